"""The scale of an instrument: order, form, and rules that weigh by scales of every length."""

from __future__ import annotations

import copy
import json
import pickle
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.schaal import (
    BLANCO,
    CONTRAST,
    NVT,
    STANDAARD,
    Score,
    aaneengesloten,
    contrast,
    kleurnaam,
    leesbaarste,
    met_betekenis,
    op_volgorde,
    toonvolgorde,
)
from korpsmonitor_tui.domain.weegregels import Gevolg, Grens, Percentage, Voorwaarde
from korpsmonitor_tui.domain.weging import Weger
from korpsmonitor_tui.domain.weguitleg import werking
from tests.domain.test_weging import (
    DIMENSIES,
    op_de_eenvoudigste_manier,
    reeksen_van,
    verzamelingen,
    weegregels,
)
from tests.oordelen import VIER, schaal_van

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Schaal
    from korpsmonitor_tui.domain.weegregels import Regel, Weegregels

TWEE = schaal_van(("goed", "G", "2E7D32"), ("fout", "F", "B3261E"))
VIJF = schaal_van(*((f"s{nr}", letter, f"{nr}0{nr}0{nr}0") for nr, letter in enumerate("ACDEF", start=1)))
schalen = st.sampled_from([TWEE, VIER, VIJF])
kleuren = st.text("0123456789ABCDEF", min_size=6, max_size=6)


def test_the_scale_of_the_korpsmonitor_is_as_it_was_printed() -> None:
    """Codes stand in databases, letters and hues in what went out: none of them may change."""
    vormen = {str(s): (s.vorm.letter, s.vorm.schermletter, s.vorm.vulling, s.rang) for s in STANDAARD.scores}
    assert vormen == {
        "rood": ("R", "R", "B3261E", 2),
        "geel": ("G", "G", "FFD100", 1),
        "groen": ("N", "N", "2E7D32", 0),
        "blanco": ("–", "B", "FFFFFF", None),
        "nvt": ("x", "x", "E9EEF4", None),
    }
    assert [kleurnaam(s) for s in STANDAARD.legenda] == [
        *("rood: Onvoldoende", "geel: Aandacht", "groen: conform Norm", "blanco: geen oordeel"),
    ]
    assert met_betekenis(STANDAARD.beste) == "groen (conform norm)"


def test_roles_follow_from_the_place_on_the_scale() -> None:
    for schaal in (STANDAARD, TWEE, VIER, VIJF):
        assert [s for s in schaal.scores if s.conform] == [schaal.beste]
        assert [s for s in schaal.scores if s.tekortkoming] == [*schaal.oplopend[:-1]]
        assert [s for s in schaal.scores if not s.is_oordeel] == [BLANCO, NVT]


def test_a_score_is_its_code_wherever_it_is_kept_or_compared() -> None:
    matig = VIER.oordelen[2]
    assert matig == "matig"
    assert (hash(matig), json.dumps([matig]), f"{matig}") == (hash("matig"), '["matig"]', "matig")
    for kopie in (copy.deepcopy(matig), pickle.loads(pickle.dumps(matig))):
        assert (kopie, kopie.rang, kopie.vorm, kopie.conform) == (matig, 2, matig.vorm, False)


@pytest.mark.parametrize("waarde", ["oranje", "GROEN", "", None, 3, ["groen"]])
def test_what_is_no_score_of_the_scale_is_none(waarde: object) -> None:
    assert STANDAARD.score(waarde) is None


def test_a_colour_is_read_as_people_write_it_and_nvt_is_none() -> None:
    assert STANDAARD.kleur(" Groen ") == STANDAARD.beste
    assert STANDAARD.kleur("blanco") == BLANCO
    assert STANDAARD.kleur("nvt") is None


@given(schalen, st.data())
def test_scores_are_shown_best_first_whatever_their_order(schaal: Schaal, data: st.DataObject) -> None:
    gekozen = data.draw(st.lists(st.sampled_from(schaal.scores), unique=True))
    assert toonvolgorde(gekozen) == tuple(s for s in schaal.getoond if s in gekozen)
    assert op_volgorde(gekozen) == tuple(s for s in schaal.oordelen if s in gekozen)
    assert aaneengesloten(gekozen) == (frozenset(gekozen) in reeksen_van(schaal))


