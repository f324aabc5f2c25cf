"""Scores: who gives them, with what, and on which form."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.services import (
    medewerkers,
    scores,
    vragenlijst,
    weegsessies,
)
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.korpsweging import lees_matrix
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from tests.oordelen import BLANCO, GEEL, GROEN, NVT, ROOD
from tests.services import wegen
from tests.services.verhaal import DOSSIER
from tests.services.wegen import DIMENSIE

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.referentiescore import Referentiescore
    from tests.services.conftest import Laptop


# -- who -----------------------------------------------------------------------------------------------------------------


def test_a_score_holds_everything_in_one_event(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    uitslag = wegen.scoor(laptop)
    cel = wegen.weging(laptop).cel(DIMENSIE)
    assert cel is not None
    assert cel.gegeven == uitslag.gegeven
    assert (cel.gegeven.score, cel.gegeven.motivatie) == (GEEL, "Zie het verslag.")
    assert (cel.gegeven.sessie, cel.gegeven.bewijs) == (sessie.id, (wegen.BUITEN,))
    assert cel.gegeven.onthouden == (laptop.mensen["weger J"].id,)
    assert cel.vastgelegd is not None
    assert cel.vastgelegd.wie == laptop.mensen["weger H"].id
    assert uitslag.gewijzigd
    assert not wegen.scoor(laptop).gewijzigd


def test_who_belongs_to_the_korps_is_refused_and_abstains(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        scores.geef_score(laptop.weger_eigen_korps, DOSSIER, DIMENSIE, wegen.invoer())
    drenthe = "2011-2012/drenthe"
    uitslag = scores.geef_score(laptop.weger_eigen_korps, drenthe, DIMENSIE, wegen.invoer())
    assert uitslag.gegeven.onthouden == ()


def test_a_korps_that_was_added_to_a_person_counts_at_once(laptop: Laptop) -> None:
    """The screen of this person was opened before."""
    wegen.open_sessie(laptop)
    medewerkers.wijzig(laptop.coordinator, "weger H", Wijziging(korpsen=("groningen",)))
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        wegen.scoor(laptop)


def test_who_left_scores_no_more_on_a_screen_that_was_open(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    medewerkers.wijzig(laptop.coordinator, "weger H", Wijziging(actief=False))
    with pytest.raises(StapGeweigerd, match="werkt niet meer mee"):
        wegen.scoor(laptop)


def test_only_the_weegploeg_scores_and_only_who_is_there(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, "weger H", "auditor B", "coördinator C")
    for andere in (laptop.auditor, laptop.notulist, laptop.coordinator, laptop.lezer):
        with pytest.raises(StapGeweigerd, match="lid van de weegploeg"):
            scores.geef_score(andere, DOSSIER, DIMENSIE, wegen.invoer())
    with pytest.raises(StapGeweigerd, match="niet als aanwezig"):
        scores.geef_score(laptop.tweede_weger, DOSSIER, DIMENSIE, wegen.invoer())
    weegsessies.sluit(laptop.coordinator, sessie.id)
    with pytest.raises(StapGeweigerd, match="is gesloten"):
        scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, replace(wegen.invoer(), sessie=sessie.id))
    with pytest.raises(NietGevonden, match="geen open weegsessie"):
        wegen.scoor(laptop)
    assert wegen.weging(laptop).cel(DIMENSIE).gegeven is None  # type: ignore[union-attr]


@pytest.mark.parametrize("dimensie", ["kwaliteit", "toezicht", "partners.om"])
def test_what_is_no_dimension_is_refused(laptop: Laptop, dimensie: str) -> None:
    wegen.open_sessie(laptop)
    with pytest.raises(NietGevonden, match=dimensie):
        wegen.scoor(laptop, dimensie=dimensie)


def test_a_ketenpartner_is_not_weighed(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    with pytest.raises(NietGevonden, match="geen korps"):
        wegen.scoor(laptop, dossier="2011-2012/om")


# -- motivation and evidence -------------------------------------------------------------------------------------------


def test_no_score_without_motivation_or_evidence(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    with pytest.raises(OnbruikbareInvoer, match="motivatie"):
        scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(motivatie="  "))
    with pytest.raises(OnbruikbareInvoer, match="bewijs"):
        scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, replace(wegen.invoer(), bewijs=()))
    leeg = Bewijs(Bewijssoort.BRON, "", " ")
    with pytest.raises(OnbruikbareInvoer, match="welke bron"):
        scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", leeg))


@pytest.mark.parametrize("score", [BLANCO, NVT])
def test_no_judgement_needs_a_reason_and_no_evidence(laptop: Laptop, score: Score) -> None:
    wegen.open_sessie(laptop)
    for leeg in ("", "\u200b"):
        with pytest.raises(OnbruikbareInvoer, match="reden"):
            scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, replace(wegen.invoer(score, leeg), bewijs=()))
    scores.geef_score(
        laptop.weger, DOSSIER, DIMENSIE, replace(wegen.invoer(score, "Geen ervaring."), bewijs=())
    )
    assert wegen.weging(laptop).scores[DIMENSIE] == score


# -- stale, odd, all of them ---------------------------------------------------------------------------------------------


def test_a_form_that_was_opened_on_another_score_is_refused(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    eerst = wegen.weging(laptop).cel(DIMENSIE)
    assert eerst is not None
    wegen.scoor(laptop, GEEL)
    with pytest.raises(InmiddelsGewijzigd, match="inmiddels"):
        scores.geef_score(laptop.tweede_weger, DOSSIER, DIMENSIE, wegen.invoer(ROOD), op=eerst.koppen)
    cel = wegen.weging(laptop).cel(DIMENSIE)
    assert cel is not None
    uitslag = scores.geef_score(laptop.tweede_weger, DOSSIER, DIMENSIE, wegen.invoer(ROOD), op=cel.koppen)
    assert uitslag.vorige is not None
    assert uitslag.vorige.score == GEEL


def test_a_colour_where_a_dimension_hardly_applies_is_a_warning(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    klpd = "2011-2012/klpd"
    assert "nauwelijks" in wegen.scoor(laptop, GROEN, "toezicht.vergunde_branche", klpd).waarschuwing
    assert wegen.scoor(laptop, NVT, "toezicht.vergunde_branche", klpd).waarschuwing == ""
    assert wegen.scoor(laptop, GROEN, "toezicht.kwaliteit", klpd).waarschuwing == ""


def test_the_answers_on_the_referenties_lie_beside_the_score(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    dimensie = "organisatie.referentiekader"
    regel = laptop.coordinator.instrument.referentieregel
    assert regel is not None
    vakken = laptop.coordinator.instrument.vragen[regel.rooster].vakken
    assert wegen.scoor(laptop, ROOD, dimensie).waarschuwing == ""

    def antwoord(aantal: int, waarde: str) -> Referentiescore:
        vragenlijst.zet_antwoorden(
            laptop.notulist, DOSSIER, {(vak, "waarde"): waarde for vak in vakken[:aantal]}
        )
        geteld = mogelijk_bewijs(laptop.weger, DOSSIER, dimensie).geteld
        assert geteld is not None
        return geteld

    assert antwoord(12, "ja").scores == (GROEN, GEEL)
    assert antwoord(16, "ja").scores == (GROEN,)
    assert "100% geborgd" in wegen.scoor(laptop, GEEL, dimensie).waarschuwing
    assert wegen.scoor(laptop, GROEN, dimensie).waarschuwing == ""
    assert wegen.scoor(laptop, BLANCO, dimensie).waarschuwing == ""
    assert antwoord(8, "nee").scores == (ROOD,)
    assert mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE).geteld is None


def test_a_score_after_undo_is_made_on_what_the_form_showed(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor(laptop, GEEL)
    ongedaan(laptop.weger)
    cel = wegen.weging(laptop).cel(DIMENSIE)
    assert cel is not None
    assert cel.gegeven is None
    uitslag = scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL), op=cel.koppen)
    assert uitslag.gewijzigd
    assert wegen.weging(laptop).scores[DIMENSIE] == GEEL


def test_a_weegsessie_that_is_still_to_come_scores_nothing(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    later = laptop.coordinator.vandaag() + timedelta(days=1)
    weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(datum=later))
    with pytest.raises(StapGeweigerd, match="is pas op 05-02-2013"):
        wegen.scoor(laptop)


def test_the_matrix_shows_what_one_korps_shows(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor(laptop, ROOD)
    matrix = lees_matrix(laptop.coordinator)
    assert matrix.korps("groningen") == wegen.weging(laptop)
    assert len(matrix.korpsen) == 27
    assert laptop.store.controleer().klopt


def test_a_person_who_left_cannot_be_added(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    medewerkers.wijzig(laptop.coordinator, "auditor D", Wijziging(actief=False))
    with pytest.raises(StapGeweigerd, match="werkt niet meer mee"):
        weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(aanwezig=("auditor D",)))
