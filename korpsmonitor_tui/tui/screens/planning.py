"""The weeks ahead: what is overdue, then every week with its interviews, termijnen and holidays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from korpsmonitor_tui.domain.planning import MEESTE_WEKEN, Plansoort, soortnaam
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.planning import STANDAARD, lees_planning
from korpsmonitor_tui.tui.basis import Werkscherm, lees_op_achtergrond
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.velden import toon_datum
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.planning import Planning, Planpunt, Week
    from korpsmonitor_tui.services.sessie import Sessie

KOLOMMEN: Final = (
    (_("Dag"), 9),
    (_("Tijd"), 6),
    (_("Wat"), 19),
    (_("Waarover"), 0),
    (_("Wie"), 21),
)
DAGEN: Final = (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo"))
TABS: Final = {
    Plansoort.GESPREK: "gesprek",
    Plansoort.OPNAME: "gesprek",
    Plansoort.VRAGENLIJST: "vragenlijst",
    Plansoort.VERSLAG: "wederhoor",
    Plansoort.RAPPEL: "wederhoor",
    Plansoort.BRIEF: "weging",
    Plansoort.MAATREGEL: "weging",
}
"""The tab of the dossier where each is seen to."""


@dataclass(frozen=True, slots=True)
class _Rij:
    """A row of the table; a heading or a holiday has no point."""

    cellen: tuple[Cel, ...]
    tekst: str
    """What the line below the table says of it."""
    punt: Planpunt | None = None


class Planningtabel(Tabel):
    """A point a row, under the heading of its week."""

    SORTEERBAAR = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", _("openen"), tooltip=_("open het dossier, of de opvragingen bij bronnen"))
    ]  # fmt: skip


class PlanningScreen(Werkscherm):
    """The table, and the line under the cursor in words."""

    CSS_PATH = "planning.tcss"
    TITEL = _("De weken vooruit")
    UITLEG = _(
        "Bovenaan wat te laat is (!), dan per week: gesprekken, de laatste dag voor een reactie op een verslag, rappels die aan "
        "de beurt zijn, vragenlijsten en lijsten van bronnen die terug moeten, en opnamen die vernietigd moeten worden. "
        "Feestdagen staan ertussen. + en - tonen meer of minder weken. i schrijft een agendabestand (.ics) zonder namen van "
        "mensen, dat u in uw eigen agenda inleest. Enter gaat naar het dossier."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "weken(2)", _("meer"), tooltip=_("twee weken verder kijken")),
        Binding("minus", "weken(-2)", _("minder weken"), show=False, tooltip=_("twee weken minder")),
        Binding("i", "agenda", _("agenda"), tooltip=_("schrijf wat u ziet als .ics voor uw agenda")),
        Binding("f5", "ververs", _("vernieuwen"), show=False, tooltip=_("lees de stand opnieuw")),
        Binding("escape", "dismiss", _("terug")),
    ]  # fmt: skip

    def __init__(self, sessie: Sessie) -> None:
        super().__init__(sessie)
        self._weken = STANDAARD
        self._planning: Planning | None = None
        self._rijen: dict[str, _Rij] = {}

    def inhoud(self) -> ComposeResult:
        """How much there is, table, details."""
        yield Static(id="stand", markup=False)
        yield Planningtabel(KOLOMMEN, id="planning")
        yield Static(id="details", markup=False)

    def on_mount(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.ververs()

    # -- reading and showing -----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """Read in the background."""
        weken = self._weken
        lees_op_achtergrond(self, lambda: lees_planning(self.sessie, weken), self._toon)

    action_ververs = ververs

    def _toon(self, planning: Planning) -> None:
        eerste_keer, self._planning = self._planning is None, planning
        self._rijen = dict(_rijen(planning, self.sessie.vandaag()))
        tabel = self.query_one(Tabel)
        tabel.vul((sleutel, rij.cellen) for sleutel, rij in self._rijen.items())
        eerste = next((nr for nr, rij in enumerate(self._rijen.values()) if rij.punt), 0)
        if eerste_keer:
            tabel.move_cursor(row=eerste, animate=False)
        self.query_one("#stand", Static).update(Content(_stand(planning)))
        self._toon_details()

    @on(DataTable.RowHighlighted)
    def _toon_details(self) -> None:
        rij = self._rijen.get(self.query_one(Tabel).gekozen or "")
        self.query_one("#details", Static).update(Content(maak_zichtbaar(rij.tekst if rij else "")))

    # -- what can be done --------------------------------------------------------------------------------------------

    def action_weken(self, erbij: int) -> None:
        """Look further ahead, or less far."""
        weken = max(2, min(MEESTE_WEKEN, self._weken + erbij))
        if weken == self._weken:
            self.notify(_("Kies 2 tot en met {meeste} weken.").format(meeste=MEESTE_WEKEN))
            return
        self._weken = weken
        self.ververs()

    def action_agenda(self) -> None:
        """Write a calendar file of what is shown."""
        from korpsmonitor_tui.tui.formulieren.agenda import vraag_agenda

        if self._planning is None or not self._planning.punten:
            self.notify(_("Er is niets om in een agenda te zetten."))
            return
        vraag_agenda(self, self.sessie, self._planning)

    @on(DataTable.RowSelected)
    def _open(self) -> None:
        rij = self._rijen.get(self.query_one(Tabel).gekozen or "")
        punt = rij.punt if rij else None
        if punt is None:
            return
        if punt.dossier:
            self.app.post_message(OpenDossier(punt.dossier, TABS[punt.soort]))
            return
        from korpsmonitor_tui.tui.screens.bronnen import BronnenScreen

        self.app.push_screen(BronnenScreen(self.sessie))


def _stand(planning: Planning) -> str:
    weken, punten = len(planning.weken), len(planning.punten)
    delen = [
        ngettext("{aantal} week", "{aantal} weken", weken).format(aantal=weken),
        ngettext("{aantal} punt", "{aantal} punten", punten).format(aantal=punten),
    ]
    if planning.te_laat:
        delen.append(_("{aantal} te laat").format(aantal=len(planning.te_laat)))
    return " · ".join(delen)


def _rijen(planning: Planning, vandaag: date) -> Iterator[tuple[str, _Rij]]:
    if planning.te_laat:
        kop: tuple[Cel, ...] = (("!", "bold"), "", (_("te laat"), "bold"), "", "")
        yield "te_laat", _Rij(kop, _("Hiervan is de dag voorbij."))
        yield from ((punt.kenmerk, _rij(punt)) for punt in planning.te_laat)
    for week in planning.weken:
        yield f"week-{week.begin}", _weekkop(week, vandaag)
        feesten = [(dag, f"feest-{dag}", _feest(dag, naam)) for dag, naam in week.feestdagen]
        punten = [(punt.dag, punt.kenmerk, _rij(punt)) for punt in week.punten]
        # A holiday stands before what falls on it.
        for _dag, sleutel, rij in sorted(feesten + punten, key=lambda paar: paar[0]):
            yield sleutel, rij


def _weekkop(week: Week, vandaag: date) -> _Rij:
    nu = _("deze week") if week.begin <= vandaag and (vandaag - week.begin).days < len(DAGEN) else ""
    leeg = (
        ""
        if week.punten
        else _(
            "Niets gepland. Plan een gesprek in het overzicht (p); termijnen komen er bij het versturen vanzelf bij."
        )
    )
    return _Rij(
        (
            (_("Week {nummer}").format(nummer=week.nummer), "bold"),
            "",
            (nu or _("vanaf {dag}").format(dag=toon_datum(week.begin)[:5]), "text-accent"),
            ("" if week.punten else _("niets gepland"), "text-muted"),
            "",
        ),
        leeg or _("Week {nummer}, vanaf {dag}.").format(nummer=week.nummer, dag=toon_datum(week.begin)),
    )


def _feest(dag: date, naam: str) -> _Rij:
    return _Rij(
        (_dagtekst(dag), "", (_("feestdag"), "text-warning"), (naam, "text-warning"), ""),
        _("{naam}: geen werkdag; een termijn in werkdagen telt deze dag niet mee.").format(naam=naam),
    )


def _rij(punt: Planpunt) -> _Rij:
    merk = "! " if punt.te_laat else ""
    wat: Cel = (f"{merk}{soortnaam(punt.soort)}", "text-error" if punt.te_laat else "")
    plaats = f" {punt.plaats}" if punt.plaats else ""
    return _Rij(
        (_dagtekst(punt.dag), punt.tijd, wat, punt.waarover, punt.wie),
        f"{toon_datum(punt.dag)} {punt.tijd}{plaats}  {punt.waarover}: {punt.wat}",
        punt,
    )


def _dagtekst(dag: date) -> str:
    return f"{DAGEN[dag.weekday()]} {toon_datum(dag)[:5]}"
