"""Undo takes back one's own last handeling of every kind, and stops where others build on it or outsiders know of it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer, Tag
from korpsmonitor_tui.domain.verslag import Rol, Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    gesprekken,
    medewerkers,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.versies import lees_vaststellingen
from korpsmonitor_tui.services.verslagstand import lees_conflicten
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

VRAAG = "organisatie.korpsexpert_opdracht"

INHOUD = ("gesprek", "deelnemer", "notitie", "passage", "antwoord", "opmerking", "verslag", "medewerker")


def beeld(laptop: Laptop) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that screens show, without the ids of events; sets (JSON lists) in a fixed order."""
    db = laptop.store.lees()
    uitkomst = {}
    for tabel in INHOUD:
        kolommen = [
            rij[1] for rij in db.execute(f"PRAGMA table_info({tabel})") if not rij[1].endswith("_event")
        ]
        rijen = db.execute(f"SELECT {', '.join(kolommen)} FROM {tabel}").fetchall()
        uitkomst[tabel] = sorted((tuple(map(_als_verzameling, rij)) for rij in rijen), key=repr)
    return uitkomst


def _als_verzameling(waarde: Any) -> Any:
    return sorted(json.loads(waarde), key=repr) if str(waarde).startswith("[") else waarde


def _eerste_notitie(laptop: Laptop) -> str:
    return gesprekken.lees_notities(laptop.store.lees(), DOSSIER)[0].id


def _deelnemer(laptop: Laptop) -> Deelnemer:
    return gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)[0]


HANDELINGEN: dict[str, Callable[[Laptop, Sessie], object]] = {
    "plannen wijzigen": lambda _l, s: gesprekken.plan(
        s, "groningen", Planning(date(2013, 2, 8), plaats="elders")
    ),
    "auditors wijzigen": lambda _l, s: gesprekken.plan(s, "groningen", Planning(auditors=("auditor D",))),
    "ander gesprek plannen": lambda _l, s: gesprekken.plan(s, "friesland", Planning(date(2013, 2, 8))),
    "deelnemer erbij": lambda _l, s: gesprekken.bewaar_deelnemer(
        s, DOSSIER, Deelnemer("", "officier van justitie", "OM", "", "geheel", respondent=True)
    ),
    "deelnemer weg": lambda laptop, s: gesprekken.verwijder_deelnemer(s, DOSSIER, _deelnemer(laptop).id),
    "notities erbij": lambda _l, s: gesprekken.voeg_notities_toe(
        s,
        DOSSIER,
        [NieuweNotitie("prognose", "Meer capaciteit.", tags=(Tag.ACTIE,)), NieuweNotitie("toezicht", "x")],
    ),
    "notitie wijzigen": lambda laptop, s: gesprekken.wijzig_notitie(
        s, DOSSIER, _eerste_notitie(laptop), "tekst", "anders"
    ),
    "notitie verplaatsen": lambda laptop, s: gesprekken.verplaats_notitie(
        s, DOSSIER, gesprekken.lees_notities(laptop.store.lees(), DOSSIER, "toezicht")[1].id, -1
    ),
    "kenmerk erop": lambda laptop, s: gesprekken.wissel_tag(s, DOSSIER, _eerste_notitie(laptop), Tag.NAGAAN),
    "notitie weg": lambda laptop, s: gesprekken.verwijder_notitie(s, DOSSIER, _eerste_notitie(laptop)),
    "antwoord": lambda _l, s: vragenlijst.zet_antwoord(s, DOSSIER, Vak(VRAAG), "ja"),
    "passage erbij": lambda _l, s: verslagtekst.voeg_passage_toe(s, DOSSIER, "prognose", "Nieuw."),
    "passage wijzigen": lambda laptop, s: verslagtekst.wijzig_passage(
        s, DOSSIER, verhaal.passage(laptop, 1).id, "anders"
    ),
    "passage verplaatsen": lambda laptop, s: verslagtekst.verplaats_passage(
        s, DOSSIER, verhaal.passage(laptop, 2).id, 1
    ),
    "passage weg": lambda laptop, s: verslagtekst.verwijder_passage(
        s, DOSSIER, verhaal.passage(laptop, 1).id
    ),
    "aanbieden": lambda _l, s: verslagstappen.bied_aan(s, DOSSIER),
    "medewerker erbij": lambda _l, s: medewerkers.nieuw(s, "notulist H", [Rol.NOTULIST], ["twente"]),
    "medewerker wijzigen": lambda _l, s: medewerkers.wijzig(
        s, "lezer F", Wijziging("lezer Z", (Rol.WEEGPLOEG,), ("twente",), actief=False)
    ),
}


