"""Numbers of colours that a text states, beside the scores: only what is certain holds or fails."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.bewering import Uitkomst
from korpsmonitor_tui.domain.kleurtoets import (
    Grens,
    Rijen,
    grens_van_kleur,
    tel_rijen,
    toets_telling,
    toets_verschil,
)
from korpsmonitor_tui.domain.publicatie import Kleurtelling, Kleurverschil
from tests.oordelen import GEEL, GROEN, ROOD

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score

KORPSEN = ("a", "b", "c", "d")
KLEUREN = (GROEN, GEEL, ROOD)
KLOPT, TEGENSPRAAK, OPEN = Uitkomst.KLOPT, Uitkomst.TEGENSPRAAK, Uitkomst.ONTOETSBAAR


def telling(aantal: int, *kleuren: Score, jaar: int = 2010, bron: str = "brief") -> Kleurtelling:
    return Kleurtelling(jaar, kleuren, aantal, KORPSEN, "korpsen", bron)


@given(
    st.fixed_dictionaries({}, optional={korps: st.sampled_from(KLEUREN) for korps in KORPSEN}),
    st.sets(st.sampled_from(KORPSEN), max_size=1),
    st.integers(0, 5),
    st.sets(st.sampled_from(KLEUREN), min_size=1),
)
def test_a_count_beside_every_way_in_which_the_unknown_scores_can_be(
    bekend: dict[str, Score], ontleend: set[str], aantal: int, kleuren: set[Score]
) -> None:
    bewering = telling(aantal, *kleuren)
    toets = toets_telling(bewering, tel_rijen(bewering, bekend, ontleend), [bewering])
    open_ = [korps for korps in KORPSEN if korps not in bekend]
    mogelijk = {
        sum(kleur in kleuren for kleur in (*bekend.values(), *rest))
        for rest in product(KLEUREN, repeat=len(open_))
    }
    if len(kleuren) == len(KLEUREN):
        # Blanco is a score too: what is unknown need not be one of the three.
        mogelijk = set(range(len(bekend), len(KORPSEN) + 1))
    assert (toets.uitkomst is TEGENSPRAAK) == (aantal not in mogelijk)
    assert (toets.uitkomst is KLOPT) == (not open_ and not ontleend and aantal in mogelijk)


@pytest.mark.parametrize(
    ("bewering", "anderen", "uitkomst"),
    [
        # Counted apart, these make up the sum, or they do not.
        (telling(3, GEEL, ROOD), [telling(1, GEEL), telling(2, ROOD)], KLOPT),
        (telling(4, GEEL, ROOD), [telling(1, GEEL), telling(2, ROOD)], TEGENSPRAAK),
        # More than the others leave of four.
        (telling(2, GROEN), [telling(1, GEEL), telling(2, ROOD)], TEGENSPRAAK),
        (telling(1, GROEN), [telling(1, GEEL), telling(2, ROOD)], OPEN),
        # The same said twice proves nothing; another number of the same colour does.
        (telling(1, GROEN), [telling(1, GROEN)], OPEN),
        (telling(1, GROEN), [telling(2, GROEN, bron="krant")], TEGENSPRAAK),
        # Another year is another count.
        (telling(4, GEEL, ROOD), [telling(1, GEEL, jaar=2008), telling(2, ROOD, jaar=2008)], OPEN),
    ],
)
def test_counts_over_the_same_korpsen_beside_one_another(
    bewering: Kleurtelling, anderen: list[Kleurtelling], uitkomst: Uitkomst
) -> None:
    alle = [bewering, *anderen]
    assert toets_telling(bewering, Rijen(0, 0, 4), alle).uitkomst is uitkomst


def test_scores_that_were_taken_from_the_source_itself_prove_nothing() -> None:
    bewering = telling(4, GEEL, ROOD)
    alle = dict.fromkeys(KORPSEN, GEEL)
    assert toets_telling(bewering, tel_rijen(bewering, alle, ()), []).uitkomst is KLOPT
    assert toets_telling(bewering, tel_rijen(bewering, alle, {"a"}), []).uitkomst is OPEN


def test_what_was_counted_is_said() -> None:
    bewering = telling(2, ROOD)
    rijen = tel_rijen(bewering, {"a": ROOD, "b": GEEL}, {"b"})
    assert rijen == Rijen(1, 2, 4, 1)
    assert (
        toets_telling(bewering, rijen, []).uitleg
        == "geteld 1; bekend van 2 van 4 korpsen, waarvan 1 mede aan deze bron ontleend: het kunnen er 1 tot 3 zijn"
    )


def test_a_total_over_some_bounds_how_many_of_all_there_can_be() -> None:
    alle = (*KORPSEN, "e")
    assert grens_van_kleur(ROOD, alle, {"e": GEEL}, []) == Grens(0, 4)
    assert grens_van_kleur(ROOD, alle, {"e": GEEL}, [telling(2, ROOD)]) == Grens(2, 2)
    assert grens_van_kleur(ROOD, alle, {}, [telling(2, ROOD), telling(1, GROEN)]) == Grens(2, 3)


@pytest.mark.parametrize(
    ("toen", "uitkomst"), [(Grens(12, 12), KLOPT), (Grens(11, 13), OPEN), (Grens(13, 14), TEGENSPRAAK)]
)
def test_a_change_holds_only_where_both_numbers_are_certain(toen: Grens, uitkomst: Uitkomst) -> None:
    verschil = Kleurverschil(2012, 2010, GROEN, 10, "4.1")
    nu, rijen = Grens(22, 22), Rijen(22, 27, 27)
    assert toets_verschil(verschil, nu, toen, rijen, nu.verschil(toen)).uitkomst is uitkomst
    if uitkomst is KLOPT:
        # Certain only by scores that were read from this very statement.
        assert toets_verschil(verschil, nu, toen, rijen, Grens(8, 10)).uitkomst is OPEN
