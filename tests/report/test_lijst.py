"""No text in an export is reckoned with: in CSV it begins with an apostrophe, in a workbook it is text."""

from __future__ import annotations

import ast
import csv
import io
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from korpsmonitor_tui import paths, report
from korpsmonitor_tui.report.lijst import Blad, is_formule, schrijf_csv, schrijf_xlsx

GEVAARLIJK = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SOM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    " =1",
    '"=1',
    "'=1",
    "\ufeff=1",
    "\u00a0=1",
    '=HYPERLINK("http://x";"klik")',
    "=cmd|' /C calc'!A0",
    "+DDE(1)",
    "-x",
)
ONSCHULDIG = (
    "-",
    "+",
    "-5",
    "+3",
    "-1.234,5",
    "-12%",
    "15-20",
    "0(1)",
    "a=b",
    "Nb",
    "",
    "17+3",
    "'s Gravenhage",
)


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_a_formula_is_text_in_csv_also_as_a_heading(tekst: str) -> None:
    kop, rij = csv.reader(
        io.StringIO(schrijf_csv([tekst], [[tekst]]).decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert kop == rij == [f"'{tekst}"]


@pytest.mark.parametrize("tekst", ONSCHULDIG)
def test_what_is_stated_stays_as_it_is(tekst: str) -> None:
    assert not is_formule(tekst)


@given(st.text(max_size=3), st.sampled_from(["=", "@", "＝", "＠"]), st.text())
def test_a_sign_after_blanks_and_quotes_is_found(voor: str, teken: str, rest: str) -> None:
    alleen_weg = "".join(een for een in voor if een in " \u00a0\"'")
    assert is_formule(alleen_weg + teken + rest)


def test_in_a_workbook_every_text_is_text_and_every_number_a_number() -> None:
    inhoud = schrijf_xlsx(
        [Blad("blad", ["=kop"], [[tekst, -5] for tekst in GEVAARLIJK], [10, 10])], "=opschrift"
    )
    blad = load_workbook(io.BytesIO(inhoud)).worksheets[0]
    assert blad["A1"].data_type == "s"
    for rij, tekst in enumerate(GEVAARLIJK, 2):
        assert blad.cell(rij, 1).data_type == "s", tekst
        assert (blad.cell(rij, 2).data_type, blad.cell(rij, 2).value) == ("n", -5)


def test_csv_is_written_in_two_places_that_both_look() -> None:
    """And a cell of a workbook gets a text through ``zet_tekst``: a value that is assigned is a number or our own."""
    schrijvers = set()
    for pad in Path(report.__file__).parent.parent.rglob("*.py"):
        tekst = pad.read_text("utf-8")
        # A tree of every module takes seconds.
        for knoop in ast.walk(ast.parse(tekst)) if "csv" in tekst else ():
            if isinstance(knoop, ast.Attribute) and ast.unparse(knoop) in {"csv.writer", "csv.DictWriter"}:
                schrijvers.add(pad.name)
    assert schrijvers == {"lijst.py", "openbaar.py"}


@pytest.mark.fouten("vijandig")
@pytest.mark.skipif(paths.libreoffice() is None, reason="LibreOffice is niet geïnstalleerd")
def test_libreoffice_reckons_with_nothing(tmp_path: Path) -> None:
    bron = tmp_path / "lijst.csv"
    bron.write_bytes(schrijf_csv(["tekst"], [[tekst] for tekst in GEVAARLIJK if tekst.isprintable()]))
    subprocess.run(
        [
            *(
                str(paths.libreoffice()),
                "--headless",
                f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}",
            ),
            *(
                "--infilter=CSV:59,34,76,1,,0,false,true",
                "--convert-to",
                "xlsx",
                "--outdir",
                str(tmp_path),
                str(bron),
            ),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    cellen = [rij[0] for rij in load_workbook(tmp_path / "lijst.xlsx").worksheets[0].iter_rows()]
    assert len(cellen) > 10
    assert {cel.data_type for cel in cellen} == {"s"}
