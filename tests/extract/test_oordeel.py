"""Judgements: what the words say before any model weighs them, and what is suggested in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.extractie import Polariteit
from korpsmonitor_tui.extract.extractor import Lezer
from korpsmonitor_tui.extract.oordeel import zinsdelen

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.extractor import Extractor


def eerste(lexicon: Lexicon, tekst: str) -> str:
    oordelen = Lezer(lexicon).oordelen
    return oordelen.eerste_oordeel(oordelen.gevonden(tekst.lower()))


@pytest.mark.parametrize(
    ("tekst", "oordeel"),
    [
        ("Er is slechts één rechercheur.", "aandacht"),
        ("Het zicht is slecht.", "negatief"),
        ("Incidenten worden direct opgepakt.", "positief"),
        ("Toezicht is er incidenteel.", "aandacht"),
        ("Het korps voldoet nog niet aan de norm.", "aandacht"),
        ("Het korps voldoet niet aan de norm.", "negatief"),
        ("De knelpunten zijn weggenomen.", "positief"),
        ("Er zijn vrijwel geen plankzaken.", "positief"),
        ("De kwaliteit is niet in de beoordeling meegenomen.", "neutraal"),
        ("De eindscore is: AANDACHT", "aandacht"),
        ("De eindscore is: ONVOLDOENDE", "negatief"),
        ("De eindscore is: CONFORM DE NORM", "positief"),
        ("De samenwerking laat te wensen over.", "negatief"),
        ("De samenwerking verloopt naar tevredenheid.", "positief"),
        ("Signalen moeten in het systeem worden gezet.", "neutraal"),
    ],
)
def test_the_judgement_of_the_words(lexicon: Lexicon, tekst: str, oordeel: str) -> None:
    assert eerste(lexicon, tekst) == oordeel


def test_an_exception_is_judged_the_other_way(extractor: Extractor) -> None:
    tekst = "De niet-vergunde branche wordt niet gecontroleerd, met uitzondering van de vergunde escort."
    gevonden = {s.code: s.polariteit for s in extractor.lees(tekst, "toezicht").dimensies}
    assert gevonden["toezicht.niet_vergunde_branche"] in {Polariteit.NEGATIEF, Polariteit.AANDACHT}
    assert gevonden["toezicht.vergunde_branche"] is Polariteit.POSITIEF


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("goed zicht, maar geen regie", ["goed zicht", ", maar geen regie"]),
        ("geen zicht m.u.v. de escort", ["geen zicht", " m.u.v. de escort"]),
        ("niets aan de hand", ["niets aan de hand"]),
    ],
)
def test_parts_of_a_sentence(tekst: str, delen: list[str]) -> None:
    assert zinsdelen(tekst) == delen


@given(st.text(alphabet=st.sampled_from("goed, maar ; m.u.v. niet echter") | st.characters()))
def test_parts_hold_the_whole_sentence(tekst: str) -> None:
    assert "".join("".join(zinsdelen(tekst)).split()) == "".join(tekst.split())
