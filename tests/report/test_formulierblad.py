"""The form as a workbook: text that nothing can change, open cells for answers, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.formulier import veldcode
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Keuze, Vak, Vraag, Vragenlijst
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk as H
from korpsmonitor_tui.report.formulierblad import schrijf_formulierblad
from tests.vragenlijstvoorbeeld import formulier

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

GEBRUIK = Vak("referentiekader.gebruik")


def open_formulier(inhoud: bytes) -> Workbook:
    return load_workbook(io.BytesIO(inhoud))


def rij_van(ws: Worksheet, code: str) -> tuple[Cell, ...]:
    """The cells of the row with a code."""
    (rij,) = [rij for rij in ws.iter_rows(min_row=3) if rij[0].value == code]
    return tuple(rij)


def test_alleen_antwoordcellen_zijn_open_en_zij_zijn_tekst() -> None:
    werkmap = open_formulier(schrijf_formulierblad(formulier()))

    open_cellen = [
        (ws.title, cel)
        for ws in werkmap
        for rij in ws.iter_rows()
        for cel in rij
        if not cel.protection.locked
    ]
    assert {cel.number_format for _blad, cel in open_cellen} == {"@"}
    assert len(open_cellen) == len(formulier().velden)
    assert all(ws.protection.sheet and ws.protection.password is None for ws in werkmap)
    toezicht = werkmap["2 Toezicht"]
    _code, vraag, _gevraagd, jaar, antwoord, toelichting = rij_van(toezicht, "toezicht.teamleden/2012")
    assert (vraag.value, jaar.value, antwoord.value, toelichting.value) == ("Vraag 2.2", "2012", None, None)
    assert toezicht.freeze_panes == "A3"
    assert toezicht.print_title_rows == "$1:$2"


def test_keuzes_worden_aangeboden_maar_niet_afgedwongen() -> None:
    werkmap = open_formulier(schrijf_formulierblad(formulier()))

    keuzelijsten = {regel.formula1: regel for ws in werkmap for regel in ws.data_validations.dataValidation}
    assert keuzelijsten.keys() == {
        '"ja,deels,nee,nvt"',
        '"ja,nee,deels"',
        '"zicht,regel"',
        '"rood,geel,groen,blanco"',
    }
    assert {(regel.errorStyle, regel.type) for regel in keuzelijsten.values()} == {("warning", "list")}
    assert str(keuzelijsten['"ja,deels,nee,nvt"'].sqref) == "E5 E6"


@pytest.mark.parametrize("codes", [tuple("abcdefgh"[nr] * 40 for nr in range(8)), ("a,b", "c"), ('a"b', "c")])
def test_een_keuzelijst_die_een_programma_niet_aankan_blijft_weg(codes: tuple[str, ...]) -> None:
    vraag = Vraag("a.b", "?", "keuze", keuzes=tuple(Keuze(code, "tekst") for code in codes))
    werkmap = open_formulier(
        schrijf_formulierblad(formulier(vragenlijst=Vragenlijst("1", (H("a", 1, "A", vragen=(vraag,)),))))
    )

    assert werkmap["1 A"].data_validations.dataValidation == []
    assert codes[0] in rij_van(werkmap["1 A"], "a.b")[2].value


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-", "@naam", "#N/A", "1.869", "15-20", '=HYPERLINK("x")'])
def test_geen_tekst_wordt_een_formule_of_een_getal(tekst: str) -> None:
    werkmap = open_formulier(schrijf_formulierblad(formulier({(GEBRUIK, WAARDE): tekst})))

    blad = werkmap.worksheets[1]
    cel = rij_van(blad, "referentiekader.gebruik")[4]
    assert (cel.value, cel.data_type) == (tekst, "s")
    alle = [cel for ws in werkmap for rij in ws.iter_rows() for cel in rij if cel.value is not None]
    assert {cel.data_type for cel in alle} == {"s"}


def test_het_demonstratielabel_staat_op_elk_blad_en_elke_pagina() -> None:
    werkmap = open_formulier(schrijf_formulierblad(formulier(demonstratie="DEMO & proef")))

    for ws in werkmap:
        assert "DEMO & proef" in [cel.value for rij in ws.iter_rows(max_row=2) for cel in rij]
        assert ws.oddHeader.right.text == "DEMO && proef"
    assert "DEMO" not in str(
        [ws.oddHeader.right.text for ws in open_formulier(schrijf_formulierblad(formulier()))]
    )


def test_hetzelfde_formulier_geeft_dezelfde_bytes() -> None:
    vol = formulier({(GEBRUIK, WAARDE): "tekst"})

    assert schrijf_formulierblad(vol) == schrijf_formulierblad(vol)
    assert schrijf_formulierblad(vol) != schrijf_formulierblad(formulier())


def test_een_rij_is_hoog_genoeg_en_groeit_met_wat_erin_wordt_getypt() -> None:
    inhoud = schrijf_formulierblad(formulier({(GEBRUIK, WAARDE): "woord " * 60}))

    blad = open_formulier(inhoud).worksheets[1]
    nummer = rij_van(blad, "referentiekader.gebruik")[0].row
    assert blad.row_dimensions[nummer].height > 100
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        xml = zip_.read("xl/worksheets/sheet2.xml")
    assert b" ht=" in xml
    assert b"customHeight" not in xml


def test_een_te_lange_tekst_wordt_geweigerd_met_zijn_plaats() -> None:
    vak = Vak("toezicht.teamleden", jaar="2012")

    assert schrijf_formulierblad(formulier({(vak, TOELICHTING): "a" * 32_767}))
    with pytest.raises(OnbruikbareInvoer, match=veldcode(vak, TOELICHTING)) as gevangen:
        schrijf_formulierblad(formulier({(vak, TOELICHTING): "a" * 32_766 + "😀"}))
    assert "32.767" in str(gevangen.value)
