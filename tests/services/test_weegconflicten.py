"""The weging on two laptops, on the timeline and undone: nothing is lost, and blind scores stay blind everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.services import (
    blindscores,
    conflicten,
    eindscores,
    medewerkers,
    scores,
    weegsessies,
)
from korpsmonitor_tui.services.eindscores import Eindinvoer
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.verslagstand import lees_conflicten as verslagconflicten
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from korpsmonitor_tui.services.zoeken import zoek
from tests.oordelen import GEEL, GROEN, NVT, ROOD
from tests.services import wegen
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER
from tests.services.wegen import DIMENSIE
from tests.store.conftest import Klok

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

BLIND = ("weger H", "weger I")
GEHEIM = "tegenvallend"
"""A word that only stands in a blind score."""


def _laatste(laptop: Laptop, dossier: str = DOSSIER) -> tuple[str, str]:
    regel = lees_tijdlijn(laptop.coordinator, dossier)[0]
    return regel.wat, regel.reden


def _blind(sessie: Sessie, score: Score = ROOD) -> None:
    blindscores.geef(sessie, DOSSIER, DIMENSIE, wegen.invoer(score, GEHEIM))


# -- conflicts -----------------------------------------------------------------------------------------------------------


def test_a_person_chooses_between_two_scores(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier)
    wissel_uit(hier, daar)
    wegen.scoor(hier, GEEL)
    wegen.scoor(daar, ROOD)
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.weger, DOSSIER)
    assert DIMENSIE in conflict.label
    assert {keuze.tekst.splitlines()[0] for keuze in conflict.keuzes} == {"geel", "rood"}
    assert wegen.BUITEN.tekst in conflict.keuzes[0].tekst
    assert verslagconflicten(hier.store.lees(), DOSSIER) == ()
    plaats = (conflict.soort, conflict.entiteit, conflict.veld)
    gekozen = next(keuze for keuze in conflict.keuzes if keuze.tekst.startswith("rood"))
    for ander in (hier.coordinator, hier.auditor, hier.weger_eigen_korps):
        with pytest.raises(StapGeweigerd):
            conflicten.los_op(ander, DOSSIER, *plaats, gekozen.waarde)
    with pytest.raises(OnbruikbareInvoer):
        conflicten.los_op(hier.weger, DOSSIER, *plaats, "groen")
    conflicten.los_op(hier.weger, DOSSIER, *plaats, gekozen.waarde)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert wegen.weging(laptop).scores[DIMENSIE] == ROOD
        assert conflicten.lees_conflicten(laptop.weger, DOSSIER) == ()
    assert _laatste(daar)[0].startswith("gekozen welke score geldt voor Toezicht, Kwaliteit: rood")


def test_the_same_score_on_two_laptops_is_no_conflict(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier)
    wissel_uit(hier, daar)
    wegen.scoor(hier)
    wegen.scoor(daar)
    wissel_uit(hier, daar)
    assert conflicten.lees_conflicten(hier.weger, DOSSIER) == ()
    cel = wegen.weging(hier).cel(DIMENSIE)
    assert cel is not None
    assert cel.score == GEEL
    wegen.scoor(hier, ROOD)
    assert wegen.weging(hier).scores[DIMENSIE] == ROOD


def test_two_eindscores_are_chosen_between(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier)
    wegen.scoor_alles(hier)
    wissel_uit(hier, daar)
    eindscores.zet(hier.weger, DOSSIER, Eindinvoer(GROEN))
    eindscores.zet(daar.weger, DOSSIER, Eindinvoer(GEEL, "Anders gewogen."))
    wissel_uit(hier, daar)
    assert wegen.weging(daar).eind.gegeven is None
    assert len(wegen.weging(daar).eind.botsing) == 2
    (conflict,) = conflicten.lees_conflicten(daar.weger, DOSSIER)
    assert any("Anders gewogen." in keuze.tekst for keuze in conflict.keuzes)
    gekozen = next(keuze for keuze in conflict.keuzes if keuze.tekst.startswith("geel"))
    conflicten.los_op(daar.weger, DOSSIER, "eindscore", DOSSIER, "oordeel", gekozen.waarde)
    eind = wegen.weging(daar).eind.gegeven
    assert eind is not None
    assert eind.wijkt_af


def test_undone_here_and_changed_there_is_a_conflict_not_a_loss(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier)
    wegen.scoor(hier, GEEL)
    wissel_uit(hier, daar)
    ongedaan(hier.weger)
    scores.geef_score(daar.tweede_weger, DOSSIER, DIMENSIE, wegen.invoer(ROOD))
    wissel_uit(hier, daar)
    cel = wegen.weging(hier).cel(DIMENSIE)
    assert cel is not None
    assert cel.gegeven is None
    assert [gegeven.score for gegeven in cel.botsing] == [ROOD]
    (conflict,) = conflicten.lees_conflicten(hier.weger, DOSSIER)
    assert conflict.is_verwijdering
    conflicten.herstel(hier.weger, DOSSIER, conflict.soort, conflict.entiteit)
    assert wegen.weging(hier).scores[DIMENSIE] == ROOD


def test_whether_a_weegsessie_is_open_is_chosen_never_written(hier: Laptop, daar: Laptop) -> None:
    sessie = wegen.open_sessie(hier)
    weegsessies.sluit(hier.coordinator, sessie.id)
    wissel_uit(hier, daar)
    weegsessies.heropen(hier.coordinator, sessie.id)
    weegsessies.heropen(daar.coordinator, sessie.id)
    klok = daar.store.klok
    assert isinstance(klok, Klok)
    klok.verder(hours=1)
    weegsessies.sluit(daar.coordinator, sessie.id)
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert {keuze.tekst for keuze in conflict.keuzes} == {"open", "gesloten"}
    plaats = (conflict.soort, conflict.entiteit, conflict.veld)
    with pytest.raises(OnbruikbareInvoer):
        conflicten.los_op(hier.coordinator, "", *plaats, "ooit")
    open_ = next(keuze for keuze in conflict.keuzes if keuze.tekst == "open")
    conflicten.los_op(hier.coordinator, "", *plaats, open_.waarde)
    assert weegsessies.lees(hier.coordinator)[0].open


# -- the timeline --------------------------------------------------------------------------------------------------------


def test_the_timeline_tells_score_motivation_and_abstentions(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor(laptop, NVT)
    assert _laatste(laptop) == (
        "score van Toezicht, Kwaliteit: n.v.t., 1 lid onthield zich",
        "Zie het verslag.",
    )
    wegen.scoor_alles(laptop)
    eindscores.zet(laptop.weger, DOSSIER, Eindinvoer(ROOD, "Nieuwe feiten."))
    assert _laatste(laptop) == (
        "eindscore: rood, wijkt af van de weegregels (groen), 1 lid onthield zich",
        "Nieuwe feiten.",
    )
    ongedaan(laptop.weger)
    assert wegen.weging(laptop).eind.gegeven is None
    regels = [regel.wat for regel in lees_tijdlijn(laptop.coordinator, "")]
    assert "weegsessie geopend: Weegsessie 04-02-2013" in regels


def test_a_score_with_many_words_is_not_told_as_taken_back(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    lang = "Te weinig controles. " * 1_000
    scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, lang))
    assert _laatste(laptop) == ("score van Toezicht, Kwaliteit: geel, 1 lid onthield zich", lang.strip())
    eindscores.zet(laptop.weger, DOSSIER, Eindinvoer(GEEL, lang, lang))
    assert _laatste(laptop)[0] == "eindscore: geel, 1 lid onthield zich"
    assert ongedaan(laptop.weger) == "eindscore: geel, 1 lid onthield zich"


# -- blind stays blind ---------------------------------------------------------------------------------------------------


def test_nothing_that_others_can_read_tells_a_blind_score(hier: Laptop, daar: Laptop) -> None:
    wegen.open_sessie(hier, blind=BLIND)
    wissel_uit(hier, daar)
    _blind(hier.weger, ROOD)
    _blind(daar.weger, GROEN)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        for wie in (laptop.tweede_weger, laptop.coordinator, laptop.weger_eigen_korps):
            gelezen = (
                conflicten.lees_conflicten(wie, DOSSIER),
                lees_tijdlijn(wie, DOSSIER, met_namen=True),
                zoek(wie, GEHEIM),
                blindscores.lees_alle(wie, DOSSIER),
                lees_korpsweging(wie, DOSSIER),
            )
            assert GEHEIM not in repr(gelezen)
            assert "rood" not in repr(gelezen[:2])
    (conflict,) = conflicten.lees_conflicten(hier.weger, DOSSIER)
    assert {keuze.tekst.splitlines()[0] for keuze in conflict.keuzes} == {"rood", "groen"}
    plaats = (conflict.soort, conflict.entiteit, conflict.veld, conflict.keuzes[0].waarde)
    with pytest.raises(StapGeweigerd, match="van iemand anders"):
        conflicten.los_op(hier.tweede_weger, DOSSIER, *plaats)
    conflicten.los_op(hier.weger, DOSSIER, *plaats)
    _blind(hier.tweede_weger, GEEL)
    wegen.scoor(hier, GEEL)
    assert _laatste(hier)[0].startswith("score van Toezicht, Kwaliteit na blind scoren vastgesteld: geel")


def test_a_blind_score_is_undone_until_it_was_seen(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, blind=BLIND)
    _blind(laptop.weger)
    assert ongedaan(laptop.weger) == "Toezicht, Kwaliteit blind gescoord"
    assert blindscores.lees(laptop.weger, DOSSIER, DIMENSIE, sessie).gedaan == ()
    _blind(laptop.weger)
    _blind(laptop.tweede_weger)
    for wie in (laptop.weger, laptop.tweede_weger):
        with pytest.raises(StapGeweigerd, match="de scores zijn te zien"):
            ongedaan(wie)
    assert blindscores.lees(laptop.weger, DOSSIER, DIMENSIE, sessie).zichtbaar


# -- undo ----------------------------------------------------------------------------------------------------------------


def test_a_weegsessie_that_was_scored_in_stays(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor(laptop)
    with pytest.raises(StapGeweigerd, match="in deze weegsessie gescoord"):
        ongedaan(laptop.coordinator)
    ongedaan(laptop.weger)
    ongedaan(laptop.coordinator)
    assert weegsessies.lees(laptop.coordinator) == ()


def test_a_score_is_not_taken_back_outside_its_weegsessie(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop)
    wegen.scoor(laptop)
    weegsessies.sluit(laptop.coordinator, sessie.id)
    with pytest.raises(StapGeweigerd, match="is gesloten"):
        ongedaan(laptop.weger)
    assert wegen.weging(laptop).scores[DIMENSIE] == GEEL
    weegsessies.heropen(laptop.coordinator, sessie.id)
    medewerkers.wijzig(laptop.coordinator, "weger H", medewerkers.Wijziging(korpsen=("groningen",)))
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        ongedaan(laptop.weger)
    medewerkers.wijzig(laptop.coordinator, "weger H", medewerkers.Wijziging(korpsen=()))
    ongedaan(laptop.weger)
    assert wegen.weging(laptop).scores[DIMENSIE] is None


def test_who_scored_stays_present_whatever_is_undone(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, "auditor B")
    weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(aanwezig=("auditor B", "weger H")))
    wegen.scoor(laptop)
    with pytest.raises(StapGeweigerd, match="al gescoord"):
        ongedaan(laptop.coordinator)


def test_nobody_comes_back_to_blind_scoring_by_undo(laptop: Laptop) -> None:
    sessie = wegen.open_sessie(laptop, *wegen.WEGERS, "coördinator C", blind=wegen.WEGERS)
    weegsessies.wijzig(laptop.coordinator, sessie.id, Sessiegegevens(blind=BLIND))
    _blind(laptop.weger)
    with pytest.raises(StapGeweigerd, match="al gescoord"):
        ongedaan(laptop.coordinator)


def test_a_score_that_is_taken_back_makes_the_eindscore_outdated(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor_alles(laptop)
    scores.geef_score(laptop.tweede_weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL))
    eindscores.zet(laptop.weger, DOSSIER, Eindinvoer(GEEL, "Zo gewogen."))
    ongedaan(laptop.tweede_weger)
    weging = wegen.weging(laptop)
    assert weging.scores[DIMENSIE] == GROEN
    assert weging.verouderd
    assert laptop.store.controleer().klopt
