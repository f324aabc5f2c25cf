"""Writes the list of codes as a spreadsheet or as CSV; a text in it is never a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.celtekst import LANGSTE_CEL, codeer, lengte
from korpsmonitor_tui.domain.codelijst import Coderegel, kolomuitleg
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SCHEIDING: Final = ";"
"""What a Dutch spreadsheet program expects between cells."""
_FORMULE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program may begin a formula with, also as a full-width sign."""
_MERK: Final = "'"
"""Put before such a text: programs show it, or take it for "this is text"."""
_BREEDTES: Final = {"citaat": 60, "toelichting": 40, "bron": 28, "code": 28, "gegevens": 28}
_BREEDTE: Final = 14


def schrijf_csv(regels: Iterable[Coderegel]) -> bytes:
    """UTF-8 with a mark, semicolons, one row a code; what could be a formula begins with an apostrophe."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=SCHEIDING, lineterminator="\r\n")
    schrijver.writerow(Coderegel._fields)
    for regel in regels:
        schrijver.writerow([_onschadelijk(waarde) for waarde in regel])
    # Half a surrogate is in no file.
    return uit.getvalue().encode("utf-8-sig", "replace")


def _onschadelijk(waarde: str) -> str:
    return _MERK + waarde if waarde.startswith(_FORMULE) else waarde


def schrijf_xlsx(regels: Iterable[Coderegel], opschrift: str, demonstratie: str = "") -> bytes:
    """A sheet with the codes and one with what the columns say. Raises OnbruikbareInvoer for a text too long for a cell."""
    from openpyxl import Workbook

    from korpsmonitor_tui.report.werkmap import als_bytes

    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    _schrijf_codes(werkmap, regels, opschrift, demonstratie)
    _schrijf_uitleg(werkmap, opschrift, demonstratie)
    return als_bytes(werkmap, opschrift)


def _schrijf_codes(werkmap: Workbook, regels: Iterable[Coderegel], opschrift: str, demonstratie: str) -> None:
    ws = werkmap.create_sheet(_("Codes"))
    _schrijf_rij(ws, 1, Coderegel._fields)
    for nr, regel in enumerate(regels, 2):
        _schrijf_rij(ws, nr, regel)
    _maak_op(ws, [_BREEDTES.get(naam, _BREEDTE) for naam in Coderegel._fields], opschrift, demonstratie)


def _schrijf_uitleg(werkmap: Workbook, opschrift: str, demonstratie: str) -> None:
    ws = werkmap.create_sheet(_("Kolommen"))
    _schrijf_rij(ws, 1, (_("kolom"), _("betekenis")))
    for nr, rij in enumerate(kolomuitleg().items(), 2):
        _schrijf_rij(ws, nr, rij)
    _maak_op(ws, [_BREEDTE, 100], opschrift, demonstratie)


def _schrijf_rij(ws: Worksheet, rij: int, waarden: Iterable[str]) -> None:
    from korpsmonitor_tui.report.werkmap import zet_tekst

    for kolom, waarde in enumerate(waarden, 1):
        if lengte(codeer(waarde)) > LANGSTE_CEL:
            raise OnbruikbareInvoer(
                _(
                    "Op rij {rij} staat een tekst die niet in een cel past; er is geen bestand gemaakt. Kies --vorm csv."
                ).format(rij=rij)
            )
        if waarde:
            zet_tekst(ws.cell(rij, kolom), waarde, ws.title)


def _maak_op(ws: Worksheet, breedtes: Iterable[float], opschrift: str, demonstratie: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from korpsmonitor_tui.report.werkmap import zet_pagina

    for kolom, breedte in enumerate(breedtes, 1):
        ws.column_dimensions[get_column_letter(kolom)].width = breedte
    for cel in ws[1]:
        cel.font = Font(bold=True)
    for rij in ws.iter_rows(min_row=2):
        for cel in rij:
            cel.alignment = Alignment(vertical="top", wrap_text=True)
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = ws.dimensions
    zet_pagina(ws, opschrift, demonstratie, liggend=True)
