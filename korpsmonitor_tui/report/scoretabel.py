"""An overview of scores as a workbook, with letters on their colours, and as CSV, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.schaal import Score
from korpsmonitor_tui.domain.scoretabel import uitleg, woord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.report import lijst

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.scoretabel import Scorerij, Scoretabel, Scorevak, Waarde

_NAAM, _VAK, _HOOGTE_KOPPEN, _HOOGTE_TITEL = 30.0, 6.5, 130.0, 20.0
"""Widths in characters, and the height of upright headings in points."""
_STAAND: Final = 90


@dataclass(frozen=True, slots=True)
class Opschrift:
    """What a file says of itself."""

    editie: str
    demonstratie: str
    """The label that every file of an example carries; empty for real work."""
    merk: str
    """How confidential it is, and whether it is a concept."""
    ontbreekt: tuple[str, ...]
    """What is not settled."""


def schrijf_csv(tabel: Scoretabel, kop: Opschrift) -> bytes:
    """A row a korps; what a cell is stands there in words, and its notes in a column of their own."""
    koppen = (_("nummer"), tabel.rijkop, *(k.naam for k in tabel.kolommen), _("noten"), _("status"))
    status = "; ".join(filter(None, (kop.merk, kop.demonstratie)))
    return lijst.schrijf_csv(
        koppen,
        (
            (
                "" if rij.nummer is None else str(rij.nummer),
                rij.naam,
                *(woord(vak.waarde) for vak in rij.vakken),
                "; ".join(_noten(tabel, rij)),
                status,
            )
            for rij in tabel.rijen
        ),
    )


def _noten(tabel: Scoretabel, rij: Scorerij) -> list[str]:
    """The notes of one row, each with the column that it is about."""
    return [
        _("{kolom}: {noot}").format(kolom=kolom.naam, noot=vak.noot)
        for kolom, vak in zip(tabel.kolommen, rij.vakken, strict=True)
        if vak.noot
    ]


def schrijf_xlsx(tabel: Scoretabel, kop: Opschrift) -> bytes:
    """The table as it is printed; the same table gives the same bytes.

    Raises OnbruikbareInvoer for a note that is longer than a cell can hold.
    """
    from openpyxl import Workbook

    from korpsmonitor_tui.report.bladstijl import TEKST, TITEL
    from korpsmonitor_tui.report.werkmap import als_bytes, zet_pagina

    werkmap = Workbook()
    werkmap.remove(werkmap.active)
    ws = werkmap.create_sheet(_("Tabel {nummer}").format(nummer=tabel.nummer))
    ws.sheet_view.showGridLines = False
    boven = [tabel.titel, *filter(None, (kop.demonstratie, f"{kop.merk} – {kop.editie}")), *kop.ontbreekt]
    for rij, tekst in enumerate(boven, start=1):
        _schrijf_regel(ws, rij, tekst, tabel)
        ws.cell(rij, 1).font = TITEL if rij == 1 else TEKST
    ws.row_dimensions[1].height = _HOOGTE_TITEL
    eerste = _schrijf_koppen(ws, len(boven) + 2, tabel)
    for nr, regel in enumerate(tabel.rijen):
        _schrijf_rij(ws, eerste + nr, tabel, regel)
    _schrijf_onder(ws, eerste + len(tabel.rijen) + 1, tabel)
    ws.freeze_panes = f"B{eerste}"
    ws.print_title_rows = f"{eerste - 1 - bool(tabel.groepen)}:{eerste - 1}"
    zet_pagina(ws, f"{kop.merk} – {tabel.titel}", kop.demonstratie, liggend=True)
    gronden = [
        (rij.naam, kolom.naam, woord(vak.waarde), vak.grond)
        for rij in tabel.rijen
        for kolom, vak in zip(tabel.kolommen, rij.vakken, strict=True)
        if vak.grond
    ]
    if gronden:
        koppen = (tabel.rijkop, _("Kolom"), _("Oordeel"), _("Waarom"))
        lijst.voeg_blad_toe(
            werkmap,
            lijst.Blad(_("Waarom"), koppen, gronden, (26, 40, 16, 90)),
            f"{kop.merk} – {tabel.titel}",
            kop.demonstratie,
        )
    return als_bytes(werkmap, tabel.titel)


def _schrijf_koppen(ws: Worksheet, rij: int, tabel: Scoretabel) -> int:
    """The heading rows; returns the row after them."""
    from openpyxl.styles import Alignment

    from korpsmonitor_tui.report.bladstijl import KOP, KOPVLAK, RAND, maak_koprij

    if tabel.groepen:
        kolom = 2
        for nr in range(1, len(tabel.kolommen) + 2):
            ws.cell(rij, nr).fill, ws.cell(rij, nr).border = KOPVLAK, RAND
        for groep, aantal in tabel.groepen:
            _zet(ws, rij, kolom, groep)
            ws.cell(rij, kolom).font, ws.cell(rij, kolom).alignment = KOP, Alignment(horizontal="center")
            if aantal > 1:
                ws.merge_cells(start_row=rij, start_column=kolom, end_row=rij, end_column=kolom + aantal - 1)
            kolom += aantal
        rij += 1
    for nr, titel in enumerate((tabel.rijkop, *(kolom.titel for kolom in tabel.kolommen)), start=1):
        _zet(ws, rij, nr, titel)
    maak_koprij(ws, rij, [_NAAM, *(_VAK for _kolom in tabel.kolommen)])
    if any(len(kolom.titel) > _VAK for kolom in tabel.kolommen):
        for nr in range(2, len(tabel.kolommen) + 2):
            ws.cell(rij, nr).alignment = Alignment(textRotation=_STAAND, horizontal="center", wrap_text=True)
        ws.row_dimensions[rij].height = _HOOGTE_KOPPEN
    return rij + 1


def _schrijf_rij(ws: Worksheet, rij: int, tabel: Scoretabel, regel: Scorerij) -> None:
    from openpyxl.styles import Alignment

    from korpsmonitor_tui.report.bladstijl import RAND, TEKST

    _zet(ws, rij, 1, regel.opschrift)
    ws.cell(rij, 1).font, ws.cell(rij, 1).border = TEKST, RAND
    for kolom, vak in enumerate(regel.vakken, start=2):
        merk = tabel.merk(regel, vak)
        _zet(ws, rij, kolom, f"{tabel.letter(vak.waarde)} ({merk})" if merk else tabel.letter(vak.waarde))
        _kleur(ws, rij, kolom, vak)
        ws.cell(rij, kolom).border = RAND
        ws.cell(rij, kolom).alignment = Alignment(horizontal="center")


def _kleur(ws: Worksheet, rij: int, kolom: int, vak: Scorevak) -> None:
    from openpyxl.styles import Font, PatternFill

    from korpsmonitor_tui.report.bladstijl import LETTERTYPE, TEKST

    cel = ws.cell(rij, kolom)
    if not isinstance(vak.waarde, Score):
        cel.font = TEKST
        return
    vorm = vak.waarde.vorm
    cel.fill = PatternFill("solid", fgColor=vorm.vulling)
    cel.font = Font(LETTERTYPE, 10, bold=True, color=vorm.letterkleur)


def _schrijf_onder(ws: Worksheet, rij: int, tabel: Scoretabel) -> None:
    """The legend, the notes and where the scores come from."""
    from korpsmonitor_tui.report.bladstijl import TEKST

    waarden: tuple[Waarde, ...] = (*tabel.kleuren, *tabel.leegtes)
    regels = [f"{tabel.letter(waarde)}  {uitleg(waarde)}" for waarde in waarden]
    regels += [f"({nr})  {noot}" for nr, noot in enumerate(tabel.noten, start=1)]
    if tabel.bron:
        regels.append(_("Bron: {bron}").format(bron=tabel.bron))
    regels += tabel.onder
    for nr, tekst in enumerate(regels):
        _schrijf_regel(ws, rij + nr, tekst, tabel)
        ws.cell(rij + nr, 1).font = TEKST


def _schrijf_regel(ws: Worksheet, rij: int, tekst: str, tabel: Scoretabel) -> None:
    """A text over the whole width of the table, and no wider: a page is as wide as what stands on it."""
    from korpsmonitor_tui.report.bladstijl import BOVEN
    from korpsmonitor_tui.report.werkmap import zet_hoogte

    _zet(ws, rij, 1, tekst)
    ws.cell(rij, 1).alignment = BOVEN
    ws.merge_cells(start_row=rij, start_column=1, end_row=rij, end_column=1 + len(tabel.kolommen))
    zet_hoogte(ws, rij, (tekst, _NAAM + len(tabel.kolommen) * _VAK))


def _zet(ws: Worksheet, rij: int, kolom: int, tekst: str) -> None:
    from korpsmonitor_tui.report.werkmap import zet_tekst

    if tekst:
        plaats = _("rij {rij} van {blad}").format(rij=rij, blad=ws.title)
        zet_tekst(ws.cell(rij, kolom), tekst, plaats, _("Maak een .csv-bestand: daarin is geen grens."))
