"""An empty list for a source to fill in: korpsen against figures and years, in a form that is read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from korpsmonitor_tui.domain.bronnen import PER_LAND
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report.bladstijl import BOVEN, CODE, INVULVLAK, KOP, KOPVLAK, RAND, TEKST, TITEL
from korpsmonitor_tui.report.werkmap import als_bytes, zet_hoogte, zet_pagina

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
    from korpsmonitor_tui.domain.instrument import Gesprekspartij

_ALS_TEKST: Final = "@"
"""Cells to fill in hold text, so that no program makes a date of 12-17."""
_BREED, _SMAL = 30, 14


def schrijf_bronlijst(
    bron: Bron, korpsen: Iterable[Gesprekspartij], opschrift: str, demonstratie: str = ""
) -> bytes:
    """The list as .xlsx; the same source gives the same bytes.

    ``opschrift`` says for which monitor it is. Two rows of headings: words for people, ids to be read back by.
    """
    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    per_rij = [gegeven for gegeven in bron.gegevens if gegeven.per != PER_LAND]
    per_land = [gegeven for gegeven in bron.gegevens if gegeven.per == PER_LAND]
    titel = f"{opschrift}: {bron.naam}"
    if per_rij:
        _schrijf_korpsen(werkmap.create_sheet(_("Korpsen")), per_rij, korpsen, titel, demonstratie)
    if per_land:
        _schrijf_reeksen(werkmap.create_sheet(_("Nederland")), per_land, titel, demonstratie)
    return als_bytes(werkmap, titel)


def _schrijf_korpsen(
    ws: Worksheet,
    gegevens: Sequence[Gegeven],
    korpsen: Iterable[Gesprekspartij],
    titel: str,
    demonstratie: str,
) -> None:
    uitleg = _(
        "Vul in wat in uw registratie staat, precies zoals het daar staat: 12, 15-20, Nb (niet bekend) of - (niet"
        " opgegeven). Laat een cel leeg als u er niets over kunt zeggen. Voor een andere rij dan een korps, zoals MMA,"
        " kunt u onderaan een rij toevoegen. Laat de twee koprijen staan."
    )
    kop = _schrijf_begin(ws, titel, uitleg, demonstratie)
    plekken = [
        (gegeven, str(jaar) if jaar else "") for gegeven in gegevens for jaar in gegeven.jaren or ("",)
    ]
    namen = [_("nr"), _("Korps"), *(f"{g.tekst} {jaar}".strip() for g, jaar in plekken), _("Toelichting")]
    ids = ["nr", _("Korps"), *("/".join(filter(None, (g.id, jaar))) for g, jaar in plekken), _("Toelichting")]
    _schrijf_koppen(ws, kop, namen, ids)
    for nr, korps in enumerate(korpsen, start=kop + 2):
        _zet(ws, nr, 1, str(korps.nummer or ""))
        _zet(ws, nr, 2, korps.naam)
        _open_cellen(ws, nr, range(3, len(namen) + 1))
    _zet_breedtes(ws, [5, _BREED, *(_SMAL for _plek in plekken), _BREED])
    ws.freeze_panes = f"C{kop + 2}"
    zet_pagina(ws, titel, demonstratie, liggend=True)


def _schrijf_reeksen(ws: Worksheet, gegevens: Sequence[Gegeven], titel: str, demonstratie: str) -> None:
    uitleg = _(
        "Vul de landelijke cijfers in, precies zoals zij in uw registratie staan. Laat de koprij en de kenmerken staan."
    )
    kop = _schrijf_begin(ws, titel, uitleg, demonstratie)
    jaren = sorted({jaar for gegeven in gegevens for jaar in gegeven.jaren})
    _schrijf_koppen(ws, kop, [_("kenmerk"), _("gegeven"), *map(str, jaren), _("Toelichting")])
    for nr, gegeven in enumerate(gegevens, start=kop + 1):
        _zet(ws, nr, 1, gegeven.id).font = CODE
        _zet(ws, nr, 2, gegeven.tekst).alignment = BOVEN
        gevraagd = [3 + plek for plek, jaar in enumerate(jaren) if jaar in gegeven.jaren]
        _open_cellen(ws, nr, [*gevraagd, 3 + len(jaren)])
    _zet_breedtes(ws, [20, 2 * _BREED, *(_SMAL for _jaar in jaren), _BREED])
    zet_pagina(ws, titel, demonstratie, liggend=True)


def _schrijf_begin(ws: Worksheet, titel: str, uitleg: str, demonstratie: str) -> int:
    """What stands above the list; the row on which its headings begin."""
    ws.sheet_view.showGridLines = False
    _zet(ws, 1, 1, titel).font = TITEL
    _zet(ws, 2, 1, demonstratie)
    # Over the first columns only, where it stays in sight; the height follows from their width.
    _zet(ws, 3, 2, uitleg).alignment = BOVEN
    ws.merge_cells(start_row=3, end_row=3, start_column=2, end_column=6)
    zet_hoogte(ws, 3, (uitleg, _BREED + 4 * _SMAL))
    return 5


def _schrijf_koppen(ws: Worksheet, rij: int, *koprijen: Sequence[str]) -> None:
    for nr, koppen in enumerate(koprijen, start=rij):
        for kolom, kop in enumerate(koppen, start=1):
            cel = _zet(ws, nr, kolom, kop)
            cel.font = KOP if nr == rij else CODE
            cel.alignment, cel.border = BOVEN, RAND
            if nr == rij:
                cel.fill = KOPVLAK
        # Ids are printed half as large.
        zet_hoogte(ws, nr, *((kop, _SMAL if nr == rij else 2 * _SMAL) for kop in koppen))


def _open_cellen(ws: Worksheet, rij: int, kolommen: Iterable[int]) -> None:
    for kolom in kolommen:
        cel = ws.cell(rij, kolom)
        cel.number_format, cel.fill, cel.border = _ALS_TEKST, INVULVLAK, RAND


def _zet_breedtes(ws: Worksheet, breedtes: Iterable[float]) -> None:
    for kolom, breedte in enumerate(breedtes, start=1):
        ws.column_dimensions[get_column_letter(kolom)].width = breedte


def _zet(ws: Worksheet, rij: int, kolom: int, tekst: str) -> Cell:
    """A text in a cell, never a formula; nothing where there is no text."""
    cel = ws.cell(rij, kolom)
    if tekst:
        cel.value = tekst
        cel.data_type = "s"
    cel.font = TEKST
    return cel
