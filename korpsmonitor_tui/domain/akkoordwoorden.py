"""Words by which a respondent agrees with a verslag: proposed as akkoord, and confirmed by a person."""

from __future__ import annotations

import re
from typing import Final

_LANGST: Final = 200
"""Longer text says more than that."""
_AKKOORD: Final = re.compile(
    r"\b(?:akkoord|accoord|goedgekeurd|stem(?:men|t)?\b.{0,30}\bin\b"
    r"|geen\s+(?:verdere\s+|nadere\s+|inhoudelijke\s+)?"
    r"(?:opmerkingen|aanmerkingen|op-\s*(?:en|of)\s*aanmerkingen|wijzigingen|aanvullingen|bezwaar|bezwaren))\b"
)
_VOORBEHOUD: Final = re.compile(
    r"\b(?:niet|nog|noch|geen\s+(?:a[ck]koord|goedkeuring)|onder\s+voorbehoud|voorbehoud|mits|tenzij|behalve"
    r"|behoudens|uitgezonderd|met\s+uitzondering|op\s+voorwaarde|voorwaarde\w*|maar|echter|indien|als|wanneer|zodra"
    r"|pas|alleen|slechts|enkel|deels|gedeeltelijk|grotendeels|voorlopig|wel|hoewel|zonder|nooit|nimmer"
    r"|met\s+(?:dien\s+verstande|inachtneming)|na\s+(?:verwerking|aanpassing|wijziging)"
    r"|met\s+(?:de\s+|het\s+)?(?:passage|hoofdstuk|paragraaf|punt|onderdeel|deel|eerste|tweede|laatste)\w*)\b|\?"
)


def is_akkoord(tekst: str) -> bool:
    """Whether a text says no more than that somebody agrees; a condition or denial makes it something else."""
    regel = " ".join(tekst.casefold().split())
    return len(regel) <= _LANGST and _AKKOORD.search(regel) is not None and _VOORBEHOUD.search(regel) is None
