"""A municipal study by command: whom to hear, what they said, the chapter with its notes, and what comes of it."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook

from korpsmonitor_tui import paths
from tests.cli.conftest import Opdrachtregel

if TYPE_CHECKING:
    from pathlib import Path

NOTULIST, AUDITOR = "notulist 1", "auditor 1"


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make once what every test begins with."""
    map_ = tmp_path_factory.mktemp("studie")
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv(paths.OMGEVING_TOESTAND, str(map_ / "toestand"))
        _houd_interviews(Opdrachtregel(map_ / "studie.db"))
    return map_ / "studie.db"


@pytest.fixture
def studie(regel: Opdrachtregel, begin: Path) -> Opdrachtregel:
    """Give a study with two organisations that were heard about Arnhem and one about Emmen."""
    shutil.copy(begin, regel.db)
    return regel


def _houd_interviews(regel: Opdrachtregel) -> None:
    regel.goed("init", "--instrument", "gemeenten", "--editie", "2012", "--zonder-versleuteling")
    for naam, rol in ((NOTULIST, "notulist"), (AUDITOR, "auditor")):
        regel.goed("medewerker", "nieuw", naam, "--rol", rol)
    model = ("--via", "barrieremodel", "--verwijzing", "huisvesting", "--datum", "2012-01-09")
    regel.goed(
        "partij", "nieuw", "Veiligheidshuis Arnhem", "--over", "Arnhem", "--barriere", "huisvesting", *model
    )
    regel.goed("partij", "nieuw", "Hera", "--over", "Arnhem", "--alias", "Steunpunt Huiselijk Geweld")
    regel.goed("partij", "nieuw", "COA", "--over", "Emmen")
    for naam, dag, functie in (
        ("Veiligheidshuis Arnhem", "14-02-2012", "Ketenmanager"),
        ("Hera", "15-02-2012", "Sectormanager opvang"),
        ("COA", "01-06-2012", "Medewerker"),
    ):
        regel.goed("gesprek", "nieuw", naam, "--datum", dag, "--notulist", NOTULIST, "--auditor", AUDITOR)
        regel.goed("gesprek", "deelnemer", naam, "--rol", functie, "--organisatie", naam, "--respondent")
    regel.goed("gesprek", "afname", "Hera", "telefonisch")
    regel.goed("partij", "wijs-aan", "Hera", "gesprek", "Veiligheidshuis Arnhem", "--datum", "2012-02-14")


