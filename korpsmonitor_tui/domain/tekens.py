"""Text from outside, made safe to show in a terminal."""

from __future__ import annotations

from typing import Final
from unicodedata import category

_VORMLOOS: Final = frozenset({"Cc", "Cf"})
"""Control and format characters."""
_ZICHTBAAR: Final[dict[int, int]] = {
    **{nr: 0x2400 + nr for nr in range(0x20) if chr(nr) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # Marks that reorder what a reader sees.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}


def maak_zichtbaar(tekst: str) -> str:
    """Replace control characters by visible signs, so that text can never steer a terminal."""
    return tekst.translate(_ZICHTBAAR)


def zegt_iets(tekst: str) -> bool:
    """Whether a reader sees anything of it: neither blanks nor characters without a shape (a zero-width space) do."""
    return any(not teken.isspace() and category(teken) not in _VORMLOOS for teken in tekst)


def kort(tekst: str, lengte: int = 60) -> str:
    """The beginning of a text on one line."""
    regel = " ".join(maak_zichtbaar(tekst).split())
    return regel if len(regel) <= lengte else regel[: lengte - 1].rstrip() + "…"
