"""Cuts a text into passages: sentences, and points of a list."""

from __future__ import annotations

import re
from typing import Final

from korpsmonitor_tui.domain.extractie import Spanne

_AFKORTING: Final = re.compile(
    r"(?:\b(?:bijv|bv|ca|circa|dr|drs|mr|ing|ir|nr|nrs|art|blz|p|resp|evt|enz|etc|excl|incl|max|min|vgl|zgn|tel|jl|sr|jr|"
    r"st|ong|gem|mw|dhr|prof|red|div|afd|i\.v\.m|i\.p\.v|o\.a|m\.u\.v|m\.b\.t|m\.b\.v|t\.a\.v|t\.b\.v|t\.o\.v|n\.a\.v|"
    r"e\.d|d\.m\.v|d\.w\.z|w\.o|i\.o|o\.l\.v|a\.d\.h\.v|i\.g\.v|p\.j|z\.s\.m|n\.v\.t|t\.k\.n|e\.a|O\.M|[A-Z])|\b\w(?:\.\w)+)$"
)
_EINDE: Final = re.compile(r"(?<![.!?…])[.!?…]+[\"'’”)\]]*(?=\s|$)")
_VERVOLG: Final = re.compile(r"\s*[a-zà-þ(]")
_TUSSENWERPSEL: Final = frozenset({
    "ja", "nee", "neen", "hoor", "hm", "hmm", "hmhm", "mm", "mhm", "eh", "ehm", "uh", "uhm", "nou", "oké", "oke", "ok",
    "klopt", "precies", "inderdaad", "juist", "zeker", "helder", "duidelijk", "akkoord",
    "dank", "dankjewel", "dankuwel", "bedankt", "hartelijk", "u", "je",
})  # fmt: skip
"""Words of which whoever listens makes a whole sentence."""
_WOORD: Final = re.compile(r"[^\W_]+")
_ALINEA: Final = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-•*–]|\d{1,2}[.)])[ \t])|\r\n?[ \t]*\r\n?")


def vind_zinnen(tekst: str) -> tuple[Spanne, ...]:
    """The passages of a text in order, without the white space around them.

    A full stop ends a sentence unless it belongs to an abbreviation or the next word begins in lower case; an empty
    line and the sign of a list always do.
    """
    zinnen: list[Spanne] = []
    begin = 0
    for grens in [*(treffer.span() for treffer in _ALINEA.finditer(tekst)), (len(tekst), len(tekst))]:
        _knip(tekst, begin, grens[0], zinnen)
        begin = grens[1]
    return tuple(zinnen)


def is_uitspraak(zin: str) -> bool:
    """Whether a sentence states something: a question does not, nor does a "ja" or "hm-hm" in between."""
    if zin.rstrip(" \"'’”)]").endswith("?"):
        return False
    return any(woord not in _TUSSENWERPSEL for woord in _WOORD.findall(zin.casefold()))


def hele_zinnen(tekst: str, begin: int, eind: int) -> tuple[int, int]:
    """The begin and end of the sentences that a stretch of a text touches, itself included."""
    geraakt = [zin for zin in vind_zinnen(tekst) if zin.begin < eind and begin < zin.eind]
    return min([begin, *(zin.begin for zin in geraakt)]), max([eind, *(zin.eind for zin in geraakt)])


def _knip(tekst: str, begin: int, eind: int, zinnen: list[Spanne]) -> None:
    start = begin
    for treffer in _EINDE.finditer(tekst, begin, eind):
        voor = tekst[max(start, treffer.start() - 16) : treffer.start()]
        afgekort = treffer.group() == "." and _AFKORTING.search(voor)
        if afgekort or _VERVOLG.match(tekst, treffer.end(), eind):
            continue
        _voeg_toe(tekst, start, treffer.end(), zinnen)
        start = treffer.end()
    _voeg_toe(tekst, start, eind, zinnen)


def _voeg_toe(tekst: str, begin: int, eind: int, zinnen: list[Spanne]) -> None:
    deel = tekst[begin:eind]
    if deel.strip():
        begin += len(deel) - len(deel.lstrip())
        zinnen.append(Spanne(begin, begin + len(deel.strip())))
