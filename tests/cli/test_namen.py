"""Names of participants stay in the database: whatever goes out says their role."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import paden
from tests.services.gesprekgeluid import schrijf, vtt

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
NAMEN = ("Testa Proefmans", "Proefmans", "Proefa de Voorbeeld", "de Voorbeeld")
GEZEGD = (
    (0, 4, "Proefmans, T. (Politie)", "Mevrouw de Voorbeeld telt twaalf controles per jaar."),
    (4, 9, "Proefa de Voorbeeld", f"{'Dat klopt wel. ' * 3}Testa Proefmans heeft te weinig tijd."),
)


@pytest.fixture
def genoemd(gesprek: Opdrachtregel, tmp_path: Path) -> Opdrachtregel:
    """Two participants with a name, of whom one verifies; a note that one spoke and that names the other."""
    gesprek.goed(
        *("gesprek", "deelnemer", "Groningen", "--rol", "portefeuillehouder"),
        *("--naam", "Testa Proefmans", "--respondent", "--aanwezig", "gedeeltelijk"),
    )
    gesprek.goed("gesprek", "deelnemer", "Groningen", "--rol", "analist", "--naam", "Proefa de Voorbeeld")
    gesprek.goed(
        *("gesprek", "notitie", "Groningen", "Volgens Testa Proefmans, en mevrouw de Voorbeeld ook."),
        *("--hoofdstuk", "toezicht", "--spreker", "Testa Proefmans"),
        als=NOTULIST,
    )
    gesprek.goed(
        *("gesprek", "importeer", "Groningen", str(schrijf(tmp_path, vtt(*GEZEGD)))),
        *("--spreker", "Proefmans, T. (Politie)=portefeuillehouder"),
        als=NOTULIST,
    )
    gesprek.goed(
        *("codering", "nieuw", "Groningen", "Volgens Testa Proefmans", "--code", "toezicht.kwaliteit"),
        *("--oordeel", "positief", "--toelichting", "Zegt Testa Proefmans."),
        als=AUDITOR,
    )
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=NOTULIST)
    gesprek.goed("verslag", "verstuur", "Groningen", "--doel", str(tmp_path / "v1.docx"), als=AUDITOR)
    gesprek.goed(
        *("verslag", "akkoord", "Groningen", "--respondent", "portefeuillehouder"),
        als=NOTULIST,
    )
    return gesprek


def test_no_name_of_a_participant_is_in_anything_exported(genoemd: Opdrachtregel, tmp_path: Path) -> None:
    uitvoer = {
        " ".join((*woorden, *opties)): genoemd.goed(*woorden, *opties, als=AUDITOR).uit
        for woorden in (
            ("gesprek", "toon", "Groningen"),
            ("gesprek", "gids", "Groningen"),
            ("verslag", "toon", "Groningen"),
            ("verslag", "status", "Groningen"),
            ("verslag", "status"),
            ("status",),
            ("tijdlijn", "Groningen"),
            ("zoek", "Proefmans"),
            ("zoek", "Zegt", "Testa", "Proefmans"),
            ("zoek", "Voorbeeld"),
            ("gesprek", "transcript", "Groningen"),
            ("gesprek", "beurten", "Groningen"),
            ("codering", "suggesties", "Groningen"),
            ("codering", "toon", "Groningen"),
            ("codering", "bewijs", "Groningen"),
            ("codering", "verschillen", "Groningen"),
        )
        for opties in (("--json",), ())
    }
    uitvoer["beurten --notities"] = genoemd.goed("gesprek", "beurten", "Groningen", "--notities").uit
    for naam, woorden in {
        "codes.csv": ("export", "codes"),
        "codes.xlsx": ("export", "codes"),
        "codes.qdpx": ("export", "qdpx"),
    }.items():
        genoemd.goed(*woorden, str(tmp_path / naam), "Groningen", als=AUDITOR)
    uitvoer["codes.csv"] = (tmp_path / "codes.csv").read_text(encoding="utf-8-sig")
    bestanden = [pad for pad in tmp_path.rglob("*") if pad.suffix in {".docx", ".xlsx", ".qdpx"}]
    assert len(bestanden) >= 4, "the concept, the version that was sent, the codes in two forms"
    for bestand in bestanden:
        with zipfile.ZipFile(bestand) as pakket:
            for deel in pakket.namelist():
                uitvoer[f"{bestand.name} {deel}"] = pakket.read(deel).decode("utf-8", "replace")
    for waar, tekst in uitvoer.items():
        assert [naam for naam in NAMEN if naam in tekst] == [], waar
    assert "Volgens portefeuillehouder, en mevrouw analist ook." in uitvoer["verslag toon Groningen --json"]


def test_who_asks_for_names_gets_them(genoemd: Opdrachtregel) -> None:
    zonder = genoemd.goed("gesprek", "toon", "Groningen", "--json").json
    met = genoemd.goed("gesprek", "toon", "Groningen", "--met-namen", "--json").json
    assert [deelnemer["naam"] for deelnemer in met["deelnemers"][-2:]] == [
        "Testa Proefmans",
        "Proefa de Voorbeeld",
    ]
    assert {deelnemer["naam"] for deelnemer in zonder["deelnemers"]} == {""}
    assert zonder["notities"][-1]["spreker"] == "portefeuillehouder"
    assert met["notities"][-1]["spreker"] == "Testa Proefmans"
    assert met["deelnemers"][-2]["aanwezig"] == "gedeeltelijk"
    assert set(paden(zonder)) == set(paden(met))
