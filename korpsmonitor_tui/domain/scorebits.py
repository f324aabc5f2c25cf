"""Sets of scores as bit masks, for rules that run over thousands of korpsen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.weegregels import KLEUREN, Score, op_volgorde

if TYPE_CHECKING:
    from collections.abc import Collection

SCORES: Final = (*KLEUREN, Score.BLANCO, Score.NVT)
"""In the order of their bits: colours worst first."""
BIT: Final = {score: 1 << nr for nr, score in enumerate(SCORES)}
KLEURBITS: Final = 0b111
ALLES: Final = 0b11111


def als_bits(scores: Collection[Score]) -> int:
    """The mask of a set of scores."""
    return sum(BIT[score] for score in scores)


def als_scores(bits: int) -> tuple[Score, ...]:
    """Best first, then without judgement."""
    alle = [score for score in SCORES if bits & BIT[score]]
    return (*op_volgorde(alle), *(score for score in alle if score not in KLEUREN))


def verlaag(bits: int, plaats: int) -> int:
    """The same scores with every colour above the one at ``plaats`` counted as that one."""
    onder = (1 << plaats + 1) - 1
    te_hoog = bits & KLEURBITS & ~onder
    return bits & ~te_hoog | (1 << plaats if te_hoog else 0)
