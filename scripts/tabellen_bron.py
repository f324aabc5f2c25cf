"""Finds the tables in the text of the Korpsmonitor: rows above their caption, headings, and footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

BIJSCHRIFT = re.compile(r"Tabel (\d+) (.+)")
NOOT = re.compile(r"<sup>(\d+)</sup>\s*(.*)")
NOOTTEKEN = re.compile(r"(.*?)\s*<sup>(\d+)</sup>")
VET = re.compile(r"</?b>")
AANEEN = re.compile(r"(\d+) (\D.*)")


@dataclass(frozen=True)
class Broncel:
    """A cell without its markup."""

    tekst: str
    noot: str = ""


@dataclass(frozen=True)
class Bronrij:
    """A row with the line that it was read from."""

    regel: int
    nummer: int | None
    naam: Broncel
    cellen: tuple[Broncel, ...]
    aaneen: bool = False
    """Number and name stood in one cell."""


@dataclass
class Brontabel:
    """A table as the text has it; a page break repeats its headings."""

    nummer: int
    titel: str
    koppen: list[tuple[str, ...]] = field(default_factory=list)
    rijen: list[Bronrij] = field(default_factory=list)
    regels: list[tuple[int, str]] = field(default_factory=list)
    """The lines of the rows to the letter, without the headings."""


def lees_brontabellen(regels: list[str], is_rij: Callable[[str], bool]) -> dict[int, Brontabel]:
    """Every table by its printed number; a line is a row if ``is_rij`` knows its name."""
    tabellen: dict[int, Brontabel] = {}
    lopend: list[tuple[int, str]] = []
    for nummer, regel in enumerate(regels, 1):
        if bijschrift := BIJSCHRIFT.fullmatch(regel):
            tabel = Brontabel(int(bijschrift[1]), bijschrift[2].strip())
            for plaats, tekst in lopend:
                _deel_in(tabel, plaats, tekst, is_rij)
            tabellen[tabel.nummer] = tabel
            lopend = []
        elif "\t" in regel:
            lopend.append((nummer, regel))
    return tabellen


def lees_noten(regels: list[str]) -> dict[str, str]:
    """The text of every footnote by its number."""
    return {treffer[1]: treffer[2].strip() for regel in regels if (treffer := NOOT.fullmatch(regel))}


def _deel_in(tabel: Brontabel, regel: int, tekst: str, is_rij: Callable[[str], bool]) -> None:
    cellen = [_lees_cel(cel) for cel in tekst.split("\t")]
    eerste = cellen[0]
    rij: Bronrij | None = None
    if eerste.tekst.isdecimal():
        rij = Bronrij(regel, int(eerste.tekst), cellen[1], tuple(cellen[2:]))
    elif aaneen := AANEEN.fullmatch(eerste.tekst):
        rij = Bronrij(regel, int(aaneen[1]), Broncel(aaneen[2], eerste.noot), tuple(cellen[1:]), aaneen=True)
    elif is_rij(eerste.tekst):
        rij = Bronrij(regel, None, eerste, tuple(cellen[1:]))
    if rij is None:
        tabel.koppen.append(tuple(cel.tekst for cel in cellen))
    else:
        tabel.rijen.append(rij)
        tabel.regels.append((regel, tekst))


def _lees_cel(ruw: str) -> Broncel:
    tekst = VET.sub("", ruw).strip()
    teken = NOOTTEKEN.fullmatch(tekst)
    return Broncel(teken[1], teken[2]) if teken else Broncel(tekst)
