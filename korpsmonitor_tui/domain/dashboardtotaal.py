"""Totals of a dashboard beside their parts: what the parts come to, and what a total cannot have counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import Ontbreekreden
from korpsmonitor_tui.domain.cijfer import Cijfer, Totaal, tel_op
from korpsmonitor_tui.domain.dashboard import Plek

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.dashboard import Dashboard

    Cijfers = Mapping[Plek, Cijfer]
    """Figures of one year; what nobody stated is absent."""


@dataclass(frozen=True, slots=True)
class Optelling:
    """A total as stated, beside what it is the total of."""

    plek: Plek
    totaal: Cijfer
    delen: tuple[tuple[str, Cijfer | None], ...]
    """(code of an area or indicator, figure): None where none was stated."""
    som: Totaal

    @property
    def weerspreekt(self) -> bool:
        """Whether total and parts cannot both be right; what is not known could be anything from nought up."""
        gegeven, som = self.totaal.telbaar, self.som.som
        if gegeven is None or som is None:
            return False
        return gegeven.hoog < som.laag or (self.som.volledig and gegeven.laag > som.hoog)

    @property
    def onbekend(self) -> tuple[str, ...]:
        """Codes of the parts of which somebody said not to know it, or said nothing that can be counted."""
        return tuple(code for code, cijfer in self.delen if cijfer is not None and is_onbekend(cijfer))


def is_onbekend(cijfer: Cijfer) -> bool:
    """Whether a figure was stated and cannot be counted; an empty cell says what the indicator says that it says."""
    return cijfer.telbaar is None and cijfer.ontbreekt is not Ontbreekreden.LEEG


def optellingen(dashboard: Dashboard, cijfers: Cijfers) -> Iterator[Optelling]:
    """Every total that was stated beside the areas that it is the total of, in the order of the definition.

    Where no part has a figure there is nothing to add up.
    """
    for gebied in dashboard.gebieden:
        if not gebied.delen:
            continue
        for indicator in dashboard.indicatoren:
            plek = Plek(indicator.code, gebied.code)
            delen = tuple((deel, cijfers.get(Plek(indicator.code, deel))) for deel in gebied.delen)
            if plek in cijfers and any(cijfer is not None for _deel, cijfer in delen):
                yield Optelling(plek, cijfers[plek], delen, tel_op([cijfer for _deel, cijfer in delen]))


def samenstellingen(dashboard: Dashboard, cijfers: Cijfers) -> Iterator[tuple[str, Optelling]]:
    """(name, total) of every indicator of which others are said to be the whole, in every area that has it."""
    for samenstelling in dashboard.samenstellingen:
        for gebied in dashboard.gebieden:
            plek = Plek(samenstelling.geheel, gebied.code)
            delen = tuple((deel, cijfers.get(Plek(deel, gebied.code))) for deel in samenstelling.delen)
            if plek in cijfers and any(cijfer is not None for _deel, cijfer in delen):
                som = tel_op([cijfer for _deel, cijfer in delen])
                yield samenstelling.naam, Optelling(plek, cijfers[plek], delen, som)


def ondergrenzen(dashboard: Dashboard, cijfers: Cijfers) -> frozenset[Plek]:
    """The totals that are at least what they say, because something in them is not known."""
    onzeker = {optelling.plek for optelling in optellingen(dashboard, cijfers) if optelling.onbekend}
    while True:
        # What lies in a total that is a lower bound makes every total above it one.
        erbij = {
            Plek(plek.indicator, boven)
            for plek in onzeker
            if (boven := _boven(dashboard, plek.gebied)) and Plek(plek.indicator, boven) in cijfers
        } - onzeker
        if not erbij:
            return frozenset(onzeker)
        onzeker |= erbij


def _boven(dashboard: Dashboard, gebied: str) -> str:
    """The area that this one is a part of: one that only lies in another is in no total of it."""
    return next((ander.code for ander in dashboard.gebieden if gebied in ander.delen), "")
