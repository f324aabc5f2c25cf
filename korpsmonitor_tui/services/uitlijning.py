"""Notes and a recording laid side by side: what was being said when a note was made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import beurt_id
from korpsmonitor_tui.services.gesprekken import eis_gesprek, lees_notities
from korpsmonitor_tui.services.sessie import AMSTERDAM
from korpsmonitor_tui.services.transcriptstand import lees_beurten, lees_transcripten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gesprek import Gesprek, Notitie
    from korpsmonitor_tui.domain.transcript import Beurt
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.transcriptstand import Transcript

_VOOR: Final = 60_000
"""Milliseconds before a note was begun in which its subject was spoken of: who writes is behind."""
_NA: Final = 15_000
_SPELING: Final = timedelta(minutes=30)
"""How far the first note can be from the planned start for the gesprek to have begun as planned."""


@dataclass(frozen=True, slots=True)
class Gesproken:
    """A turn, and the transcript (id) that it stands in."""

    transcript: str
    beurt: Beurt


@dataclass(frozen=True, slots=True)
class Lijn:
    """A note, how far into the gesprek it was begun, and what was being said around then."""

    notitie: Notitie
    verstreken: int | None
    """Milliseconds since the gesprek began; None if the note has no time."""
    gesproken: tuple[Gesproken, ...]


def lijn_uit(sessie: Sessie, dossier: str) -> tuple[Lijn, ...]:
    """Every note of a gesprek, in the order of the minutes, with the turns around it.

    Only transcripts that were not replaced count, shifted as was set. Raises NietGevonden without a gesprek.
    """
    beurten = [
        (transcript, lees_beurten(sessie, transcript.id, met_vlaggen=False))
        for transcript in lees_transcripten(sessie.store.lees(), dossier)
        if not transcript.vervangen
    ]
    return lijn_uit_met(sessie, dossier, beurten)


def lijn_uit_met(
    sessie: Sessie, dossier: str, transcripten: Sequence[tuple[Transcript, Sequence[Beurt]]]
) -> tuple[Lijn, ...]:
    """Every note beside the turns of these transcripts.

    The gesprek began when its clock was started; without a clock as planned, if the first note is near that, else with
    the first note. A note that was made of a turn stands beside that one. Raises NietGevonden without a gesprek.
    """
    db = sessie.store.lees()
    notities = lees_notities(db, dossier)
    begin = _begin(eis_gesprek(db, dossier), notities)
    zoekers = [
        (transcript.id, transcript.verschuiving, _Zoeker(beurten), _per_id(transcript.id, beurten))
        for transcript, beurten in transcripten
    ]
    lijnen = []
    for notitie in notities:
        verstreken = _verstreken(notitie, begin)
        eigen = [Gesproken(id_, met[notitie.beurt]) for id_, _v, _z, met in zoekers if notitie.beurt in met]
        rond = [
            Gesproken(id_, beurt)
            for id_, verschuiving, zoeker, _met in zoekers
            if verstreken is not None
            for beurt in zoeker.rond(verstreken + verschuiving)
        ]
        lijnen.append(Lijn(notitie, verstreken, tuple(eigen or rond)))
    return tuple(lijnen)


def _per_id(transcript: str, beurten: Sequence[Beurt]) -> dict[str, Beurt]:
    return {beurt_id(transcript, beurt.nummer): beurt for beurt in beurten}


def _verstreken(notitie: Notitie, begin: datetime | None) -> int | None:
    if notitie.verstreken is not None:
        return notitie.verstreken * 1_000
    tijd = _moment(notitie.tijd)
    return None if begin is None or tijd is None else (tijd - begin) // timedelta(milliseconds=1)


def _moment(tekst: str) -> datetime | None:
    """A stored time; None for none, and for what another program may have left there."""
    try:
        tijd = datetime.fromisoformat(tekst)
    except ValueError:
        return None
    return tijd if tijd.tzinfo else None


def _begin(gesprek: Gesprek, notities: Sequence[Notitie]) -> datetime | None:
    if (begonnen := _moment(gesprek.begonnen)) is not None:
        return begonnen
    eerste = min(filter(None, (_moment(notitie.tijd) for notitie in notities)), default=None)
    gepland = _gepland(gesprek)
    if eerste is None or gepland is None:
        return eerste
    return gepland if abs(eerste - gepland) <= _SPELING else eerste


def _gepland(gesprek: Gesprek) -> datetime | None:
    if gesprek.datum is None or not gesprek.tijd:
        return None
    try:
        klok = datetime.strptime(gesprek.tijd, "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        return None
    return datetime.combine(gesprek.datum, klok, AMSTERDAM)


class _Zoeker:
    """Finds the turns in a stretch of time; one without an end lasts until the next begins."""

    def __init__(self, beurten: Sequence[Beurt]) -> None:
        getimed = sorted(
            ((beurt.begin_ms, beurt) for beurt in beurten if beurt.begin_ms is not None),
            key=lambda paar: paar[0],
        )
        self._beurten = [beurt for _begin, beurt in getimed]
        self._begin = [begin for begin, _beurt in getimed]
        volgende = [*self._begin[1:], *(begin + _VOOR for begin in self._begin[-1:])]
        self._einden = [
            beurt.eind_ms if beurt.eind_ms is not None else na
            for beurt, na in zip(self._beurten, volgende, strict=True)
        ]
        # The latest end so far: rising, so that the first turn that can reach a time is found by halving.
        self._tot = list(accumulate(self._einden, max))

    def rond(self, ms: int) -> list[Beurt]:
        """The turns that were spoken from a while before until just after this time in the recording."""
        van, tot = ms - _VOOR, ms + _NA
        eerste, laatste = bisect_left(self._tot, van), bisect_right(self._begin, tot)
        return [self._beurten[nr] for nr in range(eerste, laatste) if self._einden[nr] >= van]
