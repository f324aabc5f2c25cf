"""Writes tables for others to reckon with: CSV with a data package (Frictionless), a workbook, and what all of it means.

The CSV is for programs: commas, points in numbers, UTF-8 without a mark, and an empty cell for what is missing. Who opens
tables in a spreadsheet program takes the workbook.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.openbaar import Soort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report.lijst import Blad, is_formule, schrijf_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from korpsmonitor_tui.domain.openbaar import Gegevensset, Kolom, Tabel, Waarde

DATAPAKKET: Final = "datapackage.json"
LEESMIJ: Final = "LEESMIJ.md"
_TYPEN: Final = {
    Soort.TEKST: "string",
    Soort.GEHEEL: "integer",
    Soort.GETAL: "number",
    Soort.JA_NEE: "boolean",
}
_BREEDST: Final = 48
_KORT: Final = 200
"""Rows up to which a sheet is to be read, with texts that run on; beyond it is to reckon with."""


def maak_bestanden(gegevens: Gegevensset) -> dict[str, bytes]:
    """Every file by name: a CSV a table, the data package, the explanation, and all of it as a workbook.

    Raises OnbruikbareInvoer for a text that is too long for a cell of a workbook.
    """
    tabellen = {bestandsnaam(tabel): schrijf_csv(tabel) for tabel in gegevens.tabellen}
    pakket = json.dumps(_pakket(gegevens, tabellen), ensure_ascii=False, indent=2) + "\n"
    return {
        **tabellen,
        DATAPAKKET: pakket.encode(),
        LEESMIJ: leesmij(gegevens).encode(),
        f"{gegevens.naam}.xlsx": _werkmap(gegevens),
    }


def bestandsnaam(tabel: Tabel) -> str:
    """The name of the file of a table."""
    return f"{tabel.naam}.csv"


def schrijf_csv(tabel: Tabel) -> bytes:
    """One table as CSV: every column of one type."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(kolom.naam for kolom in tabel.kolommen)
    zetters = [_ZETTERS[kolom.soort] for kolom in tabel.kolommen]
    schrijver.writerows(
        [None if waarde is None else zet(waarde) for zet, waarde in zip(zetters, rij, strict=True)]
        for rij in tabel.rijen
    )
    # Half a surrogate is in no file.
    return uit.getvalue().encode("utf-8", "replace")


def _zet_tekst(waarde: Waarde) -> Waarde:
    """What a spreadsheet program would reckon with begins with an apostrophe."""
    return f"'{waarde}" if isinstance(waarde, str) and is_formule(waarde) else waarde


_ZETTERS: Final[dict[Soort, Callable[[Waarde], Waarde]]] = {
    Soort.TEKST: _zet_tekst,
    Soort.GEHEEL: lambda waarde: waarde,
    Soort.GETAL: lambda waarde: format(waarde, "f"),
    Soort.JA_NEE: lambda waarde: "true" if waarde else "false",
}
"""How a value is written so that programs read it back: ``3.5``, ``true``."""


# -- what it means ---------------------------------------------------------------------------------------------------


def _pakket(gegevens: Gegevensset, bestanden: dict[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": gegevens.naam,
        "title": _titel(gegevens),
        "description": gegevens.uitleg,
        "created": gegevens.gemaakt,
        **({"demonstratie": gegevens.demonstratie} if gegevens.demonstratie else {}),
        "resources": [_bron(tabel, bestanden[bestandsnaam(tabel)]) for tabel in gegevens.tabellen],
    }


def _titel(gegevens: Gegevensset) -> str:
    return f"{gegevens.titel} ({gegevens.demonstratie})" if gegevens.demonstratie else gegevens.titel


def _bron(tabel: Tabel, inhoud: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": tabel.naam,
        "path": bestandsnaam(tabel),
        "title": tabel.titel,
        "description": tabel.uitleg,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(inhoud),
        "hash": f"sha256:{hashlib.sha256(inhoud).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_veld(kolom, tabel) for kolom in tabel.kolommen],
            "missingValues": [""],
            "primaryKey": list(tabel.sleutel),
            "foreignKeys": list(_verwijzingen(tabel)),
        },
    }


