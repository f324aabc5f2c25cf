"""What a respondent did is told in words that say something, whatever it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.teruglezing import Aard, Terugpunt
from korpsmonitor_tui.domain.wederhoor import beschrijf


def _gewijzigd(oud: str, nieuw: str) -> str:
    return beschrijf(Terugpunt(Aard.BIJGEHOUDEN, "psg-1", 1, "Auteur A", None, oud, nieuw))


@pytest.mark.parametrize(
    ("oud", "nieuw", "gezegd"),
    [
        ("Er zijn acht teams.", "Er zijn negen teams.", "“acht” wordt “negen”"),
        ("Er zijn teams.", "Er zijn acht teams.", "erbij: “acht”"),
        ("Er zijn acht teams.", "Er zijn teams.", "weg: “acht”"),
        ("Zij zijn er , zei hij.", "Zij zijn er, zei hij.", "“er ,” wordt “er,”"),
        ("Zij zijn er,zei hij.", "Zij zijn er, zei hij.", "“er,zei” wordt “er, zei”"),
        ("Zij  zijn er.", "Zij zijn er.", "“Zij  zijn” wordt “Zij zijn”"),
        ("Zij zijn er. ", "Zij zijn er.", "“er. ” wordt “er.”"),
        ("a , b een", "a, b twee", "“a ,” wordt “a,”; “een” wordt “twee”"),
    ],
)
def test_a_change_says_what_became_what(oud: str, nieuw: str, gezegd: str) -> None:
    assert _gewijzigd(oud, nieuw) == gezegd


@given(st.text(st.sampled_from("ab ,"), max_size=12), st.text(st.sampled_from("ab ,"), max_size=12))
def test_no_change_is_told_as_nothing(oud: str, nieuw: str) -> None:
    if oud != nieuw:
        assert not {"“”", "“ ”"} & {gezegd.strip() for gezegd in _gewijzigd(oud, nieuw).split("wordt")}
        assert "weg: “”" not in _gewijzigd(oud, nieuw)
        assert "erbij: “”" not in _gewijzigd(oud, nieuw)
