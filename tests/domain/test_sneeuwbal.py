"""The tree of who led to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.sneeuwbal import (
    Aanwijzing,
    Partijstand,
    Via,
    boom,
    leid_stand_af,
    standnaam,
    vianaam,
)

PARTIJEN = ["a", "b", "c", "d"]


def wijs(partij: str, via: Via, verwijzing: str = "") -> Aanwijzing:
    return Aanwijzing(f"{partij}-{via}-{verwijzing}", partij, via, verwijzing, "", None)


def als_regels(aanwijzingen: list[Aanwijzing], partijen: list[str] | None = None) -> list[str]:
    takken = boom(partijen or PARTIJEN, aanwijzingen)
    return [f"{'  ' * tak.diepte}{tak.partij}{' …' if tak.herhaald else ''}" for tak in takken]


def test_a_party_stands_under_the_gesprek_that_led_to_it() -> None:
    regels = als_regels(
        [wijs("a", Via.BARRIEREMODEL, "arbeid"), wijs("b", Via.GESPREK, "a"), wijs("c", Via.GESPREK, "b")]
    )
    assert regels == ["a", "  b", "    c", "d"]


def test_what_a_party_led_to_is_told_once() -> None:
    regels = als_regels(
        [
            wijs("a", Via.DESKSTUDIE),
            wijs("b", Via.DESKSTUDIE),
            wijs("c", Via.GESPREK, "a"),
            wijs("c", Via.AANVULLING, "b"),
            wijs("d", Via.GESPREK, "c"),
        ]
    )
    assert regels == ["a", "  c", "    d", "b", "  c …"]


def test_two_that_name_each_other_make_no_endless_tree() -> None:
    regels = als_regels([wijs("a", Via.GESPREK, "b"), wijs("b", Via.GESPREK, "a")])
    assert regels == ["c", "d", "a", "  b", "    a …"]


def test_a_gesprek_outside_the_list_leads_from_outside() -> None:
    assert als_regels([wijs("a", Via.GESPREK, "elders"), wijs("elders", Via.GESPREK, "a")], ["a"]) == ["a"]


@given(
    st.lists(
        st.builds(
            wijs,
            st.sampled_from([*PARTIJEN, "onbekend"]),
            st.sampled_from(Via),
            st.sampled_from([*PARTIJEN, "", "arbeid"]),
        ),
        max_size=12,
    )
)
def test_every_party_and_every_reason_stands_in_the_tree(aanwijzingen: list[Aanwijzing]) -> None:
    takken = boom(PARTIJEN, aanwijzingen)
    assert {tak.partij for tak in takken} == set(PARTIJEN)
    assert sum(not tak.herhaald for tak in takken) == len(PARTIJEN)
    getoond = [tak.aanwijzing for tak in takken if tak.aanwijzing]
    zelf = [a for a in aanwijzingen if a.partij in PARTIJEN]
    assert {a.id for a in getoond} == {a.id for a in zelf}


@pytest.mark.parametrize(
    ("gezegd", "gepland", "gehoord", "stand"),
    [
        ("", False, False, Partijstand.GENOEMD),
        ("benaderd", False, False, Partijstand.BENADERD),
        ("benaderd", True, False, Partijstand.GEPLAND),
        ("afgevallen", True, False, Partijstand.AFGEVALLEN),
        ("afgevallen", True, True, Partijstand.GEHOORD),
        ("van later", False, False, Partijstand.GENOEMD),
    ],
)
def test_the_state_follows_from_the_gesprek(
    gezegd: str, gepland: bool, gehoord: bool, stand: Partijstand
) -> None:
    assert leid_stand_af(gezegd, gepland=gepland, gehoord=gehoord) is stand


def test_every_state_and_way_has_a_name() -> None:
    assert [standnaam(stand) for stand in Partijstand] == [
        "genoemd",
        "benaderd",
        "gepland",
        "gehoord",
        "afgevallen",
    ]
    assert all(vianaam(via) for via in Via)
