"""Names of participants stay in the database: whatever goes out says their role."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import paden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

NOTULIST, AUDITOR = "notulist 1", "auditor 1"
NAMEN = ("Testa Proefmans", "Proefmans", "Proefa de Voorbeeld", "de Voorbeeld")


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
    gesprek.goed("verslag", "maak", "Groningen", "--doel", str(tmp_path), als=NOTULIST)
    gesprek.goed("verslag", "check", "Groningen", als=AUDITOR)
    gesprek.goed("verslag", "verstuur", "Groningen", "--doel", str(tmp_path / "v1.docx"), als=AUDITOR)
    gesprek.goed(
        *("verslag", "akkoord", "Groningen", "--respondent", "portefeuillehouder"),
        als=NOTULIST,
    )
    return gesprek


def test_no_name_of_a_participant_is_in_anything_exported(genoemd: Opdrachtregel, tmp_path: Path) -> None:
    uitvoer = {
        " ".join(woorden): genoemd.goed(*woorden, "--json").uit
        for woorden in (
            ("gesprek", "toon", "Groningen"),
            ("gesprek", "gids", "Groningen"),
            ("verslag", "toon", "Groningen"),
            ("verslag", "status", "Groningen"),
            ("verslag", "status"),
            ("status",),
        )
    }
    uitvoer["gesprek toon als tekst"] = genoemd.goed("gesprek", "toon", "Groningen").uit
    bestanden = list(tmp_path.rglob("*.docx"))
    assert len(bestanden) >= 2, "the concept and the version that was sent"
    for bestand in bestanden:
        with zipfile.ZipFile(bestand) as pakket:
            for deel in pakket.namelist():
                uitvoer[f"{bestand.name} {deel}"] = pakket.read(deel).decode("utf-8", "replace")
    for waar, tekst in uitvoer.items():
        assert [naam for naam in NAMEN if naam in tekst] == [], waar
    assert "Volgens portefeuillehouder, en mevrouw analist ook." in uitvoer["verslag toon Groningen"]


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
