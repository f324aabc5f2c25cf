"""Says the texts of the program in the words of an instrument: “de gemeente” where they say “het korps”.

The texts of the program speak of korpsen and ketenpartners. An instrument that measures something else names its own
kinds; what stands before the noun follows its article (het korps, dit korps, elk korps; de gemeente, deze gemeente,
elke gemeente). Names in braces, commands between backticks and words in capitals (arguments) stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.instrument import Partijsoort

_BUIGING: Final = (
    ("het", "de"),
    ("dit", "deze"),
    ("dat", "die"),
    ("elk", "elke"),
    ("ieder", "iedere"),
    ("welk", "welke"),
    ("hetzelfde", "dezelfde"),
    ("ons", "onze"),
)
"""What stands before a noun with “het”, and before one with “de”."""

_ZONDER_BUIGING: Final = ("ander", "voormalig", "enkel", "nieuw")
"""Adjectives as they stand after “een” and “geen” before a noun with “het”; before one with “de” they are inflected."""

_INSTRUMENTWOORD: Final = re.compile(r"`[^`]*`|\{[^}]*\}")
"""Commands and names that are filled in later: not words of the text."""


@dataclass(frozen=True, slots=True)
class Zelfstandig:
    """A noun with its plural and its article (``de`` or ``het``)."""

    enkelvoud: str
    meervoud: str
    lidwoord: str


KORPS: Final = Zelfstandig("korps", "korpsen", "het")
KETENPARTNER: Final = Zelfstandig("ketenpartner", "ketenpartners", "de")


@dataclass(frozen=True, slots=True)
class Woordkeus:
    """What a text calls the party that is measured, and a party that is heard about it."""

    gemeten: Zelfstandig = KORPS
    gehoord: Zelfstandig = KETENPARTNER

    def zeg(self, tekst: str) -> str:
        """The text in these words."""
        return _zeg(self, tekst)


EIGEN: Final = Woordkeus()
"""The words that the texts of the program are written in."""


def woordkeus(soorten: Iterable[Partijsoort]) -> Woordkeus:
    """The words of an instrument: of its first measured kind and its first kind that is only heard."""
    namen: dict[bool, Zelfstandig] = {}
    for soort in soorten:
        namen.setdefault(soort.gemeten, Zelfstandig(soort.naam, soort.meervoud, soort.lidwoord))
    return Woordkeus(namen.get(True, KORPS), namen.get(False, KETENPARTNER))


# The same few thousand texts are shown again and again.
@lru_cache(maxsize=8192)
def _zeg(keus: Woordkeus, tekst: str) -> str:
    delen = []
    einde = 0
    for stil in _INSTRUMENTWOORD.finditer(tekst):
        delen += [_vervang(keus, tekst[einde : stil.start()]), stil.group()]
        einde = stil.end()
    return "".join([*delen, _vervang(keus, tekst[einde:])])


def _vervang(keus: Woordkeus, tekst: str) -> str:
    for van, naar in ((KORPS, keus.gemeten), (KETENPARTNER, keus.gehoord)):
        if van != naar:
            tekst = _vervang_woord(tekst, van, naar)
    return tekst


def _vervang_woord(tekst: str, van: Zelfstandig, naar: Zelfstandig) -> str:
    if van.enkelvoud.casefold() not in tekst.casefold():
        return tekst
    if van.lidwoord != naar.lidwoord:
        tekst = _buig(tekst, van, naar.lidwoord)
    nieuw = {van.enkelvoud: naar.enkelvoud, van.meervoud: naar.meervoud}
    return _woorden(*nieuw).sub(lambda treffer: _als(treffer.group(), nieuw[treffer.group().lower()]), tekst)


def _buig(tekst: str, van: Zelfstandig, lidwoord: str) -> str:
    """The words before and after the noun as they belong to the other article; the noun itself stays."""
    naar_de = lidwoord == "de"
    paren = dict(_BUIGING if naar_de else ((de, het) for het, de in _BUIGING))
    voor = "|".join(paren)
    kaal = "|".join(_ZONDER_BUIGING if naar_de else (f"{woord}e" for woord in _ZONDER_BUIGING))
    noun = re.escape(van.enkelvoud)
    # “het ene korps”, “het voormalige korps”: an inflected adjective may stand between.
    tekst = re.sub(
        rf"\b({voor})(?=\s(?:\w+e\s|eigen\s)?{noun}\b)",
        lambda treffer: _als(treffer.group(), paren[treffer.group().lower()]),
        tekst,
        flags=re.IGNORECASE,
    )
    tekst = re.sub(
        rf"\b(een|één|geen|of|en)(\s)({kaal})(?=\s{noun}\b)",
        lambda treffer: "".join((*treffer.groups()[:2], _verbogen(treffer.group(3), naar_de=naar_de))),
        tekst,
        flags=re.IGNORECASE,
    )
    verwijst, ander = ("dat", "die") if naar_de else ("die", "dat")
    return re.sub(rf"\b({noun},?\s){verwijst}\b", rf"\g<1>{ander}", tekst, flags=re.IGNORECASE)


def _verbogen(woord: str, *, naar_de: bool) -> str:
    return f"{woord}e" if naar_de else woord.removesuffix("e")


def _woorden(*woorden: str) -> re.Pattern[str]:
    # Capitals are the names of arguments; a part of a longer word (korpsexpert) is another word.
    vormen = (re.escape(vorm) for woord in woorden for vorm in (woord, woord.capitalize()))
    return re.compile(rf"\b(?:{'|'.join(vormen)})\b")


def _als(oud: str, nieuw: str) -> str:
    """The new word with a capital where the old one had one."""
    return nieuw[:1].upper() + nieuw[1:] if oud[:1].isupper() else nieuw
