"""Who abstains, who scores blind and who sees what, whoever attends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.verslag import Persoon, Rol
from korpsmonitor_tui.domain.weegsessie import (
    Weegsessie,
    blind_zichtbaar,
    blinde_leden,
    eis_weger,
    onthouders,
)

IDS = tuple("abcdef")
KORPSEN = ("groningen", "drenthe", "kmar")

groepen = st.sets(st.sampled_from(IDS))
personen = st.fixed_dictionaries(
    {
        id_: st.builds(
            Persoon,
            st.just(id_),
            st.just(f"persoon {id_}"),
            st.frozensets(st.sampled_from([rol.value for rol in Rol])),
            st.frozensets(st.sampled_from(KORPSEN)),
        )
        for id_ in IDS
    }
)
sessies = st.builds(
    Weegsessie,
    st.just("ws"),
    st.just("voorjaar"),
    st.just(date(2013, 3, 1)),
    st.just(""),
    st.sampled_from(["", "2013-03-02T10:00:00+00:00"]),
    groepen.map(lambda ids: tuple(sorted(ids))),
    groepen.map(lambda ids: tuple(sorted(ids))),
)


@given(sessies, personen, st.sampled_from(KORPSEN))
def test_exactly_those_present_of_the_korps_abstain(
    sessie: Weegsessie, mensen: dict[str, Persoon], korps: str
) -> None:
    wie = onthouders(sessie, mensen, korps)
    assert set(wie) == {id_ for id_ in sessie.aanwezig if korps in mensen[id_].korpsen}
    assert list(wie) == sorted(wie)


@given(sessies, personen, st.sampled_from(KORPSEN), st.sampled_from(IDS))
def test_who_may_score_is_of_the_weegploeg_present_and_not_of_the_korps(
    sessie: Weegsessie, mensen: dict[str, Persoon], korps: str, wie: str
) -> None:
    persoon = mensen[wie]
    mag = (
        Rol.WEEGPLOEG in persoon.rollen
        and korps not in persoon.korpsen
        and sessie.open
        and wie in sessie.aanwezig
    )
    if mag:
        eis_weger(persoon, korps, korps, sessie)
        assert wie not in onthouders(sessie, mensen, korps)
    else:
        with pytest.raises(StapGeweigerd, match=r"\.$"):
            eis_weger(persoon, korps, korps, sessie)


@given(sessies, personen, st.sampled_from(KORPSEN), groepen)
def test_blind_scores_show_only_when_each_of_at_least_two_gave_theirs(
    sessie: Weegsessie, mensen: dict[str, Persoon], korps: str, gegeven: set[str]
) -> None:
    leden = blinde_leden(sessie, mensen, korps)
    assert len(leden) != 1
    assert not {id_ for id_ in leden if korps in mensen[id_].korpsen}
    zichtbaar = blind_zichtbaar(leden, gegeven)
    assert zichtbaar == (set(leden) <= gegeven and len(gegeven) >= 2)
