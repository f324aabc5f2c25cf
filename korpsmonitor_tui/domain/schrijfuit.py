"""Shorthand codes in typed text: which word they are, and what they are written out as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

EINDE_VAN_WOORD: Final = frozenset(" .,;:!?)]}\"'”’/\n")
"""What ends a word: typing one of these writes a code out."""

_WOORD: Final = re.compile(r"(?<![\w&-])\w[\w&-]*\Z")


def woord_voor(tekst: str) -> str:
    """The word that ends where ``tekst`` ends; empty if none does."""
    gevonden = _WOORD.search(tekst)
    return gevonden[0] if gevonden else ""


def schrijf_uit(woord: str, codes: Mapping[str, str]) -> str:
    """What a word is written out as; empty if it is no code.

    Capitals count, for “om” is a word and “OM” an organisation; but a code in small letters may begin with a capital,
    as at the begin of a sentence, and then so does what it becomes.
    """
    if woord in codes:
        return codes[woord]
    klein = woord[:1].lower() + woord[1:]
    if klein != woord and klein.islower() and klein in codes:
        voluit = codes[klein]
        return voluit[:1].upper() + voluit[1:]
    return ""
