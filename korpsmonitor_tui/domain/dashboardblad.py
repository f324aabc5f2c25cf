"""The tables of a dashboard as they are shown: every cell as it counts, with a mark where a reader must know more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import Ontbreekreden
from korpsmonitor_tui.domain.cijferblad import reden_in_woorden
from korpsmonitor_tui.domain.dashboard import Plek, Rijsoort
from korpsmonitor_tui.domain.dashboardtotaal import ondergrenzen
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.dashboard import Dashboard, Tabelvorm
    from korpsmonitor_tui.domain.telling import Telling

GEEN_CEL: Final = "·"
"""Where nobody stated anything, which is something else than a cell that was left empty."""
LEEG: Final = "∅"
"""Where a cell was left empty, on a screen: in a file it is empty."""


class Merk(StrEnum):
    """What a reader must know of one cell, by the sign at it."""

    TEN_MINSTE = "≥"
    """A total with something in it that is not known."""
    GECORRIGEERD = "*"
    VERVALLEN = "~"
    """A correction that was made on another figure."""
    STRIJDIG = "≠"
    """Two laptops left different figures."""


def merk_in_woorden(merk: Merk) -> str:
    """What a sign behind a figure means."""
    return {
        Merk.TEN_MINSTE: _("ten minste: een deel ervan is niet bekend"),
        Merk.GECORRIGEERD: _("gecorrigeerd; wat was opgegeven, blijft bewaard"),
        Merk.VERVALLEN: _("een correctie vervalt: er is inmiddels iets anders opgegeven"),
        Merk.STRIJDIG: _("op twee laptops verschillend"),
    }[merk]


@dataclass(frozen=True, slots=True)
class Dashboardcel:
    """One cell."""

    plek: Plek
    cijfer: Cijfer | None
    """What counts; None where nobody stated anything."""
    merken: tuple[Merk, ...] = ()

    @property
    def tekst(self) -> str:
        """As it stands in a file: what counts, to the letter."""
        return "" if self.cijfer is None else self.cijfer.opgegeven

    @property
    def is_ondergrens(self) -> bool:
        """Whether it is a total with something in it that is not known."""
        return Merk.TEN_MINSTE in self.merken

    @property
    def merken_erachter(self) -> tuple[Merk, ...]:
        """The signs that stand behind the figure: that of a lower bound stands before it."""
        return tuple(merk for merk in self.merken if merk is not Merk.TEN_MINSTE)

    @property
    def op_scherm(self) -> str:
        """As it stands on a screen, where what is empty would not be seen."""
        if self.cijfer is None:
            return GEEN_CEL
        voor = Merk.TEN_MINSTE.value if self.is_ondergrens else ""
        return f"{voor}{self.cijfer.opgegeven.strip() or LEEG}{''.join(self.merken_erachter)}"


@dataclass(frozen=True, slots=True)
class Dashboardrij:
    """One row; a row without cells is the heading of those below it."""

    code: str
    """Of the indicator, area or rubriek."""
    naam: str
    cellen: tuple[Dashboardcel, ...] = ()

    @property
    def is_kop(self) -> bool:
        """Whether it only says what stands below it."""
        return not self.cellen


@dataclass(frozen=True, slots=True)
class Dashboardblad:
    """One table of one year."""

    code: str
    titel: str
    jaar: int
    kolommen: tuple[tuple[str, str], ...]
    """(code of an area or indicator, heading)."""
    rijen: tuple[Dashboardrij, ...]
    noten: tuple[tuple[str, str], ...]
    """(code of an indicator, what a reader must know of it), in the order of the table."""

    @property
    def cellen(self) -> Iterator[Dashboardcel]:
        """All cells, row by row."""
        return (cel for rij in self.rijen for cel in rij.cellen)

    @property
    def legenda(self) -> tuple[tuple[str, str], ...]:
        """(sign, what it means) of everything in the table that is no number, as far as it occurs."""
        tekens: dict[str, str] = {}
        merken: set[Merk] = set()
        zonder = False
        for cel in self.cellen:
            merken.update(cel.merken)
            if cel.cijfer is None:
                zonder = True
            elif (reden := cel.cijfer.ontbreekt) is not None:
                tekens.setdefault(cel.cijfer.opgegeven.strip() or LEEG, reden_in_woorden(reden))
        return (
            *sorted(tekens.items()),
            *((merk.value, merk_in_woorden(merk)) for merk in Merk if merk in merken),
            *([(GEEN_CEL, _("geen cel in wat is aangeleverd"))] if zonder else []),
        )


def maak_bladen(
    dashboard: Dashboard, jaar: int, tellingen: Mapping[Plek, Telling]
) -> tuple[Dashboardblad, ...]:
    """Every table that has anything in this year."""
    cijfers = {plek: cijfer for plek, telling in tellingen.items() if (cijfer := telling.cijfer) is not None}
    minstens = ondergrenzen(dashboard, cijfers)

    def cel(plek: Plek) -> Dashboardcel:
        telling = tellingen.get(plek)
        cijfer = cijfers.get(plek)
        return Dashboardcel(plek, cijfer, tuple(_merken(telling, ten_minste=plek in minstens)))

    bladen = (_maak_blad(dashboard, tabel, jaar, cel) for tabel in dashboard.tabellen)
    return tuple(blad for blad in bladen if any(cel.cijfer is not None for cel in blad.cellen))


def _merken(telling: Telling | None, *, ten_minste: bool) -> Iterator[Merk]:
    if ten_minste:
        yield Merk.TEN_MINSTE
    if telling is not None:
        if telling.gecorrigeerd:
            yield Merk.GECORRIGEERD
        if telling.vervallen:
            yield Merk.VERVALLEN
        if telling.strijdig:
            yield Merk.STRIJDIG


def _maak_blad(
    dashboard: Dashboard, tabel: Tabelvorm, jaar: int, cel: Callable[[Plek], Dashboardcel]
) -> Dashboardblad:
    indicatoren = dashboard.in_tabel(tabel)
    gebieden = [(code, _gebiedkop(dashboard, tabel, code)) for code in dashboard.gebieden_van(tabel)]
    if tabel.rijen is Rijsoort.GEBIEDEN:
        kolommen = tuple((indicator.code, indicator.naam) for indicator in indicatoren)
        rijen = tuple(
            Dashboardrij(code, naam, tuple(cel(Plek(indicator, code)) for indicator, _kop in kolommen))
            for code, naam in gebieden
        )
    else:
        kolommen = tuple(gebieden)
        rijen = tuple(_rijen_per_rubriek(dashboard, tabel, kolommen, cel))
    noten = tuple(
        (indicator.code, " ".join(indicator.kanttekeningen))
        for indicator in indicatoren
        if indicator.kanttekeningen
    )
    return Dashboardblad(tabel.code, tabel.titel, jaar, kolommen, rijen, noten)


def _gebiedkop(dashboard: Dashboard, tabel: Tabelvorm, code: str) -> str:
    gebied = dashboard.gebied(code)
    return _("Totaal") if code == tabel.totaal or gebied is None else gebied.naam


def _rijen_per_rubriek(
    dashboard: Dashboard,
    tabel: Tabelvorm,
    kolommen: Sequence[tuple[str, str]],
    cel: Callable[[Plek], Dashboardcel],
) -> Iterator[Dashboardrij]:
    for code in tabel.rubrieken:
        rubriek = dashboard.rubriek(code)
        if tabel.koppen and rubriek is not None:
            yield Dashboardrij(rubriek.code, rubriek.naam)
        for indicator in dashboard.van_rubriek(code):
            cellen = tuple(cel(Plek(indicator.code, gebied)) for gebied, _kop in kolommen)
            yield Dashboardrij(indicator.code, indicator.naam, cellen)


def leegtekst(dashboard: Dashboard, plek: Plek, cijfer: Cijfer) -> str:
    """What a figure that is missing says here; empty if it is not missing."""
    reden = cijfer.ontbreekt
    if reden is None:
        return ""
    indicator = dashboard.indicator(plek.indicator)
    if reden is Ontbreekreden.LEEG and indicator is not None and indicator.leeg:
        return indicator.leeg
    return reden_in_woorden(reden)
