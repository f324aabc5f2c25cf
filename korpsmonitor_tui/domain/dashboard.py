"""A dashboard: what is counted, in which areas, and in which tables it is printed; data of an instrument.

An area may consist of others that together are the whole of it, so that its figures can be laid beside theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.instrument import opzoeknaam

if TYPE_CHECKING:
    from collections.abc import Iterable


OVERIG = "overig"
"""Kind of an area that is the rest of another: no text calls it by its name."""


class Rijsoort(StrEnum):
    """What the rows of a table are; its columns are the other."""

    INDICATOREN = "indicatoren"
    GEBIEDEN = "gebieden"


class Plek(NamedTuple):
    """What one cell of a table is about."""

    indicator: str
    gebied: str


@dataclass(frozen=True, slots=True)
class Gebied:
    """An area: a gemeente, a district, the rest of a district, or the whole."""

    code: str
    naam: str
    soort: str
    """What it is, in a word for people: ``gemeente``, ``district``, ``eenheid``, or ``OVERIG``."""
    delen: tuple[str, ...] = ()
    """Codes of the areas that together are the whole of it; empty: nothing adds up to it."""
    ligt_in: str = ""
    """Code of the area that it lies in, where it is not one of its ``delen``."""
    aliassen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rubriek:
    """What indicators stand under together."""

    code: str
    naam: str
    aliassen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, by whom, and what a reader must know before leaning on it."""

    code: str
    naam: str
    rubriek: str
    """Code of the rubriek."""
    definitie: str
    bron: str
    """Whose registration it is."""
    telt: str = ""
    """What one of them is, in a few words: two figures of which this differs are not the same figure."""
    kanttekeningen: tuple[str, ...] = ()
    leeg: str = ""
    """What an empty cell says; empty: nothing but that nothing was stated."""
    aliassen: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()
    """How words begin that a text calls it by, in small letters."""
    herkomst: str = ""
    """Where the source describes it."""


@dataclass(frozen=True, slots=True)
class Tabelvorm:
    """A table as it is printed."""

    code: str
    titel: str
    rijen: Rijsoort
    rubrieken: tuple[str, ...]
    """Codes; their indicators stand in the table, in this order."""
    delen: tuple[str, ...]
    """Codes of the areas in it, besides ``totaal``."""
    totaal: str = ""
    """Code of the area of the column or row of totals; empty if it has none."""
    koppen: bool = True
    """Whether the names of the rubrieken stand above their rows."""
    aliassen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Samenstelling:
    """Indicators that together are the whole of another, in every area."""

    naam: str
    geheel: str
    delen: tuple[str, ...]


