"""A lexicon for measuring, without what only one korps taught."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.lexicon import Lexicon, Teken
from korpsmonitor_tui.extract.blind import blind_voor, keuzes

TEKSTEN = {"A": ["een zandpad en een raam"], "B": ["een raam en een wal"], "C": ["niets"]}


def blind(patroon: str, korps: str = "A", norm: str = "") -> Teken:
    lexicon = Lexicon((("x", (Teken(patroon),)),), (("positief", (Teken("raam|niets"),)),))
    uitkomst = blind_voor(lexicon, TEKSTEN, {"x": norm})[korps]
    ((_code, (teken,)),) = uitkomst.dimensies
    return teken


@pytest.mark.parametrize(
    ("patroon", "zonder"),
    [
        ("zandpad|raam", "raam"),
        ("een (zandpad|raam)", "een (raam)"),
        ("raam", "raam"),
        ("zandpad", "(?!)"),
        ("zandpad && raam", "(?!)"),
        ("een && (zandpad|raam) !! wal", "(?!)"),
        ("raam|bordeel", "raam|bordeel"),
        (r"[|(]|\(zand|raam", r"[|(]|\(zand|raam"),
    ],
)
def test_what_only_one_korps_has_is_left_out(patroon: str, zonder: str) -> None:
    assert blind(patroon).patroon == zonder
    assert blind(patroon).naam == patroon


def test_what_another_korps_has_stays_there() -> None:
    assert blind("zandpad|raam", "B").patroon == "zandpad|raam"
    assert blind("zandpad|wal", "B").patroon == "zandpad"


def test_the_words_of_the_norm_stay() -> None:
    assert blind("zandpad|raam", norm="Het zandpad hoort bij de norm.").patroon == "zandpad|raam"


@given(
    st.lists(st.sampled_from(["a", "b(c|d)", r"\|", "[x|y]", "(?:e|f)g", "(?!h|i)j"]), min_size=1, max_size=4)
)
def test_a_choice_taken_out_leaves_an_expression(takken: list[str]) -> None:
    patroon = "|".join(takken)
    for keuze in keuzes(patroon):
        re.compile(keuze.enkel)
        re.compile(keuze.zonder)
        assert len(keuze.zonder) < len(patroon)
