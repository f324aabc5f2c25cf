"""Points laid in weeks: each once, on its day, and holidays in their week."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.planning import Planpunt, Plansoort, deel_in, maandag

DAGEN = st.dates(date(2012, 12, 1), date(2013, 6, 30))


@st.composite
def punten(draw: st.DrawFn) -> Planpunt:
    return Planpunt(
        draw(DAGEN),
        draw(st.sampled_from(list(Plansoort))),
        draw(st.sampled_from(("Zeeland", "OM"))),
        "",
        "",
        str(draw(st.integers())),
        tijd=draw(st.sampled_from(("", "09:00", "14:30"))),
        te_laat=draw(st.booleans()),
    )


@given(st.lists(punten(), max_size=20), DAGEN, st.integers(1, 10))
def test_elk_punt_staat_er_een_keer_en_op_zijn_dag(alle: list[Planpunt], vandaag: date, weken: int) -> None:
    uit = deel_in(alle, vandaag, weken, {})
    begin = maandag(vandaag)

    in_weken = [p for p in alle if not p.te_laat and begin <= p.dag < begin + timedelta(weeks=weken)]
    assert sorted(map(repr, uit.punten)) == sorted(map(repr, [*in_weken, *(p for p in alle if p.te_laat)]))
    assert len(uit.weken) == weken
    for week in uit.weken:
        assert all(maandag(punt.dag) == week.begin for punt in week.punten)
        dagen = [(punt.dag, punt.tijd) for punt in week.punten]
        assert dagen == sorted(dagen)


def test_een_feestdag_staat_in_zijn_week_en_weken_tellen_als_op_de_kalender() -> None:
    uit = deel_in((), date(2012, 12, 28), 2, {date(2013, 1, 1): "Nieuwjaarsdag"})

    assert [week.nummer for week in uit.weken] == [52, 1]
    assert uit.weken[1].feestdagen == ((date(2013, 1, 1), "Nieuwjaarsdag"),)
