"""Working days in the Netherlands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services.werkdagen import (
    MEESTE,
    MEESTE_WEKEN,
    STANDAARD,
    is_werkdag,
    na_weken,
    na_werkdagen,
    voor_werkdagen,
)


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


@pytest.mark.parametrize(
    ("dag", "weken", "uitkomst"),
    [
        (date(2013, 2, 4), 2, date(2013, 2, 18)),
        (date(2013, 2, 9), 2, date(2013, 2, 25)),  # ends on a Saturday
        (date(2013, 3, 18), 2, date(2013, 4, 2)),  # Tweede paasdag
        (date(2013, 12, 11), 2, date(2013, 12, 27)),  # both days of Christmas
        (date(2015, 4, 6), 3, date(2015, 4, 28)),  # Koningsdag
        (date(2013, 4, 29), 3, date(2013, 5, 21)),  # Tweede pinksterdag
        (date(2013, 12, 18), 2, date(2014, 1, 2)),  # Nieuwjaarsdag
    ],
)
def test_a_termijn_of_weeks_ends_on_a_working_day(dag: date, weken: int, uitkomst: date) -> None:
    assert na_weken(dag, weken) == uitkomst


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, MEESTE_WEKEN))
def test_no_working_day_is_given_away_beyond_the_weeks(dag: date, weken: int) -> None:
    einde, precies = na_weken(dag, weken), dag + timedelta(weeks=weken)
    assert is_werkdag(einde)
    assert not any(is_werkdag(precies + timedelta(days=nr)) for nr in range((einde - precies).days))


@pytest.mark.parametrize("aantal", [0, -1, MEESTE_WEKEN + 1])
def test_no_weeks_or_too_many_are_refused(aantal: int) -> None:
    with pytest.raises(OnbruikbareInvoer, match="1 tot en met 52"):
        na_weken(date(2013, 2, 4), aantal)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)).filter(is_werkdag), st.integers(1, 60))
def test_counting_back_is_the_way_forth(dag: date, aantal: int) -> None:
    assert na_werkdagen(voor_werkdagen(dag, aantal), aantal) == dag
