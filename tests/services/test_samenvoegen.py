"""The same work done on two laptops that did not know of each other: nothing is lost and nothing made twice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.verslag import Rol, Status
from korpsmonitor_tui.services import (
    conflicten,
    gesprekken,
    medewerkers,
    verslagstappen,
    verslagtekst,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.ongedaan import ongedaan
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import alles_klopt, kies, regel, strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def test_the_same_planning_on_both_is_one_gesprek(hier: Laptop, daar: Laptop) -> None:
    planning = Planning(date(2013, 2, 4), "10:00", "hoofdbureau", "notulist A", ("auditor B",))
    for laptop in (hier, daar):
        gesprekken.plan(laptop.coordinator, "groningen", planning)
    wissel_uit(hier, daar)
    assert strijd(hier) == {}
    assert gesprekken.eis_gesprek(hier.store.lees(), DOSSIER) == gesprekken.eis_gesprek(
        daar.store.lees(), DOSSIER
    )
    verhaal.noteer(hier)
    verslagtekst.stel_samen(hier.notulist, DOSSIER)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    alles_klopt(hier, daar)


def test_different_planning_on_both_is_chosen_from(hier: Laptop, daar: Laptop) -> None:
    gesprekken.plan(hier.coordinator, "groningen", Planning(date(2013, 2, 4), notulist="notulist A"))
    gesprekken.plan(
        daar.coordinator,
        "groningen",
        Planning(date(2013, 2, 8), notulist="notulist en auditor G", auditors=("auditor B",)),
    )
    wissel_uit(hier, daar)
    assert set(strijd(hier)) == {("gesprek", "datum"), ("gesprek", "notulist")}
    namen = {keuze.tekst for keuze in strijd(hier)[("gesprek", "notulist")].keuzes}
    assert namen == {"notulist A", "notulist en auditor G"}
    assert regel(hier).conflicten == 1
    for conflict in strijd(hier).values():
        kies(hier, conflict, 0)
    wissel_uit(hier, daar)
    assert strijd(daar) == {}
    assert regel(daar).conflicten == 0


def test_notes_assembled_on_both_give_each_passage_once(hier: Laptop, daar: Laptop) -> None:
    verhaal.plan(hier)
    verhaal.noteer(hier)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert verslagtekst.stel_samen(laptop.notulist, DOSSIER) == 3
    alles_klopt(hier, daar)
    assert verhaal.teksten(hier) == [tekst for _hoofdstuk, tekst in verhaal.TEKSTEN]
    assert strijd(hier) == {}
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    assert verhaal.verstuur(hier).nummer == 1
    alles_klopt(hier, daar)


def test_notes_of_both_are_assembled_in_the_same_order_everywhere(hier: Laptop, daar: Laptop) -> None:
    verhaal.plan(hier)
    verhaal.noteer(hier)
    wissel_uit(hier, daar)
    gesprekken.voeg_notities_toe(
        daar.notulist, DOSSIER, [NieuweNotitie("toezicht", "Alleen daar genoteerd.")]
    )
    for laptop in (hier, daar):
        verslagtekst.stel_samen(laptop.notulist, DOSSIER)
    alles_klopt(hier, daar)
    assert strijd(hier) == {}
    assert len(verhaal.teksten(hier)) == 4


def test_a_note_changed_before_the_other_assembled_it_is_chosen_from(hier: Laptop, daar: Laptop) -> None:
    verhaal.plan(hier)
    eerste = verhaal.noteer(hier)[0]
    wissel_uit(hier, daar)
    verslagtekst.stel_samen(hier.notulist, DOSSIER)
    gesprekken.wijzig_notitie(daar.notulist, DOSSIER, eerste, "tekst", "36 uur per week.")
    verslagtekst.stel_samen(daar.notulist, DOSSIER)
    wissel_uit(hier, daar)
    conflict = strijd(hier)[("passage", "tekst")]
    assert {keuze.tekst for keuze in conflict.keuzes} == {verhaal.TEKSTEN[0][1], "36 uur per week."}
    with pytest.raises(StapGeweigerd, match="op twee plaatsen iets anders"):
        verslagstappen.bied_aan(hier.notulist, DOSSIER)


def test_a_passage_deleted_here_and_made_there_is_chosen_from(hier: Laptop, daar: Laptop) -> None:
    verhaal.plan(hier)
    verhaal.noteer(hier)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        verslagtekst.stel_samen(laptop.notulist, DOSSIER)
    eerste = verhaal.passage(hier, 1)
    verslagtekst.verwijder_passage(hier.notulist, DOSSIER, eerste.id)
    wissel_uit(hier, daar)
    conflict = strijd(daar)[("passage", "")]
    assert conflict.is_verwijdering
    conflicten.verwijder(daar.notulist, DOSSIER, "passage", eerste.id)
    assert strijd(daar) == {}
    assert verslagtekst.stel_samen(daar.notulist, DOSSIER) == 0
    alles_klopt(hier, daar)
    assert len(verhaal.teksten(hier)) == 2


def test_assembling_undone_here_and_edited_there_is_chosen_from_and_goes_on(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    ongedaan(hier.notulist)
    eerste = verhaal.passage(daar, 1).id
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, eerste, "36 uur.")
    verslagstappen.bied_aan(daar.notulist, DOSSIER)
    wissel_uit(hier, daar)
    assert {keuze.tekst for keuze in strijd(hier)[("verslag", "status")].keuzes} == {
        "gepland",
        "in eerste check (aanbieden voor de eerste check, versie 1)",
    }
    gepland = next(k for k in strijd(hier)[("verslag", "status")].keuzes if k.waarde is None)
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", gepland.waarde)
    conflicten.herstel(hier.auditor, DOSSIER, "passage", eerste)
    assert verhaal.status(hier) == Status.GEPLAND
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, eerste, "36 uur per week.")
    assert verhaal.status(hier) == Status.IN_OPMAAK
    assert verslagtekst.stel_samen(hier.notulist, DOSSIER) == 2
    assert verhaal.teksten(hier)[0] == "36 uur per week."
    alles_klopt(hier, daar)


def test_the_same_person_added_on_both_is_told_apart_and_one_can_leave(hier: Laptop, daar: Laptop) -> None:
    ids = [medewerkers.nieuw(laptop.coordinator, "notulist H", [Rol.NOTULIST]).id for laptop in (hier, daar)]
    wissel_uit(hier, daar)
    with pytest.raises(NietGevonden, match=f"2 medewerkers “notulist H”.*{min(ids)}"):
        gesprekken.plan(hier.coordinator, "groningen", Planning(notulist="notulist H"))
    gesprekken.plan(hier.coordinator, "groningen", Planning(notulist=ids[0]))
    medewerkers.wijzig(hier.coordinator, ids[1], Wijziging(actief=False))
    assert medewerkers.vind(hier.store.lees(), "Notulist H ").id == ids[0]


def test_a_person_renamed_on_both_is_settled_by_a_coordinator(hier: Laptop, daar: Laptop) -> None:
    medewerkers.wijzig(hier.coordinator, "lezer F", Wijziging(naam="lezer 1"))
    medewerkers.wijzig(daar.coordinator, "lezer F", Wijziging(naam="lezer 2"))
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert (conflict.soort, conflict.veld) == ("medewerker", "naam")
    with pytest.raises(StapGeweigerd):
        conflicten.los_op(hier.notulist, "", "medewerker", conflict.entiteit, "naam", "lezer 1")
    conflicten.los_op(hier.coordinator, "", "medewerker", conflict.entiteit, "naam", "lezer 1")
    assert conflicten.lees_conflicten(hier.coordinator, "") == ()
