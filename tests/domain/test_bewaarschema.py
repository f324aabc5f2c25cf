"""Which copies stay: never fewer than the last of each day, week and month that the rule names, never many more."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.bewaarschema import DAGEN, MAANDEN, WEKEN, te_bewaren

BEGIN = datetime(2013, 2, 4, 17, 30)  # noqa: DTZ001 - local times have no zone here
MOMENTEN = st.lists(st.datetimes(BEGIN - timedelta(days=900), BEGIN), unique=True, max_size=60)


def test_a_copy_a_day_for_two_years() -> None:
    momenten = [BEGIN - timedelta(days=nr) for nr in range(730)]
    bewaard = sorted(te_bewaren(momenten), reverse=True)
    dagen = [(BEGIN - moment).days for moment in bewaard]
    # A week of days, the Sundays before it, and the last days of the months before those.
    assert dagen[:7] == list(range(7))
    assert [moment.isoweekday() for moment in bewaard[7:9]] == [7, 7]
    assert all((moment + timedelta(days=1)).day == 1 for moment in bewaard[9:])
    assert len({(moment.year, moment.month) for moment in bewaard}) == MAANDEN


def test_of_one_day_the_last_stays() -> None:
    momenten = [BEGIN - timedelta(hours=nr) for nr in range(10)]
    assert te_bewaren(momenten) == {BEGIN}


def test_time_without_copies_empties_nothing() -> None:
    momenten = [BEGIN - timedelta(days=400 * nr) for nr in range(5)]
    assert te_bewaren(momenten) == set(momenten)


@given(MOMENTEN)
def test_the_newest_always_stays_and_the_number_is_bounded(momenten: list[datetime]) -> None:
    bewaard = te_bewaren(momenten)
    assert bewaard <= set(momenten)
    assert len(bewaard) <= DAGEN + WEKEN + MAANDEN
    if momenten:
        assert max(momenten) in bewaard
    dagen = {moment.date() for moment in momenten}
    assert len({moment.date() for moment in bewaard}) >= min(len(dagen), DAGEN)


@given(MOMENTEN, st.lists(st.datetimes(BEGIN, BEGIN + timedelta(days=500)), max_size=20))
def test_clearing_day_by_day_keeps_what_clearing_at_once_keeps(
    momenten: list[datetime], later: list[datetime]
) -> None:
    """What the rule drops today it never wants back, so that nothing is lost by clearing often."""
    alle = sorted({*momenten, *later})
    staat: set[datetime] = set()
    for moment in alle:
        staat = te_bewaren([*staat, moment])
    assert staat == te_bewaren(alle)
