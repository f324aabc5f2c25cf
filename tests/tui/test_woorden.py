"""A change shown by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.tui.woorden import ERBIJ, WEG, woordverschil

LANG = " ".join(f"woord{nr}" for nr in range(60))


def test_what_went_and_what_came_for_it_are_not_one_word() -> None:
    delen = list(woordverschil("Het zijn 32 uren.", "Het zijn 36 uren."))
    assert "".join(tekst for tekst, _stijl in delen) == "Het zijn 32→36 uren."
    assert ("32", WEG) in delen
    assert ("36", ERBIJ) in delen


@pytest.mark.parametrize(
    ("oud", "nieuw", "getoond"),
    [
        (f"{LANG} uit", f"{LANG} in", "…woord58 woord59 uit→in"),
        (f"uit {LANG}", f"in {LANG}", "uit→in woord0 woord1 …"),
        (f"a {LANG} b", f"c {LANG} d", "a→c woord0 woord1 … woord58 woord59 b→d"),
        ("een korte tekst", "een lange tekst", "een korte→lange tekst"),
    ],
)
def test_only_what_stands_beside_a_change_is_shown(oud: str, nieuw: str, getoond: str) -> None:
    delen = [tekst for tekst, _stijl in woordverschil(oud, nieuw, 2)]
    assert " ".join("".join(delen).split()) == getoond


@given(
    st.text(st.characters(codec="ascii", categories=["Lu", "Ll", "Zs"])),
    st.text(st.characters(codec="ascii", categories=["Lu", "Zs"])),
)
def test_no_change_is_left_out(oud: str, nieuw: str) -> None:
    heel, kort = list(woordverschil(oud, nieuw)), list(woordverschil(oud, nieuw, 1))
    assert [deel for deel in heel if deel[1]] == [deel for deel in kort if deel[1]]