@given(kleuren)
def test_a_letter_can_be_read_on_any_background(vulling: str) -> None:
    assert contrast(vulling, leesbaarste(vulling)) >= CONTRAST
    assert contrast(vulling, vulling) == 1


@st.composite
def gewogen(trek: st.DrawFn) -> tuple[Weegregels, dict[str, Score | None]]:
    """Rules of a scale of two, four or five, and scores on it."""
    schaal = trek(schalen)
    scores = st.sampled_from((*schaal.scores, None))
    return trek(verzamelingen(schaal)), {dimensie: trek(scores) for dimensie in DIMENSIES}


@settings(max_examples=30)
@given(gewogen())
def test_a_scale_of_any_length_weighs_as_trying_everything_does(
    geval: tuple[Weegregels, dict[str, Score | None]],
) -> None:
    regels, scores = geval
    assert Weger(regels).bereken(scores).toegestaan == op_de_eenvoudigste_manier(regels, scores)


@st.composite
def strenge_regels(trek: st.DrawFn) -> Weegregels:
    """Rules that fire for a judgement and everything worse, as sensible ones do."""
    schaal = trek(schalen)

    def tot_en_met() -> frozenset[Score]:
        return frozenset(schaal.oplopend[: trek(st.integers(1, len(schaal.oplopend)))])

    reeksen = reeksen_van(schaal)
    regels: list[Regel] = []
    for nr in range(trek(st.integers(1, 5))):
        waar = (trek(st.sampled_from(DIMENSIES)),)
        andere = tot_en_met() if trek(st.booleans()) else frozenset[Score]()
        regels.append(
            Gevolg(f"g{nr}", "", "", "", waar, tot_en_met(), trek(st.sampled_from(reeksen)), andere)
        )
    for nr in range(trek(st.integers(0, 2))):
        hoogstens = trek(st.sampled_from(schaal.oplopend[:-1]))
        regels.append(
            Voorwaarde(f"v{nr}", "", "", "", (DIMENSIES[nr],), tot_en_met(), DIMENSIES[nr + 1], hoogstens)
        )
    return weegregels(*regels, begin=frozenset({schaal.beste}), schaal=schaal)


@given(strenge_regels(), st.data())
def test_a_worse_score_never_allows_a_better_eindscore(regels: Weegregels, data: st.DataObject) -> None:
    schaal, weger = regels.schaal, Weger(regels)
    scores = {dimensie: data.draw(st.sampled_from(schaal.oordelen)) for dimensie in DIMENSIES}
    dimensie = data.draw(st.sampled_from(DIMENSIES))
    uit = [weger.bereken({**scores, dimensie: score}).toegestaan for score in schaal.oordelen]
    for beter, slechter in pairwise(uit):
        for plaats in (0, -1):
            assert schaal.oordelen.index(beter[plaats]) <= schaal.oordelen.index(slechter[plaats])


@given(schalen, st.data())
def test_a_percentage_is_one_judgement_and_more_is_never_worse(schaal: Schaal, data: st.DataObject) -> None:
    aantal = len(schaal.oordelen) - 1
    vanaf = sorted(
        data.draw(st.lists(st.integers(0, 100), min_size=aantal, max_size=aantal, unique=True)), reverse=True
    )
    grenzen = tuple(
        Grens(score, deel, data.draw(st.booleans()))
        for score, deel in zip(schaal.oordelen, vanaf, strict=False)
    )
    regel = Percentage("p", "", "", "", ("a",), grenzen, schaal.slechtste)
    rangen = [regel.score(deel).rang for deel in map(_helft, range(201))]
    assert rangen == sorted(rangen, key=lambda rang: -(rang or 0))
    assert all(str(score) in werking(regel) for score in schaal.oordelen)


def _helft(deel: int) -> Fraction:
    return Fraction(deel, 2)


def test_what_a_percentage_rule_does_reads_as_its_source() -> None:
    groen, geel, rood = STANDAARD.oordelen
    regel = Percentage(
        "p", "", "", "", (), (Grens(groen, 90, boven=True), Grens(geel, 70, boven=False)), rood
    )
    assert werking(regel) == "onder 70% rood, van 70% tot en met 90% geel, daarboven groen"
    goed, fout = TWEE.oordelen
    twee = Percentage("p", "", "", "", (), (Grens(goed, 75, boven=False),), fout)
    assert werking(twee) == "onder 75% fout, vanaf 75% goed"
