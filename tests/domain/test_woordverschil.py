"""How two texts differ by words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.woordverschil import stukken, woorden

_ZINNEN = st.lists(
    st.sampled_from(
        ["de", "korpsexpert", "meldt", "12", "controles", ",", ".", "niet", "é́", "\n", "\t", "  "]
    )
).map(" ".join)


@given(st.one_of(st.text(), _ZINNEN), st.one_of(st.text(), _ZINNEN))
def test_each_side_is_what_is_left_without_the_other(oud: str, nieuw: str) -> None:
    delen = stukken(oud, nieuw)
    assert "".join(tekst for soort, tekst in delen if soort != "+") == oud
    assert "".join(tekst for soort, tekst in delen if soort != "-") == nieuw
    assert all(tekst for _soort, tekst in delen)
    assert all(een[0] != ander[0] for een, ander in pairwise(delen)), "parts that belong together"


@given(st.text())
def test_a_text_does_not_differ_from_itself(tekst: str) -> None:
    assert stukken(tekst, tekst) == ((("=", tekst),) if tekst else ())
    assert "".join(woorden(tekst)) == tekst


@pytest.mark.parametrize(
    ("oud", "nieuw", "delen"),
    [
        ("45 controles", "54 controles", [("-", "45"), ("+", "54"), ("=", " controles")]),
        (
            "Er is geen team.",
            "Er is een team.",
            [("=", "Er is "), ("-", "geen"), ("+", "een"), ("=", " team.")],
        ),
        ("Er is een team", "Er is een team.", [("=", "Er is een team"), ("+", ".")]),
        (
            "Hij telt 45 zaken.",
            "Hij telt 54 zaken. Hij wacht.",
            [("=", "Hij telt "), ("-", "45"), ("+", "54"), ("=", " zaken."), ("+", " Hij wacht.")],
        ),
        (
            "Het korps levert maandelijks aan.",
            "Het korps stuurt wekelijks aan.",
            [("=", "Het korps "), ("-", "levert maandelijks"), ("+", "stuurt wekelijks"), ("=", " aan.")],
        ),
    ],
)
def test_changes_are_what_a_person_reads_as_one(oud: str, nieuw: str, delen: list[tuple[str, str]]) -> None:
    assert list(stukken(oud, nieuw)) == delen
