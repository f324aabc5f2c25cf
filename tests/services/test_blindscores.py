"""Scoring blind: nobody sees another's score of a dimension before everybody who scores blind gave theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, StapGeweigerd
from korpsmonitor_tui.services import blindscores, medewerkers, scores, weegsessies
from korpsmonitor_tui.services.medewerkers import Wijziging
from tests.oordelen import GEEL, GROEN, ROOD
from tests.services import wegen
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER
from tests.services.wegen import DIMENSIE

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

TWEE = ("weger H", "weger I")


def geef(sessie: Sessie, score: Score, motivatie: str = "Alleen gescoord.") -> Blindstand:
    return blindscores.geef(sessie, DOSSIER, DIMENSIE, wegen.invoer(score, motivatie))


def test_others_see_that_somebody_scored_but_not_what(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, blind=TWEE)
    eigen = geef(laptop.weger, ROOD)
    wie = laptop.mensen["weger H"].id
    assert [(lid, gegeven.score) for lid, gegeven in eigen.scores] == [(wie, ROOD)]
    for ander in (laptop.tweede_weger, laptop.coordinator, laptop.weger_eigen_korps):
        stand = blindscores.lees(ander, DOSSIER, DIMENSIE, sessie)
        assert (stand.scores, stand.gedaan, stand.zichtbaar, stand.eens) == ((), (wie,), False, False)
        assert stand.wacht_op == (laptop.mensen["weger I"].id,)
        assert blindscores.lees_alle(ander, DOSSIER) == (stand,)


def test_when_all_did_everybody_sees_them_and_somebody_settles(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, blind=TWEE)
    geef(laptop.weger, ROOD)
    with pytest.raises(StapGeweigerd, match="nog niet door weger I"):
        wegen.scoor(laptop)
    geef(laptop.tweede_weger, GEEL)
    stand = blindscores.lees(laptop.coordinator, DOSSIER, DIMENSIE, sessie)
    assert stand.zichtbaar
    assert not stand.eens
    assert {gegeven.score for _lid, gegeven in stand.scores} == {ROOD, GEEL}
    uitslag = wegen.scoor(laptop, GEEL)
    assert uitslag.gegeven.blind == stand.gedaan == tuple(sorted(laptop.mensen[naam].id for naam in TWEE))
    assert blindscores.lees(laptop.lezer, DOSSIER, DIMENSIE, sessie).scores == stand.scores
    with pytest.raises(StapGeweigerd, match="Iedereen heeft al gescoord"):
        geef(laptop.weger, GROEN)


def test_another_weegsessie_is_no_way_round_who_still_scores_blind(laptop: Laptop) -> None:
    blind = wegen.open_sessie(laptop, blind=TWEE, naam="blind")
    ander = wegen.open_sessie(laptop, naam="ander")
    invoer = replace(wegen.invoer(), sessie=ander.id)
    assert scores.geef_score(laptop.tweede_weger, DOSSIER, DIMENSIE, invoer).gewijzigd  # nobody began
    blindscores.geef(laptop.weger, DOSSIER, DIMENSIE, replace(invoer, sessie=blind.id))
    for wie in (laptop.weger, laptop.tweede_weger):
        with pytest.raises(StapGeweigerd, match="“blind” eerst blind gescoord; nog niet door weger I"):
            scores.geef_score(wie, DOSSIER, DIMENSIE, invoer)
    weegsessies.sluit(laptop.coordinator, blind.id)  # given up
    assert scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, invoer).gegeven.blind == ()


def test_one_may_score_otherwise_until_then(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, blind=TWEE)
    op = blindscores.koppen(laptop.weger, DOSSIER, DIMENSIE, sessie)
    geef(laptop.weger, ROOD)
    with pytest.raises(InmiddelsGewijzigd):
        blindscores.geef(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL), op=op)
    assert geef(laptop.weger, GEEL).scores[0][1].score == GEEL


def test_who_does_not_score_blind_or_not_this_korps_is_refused(laptop: Laptop) -> None:
    wegen.open_sessie(laptop, blind=TWEE)
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        geef(laptop.weger_eigen_korps, ROOD)
    derde = laptop.coordinator.als(replace(laptop.mensen["lezer F"]))
    with pytest.raises(StapGeweigerd):
        geef(derde, ROOD)


def test_who_abstains_is_not_waited_for(laptop: Laptop) -> None:
    """Of three who score blind one belongs to the korps; of two the other has nobody to be blind to."""
    sessie = wegen.open_sessie(laptop, blind=wegen.WEGERS)
    stand = blindscores.lees(laptop.weger, DOSSIER, DIMENSIE, sessie)
    assert stand.leden == tuple(sorted(laptop.mensen[naam].id for naam in TWEE))
    geef(laptop.weger, ROOD)
    geef(laptop.tweede_weger, ROOD)
    assert blindscores.lees(laptop.weger, DOSSIER, DIMENSIE, sessie).eens


def test_who_turns_out_to_belong_to_the_korps_lays_nothing_open(laptop: Laptop) -> None:
    """One who scored blind is left, and had nobody to be blind to."""
    sessie = wegen.open_sessie(laptop, blind=TWEE)
    geef(laptop.weger, ROOD)
    medewerkers.wijzig(laptop.coordinator, "weger I", Wijziging(korpsen=("groningen",)))
    for ander in (laptop.tweede_weger, laptop.coordinator):
        assert blindscores.lees(ander, DOSSIER, DIMENSIE, sessie).scores == ()


def test_with_one_left_it_is_scored_openly(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, blind=("weger H", "weger J"))
    assert blindscores.lees(laptop.weger, DOSSIER, DIMENSIE, sessie).leden == ()
    with pytest.raises(StapGeweigerd, match="niet blind"):
        geef(laptop.weger, ROOD)
    assert wegen.scoor(laptop).gegeven.blind == ()


def test_laptops_that_score_apart_see_each_other_only_after_exchange(hier: Laptop, daar: Laptop) -> None:
    sessie = wegen.open_sessie(hier, blind=TWEE)
    wissel_uit(hier, daar)
    geef(hier.weger, ROOD)
    geef(daar.tweede_weger, GROEN)
    assert blindscores.lees(hier.tweede_weger, DOSSIER, DIMENSIE, sessie).scores == ()
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert blindscores.lees(laptop.lezer, DOSSIER, DIMENSIE, sessie).zichtbaar
    assert scores.geef_score(daar.weger, DOSSIER, DIMENSIE, wegen.invoer()).gegeven.blind


def test_somebody_who_scored_on_two_laptops_did_not_score_yet(hier: Laptop, daar: Laptop) -> None:
    sessie = wegen.open_sessie(hier, blind=TWEE)
    wissel_uit(hier, daar)
    geef(hier.weger, ROOD)
    geef(daar.weger, GROEN)
    geef(daar.tweede_weger, GROEN)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        stand = blindscores.lees(laptop.tweede_weger, DOSSIER, DIMENSIE, sessie)
        assert (stand.zichtbaar, stand.wacht_op) == (False, (laptop.mensen["weger H"].id,))
