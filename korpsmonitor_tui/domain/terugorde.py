"""What stands where in a returned verslag: what was moved, and behind which passage everything stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from korpsmonitor_tui.domain.terugstukken import Plaatsing, Plek

_GEWICHT_PASSAGE: Final = 2
_GEWICHT_KOP: Final = 5
"""A passage is moved past a heading, rather than the heading past passages."""


@dataclass(frozen=True, slots=True)
class Buren:
    """Between what something stands."""

    na: str
    """Id of the passage before it; empty at the beginning."""
    voor: str
    """Id of the passage after it, if a heading stands between it and ``na``; else empty."""
    bij_passages: bool
    """Whether a passage stands right before or after it, other additions left out."""


class Orde:
    """The order of what was sent, before and after the changes."""

    def __init__(self, plaatsing: Plaatsing) -> None:
        self._na = plaatsing.volgorde_na
        self._plaats = {plek: nr for nr, plek in enumerate(self._na)}
        self._rang = {plek: nr for nr, plek in enumerate(plaatsing.volgorde_voor)}
        terug = self._na[::-1]
        self._bekend_voor = _naaste(self._na, _is_bekend)
        self._bekend_na = _naaste(terug, _is_bekend)[::-1]
        self._passage_voor = _naaste(self._na, _is_passage)
        self._vast_voor = _naaste(self._na, self._is_vast)
        self._vast_na = _naaste(terug, self._is_vast)[::-1]
        self.herkend = any(map(_is_bekend, self._na))
        """Whether anything of the text is what was sent."""
        self.stil_verplaatst = _verplaatst(plaatsing.volgorde_voor)
        """What stands in another order, though no change was tracked."""

    def buren(self, plek: Plek) -> Buren:
        """Between what ``plek`` stands after the changes; at the beginning if it is not there then."""
        plaats = self._plaats.get(plek)
        if plaats is None:
            return Buren("", "", bij_passages=False)
        voor, na = self._bekend_voor[plaats], self._bekend_na[plaats]
        vorige = self._passage_voor[plaats]
        kop_ertussen = vorige is not None and voor is not vorige
        return Buren(
            na=vorige.passage if vorige is not None else "",
            voor=na.passage if na is not None and (kop_ertussen or vorige is None) else "",
            bij_passages=any(buur is not None and buur.is_passage for buur in (voor, na)),
        )

    def is_overgezet(self, plek: Plek) -> bool:
        """Whether it was put elsewhere while changes were tracked."""
        plaats, rang = self._plaats.get(plek), self._rang.get(plek)
        if not plek.overgezet or plaats is None or rang is None:
            return False
        voor, na = self._vast_voor[plaats], self._vast_na[plaats]
        return (voor is not None and self._rang[voor] > rang) or (na is not None and self._rang[na] < rang)

    def _is_vast(self, plek: Plek) -> bool:
        return plek.regel is not None and not plek.overgezet and plek in self._rang


def _naaste(rij: Iterable[Plek], is_bedoeld: Callable[[Plek], bool]) -> list[Plek | None]:
    """For every place in a row the last before it that is meant."""
    naaste: list[Plek | None] = []
    laatste: Plek | None = None
    for plek in rij:
        naaste.append(laatste)
        if is_bedoeld(plek):
            laatste = plek
    return naaste


def _is_bekend(plek: Plek) -> bool:
    return plek.regel is not None


def _is_passage(plek: Plek) -> bool:
    return plek.is_passage


def _verplaatst(volgorde: Sequence[Plek]) -> set[Plek]:
    """The least that must have moved for the rest to stand in the order in which it was sent."""
    geplaatst = [(plek, plek.regel.plaats) for plek in volgorde if plek.regel is not None]
    gewichten = [_GEWICHT_PASSAGE if plek.is_passage else _GEWICHT_KOP for plek, _plaats in geplaatst]
    blijvend = zwaarste_stijgende([plaats for _plek, plaats in geplaatst], gewichten)
    return {plek for nr, (plek, _plaats) in enumerate(geplaatst) if nr not in blijvend}


def zwaarste_stijgende(waarden: Sequence[int], gewichten: Sequence[int]) -> set[int]:
    """Indexes of an increasing subsequence of different ``waarden`` with the greatest weight together."""
    rang = {waarde: nr for nr, waarde in enumerate(sorted(set(waarden)), start=1)}
    beste: list[tuple[int, int]] = [(0, -1)] * (len(rang) + 1)
    """A Fenwick tree: by rank the greatest weight of a subsequence up to it, and its last index."""
    vorige: list[int] = []
    for nr, (waarde, gewicht) in enumerate(zip(waarden, gewichten, strict=True)):
        tot, voor = 0, -1
        knoop = rang[waarde] - 1
        while knoop > 0:
            tot, voor = max((tot, voor), beste[knoop])
            knoop &= knoop - 1
        vorige.append(voor)
        knoop = rang[waarde]
        while knoop < len(beste):
            beste[knoop] = max(beste[knoop], (tot + gewicht, nr))
            knoop += knoop & -knoop
    _gewicht, laatste = max(beste)
    gekozen: set[int] = set()
    while laatste >= 0:
        gekozen.add(laatste)
        laatste = vorige[laatste]
    return gekozen
