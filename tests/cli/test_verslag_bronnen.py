"""Where passages come from, bevindingen into the verslag, and what is open before it is sent, by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verslagbewijs import REGELS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
ZICHT = "Op de niet-vergunde branche is onvoldoende zicht."


@pytest.fixture
def gezegd(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Give a gesprek with a transcript in which the auditor coded three sentences, and finished."""
    pad = schrijf(tmp_path, vtt(*REGELS))
    gesprek.goed(
        "gesprek", "importeer", "Groningen", str(pad), "--spreker", "Spreker 2=korpsexpert", als=NOTULIST
    )
    for citaat, code in (
        ("onvoldoende zicht", "toezicht.niet_vergunde_branche"),
        ("acht rechercheurs. ", "activiteiten"),
    ):
        gesprek(
            "codering",
            "nieuw",
            "Groningen",
            citaat.strip(),
            "--code",
            code,
            "--oordeel",
            "negatief",
            als=AUDITOR,
        )
    toezegging = ("--soort", "toezegging", "--code", "afspraak", "--wie", "OM", "--wanneer", "1 juli")
    gesprek("codering", "nieuw", "Groningen", "een plan maken", *toezegging, als=AUDITOR)
    gesprek.goed("codering", "rond-af", "Groningen", als=AUDITOR)
    return gesprek


def test_van_uitspraak_naar_passage(gezegd: Opdrachtregel, tmp_path: Path) -> None:
    gezegd.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    lijst = gezegd.goed("verslag", "bevindingen", "Groningen", "--json").json["bevindingen"]
    zicht = next(b for b in lijst if b["tekst"] == ZICHT)
    assert (zicht["hoofdstuk"], zicht["spreker"], zicht["codes"][0]["codeurs"]) == (
        "toezicht",
        "korpsexpert",
        [AUDITOR],
    )
    assert ZICHT in gezegd.goed("verslag", "bevindingen", "Groningen", "--hoofdstuk", "toezicht").uit

    uit = gezegd.goed("verslag", "neem-op", "Groningen", str(zicht["nummer"]), als=NOTULIST).uit
    assert "1 passage toegevoegd" in uit
    passages = gezegd.goed("verslag", "bronnen", "Groningen", "--json").json["passages"]
    nieuw = next(p for p in passages if p["beurten"] and p["beurten"][0]["begin"] is not None)
    assert [code["code"] for code in nieuw["codes"]] == ["toezicht.niet_vergunde_branche"]
    tekst = gezegd.goed("verslag", "bronnen", "Groningen", "--passage", str(nieuw["nummer"])).uit
    assert "gezegd 0:11:40 korpsexpert" in tekst
    assert "toezicht.niet_vergunde_branche negatief" in tekst
    weer = gezegd("verslag", "neem-op", "Groningen", zicht["bron"], als=NOTULIST)
    assert weer.status == 2
    assert is_een_regel(weer.fout)


def test_bij_een_passage_die_het_al_vertelt(gezegd: Opdrachtregel, tmp_path: Path) -> None:
    gezegd.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    voor = gezegd.goed("verslag", "toon", "Groningen", "--json").json["passages"]
    zicht = next(
        b
        for b in gezegd.goed("verslag", "bevindingen", "Groningen", "--json").json["bevindingen"]
        if b["tekst"] == ZICHT
    )
    gezegd.goed("verslag", "neem-op", "Groningen", zicht["bron"], "--bij", "1", als=NOTULIST)
    na = gezegd.goed("verslag", "toon", "Groningen", "--json").json["passages"]
    assert [p["tekst"] for p in na] == [p["tekst"] for p in voor]
    assert na[0]["plekken"] == [zicht["bron"]]


@pytest.mark.parametrize(
    "fout",
    [
        ("neem-op", "Groningen"),
        ("neem-op", "Groningen", "1", "--alle"),
        ("neem-op", "Groningen", "1", "2", "--bij", "1"),
        ("neem-op", "Groningen", "99"),
        ("neem-op", "Groningen", "--alle", "--hoofdstuk", "bijzaken"),
        ("bronnen", "Groningen", "--passage", "99"),
        ("afspraak", "Groningen", "1", "--wie", "OM"),
        ("afspraak", "Groningen", "1", "--wis", "1"),
        ("afspraak", "Groningen", "99", "x"),
        ("rubricering", "Groningen", "x" * 61),
    ],
)
def test_een_vergissing_is_een_regel_en_wijzigt_niets(
    gezegd: Opdrachtregel, tmp_path: Path, fout: tuple[str, ...]
) -> None:
    gezegd.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    voor = gezegd.goed("verslag", "toon", "Groningen", "--json").uit
    uitkomst = gezegd("verslag", *fout, als=NOTULIST)
    assert uitkomst.status == 2
    assert "Traceback" not in uitkomst.fout
    assert gezegd.goed("verslag", "toon", "Groningen", "--json").uit == voor


def test_punten_zeggen_wat_tegenhoudt_en_versturen_meldt_de_rest(
    gezegd: Opdrachtregel, tmp_path: Path
) -> None:
    leeg = gezegd("verslag", "punten", "Groningen")
    assert (leeg.status, leeg.uit.startswith("blokkeert")) == (1, True)
    gezegd.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    gezegd.goed("verslag", "kenmerk", "Groningen", "1", "nagaan", als=NOTULIST)
    uit = gezegd.goed("verslag", "punten", "Groningen", als=AUDITOR)
    assert "Nog na te gaan" in uit.uit
    assert "suggesties" in uit.uit
    assert (
        "suggesties"
        not in gezegd.goed("verslag", "punten", "Groningen", "--zonder-suggesties", als=AUDITOR).uit
    )
    gezegd.goed("verslag", "check", "Groningen", als=NOTULIST)
    verstuurd = gezegd.goed("verslag", "verstuur", "Groningen", als=AUDITOR)
    assert "Nog na te gaan" in verstuurd.fout
    assert "open punten gezien" in gezegd.goed("tijdlijn", "Groningen").uit


def test_afspraken_en_rubricering(gezegd: Opdrachtregel, tmp_path: Path) -> None:
    gezegd.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    erbij = ("afspraak", "Groningen", "1", "Het plan nasturen", "--wie", "korps", "--wanneer", "1 mei")
    assert "1  Het plan nasturen (korps, 1 mei)" in gezegd.goed("verslag", *erbij, als=NOTULIST).uit
    (afspraak,) = gezegd.goed("verslag", "toon", "Groningen", "--json").json["passages"][0]["afspraken"]
    assert afspraak == {"tekst": "Het plan nasturen", "wie": "korps", "wanneer": "1 mei"}
    assert (
        "geen afspraken"
        in gezegd.goed("verslag", "afspraak", "Groningen", "1", "--wis", "1", als=NOTULIST).uit
    )
    assert gezegd.goed("verslag", "rubricering", "Groningen").uit.strip() == "Vertrouwelijk"
    gezegd.goed("verslag", "rubricering", "Groningen", "Zeer vertrouwelijk", als=NOTULIST)
    assert gezegd.goed("verslag", "rubricering", "Groningen").uit.strip() == "Zeer vertrouwelijk"
