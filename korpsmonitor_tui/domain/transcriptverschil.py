"""How a corrected transcript differs from the one before: turn by turn, by their texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.transcript import Beurt

_VERWANT: Final = 0.4
"""Share of words in common from which one text is a correction of another."""
_REEKS: Final = 4
"""Words in a run that two conversations do not share by chance."""
_WOORD: Final = re.compile(r"\w+")
_HETZELFDE: Final = 2.0
"""Weight of a pair with the same text, which no two that are only alike may displace."""
_ALLES: Final = 40_000
"""Pairs up to which every turn is compared with every other between two anchors."""
_BAND: Final = 20
"""Turns to either side that are looked at where there are more."""


class Lot(StrEnum):
    """What became of a turn."""

    GELIJK = "gelijk"
    """The same text, to the letter: what was marked in it stays."""
    GEWIJZIGD = "gewijzigd"
    WEG = "weg"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True)
class Regel:
    """A turn of the old transcript, of the new one, or of both."""

    lot: Lot
    oud: Beurt | None
    nieuw: Beurt | None


@dataclass(frozen=True, slots=True)
class Transcriptverschil:
    """Every turn of both transcripts, each once, in the order of speaking."""

    regels: tuple[Regel, ...]

    def met(self, *loten: Lot) -> tuple[Regel, ...]:
        """The turns that this became of."""
        return tuple(regel for regel in self.regels if regel.lot in loten)


def aandeel_bewaard(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> float:
    """Share of the runs of a few words in the old transcript that stand in the new one too; 0 to 1.

    Of one conversation that was transcribed or corrected again it is high, however its turns are cut; two conversations
    about the same things have hardly any in common.
    """
    reeksen_oud, reeksen_nieuw = _reeksen(oud), _reeksen(nieuw)
    return len(reeksen_oud & reeksen_nieuw) / len(reeksen_oud) if reeksen_oud else 0.0


def _reeksen(beurten: Sequence[Beurt]) -> set[tuple[str, ...]]:
    woorden = [woord for beurt in beurten for woord in _WOORD.findall(beurt.tekst.casefold())]
    lengte = min(_REEKS, len(woorden))
    return set(zip(*(woorden[begin:] for begin in range(lengte)), strict=False))


def vergelijk(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> Transcriptverschil:
    """Align two transcripts: first on texts that each has once, then between those anchors."""
    regels: list[Regel] = []
    o = n = 0
    for anker_o, anker_n in (*_ankers(oud, nieuw), (len(oud), len(nieuw))):
        regels += _tussen(oud[o:anker_o], nieuw[n:anker_n])
        if anker_o < len(oud):
            regels.append(Regel(Lot.GELIJK, oud[anker_o], nieuw[anker_n]))
        o, n = anker_o + 1, anker_n + 1
    return Transcriptverschil(tuple(regels))


def _ankers(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> list[tuple[int, int]]:
    """Pairs of places with a text that is unique on both sides, the longest series that runs forward in both."""
    aantal_oud, aantal_nieuw = Counter(b.tekst for b in oud), Counter(b.tekst for b in nieuw)
    plaats = {b.tekst: nr for nr, b in enumerate(nieuw) if aantal_nieuw[b.tekst] == 1}
    paren = [
        (nr, plaats[b.tekst]) for nr, b in enumerate(oud) if aantal_oud[b.tekst] == 1 and b.tekst in plaats
    ]
    return _stijgend(paren)


def _stijgend(paren: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs (sorted by their first) in which the second rises too."""
    staarten: list[int] = []
    van_staart: list[int] = []
    vorige: list[int | None] = []
    for nr, (_oud, nieuw) in enumerate(paren):
        plaats = bisect_left(staarten, nieuw)
        vorige.append(van_staart[plaats - 1] if plaats else None)
        if plaats == len(staarten):
            staarten.append(nieuw)
            van_staart.append(nr)
        else:
            staarten[plaats], van_staart[plaats] = nieuw, nr
    uit: list[tuple[int, int]] = []
    nu = van_staart[-1] if van_staart else None
    while nu is not None:
        uit.append(paren[nu])
        nu = vorige[nu]
    return uit[::-1]


