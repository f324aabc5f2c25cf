"""Fractional keys: always a place between, and short when text is appended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.volgorde import tussen


@given(st.lists(st.integers(min_value=0, max_value=200), min_size=1, max_size=120))
def test_inserting_anywhere_keeps_the_order(plaatsen: list[int]) -> None:
    sleutels: list[str] = []
    for gekozen in plaatsen:
        plaats = gekozen % (len(sleutels) + 1)
        voor = sleutels[plaats - 1] if plaats else None
        na = sleutels[plaats] if plaats < len(sleutels) else None
        sleutels.insert(plaats, tussen(voor, na))
        assert sleutels == sorted(set(sleutels))


def test_appending_a_thousand_notes_keeps_keys_short() -> None:
    sleutel = None
    for _ in range(1_000):
        volgende = tussen(sleutel, None)
        assert sleutel is None or volgende > sleutel
        sleutel = volgende
    assert sleutel is not None
    assert len(sleutel) == 6


def test_neighbours_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="does not sort before"):
        tussen("b", "a")