def test_from_whom_to_hear_to_a_chapter_with_notes(studie: Opdrachtregel, tmp_path: Path) -> None:
    boom = studie.goed("partij", "toon", "Arnhem", "--boom").uit.splitlines()
    assert boom == [
        "Veiligheidshuis Arnhem [gehoord] – barrièremodel, Huisvesting",
        "    Hera [gehoord] – gesprek met Veiligheidshuis Arnhem (14-02-2012)",
    ]
    studie.goed(
        *("deskbron", "nieuw", "Arnhem", "Jaarverslag 2011", "--auteur", "Gemeente Arnhem", "--jaar", "2012"),
        *("--soort", "beleid", "--geraadpleegd", "2012-08-01"),
    )
    studie.goed(
        *("aanvulling", "nieuw", "Hera", "Er is nu een meldpunt.", "--van", "Sectormanager opvang"),
        *("--datum", "2012-10-16"),
    )
    begonnen = studie.goed("verslag", "hoofdstuk", "Arnhem", "--notulist", NOTULIST, "--auditor", AUDITOR)
    assert "2 geïnterviewden controleren het hoofdstuk over Arnhem." in begonnen.uit
    studie.goed(
        "verslag", "voeg-toe", "Arnhem", "Opvang is er te weinig.", "--hoofdstuk", "zorgketen", als=NOTULIST
    )
    studie.goed(
        "verslag", "noot", "Arnhem", "1", "gesprek hera", "aanvulling hera 1", "bron 1, p. 65", als=NOTULIST
    )
    noten = studie.goed("verslag", "noten", "Arnhem", "--json").json
    assert noten["passages"][0]["noot"] == (
        "Telefonisch interview met Hera, 15 februari 2012; aanvullende informatie Hera, 16 oktober 2012; "
        "Gemeente Arnhem, Jaarverslag 2011, 2012 (geraadpleegd 1 augustus 2012), p. 65."
    )
    assert [deel["keren"] for deel in noten["grondstof"]] == [1, 0, 1, 1]
    studie.goed("verslag", "check", "Arnhem", als=NOTULIST)
    doel = tmp_path / "hoofdstuk.docx"
    studie.goed("verslag", "verstuur", "Arnhem", "--doel", str(doel), als=AUDITOR)
    with zipfile.ZipFile(doel) as pakket:
        assert "Telefonisch interview met Hera" in pakket.read("word/footnotes.xml").decode()
    studie.goed("verslag", "exemplaren", "Arnhem", "--map", str(tmp_path / "uit"))
    stam = "hoofdstuk-2012-arnhem-v1"
    exemplaren = tmp_path / "uit" / f"{stam}-exemplaren"
    namen = sorted(pad.name for pad in exemplaren.iterdir())
    assert namen == [f"{stam}-01-ketenmanager.docx", f"{stam}-02-sectormanager-opvang.docx"]
    # A copy knows whose it is; what was sent to all of them does not.
    terug = studie.goed("verslag", "lees", str(exemplaren / namen[1]), "--proef", "--json").json
    assert "Sectormanager opvang" in str(terug)
    assert studie("verslag", "exemplaren", "Hera", "--map", str(tmp_path)).status == 2
    gelezen = studie.goed(
        "verslag", "lees", str(doel), "--respondent", "Ketenmanager", "--proef", "--json"
    ).json
    assert not gelezen["fouten"]
    assert "Erbij:" not in studie.goed("tijdlijn", "Arnhem").uit


def test_lists_and_overviews_as_files(studie: Opdrachtregel, tmp_path: Path) -> None:
    studie.goed("partij", "nieuw", "Fier Fryslân", "--over", "Emmen")
    studie.goed(
        *("aanvulling", "nieuw", "Fier Fryslân", "Zij vangt op.", "--datum", "2012-01-17"),
        *("--van", "Zorgcoördinatrice, Fier Fryslân", "--kanaal", "telefoon"),
    )
    studie.goed(
        "aanbeveling",
        "nieuw",
        "Stel een regisseur aan.",
        "--aan",
        "Arnhem",
        "--dimensie",
        "samenwerking.regie",
    )
    for naam, thema, over, *bron in (
        ("Te weinig opvang", "samenwerking", "Arnhem", "--bron", "gesprek Hera"),
        ("Geen meldpunt", "informatiepositie", "Emmen", "--bron", "gesprek COA"),
    ):
        studie.goed(
            "praktijk", "nieuw", "knelpunt", naam, "Zo is het.", "--thema", thema, "--over", over, *bron
        )
    groepen = studie.goed("rapport", "geinterviewden", "--json").json["groepen"]
    assert [(groep["naam"], groep["interviews"], groep["nader"]) for groep in groepen] == [
        (
            "Arnhem",
            [
                "Ketenmanager, Veiligheidshuis Arnhem, 14 februari 2012.",
                "Sectormanager opvang, Hera, 15 februari 2012.",
            ],
            [],
        ),
        ("Emmen", ["Medewerker, COA, 1 juni 2012."], ["Zorgcoördinatrice, Fier Fryslân, 17 januari 2012."]),
    ]
    for opdracht in ("geinterviewden", "praktijken"):
        for vorm in ("docx", "xlsx", "csv"):
            studie.goed("rapport", opdracht, "--bestand", str(tmp_path / f"{opdracht}.{vorm}"))
    studie.goed("partij", "toon", "--bestand", str(tmp_path / "partijen.xlsx"))
    tekst = "\n".join(a.text for a in docx.Document(str(tmp_path / "praktijken.docx")).paragraphs)
    assert "1. Te weinig opvang (Arnhem)" in tekst
    assert "Aanbeveling 1, voor Arnhem" in tekst
    blad = load_workbook(io.BytesIO((tmp_path / "praktijken.xlsx").read_bytes())).worksheets[0]
    cellen = [str(cel.value) for rij in blad.iter_rows() for cel in rij if cel.value]
    assert "Telefonisch interview met Hera, 15 februari 2012." in cellen
    assert "Interview met COA, 1 juni 2012." in cellen


