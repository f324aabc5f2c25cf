"""Where the calendar file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Checkbox, Input

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.planning import maak_agenda
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import eis_vrij, lees_map, maak_map
from korpsmonitor_tui.tui.formulieren.goedkeuring import MAP
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.domain.planning import Planning
    from korpsmonitor_tui.services.sessie import Sessie


class AgendaDialoog(Dialoog[tuple["Path", bool]]):
    """Folder, and whether an earlier file may be replaced."""

    KNOP = _("Schrijven")

    def __init__(self, map_: Path) -> None:
        super().__init__(
            _("Agendabestand"),
            _(
                "Schrijft wat u ziet als .ics, met rollen en zonder namen van mensen. Lees het in uw eigen agenda in; een "
                "later bestand werkt dezelfde afspraken bij."
            ),
        )
        self._map = map_

    def velden(self) -> ComposeResult:
        """The two fields."""
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        yield veld("", Aankruisvak(_("een bestaand bestand vervangen"), id="overschrijf"))

    def on_mount(self) -> None:
        """Of a long path the beginning shows."""
        self.query_one("#map", Input).cursor_position = 0

    def lees(self) -> tuple[Path, bool]:
        """What was filled in. Raises VeldFout."""
        overschrijf = self.query_one("#overschrijf", Checkbox).value
        return lees_map(self.query_one("#map", Input).value, "map"), overschrijf


def vraag_agenda(widget: Widget, sessie: Sessie, planning: Planning) -> None:
    """Ask where to, and write."""

    def schrijf(antwoord: tuple[Path, bool]) -> Path:
        map_, overschrijf = antwoord
        doel = maak_map(map_) / f"{_('planning')}-{sessie.editie.id}-{sessie.vandaag().isoformat()}.ics"
        inhoud = maak_agenda(sessie, planning)
        return schrijf_bestand(doel if overschrijf else eis_vrij(doel), inhoud, overschrijf=overschrijf)

    vraag_en_doe(
        widget,
        AgendaDialoog(sessie.store.pad.parent / MAP),
        schrijf,
        lambda pad: widget.notify(_("Het agendabestand staat in {pad}.").format(pad=pad), markup=False),
    )
