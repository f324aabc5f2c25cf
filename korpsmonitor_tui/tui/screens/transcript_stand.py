"""What the screen with a transcript shows: its turns, the notes beside them, and where a word stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.services.notuleren import waarom_niet
from korpsmonitor_tui.services.transcriptstand import (
    Transcript,
    eis_transcript,
    lees_beurten,
    sprekerlabels,
)
from korpsmonitor_tui.services.uitlijning import lijn_uit_met

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.uitlijning import Lijn


@dataclass(frozen=True)
class Leesstand:
    """A transcript beside the notes. Places are those in ``beurten`` and ``lijnen``, from 0."""

    transcript: Transcript
    beurten: tuple[Beurt, ...]
    labels: dict[str, str]
    """Names in the file -> who that is."""
    lijnen: tuple[Lijn, ...]
    vast: str
    """Why nothing can be written now; empty if it can."""
    _zoekteksten: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def wie(self, beurt: Beurt) -> str:
        """Who speaks: by role, else as the file has it."""
        return self.labels.get(beurt.spreker) or beurt.spreker or "?"

    @cached_property
    def bij_beurt(self) -> dict[int, list[int]]:
        """Places of the notes that stand beside a turn, by place of the turn."""
        uit: dict[int, list[int]] = {}
        for nr, lijn in enumerate(self.lijnen):
            for gesproken in lijn.gesproken:
                uit.setdefault(gesproken.beurt.nummer - 1, []).append(nr)
        return uit

    def beurt_bij(self, notitie: int) -> int | None:
        """Place of the turn that a note is about: the last that had begun by then; None if nothing was said."""
        lijn = self.lijnen[notitie]
        if not lijn.gesproken:
            return None
        moment = (lijn.verstreken or 0) + self.transcript.verschuiving
        begonnen = [g.beurt for g in lijn.gesproken if (g.beurt.begin_ms or 0) <= moment]
        return (begonnen[-1] if begonnen else lijn.gesproken[0].beurt).nummer - 1

    def tijd_van(self, notitie: int) -> int | None:
        """When a note was begun on the clock of the recording, in milliseconds."""
        verstreken = self.lijnen[notitie].verstreken
        return None if verstreken is None else verstreken + self.transcript.verschuiving

    def vind(self, tekst: str) -> tuple[int, ...]:
        """Places of the turns that hold all these words, in whatever case and with whatever accents."""
        woorden = [woord for woord in map(opzoeknaam, tekst.split()) if woord]
        if not woorden:
            return ()
        return tuple(
            nr for nr in range(len(self.beurten)) if all(woord in self._zoektekst(nr) for woord in woorden)
        )

    def _zoektekst(self, nr: int) -> str:
        if nr not in self._zoekteksten:
            self._zoekteksten[nr] = opzoeknaam(self.beurten[nr].tekst)
        return self._zoekteksten[nr]


def lees_leesstand(
    sessie: Sessie, dossier: str, transcript: str, bekend: Sequence[Beurt] | None = None
) -> Leesstand:
    """Read a transcript (id) and the notes; ``bekend`` are its turns if they were read before: they never change."""
    db = sessie.store.lees()
    deze = eis_transcript(db, dossier, transcript)
    beurten = tuple(bekend) if bekend is not None else lees_beurten(sessie, transcript)
    return Leesstand(
        deze,
        beurten,
        sprekerlabels(db, dossier, deze.sprekers),
        lijn_uit_met(sessie, dossier, [(deze, beurten)]),
        waarom_niet(sessie, dossier),
    )
