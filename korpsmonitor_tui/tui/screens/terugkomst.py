"""A returned verslag before it is taken in: whose it is, of which version, what was done, and what a person must see."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import kort, maak_zichtbaar
from korpsmonitor_tui.domain.teruglezing import Aard, Zekerheid
from korpsmonitor_tui.domain.wederhoor import aardnaam
from korpsmonitor_tui.services import wederhoor
from korpsmonitor_tui.services.bijlagen import lees_bestand
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.terugkomst import Lot, uitleg
from korpsmonitor_tui.services.versies import zonder_antwoord
from korpsmonitor_tui.services.verslaglezing import (
    GETYPT,
    lees_opmerkingentekst,
    lees_terug,
    leg_vast,
    telling,
)
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.dialogs import vraag_en_doe
from korpsmonitor_tui.tui.formulieren.inlezen import beginmap, onthoud_map
from korpsmonitor_tui.tui.formulieren.terugkomst import BestandDialoog, OntvangstDialoog
from korpsmonitor_tui.tui.formulieren.wederhoor import AkkoordDialoog
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.woorden import woordverschil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.teruglezing import Terugpunt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.terugkomst import Vastgelegd
    from korpsmonitor_tui.services.verslaglezing import Gelezen
    from korpsmonitor_tui.services.wederhoor import Antwoord

Deel = str | tuple[str, str]

_MAP = "terugkomstmap"


_OMGEVING: Final = 12
"""Words around a change that tell where it stands: a passage can be a page long."""


def vraag_teruggave(widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[], None]) -> None:
    """Ask for a file, read it, and show it before anything is recorded; without ``dossier`` the file tells whose it is.

    A file that cannot be used leaves the dialog open, with the reason.
    """

    def lees(pad: Path) -> tuple[Path, Gelezen]:
        inhoud = lees_bestand(pad)
        onthoud_map(sessie, pad, _MAP)
        if pad.suffix.casefold() not in GETYPT:
            return pad, lees_terug(sessie, inhoud, pad.name, dossier)
        if not dossier:
            raise OnbruikbareInvoer(
                _(
                    "{naam} zegt niet van wie het is; lees overgetypte opmerkingen in vanuit het dossier."
                ).format(naam=pad.name)
            )
        return pad, lees_opmerkingentekst(sessie, inhoud, pad.name, dossier)

    def toon(gelezen: tuple[Path, Gelezen]) -> None:
        widget.app.push_screen(TerugkomstScreen(sessie, *gelezen), lambda _niets: klaar())

    partij = sessie.partij(partij_van(dossier)).naam if dossier else ""
    vraag_en_doe(widget, BestandDialoog(beginmap(sessie, _MAP), partij), lees, toon)


class TerugkomstScreen(Werkscherm):
    """Read only, until somebody says that it is right."""

    CSS_PATH = "terugkomst.tcss"
    TITEL = _("Teruggekomen verslag")
    UITLEG = _(
        "Wat er in het bestand staat, naast de versie die is verstuurd: wat erbij kwam is vet en onderstreept, wat verviel "
        "is doorgestreept. Er is nog niets vastgelegd. Enter legt alles vast als genummerde opmerkingen, en bewaart het "
        "bestand zelf; a legt een akkoord vast als er niets is gewijzigd. Esc gaat terug zonder iets vast te leggen."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leg_vast", _("vastleggen"), tooltip=_("maak van alles genummerde opmerkingen en bewaar het bestand")),
        Binding("a", "akkoord", _("akkoord"), tooltip=_("leg vast dat deze respondent akkoord is, met dit bestand als bewijs")),
        Binding("escape", "dismiss", _("terug"), tooltip=_("ga terug zonder iets vast te leggen")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, pad: Path, gelezen: Gelezen) -> None:
        super().__init__(sessie)
        self._pad = pad
        self._gelezen = gelezen

    def inhoud(self) -> ComposeResult:
        """One text, to scroll through."""
        with VerticalScroll(id="terugkomst"):
            yield Static(Content.assemble(*_tekst(self._gelezen)))

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#terugkomst").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits: remarks to record, or nothing but an akkoord."""
        gelezen = self._gelezen
        if action == "leg_vast":
            return not (gelezen.al_gelezen or gelezen.ongewijzigd or gelezen.zegt_akkoord)
        return action != "akkoord" or gelezen.voorgesteld_akkoord

    def _respondenten(self) -> list[tuple[str, str]]:
        """Who it was sent to; first who it is from, else who did not answer yet."""
        eigen = self._gelezen.respondent
        open_ = zonder_antwoord(self.sessie.store.lees(), self._gelezen.dossier)
        return sorted(
            self._gelezen.versie.respondenten, key=lambda paar: (paar[1] != eigen, paar[1] not in open_)
        )

    def action_leg_vast(self) -> None:
        """Ask from whom it is, and record."""
        gelezen = self._gelezen

        def gedaan(uitkomst: Vastgelegd) -> None:
            self.app.notify(uitleg(uitkomst), markup=False, timeout=8)
            self.dismiss()
            if uitkomst.lot == Lot.VASTGELEGD:
                self.app.post_message(
                    OpenDossier(gelezen.dossier, "wederhoor", "opmerking", uitkomst.opmerkingen[0])
                )

        dialoog = OntvangstDialoog(gelezen.naam, self._respondenten(), self.sessie.vandaag())
        vraag_en_doe(self, dialoog, lambda antwoord: leg_vast(self.sessie, gelezen, antwoord), gedaan)

    def action_akkoord(self) -> None:
        """Ask who agrees, and record that with the file as evidence."""
        dossier = self._gelezen.dossier

        def doe(antwoord: Antwoord) -> tuple[str, ...]:
            return wederhoor.leg_akkoord_vast(self.sessie, dossier, antwoord)

        def gedaan(ontbreekt: tuple[str, ...]) -> None:
            nog = (
                _("Nog geen akkoord van {wie}.").format(wie=", ".join(ontbreekt))
                if ontbreekt
                else _("Iedereen is akkoord.")
            )
            self.app.notify(_("Akkoord vastgelegd. {nog}").format(nog=nog), markup=False)
            self.dismiss()

        vraag_en_doe(
            self, AkkoordDialoog(self._respondenten(), self.sessie.vandaag(), str(self._pad)), doe, gedaan
        )


