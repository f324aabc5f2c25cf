"""The rows of a table as somebody wants to see them: sorted by a column, and only those with certain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import opzoeknaam

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.tui.widgets.tabel import Cel

    Rij = tuple[str, Sequence[Cel]]
    """Key and cells."""

_DATUM: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})(.*)", re.DOTALL)
_DELEN: Final = re.compile(r"(\d+)")
_NIETS: Final = frozenset({"", "–", "-", "·"})
"""What stands in a cell of which nothing is known."""


def celtekst(cel: Cel) -> str:
    """The text of a cell, without its style."""
    return cel if isinstance(cel, str) else cel[0]


def sorteer(rijen: Iterable[Rij], kolom: int, *, achterstevoren: bool) -> list[Rij]:
    """By the text of a column: dates as dates, numbers as numbers. What is empty comes last, whichever way."""
    alle = list(rijen)
    vol = [rij for rij in alle if celtekst(rij[1][kolom]).strip() not in _NIETS]
    leeg = [rij for rij in alle if celtekst(rij[1][kolom]).strip() in _NIETS]
    vol.sort(key=lambda rij: _sleutel(celtekst(rij[1][kolom])), reverse=achterstevoren)
    return vol + leeg


def _sleutel(tekst: str) -> list[tuple[int, int, str]]:
    """Digits compare as numbers, the rest as people look things up: without capitals and accents."""
    if datum := _DATUM.match(tekst.strip()):
        dag, maand, jaar, rest = datum.groups()
        tekst = f"{jaar} {int(maand):02} {int(dag):02} {rest}"
    delen = _DELEN.split(tekst)
    return [
        (0, int(deel), "") if nr % 2 else (1, 0, opzoeknaam(deel))
        for nr, deel in enumerate(delen)
        if deel.strip()
    ]


def zeef(rijen: Iterable[Rij], woorden: str) -> list[Rij]:
    """Those in which every word stands, anywhere."""
    gezocht = [opzoeknaam(woord) for woord in woorden.split()]
    if not gezocht:
        return list(rijen)
    return [rij for rij in rijen if _past(rij, gezocht)]


def _past(rij: Rij, gezocht: Sequence[str]) -> bool:
    tekst = " ".join(opzoeknaam(celtekst(cel)) for cel in rij[1])
    return all(woord in tekst for woord in gezocht)


def als_tsv(rijen: Iterable[Sequence[str]]) -> str:
    """Lines with tabs in between, as a spreadsheet takes them: no cell runs over to another."""
    return "\n".join("\t".join(" ".join(cel.split()) for cel in rij) for rij in rijen)
