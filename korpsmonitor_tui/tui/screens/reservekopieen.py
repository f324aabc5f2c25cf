"""The backups of the database: which there are, how old, whether they hold; making, verifying and restoring them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import LoadingIndicator, Static

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import herstellen, reservekopieen
from korpsmonitor_tui.services.sessie import AMSTERDAM
from korpsmonitor_tui.tui.basis import (
    Werkscherm,
    doe_op_achtergrond,
    is_te_zien,
    lees_op_achtergrond,
    meld_fout,
)
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.reservekopie import MapDialoog, TerugzetDialoog
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.reservekopieen import Kopie, Overzicht, Uitkomst
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.herstel import Hersteld

KOLOMMEN: Final = (
    (_("Gemaakt"), 18),
    (_("Omvang"), 10),
    (_("Vastl."), 9),
    (_("Hoe"), 11),
    (_("Gecontroleerd"), 0),
)


class ReservekopieenScreen(Werkscherm):
    """Everything about backups."""

    CSS_PATH = "reservekopieen.tcss"
    TITEL = _("Reservekopieën")
    UITLEG = _(
        "Een reservekopie is één bestand met de versleutelde database en haar sleutelbestand. Het programma maakt er zelf "
        "één per dag en ruimt die van zichzelf op: zeven dagen, vier weken en twaalf maanden blijven. Wat u met n maakt, "
        "blijft. c leest de gekozen kopie na, a alle; t zet de gekozen kopie terug als ander bestand. Kies met m een map "
        "op een andere schijf: dan overleeft het werk ook een kapotte of gestolen laptop."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "maak", _("nieuw"), tooltip=_("maak nu een reservekopie")),
        Binding("c", "controleer", _("nalezen"), tooltip=_("lees de gekozen kopie geheel na")),
        Binding("a", "controleer_alle", _("alle nalezen"), tooltip=_("lees elke kopie van deze database geheel na")),
        Binding("t", "zet_terug", _("terugzetten"), tooltip=_("zet de gekozen kopie terug als ander bestand")),
        Binding("m", "kies_map", _("map"), tooltip=_("bewaar reservekopieën voortaan in een andere map")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._overzicht: Overzicht | None = None
        self._bezig = False

    def inhoud(self) -> ComposeResult:
        """How things stand, the table, and what the last action came to."""
        yield Static(id="stand", markup=False)
        yield Tabel(KOLOMMEN, id="kopieen")
        yield LoadingIndicator(id="bezig")
        yield Static(id="uitkomst", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()
        self.ververs()

    def ververs(self) -> None:
        """Read the folder in the background: it may be on a network."""
        lees_op_achtergrond(self, lambda: reservekopieen.lees(self.sessie), self._toon)

    def _toon(self, overzicht: Overzicht) -> None:
        self._overzicht = overzicht
        self.query_one(Tabel).vul((str(kopie.pad), _cellen(kopie)) for kopie in overzicht.kopieen)
        nu = self.sessie.store.klok()
        self.query_one("#stand", Static).update(Content.assemble(*_stand(overzicht, nu)))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a backup there is none to read or restore."""
        if action in {"controleer", "controleer_alle", "zet_terug"}:
            return bool(self._overzicht and self._overzicht.kopieen)
        return super().check_action(action, parameters)

    @property
    def _gekozen(self) -> Kopie | None:
        sleutel = self.query_one(Tabel).gekozen
        kopieen = self._overzicht.kopieen if self._overzicht else ()
        return next((kopie for kopie in kopieen if str(kopie.pad) == sleutel), None)

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_maak(self) -> None:
        """Make one now."""

        def taak() -> str:
            kopie = reservekopieen.maak(self.sessie)
            return _("Gemaakt en nagelezen: {pad}").format(pad=kopie.pad)

        self._werk(_("De reservekopie wordt gemaakt en nagelezen…"), taak)

    def action_controleer(self) -> None:
        """Read the chosen one whole."""
        if (kopie := self._gekozen) is not None:
            self._werk(
                _("De reservekopie wordt nagelezen…"),
                lambda: _uitslag((reservekopieen.controleer(self.sessie, kopie.pad),)),
            )

    def action_controleer_alle(self) -> None:
        """Read all of them whole."""
        self._werk(
            _("De reservekopieën worden nagelezen…"),
            lambda: _uitslag(reservekopieen.controleer_alle(self.sessie)),
        )

    def _werk(self, wat: str, taak: Callable[[], str]) -> None:
        """Off the UI thread, one thing at a time, with a sign that it goes on; who left this screen is told too."""
        if self._bezig:
            return
        self._zet_bezig(wat, bezig=True)
        onderste = self.app.screen_stack[0]

        def klaar(uitkomst: str | KorpsmonitorFout) -> None:
            if not is_te_zien(self):
                if isinstance(uitkomst, KorpsmonitorFout):
                    meld_fout(onderste, uitkomst)
                else:
                    onderste.notify(uitkomst, title=self.TITEL, timeout=12, markup=False)
                return
            if isinstance(uitkomst, KorpsmonitorFout):
                self._zet_bezig("", bezig=False)
                meld_fout(self, uitkomst)
            else:
                self._zet_bezig(uitkomst, bezig=False)
            self.ververs()

        def doe() -> str | KorpsmonitorFout:
            try:
                return taak()
            except KorpsmonitorFout as fout:
                return fout

        doe_op_achtergrond(onderste, doe, klaar, groep="reservekopie")

    def _zet_bezig(self, tekst: str, *, bezig: bool) -> None:
        self._bezig = bezig
        self.query_one("#bezig").display = bezig
        self.query_one("#uitkomst", Static).update(Content(tekst))

    def action_kies_map(self) -> None:
        """Keep them elsewhere from now on."""
        dialoog = MapDialoog(reservekopieen.map_van(self.sessie))
        vraag_en_doe(
            self,
            dialoog,
            lambda map_: reservekopieen.kies_map(self.sessie, map_),
            lambda _niets: self.ververs(),
        )

    def action_zet_terug(self) -> None:
        """Restore the chosen one beside the database that is open."""
        kopie = self._gekozen
        if kopie is None:
            return
        pad = self.sessie.store.pad.absolute()
        voorstel = pad.with_name(f"{pad.stem}-hersteld-{kopie.gemaakt:%Y-%m-%d}{pad.suffix}")
        versleuteld = kopie.bestand.manifest.sleutel is not None
        vraag_en_doe(
            self,
            TerugzetDialoog(kopie.pad.name, voorstel, versleuteld=versleuteld),
            lambda waarde: herstellen.herstel_elders(self.sessie, kopie.pad, waarde.doel, waarde.wachtwoord),
            self._is_teruggezet,
        )

    def _is_teruggezet(self, hersteld: Hersteld) -> None:
        self.query_one("#uitkomst", Static).update(
            Content(
                _("Teruggezet en nagelezen. Open haar met: korpsmonitor --db {pad}").format(pad=hersteld.pad)
            )
        )


