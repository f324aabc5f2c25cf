"""Which part of the referenties that apply to a korps is geborgd.

Only applicable referenties count (000, 2.4.1). What is still open or cannot be read is never guessed: as long as there is
any, the percentage is a range.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.betekenis import notatie
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping

JA: Final = "ja"
DEELS: Final = "deels"
NEE: Final = "nee"
NVT: Final = "nvt"
REFERENTIECODES: Final = (JA, DEELS, NEE, NVT)
"""What can be answered for one referentie: geborgd, deels, not, or not applicable to this korps."""


@dataclass(frozen=True, slots=True)
class Referentieregel:
    """How an instrument reads its referenties."""

    rooster: str
    """Id of the grid question in which every row is a referentie."""
    deels: Decimal
    """What a referentie that is geborgd in part counts for, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Aandeel:
    """A percentage that lies between two bounds, both included; equal once everything is known."""

    laag: Fraction
    """In percent, from 0 to 100."""
    hoog: Fraction

    @property
    def zeker(self) -> bool:
        """Whether nothing is open any more."""
        return self.laag == self.hoog

    def __str__(self) -> str:
        """In Dutch with one decimal at most, e.g. ``93,8%`` or ``75-100%``."""
        laag, hoog = _percentage(self.laag), _percentage(self.hoog)
        return f"{laag}%" if laag == hoog else f"{laag}-{hoog}%"


@dataclass(frozen=True, slots=True)
class Referentiestand:
    """How many referenties are geborgd, in numbers of referenties."""

    geborgd: int
    deels: int
    niet: int
    nvt: int
    open: int
    """Not answered, or with an answer that is none of ``REFERENTIECODES``."""
    percentage: Aandeel | None
    """Geborgd as a part of what applies; None if no referentie applies."""

    @property
    def toepasselijk(self) -> int:
        """How many are known to apply; each one that is open may still be added."""
        return self.geborgd + self.deels + self.niet

    def __str__(self) -> str:
        """In Dutch: ``75-100% geborgd (3 van toepassing, 1 open)``."""
        if self.percentage is None:
            return _("geen referentie is van toepassing")
        if self.open:
            return _("{percentage} geborgd ({aantal} van toepassing, {open} open)").format(
                percentage=self.percentage, aantal=self.toepasselijk, open=self.open
            )
        return _("{percentage} geborgd ({aantal} van toepassing)").format(
            percentage=self.percentage, aantal=self.toepasselijk
        )


def bereken(antwoorden: Mapping[str, str], deels: Decimal) -> Referentiestand:
    """Count the referenties by row; every row must be there, with an empty text where nothing was answered.

    ``deels`` is what a referentie that is geborgd in part counts for. Raises ValueError outside 0 to 1.
    """
    if not 0 <= deels <= 1:
        raise ValueError(deels)
    telling = Counter(antwoord.strip().casefold() for antwoord in antwoorden.values())
    geborgd, in_deel, niet, nvt = (telling[code] for code in REFERENTIECODES)
    open_ = len(antwoorden) - geborgd - in_deel - niet - nvt
    return Referentiestand(
        geborgd=geborgd,
        deels=in_deel,
        niet=niet,
        nvt=nvt,
        open=open_,
        percentage=_aandeel(geborgd + in_deel * Fraction(deels), geborgd + in_deel + niet, open_),
    )


def _aandeel(gehaald: Fraction, bekend: int, open_: int) -> Aandeel | None:
    mogelijk = bekend + open_
    if not mogelijk:
        return None
    # The worst that can come of what is open is "nee", and the best "ja": "nvt" lies between, because leaving a row
    # out lowers the score less than a "nee" does and raises it less than a "ja".
    return Aandeel(100 * gehaald / mogelijk, 100 * (gehaald + open_) / mogelijk)


def _percentage(waarde: Fraction) -> str:
    getal = Decimal(waarde.numerator) / Decimal(waarde.denominator)
    afgerond = getal.quantize(Decimal("0.1"), ROUND_HALF_UP)
    # An almost complete korps is not complete, and a bit is not nothing.
    if afgerond == 100 and waarde < 100:
        afgerond = Decimal("99.9")
    elif afgerond == 0 and waarde > 0:
        afgerond = Decimal("0.1")
    return notatie(afgerond.normalize() if afgerond != afgerond.to_integral() else afgerond.to_integral())
