"""The weighing rules of an edition as data: what a score on a dimension does to the eindscore.

There are few kinds of rules and none knows a dimension of any instrument. How they work together is in
:mod:`korpsmonitor_tui.domain.weging`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.schaal import STANDAARD, Schaal, Score

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

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
    """Without a gap: never two judgements without those between them."""
    andere: Kleuren = frozenset()
    """Only if at least one other dimension has one of these; empty: always."""


@dataclass(frozen=True, slots=True)
class Voorwaarde(Regel):
    """A score keeps another dimension from counting as more than a judgement."""

    bij: Kleuren
    voor: str
    """Full code of the other dimension."""
    hoogstens: Score


@dataclass(frozen=True, slots=True)
class Openlaten(Regel):
    """A score without judgement leaves open what a judgement would have done: each judgement stays possible."""

    bij: Kleuren


@dataclass(frozen=True, slots=True)
class Vrij(Regel):
    """The dimension decides nothing by itself. Named, so that no dimension can be forgotten."""


class Grens(NamedTuple):
    """From which percentage a judgement holds instead of the next worse one."""

    score: Score
    vanaf: int
    boven: bool
    """Whether the percentage itself is still the next worse judgement."""

    def gehaald(self, percentage: Decimal | Fraction) -> bool:
        """Whether this is enough."""
        return percentage > self.vanaf if self.boven else percentage >= self.vanaf


@dataclass(frozen=True, slots=True)
class Percentage(Regel):
    """Which judgement a percentage is."""

    grenzen: tuple[Grens, ...]
    """Of every judgement but the worst, best first; no border lies above that of a better judgement."""
    anders: Score
    """The worst judgement."""

    def score(self, percentage: Decimal | Fraction) -> Score:
        """The judgement of a percentage from 0 to 100."""
        return next((grens.score for grens in self.grenzen if grens.gehaald(percentage)), self.anders)


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
    schaal: Schaal = STANDAARD
    """What the dimensions and the party can be given."""

    @cached_property
    def percentages(self) -> dict[str, Percentage]:
        """By dimension, how a percentage becomes its score."""
        return {
            dimensie: regel
            for regel in self.regels
            if isinstance(regel, Percentage)
            for dimensie in regel.dimensies
        }