def _cellen(kopie: Kopie) -> tuple[Cel, ...]:
    zegt = kopie.bestand.manifest
    dag = f"{kopie.gecontroleerd.astimezone(AMSTERDAM):%d-%m-%Y}"
    if not kopie.van_hier:
        controle: Cel = (_("van een andere database"), "text-muted")
    elif kopie.klopt:
        controle = _("klopt, {dag}").format(dag=dag)
    else:
        controle = (_("KLOPT NIET, {dag}").format(dag=dag), "text-error")
    return (
        f"{kopie.gemaakt:%d-%m-%Y %H:%M}",
        _("{mb} MB").format(mb=f"{kopie.bestand.grootte / 10**6:.1f}".replace(".", ",")),
        str(zegt.events),
        _("vanzelf") if zegt.vanzelf else _("op verzoek"),
        controle,
    )


def nieuwste_regel(overzicht: Overzicht, nu: datetime) -> tuple[str, str]:
    """How old the newest backup is, as a text with a style."""
    nieuwste = overzicht.nieuwste
    if not overzicht.bereikbaar:
        return _("De map met reservekopieën is er niet; is de schijf aangesloten?"), "bold $text-warning"
    if nieuwste is None:
        return _("Er is nog geen reservekopie van deze database."), "bold $text-warning"
    regel = _("De nieuwste reservekopie is van {wanneer} ({oud}).").format(
        wanneer=f"{nieuwste.gemaakt:%d-%m-%Y %H:%M}", oud=_oud(nieuwste.gemaakt, nu)
    )
    return regel, "bold $text-warning" if overzicht.verouderd else ""


def _stand(overzicht: Overzicht, nu: datetime) -> list[str | tuple[str, str]]:
    delen: list[str | tuple[str, str]] = [nieuwste_regel(overzicht, nu)]
    if not overzicht.bereikbaar:
        delen.append("\n")
    elif overzicht.nieuwste is None:
        delen.append(_(" n maakt er een.\n"))
    elif overzicht.verouderd:
        delen.append(_("\nSindsdien is er gewerkt dat in geen reservekopie staat; n maakt er een.\n"))
    else:
        delen.append("\n")
    delen.append(_("Map: {map}\n").format(map=overzicht.map))
    if overzicht.bereikbaar and overzicht.zelfde_schijf:
        delen.append(_("Dat is dezelfde schijf als die van de database; m kiest een map op een andere.\n"))
    if overzicht.fout:
        delen.append(
            (_("De laatste automatische mislukte. {fout}\n").format(fout=overzicht.fout), "$text-error")
        )
    delen += [(f"{bestand.reden}\n", "$text-error") for bestand in overzicht.onleesbaar]
    return delen


def _oud(gemaakt: datetime, nu: datetime) -> str:
    dagen = (nu.astimezone(AMSTERDAM).date() - gemaakt.date()).days
    if dagen <= 0:
        return _("vandaag")
    return ngettext("{aantal} dag oud", "{aantal} dagen oud", dagen).format(aantal=dagen)


def _uitslag(uitkomsten: tuple[Uitkomst, ...]) -> str:
    if not uitkomsten:
        return _("Er zijn geen reservekopieën om na te lezen; n maakt er een.")
    gebreken = [uitkomst.gebrek for uitkomst in uitkomsten if uitkomst.gebrek]
    goed = len(uitkomsten) - len(gebreken)
    regels = [
        ngettext("{aantal} reservekopie klopt.", "{aantal} reservekopieën kloppen.", goed).format(aantal=goed)
    ]
    return "\n".join([*gebreken, *(regels if goed else [])])
