"""How often: the period behind a number ("per twee maanden", "p/j"), and adverbs that are a frequency by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.extract.getallen import WOORDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

BIJWOORD: Final = {
    "dagelijks": "dag",
    "wekelijks": "week",
    "tweewekelijks": "2 weken",
    "maandelijks": "maand",
    "tweemaandelijks": "2 maanden",
    "driemaandelijks": "3 maanden",
    "halfjaarlijks": "half jaar",
    "jaarlijks": "jaar",
    "tweejaarlijks": "2 jaar",
}
"""Adverbs of frequency with the period in which a thing happens once."""
TIJD: Final = r"jaren|jaar|maand(?:en)?|weken|week|dag(?:en)?|kwartaal|kwartalen|uur"
_MAAL: Final = {
    "eens": 1,
    "eenmaal": 1,
    "éénmaal": 1,
    "tweemaal": 2,
    "driemaal": 3,
    "viermaal": 4,
    "vijfmaal": 5,
    "zesmaal": 6,
    "twaalfmaal": 12,
}
"""Words for how many times."""
_ENKEL: Final = {"maanden": "maand", "weken": "week", "dagen": "dag", "kwartalen": "kwartaal"}

_PER: Final = rf"(?:per|in de|in het|elke?|iedere?)\s+(?:(?P<aantal>[\w-]+)\s+)?(?P<tijd>{TIJD})"
_LOS: Final = r"(?P<los>p/j|p\.j\.|pj)"
_GEWOON: Final = r"dagelijks|wekelijks|maandelijks|jaarlijks"
_PERIODE: Final = re.compile(rf"\s+(?:{_PER}|{_LOS}|(?P<bijw>{_GEWOON}))(?!\w)")
_EENS: Final = re.compile(rf"(?<!\w)(?P<hoe>{'|'.join(_MAAL)})\s+{_PER}(?!\w)")
_GEWONE_GANG: Final = r"e\)? (?:regie|leiding|bestuur|gang|praktijk|werk|werkzaamheden|zorg|aansturing|sturing|leven|verantwoordelijkheid|uitvoering)"
"""The daily management is no frequency."""
_FREQUENTIE: Final = re.compile(rf"(?<![\w-])({'|'.join(BIJWOORD)})(?!{_GEWONE_GANG})e?(?!\w)")
_IN_DE_ZIN: Final = re.compile(rf"(?<!\w)({_GEWOON})(?!{_GEWONE_GANG})e?(?!\w)")
_HOEVEEL: Final = re.compile(r"\d+(?:[-–]\d+)?")


def periode_achter(klein: str, plek: int) -> tuple[str | None, int] | None:
    """The period that begins at a place and where it ends; None if none does.

    The period itself is None if it cannot be named, as in "per verstreken jaar".
    """
    treffer = _PERIODE.match(klein, plek)
    if treffer is None:
        return None
    if treffer["los"]:
        return "jaar", treffer.end()
    if treffer["bijw"]:
        return BIJWOORD[treffer["bijw"]], treffer.end()
    return _naam(treffer["aantal"], treffer["tijd"]), treffer.end()


def periode_in_de_zin(klein: str) -> str:
    """The period of an adverb anywhere in a passage ("jaarlijks worden zes controles gepland"); empty if none."""
    treffer = _IN_DE_ZIN.search(klein)
    return BIJWOORD[treffer[1]] if treffer else ""


def vind_keren(klein: str) -> Iterator[tuple[tuple[int, int], int, str]]:
    """Place, number of times and period of "eens per twee maanden" and the like."""
    for treffer in _EENS.finditer(klein):
        periode = _naam(treffer["aantal"], treffer["tijd"])
        if periode is not None:
            yield treffer.span(), _MAAL[treffer["hoe"]], periode


def vind_bijwoorden(klein: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Place and period of every adverb of frequency."""
    for treffer in _FREQUENTIE.finditer(klein):
        yield treffer.span(), BIJWOORD[treffer[1]]


def _naam(aantal: str | None, tijd: str) -> str | None:
    if aantal is None or aantal in {"één", "een", "1"}:
        return _ENKEL.get(tijd, tijd)
    if _HOEVEEL.fullmatch(aantal):
        return f"{aantal.replace('–', '-')} {tijd}"
    if aantal in WOORDEN:
        return f"{WOORDEN[aantal].normalize():f} {tijd}"
    return None
