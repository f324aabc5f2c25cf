"""What has to be filled in to take a step with a verslag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.widgets import Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, Tekstvak, VeldFout, veld
from korpsmonitor_tui.tui.formulieren.bestand import lees_map
from korpsmonitor_tui.tui.velden import lees_opmerkingen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.app import ComposeResult


def kanaalkeuze() -> Select[str]:
    """How something was sent or received; by e-mail, unless somebody says otherwise."""
    keuzes = [(kanaal.value, kanaal.value) for kanaal in Kanaal]
    return Select(keuzes, value=Kanaal.EMAIL.value, allow_blank=False, id="kanaal", compact=True)


@dataclass(frozen=True, slots=True)
class Retour:
    """Why a concept goes back, and remarks: (passage id or empty, text)."""

    reden: str
    opmerkingen: tuple[tuple[str, str], ...]


class RetourDialoog(Dialoog[Retour]):
    """Sends the concept back to the notulist."""

    KNOP = _("Terugsturen")

    def __init__(self, passages: Mapping[int, str]) -> None:
        """``passages`` are ids by the number that the draft shows."""
        super().__init__(_("Terugsturen naar de notulist"))
        self._passages = passages

    def velden(self) -> ComposeResult:
        """Reason and remarks."""
        yield veld(_("Reden"), Tekstvak(id="reden"))
        yield veld(
            _("Opmerkingen"),
            Tekstvak(id="opmerkingen"),
            _("Eén per regel; “12: tekst” gaat over passage 12. Leeg: de reden wordt de opmerking."),
        )

    def lees(self) -> Retour:
        """Reason and remarks. Raises VeldFout without a reason or for an unknown passage."""
        reden = self.query_one("#reden", Tekstvak).text.strip()
        if not reden:
            raise VeldFout(_("vul een reden in; die ziet de notulist."), "reden")
        opmerkingen = []
        for nummer, tekst in lees_opmerkingen(self.query_one("#opmerkingen", Tekstvak).text):
            if nummer is not None and nummer not in self._passages:
                raise VeldFout(_("er is geen passage {nummer}.").format(nummer=nummer), "opmerkingen")
            opmerkingen.append((self._passages[nummer] if nummer is not None else "", tekst))
        return Retour(reden, tuple(opmerkingen))


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """Where the definitive file goes, and why it is laid down without reaction or akkoord."""

    map: Path
    reden: str = ""


class VaststelDialoog(Dialoog[Vaststelling]):
    """Lays the verslag down."""

    KNOP = _("Vaststellen")

    def __init__(self, titel: str, uitleg: str, map_: Path, *, met_reden: bool) -> None:
        super().__init__(titel, uitleg)
        self._map = map_
        self._met_reden = met_reden

    def velden(self) -> ComposeResult:
        """Reason, if one is needed, and folder."""
        if self._met_reden:
            yield veld(_("Reden"), Tekstvak(id="reden"), _("komt in het colofon van het verslag"))
        yield veld(_("Map"), Invulvak(str(self._map), id="map"), _("hier komt het Word-bestand"))

    def lees(self) -> Vaststelling:
        """Folder and reason. Raises VeldFout."""
        reden = self.query_one("#reden", Tekstvak).text.strip() if self._met_reden else ""
        if self._met_reden and not reden:
            raise VeldFout(_("vul een reden in; die komt in het colofon."), "reden")
        return Vaststelling(lees_map(self.query_one("#map", Invulvak).value, "map"), reden)
