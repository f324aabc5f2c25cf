"""The scores of the scale that an instrument has when it names none: what nearly every test scores with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.schaal import BLANCO, NVT, STANDAARD, Schaal, Vorm, leesbaarste

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score

__all__ = [
    "BLANCO",
    "GEEL",
    "GROEN",
    "KLEUREN",
    "NVT",
    "OORDELEN",
    "ROOD",
    "SCORES",
    "VIER",
    "als_score",
    "schaal_van",
]

GROEN, GEEL, ROOD = STANDAARD.oordelen
OORDELEN = STANDAARD.oplopend
"""What an eindscore can be, worst first."""
KLEUREN = STANDAARD.kleuren
"""Best first, and blanco."""
SCORES = STANDAARD.scores
"""Everything that a dimension can be given."""


def als_score(code: str) -> Score:
    """The score with this code."""
    score = STANDAARD.score(code)
    assert score is not None, code
    return score


def schaal_van(*oordelen: tuple[str, str, str]) -> Schaal:
    """A scale of these (code, letter, background), best first."""
    return Schaal(
        tuple(
            Vorm(code, code, letter, code.capitalize(), vulling, leesbaarste(vulling))
            for code, letter, vulling in oordelen
        )
    )


VIER = schaal_van(
    ("uitstekend", "U", "1B5E20"),
    ("voldoende", "V", "AED581"),
    ("matig", "M", "FFB74D"),
    ("onvoldoende", "O", "7B1FA2"),
)
"""A scale of four, as another instrument may have it."""
