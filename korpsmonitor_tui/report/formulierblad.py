"""The questionnaire as a workbook to fill in: instructions first, then a sheet a chapter with a row a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from korpsmonitor_tui.domain.formulier import veldcode, velden_van
from korpsmonitor_tui.domain.formulierblad import Kolom, bladen, kolomkop, opschrift, uitleg, uitlegnaam
from korpsmonitor_tui.domain.formulierkenmerk import eigenschappen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE
from korpsmonitor_tui.report.bladstijl import BOVEN, CODE, INVULVLAK, KOP, KOPVLAK, RAND, TEKST, TITEL, VET
from korpsmonitor_tui.report.werkmap import als_bytes, zet_hoogte, zet_pagina, zet_tekst

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from korpsmonitor_tui.domain.formulier import Formulier, Formulierkop
    from korpsmonitor_tui.domain.formulierblad import Blad, Bladrij
    from korpsmonitor_tui.domain.vragenlijst import Vak, Vraag

_BREEDTES: Final = {
    Kolom.CODE: 20,
    Kolom.VRAAG: 48,
    Kolom.GEVRAAGD: 32,
    Kolom.JAAR: 7,
    Kolom.ANTWOORD: 28,
    Kolom.TOELICHTING: 36,
}
"""In characters."""
_KOPRIJ: Final = 2
_VLAK: Final = "E9EEF4"
_LANGSTE_KEUZELIJST: Final = 255
"""Excel refuses a file with a longer list of choices in a cell."""
_HOOG: Final = (Kolom.VRAAG, Kolom.GEVRAAGD, Kolom.ANTWOORD, Kolom.TOELICHTING)
"""Columns whose text decides how high a row is."""
_VELDKOLOM: Final = {WAARDE: Kolom.ANTWOORD, TOELICHTING: Kolom.TOELICHTING}

_VRAAGVLAK: Final = PatternFill("solid", fgColor=_VLAK)
_OPEN: Final = Protection(locked=False)


def schrijf_formulierblad(formulier: Formulier) -> bytes:
    """The form as .xlsx; the same form gives the same bytes.

    Answer cells hold text, so that no program makes a date of ``15-20``; they are the only ones open to typing, and
    the protection has no password. Raises OnbruikbareInvoer for an answer that is longer than a cell can hold.
    """
    werkmap = Workbook()
    _schrijf_uitleg(werkmap.active, formulier.kop)
    for blad in bladen(formulier):
        _schrijf_blad(werkmap.create_sheet(blad.naam), blad, formulier)
    for naam, waarde in eigenschappen(formulier.kop).items():
        werkmap.custom_doc_props.append(StringProperty(name=naam, value=waarde))
    return als_bytes(werkmap, opschrift(formulier.kop))


def _schrijf_uitleg(ws: Worksheet, kop: Formulierkop) -> None:
    ws.title = uitlegnaam()
    ws.column_dimensions["A"].width, ws.column_dimensions["B"].width = 18, 90
    ws.sheet_view.showGridLines = False
    _schrijf(ws, 1, 1, opschrift(kop), TITEL)
    if kop.demonstratie:
        _schrijf(ws, 2, 1, kop.demonstratie, VET)
    for nummer, (naam, tekst) in enumerate(uitleg(kop), start=4):
        _schrijf(ws, nummer, 1, naam, VET).alignment = BOVEN
        kleur = CODE if nummer == len(uitleg(kop)) + 3 else TEKST
        _schrijf(ws, nummer, 2, tekst, kleur).alignment = BOVEN
        zet_hoogte(ws, nummer, (tekst, 90))
    _beveilig(ws)
    zet_pagina(ws, opschrift(kop), kop.demonstratie)


def _schrijf_blad(ws: Worksheet, blad: Blad, formulier: Formulier) -> None:
    kop = formulier.kop
    for kolom, breedte in _BREEDTES.items():
        ws.column_dimensions[_letter(kolom)].width = breedte
        cel = _schrijf(ws, _KOPRIJ, kolom, kolomkop(kolom), KOP)
        cel.fill, cel.border = KOPVLAK, RAND
    _schrijf(ws, 1, Kolom.CODE, blad.titel, TITEL)
    if kop.demonstratie:
        _schrijf(ws, 1, Kolom.ANTWOORD, kop.demonstratie, VET)
    keuzelijsten: dict[str, DataValidation] = {}
    for nummer, rij in enumerate(blad.rijen, start=_KOPRIJ + 1):
        if rij.vraag is None:
            _schrijf_inleiding(ws, nummer, rij.tekst)
        else:
            _schrijf_rij(ws, nummer, rij, rij.vraag, formulier, keuzelijsten)
    ws.freeze_panes = f"A{_KOPRIJ + 1}"
    ws.print_title_rows = f"1:{_KOPRIJ}"
    _beveilig(ws)
    zet_pagina(ws, opschrift(kop), kop.demonstratie, liggend=True)


def _schrijf_inleiding(ws: Worksheet, nummer: int, tekst: str) -> None:
    _schrijf(ws, nummer, Kolom.VRAAG, tekst, TEKST).alignment = BOVEN
    ws.merge_cells(start_row=nummer, end_row=nummer, start_column=Kolom.VRAAG, end_column=Kolom.TOELICHTING)
    breedte = sum(_BREEDTES[kolom] for kolom in Kolom if kolom >= Kolom.VRAAG)
    zet_hoogte(ws, nummer, (tekst, breedte))


def _schrijf_rij(
    ws: Worksheet,
    nummer: int,
    rij: Bladrij,
    vraag: Vraag,
    formulier: Formulier,
    keuzelijsten: dict[str, DataValidation],
) -> None:
    vak = rij.vak
    is_kop = bool(rij.gevraagd)
    teksten = {
        Kolom.CODE: str(vak or ""),
        Kolom.VRAAG: rij.tekst,
        Kolom.GEVRAAGD: rij.gevraagd,
        Kolom.JAAR: vak.jaar if vak else "",
    }
    for kolom in Kolom:
        cel = _schrijf(ws, nummer, kolom, teksten.get(kolom, ""), CODE if kolom == Kolom.CODE else TEKST)
        cel.alignment, cel.border = BOVEN, RAND
        if is_kop:
            cel.fill = _VRAAGVLAK
    if vak is not None:
        _schrijf_antwoorden(ws, nummer, vraag, vak, formulier, keuzelijsten)
    zet_hoogte(ws, nummer, *((str(ws.cell(nummer, kolom).value or ""), _BREEDTES[kolom]) for kolom in _HOOG))


def _schrijf_antwoorden(
    ws: Worksheet,
    nummer: int,
    vraag: Vraag,
    vak: Vak,
    formulier: Formulier,
    keuzelijsten: dict[str, DataValidation],
) -> None:
    for veld in velden_van(vraag):
        plaats = veldcode(vak, veld)
        cel = _schrijf(ws, nummer, _VELDKOLOM[veld], formulier.tekst(vak, veld), TEKST, plaats)
        # Text: else a program makes a date of 15-20, and a fraction of 1.869.
        cel.number_format, cel.protection, cel.fill = "@", _OPEN, INVULVLAK
        if veld == WAARDE:
            _bied_aan(ws, cel, vraag, keuzelijsten)


def _bied_aan(ws: Worksheet, cel: Cell, vraag: Vraag, keuzelijsten: dict[str, DataValidation]) -> None:
    """Offer the choices in the cell; something else can be typed after a warning."""
    codes = ",".join(vraag.antwoordcodes)
    past = len(codes) <= _LANGSTE_KEUZELIJST and not any(
        teken in code for code in vraag.antwoordcodes for teken in ',"'
    )
    if not codes or not past or vraag.vraagt == "meerkeuze":
        return
    if codes not in keuzelijsten:
        keuzelijsten[codes] = DataValidation(
            type="list",
            formula1=f'"{codes}"',
            allow_blank=True,
            errorStyle="warning",
            showErrorMessage=True,
            errorTitle=_("Andere tekst"),
            error=_("Dit is geen van de keuzes. U mag het zo laten staan als het beter weergeeft wat geldt."),
        )
        ws.add_data_validation(keuzelijsten[codes])
    keuzelijsten[codes].add(cel)


def _schrijf(ws: Worksheet, rij: int, kolom: int, tekst: str, letter: Font, plaats: str = "") -> Cell:
    """Write a text; ``plaats`` names it in the refusal of a text that is too long."""
    cel = ws.cell(rij, kolom)
    cel.font = letter
    if tekst:
        zet_tekst(cel, tekst, plaats or str(cel.coordinate))
    return cel


def _beveilig(ws: Worksheet) -> None:
    """Only answers are open to typing; there is no password, and rows and columns can be made larger."""
    beveiliging = ws.protection
    beveiliging.sheet = True
    beveiliging.formatCells = beveiliging.formatRows = beveiliging.formatColumns = False


def _letter(kolom: Kolom) -> str:
    return chr(ord("A") + kolom - 1)
