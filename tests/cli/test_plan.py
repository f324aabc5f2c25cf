"""``korpsmonitor plan``: from the document to the progress report, at the command line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from korpsmonitor_tui import paths
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.intake.plandocument import DOCUMENT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


@pytest.fixture
def plan(regel: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """An edition of a plan, with the small document taken in and laid down."""
    regel.goed("init", "--editie", "2011-2014", "--instrument", "voortgang", "--zonder-versleuteling")
    document = tmp_path / "plan.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    regel.goed("plan", "lees", str(document))
    regel.goed("plan", "stel-vast", "--per", "2011-03-31")
    return regel


def test_lezen_vertelt_wat_een_mens_moet_zien(plan: Opdrachtregel, tmp_path: Path) -> None:
    proef = plan.goed("plan", "lees", str(tmp_path / "plan.txt"), "--proef")
    assert "Gelezen: hoofdstukken 2, acties en onderdelen 7, leden 2" in proef.uit
    assert "Regel 49: actie 5 volgt in hoofdstuk 1 op 3" in proef.uit
    assert "“Dhr. C. Naam zonder meer”" in proef.fout
    assert "niets vastgelegd" in proef.uit
    weer = plan.goed("plan", "lees", str(tmp_path / "plan.txt"), "--json").json
    assert weer["toegevoegd"] == dict.fromkeys(weer["toegevoegd"], 0)
    assert not weer["verschillen"]
    assert len(weer["plaatsen"]) == len([regel for regel in DOCUMENT.split("\n") if regel.strip()])


def test_tonen_zet_te_laat_voorop_en_kiest(plan: Opdrachtregel) -> None:
    regels = plan.goed("plan", "toon").uit.splitlines()
    assert regels[2].split()[:3] == ["TE", "LAAT", "1.1"]
    assert regels[-1] == (
        "Per 08-04-2013: 6 acties in het hele plan (6 niet opgegeven); 3 te laat, 2 zonder bericht."
    )
    nummers = {
        keuze: [actie["nummer"] for actie in plan.goed("plan", "toon", *keuze, "--json").json["acties"]]
        for keuze in (
            ("--zoek", "LIJST gemaakt"),
            ("--te-laat",),
            ("--stil",),
            ("--hoofdstuk", "2"),
            ("--actie", "1.2A"),
        )
    }
    assert list(nummers.values()) == [["1.1"], ["1.1", "1.2a", "1.3"], ["1.2b", "1.5"], ["2"], ["1.2a"]]
    assert "geen actie" in plan.goed("plan", "toon", "--peildatum", "2011-01-01", "--te-laat").uit
    assert plan("plan", "toon", "--hoofdstuk", "9").status == 2


def test_een_wijziging_staat_naast_het_oorspronkelijke(plan: Opdrachtregel) -> None:
    zonder = plan("plan", "actie", "wijzig", "1.1", "--termijn", "eind 2013")
    assert (zonder.status, "zeg waarom" in zonder.fout) == (2, True)
    plan.goed(
        "plan", "actie", "wijzig", "1.1", "--termijn", "eind 2013", "--reden", "later", "--per", "2013-01-01"
    )
    plan.goed("plan", "actie", "vervalt", "1.3", "Geen draagvlak.", "--per", "2013-02-01")
    plan.goed("plan", "actie", "nieuw", "2", "Een nieuwe actie", "--termijn", "doorlopend")
    plan.goed("plan", "actie", "verwijs", "1.1", "ketenaanpak")
    een = plan.goed("plan", "toon", "--actie", "1.1").uit
    assert "Termijn: eind 2013 (t/m 31-12-2013)" in een
    assert "Gewijzigd (termijn) per 01-01-2013: eind 2013 – later" in een
    acties = {a["nummer"]: a for a in plan.goed("plan", "toon", "--json").json["acties"]}
    assert (acties["1.3"]["stand"], acties["1.3"]["vervallen"]) == ("vervallen", "Geen draagvlak.")
    assert acties["2.1"]["nieuw"]
    plan.goed("plan", "actie", "hervat", "1.3")
    assert plan.goed("plan", "toon", "--actie", "1.3", "--json").json["acties"][0]["vervallen"] is None


def test_voortgang_voorstel_en_leden(plan: Opdrachtregel) -> None:
    plan.goed(
        "plan",
        "voortgang",
        "1.5",
        "--tekst",
        "-",
        "--peildatum",
        "2013-10-01",
        invoer="De bijeenkomst is gehouden.",
    )
    voorstel = plan.goed("plan", "voorstel", "--neem-over", "--json").json
    assert voorstel["acties"] == [
        {"nummer": "1.5", "stand": "gereed", "voorstel": "gereed", "bewijs": ["gehouden"]}
    ]
    plan.goed("plan", "voortgang", "1.5", "--stand", "vertraagd", "--peildatum", "01-10-2013")
    staat = plan.goed("plan", "toon", "--actie", "1.5", "--json").json["acties"][0]
    assert (staat["stand"], staat["voortgang"]) == ("vertraagd", "De bijeenkomst is gehouden.")
    plan.goed("plan", "leden", "nieuw", "Politie", "chef")
    plan.goed("plan", "leden", "verwijder", "1")
    leden = plan.goed("plan", "leden", "toon", "--json").json["leden"]
    assert [lid["functie"] for lid in leden] == ["burgemeester van Stad", "chef"]
    assert plan("plan", "leden", "verwijder", "9").status == 2


def test_de_rapportage_als_word_en_de_lijst_als_rekenblad(
    plan: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages in the table of contents are tested where pieces of writing are.
    monkeypatch.setenv(paths.OMGEVING_LIBREOFFICE, "/bestaat/niet")
    plan.goed("plan", "actie", "vervalt", "1.3", "Geen draagvlak.", "--per", "2013-02-01")
    plan.goed(
        *("plan", "actie", "nieuw", "2", "Later erbij.", "--termijn", "doorlopend"),
        *("--verantwoordelijk", "Politie"),
    )
    docx, xlsx = tmp_path / "rapport.docx", tmp_path / "acties.xlsx"
    plan.goed("plan", "schrijf", str(docx))
    regels = [regel for regel in lees_wijzigingen(docx.read_bytes()).nieuw if regel]
    begin = regels.index("1.\tEen methode maken. Voorbereiding 2011. Realisatie 2012.")
    assert regels[begin : begin + 11] == [
        "1.\tEen methode maken. Voorbereiding 2011. Realisatie 2012.",
        "–\tEr is een lijst gemaakt met de volgende onderdelen:",
        "–\thet eerste;",
        "–\thet tweede.",
        "De onderdelen zijn in gebruik.",
        "2.\tVergroten van kennis:",
        "a.\tdoor een cursus (2e kwartaal 2012);",
        "–\tDe cursus is gegeven.",
        "b.\tdoor een netwerk.",
        "3.\tMet anderen wordt gesproken (OM en Politie, 2011)",
        "Vervallen per 01-02-2013 – reden: Geen draagvlak.",
    ]
    for regel in (
        "Werkgroep Voorbeeld",
        "Voortgangsrapportage per 8 april 2013",
        "5.\t(nieuw) Een bijeenkomst",
    ):
        assert regel in regels
    assert "OM, voorzitter; hoofd" in regels
    later = regels.index("1.\t(nieuw) Later erbij.")
    assert regels[later + 1] == "Termijn: doorlopend; verantwoordelijk: Politie"
    # Who the text itself names is not said again.
    assert "Verantwoordelijk: OM, Politie" not in regels
    plan.goed("plan", "schrijf", str(xlsx))
    rijen = list(load_workbook(io.BytesIO(xlsx.read_bytes())).worksheets[0].values)
    assert [rij[0] for rij in rijen] == ["Nr", "1.1", "1.2a", "1.2b", "1.5", "2.1", "1.3", "2"]
    assert plan("plan", "schrijf", str(xlsx)).status == 2
    assert plan("plan", "schrijf", str(tmp_path / "rapport.odt")).status == 2


def test_hoofdstukken_en_een_leeg_plan(regel: Opdrachtregel, tmp_path: Path) -> None:
    begonnen = regel.goed("init", "--editie", "2015", "--instrument", "voortgang", "--zonder-versleuteling")
    assert "vragenlijst" not in begonnen.uit
    leeg = regel("plan", "schrijf", str(tmp_path / "leeg.docx"))
    assert (leeg.status, "nog geen plan" in leeg.fout) == (2, True)
    regel.goed("plan", "hoofdstuk", "nieuw", "Samen werken", "--verantwoordelijk", "OM")
    regel.goed("plan", "hoofdstuk", "wijzig", "1", "--doelen", "Beter.")
    regel.goed("plan", "actie", "nieuw", "1", "Doen.")
    regel.goed("plan", "actie", "wijzig", "1.1", "--tekst", "Laten.")
    assert regel.goed("plan", "toon", "--json").json["acties"][0]["oorspronkelijk"] == "Laten."
    regel.goed("plan", "actie", "verwijder", "1.1")
    assert regel.goed("plan", "toon", "--json").json["acties"] == []
    ander = tmp_path / "brief.txt"
    ander.write_text("Geachte heer", encoding="utf-8")
    assert "geen hoofdstuk met acties" in regel("plan", "lees", str(ander)).fout


def test_een_ander_instrument_heeft_geen_plan(gesprek: Opdrachtregel) -> None:
    geweigerd = gesprek("plan", "toon")
    assert (geweigerd.status, "heeft geen plan van aanpak" in geweigerd.fout) == (2, True)


def test_wie_niemand_iets_vraagt_heeft_geen_partij_en_zegt_wat_er_wel_is(plan: Opdrachtregel) -> None:
    uitkomst = plan("gesprek", "toon", "Groningen")
    assert uitkomst.status == 2
    assert (
        "wordt niemand iets gevraagd. Wel is er: plan van aanpak (`korpsmonitor plan toon`)." in uitkomst.fout
    )
