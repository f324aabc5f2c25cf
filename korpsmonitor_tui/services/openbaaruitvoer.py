"""Writes the data of a monitor without persons: as a folder of tables, or as a SQLite file. Whole or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.lees import lees_bytes
from korpsmonitor_tui.bestanden.schrijf import BestandFout, Klaarzetter
from korpsmonitor_tui.bestanden.tijdelijk import tijdelijke_map
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.bijlagen import GROOTSTE
from korpsmonitor_tui.services.openbaar import lees_gegevensset

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.openbaar import Gegevensset
    from korpsmonitor_tui.services.sessie import Sessie

_METADATA: Final = ".metadata.json"


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """What was written."""

    paden: tuple[Path, ...]
    rijen: tuple[tuple[str, int], ...]
    """(name of the table, how many rows), in the order of the tables."""
    demonstratie: str


def schrijf_tabellen(sessie: Sessie, map_: Path, *, overschrijf: bool = False) -> Uitvoer:
    """Write every table as CSV to the folder ``map_``, with the data package, the explanation and a workbook.

    Raises BestandFout if the folder exists and may not be replaced: only one that holds nothing but such an export
    ever is. Then nothing is written.
    """
    from korpsmonitor_tui.report.openbaar import maak_bestanden

    if overschrijf:
        _weiger_vreemde(map_)
    gegevens = lees_gegevensset(sessie)
    with Klaarzetter(overschrijf=overschrijf) as klaar:
        klaar.zet_map(map_, bestanden := maak_bestanden(gegevens))
        klaar.plaats()
    return _uitvoer(gegevens, *(map_ / naam for naam in bestanden))


def schrijf_sqlite(sessie: Sessie, pad: Path, *, overschrijf: bool = False) -> Uitvoer:
    """Write a plain SQLite file, and beside it the metadata that Datasette shows.

    Raises BestandFout if one of the two exists and may not be replaced, or cannot be written.
    """
    from korpsmonitor_tui.report.datasette import schrijf_metadata
    from korpsmonitor_tui.store.openbaar import schrijf_sqlite as schrijf

    if pad.is_dir():
        raise BestandFout(_("{pad} is een map; noem een bestand om te schrijven.").format(pad=pad))
    if overschrijf:
        _weiger_andere_database(pad)
    gegevens = lees_gegevensset(sessie)
    metadata = pad.with_name(pad.stem + _METADATA)
    with (
        Klaarzetter(overschrijf=overschrijf) as klaar,
        Klaarzetter(overschrijf=overschrijf) as daarnaast,
        tijdelijke_map() as bouwplaats,
    ):
        gebouwd = bouwplaats / "uit.db"
        schrijf(gebouwd, gegevens)
        daarnaast.zet_bestand(metadata, schrijf_metadata(gegevens, pad.stem))
        klaar.zet_bestand(pad, gebouwd.read_bytes())
        klaar.plaats()
        daarnaast.plaats()
    return _uitvoer(gegevens, pad, metadata)


def _uitvoer(gegevens: Gegevensset, *paden: Path) -> Uitvoer:
    rijen = tuple((tabel.naam, len(tabel.rijen)) for tabel in gegevens.tabellen)
    return Uitvoer(paden, rijen, gegevens.demonstratie)


def _weiger_vreemde(map_: Path) -> None:
    """Only a folder that holds nothing but an export of ours may ever be replaced."""
    from korpsmonitor_tui.report.openbaar import DATAPAKKET, LEESMIJ

    if not map_.exists():
        return
    try:
        pakket = json.loads(lees_bytes(map_ / DATAPAKKET, GROOTSTE))
        genoemd = {
            DATAPAKKET,
            LEESMIJ,
            f"{pakket['name']}.xlsx",
            *(deel["path"] for deel in pakket["resources"]),
        }
        vreemd = any(pad.name not in genoemd or not pad.is_file() for pad in map_.iterdir())
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        vreemd = True
    if vreemd:
        raise BestandFout(
            _(
                "{map} bestaat al en bevat iets anders dan zo'n export; er is niets gewijzigd. Kies een andere map."
            ).format(map=map_)
        )


def _weiger_andere_database(pad: Path) -> None:
    """A database of somebody's work, ours above all, is never replaced by an export."""
    from korpsmonitor_tui.store.openbaar import is_export

    if pad.exists() and not is_export(pad):
        raise BestandFout(
            _(
                "{pad} bestaat al en is geen eerdere export; er is niets gewijzigd. Kies een andere naam."
            ).format(pad=pad)
        )
