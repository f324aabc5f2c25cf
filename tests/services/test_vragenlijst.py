"""Answers stand as they were stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vraag, Vragenlijst
from korpsmonitor_tui.services import vragenlijst
from korpsmonitor_tui.services.verslagstand import lees_conflicten
from korpsmonitor_tui.services.vragenlijst import Antwoord, lees_antwoorden, zet_antwoord
from korpsmonitor_tui.store.transactie import lees_koppen
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

JAREN = "organisatie.korpsexpert_uren"
OPEN = "organisatie.korpsexpert_inzet"

OPGEGEVEN = [
    "12",
    "29.764",
    "0",
    "-",
    "Nb",
    "",
    "?",
    "i.o.",
    "Incid.",
    "Deels",
    "15-20",
    "0(1)",
    "168-89",
    "17+3",
]
OPGEGEVEN += [
    "2 Ja",
    "7 gem. niet",
    "7 (VP)",
    "45 (60 best waarsch)",
    "Pol (Gem stap 1)",
    " 12 ",
    "12 ",
    "regel\nregel",
]
"""As printed in 000 and 003, and as people type."""


@pytest.mark.parametrize("waarde", OPGEGEVEN)
def test_a_figure_stands_as_it_was_stated(laptop: Laptop, waarde: str) -> None:
    verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, DOSSIER, Vak(JAREN, jaar="2011"), waarde)
    antwoorden = lees_antwoorden(laptop.store.lees(), DOSSIER)
    assert antwoorden[Vak(JAREN, jaar="2011")].waarde == waarde
    assert Vak(JAREN, jaar="2012") not in antwoorden


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_stands_as_it_was_stated(laptop: Laptop, tekst: str) -> None:
    if not lees_antwoorden(laptop.store.lees(), DOSSIER):
        verhaal.plan(laptop)
    zet_antwoord(laptop.notulist, DOSSIER, Vak(OPEN), tekst)
    zet_antwoord(laptop.notulist, DOSSIER, Vak(OPEN), tekst[::-1], veld="toelichting")
    antwoord = lees_antwoorden(laptop.store.lees(), DOSSIER)[Vak(OPEN)]
    assert (antwoord.waarde, antwoord.toelichting) == (tekst, tekst[::-1])


@pytest.mark.parametrize(
    ("vraag", "jaar", "melding"),
    [
        ("bestaat.niet", "", "geen vraag “bestaat.niet”"),
        (JAREN, "", "voor 2011, 2012"),
        (JAREN, "1999", "niet voor “1999”"),
        (OPEN, "2011", "geen apart jaar"),
    ],
)
def test_a_question_or_year_that_does_not_exist_is_refused(
    laptop: Laptop, vraag: str, jaar: str, melding: str
) -> None:
    verhaal.plan(laptop)
    with pytest.raises(NietGevonden, match=melding):
        zet_antwoord(laptop.notulist, DOSSIER, Vak(vraag, jaar=jaar), "1")


def test_only_answer_and_explanation_are_fields(laptop: Laptop) -> None:
    with pytest.raises(ValueError, match="bron"):
        zet_antwoord(laptop.notulist, DOSSIER, Vak(OPEN), "x", veld="bron")


def test_an_answer_can_stand_before_the_gesprek_is_planned(laptop: Laptop) -> None:
    """Lists come back before a date is set."""
    zet_antwoord(laptop.coordinator, DOSSIER, Vak(OPEN), "ja")
    verhaal.plan(laptop)
    assert lees_antwoorden(laptop.store.lees(), DOSSIER)[Vak(OPEN)].waarde == "ja"


def test_a_stale_form_keeps_both_answers(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    id_ = zet_antwoord(laptop.notulist, DOSSIER, Vak(JAREN, jaar="2012"), "32")
    koppen = lees_koppen(laptop.store.lees(), "antwoord", id_, "waarde")
    zet_antwoord(laptop.auditor, DOSSIER, Vak(JAREN, jaar="2012"), "36")
    zet_antwoord(laptop.notulist, DOSSIER, Vak(JAREN, jaar="2012"), "28", op=koppen)
    assert lees_conflicten(laptop.store.lees(), DOSSIER) == ("een antwoord (waarde)",)


def _vraag(id_: str, *, verplicht: bool = False, jaren: tuple[int, ...] = ()) -> Vraag:
    return Vraag(id_, id_, "aantal", verplicht=verplicht, jaren=jaren)


HOOFDSTUK = Hoofdstuk(
    "toezicht",
    3,
    "Toezicht",
    vragen=(_vraag("a", verplicht=True), _vraag("b", jaren=(2011, 2012)), _vraag("c")),
)
LIJST = Vragenlijst("proef", (HOOFDSTUK,))


def _antwoorden(*gegeven: tuple[str, str, str]) -> dict[Vak, Antwoord]:
    vakken = [(Vak(vraag, jaar=jaar), waarde) for vraag, jaar, waarde in gegeven]
    return {vak: Antwoord("", vak, waarde, "") for vak, waarde in vakken}


@pytest.mark.parametrize(
    ("gegeven", "beantwoord", "verplicht_open"),
    [
        ([], 0, 1),
        ([("a", "", "Nb")], 1, 0),
        ([("a", "", "  ")], 0, 1),
        ([("b", "2011", "1")], 0, 1),
        ([("b", "2011", "1"), ("b", "2012", "0")], 1, 1),
        ([("a", "", "1"), ("b", "2011", "1"), ("b", "2012", "-"), ("c", "", "x")], 3, 0),
    ],
)
def test_a_question_counts_once_it_is_answered_for_every_year(
    gegeven: list[tuple[str, str, str]], beantwoord: int, verplicht_open: int
) -> None:
    uitkomst = vragenlijst.volledigheid(LIJST, HOOFDSTUK, _antwoorden(*gegeven))
    assert (uitkomst.beantwoord, uitkomst.totaal, uitkomst.verplicht_open) == (beantwoord, 3, verplicht_open)
