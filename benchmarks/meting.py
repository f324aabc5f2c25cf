"""One measured ratio, and how a run of them is shown."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Meting:
    """What was measured, its value in ``eenheid`` (x for a ratio), and the most it should be (None: no target)."""

    wat: str
    waarde: float
    eenheid: str = "x"
    doel: float | None = None
    toelichting: str = ""

    @property
    def gehaald(self) -> bool:
        """Whether the value is within the target."""
        return self.doel is None or self.waarde <= self.doel


def percentiel(tijden: Sequence[float], deel: int) -> float:
    """The ``deel``-th percentile of at least two times."""
    return statistics.quantiles(tijden, n=100, method="inclusive")[deel - 1]


def als_tabel(metingen: Sequence[Meting]) -> str:
    """The run as a table for a terminal."""
    kop = ("meting", "waarde", "doel", "")
    rijen = [
        (
            meting.wat,
            f"{meting.waarde:.2f} {meting.eenheid}",
            "" if meting.doel is None else f"≤ {meting.doel:g} {meting.eenheid}",
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
