"""The order of what came back: what must have moved, and between what everything stands."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.terugorde import Orde, zwaarste_stijgende
from korpsmonitor_tui.domain.terugstukken import Basisregel, Plaatsing, Plek

_RIJEN = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=8)


@given(_RIJEN)
def test_nothing_that_stays_in_order_weighs_more(rij: list[tuple[int, int]]) -> None:
    waarden, gewichten = [waarde for waarde, _gewicht in rij], [gewicht for _waarde, gewicht in rij]
    gekozen = sorted(zwaarste_stijgende(waarden, gewichten))
    assert all(waarden[een] < waarden[ander] for een, ander in pairwise(gekozen))
    zwaarste = max(
        sum(gewichten[nr] for nr in keuze)
        for lengte in range(len(rij) + 1)
        for keuze in combinations(range(len(rij)), lengte)
        if all(waarden[een] < waarden[ander] for een, ander in pairwise(keuze))
    )
    assert sum(gewichten[nr] for nr in gekozen) == zwaarste


def _plekken() -> dict[str, Plek]:
    """A heading, two passages, a heading, two passages."""
    return {
        naam: Plek(Basisregel(plaats, naam, "" if naam.isupper() else naam))
        for plaats, naam in enumerate(("H", "a", "b", "K", "c", "d"))
    }


def _orde(voor: list[Plek], na: list[Plek]) -> Orde:
    return Orde(Plaatsing((), tuple(sorted(voor, key=id)), (), (), tuple(voor), tuple(na)))


def _in_volgorde(plekken: dict[str, Plek], namen: str) -> list[Plek]:
    return [plekken[naam] for naam in namen]


def test_a_passage_moves_past_a_heading_and_not_the_heading_past_passages() -> None:
    plekken = _plekken()
    rij = _in_volgorde(plekken, "HKabcd")
    assert _orde(rij, rij).stil_verplaatst == {plekken["a"], plekken["b"]}


def test_a_passage_is_known_by_what_it_stands_after_and_at_a_heading_by_what_follows() -> None:
    plekken = _plekken()
    nieuw = Plek()
    orde = _orde(_in_volgorde(plekken, "HabKcd"), [plekken["H"], plekken["a"], nieuw, plekken["b"]])
    assert (orde.buren(nieuw).na, orde.buren(nieuw).voor) == ("a", "")
    rij = [*_in_volgorde(plekken, "HabK"), nieuw, plekken["c"]]
    assert (_orde(rij, rij).buren(nieuw).na, _orde(rij, rij).buren(nieuw).voor) == ("b", "c")
    rij = [plekken["H"], nieuw, plekken["K"]]
    assert not _orde(rij, rij).buren(nieuw).bij_passages


def test_a_passage_typed_anew_in_its_own_place_has_not_moved() -> None:
    plekken = _plekken()
    voor = _in_volgorde(plekken, "HabKcd")
    plekken["b"].overgezet = True
    assert not _orde(voor, voor).is_overgezet(plekken["b"])
    assert _orde(voor, _in_volgorde(plekken, "HaKcbd")).is_overgezet(plekken["b"])
