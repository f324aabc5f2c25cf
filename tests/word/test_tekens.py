"""Characters that XML cannot hold become visible, every other character stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.verslagdocument import Sectie
from korpsmonitor_tui.word.tekens import Zichtbaar, maak_document_zichtbaar, maak_zichtbaar
from tests.word.voorbeeld import alinea, verslag


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("gewoon & <b> \t\n 👮🏽‍♀️ e\u0301", Zichtbaar("gewoon & <b> \t\n 👮🏽‍♀️ e\u0301")),
        ("a\x00b\x1bc\x7f", Zichtbaar("a\u2400b\u241bc\u2421", besturing=3)),
        ("een\x0btwee\x0c", Zichtbaar("een\u240btwee\u240c", besturing=2)),
        ("een\r\ntwee\rdrie\n", Zichtbaar("een\ntwee\ndrie\n")),
        ("\ud800\udc00 \ufffe\uffff", Zichtbaar("\ufffd\ufffd \ufffd\ufffd", ongeldig=4)),
        ("\x85\x9f\u2028\U0010ffff", Zichtbaar("\x85\x9f\u2028\U0010ffff")),
    ],
)
def test_only_what_xml_cannot_hold_is_replaced(tekst: str, verwacht: Zichtbaar) -> None:
    assert maak_zichtbaar(tekst) == verwacht


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_the_result_is_stable_and_keeps_its_length_but_for_carriage_returns(tekst: str) -> None:
    zichtbaar = maak_zichtbaar(tekst)
    assert maak_zichtbaar(zichtbaar.tekst) == Zichtbaar(zichtbaar.tekst)
    assert len(zichtbaar.tekst) == len(tekst) - tekst.count("\r\n")


def test_each_place_is_reported_once_with_its_count() -> None:
    document = verslag(
        secties=(
            Sectie("a", "Titel\x07", (alinea(11, "goed"), alinea(12, "\x00\x01"), alinea(13, "\ud800"))),
            Sectie("b", "Goed", (alinea(14, "\x02 en \uffff\uffff"),)),
        ),
        plaats="Voor\x00beeldstad",
    )
    schoon, meldingen = maak_document_zichtbaar(document)
    assert meldingen == (
        "1 besturingsteken zichtbaar gemaakt in de gegevens van het verslag",
        "1 besturingsteken zichtbaar gemaakt in een hoofdstuktitel",
        "2 besturingstekens zichtbaar gemaakt in passage 12",
        "1 ongeldig teken vervangen in passage 13",
        "1 besturingsteken zichtbaar gemaakt in passage 14",
        "2 ongeldige tekens vervangen in passage 14",
    )
    assert schoon.plaats == "Voor\u2400beeldstad"
    assert schoon.secties[0].alineas[1].tekst == "\u2400\u2401"
    assert schoon.secties[0].alineas[0] is document.secties[0].alineas[0]


def test_a_clean_verslag_comes_back_itself() -> None:
    document = verslag()
    assert maak_document_zichtbaar(document) == (document, ())
    assert maak_document_zichtbaar(document)[0] is document
