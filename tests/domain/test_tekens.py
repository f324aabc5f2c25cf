"""Text from outside can be shown and never steers a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.tekens import STUREND, kort, maak_zichtbaar, zegt_iets


@given(st.text())
def test_no_control_character_is_left(tekst: str) -> None:
    zichtbaar = maak_zichtbaar(tekst)
    assert len(zichtbaar) == len(tekst)
    assert all(unicodedata.category(teken) != "Cc" for teken in zichtbaar if teken not in "\n\t")
    assert maak_zichtbaar(zichtbaar) == zichtbaar
    assert bool(STUREND.search(tekst)) == (zichtbaar != tekst)
    assert not STUREND.search(zichtbaar)
    zichtbaar.encode()


@pytest.mark.parametrize(
    "teken", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028", "\ud800"]
)
def test_escapes_and_marks_that_reorder_are_made_visible(teken: str) -> None:
    assert teken not in maak_zichtbaar(f"voor{teken}na")


def test_ordinary_text_stays_as_it_is() -> None:
    tekst = "Coördinatie en ĳ:\n\tde 16 referenties – 100 %"
    assert maak_zichtbaar(tekst) == tekst


@given(st.text(), st.integers(2, 80))
def test_a_short_text_is_one_line_of_at_most_that_length(tekst: str, lengte: int) -> None:
    regel = kort(tekst, lengte)
    assert len(regel) <= lengte
    assert len(regel.splitlines()) <= 1


def test_a_long_text_shows_that_it_goes_on() -> None:
    assert kort("een twee drie", 9) == "een twee…"
    assert kort("een\ntwee") == "een twee"


@pytest.mark.parametrize("tekst", ["", " \n\t", "\u200b\u2060", "\x00\ufeff", "\xa0\u2003"])
def test_what_nobody_sees_says_nothing(tekst: str) -> None:
    assert not zegt_iets(tekst)
    assert zegt_iets(f"{tekst}.{tekst}")
