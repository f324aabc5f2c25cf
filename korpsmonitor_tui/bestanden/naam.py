"""File names that come from elsewhere: what something was called there leads nowhere here."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

_VERBODEN: Final = frozenset('<>:"|?*/\\')
_GERESERVEERD: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
"""Devices that Windows sees in every folder, whatever comes behind the dot."""
_LANGST: Final = 150
"""Bytes in UTF-8; file systems stop at 255, and a temporary name is longer."""
_LANGSTE_SOORT: Final = 12


def veilige_naam(naam: str) -> str:
    """A name that can be written in any folder on any system, like the given one: without folders, never empty."""
    los = naam.replace("\\", "/").rpartition("/")[2].strip(". ")
    los = (
        "".join(teken if teken.isprintable() and teken not in _VERBODEN else "_" for teken in los)
        or "bestand"
    )
    if _GERESERVEERD.fullmatch(los):
        los = f"_{los}"
    soort = PurePath(los).suffix
    if len(soort) > _LANGSTE_SOORT:
        soort = ""
    ruimte = _LANGST - len(soort.encode())
    return los.removesuffix(soort).encode()[:ruimte].decode(errors="ignore").rstrip(". ") + soort


def is_veilig(naam: str) -> bool:
    """Whether a name is one that :func:`veilige_naam` leaves as it is."""
    return veilige_naam(naam) == naam
