"""One measured figure, how it grows, and how a run of them is shown in a terminal."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MACHT: Final = "macht"
"""The unit of a growth exponent: 0 costs the same at any size, 1 is linear, 2 quadratic."""
_AFRONDING: Final = 3
"""Significant figures."""


@dataclass(frozen=True, slots=True)
class Meting:
    """What was measured, its value in ``eenheid`` (x for a ratio), and the most it should be (None: no target).

    ``uitleg`` says in a sentence what it means and how it was measured. ``onderwerp`` is given by the run.
    """

    wat: str
    waarde: float
    eenheid: str = "x"
    doel: float | None = None
    toelichting: str = ""
    uitleg: str = ""
    meer_is_beter: bool = False
    onderwerp: str = ""

    @property
    def gehaald(self) -> bool:
        """Whether the value is within the target."""
        return self.doel is None or self.waarde <= self.doel

    @property
    def uitkomst(self) -> str:
        """Value and unit."""
        return f"{getal(self.waarde)} {self.eenheid}"

    @property
    def gewenst(self) -> str:
        """The target, empty for none."""
        return "" if self.doel is None else f"≤ {getal(self.doel)} {self.eenheid}"


def percentiel(tijden: Sequence[float], deel: int) -> float:
    """The ``deel``-th percentile of at least two times."""
    return statistics.quantiles(tijden, n=100, method="inclusive")[deel - 1]


def groeimacht(tijden: Mapping[int, float]) -> float:
    """The power of size with which time grows: the slope through (size, time), both as logarithms.

    Of at least two different sizes; all sizes and times are above zero.
    """
    helling, _afstand = statistics.linear_regression(
        [math.log(maat) for maat in tijden], [math.log(tijd) for tijd in tijden.values()]
    )
    return helling


def getal(waarde: float) -> str:
    """A number in Dutch, in three significant figures or whole."""
    if not waarde:
        return "0"
    decimalen = max(0, _AFRONDING - 1 - math.floor(math.log10(abs(waarde))))
    tekst = f"{waarde:,.{decimalen}f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    return tekst.translate(str.maketrans(",.", ".,"))


def als_tabel(metingen: Sequence[Meting]) -> str:
    """The run as a table for a terminal."""
    kop = ("meting", "waarde", "doel", "")
    rijen = [
        (
            meting.wat,
            meting.uitkomst,
            meting.gewenst,
            ("" if meting.gehaald else "NIET GEHAALD ") + meting.toelichting,
        )
        for meting in metingen
    ]
    breedtes = [max(len(rij[nr]) for rij in [kop, *rijen]) for nr in range(3)]
    regels = [
        [cel.ljust(breedte) for cel, breedte in zip(rij, breedtes, strict=False)] + [rij[3]]
        for rij in [kop, *rijen]
    ]
    return "\n".join("  ".join(regel).rstrip() for regel in regels)
