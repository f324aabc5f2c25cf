"""The shorthand of minutes: who speaks and what kind of note this is, typed before the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.gesprek import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

TEKENS: Final[dict[str, Tag]] = {"!": Tag.ACTIE, '"': Tag.CITAAT, "#": Tag.CIJFER, "?": Tag.NAGAAN}
"""The sign of each tag: typed before a note, and the key that puts it on a note."""

MEESTE_SPREKERS: Final = 9
"""As many as there are digits to choose them by."""

ALT_CIJFER: Final[dict[str, int]] = {"¡": 1, "™": 2, "£": 3, "¢": 4, "∞": 5, "¶": 7, "ª": 9, "º": 0}
"""How Alt and a digit arrive from most terminals: Textual reads them as the signs that a Mac types with Option.

§ (6) and • (8) are not here: those are typed in minutes. ``6: `` and ``8: `` choose these speakers everywhere.
"""

ALLEEN_VOORAAN: Final = frozenset("£")
"""Signs of ALT_CIJFER that may also be meant as text, once there is some."""

_SPREKER: Final = re.compile(r"([1-9]):(?=\s|$)\s*")
_WOORD: Final = re.compile(r"\w[\w&-]*")


@dataclass(frozen=True, slots=True)
class Steno:
    """A note as it was meant."""

    spreker: int | None
    """Number of the speaker (from 1), if one was typed."""
    tags: tuple[Tag, ...]
    tekst: str


def ontleed(getypt: str, sprekers: int) -> Steno:
    """Read ``2: ! tekst`` as: speaker 2 (of ``sprekers``), an actie, with this text.

    A text that begins with a space means what it says. Quotation marks around a whole passage stay: they are its own.
    """
    if getypt[:1].isspace():
        return Steno(None, (), getypt.strip())
    rest, spreker = getypt, None
    if (passend := _SPREKER.match(rest)) and int(passend[1]) <= sprekers:
        spreker, rest = int(passend[1]), rest[passend.end() :]
    tags: list[Tag] = []
    while rest and (tag := TEKENS.get(rest[0])) and tag not in tags:
        tags.append(tag)
        if rest[0] == '"' and '"' in rest[1:]:
            break
        rest = rest[1:].lstrip()
    return Steno(spreker, tuple(tags), rest.strip())


def laatste_afkorting(getypt: str, afkortingen: Mapping[str, str]) -> tuple[str, str] | None:
    """The abbreviation typed last, once its word is finished, with what it stands for.

    Capitals count: “om” is a word, “OM” an organisation.
    """
    woorden = [woord[0] for woord in _WOORD.finditer(getypt) if woord.end() < len(getypt)]
    return next(((woord, afkortingen[woord]) for woord in reversed(woorden) if woord in afkortingen), None)
