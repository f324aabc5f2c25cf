"""Where the approval list goes, and as what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.widgets import Checkbox, Input, Select

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.goedkeuring import VORMEN, maak_bestand
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld, vraag_en_doe
from korpsmonitor_tui.tui.formulieren.bestand import eis_vrij, lees_map, maak_map
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.goedkeuring import Goedkeuring
    from korpsmonitor_tui.services.sessie import Sessie

MAP: Final = "overzichten"
"""Folder beside the database."""


class LijstDialoog(Dialoog[tuple[Path, str, bool]]):
    """Folder, form, and whether an earlier file may be replaced."""

    KNOP = _("Schrijven")

    def __init__(self, map_: Path) -> None:
        super().__init__(
            _("Lijst als bestand"), _("Precies de regels die u nu ziet, met alle kolommen. De stand verandert niet.")
        )  # fmt: skip
        self._map = map_

    def velden(self) -> ComposeResult:
        """The three fields."""
        keuzes = [(_("rekenblad (.xlsx)"), VORMEN[0]), (_("tekst met puntkomma's (.csv)"), VORMEN[1])]
        yield veld(_("Vorm"), Select(keuzes, value=VORMEN[0], allow_blank=False, id="vorm", compact=True))
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        yield veld("", Aankruisvak(_("een bestaand bestand vervangen"), id="overschrijf"))

    def on_mount(self) -> None:
        """Of a long path the beginning shows."""
        self.query_one("#map", Input).cursor_position = 0

    def lees(self) -> tuple[Path, str, bool]:
        """What was filled in. Raises VeldFout."""
        return (
            lees_map(self.query_one("#map", Input).value, "map"),
            str(self.query_one("#vorm", Select).value),
            self.query_one("#overschrijf", Checkbox).value,
        )


def vraag_lijstbestand(widget: Widget, sessie: Sessie, delen: Sequence[Goedkeuring]) -> None:
    """Ask where to, and write these lines."""

    def schrijf(antwoord: tuple[Path, str, bool]) -> Path:
        map_, vorm, overschrijf = antwoord
        naam = f"{_('goedkeuring')}-{sessie.editie.id}-{sessie.vandaag().isoformat()}.{vorm}"
        doel = maak_map(map_) / naam
        return schrijf_bestand(
            doel if overschrijf else eis_vrij(doel),
            maak_bestand(sessie, delen, vorm),
            overschrijf=overschrijf,
        )

    vraag_en_doe(
        widget,
        LijstDialoog(sessie.store.pad.parent / MAP),
        schrijf,
        lambda pad: widget.notify(_("De lijst staat in {pad}.").format(pad=pad), markup=False),
    )
