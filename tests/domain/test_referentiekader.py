"""The percentage of referenties that are geborgd: only applicable ones count, and what is open leaves a range."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.referentiekader import REFERENTIECODES, Aandeel, Referentiestand, bereken

NUL = Decimal(0)
HALF = Decimal("0.5")
GEWICHTEN = st.decimals(0, 1, places=2)
CODES = st.sampled_from(REFERENTIECODES)


def stand(tekst: str, deels: Decimal = NUL) -> Referentiestand:
    """The state of rows given as words."""
    woorden = tekst.split()
    return bereken(
        {f"r{nr:02d}": "" if woord == "?" else woord for nr, woord in enumerate(woorden, 1)}, deels
    )


def rijen(antwoorden: list[str]) -> dict[str, str]:
    return {f"r{nr:02d}": antwoord for nr, antwoord in enumerate(antwoorden)}


@pytest.mark.parametrize(
    ("antwoorden", "deels", "percentage"),
    [
        ("ja ja ja nee", NUL, (75, 75)),
        ("ja ja ja nvt", NUL, (100, 100)),
        ("ja deels", NUL, (50, 50)),
        ("ja deels", HALF, (75, 75)),
        ("ja deels", Decimal(1), (100, 100)),
        ("ja ja ja ?", NUL, (75, 100)),
        ("deels ?", HALF, (25, 75)),
        ("nvt ?", NUL, (0, 100)),
        (" Ja  JA nee", NUL, (Fraction(200, 3), Fraction(200, 3))),
    ],
)
def test_what_applies_counts(antwoorden: str, deels: Decimal, percentage: tuple[Fraction, Fraction]) -> None:
    assert stand(antwoorden, deels).percentage == Aandeel(Fraction(percentage[0]), Fraction(percentage[1]))


def test_without_an_applicable_referentie_there_is_no_percentage() -> None:
    leeg = stand("nvt nvt")
    assert leeg.percentage is None
    assert (leeg.nvt, leeg.toepasselijk, leeg.open) == (2, 0, 0)
    assert str(leeg) == "geen referentie is van toepassing"
    assert bereken({}, NUL).percentage is None
    assert str(stand("ja nvt")) == "100% geborgd (1 van toepassing)"


def test_what_cannot_be_read_is_open_and_never_a_no() -> None:
    onleesbaar = stand("ja grotendeels Nb")
    assert (onleesbaar.geborgd, onleesbaar.niet, onleesbaar.open) == (1, 0, 2)
    assert str(onleesbaar) == "33,3-100% geborgd (1 van toepassing, 2 open)"


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [
        (Aandeel(Fraction(9375, 100), Fraction(9375, 100)), "93,8%"),
        (Aandeel(Fraction(90), Fraction(90)), "90%"),
        (Aandeel(Fraction(0), Fraction(100)), "0-100%"),
        (Aandeel(Fraction(99999, 1000), Fraction(100)), "99,9-100%"),
        (Aandeel(Fraction(0), Fraction(1, 1000)), "0-0,1%"),
    ],
)
def test_it_is_written_in_dutch_and_never_rounded_to_all_or_nothing(aandeel: Aandeel, tekst: str) -> None:
    assert str(aandeel) == tekst


@pytest.mark.parametrize("deels", [Decimal("-0.1"), Decimal("1.1")])
def test_a_part_counts_for_no_less_than_nothing_and_no_more_than_all(deels: Decimal) -> None:
    with pytest.raises(ValueError, match=str(deels)):
        bereken({}, deels)


@given(bekend=st.lists(CODES, max_size=8), open_=st.integers(0, 4), deels=GEWICHTEN)
def test_the_bounds_are_exactly_what_can_still_come_of_it(
    bekend: list[str], open_: int, deels: Decimal
) -> None:
    uitkomsten = [
        bereken(rijen([*bekend, *rest]), deels).percentage for rest in product(REFERENTIECODES, repeat=open_)
    ]
    waarden = [uitkomst.laag for uitkomst in uitkomsten if uitkomst is not None]
    assert all(uitkomst is None or uitkomst.zeker for uitkomst in uitkomsten)
    nu = bereken(rijen([*bekend, *[""] * open_]), deels).percentage
    assert nu == (Aandeel(min(waarden), max(waarden)) if waarden else None)


@given(antwoorden=st.lists(CODES | st.text(max_size=6), max_size=16), deels=GEWICHTEN)
def test_every_row_is_counted_once_and_the_percentage_stays_within_bounds(
    antwoorden: list[str], deels: Decimal
) -> None:
    uitkomst = bereken(rijen(antwoorden), deels)
    assert uitkomst.toepasselijk + uitkomst.nvt + uitkomst.open == len(antwoorden)
    if uitkomst.percentage is not None:
        assert 0 <= uitkomst.percentage.laag <= uitkomst.percentage.hoog <= 100


@given(antwoorden=st.lists(CODES, min_size=1, max_size=16), deels=GEWICHTEN, data=st.data())
def test_a_better_answer_never_lowers_the_percentage(
    antwoorden: list[str], deels: Decimal, data: st.DataObject
) -> None:
    plaats = data.draw(st.integers(0, len(antwoorden) - 1))
    volgorde = ("nee", "deels", "ja")
    reeks = []
    for code in volgorde:
        uitkomst = bereken(rijen([*antwoorden[:plaats], code, *antwoorden[plaats + 1 :]]), deels).percentage
        assert uitkomst is not None
        reeks.append(uitkomst.laag)
    assert reeks == sorted(reeks)