@dataclass(frozen=True)
class Dashboard:
    """The definition of a dashboard."""

    jaar: int
    """The year that the definitions were made for."""
    gebieden: tuple[Gebied, ...]
    rubrieken: tuple[Rubriek, ...]
    indicatoren: tuple[Indicator, ...]
    tabellen: tuple[Tabelvorm, ...]
    samenstellingen: tuple[Samenstelling, ...] = ()
    speling: int = 10
    """Percentage that a figure may differ from one that a text calls approximate."""

    @cached_property
    def _gebieden(self) -> dict[str, Gebied]:
        return {gebied.code: gebied for gebied in self.gebieden}

    @cached_property
    def _indicatoren(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicatoren}

    @cached_property
    def bovenste(self) -> tuple[str, ...]:
        """Codes of the areas that are part of no other and lie in none; a definition has one."""
        return tuple(gebied.code for gebied in self.gebieden if not self.boven(gebied.code))

    @property
    def geheel(self) -> str:
        """Code of the area that all others are in: what a text speaks of when it names no area."""
        return self.bovenste[0] if self.bovenste else ""

    def gebied(self, code: str) -> Gebied | None:
        """The area with this code."""
        return self._gebieden.get(code)

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this code."""
        return self._indicatoren.get(code)

    def rubriek(self, code: str) -> Rubriek | None:
        """The rubriek with this code."""
        return next((rubriek for rubriek in self.rubrieken if rubriek.code == code), None)

    def tabel(self, code: str) -> Tabelvorm | None:
        """The table with this code."""
        return next((tabel for tabel in self.tabellen if tabel.code == code), None)

    def van_rubriek(self, code: str) -> tuple[Indicator, ...]:
        """The indicators of a rubriek, in the order of the definition."""
        return tuple(indicator for indicator in self.indicatoren if indicator.rubriek == code)

    def in_tabel(self, tabel: Tabelvorm) -> tuple[Indicator, ...]:
        """The indicators that stand in a table."""
        return tuple(indicator for code in tabel.rubrieken for indicator in self.van_rubriek(code))

    def gebieden_van(self, tabel: Tabelvorm) -> tuple[str, ...]:
        """Codes of the areas in a table; that of the totals comes last."""
        return (*tabel.delen, *([tabel.totaal] if tabel.totaal else ()))

    @cached_property
    def _boven(self) -> dict[str, str]:
        delen = {deel: gebied.code for gebied in self.gebieden for deel in gebied.delen}
        return delen | {gebied.code: gebied.ligt_in for gebied in self.gebieden if gebied.ligt_in}

    def boven(self, gebied: str) -> str:
        """Code of the area that this one is part of or lies in; empty for none."""
        return self._boven.get(gebied, "")

    def gebiednaam(self, code: str) -> str:
        """The name of an area by itself: the rest of a district with the district."""
        gebied = self._gebieden.get(code)
        if gebied is None:
            return code
        gelijk = [ander for ander in self.gebieden if opzoeknaam(ander.naam) == opzoeknaam(gebied.naam)]
        boven = self._gebieden.get(self.boven(code))
        return f"{gebied.naam} ({boven.naam})" if len(gelijk) > 1 and boven is not None else gebied.naam

    def indicatornaam(self, code: str) -> str:
        """The name of an indicator by itself: one of which the name is used twice with its rubriek."""
        indicator = self._indicatoren.get(code)
        if indicator is None:
            return code
        gelijk = [ander for ander in self.indicatoren if opzoeknaam(ander.naam) == opzoeknaam(indicator.naam)]
        rubriek = self.rubriek(indicator.rubriek)
        # A rubriek may be there for one table alone, such as the kinds of victims in it.
        return f"{rubriek.naam}: {indicator.naam}" if len(gelijk) > 1 and rubriek else indicator.naam


class Namen:
    """Codes by every name that they can have; a name of several leads to all of them, and none is chosen."""

    def __init__(self, paren: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._codes: dict[str, dict[str, None]] = {}
        for code, namen in paren:
            for naam in namen:
                if sleutel := opzoeknaam(naam):
                    self._codes.setdefault(sleutel, {})[code] = None

    def zoek(self, naam: str) -> tuple[str, ...]:
        """Codes of everything with this name, whatever its capitals, accents, hyphens and spaces."""
        return tuple(self._codes.get(opzoeknaam(naam), ()))


def gebiednamen(dashboard: Dashboard, codes: Iterable[str]) -> Namen:
    """The names of these areas."""
    gevonden = (dashboard.gebied(code) for code in codes)
    return Namen((g.code, (g.code, g.naam, *g.aliassen)) for g in gevonden if g is not None)


def indicatornamen(indicatoren: Iterable[Indicator]) -> Namen:
    """The names of these indicators."""
    return Namen((i.code, (i.code, i.naam, *i.aliassen)) for i in indicatoren)


def plekken(dashboard: Dashboard, tabel: Tabelvorm) -> tuple[Plek, ...]:
    """What every cell of a table is about, row by row."""
    indicatoren = [indicator.code for indicator in dashboard.in_tabel(tabel)]
    gebieden = dashboard.gebieden_van(tabel)
    if tabel.rijen is Rijsoort.GEBIEDEN:
        return tuple(Plek(indicator, gebied) for gebied in gebieden for indicator in indicatoren)
    return tuple(Plek(indicator, gebied) for indicator in indicatoren for gebied in gebieden)
