"""What the positions of a project file count: the standard says code points, but programs differ.

Some count UTF-16 units (NVivo), some a line end of two characters as one (ATLAS.ti). Most call a place by the words it
begins with: that tells how they counted.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.refiqda import Selectie

_REGELEINDE: Final = "\r\n"
_BMP: Final = 0xFFFF
_AFGEKAPT: Final = ("...", "…")


class _Telling(NamedTuple):
    """A way of counting: where each character of the text with single line ends begins, and at last its end."""

    plaatsen: Sequence[int]

    def teken_op(self, positie: int) -> int:
        """The character at a position; one in the middle of a character is that behind it. -1 outside the text."""
        if not 0 <= positie <= self.plaatsen[-1]:
            return -1
        return bisect_left(self.plaatsen, positie)


def herstel_plaatsen(
    tekst: str, selecties: Iterable[Selectie], herkomst: str
) -> tuple[str, tuple[Selectie, ...]]:
    """The text with single line ends, and the places counted in its code points; outside the text is -1."""
    plat = tekst.replace(_REGELEINDE, "\n")
    lijst = tuple(selecties)
    beste = max(_tellingen(tekst, plat, herkomst), key=lambda telling: _eens(telling, plat, lijst))
    return plat, tuple(replace(s, begin=beste.teken_op(s.begin), eind=beste.teken_op(s.eind)) for s in lijst)


def _tellingen(tekst: str, plat: str, herkomst: str) -> list[_Telling]:
    """The ways in which this text can have been counted, the likeliest first."""
    enkel = bytes(1) * len(plat)
    regels = [_lengtes(tekst, plat), b"\1" * len(plat)] if _REGELEINDE in tekst else [b"\1" * len(plat)]
    if "atlas" in herkomst.casefold():
        regels.reverse()
    breed = bytes(ord(teken) > _BMP for teken in plat)
    soorten = [enkel, breed] if any(breed) else [enkel]
    return [
        _Telling(array("q", accumulate(map(add, lengtes, meer), initial=0)))
        for meer in soorten
        for lengtes in regels
    ]


def _lengtes(tekst: str, plat: str) -> bytes:
    """How many characters of the text as it is each character of the other stands for."""
    lengtes, plaats = bytearray(b"\1") * len(plat), 0
    for nr, teken in enumerate(plat):
        if teken == "\n" and tekst.startswith(_REGELEINDE, plaats):
            lengtes[nr] = 2
        plaats += lengtes[nr]
    return bytes(lengtes)


def _eens(telling: _Telling, plat: str, selecties: Iterable[Selectie]) -> int:
    """How many places begin with the words that they are called by."""
    return sum(_klopt(telling, plat, selectie) for selectie in selecties if _kern(selectie.naam))


def _klopt(telling: _Telling, plat: str, selectie: Selectie) -> bool:
    begin, eind = telling.teken_op(selectie.begin), telling.teken_op(selectie.eind)
    if begin < 0 or eind <= begin:
        return False
    hier = "".join(plat[begin:eind].split())
    naam = _kern(selectie.naam)
    afgekapt = selectie.naam.strip().endswith(_AFGEKAPT)
    return hier.startswith(naam) if afgekapt else hier == naam


def _kern(naam: str) -> str:
    """A name without white space and without the dots that say it goes on."""
    naam = naam.strip()
    for einde in _AFGEKAPT:
        naam = naam.removesuffix(einde)
    return "".join(naam.split())
