"""How a fault test delivers a figure for docs/betrouwbaarheid.md.

Mark the test with its kind, one of those in scripts/fouten.toml, and ask for the fixture ``meet``::

    @pytest.mark.fouten("kill")                # only in `make fouten`
    @pytest.mark.fouten("kill", kort=True)     # quick: in `make test` as well
    @pytest.mark.fouten("zestien", alleen=True)  # measures time: nothing else runs beside it
    def test_...(meet: Meet) -> None:
        ...
        meet("verloren vastleggingen", len(verloren), hoogstens=0, keren=60)

A figure is reported, never asserted: what must hold, the test asserts itself. In an ordinary run nothing is written.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

OMGEVING: Final = "FOUTEN_CIJFERS"
"""Names the file to which outcomes and figures are appended, one JSON object a line."""


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure: what it is of, in ``eenheid``, over ``keren`` attempts, and between which bounds it should be."""

    soort: str
    test: str
    wat: str
    waarde: float
    eenheid: str = ""
    hoogstens: float | None = None
    minstens: float | None = None
    keren: int | None = None

    @property
    def gehaald(self) -> bool:
        """Whether it lies within its bounds; true for one without."""
        return (self.hoogstens is None or self.waarde <= self.hoogstens) and (
            self.minstens is None or self.waarde >= self.minstens
        )


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of one test: ``passed``, ``failed`` or ``skipped``, in how many seconds, and why it was skipped."""

    soort: str
    test: str
    uitkomst: str
    duur: float
    reden: str = ""


class Meet(Protocol):
    """The fixture ``meet``."""

    def __call__(
        self,
        wat: str,
        waarde: float,
        *,
        eenheid: str = "",
        hoogstens: float | None = None,
        minstens: float | None = None,
        keren: int | None = None,
    ) -> None:
        """Deliver one figure."""


def lever(regel: Cijfer | Uitkomst) -> None:
    """Append to the file that was asked for, if one was: in one write, because several processes do."""
    if naam := os.environ.get(OMGEVING):
        tekst = json.dumps({"regel": type(regel).__name__, **asdict(regel)}, ensure_ascii=False)
        with Path(naam).open("ab", buffering=0) as bestand:
            bestand.write(f"{tekst}\n".encode())


def lees(bestand: Path) -> tuple[list[Cijfer], list[Uitkomst]]:
    """What a run delivered, in order."""
    cijfers, uitkomsten = [], []
    for regel in bestand.read_text("utf-8").splitlines():
        velden = json.loads(regel)
        if velden.pop("regel") == "Cijfer":
            cijfers.append(Cijfer(**velden))
        else:
            uitkomsten.append(Uitkomst(**velden))
    return cijfers, uitkomsten