@pytest.mark.parametrize("naam", HANDELINGEN)
def test_undo_brings_back_what_was_shown_and_redoing_works(laptop: Laptop, naam: str) -> None:
    verhaal.in_opmaak(laptop)
    voor = beeld(laptop)
    doe = HANDELINGEN[naam]
    doe(laptop, laptop.coordinator)
    na = beeld(laptop)
    assert na != voor
    ongedaan(laptop.coordinator)
    assert beeld(laptop) == voor
    doe(laptop, laptop.coordinator)
    opnieuw = beeld(laptop)
    assert {tabel: len(rijen) for tabel, rijen in opnieuw.items()} == {
        tabel: len(rijen) for tabel, rijen in na.items()
    }
    assert lees_conflicten(laptop.store.lees(), DOSSIER) == ()
    ongedaan(laptop.coordinator)
    assert beeld(laptop) == voor
    assert laptop.store.controleer().klopt


def test_a_planning_that_was_undone_can_be_made_again(laptop: Laptop) -> None:
    gesprekken.plan(laptop.coordinator, "groningen", Planning(date(2013, 2, 4)))
    ongedaan(laptop.coordinator)
    with pytest.raises(NietGevonden, match="nog geen gesprek gepland"):
        verhaal.noteer(laptop)
    gesprek = gesprekken.plan(laptop.coordinator, "groningen", Planning(date(2013, 2, 4)))
    assert gesprek.datum == date(2013, 2, 4)
    verhaal.noteer(laptop)
    assert lees_conflicten(laptop.store.lees(), DOSSIER) == ()


