"""Texts in a workbook: characters that XML cannot hold stand there as ``_xHHHH_``, and come back as they were."""

from __future__ import annotations

import re
from typing import Final

LANGSTE_CEL: Final = 32_767
"""Characters (UTF-16 units) that a cell of a workbook can hold; more is cut off by programs without a word."""
ONDERSTREEP: Final = "_xDFFF_"
"""What a reader puts for the code of an underscore before a library drops it; half a surrogate is in no text."""
_NIET_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CODE: Final = re.compile(f"{ONDERSTREEP}|_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{{4}})_")


def codeer(tekst: str) -> str:
    """The text as a workbook holds it; what looks like a code already is made to stand for itself."""
    return _NIET_IN_XML.sub(lambda gevonden: f"_x{ord(gevonden[0]):04X}_", tekst)


def ontcijfer(tekst: str) -> str:
    """The text that ``codeer`` was given; a code of half a surrogate stays as it is, for no text can hold one."""
    return _CODE.sub(lambda gevonden: chr(int(gevonden[1], 16)) if gevonden[1] else "_", tekst)


def lengte(tekst: str) -> int:
    """Length of a text as a workbook counts it."""
    # Nearly every cell is ASCII, and an edition has hundreds of thousands.
    return len(tekst) if tekst.isascii() else len(tekst) + sum(teken > "\uffff" for teken in tekst)
