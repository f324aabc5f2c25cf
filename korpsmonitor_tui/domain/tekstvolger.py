"""Where places of a long text stand in another version of it: many places, one comparison.

Lines that stayed are laid side by side first; only a place in lines that changed is looked for by ``domain.anker``.
"""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from korpsmonitor_tui.domain.anker import Bronsoort, Lot, maak_anker, veranker


class Gevolgd(NamedTuple):
    """What became of a place; ``begin`` and ``eind`` are only of use if it was found."""

    lot: Lot
    begin: int
    eind: int


class Tekstvolger:
    """One text and another version of it."""

    def __init__(self, oud: str, nieuw: str) -> None:
        self._oud, self._nieuw = oud, nieuw
        self._gelijk = oud == nieuw

    def zoek(self, begin: int, eind: int) -> Gevolgd:
        """Where a place of the first stands in the second. Raises ValueError if it is empty or outside the text."""
        if not 0 <= begin < eind <= len(self._oud):
            raise ValueError((begin, eind, len(self._oud)))
        if self._gelijk:
            return Gevolgd(Lot.GELIJK, begin, eind)
        blok = self._blok(begin, eind)
        if blok is not None:
            return Gevolgd(Lot.VERPLAATST, begin + blok, eind + blok)
        anker = maak_anker(Bronsoort.NOTITIE, "", self._oud, begin, eind)
        lot, nu = veranker(anker, self._oud, self._nieuw)
        return Gevolgd(lot, nu.begin, nu.eind)

    def _blok(self, begin: int, eind: int) -> int | None:
        """How far the lines of a place moved; None if they did not stay together as they were."""
        nr = bisect_right(self._blokken, (begin, len(self._oud), 0)) - 1
        if nr < 0:
            return None
        _van, tot, verschuiving = self._blokken[nr]
        return verschuiving if eind <= tot else None

    @cached_property
    def _blokken(self) -> list[tuple[int, int, int]]:
        """Begin and end of lines that stayed, in the first text, with how far they moved."""
        oud, nieuw = (tekst.split("\n") for tekst in (self._oud, self._nieuw))
        begin_oud, begin_nieuw = (
            [0, *accumulate(len(regel) + 1 for regel in regels)] for regels in (oud, nieuw)
        )
        # Lines that stand everywhere, such as empty ones, begin no block; what is beside a line that stayed joins it.
        blokken = SequenceMatcher(None, oud, nieuw).get_matching_blocks()
        return [
            (begin_oud[o], begin_oud[o + aantal] - 1, begin_nieuw[n] - begin_oud[o])
            for o, n, aantal in blokken
            if aantal
        ]
