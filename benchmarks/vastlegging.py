"""What a run recorded, as JSON, and what became slower since the run before."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from benchmarks.meting import MACHT, Meting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

GRENS: Final = 1.2
"""How much worse than the last time is shown: a fifth."""
_MACHTGRENS: Final = 0.2
"""How much a growth exponent may rise: near nought a fifth of it says nothing."""
_ZONDER_MACHINE: Final = ("x", MACHT)
"""Units that can be compared between machines."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What it ran on: processors, memory in gigabytes, system."""

    kernen: int
    geheugen: float
    systeem: str


@dataclass(frozen=True, slots=True)
class Run:
    """All figures of a run, the day (ISO), what it ran on and with, its load before, and how many seconds it took."""

    datum: str
    machine: Machine
    versies: dict[str, str]
    belasting: float
    duur: float
    metingen: tuple[Meting, ...]


@dataclass(frozen=True, slots=True)
class Verslechtering:
    """A figure that is more than a fifth worse than the last time."""

    meting: Meting
    vorige: float

    @property
    def factor(self) -> float:
        """How many times worse."""
        hoog, laag = self.meting.waarde, self.vorige
        return laag / hoog if self.meting.meer_is_beter else hoog / laag


def schrijf(run: Run, pad: Path) -> None:
    """Keep the run; its explanations stand in the code that measures."""
    gegevens: dict[str, Any] = asdict(run)
    for meting in gegevens["metingen"]:
        del meting["uitleg"]
    pad.write_text(json.dumps(gegevens, ensure_ascii=False, indent=1) + "\n", "utf-8")


def lees(pad: Path) -> Run | None:
    """The run that was kept there, None if there is none."""
    if not pad.exists():
        return None
    gegevens = json.loads(pad.read_text("utf-8"))
    machine = Machine(**gegevens.pop("machine"))
    metingen = tuple(Meting(**meting) for meting in gegevens.pop("metingen"))
    return Run(machine=machine, metingen=metingen, **gegevens)


def vergelijk(vorige: Run | None, machine: Machine, metingen: Sequence[Meting]) -> list[Verslechtering]:
    """What is more than a fifth worse than the last time; times and sizes only if that was on the same machine."""
    return [] if vorige is None else list(_slechter(vorige, machine, metingen))


def _slechter(vorige: Run, machine: Machine, metingen: Sequence[Meting]) -> Iterator[Verslechtering]:
    eerder = {(meting.onderwerp, meting.wat): meting for meting in vorige.metingen}
    for meting in metingen:
        toen = eerder.get((meting.onderwerp, meting.wat))
        if toen is None or toen.eenheid != meting.eenheid:
            continue
        if meting.eenheid in _ZONDER_MACHINE or machine == vorige.machine:
            verslechtering = Verslechtering(meting, toen.waarde)
            if _is_slechter(verslechtering):
                yield verslechtering


def _is_slechter(verslechtering: Verslechtering) -> bool:
    nu, toen = verslechtering.meting.waarde, verslechtering.vorige
    if verslechtering.meting.eenheid == MACHT:
        return nu - toen > _MACHTGRENS
    # A difference of two times can be nought or less: there is no ratio to that.
    return nu > 0 and toen > 0 and verslechtering.factor > GRENS
