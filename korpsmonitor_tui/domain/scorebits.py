"""Sets of scores as bit masks, for rules that run over thousands of parties at once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schaal import op_volgorde

if TYPE_CHECKING:
    from collections.abc import Collection

    from korpsmonitor_tui.domain.schaal import Schaal, Score


class Scorebits:
    """The bits of one scale."""

    def __init__(self, schaal: Schaal) -> None:
        self.oordelen = schaal.oplopend
        """The judgements, worst first: the place of one is that of its bit."""
        self.scores = schaal.scores
        """Every score in the order of the bits."""
        self.bit = {score: 1 << nr for nr, score in enumerate(self.scores)}
        self.plaats = {score: nr for nr, score in enumerate(self.oordelen)}
        self.oordeelbits = (1 << len(self.oordelen)) - 1
        self.alles = (1 << len(self.scores)) - 1

    def als_bits(self, scores: Collection[Score]) -> int:
        """The mask of a set of scores."""
        return sum(self.bit[score] for score in scores)

    def als_scores(self, bits: int) -> tuple[Score, ...]:
        """Best first, then without judgement."""
        alle = [score for score in self.scores if bits & self.bit[score]]
        return (*op_volgorde(alle), *(score for score in alle if not score.is_oordeel))

    def verlaag(self, bits: int, plaats: int) -> int:
        """The same scores with every judgement above the one at ``plaats`` counted as that one."""
        onder = (1 << plaats + 1) - 1
        te_hoog = bits & self.oordeelbits & ~onder
        return bits & ~te_hoog | (1 << plaats if te_hoog else 0)


@lru_cache(maxsize=16)
def bits_van(schaal: Schaal) -> Scorebits:
    """The bits of a scale, worked out once."""
    return Scorebits(schaal)
