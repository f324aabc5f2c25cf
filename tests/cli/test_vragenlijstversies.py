"""The next version of the questionnaire by commands: copy, compare, publish, and read what was answered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel
from tests.services.lijsten import EEN, TWEE, schrijf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

COORDINATOR, NOTULIST = "coördinator", "notulist 1"


@pytest.fixture
def ingevuld(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give an edition that works with the first small version, with two answers of Groningen."""
    gesprek.goed("vragenlijst", "publiceer", str(schrijf(tmp_path, EEN, "een.toml")), "--toelichting", "Kort")
    gesprek.goed(
        *("vragenlijst", "antwoord", "Groningen", "organisatie.plan", "deels", "--toelichting", "in concept"),
        als=NOTULIST,
    )
    gesprek.goed("vragenlijst", "antwoord", "Groningen", "toezicht.wijze", "plan", als=NOTULIST)
    return gesprek


def test_init_zegt_welke_vragenlijst_geldt(regel: Opdrachtregel) -> None:
    uit = regel.goed("init", "--editie", "2013-2014", "--zonder-versleuteling").uit
    assert "De vragenlijst 2011-2012 is voor deze editie gepubliceerd." in uit
    (versie,) = regel.goed("vragenlijst", "versies", "--json").json
    assert (versie["versie"], versie["geldt"], versie["wie"], versie["vorige"]) == ("2011-2012", True, "", "")


def test_van_kopie_naar_gepubliceerd(team: Opdrachtregel, tmp_path: Path) -> None:
    doel = tmp_path / "2013-2014.toml"
    gemaakt = team.goed("vragenlijst", "concept", str(doel), "--versie", "2013-2014", "--schuif", "2")
    assert "is een kopie van versie 2011-2012, met de naam 2013-2014" in gemaakt.uit
    assert "Lees na" in gemaakt.uit
    assert team.goed("vragenlijst", "controleer", str(doel)).status == 0
    proef = team.goed("vragenlijst", "publiceer", str(doel), "--proef").uit
    assert "peiljaar: 2012 → 2014" in proef
    assert "er is niets gepubliceerd" in proef
    assert len(team.goed("vragenlijst", "versies", "--json").json) == 1
    team.goed("vragenlijst", "publiceer", str(doel), "--toelichting", "Twee jaar verder")
    assert team.goed("vragenlijst", "toon", "--json").json["versie"] == "2013-2014"
    versies = team.goed("vragenlijst", "versies").uit
    assert "→  2013-2014" in versies
    assert "Twee jaar verder" in versies
    weer = team.goed("vragenlijst", "publiceer", str(doel), "--toelichting", "Nog eens")
    assert "werkt al met precies deze versie 2013-2014; er is niets gewijzigd" in weer.uit
    terug = team.goed("vragenlijst", "publiceer", "--toelichting", "Terug")
    assert "werkt weer met versie 2011-2012" in terug.uit


def test_het_verschil_toont_gevolgen_voor_antwoorden(ingevuld: Opdrachtregel, tmp_path: Path) -> None:
    twee = str(schrijf(tmp_path, TWEE, "twee.toml"))
    tekst = ingevuld.goed("vragenlijst", "verschil", twee).uit
    for stuk in (
        "Vragenlijst een → twee: 1 nieuw, 1 vervallen, 2 gewijzigd.",
        "zelfde tekst als organisatie.beleid: kenmerk gewijzigd?",
        "jaren: 2011; 2012 → 2012",
        "plaatsen die vervallen: toezicht.controles/2011",
        "keuzes plan: Volgens plan → (niets)",
        "2 antwoorden gegeven; 0 blijven gelden zoals zij zijn.",
        "1 op een plaats die vervalt: blijven leesbaar met hun versie",
        "organisatie.plan: 1 (groningen)",
        "1 met een keuze die vervalt",
        "1 plaats voor een antwoord komt erbij",
    ):
        assert stuk in tekst
    gegevens = ingevuld.goed("vragenlijst", "verschil", "een", twee, "--json").json
    assert gegevens["gevolgen"]["per_vraag"] == [
        {"vraag": "organisatie.plan", "soort": "plaats_weg", "aantal": 1, "partijen": ["groningen"]},
        {"vraag": "toezicht.wijze", "soort": "keuze_weg", "aantal": 1, "partijen": ["groningen"]},
    ]
    assert "geen verschil" in ingevuld.goed("vragenlijst", "verschil", "een").uit


