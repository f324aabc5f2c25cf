"""One indicator of a dashboard over the years, and over the areas of a larger one: in their own order, never ranked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import notatie
from korpsmonitor_tui.domain.bewering import procenttekst, verandering
from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.dashboardcontrole import genoemde_cijfers
from korpsmonitor_tui.domain.dashboardtotaal import ondergrenzen
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.betekenis import Bereik
    from korpsmonitor_tui.domain.bewering import Bewering
    from korpsmonitor_tui.domain.cijfer import Cijfer
    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.domain.dashboardtotaal import Cijfers


@dataclass(frozen=True, slots=True)
class Jaarpunt:
    """What is known of one year."""

    jaar: int
    cijfer: Cijfer
    uit_tekst: bool = False
    """Whether only a text says so, and no table."""
    ten_minste: bool = False
    """Whether it is a total with something in it that is not known."""


@dataclass(frozen=True, slots=True)
class Jaarverschil:
    """Two years beside each other."""

    toen: Jaarpunt
    nu: Jaarpunt
    aantal: str
    """How many more or, with a minus, fewer; empty if that cannot be said."""
    procent: str
    """The same in per cent; empty if that cannot be said."""
    let_op: tuple[str, ...] = ()
    """Why the years may not be compared as they are."""


@dataclass(frozen=True, slots=True)
class Jaarreeks:
    """One cell over the years."""

    plek: Plek
    punten: tuple[Jaarpunt, ...]
    """Oldest first."""
    verschillen: tuple[Jaarverschil, ...]
    """Between each year and the one before it that is known."""


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar: an area and its figure."""

    gebied: str
    naam: str
    cijfer: Cijfer | None
    """None where nobody stated one: that is no bar of nought."""
    ten_minste: bool = False

    @property
    def lengte(self) -> Bereik | None:
        """From where to where the bar reaches; None for what cannot be drawn."""
        return self.cijfer.telbaar if self.cijfer is not None else None


@dataclass(frozen=True)
class Reeksgrond:
    """What series are made of, worked out once for all of them."""

    dashboard: Dashboard
    cijfers: Mapping[int, Cijfers]
    """By year."""
    beweringen: Sequence[Bewering]

    @cached_property
    def ondergrenzen(self) -> dict[int, frozenset[Plek]]:
        """By year the totals that are at least what they say."""
        return {jaar: ondergrenzen(self.dashboard, van) for jaar, van in self.cijfers.items()}

    @cached_property
    def genoemd(self) -> dict[tuple[int, Plek], Cijfer]:
        """What only a text says of a year."""
        return genoemde_cijfers(self.cijfers, self.beweringen)

    @cached_property
    def anders(self) -> dict[Plek, dict[int, str]]:
        """What a text counts otherwise than the indicator, by year."""
        uit: dict[Plek, dict[int, str]] = {}
        for bewering in self.beweringen:
            indicator = self.dashboard.indicator(bewering.indicator)
            if bewering.over and indicator is not None and bewering.over != indicator.telt:
                plek = Plek(bewering.indicator, bewering.gebied)
                uit.setdefault(plek, {})[bewering.jaar] = bewering.over
        return uit


def maak_reeks(grond: Reeksgrond, plek: Plek) -> Jaarreeks:
    """One cell over the years, with what only a text says of a year."""
    punten = [
        Jaarpunt(jaar, van[plek], ten_minste=plek in grond.ondergrenzen[jaar])
        for jaar, van in grond.cijfers.items()
        if plek in van
    ]
    punten += [
        Jaarpunt(jaar, cijfer, uit_tekst=True)
        for (jaar, waar), cijfer in grond.genoemd.items()
        if waar == plek
    ]
    punten.sort(key=lambda punt: punt.jaar)
    anders = grond.anders.get(plek, {})
    verschillen = tuple(_verschil(toen, nu, anders) for toen, nu in pairwise(punten))
    return Jaarreeks(plek, tuple(punten), verschillen)


def maak_balken(dashboard: Dashboard, cijfers: Cijfers, indicator: str, gebied: str) -> tuple[Balk, ...]:
    """The parts of an area in the order of the definition; the area itself if nothing adds up to it."""
    gevonden = dashboard.gebied(gebied)
    codes = gevonden.delen if gevonden is not None and gevonden.delen else (gebied,)
    minstens = ondergrenzen(dashboard, cijfers)
    return tuple(
        Balk(
            code,
            dashboard.gebiednaam(code),
            cijfers.get(Plek(indicator, code)),
            ten_minste=Plek(indicator, code) in minstens,
        )
        for code in codes
    )


def _verschil(toen: Jaarpunt, nu: Jaarpunt, anders: Mapping[int, str]) -> Jaarverschil:
    aantal = procent = ""
    eerder, later = toen.cijfer.telbaar, nu.cijfer.telbaar
    if eerder is not None and later is not None:
        laag, hoog = later.laag - eerder.hoog, later.hoog - eerder.laag
        aantal = notatie(laag) if laag == hoog else f"{notatie(laag)} … {notatie(hoog)}"
        aantal = f"+{aantal}" if laag > 0 else aantal
        if eerder.laag > 0:
            procent = procenttekst(verandering(eerder, later))
    let_op = [
        _("{jaar} staat alleen in de tekst").format(jaar=punt.jaar) for punt in (toen, nu) if punt.uit_tekst
    ]
    let_op += [_("{jaar} is ten minste dit").format(jaar=punt.jaar) for punt in (toen, nu) if punt.ten_minste]
    let_op += [
        _("{jaar} telt iets anders: {over}").format(jaar=jaar, over=anders[jaar])
        for jaar in (toen.jaar, nu.jaar)
        if jaar in anders
    ]
    return Jaarverschil(toen, nu, aantal, procent, tuple(let_op))
