"""Reads what an instrument says of its desk study: barrières and kinds of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.deskstudie import Barriere, Bronsoort, Deskstudie
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.definitiebestand import open_toml

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.intake.bevindingen import Bevinding
    from korpsmonitor_tui.intake.tabel import Tabel


def lees_deskstudie(map_: Path, naam: str) -> Deskstudie:
    """The definitions in the file ``naam`` of the folder ``map_``. Raises OnbruikbareBestanden with every mistake."""
    bevindingen: list[Bevinding] = []
    bestand = open_toml(map_, naam, bevindingen)
    deskstudie = Deskstudie()
    if bestand is not None:
        deskstudie = Deskstudie(_lees_barrieres(bestand), _lees_bronsoorten(bestand))
        bestand.sluit()
    if bevindingen:
        raise OnbruikbareBestanden(bevindingen)
    return deskstudie


def _lees_barrieres(bestand: Tabel) -> tuple[Barriere, ...]:
    gezien: dict[str, str] = {}
    barrieres = []
    for tabel in bestand.tabellen("barriere", verplicht=False):
        barriere = Barriere(
            tabel.code("code"), tabel.tekst("naam"), tabel.tekst("omschrijving", verplicht=False)
        )
        tabel.eenmalig("code", barriere.code, gezien)
        tabel.sluit()
        barrieres.append(barriere)
    return tuple(barrieres)


def _lees_bronsoorten(bestand: Tabel) -> tuple[Bronsoort, ...]:
    gezien: dict[str, str] = {}
    soorten = []
    for tabel in bestand.tabellen("bronsoort", verplicht=False):
        soort = Bronsoort(tabel.code("code"), tabel.tekst("naam"))
        tabel.eenmalig("code", soort.code, gezien)
        tabel.sluit()
        soorten.append(soort)
    return tuple(soorten)
