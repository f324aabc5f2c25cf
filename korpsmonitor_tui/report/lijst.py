"""Writes a list as a spreadsheet or as CSV; a text in it is never a formula."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SCHEIDING: Final = ";"
"""What a Dutch spreadsheet program expects between cells."""
_FORMULE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program may begin a formula with, also as a full-width sign."""
Celwaarde = str | int | float | Decimal | None
_WEGGELATEN: Final = " \u00a0\u200b\ufeff\"'“”‘’"
_STREEPJES: Final = frozenset({"-", "+"})
_GETAL: Final = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)*%?", re.ASCII)
_MERK: Final = "'"
"""Put before such a text: programs show it, or take it for "this is text"."""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: headings, rows, and how wide the columns are."""

    naam: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[Celwaarde]]
    """A number stays a number; an empty text or None leaves the cell empty."""
    breedtes: Sequence[float]
    lopend: bool = True
    """Whether long texts run on in their cell; off for data to reckon with, thousands of rows of it."""


def schrijf_csv(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark and semicolons; what could be a formula begins with an apostrophe."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDING, lineterminator="\r\n")
    schrijver.writerow(map(_onschadelijk, koppen))
    for rij in rijen:
        schrijver.writerow([_onschadelijk(waarde) for waarde in rij])
    # Half a surrogate is in no file.
    return uit.getvalue().encode("utf-8-sig", "replace")


def _onschadelijk(waarde: str) -> str:
    return _MERK + waarde if is_formule(waarde) else waarde


def is_formule(tekst: str) -> bool:
    """Whether a spreadsheet program may reckon with a text, also where only blanks or quotes stand before its sign.

    A number, and a dash alone, is what it says.
    """
    # Blanks that a program takes away, and quotes that it takes for those of the file; a tab or line end counts itself.
    begin = tekst.lstrip(_WEGGELATEN)
    return begin.startswith(_FORMULE) and tekst not in _STREEPJES and _GETAL.fullmatch(tekst) is None


def schrijf_xlsx(bladen: Iterable[Blad], opschrift: str, demonstratie: str = "") -> bytes:
    """A workbook of these sheets. Raises OnbruikbareInvoer for a text too long for a cell."""
    from openpyxl import Workbook

    from korpsmonitor_tui.report.werkmap import als_bytes

    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    for blad in bladen:
        voeg_blad_toe(werkmap, blad, opschrift, demonstratie)
    return als_bytes(werkmap, opschrift)


def voeg_blad_toe(werkmap: Workbook, blad: Blad, opschrift: str, demonstratie: str) -> None:
    """Add a sheet to a workbook. Raises OnbruikbareInvoer for a text too long for a cell."""
    ws = werkmap.create_sheet(blad.naam)
    _schrijf_rij(ws, 1, blad.koppen)
    for nr, rij in enumerate(blad.rijen, 2):
        _schrijf_rij(ws, nr, rij)
    _maak_op(ws, blad, opschrift, demonstratie)


def _schrijf_rij(ws: Worksheet, rij: int, waarden: Iterable[Celwaarde]) -> None:
    from korpsmonitor_tui.report.werkmap import zet_tekst

    plaats = _("rij {rij} van {blad}").format(rij=rij, blad=ws.title)
    for kolom, waarde in enumerate(waarden, 1):
        if waarde is None or waarde == "":
            continue
        if not isinstance(waarde, str):
            ws.cell(rij, kolom).value = waarde
        else:
            zet_tekst(ws.cell(rij, kolom), waarde, plaats, _("Maak een .csv-bestand: daarin is geen grens."))


def _maak_op(ws: Worksheet, blad: Blad, opschrift: str, demonstratie: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from korpsmonitor_tui.report.werkmap import zet_hoogte, zet_pagina

    for kolom, breedte in enumerate(blad.breedtes, 1):
        ws.column_dimensions[get_column_letter(kolom)].width = breedte
    for cel in ws[1]:
        cel.font = Font(bold=True)
    boven = Alignment(vertical="top", wrap_text=True)
    for rij in ws.iter_rows(min_row=2) if blad.lopend else ():
        for cel in rij:
            cel.alignment = boven
        teksten = (cel.value if isinstance(cel.value, str) else "" for cel in rij)
        # Not every program measures a row when it opens a file.
        zet_hoogte(ws, rij[0].row, *zip(teksten, blad.breedtes, strict=False))
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = ws.dimensions
    zet_pagina(ws, opschrift, demonstratie, liggend=True)
