"""What rules of any kind make of scores, against the plainest way of working it out."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.schaal import (
    STANDAARD,
    ZONDER_OORDEEL,
    Schaal,
    Score,
    aaneengesloten,
    op_volgorde,
)
from korpsmonitor_tui.domain.weegregels import (
    Begin,
    Gevolg,
    Ongescoord,
    Openlaten,
    Regel,
    Voorwaarde,
    Weegregels,
)
from korpsmonitor_tui.domain.weging import Kringverwijzing, Weger
from tests.oordelen import BLANCO, GEEL, GROEN, OORDELEN, ROOD, SCORES, als_score

if TYPE_CHECKING:
    from collections.abc import Mapping

DIMENSIES = ("a", "b", "c", "d")
MOGELIJK = (*SCORES, None)


def reeksen_van(schaal: Schaal) -> list[frozenset[Score]]:
    """Every range of judgements without a gap."""
    reeks, aantal = schaal.oplopend, len(schaal.oplopend)
    return [frozenset(reeks[begin:eind]) for begin in range(aantal) for eind in range(begin + 1, aantal + 1)]


REEKSEN = reeksen_van(STANDAARD)


def weegregels(
    *regels: Regel, begin: frozenset[Score] = frozenset({GROEN}), schaal: Schaal = STANDAARD
) -> Weegregels:
    """Rules for ``DIMENSIES``."""
    return Weegregels(
        versie="proef",
        naam="Proef",
        bron="proef",
        begin=Begin("begin", "", "", "", (), begin),
        ongescoord=Ongescoord("ongescoord", "", "", "", ()),
        regels=regels,
        dimensies=DIMENSIES,
        schaal=schaal,
    )


def gevolg(code: str, dimensies: str, bij: str, eindscore: str, andere: str = "") -> Gevolg:
    """A consequence, with scores as words."""
    return Gevolg(code, "", "", "", tuple(dimensies), _scores(bij), _scores(eindscore), _scores(andere))


def _scores(woorden: str) -> frozenset[Score]:
    return frozenset(map(als_score, woorden.split()))


@st.composite
def verzamelingen(trek: st.DrawFn, schaal: Schaal = STANDAARD) -> Weegregels:
    """Any well-formed rules."""
    enkele = st.frozensets(st.sampled_from(schaal.scores), min_size=1, max_size=3)
    reeksen = st.sampled_from(reeksen_van(schaal))
    regels: list[Regel] = []
    for nr in range(trek(st.integers(0, 5))):
        waar = tuple(trek(st.lists(st.sampled_from(DIMENSIES), min_size=1, max_size=2, unique=True)))
        andere = trek(st.one_of(st.just(frozenset[Score]()), enkele))
        regels.append(Gevolg(f"g{nr}", "", "", "", waar, trek(enkele), trek(reeksen), andere))
    for nr in range(trek(st.integers(0, 3))):
        van = trek(st.integers(0, 2))
        voor = DIMENSIES[trek(st.integers(van + 1, 3))]
        hoogstens = trek(st.sampled_from(schaal.oplopend[:-1]))
        regels.append(Voorwaarde(f"v{nr}", "", "", "", (DIMENSIES[van],), trek(enkele), voor, hoogstens))
    if open_ := trek(st.lists(st.sampled_from(DIMENSIES), max_size=3, unique=True)):
        bij = trek(st.frozensets(st.sampled_from(ZONDER_OORDEEL), min_size=1))
        regels.append(Openlaten("open", "", "", "", tuple(open_), bij))
    return weegregels(*trek(st.permutations(regels)), begin=trek(reeksen), schaal=schaal)


rijen = st.fixed_dictionaries({dimensie: st.sampled_from(MOGELIJK) for dimensie in DIMENSIES})


def op_de_eenvoudigste_manier(regels: Weegregels, scores: Mapping[str, Score | None]) -> tuple[Score, ...]:
    """Try everything that is possible and take the worst of each rule that fires."""
    mogelijk = [_kan_zijn(regels, d, scores[d]) for d in DIMENSIES]
    return op_volgorde(
        {
            score
            for keuze in product(*mogelijk)
            for score in _bij_zekere(regels, dict(zip(DIMENSIES, keuze, strict=True)))
        }
    )


def _kan_zijn(regels: Weegregels, dimensie: str, score: Score | None) -> list[Score]:
    open_ = {
        score
        for regel in regels.regels
        if isinstance(regel, Openlaten) and dimensie in regel.dimensies
        for score in regel.bij
    }
    if score is None:
        return [*regels.schaal.oplopend, *(s for s in ZONDER_OORDEEL if s not in open_)]
    return list(regels.schaal.oplopend) if score in open_ else [score]


def _bij_zekere(regels: Weegregels, scores: dict[str, Score]) -> tuple[Score, ...]:
    oordelen = regels.schaal.oplopend
    for dimensie in DIMENSIES:  # generated preconditions only point forward
        for regel in regels.regels:
            if (
                isinstance(regel, Voorwaarde)
                and dimensie in regel.dimensies
                and scores[dimensie] in regel.bij
            ):
                nu = scores[regel.voor]
                if nu in oordelen and oordelen.index(nu) > oordelen.index(regel.hoogstens):
                    scores[regel.voor] = regel.hoogstens
    over = [regels.begin.eindscore]
    for regel in regels.regels:
        if isinstance(regel, Gevolg):
            for dimensie in regel.dimensies:
                elders = [scores[d] for d in DIMENSIES if d != dimensie]
                if scores[dimensie] in regel.bij and (not regel.andere or regel.andere & set(elders)):
                    over.append(regel.eindscore)
    plaatsen = [[oordelen.index(score) for score in reeks] for reeks in over]
    return oordelen[min(map(min, plaatsen)) : min(map(max, plaatsen)) + 1]


@given(verzamelingen(), rijen)
def test_de_uitkomst_is_alles_wat_bij_een_mogelijke_stand_mag(
    regels: Weegregels, scores: dict[str, Score | None]
) -> None:
    assert Weger(regels).bereken(scores).toegestaan == op_de_eenvoudigste_manier(regels, scores)


@given(verzamelingen(), rijen, st.sampled_from(DIMENSIES))
def test_nog_niet_gescoord_is_elke_score_ineens(
    regels: Weegregels, scores: dict[str, Score | None], dimensie: str
) -> None:
    weger = Weger(regels)
    elk = {score for keuze in SCORES for score in weger.bereken({**scores, dimensie: keuze}).toegestaan}
    assert set(weger.bereken({**scores, dimensie: None}).toegestaan) == elk


@given(verzamelingen(), rijen)
def test_de_volgorde_van_regels_en_scores_doet_er_niet_toe(
    regels: Weegregels, scores: dict[str, Score | None]
) -> None:
    andersom = replace(regels, regels=regels.regels[::-1])
    gekeerd = dict(reversed(scores.items()))
    een, ander = Weger(regels).bereken(scores), Weger(andersom).bereken(gekeerd)
    assert een.toegestaan == ander.toegestaan
    assert {(r.regel.code, r.dimensie, r.zeker) for r in een.redenen} == {
        (r.regel.code, r.dimensie, r.zeker) for r in ander.redenen
    }


@given(verzamelingen(), rijen)
def test_de_redenen_verklaren_de_uitkomst(regels: Weegregels, scores: dict[str, Score | None]) -> None:
    weging = Weger(regels).bereken(scores)
    codes = {code for reden in weging.redenen for code in (reden.regel.code, *reden.mogelijk)}
    alleen_die = replace(regels, regels=tuple(regel for regel in regels.regels if regel.code in codes))
    assert weging.redenen
    assert Weger(alleen_die).bereken(scores).toegestaan == weging.toegestaan


def test_wat_alleen_zeker_is_omdat_een_regel_iets_openlaat_noemt_die_regel() -> None:
    """Not scored yet can become blanco, which leaves every colour open: only then does a rule on all colours surely fire."""
    open_ = Openlaten("open", "", "", "", ("d",), frozenset(ZONDER_OORDEEL))
    regels = weegregels(gevolg("g", "d", "rood geel groen", "rood"), open_)
    weging = Weger(regels).bereken({})
    assert weging.toegestaan == (ROOD,)
    ongescoord = next(reden for reden in weging.redenen if reden.regel is regels.ongescoord)
    assert ongescoord.mogelijk == ("g", "open")
    assert "open" not in {c for reden in Weger(regels).bereken({"d": ROOD}).redenen for c in reden.mogelijk}


def test_een_andere_dimensie_die_een_regel_openlaat_staat_bij_de_redenen() -> None:
    open_ = Openlaten("open", "", "", "", ("c",), frozenset({BLANCO}))
    regels = weegregels(gevolg("g", "a", "geel", "rood", andere="rood"), open_)
    weging = Weger(regels).bereken({"a": GEEL, "b": GROEN, "c": BLANCO, "d": GROEN})
    assert weging.toegestaan == (GROEN, ROOD)
    assert [(reden.regel.code, reden.dimensie, reden.mogelijk) for reden in weging.redenen] == [
        ("begin", "", ()),
        ("g", "a", ()),
        ("open", "c", ("g",)),
    ]


@given(verzamelingen(), rijen)
def test_wat_zeker_geldt_begrenst_de_uitkomst(regels: Weegregels, scores: dict[str, Score | None]) -> None:
    weging = Weger(regels).bereken(scores)
    for reden in weging.redenen:
        if reden.zeker and isinstance(reden.regel, Gevolg):
            beste = max(map(OORDELEN.index, reden.regel.eindscore))
            slechtste = min(map(OORDELEN.index, reden.regel.eindscore))
            gekregen = [OORDELEN.index(score) for score in weging.toegestaan]
            assert max(gekregen) <= beste
            assert min(gekregen) <= slechtste


def test_een_andere_dimensie_is_nooit_de_dimensie_zelf() -> None:
    regels = weegregels(gevolg("ab", "ab", "rood", "geel rood", "rood"))
    weger = Weger(regels)
    groen = dict.fromkeys(DIMENSIES, GROEN)
    assert weger.bereken({**groen, "a": ROOD}).eindscore == GROEN
    beide = weger.bereken({**groen, "a": ROOD, "b": ROOD})
    assert beide.toegestaan == (GEEL, ROOD)
    assert [(reden.dimensie, reden.andere) for reden in beide.redenen] == [("a", ("b",)), ("b", ("a",))]


def test_een_dimensie_telt_niet_hoger_dan_haar_voorwaarde_toelaat() -> None:
    rood = frozenset({ROOD})
    eerst = Voorwaarde("eerst", "", "", "", ("a",), rood, "b", GEEL)
    verder = Voorwaarde("verder", "", "", "", ("b",), frozenset({GEEL}), "c", ROOD)
    weger = Weger(weegregels(gevolg("c", "c", "rood", "rood"), verder, eerst))
    groen = dict.fromkeys(DIMENSIES, GROEN)
    assert weger.bereken(groen).eindscore == GROEN
    assert weger.bereken({**groen, "a": ROOD}).eindscore == ROOD
    # Without a judgement of its own there is nothing to lower.
    assert weger.bereken({**groen, "a": ROOD, "c": BLANCO}).eindscore == GROEN
    assert weger.bereken({**groen, "a": None}).toegestaan == (GROEN, ROOD)


def test_een_onbekende_dimensie_en_een_kring_worden_geweigerd() -> None:
    with pytest.raises(KeyError, match="zz"):
        Weger(weegregels()).bereken({"zz": ROOD})
    rood = frozenset({ROOD})
    heen = Voorwaarde("heen", "", "", "", ("a",), rood, "b", GEEL)
    terug = Voorwaarde("terug", "", "", "", ("b",), rood, "a", GEEL)
    with pytest.raises(Kringverwijzing) as gevangen:
        Weger(weegregels(heen, terug))
    assert gevangen.value.regels == (heen, terug)


@given(st.frozensets(st.sampled_from(list(SCORES))))
def test_aaneengesloten_is_een_reeks_kleuren(scores: frozenset[Score]) -> None:
    assert aaneengesloten(scores) == (scores in REEKSEN)
