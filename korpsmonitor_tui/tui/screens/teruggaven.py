"""What went out to a party and what came back: sending, taking in, and from there to doubts and differences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.teruggavestand import lees_teruggaven, lees_twijfels
from korpsmonitor_tui.services.uitzendingen import lees_uitzendingen
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.teruggaven import Inneming
    from korpsmonitor_tui.services.teruggavestand import Teruggave, Twijfel
    from korpsmonitor_tui.services.uitzendingen import Uitzending

KOLOMMEN = (
    (_("Wat"), 13),
    (_("Datum"), 11),
    (_("Vorm"), 6),
    (_("Versie"), 11),
    (_("Ingevuld"), 9),
    (_("Twijfels"), 13),
    (_("Bestand"), 0),
)


@dataclass(frozen=True)
class Verkeer:
    """What went out and came back, and the doubts."""

    uitzendingen: tuple[Uitzending, ...]
    teruggaven: tuple[Teruggave, ...]
    twijfels: tuple[Twijfel, ...]

    def teruggave(self, sleutel: str | None) -> Teruggave | None:
        """The return with this id."""
        return next((teruggave for teruggave in self.teruggaven if teruggave.id == sleutel), None)

    def van(self, teruggave: Teruggave) -> list[Twijfel]:
        """The doubts that a return raised."""
        return [twijfel for twijfel in self.twijfels if twijfel.teruggave == teruggave.nummer]

    @property
    def open(self) -> int:
        """How many doubts wait."""
        return sum(twijfel.open for twijfel in self.twijfels)


class Verkeerstabel(Tabel):
    """What went out and came back, newest last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            _("openen"),
            tooltip=_("beoordeel de twijfels, of bekijk de verschillen"),
        )
    ]
    te_openen = False
    """Whether there is something to open on the line under the cursor: what was sent says all it has to say below."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open what came back."""
        if action == "select_cursor":
            return self.te_openen
        return super().check_action(action, parameters)


class TeruggavenScreen(Werkscherm):
    """A line for every form that was sent and every one that came back."""

    CSS_PATH = "teruggaven.tcss"
    TITEL = _("Vragenlijst heen en terug")
    UITLEG = _(
        "Hier staat wat naar deze partij is verzonden en wat er terugkwam, met hoeveel twijfels nog wachten op een besluit. "
        "z maakt een formulier en legt vast dat het is verzonden; i leest een teruggekomen bestand in. Wat zeker is wordt "
        "meteen overgenomen zoals het is opgegeven; de rest wordt een twijfel, die u met b beoordeelt. v zet twee "
        "teruggaven naast elkaar: wat er bij een volgende teruggave is leeggemaakt of gewijzigd, staat bovenaan."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "lees_in", _("inlezen"), tooltip=_("lees een teruggekomen vragenlijst in")),
        Binding("b", "beoordeel", _("twijfels beoordelen"), tooltip=_("beslis over wat niet zeker was")),
        Binding("v", "vergelijk", _("vergelijken"), tooltip=_("zet twee teruggaven naast elkaar")),
        Binding("z", "verzend", _("verzenden"), tooltip=_("maak een formulier en leg vast dat het is verzonden")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie)
        self.dossier = dossier
        self._verkeer = Verkeer((), (), ())

    def inhoud(self) -> ComposeResult:
        """What there is, the table, the line under the cursor in full."""
        yield Static(id="stand", markup=False)
        yield Verkeerstabel(KOLOMMEN, id="verkeer")
        yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was decided on another screen shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""

        def lees() -> Verkeer:
            db = self.sessie.store.lees()
            return Verkeer(
                lees_uitzendingen(db, self.dossier),
                lees_teruggaven(db, self.dossier),
                lees_twijfels(db, self.dossier),
            )

        lees_op_achtergrond(self, lees, self._toon)

    def _toon(self, verkeer: Verkeer) -> None:
        self._verkeer = verkeer
        # In the order of the days; what was sent stands before what came back that day.
        rijen = sorted(_rijen(verkeer), key=lambda rij: rij[0] or date.max)
        tabel = self.query_one(Tabel)
        erbij = len(rijen) != tabel.row_count
        tabel.vul((sleutel, cellen) for _dag, sleutel, cellen in rijen)
        if erbij and rijen:
            # What came last is what one goes on with.
            tabel.move_cursor(row=len(rijen) - 1, animate=False)
        partij = self.sessie.partij(partij_van(self.dossier)).naam
        self.query_one("#stand", Static).update(Content(f"{partij} · {_stand(verkeer)}"))
        self._toon_details()

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        tabel = self.query_one(Verkeerstabel)
        sleutel = tabel.gekozen
        teruggave = self._verkeer.teruggave(sleutel)
        tabel.te_openen = teruggave is not None
        self.refresh_bindings()
        uitzending = next((u for u in self._verkeer.uitzendingen if u.id == sleutel), None)
        if teruggave is not None:
            tekst = _over_teruggave(self._verkeer, teruggave)
        elif uitzending is not None:
            tekst = _over_uitzending(uitzending)
        else:
            tekst = _(
                "Nog niets verzonden en niets terug. z maakt een formulier, i leest een teruggekomen bestand in."
            )
        self.query_one("#details", Static).update(Content(tekst))

    @property
    def _gekozen(self) -> Teruggave | None:
        return self._verkeer.teruggave(self.query_one(Tabel).gekozen)

    # -- what can be done --------------------------------------------------------------------------------------------

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        teruggave = self._gekozen
        if teruggave is not None and any(twijfel.open for twijfel in self._verkeer.van(teruggave)):
            self.action_beoordeel(teruggave.nummer)
        elif teruggave is not None:
            self.action_vergelijk()

    def action_lees_in(self) -> None:
        """Take in a file, and show what came of it."""
        from korpsmonitor_tui.tui.formulieren.inlezen import vraag_inlezen

        vraag_inlezen(self, self.sessie, self.dossier, self._is_ingelezen)

    def _is_ingelezen(self, innemingen: tuple[Inneming, ...]) -> None:
        from korpsmonitor_tui.tui.screens.inlezing import InlezingScreen

        self.ververs()
        self.app.push_screen(InlezingScreen(self.sessie, self.dossier, innemingen))

    def action_beoordeel(self, teruggave: int = 0) -> None:
        """Decide on doubts: where one was, or with those of return number ``teruggave``."""
        from korpsmonitor_tui.tui.screens.twijfels import TwijfelsScreen

        if self._verkeer.twijfels:
            self.app.push_screen(TwijfelsScreen(self.sessie, self.dossier, teruggave))
        else:
            self.notify(_("Er is niets waarover u moet beslissen."))

    def action_vergelijk(self) -> None:
        """Put two returns side by side: the one under the cursor beside the one before it."""
        from korpsmonitor_tui.tui.screens.vergelijking import VergelijkingScreen

        if not self._verkeer.teruggaven:
            self.notify(_("Er is nog geen vragenlijst teruggekomen om te vergelijken."))
            return
        teruggave = self._gekozen or self._verkeer.teruggaven[-1]
        self.app.push_screen(VergelijkingScreen(self.sessie, self.dossier, teruggave.nummer))

    def action_verzend(self) -> None:
        """Make forms and record them as sent."""
        from korpsmonitor_tui.tui.formulieren.verzenden import vraag_verzending

        vraag_verzending(self, self.sessie, self.dossier, self.ververs)


