"""Scores over the editions: like is compared with like, and what is not known is no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.bewering import Uitkomst
from korpsmonitor_tui.domain.instrument import EINDSCORE, Gesprekspartij
from korpsmonitor_tui.domain.schaal import STANDAARD
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.trends import Scoretrends, Uitgave, lees_scoretrends
from korpsmonitor_tui.services.trendtoets import lees_toetslijst
from korpsmonitor_tui.services.trendtotalen import totaalreeksen
from korpsmonitor_tui.services.vragenlijstversies import publiceer
from tests.oordelen import BLANCO, GEEL, GROEN, NVT, ROOD, SCORES
from tests.services.lijsten import EEN, schrijf
from tests.services.trendgegevens import zet_eindscore, zet_partneroordeel, zet_score

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.schaal import Score
    from tests.services.conftest import Laptop

VERGUND = "toezicht.vergunde_branche"


def test_published_colours_stand_by_edition_with_how_many_are_known(laptop: Laptop) -> None:
    trends = lees_scoretrends(laptop.coordinator)
    instrument = laptop.coordinator.instrument
    assert [u.naam for u in trends.uitgaven] == [*map(str, instrument.eerdere_jaren), "2012"]
    gepubliceerd = {
        regel.partij: dict(regel.kleuren)[EINDSCORE]
        for regel in instrument.kleurenbalken
        if regel.jaar == 2010 and EINDSCORE in dict(regel.kleuren)
    }
    assert trends.uitgaven[-2].gronden.keys() == trends.uitgaven[-2].scores.keys()
    telling = trends.telling(EINDSCORE, trends.uitgaven[-2])
    assert telling.gescoord == len(gepubliceerd)
    assert telling.korpsen == 27
    assert telling.aantal(ROOD) == list(gepubliceerd.values()).count(ROOD)


def test_korpsen_that_were_not_there_yet_are_not_missing(laptop: Laptop) -> None:
    trends = lees_scoretrends(laptop.coordinator)
    jaren = {u.jaar: trends.telling(EINDSCORE, u).korpsen for u in trends.uitgaven}
    assert jaren[2008] == 25
    assert jaren[2010] == jaren[2012] == 27


def test_nobody_judges_themselves_as_a_partner(laptop: Laptop) -> None:
    trends = lees_scoretrends(laptop.coordinator)
    assert trends.telling("partners.kmar", trends.uitgaven[-1]).korpsen == 26


def test_this_edition_shows_what_was_set_and_never_what_was_published_of_it(laptop: Laptop) -> None:
    sessie = laptop.coordinator
    nu = lees_scoretrends(sessie).uitgaven[-1]
    assert nu.lopend
    assert nu.scores == {}
    zet_score(sessie, "groningen", VERGUND, BLANCO)
    zet_score(sessie, "drenthe", VERGUND, NVT)
    zet_eindscore(sessie, "groningen", GEEL)
    zet_partneroordeel(sessie, "groningen", "partners.om", "groen")
    zet_partneroordeel(sessie, "drenthe", "partners.om", "paars")
    trends = lees_scoretrends(sessie)
    assert trends.uitgaven[-1].scores == {
        ("groningen", VERGUND): BLANCO,
        ("drenthe", VERGUND): NVT,
        ("groningen", EINDSCORE): GEEL,
        ("groningen", "partners.om"): GROEN,
    }
    assert trends.uitgaven[-1].gronden["groningen", VERGUND] == "Zo is het."
    telling = trends.telling(VERGUND, trends.uitgaven[-1])
    assert (telling.aantal(BLANCO), telling.aantal(NVT), telling.onbekend) == (1, 1, 25)
    assert trends.balk("groningen", VERGUND)[-1] == BLANCO
    assert trends.balk("limburg-zuid", VERGUND)[-1] is None


def test_an_earlier_edition_in_the_database_goes_before_what_was_published(
    laptop: Laptop, tmp_path: Path
) -> None:
    sessie = laptop.coordinator
    zet_eindscore(sessie, "groningen", BLANCO)
    nieuw = edities.maak(laptop.store, sessie.instrumenten, Editie("2013-2014", "KM", "korpsmonitor"))
    nieuw = nieuw.als(sessie.persoon)
    publiceer(
        nieuw,
        schrijf(tmp_path, EEN.replace("peiljaar = 2012", "peiljaar = 2014"), "nu.toml"),
        "Nieuwe editie",
    )
    trends = lees_scoretrends(nieuw)
    assert [u.jaar for u in trends.uitgaven][-2:] == [2012, 2014]
    toen = trends.uitgaven[-2]
    assert toen.scores["groningen", EINDSCORE] == BLANCO
    assert trends.telling(EINDSCORE, toen).gescoord == 27
    assert not lees_scoretrends(sessie).uitgaven[-1].scores.keys() & {("drenthe", EINDSCORE)}


def test_an_edition_that_still_asks_the_old_questions_hides_nothing_of_the_earlier_one(
    laptop: Laptop,
) -> None:
    sessie = laptop.coordinator
    zet_eindscore(sessie, "groningen", ROOD)
    edities.maak(
        laptop.store, sessie.instrumenten, Editie("2010-proef", "Proef", "korpsmonitor", "Voorbeeld")
    )
    nieuw = edities.maak(
        laptop.store, sessie.instrumenten, Editie("2013-2014", "KM 2013-2014", "korpsmonitor")
    )
    trends = lees_scoretrends(nieuw.als(sessie.persoon))
    # Both questionnaires speak of 2012: that year is the earlier edition's, and no example comes before real work.
    assert [u.naam for u in trends.uitgaven][-3:] == ["2010", "2012", "KM 2013-2014"]
    assert trends.balk("groningen", EINDSCORE)[-2:] == (ROOD, None)


def test_published_totals_beside_what_was_counted_over_the_same_korpsen(
    laptop: Laptop, tmp_path: Path
) -> None:
    """6/14/5, 12/9/4, and then 2012 counted over the 25 that were there from the first: nothing is made of a total."""
    sessie = laptop.coordinator
    zet_eindscore(sessie, "groningen", GROEN)
    (nu,) = totaalreeksen(lees_scoretrends(sessie), EINDSCORE)
    assert nu.zinnen == ("2012 naast een totaal leggen kan pas als van alle 25 de score bekend is; nu van 1",)
    nieuw = edities.maak(laptop.store, sessie.instrumenten, Editie("2013-2014", "KM", "korpsmonitor"))
    nieuw = nieuw.als(sessie.persoon)
    lijst = schrijf(tmp_path, EEN.replace("peiljaar = 2012", "peiljaar = 2014"), "nu.toml")
    publiceer(nieuw, lijst, "Nieuwe editie")
    trends = lees_scoretrends(nieuw)
    (reeks,) = totaalreeksen(trends, EINDSCORE)
    assert len(reeks.korpsen) == 25
    assert not {"klpd", "kmar"} & set(reeks.korpsen)
    assert [
        (p.naam, *(p.telling.aantal(s) for s in (GROEN, GEEL, ROOD)), p.telling.onbekend, p.per_korps)
        for p in reeks.punten
    ] == [
        ("2008", 6, 14, 5, 0, 1),
        ("2010", 12, 9, 4, 0, 14),
        ("2012", 20, 3, 2, 0, 25),
        ("2014", 0, 0, 0, 25, 0),
    ]
    assert [bool(punt.bron) for punt in reeks.punten] == [True, True, False, False]
    assert reeks.zinnen == (
        "2012 naast 2008, over dezelfde 25 regiokorpsen: groen 6 → 20, geel 14 → 3, rood 5 → 2",
        "2012 naast 2010, over dezelfde 25 regiokorpsen: groen 12 → 20, geel 9 → 3, rood 4 → 2",
    )
    # Of a dimension only one number was published: what the others had is not known, and no nought.
    (branche,) = totaalreeksen(trends, VERGUND)
    totaal = next(punt for punt in branche.punten if punt.bron)
    assert (totaal.naam, totaal.aantal(ROOD), totaal.aantal(GROEN), totaal.telling.onbekend) == (
        "2010",
        3,
        None,
        22,
    )
    assert not totaalreeksen(trends, "opsporing.weging")
    # Ten more and two fewer: certain, but only by scores of KLPD and KMar that were read from that statement.
    meer, minder = (een.toets for een in lees_toetslijst(nieuw).getoetst if een.bron.startswith("4.1"))
    assert {meer.uitkomst, minder.uitkomst} == {Uitkomst.ONTOETSBAAR}
    assert meer.uitleg == "2010: 12; 2012: 22, met scores die mede aan deze bron zijn ontleend"
    assert minder.uitleg.startswith("2010: 4; 2012: 2,")
    # What was counted of 2010 stays what it was.
    assert trends.telling(EINDSCORE, trends.uitgaven[-3]).gescoord == 16


@given(
    st.lists(
        st.tuples(st.sampled_from([None, *SCORES]), st.sampled_from([None, *SCORES]), st.booleans()),
        max_size=30,
    )
)
def test_two_editions_are_compared_over_the_korpsen_of_both(
    korpsen: list[tuple[Score | None, Score | None, bool]],
) -> None:
    partijen = tuple(
        Gesprekspartij(
            str(nr), str(nr), "korps", gemonitord_vanaf=2010 if later and toen is None else None, gemeten=True
        )
        for nr, (toen, _nu, later) in enumerate(korpsen)
    )
    toen = {(str(nr), EINDSCORE): s for nr, (s, _nu, _later) in enumerate(korpsen) if s is not None}
    nu = {(str(nr), EINDSCORE): s for nr, (_toen, s, _later) in enumerate(korpsen) if s is not None}
    uitgaven = (Uitgave("2008", 2008, toen, {}), Uitgave("2012", 2012, nu, {}, lopend=True))
    trends = Scoretrends(partijen, uitgaven, (), STANDAARD)
    beide = [k for k in partijen if (k.code, EINDSCORE) in toen and (k.code, EINDSCORE) in nu]
    vergelijking = trends.vergelijking(EINDSCORE, uitgaven[1])
    if not beide:
        assert vergelijking is None
    else:
        assert vergelijking is not None
        assert vergelijking.korpsen == tuple(k.code for k in beide)
        assert vergelijking.toen.gescoord == vergelijking.nu.gescoord == len(beide)
        assert vergelijking.toen.onbekend == vergelijking.nu.onbekend == 0
    telling = trends.telling(EINDSCORE, uitgaven[0])
    assert telling.gescoord == len(toen)
    assert telling.korpsen == len(trends.deelnemers(EINDSCORE, uitgaven[0]))
    assert trends.vergelijking(EINDSCORE, uitgaven[0]) is None
