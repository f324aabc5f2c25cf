"""The commands that give codes to other programs and take them in."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.refiqda import Bron, Code, Gebruiker, Project, Selectie
from korpsmonitor_tui.intake.refiqda import lees_project
from korpsmonitor_tui.report.refiqda import schrijf_project
from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

AUDITOR, NOTULIST = "auditor 1", "notulist 1"
NIEUW = ("codering", "nieuw", "Groningen")
KWALITEIT = ("--code", "toezicht.kwaliteit", "--oordeel", "positief")


@pytest.fixture
def dossier(gesprek: Opdrachtregel) -> Opdrachtregel:
    gesprek.goed(*NIEUW, "toezicht is geregeld", *KWALITEIT, als=AUDITOR)
    return gesprek


def vreemd_project(pad: Path, tekst: str) -> Path:
    """Somebody else's codes on our minutes; one of them is not known here."""
    codes = (
        Code("c1", "Goed geregeld", codeerbaar=True),
        Code("c2", "toezicht.kwaliteit: aandacht", codeerbaar=True),
    )
    plek = tekst.index("acht rechercheurs")
    selecties = tuple(Selectie(f"s{nr}", plek, plek + 17, code.guid, "w") for nr, code in enumerate(codes))
    bron = Bron("b", "anders genoemd", tekst, selecties)
    pad.write_bytes(schrijf_project(Project("p", "Q", codes, (bron,), (Gebruiker("w", "onderzoeker"),))))
    return pad


def notulen(regel: Opdrachtregel, map_: Path) -> str:
    pad = map_ / "uit.qdpx"
    regel.goed("export", "qdpx", str(pad), "Groningen", "--overschrijf", als=AUDITOR)
    return lees_project(pad.read_bytes(), pad.name).project.bronnen[0].tekst


def test_een_project_wordt_geschreven_en_niet_overschreven(dossier: Opdrachtregel, tmp_path: Path) -> None:
    pad = tmp_path / "project.qdpx"
    uit = dossier.goed("export", "qdpx", str(pad), "--alle", als=AUDITOR).uit

    assert "met 1 tekst en 1 code" in uit
    assert "project.qde" in zipfile.ZipFile(pad).namelist()
    eerste = pad.read_bytes()
    nog_eens = dossier("export", "qdpx", str(pad), "Groningen", als=AUDITOR)
    assert (nog_eens.status, is_een_regel(nog_eens.fout), pad.read_bytes()) == (2, True, eerste)
    dossier.goed("export", "qdpx", str(pad), "Groningen", "--met-namen", "--overschrijf", als=NOTULIST)
    assert pad.read_bytes() != eerste


def test_wie_blind_codeert_leest_dat_anderen_ontbreken(dossier: Opdrachtregel, tmp_path: Path) -> None:
    uitkomst = dossier.goed("export", "qdpx", str(tmp_path / "p.qdpx"), "Groningen", als=NOTULIST)

    assert "0 codes" in uitkomst.uit
    assert "nog niet iedereen is klaar met coderen: Groningen" in uitkomst.fout


def test_een_project_terug_eerst_op_proef(dossier: Opdrachtregel, tmp_path: Path) -> None:
    pad = vreemd_project(tmp_path / "terug.qdpx", notulen(dossier, tmp_path))
    keuze = ("--code", "Goed geregeld=opsporing.kwaliteit:positief")

    uit = dossier.goed("codering", "importeer", str(pad), "--proef", als=AUDITOR).uit
    assert "Goed geregeld → onbekend" in uit
    assert "1 code overgenomen, 0 waren er al, 1 niet geplaatst." in uit
    assert "Dit was een proef" in uit
    assert "niet geplaatst: anders genoemd · Goed geregeld · “acht rechercheurs”: onbekende code" in uit
    assert len(dossier.goed("codering", "toon", "Groningen", "--json", als=AUDITOR).json["coderingen"]) == 1

    gegeven = dossier.goed("codering", "importeer", str(pad), "Groningen", *keuze, "--json", als=AUDITOR).json
    assert [c["staat"] for c in gegeven["coderingen"]] == ["geplaatst", "geplaatst"]
    codes = dossier.goed("codering", "toon", "Groningen", "--json", als=AUDITOR).json["coderingen"]
    assert {c["toelichting"] for c in codes} == {"", "Uit terug.qdpx, gecodeerd door onderzoeker."}
    uit = dossier.goed("codering", "importeer", str(pad), *keuze, als=AUDITOR).uit
    assert "0 codes overgenomen, 2 waren er al, 0 niet geplaatst." in uit


def test_een_codeboek_heen_en_terug_wordt_alleen_getoond(dossier: Opdrachtregel, tmp_path: Path) -> None:
    pad = tmp_path / "codes.qdc"
    dossier.goed("export", "qdc", str(pad), als=AUDITOR)
    vooraf = dossier.goed("tijdlijn", "Groningen", "--json").json

    uit = dossier.goed("codering", "importeer", str(pad), als=AUDITOR).uit
    assert "toezicht.kwaliteit: aandacht → toezicht.kwaliteit: aandacht" in uit
    assert "onbekend" not in uit
    assert "is niet gewijzigd" in uit
    assert dossier.goed("tijdlijn", "Groningen", "--json").json == vooraf


@pytest.mark.parametrize(
    ("naam", "meer"), [("codes.csv", ()), ("codes.xlsx", ()), ("codes.txt", ("--vorm", "csv"))]
)
def test_de_lijst_met_codes(dossier: Opdrachtregel, tmp_path: Path, naam: str, meer: tuple[str, ...]) -> None:
    pad = tmp_path / naam
    uit = dossier.goed("export", "codes", str(pad), "Groningen", *meer, als=AUDITOR).uit

    assert "met 1 code." in uit
    inhoud = pad.read_bytes()
    assert inhoud.startswith(b"PK") if naam.endswith("xlsx") else b"toezicht is geregeld" in inhoud


@pytest.mark.parametrize(
    "woorden",
    [
        ("export", "qdpx", "{map}/p.qdpx"),
        ("export", "qdpx", "{map}/p.qdpx", "Groningen", "--alle"),
        ("export", "qdpx", "{map}/p.qdpx", "Twente"),
        ("export", "codes", "{map}/p.txt", "Groningen"),
        ("export", "codes", "{map}/p.csv", "Nergens"),
        ("codering", "importeer", "{map}/weg.qdpx"),
        ("codering", "importeer", "{map}/tekst.qdc"),
        ("codering", "importeer", "{map}/uit.qdpx", "--code", "zonder teken"),
        ("codering", "importeer", "{map}/uit.qdpx", "--code", "onbekend=toezicht.kwaliteit"),
    ],
)
def test_verkeerd_gebruik_schrijft_niets(
    dossier: Opdrachtregel, tmp_path: Path, woorden: tuple[str, ...]
) -> None:
    (tmp_path / "tekst.qdc").write_text("geen xml", encoding="utf-8")
    notulen(dossier, tmp_path)
    voor = sorted(tmp_path.iterdir())

    uitkomst = dossier(*(woord.format(map=tmp_path) for woord in woorden), als=AUDITOR)

    assert uitkomst.status == 2
    assert "Traceback" not in uitkomst.fout
    assert sorted(tmp_path.iterdir()) == voor
