"""The texts of the program in the words of another instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.instrument import PARTIJSOORTEN, Partijsoort
from korpsmonitor_tui.domain.taal import _, eigen_woorden, kies_woorden, ngettext
from korpsmonitor_tui.domain.woordkeus import EIGEN, KETENPARTNER, KORPS, Woordkeus, Zelfstandig, woordkeus

if TYPE_CHECKING:
    from collections.abc import Iterator

GEMEENTE = Woordkeus(Zelfstandig("gemeente", "gemeenten", "de"), KETENPARTNER)
HUIS = Woordkeus(Zelfstandig("opvanghuis", "opvanghuizen", "het"), Zelfstandig("bureau", "bureaus", "het"))


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("Het korps reageert.", "De gemeente reageert."),
        ("van het eigen korps", "van de eigen gemeente"),
        ("van het ene korps naar het voormalige korps", "van de ene gemeente naar de voormalige gemeente"),
        ("Dit korps, dat korps, elk korps", "Deze gemeente, die gemeente, elke gemeente"),
        ("voor ieder korps: welk korps?", "voor iedere gemeente: welke gemeente?"),
        ("een ander korps en geen enkel korps", "een andere gemeente en geen enkele gemeente"),
        ("hetzelfde korps", "dezelfde gemeente"),
        ("Een korps dat niet reageert", "Een gemeente die niet reageert"),
        ("{aantal} korps", "{aantal} gemeente"),
        ("Korpsen worden nooit gerangschikt.", "Gemeenten worden nooit gerangschikt."),
        ("Welke korpsen?", "Welke gemeenten?"),
        (
            "Noem het korps {korps} of `rapport korps` KORPS",
            "Noem de gemeente {korps} of `rapport korps` KORPS",
        ),
        ("De korpsexpert van korpsmonitor", "De korpsexpert van korpsmonitor"),
        ("het verslag van het korps", "het verslag van de gemeente"),
        ("de ketenpartner", "de ketenpartner"),
    ],
)
def test_what_stands_before_the_noun_follows_its_article(tekst: str, gezegd: str) -> None:
    assert GEMEENTE.zeg(tekst) == gezegd


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        ("Het korps of de ketenpartner", "Het opvanghuis of het bureau"),
        ("Deze ketenpartner die oordeelt", "Dit bureau dat oordeelt"),
        ("een andere ketenpartner", "een ander bureau"),
        ("Korpsen en ketenpartners", "Opvanghuizen en bureaus"),
    ],
)
def test_a_noun_with_het_in_the_place_of_one_with_de(tekst: str, gezegd: str) -> None:
    assert HUIS.zeg(tekst) == gezegd


@given(st.text())
def test_a_text_without_either_noun_stays_as_it_is(tekst: str) -> None:
    if "korps" not in tekst.casefold() and "ketenpartner" not in tekst.casefold():
        assert GEMEENTE.zeg(tekst) == tekst


def test_the_words_of_an_instrument_are_those_of_its_kinds() -> None:
    assert woordkeus(PARTIJSOORTEN) == EIGEN
    soorten = (
        Partijsoort("organisatie", "organisatie", "organisaties"),
        Partijsoort("gemeente", "gemeente", "gemeenten", gemeten=True),
    )
    assert woordkeus(soorten) == Woordkeus(
        Zelfstandig("gemeente", "gemeenten", "de"), Zelfstandig("organisatie", "organisaties", "de")
    )
    assert woordkeus(()).gemeten == KORPS


@pytest.fixture
def gemeente() -> Iterator[None]:
    kies_woorden(GEMEENTE)
    yield
    kies_woorden(EIGEN)


@pytest.mark.usefixtures("gemeente")
def test_every_text_that_is_looked_up_is_said_so() -> None:
    assert _("het korps") == "de gemeente"
    assert ngettext("{aantal} korps", "{aantal} korpsen", 2) == "{aantal} gemeenten"
    assert _("") == ""


@pytest.mark.usefixtures("gemeente")
def test_what_is_defined_once_is_in_the_words_of_the_program() -> None:
    with eigen_woorden():
        assert _("het korps") == "het korps"
    assert _("het korps") == "de gemeente"
