"""Taking in a transcript: which file, of which recording, and what it corrects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widgets import Select

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import transcripten
from korpsmonitor_tui.services.opnamen import lees_opnamen
from korpsmonitor_tui.services.transcriptstand import lees_transcripten
from korpsmonitor_tui.tui.basis import lees_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Dialoog, veld
from korpsmonitor_tui.tui.formulieren.inlezen import beginmap, onthoud_map
from korpsmonitor_tui.tui.formulieren.padkeuze import Padkeuze
from korpsmonitor_tui.tui.formulieren.voortgang import doe_met_voortgang
from korpsmonitor_tui.tui.screens.transcript_inlezing import TranscriptinlezingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.widget import Widget

    from korpsmonitor_tui.services.opnamen import Opname
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcripten import Inname, Transcriptimport
    from korpsmonitor_tui.services.transcriptstand import Transcript

SOORTEN: Final = (".vtt", ".srt", ".docx", ".txt")
_MAP: Final = "transcriptmap"


@dataclass(frozen=True, slots=True)
class Keuze:
    """A file, and what it belongs to; the ids are empty where the program finds out."""

    pad: Path
    opname: str
    vervangt: str


class TranscriptDialoog(Dialoog[Keuze]):
    """Asks for the file, its recording, and the transcript that it corrects."""

    KNOP = _("Bekijken")

    def __init__(self, begin: str, opnamen: Sequence[Opname], bestaand: Sequence[Transcript]) -> None:
        super().__init__(
            _("Transcript inlezen"),
            _("WebVTT, SRT, Word of platte tekst. U ziet eerst wat er is herkend; er is dan nog niets vastgelegd."),
        )  # fmt: skip
        self._begin = begin
        self._opnamen = opnamen
        self._bestaand = bestaand

    def velden(self) -> ComposeResult:
        """File; recording and correction where there is something to choose."""
        yield Padkeuze(self._begin, SOORTEN, id="bestand")
        if self._opnamen:
            keuzes = [(_("niet bekend"), ""), *((f"{o.nummer}. {o.naam}", o.id) for o in self._opnamen)]
            waarde = self._opnamen[0].id if len(self._opnamen) == 1 else ""
            yield veld(
                _("Van opname"), Select(keuzes, value=waarde, allow_blank=False, id="opname", compact=True)
            )
        if self._bestaand:
            keuzes = [
                (_("zelf laten bepalen, aan de tekst"), ""),
                *((f"{t.nummer}. {t.naam}", t.id) for t in self._bestaand),
            ]
            yield veld(
                _("Verbetert"), Select(keuzes, value="", allow_blank=False, id="vervangt", compact=True)
            )

    def on_mount(self) -> None:
        """Begin at the path."""
        self.query_one(Padkeuze).invoer.focus()

    def lees(self) -> Keuze:
        """The file. Raises VeldFout."""
        return Keuze(self.query_one(Padkeuze).lees(), self._gekozen("#opname"), self._gekozen("#vervangt"))

    def _gekozen(self, veld_id: str) -> str:
        keuze = self.query(veld_id)
        return str(keuze.first(Select).value) if keuze else ""


def vraag_transcript(
    widget: Widget, sessie: Sessie, dossier: str, klaar: Callable[[Transcriptimport], None]
) -> None:
    """Ask for a file, show what it holds, and give what came of it to ``klaar`` once it was taken in."""

    def vraag(bekend: tuple[Sequence[Opname], Sequence[Transcript]]) -> None:
        opnamen, bestaand = bekend
        geldend = [transcript for transcript in bestaand if not transcript.vervangen]
        widget.app.push_screen(TranscriptDialoog(beginmap(sessie, _MAP), opnamen, geldend), lees)

    def toon(gelezen: tuple[Inname, Transcriptimport]) -> None:
        widget.app.push_screen(TranscriptinlezingScreen(sessie, *gelezen, klaar))

    def lees(keuze: Keuze | None) -> None:
        if keuze is None:
            return
        onthoud_map(sessie, keuze.pad, _MAP)
        taak = partial(
            transcripten.bereid_voor,
            sessie,
            dossier,
            keuze.pad,
            opname=keuze.opname,
            vervangt=keuze.vervangt,
        )
        doe_met_voortgang(
            widget,
            _("{naam} bekijken").format(naam=keuze.pad.name),
            lambda meld: _bekijk(taak(voortgang=meld)),
            toon,
            _("Het inlezen is afgebroken; er is niets vastgelegd."),
        )

    lees_op_achtergrond(
        widget,
        lambda: (lees_opnamen(sessie, dossier), lees_transcripten(sessie.store.lees(), dossier)),
        vraag,
        groep="transcript",
    )


def _bekijk(inname: Inname) -> tuple[Inname, Transcriptimport]:
    return inname, inname.bekijk()
