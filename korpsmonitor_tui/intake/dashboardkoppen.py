"""What the headings and rows of a dashboard's tables can be: never chosen where there are two, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.dashboard import Rijsoort, gebiednamen, indicatornamen
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.dashboard import Dashboard, Namen, Tabelvorm

TOTAALKOPPEN: Final = frozenset(map(opzoeknaam, ("Totaal", "Totalen", "Som")))
"""Headings of the area that a table is about."""
_MINSTE_BEGIN: Final = 3
"""Letters of a name that is looked for among the beginnings of others."""


class Kolom(NamedTuple):
    """What a column is about; without a code nothing of it is taken."""

    code: str
    kop: str


class Koppen:
    """Recognises the headings of columns and rows, with what a person said of some of them."""

    def __init__(self, dashboard: Dashboard, betekent: Mapping[str, str]) -> None:
        self._dashboard = dashboard
        self._antwoorden = {opzoeknaam(kop): code for kop, code in betekent.items()}

    def kolommen(self, vorm: Tabelvorm, koppen: Sequence[str]) -> list[Kolom]:
        """What every column behind the first is about."""
        return [Kolom(self.code(kop, vorm, rij=False), kop) for kop in koppen[1:]]

    def code(self, naam: str, vorm: Tabelvorm, *, rij: bool) -> str:
        """What a row, or else a column, of a table is; empty if that is not certain."""
        if not naam:
            return ""
        gebieden = _zijn_gebieden(vorm, rij=rij)
        namen = self._namen(vorm, gebieden=gebieden)
        totaal = vorm.totaal if gebieden else ""
        gezegd = self._antwoorden.get(opzoeknaam(naam))
        if gezegd is not None:
            return next(iter(namen.zoek(gezegd)), totaal if gezegd == totaal else "")
        codes = namen.zoek(naam)
        if len(codes) == 1:
            return codes[0]
        return totaal if not codes and opzoeknaam(naam) in TOTAALKOPPEN else ""

    def waarom_niet(self, naam: str, vorm: Tabelvorm, *, rij: bool) -> tuple[str, tuple[str, ...]]:
        """Why a row or column is not taken, and the codes that it may stand for."""
        gebieden = _zijn_gebieden(vorm, rij=rij)
        if codes := self._namen(vorm, gebieden=gebieden).zoek(naam):
            return _("kan meer dan één ding zijn; zeg welk"), codes
        if begint := self._begint_zo(naam, vorm, gebieden=gebieden):
            return _("is in deze tabel niet bekend; zeg wat het is"), begint
        return (
            _("geen regel van deze tabel; niet overgenomen")
            if rij
            else _("geen kolom van deze tabel; niet overgenomen")
        ), ()

    def _namen(self, vorm: Tabelvorm, *, gebieden: bool) -> Namen:
        if gebieden:
            return gebiednamen(self._dashboard, vorm.delen)
        return indicatornamen(self._dashboard.in_tabel(vorm))

    def _begint_zo(self, naam: str, vorm: Tabelvorm, *, gebieden: bool) -> tuple[str, ...]:
        """Codes in this table of which a name begins as this one does, or the other way round: never more than asked."""
        kort = opzoeknaam(naam)
        if len(kort) < _MINSTE_BEGIN:
            return ()
        gevonden = [self._dashboard.gebied(code) for code in vorm.delen] if gebieden else []
        kandidaten = [(g.code, g.naam, *g.aliassen) for g in gevonden if g is not None]
        if not gebieden:
            kandidaten = [(i.code, i.naam, *i.aliassen) for i in self._dashboard.in_tabel(vorm)]
        return tuple(code for code, *namen in kandidaten if _lijkt(kort, map(opzoeknaam, namen)))


def _zijn_gebieden(vorm: Tabelvorm, *, rij: bool) -> bool:
    """Whether the rows, or else the columns, of a table are areas."""
    return rij == (vorm.rijen is Rijsoort.GEBIEDEN)


def titels(tabellen: Iterable[Tabelvorm]) -> dict[str, Tabelvorm]:
    """Tables by every name that they can begin with."""
    return {
        opzoeknaam(naam): tabel for tabel in tabellen for naam in (tabel.code, tabel.titel, *tabel.aliassen)
    }


def onderwerpen(dashboard: Dashboard) -> dict[str, str]:
    """What a line of text alone can be the heading of: an indicator or a rubriek; one name of two is of neither."""
    gevonden: dict[str, set[str]] = {}
    rubrieken = [(rubriek.code, rubriek.naam, *rubriek.aliassen) for rubriek in dashboard.rubrieken]
    for code, *namen in (*rubrieken, *((i.code, i.naam, *i.aliassen) for i in dashboard.indicatoren)):
        for naam in namen:
            gevonden.setdefault(opzoeknaam(naam), set()).add(code)
    return {naam: next(iter(codes)) for naam, codes in gevonden.items() if len(codes) == 1}


def rubriekkoppen(dashboard: Dashboard, vorm: Tabelvorm) -> frozenset[str]:
    """Headings above some of the rows of a table, as they are looked up."""
    rubrieken = (dashboard.rubriek(code) for code in vorm.rubrieken)
    return frozenset(opzoeknaam(naam) for r in rubrieken if r is not None for naam in (r.naam, *r.aliassen))


def aangevuld(boven: Sequence[str], onder: Sequence[str]) -> list[str]:
    """Two rows of headings as one; none if the second names a row of its own."""
    if not onder or onder[0]:
        return []
    breedte = max(len(boven), len(onder))
    delen = [tuple(rij[nr] if nr < len(rij) else "" for rij in (boven, onder)) for nr in range(breedte)]
    return ["".join(deel) for deel in delen]


def bekend(kolommen: Iterable[Kolom]) -> int:
    """How many columns it is known of what they are about."""
    return sum(bool(kolom.code) for kolom in kolommen)


def _lijkt(kort: str, namen: Iterable[str]) -> bool:
    return any(naam.startswith(kort) or (naam and kort.startswith(naam)) for naam in namen)