def _veld(kolom: Kolom, tabel: Tabel) -> dict[str, Any]:
    eisen: dict[str, Any] = {}
    if kolom.verplicht:
        eisen["required"] = True
    if tabel.sleutel == (kolom.naam,):
        eisen["unique"] = True
    if kolom.waarden is not None:
        eisen["enum"] = list(kolom.waarden)
    return {
        "name": kolom.naam,
        "type": _TYPEN[kolom.soort],
        "description": uitleg(kolom),
        **({"constraints": eisen} if eisen else {}),
    }


def uitleg(kolom: Kolom) -> str:
    """What a column says, with what each of its codes means."""
    if not kolom.waarden:
        return kolom.uitleg
    codes = "; ".join(
        code if code == betekenis else f"{code} = {betekenis}" for code, betekenis in kolom.waarden.items()
    )
    return f"{kolom.uitleg} ({codes})"


def _verwijzingen(tabel: Tabel) -> Iterator[dict[str, Any]]:
    for kolom in tabel.kolommen:
        if kolom.verwijst:
            sleutel = sleutel_van(kolom.verwijst)
            yield {"fields": kolom.naam, "reference": {"resource": kolom.verwijst, "fields": sleutel}}


def sleutel_van(tabel: str) -> str:
    """The column that rows of this table are referred to by."""
    return {
        "eenheden": "eenheid",
        "korpsen": "korps",
        "dimensies": "dimensie",
        "edities": "editie",
        "vragen": "vraag",
    }[tabel]


def leesmij(gegevens: Gegevensset) -> str:
    """The data dictionary, as Markdown."""
    regels = [f"# {_titel(gegevens)}", ""]
    if gegevens.demonstratie:
        regels += [f"**{gegevens.demonstratie}**", ""]
    regels += [
        gegevens.uitleg,
        "",
        _("Gemaakt op {moment} (UTC) met korpsmonitor.").format(moment=gegevens.gemaakt),
        "",
        _(
            "De CSV-bestanden hebben komma's tussen de cellen, een punt in getallen, true en false, en UTF-8; een lege cel"
            " is een ontbrekende waarde. `datapackage.json` (Frictionless Data) noemt van elke kolom het type. In een"
            " rekenprogramma opent u het .xlsx-bestand. Een tekst die een formule kan zijn begint in de CSV met een"
            " apostrof."
        ),
        "",
    ]
    for tabel in gegevens.tabellen:
        regels += [f"## {tabel.naam}: {tabel.titel}", "", tabel.uitleg, ""]
        regels += [_("| kolom | type | betekenis |"), "| --- | --- | --- |"]
        regels += [
            f"| {kolom.naam} | {_typenaam(kolom.soort)} | {_in_cel(uitleg(kolom))} |"
            for kolom in tabel.kolommen
        ]
        regels.append("")
    return "\n".join(regels)


def _in_cel(tekst: str) -> str:
    return " ".join(tekst.split()).replace("|", "\\|")


def _typenaam(soort: Soort) -> str:
    return {
        Soort.TEKST: _("tekst"),
        Soort.GEHEEL: _("geheel getal"),
        Soort.GETAL: _("getal"),
        Soort.JA_NEE: _("true of false"),
    }[soort]


def _breedtes(tabel: Tabel) -> list[float]:
    """Every column as wide as what is in it, within reason; the heading has a button to filter by."""
    breedtes = [len(kolom.naam) + 3 for kolom in tabel.kolommen]
    for rij in tabel.rijen:
        for nr, waarde in enumerate(rij):
            if waarde is not None and breedtes[nr] < _BREEDST:
                breedtes[nr] = max(breedtes[nr], min(_BREEDST, len(str(waarde)) + 1))
    return [float(breedte) for breedte in breedtes]


def _werkmap(gegevens: Gegevensset) -> bytes:
    """Every table as a sheet, and one that says what the columns mean."""
    bladen = [
        Blad(
            tabel.titel,
            [kolom.naam for kolom in tabel.kolommen],
            tabel.rijen,
            _breedtes(tabel),
            lopend=len(tabel.rijen) <= _KORT,
        )
        for tabel in gegevens.tabellen
    ]
    kolommen = [
        (tabel.titel, kolom.naam, _typenaam(kolom.soort), uitleg(kolom))
        for tabel in gegevens.tabellen
        for kolom in tabel.kolommen
    ]
    koppen = (_("tabel"), _("kolom"), _("type"), _("betekenis"))
    bladen.append(Blad(_("Kolommen"), koppen, kolommen, [24, 20, 14, 100]))
    return schrijf_xlsx(bladen, gegevens.titel, gegevens.demonstratie)
