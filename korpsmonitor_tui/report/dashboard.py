"""A dashboard as a workbook: a sheet a table, every cell to the letter, so that it can be read back; then what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.dashboardblad import LEEG
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.dashboard import Dashboard
    from korpsmonitor_tui.domain.dashboardblad import Dashboardblad

_NAAM, _CIJFER = 42.0, 13.0
"""Widths in characters."""
_NOOTKOLOMMEN: Final = 7
"""Columns that a note lies over at least, so that one under a narrow table is no pillar."""
_TOELICHTING: Final = (30.0, 60.0, 28.0, 34.0, 60.0, 18.0)
_LANGSTE_BLADNAAM: Final = 31
_NIET_IN_BLADNAAM: Final = re.compile(r"[\[\]:*?/\\]")


def tabelrijen(blad: Dashboardblad) -> list[list[str]]:
    """A table row by row, its heading first: what a file of it holds."""
    kop = [blad.titel, *(naam for _code, naam in blad.kolommen)]
    leeg = [""] * len(blad.kolommen)
    return [kop, *([rij.naam, *([cel.tekst for cel in rij.cellen] or leeg)] for rij in blad.rijen)]


def onderschrift(blad: Dashboardblad) -> list[str]:
    """What stands under a table: what its signs mean, and what a reader must know of its figures."""
    legenda = "; ".join(f"{_('leeg') if teken == LEEG else teken}: {wat}" for teken, wat in blad.legenda)
    namen = dict([*((rij.code, rij.naam) for rij in blad.rijen), *blad.kolommen])
    gemerkt = "; ".join(
        f"{''.join(cel.merken)} {rij.naam}, {kop}: {cel.tekst or _('leeg')}"
        for rij in blad.rijen
        for cel, (_code, kop) in zip(rij.cellen, blad.kolommen, strict=False)
        if cel.merken
    )
    noten = (f"{namen.get(code, code)}: {noot}" for code, noot in blad.noten)
    return [tekst for tekst in (legenda, gemerkt, *noten) if tekst]


def schrijf_xlsx(
    dashboard: Dashboard, bladen: Iterable[Dashboardblad], opschrift: str, demonstratie: str
) -> bytes:
    """A sheet a table and one about what is counted; the same tables give the same bytes.

    Raises OnbruikbareInvoer for a text that is longer than a cell can hold.
    """
    from openpyxl import Workbook

    from korpsmonitor_tui.report.werkmap import als_bytes, zet_pagina

    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    for blad in bladen:
        ws = werkmap.create_sheet(_bladnaam(f"{blad.titel} {blad.jaar}"))
        _schrijf_tabel(ws, blad)
        zet_pagina(ws, opschrift, demonstratie, liggend=True)
    ws = werkmap.create_sheet(_("Toelichting"))
    _schrijf_toelichting(ws, dashboard)
    zet_pagina(ws, opschrift, demonstratie, liggend=True)
    return als_bytes(werkmap, opschrift)


def _bladnaam(naam: str) -> str:
    return _NIET_IN_BLADNAAM.sub(" ", naam).strip("'")[:_LANGSTE_BLADNAAM]


def _schrijf_tabel(ws: Worksheet, blad: Dashboardblad) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    from korpsmonitor_tui.report.bladstijl import BOVEN, RAND, TEKST, VET, maak_koprij
    from korpsmonitor_tui.report.werkmap import zet_hoogte

    rijen = tabelrijen(blad)
    breedtes = (_NAAM, *(_CIJFER for _kolom in blad.kolommen))
    for nr, regel in enumerate(rijen, start=1):
        _zet_rij(ws, nr, regel)
    maak_koprij(ws, 1, breedtes)
    for kolom in range(len(breedtes) + 1, _NOOTKOLOMMEN + 1):
        ws.column_dimensions[get_column_letter(kolom)].width = _CIJFER
    zet_hoogte(ws, 1, *zip(rijen[0], breedtes, strict=True))
    rechts = Alignment(horizontal="right", vertical="top", wrap_text=True)
    for nr, rij in enumerate(blad.rijen, start=2):
        for kolom in range(1, len(breedtes) + 1):
            cel = ws.cell(nr, kolom)
            cel.border, cel.alignment = RAND, BOVEN if kolom == 1 else rechts
            cel.font = VET if rij.is_kop else TEKST
    for nr, tekst in enumerate(onderschrift(blad), start=len(rijen) + 2):
        _zet_rij(ws, nr, [tekst])
        ws.cell(nr, 1).font, ws.cell(nr, 1).alignment = TEKST, BOVEN
        ws.merge_cells(start_row=nr, start_column=1, end_row=nr, end_column=max(_NOOTKOLOMMEN, len(breedtes)))
        zet_hoogte(ws, nr, (tekst, max(sum(breedtes), _NAAM + (_NOOTKOLOMMEN - 1) * _CIJFER)))
    ws.freeze_panes = "B2"
    ws.print_title_rows = "1:1"


def _schrijf_toelichting(ws: Worksheet, dashboard: Dashboard) -> None:
    from korpsmonitor_tui.report.bladstijl import BOVEN, RAND, TEKST, maak_koprij
    from korpsmonitor_tui.report.werkmap import zet_hoogte

    koppen = (_("Cijfer"), _("Definitie"), _("Bron"), _("Telt"), _("Kanttekeningen"), _("Herkomst"))
    _zet_rij(ws, 1, koppen)
    maak_koprij(ws, 1, _TOELICHTING)
    for nr, een in enumerate(dashboard.indicatoren, start=2):
        naam = dashboard.indicatornaam(een.code)
        kanttekeningen = "\n".join(een.kanttekeningen)
        regel = (naam, een.definitie, een.bron, een.telt, kanttekeningen, een.herkomst)
        _zet_rij(ws, nr, regel)
        for kolom in range(1, len(koppen) + 1):
            cel = ws.cell(nr, kolom)
            cel.font, cel.border, cel.alignment = TEKST, RAND, BOVEN
        zet_hoogte(ws, nr, *zip(regel, _TOELICHTING, strict=True))
    ws.freeze_panes = "B2"


def _zet_rij(ws: Worksheet, rij: int, regel: Sequence[str]) -> None:
    from korpsmonitor_tui.report.werkmap import zet_tekst

    for kolom, tekst in enumerate(regel, start=1):
        if tekst:
            zet_tekst(ws.cell(rij, kolom), tekst, _("rij {rij} van {blad}").format(rij=rij, blad=ws.title))
