"""Reads the published points of eenheden and recommendations that the demo edition is built from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_json

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.intake.bevindingen import Bevinding


@dataclass(frozen=True, slots=True)
class Demoaanbeveling:
    """A published recommendation."""

    tekst: str
    aan: tuple[str, ...]
    """For whom it is, by the heading that it stands under."""
    paragraaf: str
    """Printed paragraph, e.g. ``6.2.3``."""


@dataclass(frozen=True, slots=True)
class Demovervolg:
    """What the published report says after the scores."""

    bron: str
    sha256: str
    """Of the source text that it was made from."""
    punten: tuple[tuple[str, tuple[str, ...]], ...]
    """(code of an eenheid, its points as published); an eenheid without any is absent."""
    aanbevelingen: tuple[Demoaanbeveling, ...]
    """In the order of the report, which gives them no numbers."""


def lees_demovervolg(pad: Path, instrument: Instrument) -> Demovervolg:
    """Read the file that scripts/lees_vervolg.py makes.

    Raises OnbruikbareBestanden if it has another shape, or names eenheden that the instrument does not know.
    """
    bevindingen: list[Bevinding] = []
    hoofd = open_json(pad, bevindingen)
    if hoofd is None:
        raise OnbruikbareBestanden(bevindingen)
    punten = []
    for tabel in hoofd.tabellen("eenheden"):
        eenheid = tabel.code("eenheid")
        tabel.verwijzing("eenheid", eenheid, [bekend.code for bekend in instrument.eenheden])
        punten.append((eenheid, tuple(punt.tekst("tekst") for punt in tabel.tabellen("punten"))))
    vervolg = Demovervolg(
        bron=hoofd.tekst("bron"),
        sha256=hoofd.tekst("sha256"),
        punten=tuple(punten),
        aanbevelingen=tuple(
            Demoaanbeveling(
                tabel.tekst("tekst"), tabel.teksten("aan", verplicht=True), tabel.tekst("paragraaf")
            )
            for tabel in hoofd.tabellen("aanbevelingen")
        ),
    )
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return vervolg
