"""The few signs by which a text of a plan says more than its words: italics, a footnote at its place, headings and lists.

``*schuin*`` is italic, ``^[tekst]`` a footnote at that place (as Pandoc writes one), ``2^e`` a raised letter. A line that
begins with ``# `` is a small heading, one with ``- `` an item of a list; a blank line parts paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
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
    for stuk in _stukjes(tekst):
        if uit and uit[-1].vorm == stuk.vorm and stuk.vorm is not Stukvorm.NOOT:
            uit[-1] = replace(uit[-1], tekst=uit[-1].tekst + stuk.tekst)
        elif stuk.tekst:
            uit.append(stuk)
    return tuple(uit)


def lees_alineas(tekst: str) -> tuple[Alinea, ...]:
    """A text in paragraphs; lines that follow one another without a sign are one."""
    uit: list[Alinea] = []
    vrij = True
    for regel in tekst.split("\n"):
        kaal = regel.strip()
        if not kaal:
            vrij = True
        elif kaal.startswith("# "):
            uit.append(Alinea(kaal[2:].strip(), Alineasoort.KOP))
            vrij = True
        elif kaal.startswith("- "):
            uit.append(Alinea(kaal[2:].strip(), Alineasoort.PUNT))
            vrij = False
        elif vrij:
            uit.append(Alinea(kaal))
            vrij = False
        else:
            uit[-1] = replace(uit[-1], tekst=f"{uit[-1].tekst} {kaal}")
    return tuple(uit)


def zonder_opmaak(tekst: str) -> str:
    """What a list shows of a text: without signs and footnotes, on one line."""
    return " ".join(_kaal(alinea.tekst) for alinea in lees_alineas(tekst))


def noten(tekst: str) -> tuple[str, ...]:
    """The footnotes of a text, in their order."""
    return tuple(stuk.tekst for stuk in lees_stukjes(tekst) if stuk.vorm is Stukvorm.NOOT)


def _kaal(tekst: str) -> str:
    delen = (stuk.tekst for stuk in lees_stukjes(tekst) if stuk.vorm is not Stukvorm.NOOT)
    return " ".join("".join(delen).split())


def _stukjes(tekst: str, vorm: Stukvorm = Stukvorm.GEWOON) -> Iterator[Stukje]:
    plaats = zoek = 0
    while raak := _TEKENS.search(tekst, zoek):
        stukken, zoek = _bij_teken(tekst, raak, vorm)
        if stukken:
            yield Stukje(tekst[plaats : raak.start()], vorm)
            yield from stukken
            plaats = zoek
    yield Stukje(tekst[plaats:], vorm)


def _bij_teken(tekst: str, raak: re.Match[str], vorm: Stukvorm) -> tuple[list[Stukje], int]:
    """What a sign makes of what follows it, and where that ends; nothing for a sign without a partner."""
    na = raak.end()
    if raak[0] == _NOOT:
        gevonden = _lees_noot(tekst, na)
        return ([Stukje(gevonden[0], Stukvorm.NOOT)], gevonden[1]) if gevonden else ([], na)
    if raak[0] == "^":
        return [Stukje(tekst[na : na + 1], Stukvorm.VERHEVEN)], na + 1
    einde = _slotster(tekst, na)
    if vorm is Stukvorm.SCHUIN or einde is None or einde == na or tekst[na].isspace():
        return [], na
    return list(_stukjes(tekst[na:einde], Stukvorm.SCHUIN)), einde + 1


def _slotster(tekst: str, plaats: int) -> int | None:
    """Where italics that begin here end: a footnote within them has stars of its own."""
    while raak := _STER_OF_NOOT.search(tekst, plaats):
        if raak[0] == "*":
            return raak.start()
        gevonden = _lees_noot(tekst, raak.end())
        plaats = gevonden[1] if gevonden else raak.end()
    return None


def _lees_noot(tekst: str, begin: int) -> tuple[str, int] | None:
    """The contents of a footnote that begins here, and where it ends; None if it never does."""
    inhoud: list[str] = []
    plaats = begin
    while plaats < len(tekst):
        teken = tekst[plaats]
        if teken == "]":
            return "".join(inhoud), plaats + 1
        if teken == "\\" and plaats + 1 < len(tekst):
            plaats += 1
            teken = tekst[plaats]
        inhoud.append(teken)
        plaats += 1
    return None
