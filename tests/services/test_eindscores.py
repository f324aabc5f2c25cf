"""The eindscore: what the rules allow, a deviation that stays visible, and scores that change after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import eindscores
from korpsmonitor_tui.services.eindscores import Eindinvoer, Einduitslag
from tests.oordelen import BLANCO, GEEL, GROEN, NVT, ROOD
from tests.services import wegen
from tests.services.conftest import Laptop, wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score


def zet(laptop: Laptop, score: Score, motivatie: str = "", open_reden: str = "") -> Einduitslag:
    return eindscores.zet(laptop.weger, DOSSIER, Eindinvoer(score, motivatie, open_reden))


def test_the_one_that_is_left_needs_no_motivation(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    uitslag = zet(laptop, GROEN)
    weging = wegen.weging(laptop)
    assert weging.eind.gegeven == uitslag.gegeven
    assert (uitslag.gegeven.sessie, uitslag.gegeven.regels) == (sessie.id, weging.regels.versie)
    assert uitslag.gegeven.toegestaan == (GROEN,)
    assert dict(uitslag.gegeven.scores) == weging.scores
    assert uitslag.gegeven.onthouden == (laptop.mensen["weger J"].id,)
    assert not uitslag.gegeven.wijkt_af
    assert not weging.verouderd


def test_a_choice_is_motivated(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop, organisatie__korpsexpert_mandaat=ROOD)
    toegestaan = wegen.weging(laptop).weging.toegestaan
    assert len(toegestaan) > 1
    with pytest.raises(OnbruikbareInvoer, match="motiveer de keuze"):
        zet(laptop, toegestaan[0])
    assert not zet(laptop, toegestaan[0], "Het overige is op orde.").gegeven.wijkt_af


def test_a_deviation_needs_a_reason_and_stays_visible(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    for score in (ROOD, BLANCO):
        for motivatie in ("", " \u200b\u2060"):
            with pytest.raises(OnbruikbareInvoer, match="af te wijken"):
                zet(laptop, score, motivatie)
    zet(laptop, ROOD, "Nieuwe feiten.")
    eind = wegen.weging(laptop).eind.gegeven
    assert eind is not None
    assert eind.wijkt_af
    with pytest.raises(OnbruikbareInvoer, match=r"n\.v\.t\."):
        zet(laptop, NVT, "Hoort hier niet.")


def test_what_is_not_scored_is_explained(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor(laptop, GROEN)
    with pytest.raises(OnbruikbareInvoer, match=r"toezicht\.continuiteit"):
        zet(laptop, GEEL, "Zo gewogen.")
    assert zet(laptop, GEEL, "Zo gewogen.", "De rest is niet onderzocht.").gegeven.open_reden


def test_scores_that_change_leave_the_eindscore_and_show_it(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    zet(laptop, GROEN)
    wegen.scoor(laptop, ROOD)
    weging = wegen.weging(laptop)
    assert weging.verouderd
    assert weging.eind.gegeven is not None
    assert weging.eind.gegeven.score == GROEN
    wegen.scoor(laptop, GROEN)
    assert not wegen.weging(laptop).verouderd


def test_who_belongs_to_the_korps_or_is_not_of_the_weegploeg_sets_none(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    for ander in (laptop.weger_eigen_korps, laptop.coordinator, laptop.auditor):
        with pytest.raises(StapGeweigerd):
            eindscores.zet(ander, DOSSIER, Eindinvoer(GROEN, sessie=sessie.id))


def test_a_form_on_other_scores_or_another_eindscore_is_refused(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    gezien = wegen.weging(laptop)
    wegen.scoor(laptop, GEEL)
    with pytest.raises(InmiddelsGewijzigd, match="scores zijn inmiddels"):
        eindscores.zet(laptop.weger, DOSSIER, Eindinvoer(GROEN), gezien=gezien.scores)
    zet(laptop, GEEL, "Zo gewogen.")
    with pytest.raises(InmiddelsGewijzigd, match="inmiddels"):
        eindscores.zet(laptop.weger, DOSSIER, Eindinvoer(GROEN, "Toch."), op=gezien.eind.koppen)


def test_the_eindscore_waits_for_scores_that_two_laptops_gave(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier)
    wegen.scoor_alles(hier)
    wissel_uit(hier, daar)
    wegen.scoor(hier, GEEL)
    wegen.scoor(daar, ROOD)
    wissel_uit(hier, daar)
    cel = wegen.weging(hier).cel(wegen.DIMENSIE)
    assert cel is not None
    assert cel.gegeven is None
    assert {gegeven.score for gegeven in cel.botsing} == {GEEL, ROOD}
    assert not wegen.weging(hier).compleet
    with pytest.raises(StapGeweigerd, match=r"verschillend gescoord: toezicht\.kwaliteit"):
        zet(hier, GEEL, "Zo gewogen.", "Nog niet eens.")
    with pytest.raises(StapGeweigerd, match="op twee apparaten"):
        wegen.scoor(hier, GROEN)


def test_the_same_eindscore_again_writes_nothing(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    eerste = zet(laptop, GROEN)
    tweede = zet(laptop, GROEN)
    assert (eerste.gewijzigd, tweede.gewijzigd) == (True, False)
    assert tweede.vorige == eerste.gegeven
