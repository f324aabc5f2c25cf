"""What one line of the document of a plan is, by its own signs alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.plandefinitie import Plandefinitie

HOOG: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
HOGE_CIJFERS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOOT: Final = re.compile(rf"\s*([{HOGE_CIJFERS}]+)\s*(\S.*)")
_INHOUD: Final = re.compile(
    r"\s*(\d{1,2})\.\s+(.+?)(?:\s*\t\s*|\s*\.{3,}\s*|\s{3,})(?:p(?:ag)?\.?|blz\.?)?\s*(\d{1,4})\s*"
)
_INHOUDSLENGTE: Final = 250
"""Longest line, in characters, that is looked at as one of a table of contents."""
_DEELPUNT: Final = re.compile(r"\s*(?:[-•–]\s+)?([a-z])\.\s+(\S.*)")
_PUNT: Final = re.compile(r"\s*[-•–]\s+(\S.*)")


class Vorm(Enum):
    """The shapes of a line."""

    NOOT = "noot"
    INHOUD = "inhoud"
    DOELKOP = "doelkop"
    BIJLAGE = "bijlage"
    VERSIE = "versie"
    LEDEN = "leden"
    NUMMER = "nummer"
    DEEL = "deel"
    PUNT = "punt"
    TEKST = "tekst"


@dataclass(frozen=True, slots=True)
class Regelvorm:
    """A line in its parts."""

    vorm: Vorm
    tekst: str
    """Without the sign that it begins with."""
    nummer: str = ""
    """Number of a footnote, an entry, an action; letter of a part."""
    nieuw: bool = False
    met_punt: bool = True
    """Whether a stop or a bracket follows the number: it is then surely a number of a list."""
    pagina: int = 0


class Regelkenner:
    """Knows the shapes of lines in the words of one instrument."""

    def __init__(self, definitie: Plandefinitie) -> None:
        doel = "|".join(sorted(map(re.escape, definitie.doelkop), key=len, reverse=True))
        nieuw = re.escape(definitie.nieuw)
        self._doelkop = re.compile(rf"\s*(?:{doel})(?:\s*(?:/|en)\s*(?:{doel}))*\s*:?\s*", re.IGNORECASE)
        self._bijlage = re.compile(
            rf"\s*{re.escape(definitie.bijlage)}\b(?:\s+\w{{1,3}}\b)?\s*(?::\s*([^.]{{0,60}}))?",
            re.IGNORECASE,
        )
        self._leden = re.compile(rf"\s*{re.escape(definitie.leden)}\w*\s*:\s*(\S.*)", re.IGNORECASE)
        self._versie = re.compile(rf"\s*{re.escape(definitie.versie)}\s*:\s*(\S.*)", re.IGNORECASE)
        self._nummer = re.compile(
            rf"\s*(?P<nummer>\d{{1,2}})(?P<merk>\.?\s*\({nieuw}\)\.?|\.)?\s+(?P<rest>\S.*)", re.IGNORECASE
        )
        woorden = (*definitie.doelkop, definitie.bijlage, definitie.versie, definitie.leden)
        self._begin = frozenset(woord[:1].casefold() for woord in woorden)
        """What lines of these words begin with: most lines begin otherwise, and are text at once."""
        self._nieuw = re.compile(rf"\({nieuw}\)\s*", re.IGNORECASE)

    def vorm(self, regel: str) -> Regelvorm:
        """What a line that is not blank is."""
        kaal = regel.strip()
        if kaal[0].isalpha() and kaal[0].casefold() not in self._begin and kaal[1:2] != ".":
            return Regelvorm(Vorm.TEKST, kaal)
        if raak := _NOOT.fullmatch(regel):
            return Regelvorm(Vorm.NOOT, raak[2].strip(), raak[1].translate(HOOG))
        if len(regel) <= _INHOUDSLENGTE and (raak := _INHOUD.fullmatch(regel)):
            return Regelvorm(Vorm.INHOUD, raak[2].strip(), raak[1], pagina=int(raak[3]))
        if self._doelkop.fullmatch(regel):
            return Regelvorm(Vorm.DOELKOP, regel.strip())
        if raak := self._bijlage.fullmatch(regel):
            return Regelvorm(Vorm.BIJLAGE, (raak[1] or "").strip())
        if raak := self._leden.fullmatch(regel):
            return Regelvorm(Vorm.LEDEN, raak[1].strip())
        if raak := self._versie.fullmatch(regel):
            return Regelvorm(Vorm.VERSIE, raak[1].strip())
        return self._met_teken(regel)

    def _met_teken(self, regel: str) -> Regelvorm:
        if raak := self._nummer.fullmatch(regel):
            rest, merk = raak["rest"].strip(), raak["merk"] or ""
            in_tekst = self._nieuw.match(rest)
            return Regelvorm(
                Vorm.NUMMER,
                rest[in_tekst.end() :] if in_tekst else rest,
                str(int(raak["nummer"])),
                nieuw="(" in merk or in_tekst is not None,
                met_punt=bool(merk),
            )
        if raak := _DEELPUNT.fullmatch(regel):
            return Regelvorm(Vorm.DEEL, raak[2].strip(), raak[1])
        if raak := _PUNT.fullmatch(regel):
            return Regelvorm(Vorm.PUNT, raak[1].strip())
        return Regelvorm(Vorm.TEKST, regel.strip())


def is_schuin(tekst: str) -> bool:
    """Whether a line is italic as a whole, or begins a paragraph that is."""
    sterren = tekst.count("*")
    return tekst.startswith("*") and (sterren == 1 or (sterren == 2 and tekst.endswith("*")))


def splits_kop(tekst: str) -> tuple[str, str]:
    """A heading without the members that stand between its last brackets, and those members; brackets may nest."""
    if not tekst.endswith(")"):
        return tekst, ""
    diepte = 0
    for plaats in range(len(tekst) - 1, -1, -1):
        diepte += {")": 1, "(": -1}.get(tekst[plaats], 0)
        if diepte == 0:
            return tekst[:plaats].strip(), tekst[plaats + 1 : -1].strip()
    return tekst, ""


def splits_leden(tekst: str) -> tuple[str, ...]:
    """The members of a heading: what commas outside brackets part."""
    delen, diepte, begin = [], 0, 0
    for plaats, teken in enumerate(tekst):
        diepte += {"(": 1, ")": -1}.get(teken, 0)
        if teken == "," and diepte == 0:
            delen.append(tekst[begin:plaats])
            begin = plaats + 1
    delen.append(tekst[begin:])
    return tuple(deel.strip() for deel in delen if deel.strip())


def organisatie(lid: str) -> str:
    """A member of a heading without what stands between brackets."""
    return lid.partition("(")[0].strip()