def _tekst(gelezen: Gelezen) -> Iterator[Deel]:
    wie = gelezen.respondent or _("een respondent; kies wie bij het vastleggen")
    yield (
        _("{naam}: {partij}, versie {versie}, van {wie}\n").format(
            naam=maak_zichtbaar(gelezen.naam), partij=gelezen.partij, versie=gelezen.versie.nummer, wie=wie
        ),
        "bold $text-accent",
    )
    for melding in gelezen.meldingen:
        yield (f"! {maak_zichtbaar(melding)}\n", "$text-warning")
    yield f"{telling(gelezen)}\n"
    yield (f"{_wat_nu(gelezen)}\n", "bold")
    nummers = {lot.passage: lot.nummer for lot in gelezen.lezing.passages}
    for punt in gelezen.lezing.punten:
        yield "\n"
        yield from _punt(punt, nummers.get(punt.na))


def _wat_nu(gelezen: Gelezen) -> str:
    if gelezen.al_gelezen:
        return _("Dit bestand is al eerder ingelezen; er is niets toe te voegen.")
    if gelezen.zegt_akkoord:
        woorden = " / ".join(gelezen.lezing.akkoordwoorden)
        zegt = _("Er is niets gewijzigd en er staat “{woorden}”. ").format(woorden=maak_zichtbaar(woorden))
        return zegt + (
            _("a, Enter legt het akkoord vast.")
            if gelezen.actueel
            else _("Dat gaat over een eerdere versie.")
        )
    if gelezen.ongewijzigd:
        if not gelezen.actueel:
            return _("Er is niets gewijzigd in deze eerdere versie; er is niets vast te leggen.")
        return _("Er is niets gewijzigd. Is de respondent akkoord? a, Enter legt dat vast.")
    return ngettext(
        "Enter maakt hiervan {aantal} genummerde opmerking.",
        "Enter maakt hiervan {aantal} genummerde opmerkingen.",
        len(gelezen.lezing.punten),
    ).format(aantal=len(gelezen.lezing.punten))


def _punt(punt: Terugpunt, na: int | None) -> Iterator[Deel]:
    if punt.nummer:
        waar = _("passage {nummer}").format(nummer=punt.nummer)
    else:
        waar = _("na passage {nummer}").format(nummer=na) if na else _("geen passage")
    onzeker = _(" (te plaatsen)") if punt.zekerheid == Zekerheid.VOORSTEL else ""
    wie = f" · {maak_zichtbaar(punt.auteur)}" if punt.auteur else ""
    yield (f"{waar}{onzeker} · {aardnaam(punt.aard)}{wie}\n", "$text-muted")
    if punt.aard == Aard.OPMERKING:
        if punt.bij:
            yield (_("bij “{woorden}”: ").format(woorden=kort(punt.bij, 80)), "$text-muted")
        yield f"{maak_zichtbaar(punt.tekst)}\n"
        return
    if punt.aard == Aard.VERPLAATST and not punt.nieuw:
        yield f"{maak_zichtbaar(punt.oud)}\n"
        return
    if punt.bij:
        yield (_("in {plaats}: ").format(plaats=kort(punt.bij, 80)), "$text-muted")
    yield from woordverschil(punt.oud, punt.nieuw, _OMGEVING)
    yield "\n"
