"""Numbers in words and digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.extract.getallen import WOORDEN, lees_getal, vind_getallen


@pytest.mark.parametrize(
    ("tekst", "waarden"),
    [
        ("zes", ["6"]),
        ("drieëntwintig en eenendertig", ["23", "31"]),
        ("honderdtwintig", ["120"]),
        ("driehonderd", ["300"]),
        ("tweeduizend", ["2000"]),
        ("anderhalf", ["1.5"]),
        ("1.869 en 0,5", ["1869", "0.5"]),
        ("één of geen", ["1"]),
        ("een team", []),
        ("zesde en tweedaagse", []),
        ("b9 en 2a", []),
        ("12.5.3", []),
        ("3-4-2012", []),
    ],
)
def test_numbers(tekst: str, waarden: list[str]) -> None:
    assert [str(getal.waarde) for getal in vind_getallen(tekst)] == waarden


@pytest.mark.parametrize("tekst", ["2-3", "2 – 3", "twee tot drie", "2 à 3", "twee of 3"])
def test_ranges(tekst: str) -> None:
    (getal,) = vind_getallen(tekst)
    assert (getal.waarde, getal.tot) == (Decimal(2), Decimal(3))
    assert getal.eind == len(tekst)


def test_a_range_upside_down_is_no_range() -> None:
    assert vind_getallen("168-89") == []


@given(st.sampled_from(sorted(WOORDEN)))
def test_every_word_for_a_number_is_read_as_itself(woord: str) -> None:
    assert lees_getal(woord) == WOORDEN[woord]
    (getal,) = vind_getallen(f"wel {woord} stuks")
    assert (getal.waarde, getal.begin, getal.eind) == (WOORDEN[woord], 4, 4 + len(woord))


@given(st.integers(min_value=0, max_value=999_999))
def test_digits_with_points_between_thousands(waarde: int) -> None:
    (getal,) = vind_getallen(f"{waarde:,}".replace(",", "."))
    assert getal.waarde == Decimal(waarde)


@given(st.text())
def test_any_text_gives_numbers_inside_it(tekst: str) -> None:
    klein = tekst.lower()
    for getal in vind_getallen(klein):
        assert 0 <= getal.begin < getal.eind <= len(klein)
        assert getal.waarde <= getal.tot