def test_antwoorden_op_een_eerdere_versie_blijven_te_lezen(ingevuld: Opdrachtregel, tmp_path: Path) -> None:
    twee = str(schrijf(tmp_path, TWEE))
    gedaan = ingevuld.goed("vragenlijst", "publiceer", twee, "--toelichting", "Korter", als=COORDINATOR)
    assert "0 van de 2 antwoorden blijven gelden zoals zij zijn" in gedaan.uit
    uit = ingevuld.goed("vragenlijst", "toon", "Groningen").uit
    eerdere = uit.partition("Antwoorden op eerdere versies")[2]
    assert "organisatie.plan: Is er een plan?" in eerdere
    assert "versie een; niet meer gevraagd" in eerdere
    assert "→ deels (in concept)" in eerdere
    assert "toezicht.wijze: Hoe wordt gekozen wat wordt gecontroleerd?" in eerdere
    assert "versie een; nu anders gevraagd" in eerdere
    eerste = ingevuld.goed("vragenlijst", "toon", "Groningen", "--json").json["eerdere"][0]
    assert (eerste["vraag"], eerste["waarde"], eerste["versie"]) == ("organisatie.plan", "deels", "een")
    assert eerste["vervallen"] is True


def test_publiceren_is_ongedaan_te_maken_tot_iemand_antwoordt(team: Opdrachtregel, tmp_path: Path) -> None:
    een = str(schrijf(tmp_path, EEN))
    team.goed("vragenlijst", "publiceer", een, "--toelichting", "Kort")
    assert "gepubliceerd: vragenlijst een" in team.goed("tijdlijn").uit
    assert "vragenlijst een" in team.goed("ongedaan").uit
    assert team.goed("vragenlijst", "toon", "--json").json["versie"] == "2011-2012"
    team.goed("vragenlijst", "publiceer", een, "--toelichting", "Toch")
    team.goed("vragenlijst", "antwoord", "Twente", "organisatie.plan", "ja", als=NOTULIST)
    geweigerd = team("ongedaan", als=COORDINATOR)
    assert geweigerd.status == 2
    assert "al verstuurd of beantwoord" in geweigerd.fout
    assert is_een_regel(geweigerd.fout)


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (["publiceer", "{een}"], "--toelichting"),
        (["publiceer", "{een}", "--toelichting", " "], "toelichting"),
        (["publiceer", "{weg}", "--toelichting", "x"], "het bestand ontbreekt"),
        (["publiceer", "{kapot}", "--toelichting", "x"], "Er zijn nog 2 andere fouten."),
        (["publiceer", "{kapot}", "--proef"], "Er zijn nog 2 andere fouten."),
        (["publiceer", "{bezet}", "--toelichting", "x"], "al gepubliceerd met een andere inhoud"),
        (["verschil", "drie"], "“drie” is geen gepubliceerde versie (wel: 2011-2012) en ook geen bestand."),
        (["verschil", "a", "b", "c"], "een of twee"),
        (["verschil"], "Ontbrekend argument"),
        (["concept", "{een}", "--versie", "twee"], "bestaat al en is niet overschreven"),
        (["concept", "{nieuw}", "--versie", "2011-2012"], "al gepubliceerd"),
        (["concept", "{nieuw}", "--versie", "x", "--jaren", "2013", "--schuif", "1"], "niet beide"),
        (["concept", "{nieuw}", "--versie", "x", "--jaren", "2013;2014"], "met komma's"),
        (["concept", "{nieuw}", "--versie", "x", "--jaren", "2013"], "noem evenveel"),
        (["concept", "{nieuw}"], "--versie"),
    ],
)
def test_wat_niet_kan_wordt_in_een_regel_gezegd(
    team: Opdrachtregel, tmp_path: Path, woorden: list[str], melding: str
) -> None:
    plaatsen = {
        "een": schrijf(tmp_path, EEN, "een.toml"),
        "bezet": schrijf(tmp_path, EEN.replace('"een"', '"2011-2012"'), "bezet.toml"),
        "kapot": schrijf(
            tmp_path, EEN.replace('soort = "aantal"', 'soort = "getal"\nfuot = 1'), "kapot.toml"
        ),
        "weg": tmp_path / "weg.toml",
        "nieuw": tmp_path / "nieuw.toml",
    }
    uitkomst = team("vragenlijst", *(woord.format(**plaatsen) for woord in woorden))
    assert uitkomst.status == 2
    assert melding in uitkomst.fout
    assert "Traceback" not in uitkomst.fout
    assert not plaatsen["nieuw"].exists()
    assert plaatsen["een"].read_text() == EEN
    assert len(team.goed("vragenlijst", "versies", "--json").json) == 1


def test_alleen_een_coordinator_publiceert(team: Opdrachtregel, tmp_path: Path) -> None:
    een = str(schrijf(tmp_path, EEN))
    geweigerd = team("vragenlijst", "publiceer", een, "--toelichting", "x", als=NOTULIST)
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert team.goed("vragenlijst", "publiceer", een, "--proef", als=NOTULIST).uit


def test_een_concept_met_fouten_wordt_in_zijn_geheel_nagekeken(team: Opdrachtregel, tmp_path: Path) -> None:
    kapot = schrijf(tmp_path, EEN.replace('soort = "aantal"', 'soort = "getal"\nfuot = 1'))
    uitkomst = team("vragenlijst", "controleer", str(kapot), "--json")
    assert uitkomst.status == 1
    assert [b["plaats"].partition(",")[0] for b in uitkomst.json["bevindingen"]] == [
        "regel 16",
        "regel 17",
        "regel 27",
    ]
