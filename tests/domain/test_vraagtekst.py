"""Questions in words: their numbers, and conditions that a reader can follow without knowing any code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from korpsmonitor_tui.domain.vraagtekst import nummering, voorwaardetekst
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Voorwaarde, Vraag, Vragenlijst

_TEAM = Vraag("toezicht.team", "Is er een team?", "ja_nee_deels")
_LEDEN = Vraag("toezicht.leden", "Hoeveel leden?", "aantal", jaren=(2011, 2012))
_GEBRUIK = Vraag(
    "toezicht.gebruik",
    "Waarvoor?",
    "keuze",
    keuzes=(Keuze("toets", "toetsing"), Keuze("niet", "het is niet gebruikt"), Keuze("anders", "anders")),
)
_MEER = replace(_GEBRUIK, id="toezicht.taken", soort="meerkeuze")
_ROOSTER = Vraag(
    "kader.referenties", "Welke?", "rooster", rijen=(Keuze("r01", "Referentie 1"),), cel="ja_nee_deels"
)
_LATER = Vraag("opsporing.later", "En dan?", "open")
_LIJST = Vragenlijst(
    "1",
    (
        Hoofdstuk("kader", 1, "Kader", vragen=(_ROOSTER,)),
        Hoofdstuk("toezicht", 3, "Toezicht", vragen=(_TEAM, _LEDEN, _GEBRUIK, _MEER)),
        Hoofdstuk("opsporing", 5, "Opsporing", vragen=(_LATER,)),
    ),
)


def test_questions_are_numbered_by_chapter_and_place() -> None:
    assert nummering(_LIJST) == {
        "kader.referenties": "1.1",
        "toezicht.team": "3.1",
        "toezicht.leden": "3.2",
        "toezicht.gebruik": "3.3",
        "toezicht.taken": "3.4",
        "opsporing.later": "5.1",
    }


@pytest.mark.parametrize(
    ("voorwaarden", "tekst"),
    [
        ((), ""),
        ((Voorwaarde("toezicht.team", is_een_van=("ja",)),), "Alleen als het antwoord op vraag 3.1 “ja” is."),
        (
            (Voorwaarde("toezicht.team", is_een_van=("ja", "nee", "deels")),),
            "Alleen als het antwoord op vraag 3.1 “ja”, “nee” of “deels” is.",
        ),
        (
            (Voorwaarde("toezicht.gebruik", is_geen_van=("niet",)),),
            "Alleen als het antwoord op vraag 3.3 niet “het is niet gebruikt” is.",
        ),
        (
            (Voorwaarde("toezicht.taken", is_een_van=("toets", "anders")),),
            "Alleen als bij vraag 3.4 “toetsing” of “anders” is gekozen.",
        ),
        (
            (Voorwaarde("toezicht.taken", is_geen_van=("niet",)),),
            "Alleen als bij vraag 3.4 niet “het is niet gebruikt” is gekozen.",
        ),
        (
            (
                Voorwaarde("toezicht.leden", jaar="2012", meer_dan=0),
                Voorwaarde("kader.referenties", rij="r01", is_een_van=("ja",)),
            ),
            "Alleen als vraag 3.2 (2012) meer dan 0 is en het antwoord op vraag 1.1 (Referentie 1) “ja” is.",
        ),
        (
            (Voorwaarde("elders.weg", rij="r02", jaar="2010", meer_dan=4),),
            "Alleen als vraag elders.weg (r02, 2010) meer dan 4 is.",
        ),
    ],
)
def test_a_condition_names_number_row_year_and_the_words_of_the_options(
    voorwaarden: tuple[Voorwaarde, ...], tekst: str
) -> None:
    assert voorwaardetekst(replace(_LATER, voorwaarden=voorwaarden), _LIJST, nummering(_LIJST)) == tekst