def _tussen(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> list[Regel]:
    """Between two anchors: equal ones at either end, and in between the best series of pairs."""
    voor = 0
    while voor < min(len(oud), len(nieuw)) and oud[voor].tekst == nieuw[voor].tekst:
        voor += 1
    na = 0
    while na < min(len(oud), len(nieuw)) - voor and oud[-1 - na].tekst == nieuw[-1 - na].tekst:
        na += 1
    kop = [Regel(Lot.GELIJK, o, n) for o, n in zip(oud[:voor], nieuw[:voor], strict=True)]
    staart = [
        Regel(Lot.GELIJK, o, n) for o, n in zip(oud[len(oud) - na :], nieuw[len(nieuw) - na :], strict=True)
    ]
    return [*kop, *_paar(oud[voor : len(oud) - na], nieuw[voor : len(nieuw) - na]), *staart]


def _paar(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> list[Regel]:
    """Every turn once: pairs that are alike in the order of speaking, and what is left on either side."""
    regels: list[Regel] = []
    o = n = 0
    for paar_o, paar_n in (*_beste_paren(oud, nieuw), (len(oud), len(nieuw))):
        regels += [Regel(Lot.WEG, beurt, None) for beurt in oud[o:paar_o]]
        regels += [Regel(Lot.NIEUW, None, beurt) for beurt in nieuw[n:paar_n]]
        if paar_o < len(oud):
            gelijk = oud[paar_o].tekst == nieuw[paar_n].tekst
            regels.append(Regel(Lot.GELIJK if gelijk else Lot.GEWIJZIGD, oud[paar_o], nieuw[paar_n]))
        o, n = paar_o + 1, paar_n + 1
    return regels


def _beste_paren(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> list[tuple[int, int]]:
    """The pairs that are most alike together, running forward on both sides."""
    if not oud or not nieuw:
        return []
    top = _Top(len(nieuw))
    kandidaten: list[_Paar] = []
    for o, n, gelijkenis in _kandidaten(oud, nieuw):
        vorige = top.beste_voor(n)
        totaal = gelijkenis + (kandidaten[vorige].totaal if vorige is not None else 0.0)
        kandidaten.append(_Paar(o, n, totaal, vorige))
        top.leg_neer(n, totaal, len(kandidaten) - 1)
    uit: list[tuple[int, int]] = []
    nu = top.beste_voor(len(nieuw))
    while nu is not None:
        paar = kandidaten[nu]
        uit.append((paar.oud, paar.nieuw))
        nu = paar.vorige
    return uit[::-1]


def _kandidaten(oud: Sequence[Beurt], nieuw: Sequence[Beurt]) -> Iterator[tuple[int, int, float]]:
    """Pairs that are enough alike; by place in the old one, and within it backwards, so that none follows another."""
    links = [_woorden(beurt) for beurt in oud]
    rechts = [_woorden(beurt) for beurt in nieuw]
    band = len(nieuw) if len(oud) * len(nieuw) <= _ALLES else _BAND
    for o, woorden in enumerate(links):
        midden = o * len(nieuw) // len(oud)
        for n in range(min(len(nieuw), midden + band + 1) - 1, max(0, midden - band) - 1, -1):
            if oud[o].tekst == nieuw[n].tekst:
                yield o, n, _HETZELFDE
            elif (gelijkenis := _gelijkenis(woorden, rechts[n])) >= _VERWANT:
                yield o, n, gelijkenis


def _woorden(beurt: Beurt) -> frozenset[str]:
    return frozenset(beurt.tekst.casefold().split())


def _gelijkenis(links: frozenset[str], rechts: frozenset[str]) -> float:
    """Twice the words in common over the words of both; 0 to 1."""
    samen = len(links) + len(rechts)
    return 2 * len(links & rechts) / samen if samen else 0.0


class _Paar(NamedTuple):
    oud: int
    nieuw: int
    totaal: float
    """Of the best series that ends with this pair."""
    vorige: int | None


class _Top:
    """The best series so far before each place (a Fenwick tree of maxima)."""

    def __init__(self, aantal: int) -> None:
        self._boom: list[tuple[float, int] | None] = [None] * (aantal + 1)

    def beste_voor(self, plaats: int) -> int | None:
        """Number of the pair that ends the best series on places below ``plaats``."""
        beste: tuple[float, int] | None = None
        while plaats > 0:
            hier = self._boom[plaats]
            if hier is not None and (beste is None or hier > beste):
                beste = hier
            plaats -= plaats & -plaats
        return beste[1] if beste else None

    def leg_neer(self, plaats: int, totaal: float, nummer: int) -> None:
        """Know of a series that ends at ``plaats``."""
        plaats += 1
        while plaats < len(self._boom):
            hier = self._boom[plaats]
            if hier is None or totaal > hier[0]:
                self._boom[plaats] = (totaal, nummer)
            plaats += plaats & -plaats