def _stand(verkeer: Verkeer) -> str:
    if not verkeer.teruggaven:
        return _("nog niets terug")
    terug = ngettext("{aantal} keer terug", "{aantal} keer terug", len(verkeer.teruggaven)).format(
        aantal=len(verkeer.teruggaven)
    )
    if not verkeer.twijfels:
        return _("{terug}, geen twijfels").format(terug=terug)
    if not verkeer.open:
        return _("{terug}, alle twijfels beoordeeld").format(terug=terug)
    wacht = ngettext("? {aantal} twijfel wacht op een besluit", "? {aantal} twijfels wachten op een besluit", verkeer.open)  # fmt: skip
    return f"{terug}, {wacht.format(aantal=verkeer.open)}"


def _rijen(verkeer: Verkeer) -> Iterator[tuple[date | None, str, tuple[Cel, ...]]]:
    for uitzending in verkeer.uitzendingen:
        wat = (_("→ verzonden"), "text-muted")
        termijn = _("vóór {dag}").format(dag=toon_datum(uitzending.termijn)) if uitzending.termijn else ""
        datum = toon_datum(uitzending.datum)
        yield (
            uitzending.datum,
            uitzending.id,
            (wat, datum, uitzending.vorm, uitzending.versie, "", "", termijn),
        )
    for teruggave in verkeer.teruggaven:
        eigen = verkeer.van(teruggave)
        wachtend = sum(twijfel.open for twijfel in eigen)
        twijfels: Cel = (
            _("geen") if not eigen else (_("✓ {aantal} klaar").format(aantal=len(eigen)), "text-success")
        )
        if wachtend:
            twijfels = (_("? {open} van {aantal}").format(open=wachtend, aantal=len(eigen)), "text-warning")
        yield (
            teruggave.datum,
            teruggave.id,
            (
                (_("← terug {nummer}").format(nummer=teruggave.nummer), "bold"),
                toon_datum(teruggave.datum),
                teruggave.vorm,
                teruggave.versie,
                str(_ingevuld(teruggave)),
                twijfels,
                teruggave.naam,
            ),
        )


def _ingevuld(teruggave: Teruggave) -> int:
    return len({(veld.vak, veld.veld) for veld in teruggave.inhoud.velden if veld.tekst.strip()})


def _over_teruggave(verkeer: Verkeer, teruggave: Teruggave) -> str:
    eigen = verkeer.van(teruggave)
    return _(
        "Teruggave {nummer}: {naam}\n{ingevuld} plaatsen ingevuld, {twijfels} twijfels waarvan {open} open\n"
        "Het bestand is ongewijzigd bewaard (kenmerk {sha256})"
    ).format(
        nummer=teruggave.nummer,
        naam=maak_zichtbaar(teruggave.naam),
        ingevuld=_ingevuld(teruggave),
        twijfels=len(eigen),
        open=sum(twijfel.open for twijfel in eigen),
        sha256=teruggave.sha256[:12],
    )


def _over_uitzending(uitzending: Uitzending) -> str:
    gedrukt = len(uitzending.voorgedrukt)
    termijn = (
        _("terug vóór {dag}").format(dag=toon_datum(uitzending.termijn))
        if uitzending.termijn
        else _("zonder termijn")
    )
    inhoud = (
        ngettext("{aantal} antwoord voorgedrukt", "{aantal} antwoorden voorgedrukt", gedrukt).format(
            aantal=gedrukt
        )
        if gedrukt
        else _("Leeg formulier, zonder voorgedrukte antwoorden")
    )
    return _("Verzonden op {datum}, {termijn}\n{inhoud}\nKenmerk van het bestand: {sha256}").format(
        datum=toon_datum(uitzending.datum), termijn=termijn, inhoud=inhoud, sha256=uitzending.sha256[:12]
    )
