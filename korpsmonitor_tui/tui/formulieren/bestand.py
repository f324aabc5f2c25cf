"""Where a Word file goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Checkbox

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.documenten import Bewaard, bestandsnaam, bewaar_verslag
from korpsmonitor_tui.services.versies import lees_versienummer
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, VeldFout, veld, vraag_en_doe
from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.sessie import Sessie

MAP = "verslagen"


def standaardmap(sessie: Sessie) -> Path:
    """The folder beside the database."""
    return sessie.store.pad.parent / MAP


def lees_map(tekst: str, veld_id: str) -> Path:
    """A folder as it was typed. Raises VeldFout for none, or if a file is in the way."""
    if not tekst.strip():
        raise VeldFout(_("vul een map in."), veld_id)
    map_ = Path(tekst.strip()).expanduser()
    if map_.is_file():
        raise VeldFout(_("{map} is een bestand; vul een map in.").format(map=map_), veld_id)
    return map_


def maak_map(map_: Path) -> Path:
    """Make the folder if it is not there. Raises OnbruikbareInvoer."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise OnbruikbareInvoer(
            _("De map {map} kan niet worden gemaakt ({oorzaak}); er is niets geschreven.").format(
                map=map_, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    return map_


def eis_vrij(pad: Path) -> Path:
    """The path, if no file is there yet. Raises VeldFout."""
    if pad.exists():
        raise VeldFout(_("{naam} bestaat al in deze map en is niet vervangen.").format(naam=pad.name), "map")
    return pad


class WordDialoog(Dialoog[tuple[Path, bool]]):
    """Asks for the folder of the file, and whether an earlier file may be replaced."""

    KNOP = _("Schrijven")

    def __init__(self, map_: Path) -> None:
        super().__init__(
            _("Verslag als Word-bestand"),
            _(
                "Het concept van nu of, als de tekst vastligt, precies het vastgelegde bestand. De stand verandert niet."
            ),
        )
        self._map = map_

    def velden(self) -> ComposeResult:
        """Folder and permission."""
        yield veld(_("Map"), Invulvak(str(self._map), id="map"))
        yield veld("", Aankruisvak(_("een bestaand bestand vervangen"), id="overschrijf"))

    def lees(self) -> tuple[Path, bool]:
        """Folder and permission. Raises VeldFout."""
        return lees_map(self.query_one("#map", Invulvak).value, "map"), self.query_one(
            "#overschrijf", Checkbox
        ).value


def vraag_bestand(widget: Widget, sessie: Sessie, dossier: str, wacht: Callable[[], None]) -> None:
    """Ask for a folder and write the verslag in it. ``wacht`` waits until what was typed is in the database."""

    def schrijf(antwoord: tuple[Path, bool]) -> Bewaard:
        map_, overschrijf = antwoord
        wacht()
        naam = bestandsnaam(sessie, dossier, lees_versienummer(sessie.store.lees(), dossier))
        doel = maak_map(map_) / naam
        return bewaar_verslag(
            sessie, dossier, doel if overschrijf else eis_vrij(doel), overschrijf=overschrijf
        )

    def klaar(bewaard: Bewaard) -> None:
        widget.notify(_("Het verslag staat in {pad}.").format(pad=bewaard.pad), markup=False)
        for melding in bewaard.meldingen:
            widget.notify(melding, severity="warning", timeout=12, markup=False)

    vraag_en_doe(widget, WordDialoog(standaardmap(sessie)), schrijf, klaar)
