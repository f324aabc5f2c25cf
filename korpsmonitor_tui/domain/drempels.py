"""From which difference on an analysis speaks: thresholds that a definition file sets.

The sources of the Korpsmonitor name no such thresholds, so all of them are settings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.betekenis import Bereik


@dataclass(frozen=True, slots=True)
class Sprong:
    """How far two figures must certainly lie apart to be remarkable."""

    factor: Decimal
    """So many times the smaller one; above 1."""
    minstens: Decimal
    """And at least this much more, so that 1 and 4 are no news."""
    punten: Decimal
    """Of percentages: at least so many percentage points; a factor says nothing there."""

    def is_gehaald(self, klein: Decimal, groot: Decimal, *, procent: bool) -> bool:
        """Whether ``groot`` lies this far above ``klein``; both are not negative."""
        if procent:
            return groot - klein >= self.punten
        return groot - klein >= self.minstens and groot >= self.factor * klein


@dataclass(frozen=True, slots=True)
class Tolerantie:
    """How far figures of two sources may lie apart before the difference is named."""

    aantal: Decimal = Decimal()
    procent: Decimal = Decimal()
    """Of the larger one."""

    def is_overschreden(self, een: Bereik, ander: Bereik) -> bool:
        """Whether even the nearest ends of two ranges lie further apart."""
        afstand = max(een.laag - ander.hoog, ander.laag - een.hoog)
        grootste = max(een.hoog, ander.hoog)
        return afstand > max(self.aantal, grootste * self.procent / 100)


@dataclass(frozen=True, slots=True)
class Vraagdrempels:
    """What holds for one question instead; None: what holds for all."""

    onaannemelijk: Sprong | None = None
    verbeterd: Sprong | None = None
    tolerantie: Tolerantie | None = None
    verbetering: bool = True
    """Whether a better answer than in the previous edition is pointed out at all."""


@dataclass(frozen=True, slots=True)
class Roostertelling:
    """A question that asks how many rows of a grid have one of these answers."""

    rooster: str
    """Id of the grid question, which has no years."""
    telling: str
    """Id of the question that counts."""
    codes: tuple[str, ...]


_GEWOON = Vraagdrempels()


@dataclass(frozen=True, slots=True)
class Drempels:
    """All thresholds of an instrument."""

    onaannemelijk: Sprong = Sprong(Decimal(3), Decimal(10), Decimal(30))
    verbeterd: Sprong = Sprong(Decimal(2), Decimal(5), Decimal(20))
    tolerantie: Tolerantie = Tolerantie()
    per_bron: Mapping[str, Tolerantie] = field(default_factory=dict)
    """By code of the source."""
    per_vraag: Mapping[str, Vraagdrempels] = field(default_factory=dict)

    tellingen: tuple[Roostertelling, ...] = ()

    def vraag(self, vraag: str) -> Vraagdrempels:
        """What holds for this question instead."""
        return self.per_vraag.get(vraag, _GEWOON)

    def sprong_onaannemelijk(self, vraag: str) -> Sprong:
        """From which jump on a figure is implausible."""
        return self.vraag(vraag).onaannemelijk or self.onaannemelijk

    def sprong_verbeterd(self, vraag: str) -> Sprong:
        """From which jump on, in its favourable direction, a figure is remarkably better."""
        return self.vraag(vraag).verbeterd or self.verbeterd

    def tolerantie_van(self, bron: str, vraag: str) -> Tolerantie:
        """How far a source may differ from the answer to a question."""
        return self.vraag(vraag).tolerantie or self.per_bron.get(bron, self.tolerantie)