def test_what_was_recorded_can_be_mended(studie: Opdrachtregel) -> None:
    studie.goed(
        "partij", "wijzig", "COA", "--naam", "Centraal Orgaan opvang Asielzoekers", "--barriere", "entree"
    )
    studie.goed("partij", "stand", "hera", "benaderd")
    assert studie("partij", "stand", "hera", "afgevallen").status == 2
    kenmerk = studie.goed("partij", "toon", "Arnhem", "--json").json["partijen"][0]["aanwijzingen"][0][
        "kenmerk"
    ]
    studie.goed("partij", "trek-in", kenmerk)
    assert "Entree" in studie.goed("partij", "barrieres").uit
    barrieres = studie.goed("partij", "barrieres", "--json").json["barrieres"]
    assert {frozenset(barriere) for barriere in barrieres} == {
        frozenset({"code", "naam", "omschrijving", "partijen", "gehoord"})
    }
    studie.goed("deskbron", "nieuw", "-", "Atlas")
    studie.goed("deskbron", "nieuw", "-", "Kaart")
    studie.goed("deskbron", "wijzig", "-", "1", "--jaar", "2011", "--geraadpleegd", "01-02-2012")
    studie.goed("deskbron", "verplaats", "-", "2", "1")
    assert [b["titel"] for b in studie.goed("deskbron", "toon", "-", "--json").json["bronnen"]] == [
        "Kaart",
        "Atlas",
    ]
    studie.goed("deskbron", "verwijder", "-", "1")
    assert "Atlas" in studie.goed("deskbron", "toon").uit
    studie.goed("aanvulling", "nieuw", "hera", "Zo.", "--van", "iemand")
    studie.goed("aanvulling", "wijzig", "hera", "1", "--van", "sectormanager")
    assert "sectormanager" in studie.goed("aanvulling", "toon", "hera").uit
    studie.goed("aanvulling", "verwijder", "hera", "1")
    studie.goed("praktijk", "nieuw", "best_practice", "Meldpunt", "Eén meldpunt.", "--over", "Arnhem")
    studie.goed("praktijk", "nieuw", "knelpunt", "Geen regie", "Niemand.")
    studie.goed("praktijk", "steun", "1", "gesprek hera")
    assert "interview Hera" in studie.goed("praktijk", "toon").uit
    studie.goed("praktijk", "steun", "1", "gesprek hera", "--weg")
    studie.goed("praktijk", "wijzig", "2", "--thema", "samenwerking")
    studie.goed("praktijk", "verplaats", "2", "1")
    studie.goed("praktijk", "verwijder", "2")
    assert "Geen regie" in studie.goed("rapport", "praktijken").uit


GEWEIGERD = (
    ("partij", "nieuw", "GGD", "--over", "Utrecht"),
    ("partij", "nieuw", "GGD", "--verwijzing", "hera"),
    ("partij", "wijzig", "hera"),
    ("partij", "toon", "hera"),
    ("deskbron", "wijzig", "-", "9", "--jaar", "2012"),
    ("deskbron", "wijzig", "-", "9"),
    ("aanvulling", "wijzig", "hera", "1"),
    ("praktijk", "wijzig", "1"),
    ("praktijk", "nieuw", "knelpunt", "Naam", "Tekst", "--bron", "krant"),
    ("verslag", "hoofdstuk", "hera"),
    ("verslag", "noot", "hera", "1", "bron 1"),
    ("gesprek", "afname", "hera", "schriftelijk", "--jaar", "ooit"),
)


def test_what_cannot_be_is_refused_in_one_line(studie: Opdrachtregel) -> None:
    for woorden in GEWEIGERD:
        uitkomst = studie(*woorden)
        assert (uitkomst.status, "Traceback" in uitkomst.fout) == (2, False), woorden
