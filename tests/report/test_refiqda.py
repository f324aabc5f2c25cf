"""Projects and codebooks for other programs: valid against the published schema, and read back as they were."""

from __future__ import annotations

import io
import uuid
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from korpsmonitor_tui.domain.refiqda import (
    Bron,
    Code,
    Codeboek,
    Gebruiker,
    Geval,
    Memo,
    Project,
    Selectie,
    Variabele,
    Waarde,
    guid,
)
from korpsmonitor_tui.domain.weergave import overdraagbaar
from korpsmonitor_tui.intake.refiqda import lees_codeboek, lees_project
from korpsmonitor_tui.report.refiqda import schrijf_codeboek, schrijf_project

GEGEVENS = Path(__file__).parent / "gegevens" / "refi-qda"


@pytest.fixture(scope="session")
def projectschema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(GEGEVENS / "Project.xsd")))


@pytest.fixture(scope="session")
def codeboekschema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(GEGEVENS / "Codebook.xsd")))


def deel(bestand: bytes, naam: str = "project.qde") -> bytes:
    with zipfile.ZipFile(io.BytesIO(bestand)) as zip_:
        return zip_.read(naam)


TEKST = st.text(max_size=30)
NAAM = TEKST.map(lambda t: overdraagbaar(t).replace("\n", " ").replace("\t", " ").strip())
OMSCHRIJVING = TEKST.map(lambda t: overdraagbaar(t).strip())
GUIDS = st.integers(0, 2**64).map(lambda nr: str(uuid.UUID(int=nr)))
CODES = st.recursive(
    st.builds(Code, GUIDS, NAAM, st.booleans(), OMSCHRIJVING, st.sampled_from(["", "#2e7d32"])),
    lambda onder: st.builds(
        Code, GUIDS, NAAM, st.booleans(), OMSCHRIJVING, st.just(""), st.lists(onder, max_size=3).map(tuple)
    ),
    max_leaves=6,
)


@st.composite
def projecten(draw: st.DrawFn) -> Project:
    tekst = overdraagbaar(draw(st.text(min_size=1, max_size=40)))
    codes = tuple(draw(st.lists(CODES, min_size=1, max_size=3)))
    wie = Gebruiker(guid("medewerker", "1"), "auditor 1")
    memo = Memo(guid("memo"), draw(NAAM), draw(OMSCHRIJVING.filter(bool)))
    plaatsen = st.integers(0, len(tekst) - 1).flatmap(
        lambda begin: st.tuples(st.just(begin), st.integers(begin + 1, len(tekst)))
    )
    selecties = tuple(
        Selectie(guid("s", str(nr)), begin, eind, codes[0].guid, wie.guid, "2013-02-12T09:00:00Z", draw(OMSCHRIJVING),
                 (memo.guid,), draw(st.sampled_from(["", " ".join(tekst[begin:eind].split())])))
        for nr, (begin, eind) in enumerate(draw(st.lists(plaatsen, max_size=4)))
    )  # fmt: skip
    bron = Bron(guid("bron"), draw(NAAM), tekst, selecties)
    return Project(
        draw(NAAM), "korpsmonitor", codes, (bron,), (wie,), memos=(memo,), tijd="2013-02-12T09:00:00Z"
    )


@settings(max_examples=40)
@given(projecten())
def test_een_project_is_geldig_en_komt_terug_zoals_het_was(
    projectschema: etree.XMLSchema, project: Project
) -> None:
    bestand = schrijf_project(project)

    projectschema.assertValid(etree.fromstring(deel(bestand)))
    gelezen = lees_project(bestand, "project.qdpx")
    assert not gelezen.overgeslagen
    assert gelezen.project == project
    assert schrijf_project(project) == bestand


def test_alle_onderdelen_staan_in_de_volgorde_van_het_schema(projectschema: etree.XMLSchema) -> None:
    soort = Variabele(guid("v"), "soort")
    waarden = (Waarde(soort.guid, "notulen"),)
    bron = Bron(guid("b"), "Notulen", "a😀b", (), guid("g"), "2013-02-12T09:00:00Z", waarden)
    project = Project(
        "naam", "korpsmonitor", (Code(guid("c"), "code", codeerbaar=True),), (bron,), (Gebruiker(guid("g"), "wie"),),
        (soort,), (Geval(guid("k"), "Groningen", (bron.guid,), waarden),), (Memo(guid("m"), "memo", "tekst"),),
        "omschrijving", guid("g"), "2013-02-12T09:00:00Z",
    )  # fmt: skip
    bestand = schrijf_project(project)
    wortel = etree.fromstring(deel(bestand))

    projectschema.assertValid(wortel)
    assert [etree.QName(kind).localname for kind in wortel] == [
        "Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Description",
    ]  # fmt: skip
    assert deel(bestand, f"Sources/{bron.guid}.txt").decode() == bron.tekst


def test_zonder_teksten_is_het_ook_geldig(projectschema: etree.XMLSchema) -> None:
    leeg = Project("", "", (Code(guid("c"), "", codeerbaar=False),))

    projectschema.assertValid(etree.fromstring(deel(schrijf_project(leeg))))


@given(st.lists(CODES, min_size=1, max_size=3).map(tuple))
def test_een_codeboek_is_geldig_en_komt_terug_zoals_het_was(
    codeboekschema: etree.XMLSchema, codes: tuple[Code, ...]
) -> None:
    boek = Codeboek("korpsmonitor", codes)
    bestand = schrijf_codeboek(boek)

    codeboekschema.assertValid(etree.fromstring(bestand))
    assert lees_codeboek(bestand, "boek.qdc") == boek


def test_het_schema_weigert_wat_niet_klopt(projectschema: etree.XMLSchema) -> None:
    bestand = schrijf_project(Project("naam", "", (Code("geen guid", "code", codeerbaar=True),)))

    assert not projectschema.validate(etree.fromstring(deel(bestand)))
