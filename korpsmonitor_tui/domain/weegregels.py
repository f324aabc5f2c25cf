"""The weighing rules of an edition as data: what a score on a dimension does to the eindscore.

There are few kinds of rules and none knows a dimension of any instrument. How they work together is in
:mod:`korpsmonitor_tui.domain.weging`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal
    from fractions import Fraction


class Score(StrEnum):
    """What a dimension can be given; not yet scored is None wherever scores are held."""

    ROOD = "rood"
    GEEL = "geel"
    GROEN = "groen"
    BLANCO = "blanco"
    """No judgement, for want of experience to judge by."""
    NVT = "nvt"
    """The dimension does not apply to this korps."""


KLEUREN: Final = (Score.ROOD, Score.GEEL, Score.GROEN)
"""What an eindscore can be, worst first."""
ZONDER_OORDEEL: Final = (Score.BLANCO, Score.NVT)

Kleuren = frozenset[Score]


@dataclass(frozen=True, slots=True)
class Regel:
    """What every rule has."""

    code: str
    tekst: str
    """What the source says, in our own words."""
    bron: str
    """Printed paragraph and heading of the source."""
    lezing: str
    """Why we read the source so, where it leaves a choice; empty where it does not."""
    dimensies: tuple[str, ...]
    """Full codes of the dimensions that it is about."""


@dataclass(frozen=True, slots=True)
class Gevolg(Regel):
    """A score leaves only these eindscores."""

    bij: Kleuren
    eindscore: Kleuren
    """Without a gap: not rood and groen alone."""
    andere: Kleuren = frozenset()
    """Only if at least one other dimension has one of these; empty: always."""


@dataclass(frozen=True, slots=True)
class Voorwaarde(Regel):
    """A score keeps another dimension from counting as more than a colour."""

    bij: Kleuren
    voor: str
    """Full code of the other dimension."""
    hoogstens: Score


@dataclass(frozen=True, slots=True)
class Openlaten(Regel):
    """A score without judgement leaves open what a judgement would have done: each colour stays possible."""

    bij: Kleuren


@dataclass(frozen=True, slots=True)
class Vrij(Regel):
    """The dimension decides nothing by itself. Named, so that no dimension can be forgotten."""


@dataclass(frozen=True, slots=True)
class Percentage(Regel):
    """Which colour a percentage is; both borders are geel."""

    rood_onder: int
    groen_boven: int

    def score(self, percentage: Decimal | Fraction) -> Score:
        """The colour of a percentage from 0 to 100."""
        if percentage < self.rood_onder:
            return Score.ROOD
        return Score.GROEN if percentage > self.groen_boven else Score.GEEL


@dataclass(frozen=True, slots=True)
class Begin(Regel):
    """The eindscores that are possible as long as no rule says otherwise."""

    eindscore: Kleuren


@dataclass(frozen=True, slots=True)
class Ongescoord(Regel):
    """A dimension that is not scored yet can still be anything."""


@dataclass(frozen=True)
class Weegregels:
    """The rules of one edition."""

    versie: str
    naam: str
    bron: str
    begin: Begin
    ongescoord: Ongescoord
    regels: tuple[Regel, ...]
    dimensies: tuple[str, ...]
    """Every dimension that takes part, in the instrument's order."""

    @cached_property
    def percentages(self) -> dict[str, Percentage]:
        """By dimension, how a percentage becomes its colour."""
        return {
            dimensie: regel
            for regel in self.regels
            if isinstance(regel, Percentage)
            for dimensie in regel.dimensies
        }


def op_volgorde(scores: Collection[Score]) -> tuple[Score, ...]:
    """Colours as they are shown: best first."""
    return tuple(kleur for kleur in reversed(KLEUREN) if kleur in scores)


def aaneengesloten(scores: Collection[Score]) -> bool:
    """Whether these are colours, at least one, with none left out between them."""
    plaatsen = sorted(KLEUREN.index(score) for score in scores if score in KLEUREN)
    return 0 < len(plaatsen) == len(scores) == plaatsen[-1] - plaatsen[0] + 1
