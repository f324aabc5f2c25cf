"""A form that LibreOffice opened and saved comes back complete, also by way of its own format."""

from __future__ import annotations

import shutil
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from korpsmonitor_tui.domain.formulierblad import Kolom
from korpsmonitor_tui.domain.formulierkenmerk import eigenschappen, uit_eigenschappen
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, WAARDE, Vak
from korpsmonitor_tui.intake.formulierblad import lees_formulierblad, lees_kenmerken
from korpsmonitor_tui.report.formulierblad import schrijf_formulierblad
from tests.intake.werkmappen import TOEZICHT, Ingevuld
from tests.vragenlijstvoorbeeld import formulier
from tests.word.libreoffice import soffice, zet_om

if TYPE_CHECKING:
    from pathlib import Path

TABEL, KANTOOR, TEKST = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{deel}:1.0}}" for deel in ("table", "office", "text")
)
HERHAALD = f"{TABEL}number-columns-repeated"
LEDEN = Vak("toezicht.teamleden", jaar="2012")
LASTIG = (
    *(
        "15-20",
        "1.869",
        "3-5",
        "0(1)",
        "17+3",
        "12%",
        "Nb",
        "-",
        "?",
        "n.v.t.",
        "=1+1",
        "+31 6",
        "@naam",
        "'aanhaling",
    ),
    *(
        "regel 1\nregel 2",
        "<b>&amp;</b>",
        "“ja”, maar…",
        "1e5",
        "2012-12-31",
        "#N/A",
        "WAAR",
        "0012",
        "😀 é",
        "a" * 4000,
    ),
)
ANTWOORDEN = dict(zip(formulier().velden.values(), LASTIG, strict=False))


@cache
def _heeft_calc(map_: Path) -> bool:
    """Whether LibreOffice can open a workbook: Calc is a package of its own."""
    if soffice() is None:
        return False
    try:
        zet_om(b"a,b\n1,2\n", "ods", map_, van="csv")
    except AssertionError:
        return False
    return True


@pytest.fixture
def map_(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    proef = tmp_path_factory.getbasetemp() / "calc"
    proef.mkdir(exist_ok=True)
    if not _heeft_calc(proef):
        pytest.skip("LibreOffice Calc is niet geïnstalleerd")
    shutil.copytree(proef / "profiel", tmp_path / "profiel")
    return tmp_path


def _opnieuw_opgeslagen(inhoud: bytes, map_: Path, langs: str) -> bytes:
    if langs:
        return zet_om(zet_om(inhoud, langs, map_, van="xlsx"), "xlsx", map_, van=langs)
    return zet_om(inhoud, "xlsx:Calc MS Excel 2007 XML", map_, van="xlsx")


@pytest.mark.parametrize("langs", ["", "ods"])
def test_elk_antwoord_komt_terug(map_: Path, langs: str) -> None:
    inhoud = schrijf_formulierblad(formulier(ANTWOORDEN, demonstratie="DEMONSTRATIE"))

    terug = _opnieuw_opgeslagen(inhoud, map_, langs)
    ingelezen = lees_formulierblad(terug, formulier(demonstratie="DEMONSTRATIE"))

    assert terug != inhoud
    gelezen = {(veld.vak, veld.veld): veld.tekst for veld in ingelezen.velden}
    assert gelezen == {plaats: ANTWOORDEN.get(plaats, "") for plaats in formulier().velden.values()}
    assert all(veld.zeker for veld in ingelezen.velden)
    assert (ingelezen.los, ingelezen.meldingen) == ((), ())
    assert lees_kenmerken(terug) == uit_eigenschappen(eigenschappen(formulier().kop))


def test_een_leeg_formulier_dat_een_script_in_libreoffice_invult_komt_volledig_terug(map_: Path) -> None:
    blanco = zet_om(schrijf_formulierblad(formulier()), "fods", map_, van="xlsx")

    ingevuld = _vul_in(blanco, {str(vak): f"{vak} ≈ 15-20" for vak, _veld in formulier().velden.values()})
    ingelezen = lees_formulierblad(zet_om(ingevuld, "xlsx", map_, van="fods"), formulier())

    gelezen = {(veld.vak, veld.veld): veld.tekst for veld in ingelezen.velden}
    assert gelezen == {
        (vak, veld): f"{vak} ≈ 15-20" if veld == WAARDE else "" for vak, veld in formulier().velden.values()
    }
    assert (ingelezen.los, ingelezen.meldingen) == ((), ())


def _vul_in(fods: bytes, antwoorden: dict[str, str]) -> bytes:
    """Type answers in the fifth cell of the rows with these codes, in LibreOffice's own format."""
    boom = etree.fromstring(fods)
    for rij in boom.iter(f"{TABEL}table-row"):
        _splits_herhaling(rij)
        cellen = rij.findall(f"{TABEL}table-cell")
        antwoord = antwoorden.get("".join(map(str, cellen[0].itertext())).strip()) if cellen else None
        if antwoord is not None:
            cellen[4].set(f"{KANTOOR}value-type", "string")
            etree.SubElement(cellen[4], f"{TEKST}p").text = antwoord
    return etree.tostring(boom, encoding="UTF-8", xml_declaration=True)


def _splits_herhaling(rij: etree._Element) -> None:
    """Make every one of the first cells stand for itself: empty neighbours are written as one."""
    for plaats, cel in reversed(list(enumerate(rij))):
        aantal = int(cel.get(HERHAALD, "1"))
        if 1 < aantal <= len(Kolom):
            del cel.attrib[HERHAALD]
            for _keer in range(aantal - 1):
                rij.insert(plaats, deepcopy(cel))


def test_wat_buiten_de_vakken_staat_blijft_staan(map_: Path) -> None:
    ingevuld = Ingevuld()
    boven, onder = ingevuld.antwoord("toezicht.teamleden/2011"), ingevuld.antwoord("toezicht.teamleden/2012")
    boven.value = "samen 12"
    ingevuld.toezicht.merge_cells(f"{boven.coordinate}:{onder.coordinate}")
    ingevuld.toezicht["H1"] = "los"
    deel = ingevuld.antwoord("toezicht.aandeel")
    deel.value, deel.number_format = 0.15, "0%"
    ingevuld.antwoord("toezicht.oordeel_om").value = "=1+2"

    ingelezen = lees_formulierblad(_opnieuw_opgeslagen(ingevuld.opgeslagen(), map_, "ods"), formulier())

    gelezen = {(str(v.vak), v.veld): (v.tekst, v.zeker) for v in ingelezen.velden if v.tekst}
    assert gelezen == {
        ("toezicht.teamleden/2011", WAARDE): ("samen 12", False),
        ("toezicht.teamleden/2012", WAARDE): ("samen 12", False),
        ("toezicht.aandeel", WAARDE): ("15%", True),
        ("toezicht.oordeel_om", WAARDE): ("3", False),
    }
    assert [(stuk.tekst, stuk.plaats) for stuk in ingelezen.los] == [("los", f"blad {TOEZICHT}, cel H1")]
    assert any("formule" in melding for melding in ingelezen.meldingen)
    assert (LEDEN, TOELICHTING) in {(veld.vak, veld.veld) for veld in ingelezen.velden}
