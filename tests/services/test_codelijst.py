"""Codes as a list for a spreadsheet or for statistics: a row each, with nothing that is executed."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from korpsmonitor_tui.domain.codelijst import Coderegel, kolomuitleg
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.report.codelijst import schrijf_csv, schrijf_xlsx
from korpsmonitor_tui.services import codeerbesluiten
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import bevestig, verwerp
from korpsmonitor_tui.services.uitwissellijst import lees_codelijst
from tests.services import coderen
from tests.services.uitwisselvoorbeeld import ZICHT, codeer, codeer_alles, maak_dossier

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    return maak_dossier(laptop)


def test_de_lijst_heeft_een_rij_per_code_met_alles_wat_erover_bekend_is(laptop: Laptop, dossier: str) -> None:
    codeer_alles(laptop.auditor, dossier)
    bevestig(laptop.auditor, dossier, [coderen.dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")])
    verwerp(laptop.auditor, dossier, [coderen.dimensie(laptop.auditor, "partners.om")])
    regels = lees_codelijst(laptop.auditor, [dossier])

    assert len(regels) == 7
    assert "Proef" not in repr(regels)
    assert {regel.geldt for regel in regels} == {""}
    rechercheurs = next(regel for regel in regels if regel.soort == "cijfer")
    assert (rechercheurs.korps, rechercheurs.bron, rechercheurs.tijd) == (
        "Groningen",
        "Transcript Groningen 1",
        "0:00:09",
    )
    assert (rechercheurs.spreker, rechercheurs.codeur, rechercheurs.citaat) == (
        "spreker 2",
        "auditor 1",
        "acht rechercheurs",
    )
    assert "eenheid: fte" in rechercheurs.gegevens
    assert next(regel for regel in regels if regel.model).zekerheid
    assert {regel.beslissing for regel in regels} == {"bevestigd", "verworpen"}

    rond_af(laptop.auditor, dossier)
    rond_af(laptop.tweede_auditor, dossier)
    regels = lees_codelijst(laptop.auditor, [dossier])
    assert {(regel.beslissing, regel.geldt) for regel in regels} == {
        ("bevestigd", "ja"),
        ("verworpen", "nee"),
    }


def test_wat_geldt_volgt_uit_wie_het_eens_zijn_of_uit_een_besluit(laptop: Laptop, dossier: str) -> None:
    for wie, oordeel in ((laptop.auditor, "aandacht"), (laptop.tweede_auditor, "negatief")):
        codeer(wie, dossier, ZICHT, oordeel=oordeel)
        codeer(wie, dossier, "acht toezichthouders")
        rond_af(wie, dossier)
    oordelen = {
        (regel.citaat, regel.oordeel, regel.geldt) for regel in lees_codelijst(laptop.auditor, [dossier])
    }
    assert oordelen == {
        ("acht toezichthouders", "aandacht", "ja"), (ZICHT, "aandacht", "nee"), (ZICHT, "negatief", "nee"),
    }  # fmt: skip

    (verschil,) = codeerbesluiten.lees_uitkomst(laptop.auditor, dossier).samen.verschillen
    gekozen = next(c for c in verschil.bevestigd if c.polariteit == "negatief")
    codeerbesluiten.besluit_verschil(laptop.auditor, dossier, verschil.kenmerk, gekozen.id, "Zo is het.")
    geldig = {
        regel.oordeel
        for regel in lees_codelijst(laptop.auditor, [dossier])
        if regel.geldt == "ja" and regel.citaat == ZICHT
    }
    assert geldig == {"negatief"}


GEVAARLIJK = '=HYPERLINK("http://x";"klik")'
LEEG = Coderegel(**dict.fromkeys(Coderegel._fields, ""))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", "＝"])
def test_een_formule_blijft_in_csv_tekst(begin: str) -> None:
    regel = LEEG._replace(citaat=f"{begin}1+1", toelichting='een "aanhaling"; en\nregel')
    tekst = schrijf_csv([regel]).decode("utf-8-sig")
    koppen, rij = csv.reader(io.StringIO(tekst, newline=""), delimiter=";")

    assert tuple(koppen) == Coderegel._fields
    assert rij[koppen.index("citaat")] == f"'{begin}1+1"
    assert rij[koppen.index("toelichting")] == regel.toelichting


def test_een_formule_blijft_in_excel_tekst_en_elke_kolom_is_uitgelegd() -> None:
    werkmap = load_workbook(
        io.BytesIO(schrijf_xlsx([LEEG._replace(citaat=GEVAARLIJK)], "Codes", "DEMONSTRATIE"))
    )
    codes, kolommen = werkmap.worksheets

    cel = codes.cell(2, 1 + Coderegel._fields.index("citaat"))
    assert (cel.value, cel.data_type) == (GEVAARLIJK, "s")
    assert (
        [rij[0].value for rij in kolommen.iter_rows(min_row=2)]
        == list(Coderegel._fields)
        == list(kolomuitleg())
    )


def test_een_tekst_die_niet_in_een_cel_past_gaat_alleen_als_csv() -> None:
    lang = LEEG._replace(toelichting="x" * 32_768)
    with pytest.raises(OnbruikbareInvoer, match="rij 2"):
        schrijf_xlsx([lang], "Codes")
    assert b"x" * 32_768 in schrijf_csv([lang])
