"""When a reminder is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.brief import Rappelregel
from korpsmonitor_tui.services.rappels import Moment, aan_de_beurt, rappeldagen
from korpsmonitor_tui.services.werkdagen import is_werkdag

REGEL = Rappelregel(vooraf=3, daarna=2)


@pytest.mark.parametrize(
    ("termijn", "vooraf", "daarna"),
    [
        (date(2013, 2, 18), date(2013, 2, 13), date(2013, 2, 20)),
        # Around Easter: from Good Friday to Easter Monday nobody works.
        (date(2013, 4, 2), date(2013, 3, 26), date(2013, 4, 4)),
        # Around Christmas.
        (date(2013, 12, 27), date(2013, 12, 20), date(2013, 12, 31)),
        # Koningsdag, and Whit Monday.
        (date(2015, 4, 28), date(2015, 4, 22), date(2015, 4, 30)),
        (date(2015, 5, 22), date(2015, 5, 19), date(2015, 5, 27)),
    ],
)
def test_the_days_are_working_days_before_and_after_the_end(
    termijn: date, vooraf: date, daarna: date
) -> None:
    assert rappeldagen(termijn, REGEL) == ((vooraf, Moment.VOORAF), (daarna, Moment.DAARNA))


def test_no_days_before_or_after_is_the_last_day_and_the_next() -> None:
    termijn = date(2013, 2, 15)
    assert [dag for dag, _m in rappeldagen(termijn, Rappelregel(0, 0))] == [termijn, date(2013, 2, 16)]


@given(
    st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    st.integers(-30, 30),
    st.lists(st.integers(-40, 30), max_size=4),
    st.integers(0, 10),
    st.integers(0, 10),
)
def test_a_reminder_is_due_once(termijn: date, nu: int, gegeven: list[int], vooraf: int, daarna: int) -> None:
    regel = Rappelregel(vooraf, daarna)
    vandaag = termijn + timedelta(days=nu)
    eerder = [termijn + timedelta(days=dagen) for dagen in gegeven if dagen <= nu]
    moment, volgende = aan_de_beurt(termijn, vandaag, eerder, regel)
    (begin, _v), (einde, _d) = rappeldagen(termijn, regel)
    assert begin <= termijn < einde
    assert not daarna or is_werkdag(einde)
    assert aan_de_beurt(termijn, vandaag, [*eerder, vandaag], regel) == (None, volgende), "given today"
    assert (moment is not None) <= (vandaag >= begin)
    if vandaag >= einde:
        assert volgende is None
        assert moment == (None if any(dag >= einde for dag in eerder) else Moment.DAARNA)
