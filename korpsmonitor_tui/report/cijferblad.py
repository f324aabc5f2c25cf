"""Tables of figures as a workbook, a sheet a table, and one of them as CSV: every cell as it was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report import lijst

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.cijferblad import Bladrij, Cijferblad

_NUMMER, _NAAM, _CIJFER, _WOORDEN = 9.0, 30.0, 14.0, 40.0
"""Widths in characters."""


def koppen(blad: Cijferblad) -> tuple[str, ...]:
    """The heading above every column, on one line."""
    return (_("nummer"), blad.rijkop, *(kolom.voluit for kolom in blad.kolommen))


def regels(blad: Cijferblad) -> Iterator[tuple[str, ...]]:
    """Every row; the mark of a note stands in square brackets behind what it belongs to."""
    for rij in blad.rijen:
        yield _regel(rij)


def onderschrift(blad: Cijferblad) -> Iterator[str]:
    """What stands under the table: what its codes mean, its notes, its source, and what a reader should know."""
    yield from blad.legenda
    yield from (f"[{merk}] {tekst}" for merk, tekst in blad.noten)
    if blad.bron:
        yield _("Bron: {bron}").format(bron=blad.bron)
    yield from blad.opmerkingen


def schrijf_csv(blad: Cijferblad, kop: Iterable[str]) -> bytes:
    """One table, with what it says of itself (``kop``) and its notes below it."""
    leeg = ("",) * (len(blad.kolommen) + 1)
    onder = [("", *leeg), *((tekst, *leeg) for tekst in (*kop, *onderschrift(blad)))]
    return lijst.schrijf_csv(koppen(blad), [*regels(blad), *onder])


def schrijf_xlsx(
    bladen: Iterable[Cijferblad], kop: Iterable[str], opschrift: str, demonstratie: str
) -> bytes:
    """A sheet a table, under its title and what the file says of itself (``kop``); the same tables give the same bytes.

    Raises OnbruikbareInvoer for a text that is longer than a cell can hold.
    """
    from openpyxl import Workbook

    from korpsmonitor_tui.report.werkmap import als_bytes, zet_pagina

    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    boven = tuple(kop)
    for blad in bladen:
        ws = werkmap.create_sheet(_("Tabel {nummer}").format(nummer=blad.nummer))
        _schrijf_blad(ws, blad, boven)
        zet_pagina(ws, opschrift, demonstratie, liggend=True)
    return als_bytes(werkmap, opschrift)


def _schrijf_blad(ws: Worksheet, blad: Cijferblad, kop: tuple[str, ...]) -> None:
    from korpsmonitor_tui.report.bladstijl import TEKST, TITEL, maak_koprij
    from korpsmonitor_tui.report.werkmap import zet_hoogte

    ws.sheet_view.showGridLines = False
    breedtes = (_NUMMER, _NAAM, *(_breedte(blad, plaats) for plaats in range(len(blad.kolommen))))
    for rij, tekst in enumerate((blad.titel, *kop), start=1):
        _zet(ws, rij, 1, tekst)
        ws.cell(rij, 1).font = TITEL if rij == 1 else TEKST
    koprij = len(kop) + 3
    titels = koppen(blad)
    for nr, titel in enumerate(titels, start=1):
        _zet(ws, koprij, nr, titel)
    maak_koprij(ws, koprij, breedtes)
    zet_hoogte(ws, koprij, *zip(titels, breedtes, strict=True))
    for rij, regel in enumerate(regels(blad), start=koprij + 1):
        _schrijf_rij(ws, rij, regel, blad)
        zet_hoogte(ws, rij, *zip(regel, breedtes, strict=True))
    for rij, tekst in enumerate(onderschrift(blad), start=koprij + len(blad.rijen) + 2):
        _schrijf_noot(ws, rij, tekst, breedtes)
    ws.freeze_panes = f"C{koprij + 1}"
    ws.print_title_rows = f"{koprij}:{koprij}"


def _breedte(blad: Cijferblad, plaats: int) -> float:
    langste = max((len(rij.cellen[plaats].tekst) for rij in blad.rijen), default=0)
    return _CIJFER if blad.kolommen[plaats].cijfers else max(_CIJFER, min(_WOORDEN, langste))


def _schrijf_rij(ws: Worksheet, rij: int, regel: tuple[str, ...], blad: Cijferblad) -> None:
    from openpyxl.styles import Alignment

    from korpsmonitor_tui.report.bladstijl import BOVEN, RAND, TEKST

    rechts = Alignment(horizontal="right", vertical="top", wrap_text=True)
    uitlijning = (rechts, BOVEN, *(rechts if kolom.cijfers else BOVEN for kolom in blad.kolommen))
    for nr, (tekst, kant) in enumerate(zip(regel, uitlijning, strict=True), start=1):
        _zet(ws, rij, nr, tekst)
        cel = ws.cell(rij, nr)
        cel.font, cel.border, cel.alignment = TEKST, RAND, kant


def _schrijf_noot(ws: Worksheet, rij: int, tekst: str, breedtes: tuple[float, ...]) -> None:
    """A note over the whole width of the table."""
    from korpsmonitor_tui.report.bladstijl import BOVEN, TEKST
    from korpsmonitor_tui.report.werkmap import zet_hoogte

    _zet(ws, rij, 1, tekst)
    ws.cell(rij, 1).font, ws.cell(rij, 1).alignment = TEKST, BOVEN
    ws.merge_cells(start_row=rij, start_column=1, end_row=rij, end_column=len(breedtes))
    zet_hoogte(ws, rij, (tekst, sum(breedtes)))


def _zet(ws: Worksheet, rij: int, kolom: int, tekst: str) -> None:
    from korpsmonitor_tui.report.werkmap import zet_tekst

    if tekst:
        plaats = _("rij {rij} van {blad}").format(rij=rij, blad=ws.title)
        zet_tekst(ws.cell(rij, kolom), tekst, plaats, _("Maak een .csv-bestand: daarin is geen grens."))


def _regel(rij: Bladrij) -> tuple[str, ...]:
    nummer = "" if rij.nummer is None else str(rij.nummer)
    return (nummer, _met_merk(rij.naam, rij.merk), *(_met_merk(cel.tekst, cel.merk) for cel in rij.cellen))


def _met_merk(tekst: str, merk: str) -> str:
    return f"{tekst} [{merk}]" if merk else tekst
