"""Dashboards as somebody sends them: what is certain is taken to the letter, everything else is told or asked."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from korpsmonitor_tui.domain.celtekst import codeer
from korpsmonitor_tui.domain.dashboard import Plek, Rijsoort, plekken
from korpsmonitor_tui.domain.dashboardblad import maak_bladen
from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.telling import Telling
from korpsmonitor_tui.extract.tellingzinnen import Kader, vind_beweringen
from korpsmonitor_tui.intake import dashboardlezer
from korpsmonitor_tui.intake.dashboard import lees_dashboard
from korpsmonitor_tui.intake.dashboardlezer import lees_dashboardbestand
from korpsmonitor_tui.report.dashboard import schrijf_xlsx, tabelrijen
from tests.domain.dashboards import KLEIN
from tests.intake.conftest import WORTEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.dashboardlezing import Dashboardlezing

# Read at once: every test runs without the settings of the developer's own machine.
BRON = os.environ.get("KORPSMONITOR_BRON", "")
VOORBEELD = WORTEL / "db" / "voorbeelden" / "dashboard" / "dashboard-2022.tsv"

NOORD = "NOORD\tAa-dorp\tBeek-stad\tOverig\tTotaal\n"


def _lees(tekst: str, **betekent: str) -> Dashboardlezing:
    return lees_dashboardbestand(tekst.encode(), "cijfers.tsv", KLEIN, betekent)


def _cellen(lezing: Dashboardlezing) -> dict[tuple[str, str], str]:
    return {(cel.plek.indicator, cel.plek.gebied): cel.waarde for cel in lezing.cellen}


# -- the document as it stands -------------------------------------------------------------------------------------------


def test_the_tables_of_the_document_are_read_to_the_letter() -> None:
    dashboard = lees_dashboard(WORTEL / "templates" / "dashboard", "indicatoren.toml")

    lezing = lees_dashboardbestand(VOORBEELD.read_bytes(), VOORBEELD.name, dashboard)

    assert not lezing.meldingen
    assert len(lezing.tabellen) == 10
    gelezen = _cellen(lezing)
    assert len(gelezen) == 399
    assert gelezen["aanbod.advertenties", "oost-nederland"] == "29.764"
    assert gelezen["opsporing.signalen", "hof-van-twente"] == ""
    assert gelezen["opvolging.boetes", "hengelo"] == "?"
    assert gelezen["opvolging.anders", "twente.overig"] == "-"
    assert gelezen["casustafels.casussen", "ijsselland"] == "17+3"
    assert gelezen["azc.aantal", "wageningen"] == "1"
    # Every cell with something in it stands in the file once for each time that it was read.
    regels = VOORBEELD.read_text(encoding="utf-8").split("\n\n")[:10]
    in_bestand = [
        cel for tabel in regels for regel in tabel.splitlines()[1:] for cel in regel.split("\t")[1:] if cel
    ]
    assert sorted(in_bestand) == sorted(waarde for waarde in gelezen.values() if waarde)
    assert [tekst.onderwerp for tekst in lezing.teksten][:3] == [
        "", "opsporing.signalen", "opsporing.onderzoeken",
    ]  # fmt: skip


@pytest.mark.skipif(not BRON, reason="KORPSMONITOR_BRON noemt de brontekst niet")
def test_the_document_itself_is_read_whole_and_its_contradictions_are_found() -> None:
    dashboard = lees_dashboard(WORTEL / "templates" / "dashboard", "indicatoren.toml")
    (bron,) = Path(BRON).parent.glob("003_*.txt")

    lezing = lees_dashboardbestand(bron.read_bytes(), bron.name, dashboard)

    assert not lezing.meldingen
    voorbeeld = lees_dashboardbestand(VOORBEELD.read_bytes(), VOORBEELD.name, dashboard)
    assert _cellen(lezing) == _cellen(voorbeeld)
    gezegd = {
        (b.indicator, b.jaar, int(b.waarde))
        for tekst in lezing.teksten
        for b in vind_beweringen(tekst.tekst, dashboard, Kader(tekst.onderwerp, 2022))
        if b.waarde is not None
    }
    assert gezegd == {
        ("slachtoffers.totaal", 2022, -25),
        ("slachtoffers.totaal", 2022, 71),
        ("b8.aangiften", 2019, 126),
        ("b8.aangiften", 2022, 14),
        ("opsporing.signalen", 2022, 188),
        ("opsporing.signalen", 2019, 203),
        ("opsporing.onderzoeken", 2022, 32),
        ("opsporing.onderzoeken", 2019, 54),
        ("opsporing.instroom", 2022, 79),
        ("opsporing.instroom", 2022, 21),
        ("aanbod.advertenties", 2022, 30),
        ("aanbod.controles", 2022, 150),
    }


# -- headings and rows ---------------------------------------------------------------------------------------------------


def test_words_that_were_broken_are_whole_again() -> None:
    lezing = _lees(f"{NOORD}Werk/gedaan\t\t\t\t\nControles\t1\t2\t\t3\n")

    assert not lezing.meldingen
    assert _cellen(lezing) == {
        ("werk.controles", "aa"): "1",
        ("werk.controles", "bee"): "2",
        ("werk.controles", "noord.overig"): "",
        ("werk.controles", "noord"): "3",
    }


def test_a_heading_over_two_lines_is_one() -> None:
    lezing = _lees("NOORD\tAa-\tBeek-\tOverig\tTotaal\n\tdorp\tstad\t\t\nControles\t1\t2\t0\t3\n")

    assert not lezing.meldingen
    assert _cellen(lezing)["werk.controles", "bee"] == "2"


def test_a_heading_that_could_be_two_things_is_asked_and_not_taken() -> None:
    tweemaal = replace(
        KLEIN,
        gebieden=tuple(
            replace(g, aliassen=("Stad",)) if g.code in {"aa", "bee"} else g for g in KLEIN.gebieden
        ),
    )
    tekst = b"NOORD\tStad\tBeekstad\tOverig\tTotaal\nControles\t1\t2\t0\t3\n"

    lezing = lees_dashboardbestand(tekst, "x.tsv", tweemaal)

    assert ("werk.controles", "aa") not in _cellen(lezing)
    assert lezing.meldingen[0].mogelijk == ("aa", "bee")
    assert lezing.meldingen[1].waarom == "1 cel in deze kolom is niet overgenomen"
    antwoord = lees_dashboardbestand(tekst, "x.tsv", tweemaal, {"Stad": "aa"})
    assert _cellen(antwoord)["werk.controles", "aa"] == "1"
    assert not antwoord.meldingen


def test_a_shortened_heading_is_asked_with_what_it_begins() -> None:
    lezing = _lees("NOORD\tAador\tBeekstad\tOverig\tTotaal\nControles\t1\t2\t0\t3\n")

    assert (lezing.meldingen[0].tekst, lezing.meldingen[0].mogelijk) == ("Aador", ("aa",))
    assert (
        _cellen(_lees("NOORD\tAador\tBeekstad\nControles\t1\t2\n", Aador="aa"))["werk.controles", "aa"] == "1"
    )


def test_an_area_of_another_table_is_no_column_here() -> None:
    lezing = _lees("NOORD\tAadorp\tCeeburg\nControles\t1\t2\n")

    assert "geen kolom van deze tabel" in lezing.meldingen[0].waarom
    assert ("werk.controles", "cee") not in _cellen(lezing)


def test_an_area_with_a_table_of_its_own_can_be_a_row_of_another() -> None:
    lezing = _lees("TAFELS\tVergaderingen\tCassussen\nNoord\t11\t4\nZuid\t0\t1\n", Cassussen="tafel.casus")

    assert lezing.tabellen == ("tafel",)
    assert _cellen(lezing) == {
        ("tafel.keren", "noord"): "11",
        ("tafel.casus", "noord"): "4",
        ("tafel.keren", "zuid"): "0",
        ("tafel.casus", "zuid"): "1",
    }


@pytest.mark.parametrize(
    ("rij", "waarom"),
    [
        ("Controles\t1\t2", "2 cellen ontbreken en zijn niet leeg gelaten"),
        ("Controles\t1\t2\t3\t4\t5", "meer cellen dan de kop"),
        ("Boetes\t1\t2\t3\t4", "geen regel van deze tabel"),
        ("\t1\t2\t3\t4", "de rij heeft geen naam"),
        ('Controles\t1\t2\t0\t"3\nSignalen\t1\t1\t0\t2', "loopt door over regels"),
        ("Contr\t1\t2\t3\t4", "zeg wat het is"),
        ("Controles\t1\t2\t0\t3\nControles\t1\t2\t0\t4", "met verschillende cijfers"),
    ],
)
def test_a_row_that_is_not_certain_is_told_with_its_text(rij: str, waarom: str) -> None:
    lezing = _lees(f"{NOORD}{rij}\n")

    (melding,) = lezing.meldingen
    assert waarom in melding.waarom
    assert melding.gemist


def test_figures_outside_a_table_are_told_and_text_is_kept_by_its_heading() -> None:
    tekst = f"{NOORD}Controles\t1\t2\t0\t3\n\nIets los\t4\t5\n\nEen alinea.\n\nSignalen\n\nOver signalen.\nNog een.\n"

    lezing = _lees(tekst)

    assert [(m.tekst, m.gemist) for m in lezing.meldingen] == [("Iets los | 4 | 5", True)]
    assert [(deel.onderwerp, deel.tekst) for deel in lezing.teksten] == [
        ("", "Een alinea."),
        ("werk.signalen", "Over signalen.\n\nNog een."),
    ]


def test_a_quotation_mark_that_is_not_closed_hides_no_table() -> None:
    tafels = "TAFELS\tVergaderingen\tCasussen\nNoord\t11\t4\n"

    lezing = _lees(f'{NOORD}Controles\t1\t2\t0\t3\n\n"Een zin zonder eind.\n\n{tafels}')

    (melding,) = lezing.meldingen
    assert (melding.plaats, melding.tekst, melding.gemist) == ("regel 4", "Een zin zonder eind.", True)
    assert not lezing.teksten


@pytest.mark.parametrize("inhoud", [b"zomaar een tekst", b"a;b\n1;2\n", b"\xff\xfe\x00", b"%PDF-1.4 x\ty"])
def test_a_file_without_a_table_of_this_dashboard_is_refused(inhoud: bytes) -> None:
    with pytest.raises(OnbruikbareInvoer):
        lees_dashboardbestand(inhoud, "x", KLEIN)


def test_a_whole_book_is_no_text_about_a_dashboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboardlezer, "LANGSTE_TEKST", 100)
    with pytest.raises(OnbruikbareInvoer, match="meer tekst dan bij een dashboard hoort"):
        _lees(f"{NOORD}Controles\t1\t2\t0\t3\n\n" + "Een zin.\n" * 20)


# -- any table reads back ------------------------------------------------------------------------------------------------

GEBIEDEN = {
    naam.casefold() for gebied in KLEIN.gebieden for naam in (gebied.naam, gebied.code, *gebied.aliassen)
}

# Spaces around a figure are not part of it; a figure that is the name of an area makes its row a heading, which is told.
opgaven = st.one_of(
    st.sampled_from(
        ["", "0", "?", "-", "29.764", "17+3", "15-20", "Nb", "0(1)", "=1+1", "'5", '"x"', "a;b,c"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12).map(str.strip),
).filter(lambda tekst: tekst.casefold() not in GEBIEDEN)
PLEKKEN = tuple(plek for tabel in KLEIN.tabellen for plek in plekken(KLEIN, tabel))


def _rijen(waarden: dict[Plek, str]) -> list[list[str]]:
    bladen = maak_bladen(KLEIN, 2022, {plek: Telling(2022, plek, waarde) for plek, waarde in waarden.items()})
    return [rij for blad in bladen for rij in (*tabelrijen(blad), [])]


def _als_tekst(rijen: Sequence[Sequence[str]], scheiding: str) -> bytes:
    uit = io.StringIO(newline="")
    csv.writer(uit, delimiter=scheiding).writerows(rijen)
    return uit.getvalue().encode()


@settings(max_examples=20)
@given(st.fixed_dictionaries(dict.fromkeys(PLEKKEN, opgaven)), st.sampled_from("\t;,"))
def test_any_table_as_text_reads_back_to_the_letter(waarden: dict[Plek, str], scheiding: str) -> None:
    lezing = lees_dashboardbestand(_als_tekst(_rijen(waarden), scheiding), "x.csv", KLEIN)

    assert {cel.plek: cel.waarde for cel in lezing.cellen} == waarden
    assert not lezing.meldingen


@settings(max_examples=3, deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(PLEKKEN, opgaven)))
def test_any_table_as_a_workbook_reads_back_to_the_letter(waarden: dict[Plek, str]) -> None:
    bladen = maak_bladen(KLEIN, 2022, {plek: Telling(2022, plek, waarde) for plek, waarde in waarden.items()})

    lezing = lees_dashboardbestand(schrijf_xlsx(KLEIN, bladen, "Klein", ""), "x.xlsx", KLEIN)

    assert {cel.plek: cel.waarde for cel in lezing.cellen} == waarden
    assert not any(melding.gemist for melding in lezing.meldingen)


def test_several_tables_on_one_sheet_of_a_workbook() -> None:
    werkmap = Workbook()
    for rij in _rijen(dict.fromkeys(PLEKKEN, "4")):
        werkmap.active.append([codeer(cel) for cel in rij])
    uit = io.BytesIO()
    werkmap.save(uit)

    lezing = lees_dashboardbestand(uit.getvalue(), "x.xlsx", KLEIN)

    assert {cel.plek: cel.waarde for cel in lezing.cellen} == dict.fromkeys(PLEKKEN, "4")
    assert not lezing.meldingen


def test_a_heading_over_a_whole_row_is_one_and_a_figure_over_two_cells_is_nobodys() -> None:
    werkmap = Workbook()
    blad = werkmap.active
    for rij in (
        ["Noord", "Aadorp", "Beekstad", "Overig", "Totaal"],
        ["Werk"],
        ["Controles", "1", "", "0", "3"],
    ):
        blad.append(rij)
    blad.merge_cells("A2:E2")
    blad.merge_cells("B3:C3")
    uit = io.BytesIO()
    werkmap.save(uit)

    lezing = lees_dashboardbestand(uit.getvalue(), "x.xlsx", KLEIN)

    assert _cellen(lezing) == {("werk.controles", "noord.overig"): "0", ("werk.controles", "noord"): "3"}
    assert ["samengevoegd" in melding.waarom for melding in lezing.meldingen] == [True, True]


def test_a_cell_that_a_workbook_made_something_else_of_is_not_taken() -> None:
    werkmap = Workbook()
    blad = werkmap.active
    blad.append(["Totaal land", "Totaal"])
    blad.append(["Controles", "=1+"])
    blad.append(["Signalen", 12])
    blad["B2"].data_type = "f"
    uit = io.BytesIO()
    werkmap.save(uit)

    lezing = lees_dashboardbestand(uit.getvalue(), "x.xlsx", KLEIN)

    assert _cellen(lezing) == {("werk.signalen", "land"): "12"}
    assert lezing.meldingen[0].gemist


def test_rows_are_areas_or_indicators_and_never_both() -> None:
    assert {tabel.rijen for tabel in KLEIN.tabellen} == set(Rijsoort)
    # A row of totals is only a row where rows are areas.
    lezing = _lees(f"{NOORD}Totaal\t1\t2\t0\t3\n")

    assert not lezing.cellen
    assert lezing.meldingen[0].gemist
