"""Text from outside, made safe to show in a terminal."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

_VORMLOOS: Final = frozenset({"Cc", "Cf"})
"""Control and format characters."""
_ZICHTBAAR: Final[dict[int, int]] = {
    **{nr: 0x2400 + nr for nr in range(0x20) if chr(nr) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # Marks that reorder what a reader sees, and halves of a pair, on which an encoder stops.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    # Ends of a line that only some programs know: what follows would pass for a line of ours.
    **dict.fromkeys((0x2028, 0x2029), 0x2424),
}
STUREND: Final = re.compile(f"[{re.escape(''.join(map(chr, _ZICHTBAAR)))}]")
"""What never reaches a terminal as it is; a line end and a tab do."""


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
