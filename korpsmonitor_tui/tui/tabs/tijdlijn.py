"""The timeline: who did what and when, newest first, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import maak_zichtbaar
from korpsmonitor_tui.services.tijdlijn import Tijdlijnregel, lees_tijdlijn
from korpsmonitor_tui.tui.basis import DossierTab, lees_op_achtergrond
from korpsmonitor_tui.tui.widgets.tabel import Cel, Tabel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie


class TijdlijnTab(DossierTab):
    """Read only: it is the record."""

    TITEL = _("Tijdlijn")
    UITLEG = _(
        "Alles wat in dit dossier is vastgelegd, het nieuwste bovenaan: wanneer, door wie, wat en waarom. Met / zoekt u "
        "op naam of woord. Hier wordt niets gewijzigd."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", _("filter"), tooltip=_("toon alleen regels met deze woorden")),
        Binding("escape", "wis_filter", _("filter wissen"), show=False),
    ]

    def __init__(self, sessie: Sessie, dossier: str) -> None:
        super().__init__(sessie, dossier)
        self._regels: tuple[Tijdlijnregel, ...] = ()
        self._zichtbaar: dict[str, Tijdlijnregel] = {}

    def compose(self) -> ComposeResult:
        """Filter, table, the line under the cursor in full."""
        yield Input(placeholder=_("Filter op naam of woord…"), id="filter", compact=True)
        yield Tabel(((_("Wanneer"), 15), (_("Wie"), 17), (_("Wat"), 0)), id="gebeurtenissen")
        yield Static(id="regel", markup=False)

    def ververs(self) -> None:
        """Read the timeline in the background."""
        lees_op_achtergrond(self, lambda: lees_tijdlijn(self.sessie, self.dossier), self._toon)

    def _toon(self, regels: tuple[Tijdlijnregel, ...]) -> None:
        self._regels = regels
        self._vul()

    def _vul(self) -> None:
        woorden = [opzoeknaam(woord) for woord in self.query_one("#filter", Input).value.split()]
        self._zichtbaar = {
            regel.handeling: regel
            for regel in self._regels
            if all(woord in opzoeknaam(f"{regel.wie}{regel.wat}{regel.reden}") for woord in woorden)
        }
        self.query_one(Tabel).vul((sleutel, _cellen(regel)) for sleutel, regel in self._zichtbaar.items())
        self._toon_regel()

    @on(DataTable.RowHighlighted)
    def _toon_regel(self) -> None:
        sleutel = self.query_one(Tabel).gekozen
        regel = self._zichtbaar.get(sleutel) if sleutel else None
        if regel is None:
            aantal = len(self._regels)
            leeg = _("Nog niets vastgelegd.") if not aantal else _("Niets gevonden; Esc toont alles.")
            self.query_one("#regel", Static).update(Content(leeg))
            return
        delen = [f"{regel.tijd:%d-%m-%Y %H:%M} · {regel.wie} · {maak_zichtbaar(regel.wat)}"]
        if regel.reden:
            delen.append(_("Reden: {reden}").format(reden=maak_zichtbaar(regel.reden)))
        if regel.ongedaan:
            delen.append(_("Dit is later ongedaan gemaakt."))
        self.query_one("#regel", Static).update(Content("\n".join(delen)))

    @on(Input.Changed, "#filter")
    def _filter(self) -> None:
        self._vul()

    @on(Input.Submitted, "#filter")
    def _naar_tabel(self) -> None:
        self.query_one(Tabel).focus()

    def focus_eerste(self) -> None:
        """Begin in the table."""
        self.query_one(Tabel).focus()

    def action_filter(self) -> None:
        """Type words to look for."""
        self.query_one("#filter").add_class("zichtbaar").focus()

    def action_wis_filter(self) -> None:
        """Show everything."""
        veld = self.query_one("#filter", Input)
        veld.value = ""
        veld.remove_class("zichtbaar")
        self.query_one(Tabel).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape clears a filter only if there is one; else it goes back to the overzicht."""
        return action != "wis_filter" or self.query_one("#filter").has_class("zichtbaar")


def _cellen(regel: Tijdlijnregel) -> tuple[Cel, ...]:
    stijl = "text-muted" if regel.ongedaan else ""
    wat = regel.wat if not regel.reden else f"{regel.wat} – {regel.reden}"
    if regel.ongedaan:
        wat = _("(ongedaan) {wat}").format(wat=wat)
    return (f"{regel.tijd:%d-%m-%y %H:%M}", "text-muted"), (regel.wie, stijl), (wat, stijl)
