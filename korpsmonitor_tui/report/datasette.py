"""What Datasette shows beside the tables: titles, what columns mean, and the label of a demonstration."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.report.openbaar import uitleg

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.openbaar import Gegevensset, Tabel


def schrijf_metadata(gegevens: Gegevensset, database: str) -> bytes:
    """``metadata.json`` for a file that Datasette calls ``database`` (its name without extension)."""
    titel = f"{gegevens.titel} ({gegevens.demonstratie})" if gegevens.demonstratie else gegevens.titel
    inhoud = {
        "title": titel,
        "description": gegevens.uitleg,
        "databases": {
            database: {
                "description": gegevens.demonstratie or gegevens.uitleg,
                "tables": {tabel.naam: _tabel(tabel) for tabel in gegevens.tabellen},
            }
        },
    }
    return (json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n").encode()


def _tabel(tabel: Tabel) -> dict[str, Any]:
    namen = [kolom.naam for kolom in tabel.kolommen]
    facetten = [
        naam for naam in ("editie", "korps", "dimensie", "score", "eindscore", "vorm") if naam in namen
    ]
    uit: dict[str, Any] = {
        "title": tabel.titel,
        "description": tabel.uitleg,
        "columns": {kolom.naam: uitleg(kolom) for kolom in tabel.kolommen},
        "size": 100,
    }
    if len(namen) > 3 and len(tabel.sleutel) > 1:
        uit["facets"] = facetten
    if "naam" in namen:
        uit["label_column"] = "naam"
    return uit