def test_an_answer_that_was_undone_can_be_given_again(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    vragenlijst.zet_antwoord(laptop.notulist, DOSSIER, Vak(VRAAG), "ja")
    ongedaan(laptop.notulist)
    vragenlijst.zet_antwoord(laptop.notulist, DOSSIER, Vak(VRAAG), "deels")
    antwoorden = vragenlijst.lees_antwoorden(laptop.store.lees(), DOSSIER)
    assert antwoorden[Vak(VRAAG)].waarde == "deels"
    assert lees_conflicten(laptop.store.lees(), DOSSIER) == ()


def test_assembling_that_was_undone_can_be_done_again(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    ongedaan(laptop.notulist)
    assert verhaal.status(laptop) == Status.GEPLAND
    assert verhaal.teksten(laptop) == []
    notitie = _eerste_notitie(laptop)
    gesprekken.wijzig_notitie(laptop.notulist, dossier, notitie, "tekst", "Bijgewerkt.")
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 3
    assert verhaal.teksten(laptop)[0] == "Bijgewerkt."
    assert verhaal.status(laptop) == Status.IN_OPMAAK
    assert lees_conflicten(laptop.store.lees(), dossier) == ()


def test_a_deleted_passage_stays_out_but_an_undone_deletion_does_not(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    verslagtekst.verwijder_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id)
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 0
    assert len(verhaal.teksten(laptop)) == 2
    ongedaan(laptop.notulist)
    assert len(verhaal.teksten(laptop)) == 3
    assert verslagtekst.stel_samen(laptop.notulist, dossier) == 0


def test_undo_goes_back_step_by_step_to_the_beginning(laptop: Laptop) -> None:
    begin = beeld(laptop)
    verhaal.in_check(laptop)
    for _nr in range(6):
        ongedaan(laptop.notulist)
    with pytest.raises(StapGeweigerd, match="niets van u"):
        ongedaan(laptop.notulist)
    ongedaan(laptop.coordinator)
    assert beeld(laptop) == begin


def test_undo_says_what_it_undid(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    assert "eerste check" in ongedaan(laptop.notulist)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "Andere zin.")
    assert ongedaan(laptop.notulist) == "passage gewijzigd: “Andere zin.”"


@pytest.mark.parametrize("grens", ["verzonden", "akkoord", "reactie", "definitief"])
def test_undo_never_crosses_what_outsiders_know_of(laptop: Laptop, grens: str) -> None:
    if grens == "definitief":
        verhaal.definitief(laptop)
    else:
        verhaal.verzonden(laptop)
    if grens == "akkoord":
        verhaal.akkoord(laptop, "korpsexpert")
    if grens == "reactie":
        verhaal.reactie(laptop, (1, "Klopt niet."))
    voor = beeld(laptop)
    for sessie in (laptop.notulist, laptop.auditor, laptop.coordinator):
        with pytest.raises(StapGeweigerd, match="verstuurd, ontvangen of vastgesteld"):
            ongedaan(sessie)
    assert beeld(laptop) == voor


def test_taking_a_reaction_into_processing_can_be_undone_until_somebody_writes(laptop: Laptop) -> None:
    dossier = verhaal.in_verwerking(laptop)
    ongedaan(laptop.notulist)
    assert (verhaal.status(laptop), verhaal.stand(laptop).versie) == (Status.REACTIE_ONTVANGEN, 1)
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    verslagtekst.wijzig_passage(laptop.auditor, dossier, verhaal.passage(laptop, 1).id, "36 uur.")
    with pytest.raises(StapGeweigerd, match="voortgebouwd"):
        ongedaan(laptop.notulist)
    assert verhaal.status(laptop) == Status.IN_VERWERKING


def test_a_decision_with_its_new_text_is_undone_as_one(laptop: Laptop) -> None:
    dossier = verhaal.in_verwerking(laptop)
    eerste = verhaal.open_opmerkingen(laptop)[0]
    voor = beeld(laptop)
    wederhoor.beslis(laptop.auditor, dossier, eerste.id, "overgenomen", nieuwe_tekst="36 uur.")
    ongedaan(laptop.auditor)
    assert beeld(laptop) == voor


def test_reopening_can_be_undone_and_the_decision_stays_one(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    voor = beeld(laptop)
    verslagstappen.heropen(laptop.coordinator, dossier, "vergissing")
    ongedaan(laptop.coordinator)
    assert beeld(laptop) == voor
    assert len(lees_vaststellingen(laptop.store.lees(), dossier)) == 1


def test_reopening_is_not_undone_over_a_changed_text(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    verslagstappen.heropen(laptop.coordinator, dossier, "nagekomen cijfer")
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "36 uur.")
    with pytest.raises(StapGeweigerd, match="voortgebouwd"):
        ongedaan(laptop.coordinator)
    assert verhaal.status(laptop) == Status.IN_OPMAAK
    ongedaan(laptop.notulist)
    ongedaan(laptop.coordinator)
    assert verhaal.status(laptop) == Status.DEFINITIEF


def test_a_return_is_not_undone_once_the_notulist_began(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "onduidelijk")
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "half af")
    with pytest.raises(StapGeweigerd, match="voortgebouwd"):
        ongedaan(laptop.auditor)
    assert verhaal.status(laptop) == Status.RETOUR


@pytest.mark.parametrize("wat", ["passage", "antwoord", "deelnemer", "planning"])
def test_what_is_being_checked_does_not_change_by_undoing(laptop: Laptop, wat: str) -> None:
    dossier = verhaal.in_opmaak(laptop)
    auditor = laptop.tweede_auditor
    if wat == "passage":
        verslagtekst.wijzig_passage(auditor, dossier, verhaal.passage(laptop, 1).id, "anders")
    elif wat == "antwoord":
        vragenlijst.zet_antwoord(auditor, dossier, Vak(VRAAG), "ja")
    elif wat == "deelnemer":
        gesprekken.verwijder_deelnemer(auditor, dossier, _deelnemer(laptop).id)
    else:
        gesprekken.plan(auditor, "groningen", Planning(plaats="elders"))
    verslagstappen.bied_aan(laptop.notulist, dossier)
    voor = beeld(laptop)
    with pytest.raises(StapGeweigerd, match="ligt vast"):
        ongedaan(auditor)
    assert beeld(laptop) == voor


def test_a_rappel_and_an_extension_recorded_by_mistake_can_be_undone(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    voor = beeld(laptop)
    verslagstappen.herinner(laptop.coordinator, dossier, "e-mail")
    verslagstappen.verleng(laptop.coordinator, dossier, date(2013, 3, 1), "vakantie")
    ongedaan(laptop.coordinator)
    ongedaan(laptop.coordinator)
    assert beeld(laptop) == voor


def test_undo_is_refused_when_somebody_else_built_on_it(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    eerste = verhaal.passage(laptop, 1)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, eerste.id, "van de notulist")
    verslagtekst.wijzig_passage(laptop.auditor, dossier, eerste.id, "van de auditor")
    with pytest.raises(StapGeweigerd, match="voortgebouwd"):
        ongedaan(laptop.notulist)
    assert verhaal.teksten(laptop)[0] == "van de auditor"


def test_somebody_who_did_anything_keeps_a_name(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    nieuw = medewerkers.nieuw(laptop.coordinator, "notulist H", [Rol.NOTULIST])
    gesprekken.voeg_notities_toe(laptop.coordinator.als(nieuw), DOSSIER, [NieuweNotitie("toezicht", "x")])
    with pytest.raises(StapGeweigerd, match="al iets vastgelegd"):
        ongedaan(laptop.coordinator)


def test_undo_leaves_a_coordinator(laptop: Laptop) -> None:
    nieuw = medewerkers.nieuw(laptop.coordinator, "coördinator H", [Rol.COORDINATOR])
    medewerkers.wijzig(laptop.coordinator.als(nieuw), "coördinator C", Wijziging(rollen=(Rol.LEZER,)))
    with pytest.raises(StapGeweigerd):
        ongedaan(laptop.coordinator)
    assert any(Rol.COORDINATOR in persoon.rollen for persoon in medewerkers.lijst(laptop.store.lees()))


def test_a_refused_undo_changes_nothing(laptop: Laptop) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "onduidelijk")
    verslagtekst.wijzig_passage(laptop.notulist, dossier, verhaal.passage(laptop, 1).id, "half af")
    aantal = laptop.store.lees().execute("SELECT count(*) FROM event").fetchone()
    with pytest.raises(StapGeweigerd):
        ongedaan(laptop.auditor)
    assert laptop.store.lees().execute("SELECT count(*) FROM event").fetchone() == aantal
