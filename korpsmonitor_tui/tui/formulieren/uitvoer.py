"""Where one document goes, and in which form; making it behind a progress bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input, Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import pdf
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import eis_vrij, lees_map, maak_map
from korpsmonitor_tui.tui.formulieren.rapport import MAP
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie

PDF: Final = ".pdf"
VORMEN: Final = {
    ".docx": _("Word (.docx)"),
    PDF: _("PDF/A (.pdf)"),
    ".xlsx": _("rekenblad (.xlsx)"),
    ".csv": _("CSV (.csv)"),
}


@dataclass(frozen=True, slots=True)
class Doel:
    """A folder, the suffix of the form, and whether an earlier file may be replaced."""

    map: Path
    vorm: str
    overschrijf: bool


class UitvoerDialoog(Dialoog[Doel]):
    """Asks for them."""

    KNOP = _("Schrijven")

    def __init__(self, titel: str, uitleg: str, vormen: tuple[str, ...], map_: Path) -> None:
        """``vormen`` are keys of ``VORMEN``, the usual one first."""
        super().__init__(titel, uitleg)
        self._vormen = [vorm for vorm in vormen if vorm != PDF or pdf.is_mogelijk()]
        self._map = map_

    def velden(self) -> ComposeResult:
        """The fields."""
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        keuzes = [(VORMEN[vorm], vorm) for vorm in self._vormen]
        yield veld(
            _("Vorm"), Select(keuzes, value=self._vormen[0], allow_blank=False, id="vorm", compact=True)
        )
        yield veld("", Aankruisvak(_("een bestaand bestand vervangen"), id="overschrijf"))

    def on_mount(self) -> None:
        """Of a long path the beginning shows."""
        self.query_one("#map", Input).cursor_position = 0

    def lees(self) -> Doel:
        """What was filled in. Raises VeldFout."""
        return Doel(
            lees_map(self.query_one("#map", Input).value, "map"),
            str(self.query_one("#vorm", Select).value),
            self.query_one("#overschrijf", Checkbox).value,
        )


def vraag_uitvoer(
    widget: Widget,
    sessie: Sessie,
    dialoog: tuple[str, str, tuple[str, ...]],
    naam: Callable[[str], str],
    schrijf: Callable[[Path, bool], tuple[Path, tuple[str, ...]]],
) -> None:
    """Ask (title, explanation, forms), write the file that ``naam`` calls by its form, and say where it is.

    ``schrijf`` gets the path and whether a file may be replaced; it returns the path and what should be known of it.
    """

    def bereid_voor(doel: Doel) -> tuple[Path, bool]:
        pad = maak_map(doel.map) / f"{naam(doel.vorm)}{doel.vorm}"
        return (pad if doel.overschrijf else eis_vrij(pad)), doel.overschrijf

    def klaar(uitkomst: tuple[Path, tuple[str, ...]]) -> None:
        pad, meldingen = uitkomst
        widget.notify(_("Het bestand staat in {pad}.").format(pad=pad), timeout=12, markup=False)
        for melding in meldingen:
            widget.notify(melding, severity="warning", timeout=12, markup=False)

    def begin(waarheen: tuple[Path, bool]) -> None:
        titel = _("{naam} schrijven").format(naam=waarheen[0].name)
        doe_met_voortgang(widget, titel, lambda _meld: schrijf(*waarheen), klaar, _("Afgebroken."))

    titel, uitleg, vormen = dialoog
    vraag_en_doe(
        widget, UitvoerDialoog(titel, uitleg, vormen, sessie.store.pad.parent / MAP), bereid_voor, begin
    )
