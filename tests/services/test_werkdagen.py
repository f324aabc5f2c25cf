"""Working days in the Netherlands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services.werkdagen import MEESTE, STANDAARD, is_werkdag, na_werkdagen


@pytest.mark.parametrize(
    "dag",
    [
        date(2013, 1, 1),
        date(2013, 3, 31),  # Eerste paasdag
        date(2013, 4, 1),  # Tweede paasdag
        date(2013, 4, 30),  # Koninginnedag, for the last time
        date(2014, 4, 26),  # Koningsdag, not on a Sunday
        date(2015, 4, 27),
        date(2013, 5, 9),  # Hemelvaart
        date(2013, 5, 20),  # Tweede pinksterdag
        date(2015, 5, 5),  # Bevrijdingsdag, in a year that it is a day off
        date(2013, 12, 25),
        date(2013, 12, 26),
        date(2013, 2, 9),  # Saturday
        date(2013, 2, 10),
    ],
)
def test_weekends_and_official_holidays_are_no_working_days(dag: date) -> None:
    assert not is_werkdag(dag)


@pytest.mark.parametrize(
    "dag", [date(2013, 2, 4), date(2014, 4, 30), date(2013, 5, 6), date(2013, 12, 24), date(2013, 12, 31)]
)
def test_ordinary_days_are(dag: date) -> None:
    assert is_werkdag(dag)


@pytest.mark.parametrize(
    ("dag", "aantal", "uitkomst"),
    [
        (date(2013, 2, 4), STANDAARD, date(2013, 2, 18)),
        (date(2013, 2, 8), 1, date(2013, 2, 11)),
        (date(2013, 2, 9), 1, date(2013, 2, 11)),
        (date(2013, 3, 28), 1, date(2013, 4, 2)),
        (date(2015, 4, 24), 1, date(2015, 4, 28)),
        (date(2013, 12, 24), 1, date(2013, 12, 27)),
        (date(2013, 12, 20), STANDAARD, date(2014, 1, 8)),
    ],
)
def test_the_last_day_of_a_termijn(dag: date, aantal: int, uitkomst: date) -> None:
    assert na_werkdagen(dag, aantal) == uitkomst


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, MEESTE))
def test_exactly_so_many_working_days_lie_in_a_termijn(dag: date, aantal: int) -> None:
    einde = na_werkdagen(dag, aantal)
    assert is_werkdag(einde)
    dagen = [dag + timedelta(days=nr) for nr in range(1, (einde - dag).days + 1)]
    assert sum(map(is_werkdag, dagen)) == aantal


@pytest.mark.parametrize("aantal", [0, -1, MEESTE + 1])
def test_a_termijn_of_no_or_too_many_days_is_refused(aantal: int) -> None:
    with pytest.raises(OnbruikbareInvoer, match="1 tot en met 260"):
        na_werkdagen(date(2013, 2, 4), aantal)
