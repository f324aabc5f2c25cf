"""Characters that have an element of their own in Word: tabs, breaks, hyphens and signs of a symbol font."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from docx.oxml import ns

if TYPE_CHECKING:
    from lxml.etree import _Element

qn: Final = cache(ns.qn)
"""Names are looked up a hundred times a row; making one anew takes longer than all else."""
TEKENS: Final = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
# Signs of the fonts Wingdings and Wingdings 2 that people tick with.
_SYMBOLEN: Final = {
    ("wingdings", 0x6F): "☐",
    ("wingdings", 0xA8): "☐",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFE): "☒",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x4F): "✗",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x52): "☒",
    ("wingdings 2", 0x54): "☒",
    ("wingdings 2", 0xA3): "☐",
}


def symbool(sym: _Element) -> str:
    """The character of a ``w:sym``, as the Unicode sign where its font is a known one; U+FFFD if it names none."""
    try:
        punt = int(sym.get(qn("w:char"), ""), 16)
    except ValueError:
        return "\ufffd"
    lettertype = sym.get(qn("w:font"), "").casefold()
    bestaat = 0x20 <= punt < 0xD800 or 0xE000 <= punt <= 0xFFFD
    return _SYMBOLEN.get((lettertype, punt & 0xFF)) or (chr(punt) if bestaat else "\ufffd")
