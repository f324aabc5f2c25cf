"""The few signs by which a text of a plan says more than its words: italics, a footnote at its place, headings and lists.

``*schuin*`` is italic, ``^[tekst]`` a footnote at that place (as Pandoc writes one), ``2^e`` a raised letter. A line that
begins with ``# `` is a small heading, one with ``- `` an item of a list; a blank line parts paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOOT: Final = "^["
_BINNEN: Final = re.compile(r"[\\\[\]]")
_TEKENS: Final = re.compile(r"\^\[|\*|(?<=\d)\^(?=e\b)")
_STER_OF_NOOT: Final = re.compile(r"\^\[|\*")


class Stukvorm(Enum):
    """How a piece of a text is shown."""

    GEWOON = "gewoon"
    SCHUIN = "schuin"
    VERHEVEN = "verheven"
    NOOT = "noot"
    """Not in the text itself: a footnote at this place."""


@dataclass(frozen=True, slots=True)
class Stukje:
    """A run of a text in one form."""

    tekst: str
    vorm: Stukvorm = Stukvorm.GEWOON


class Alineasoort(Enum):
    """What a line or paragraph is."""

    TEKST = "tekst"
    KOP = "kop"
    PUNT = "punt"


@dataclass(frozen=True, slots=True)
class Alinea:
    """One paragraph, without the sign that told what it is."""

    tekst: str
    soort: Alineasoort = Alineasoort.TEKST


def noot(tekst: str) -> str:
    """A footnote as it stands in a text; brackets in it are kept."""
    return _NOOT + _BINNEN.sub(lambda raak: "\\" + raak[0], tekst) + "]"


def lees_stukjes(tekst: str) -> tuple[Stukje, ...]:
    """A paragraph in runs; a sign that has no partner is what it is."""
    uit: list[Stukje] = []
    for vorm, stukken in groupby(_Ontleding(tekst).stukjes(), key=lambda stuk: stuk.vorm):
        if vorm is Stukvorm.NOOT:
            uit += (stuk for stuk in stukken if stuk.tekst)
        elif samen := "".join(stuk.tekst for stuk in stukken):
            uit.append(Stukje(samen, vorm))
    return tuple(uit)


def lees_alineas(tekst: str) -> tuple[Alinea, ...]:
    """A text in paragraphs; lines that follow one another without a sign are one."""
    groepen: list[tuple[Alineasoort, list[str]]] = []
    vrij = True
    for regel in tekst.split("\n"):
        kaal = regel.strip()
        if not kaal:
            vrij = True
        elif kaal.startswith("# "):
            groepen.append((Alineasoort.KOP, [kaal[2:].strip()]))
            vrij = True
        elif kaal.startswith("- "):
            groepen.append((Alineasoort.PUNT, [kaal[2:].strip()]))
            vrij = False
        elif vrij:
            groepen.append((Alineasoort.TEKST, [kaal]))
            vrij = False
        else:
            groepen[-1][1].append(kaal)
    return tuple(Alinea(" ".join(regels), soort) for soort, regels in groepen)


def zonder_opmaak(tekst: str) -> str:
    """What a list shows of a text: without signs and footnotes, on one line."""
    return " ".join(_kaal(alinea.tekst) for alinea in lees_alineas(tekst))


def noten(tekst: str) -> tuple[str, ...]:
    """The footnotes of a text, in their order."""
    return tuple(stuk.tekst for stuk in lees_stukjes(tekst) if stuk.vorm is Stukvorm.NOOT)


def _kaal(tekst: str) -> str:
    delen = (stuk.tekst for stuk in lees_stukjes(tekst) if stuk.vorm is not Stukvorm.NOOT)
    return " ".join("".join(delen).split())


class _Ontleding:
    """The signs of one text; what is known of it is looked for once."""

    def __init__(self, tekst: str, vorm: Stukvorm = Stukvorm.GEWOON) -> None:
        self._tekst = tekst
        self._vorm = vorm
        self._open = len(tekst)
        """From here on no footnote ends any more."""

    def stukjes(self) -> Iterator[Stukje]:
        plaats = zoek = 0
        while raak := _TEKENS.search(self._tekst, zoek):
            stukken, zoek = self._bij_teken(raak)
            if stukken:
                yield Stukje(self._tekst[plaats : raak.start()], self._vorm)
                yield from stukken
                plaats = zoek
        yield Stukje(self._tekst[plaats:], self._vorm)

    def _bij_teken(self, raak: re.Match[str]) -> tuple[list[Stukje], int]:
        """What a sign makes of what follows it, and where that ends; nothing for a sign without a partner."""
        na = raak.end()
        if raak[0] == _NOOT:
            gevonden = self._lees_noot(na)
            return ([Stukje(gevonden[0], Stukvorm.NOOT)], gevonden[1]) if gevonden else ([], na)
        if raak[0] == "^":
            return [Stukje(self._tekst[na : na + 1], Stukvorm.VERHEVEN)], na + 1
        if self._vorm is Stukvorm.SCHUIN:
            return [], na
        einde = self._slotster(na)
        if einde is None or einde == na or self._tekst[na].isspace():
            return [], na
        return list(_Ontleding(self._tekst[na:einde], Stukvorm.SCHUIN).stukjes()), einde + 1

    def _slotster(self, plaats: int) -> int | None:
        """Where italics that begin here end: a footnote within them has stars of its own."""
        while raak := _STER_OF_NOOT.search(self._tekst, plaats):
            if raak[0] == "*":
                return raak.start()
            gevonden = self._lees_noot(raak.end())
            plaats = gevonden[1] if gevonden else raak.end()
        return None

    def _lees_noot(self, begin: int) -> tuple[str, int] | None:
        """The contents of a footnote that begins here, and where it ends; None if it never does."""
        if begin >= self._open:
            return None
        inhoud: list[str] = []
        plaats = begin
        while plaats < len(self._tekst):
            teken = self._tekst[plaats]
            if teken == "]":
                return "".join(inhoud), plaats + 1
            if teken == "\\" and plaats + 1 < len(self._tekst):
                plaats += 1
                teken = self._tekst[plaats]
            inhoud.append(teken)
            plaats += 1
        self._open = begin
        return None
