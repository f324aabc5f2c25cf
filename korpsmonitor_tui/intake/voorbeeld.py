"""Reads what the worked-out example of an instrument is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding

VOORBEELD: Final = "voorbeeld.toml"
"""In the folder of the example, beside the texts and figures that it is filled with."""


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """An example: the edition it is of, and what fills it."""

    instrument: str
    editie: str
    naam: str
    label: str
    """What every screen and document carries."""
    coordinator: str
    """The role of who made the edition."""
    bestand: str
    """Name of the database, without its suffix, where the user gives none."""
    vullers: tuple[str, ...]
    """What fills it, in order."""
    map: Path
    """Folder with its texts and figures."""


def lees_voorbeeld(map_: Path, vullers: Collection[str]) -> Voorbeeld:
    """Read the example in ``map_``, named after its instrument; ``vullers`` are those that the program has.

    Raises OnbruikbareBestanden with every mistake.
    """
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, VOORBEELD, bevindingen)
    if bestand is None:
        raise OnbruikbareBestanden(bevindingen)
    voorbeeld = Voorbeeld(
        instrument=map_.name,
        editie=bestand.code("editie"),
        naam=bestand.tekst("naam"),
        label=bestand.tekst("label"),
        coordinator=bestand.tekst("coordinator"),
        bestand=bestand.code("bestand"),
        vullers=bestand.teksten("vullers", verplicht=True),
        map=map_,
    )
    for vuller in voorbeeld.vullers:
        bestand.verwijzing("vullers", vuller, vullers)
    bestand.sluit()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return voorbeeld
