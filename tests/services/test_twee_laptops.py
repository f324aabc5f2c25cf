"""Two laptops that worked without knowing of each other: nothing is lost, nothing is made twice, and persons choose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.verslag import Rol, Stap, Status
from korpsmonitor_tui.services import (
    conflicten,
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
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.services.versies import lees_versies
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.conflicten import Conflict
    from korpsmonitor_tui.services.overzicht import Regel
    from tests.services.conftest import Laptop, MaakLaptop
    from tests.store.conftest import Klok

VRAAG = "organisatie.korpsexpert_opdracht"


@pytest.fixture
def hier(maak_laptop: MaakLaptop) -> Laptop:
    return maak_laptop("hier")


@pytest.fixture
def daar(maak_laptop: MaakLaptop) -> Laptop:
    return maak_laptop("daar")


def strijd(laptop: Laptop) -> dict[tuple[str, str], Conflict]:
    return {(c.soort, c.veld): c for c in conflicten.lees_conflicten(laptop.coordinator, DOSSIER)}


def kies(laptop: Laptop, conflict: Conflict, nr: int) -> None:
    waarde = conflict.keuzes[nr].waarde
    conflicten.los_op(laptop.auditor, DOSSIER, conflict.soort, conflict.entiteit, conflict.veld, waarde)


def regel(laptop: Laptop) -> Regel:
    return next(r for r in lees_overzicht(laptop.coordinator) if r.dossier == DOSSIER)


def alles_klopt(*laptops: Laptop) -> None:
    wissel_uit(*laptops)
    assert all(laptop.store.controleer().klopt for laptop in laptops)
    beelden = {
        (verhaal.status(laptop), tuple(verhaal.passages(laptop)), verhaal.opmerkingen(laptop))
        for laptop in laptops
    }
    assert len(beelden) == 1


# -- the same work done twice --------------------------------------------------------------------------------------------


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


# -- choosing ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def conflict(hier: Laptop, daar: Laptop, klok: Klok) -> Conflict:
    """A passage that got two texts, on the fourth by the notulist and a day later by an auditor."""
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    eerste = verhaal.passage(hier, 1)
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, eerste.id, "Het zijn 36 uren.")
    klok.verder(days=1)
    verslagtekst.wijzig_passage(daar.auditor, DOSSIER, eerste.id, "Het zijn 28 uren.")
    wissel_uit(hier, daar)
    return strijd(hier)[("passage", "tekst")]


def test_a_conflict_shows_both_texts_and_who_wrote_them_when(
    hier: Laptop, daar: Laptop, conflict: Conflict
) -> None:
    gezien = {(k.tekst, k.wie, k.wanneer.strftime("%d-%m %H:%M"), k.device) for k in conflict.keuzes}
    assert gezien == {
        ("Het zijn 36 uren.", "notulist A", "04-02 10:00", hier.store.device),
        ("Het zijn 28 uren.", "auditor B", "05-02 10:00", daar.store.device),
    }
    assert "Het zijn" in conflict.label
    assert strijd(daar) == strijd(hier)


@pytest.mark.parametrize("tekst", ["Het zijn 36 uren.", "Het zijn 28 uren.", "Het zijn er 28 à 36."])
def test_either_text_or_another_ends_the_conflict_everywhere(
    hier: Laptop, daar: Laptop, conflict: Conflict, tekst: str
) -> None:
    conflicten.los_op(daar.notulist, DOSSIER, "passage", conflict.entiteit, "tekst", tekst)
    alles_klopt(hier, daar)
    for laptop in (hier, daar):
        assert strijd(laptop) == {}
        assert verhaal.teksten(laptop)[0] == tekst
    with pytest.raises(NietGevonden, match="al opgelost"):
        conflicten.los_op(hier.notulist, DOSSIER, "passage", conflict.entiteit, "tekst", tekst)


def test_a_choice_made_differently_on_both_is_a_conflict_again(
    hier: Laptop, daar: Laptop, conflict: Conflict
) -> None:
    conflicten.los_op(hier.notulist, DOSSIER, "passage", conflict.entiteit, "tekst", "Het zijn 36 uren.")
    conflicten.los_op(daar.notulist, DOSSIER, "passage", conflict.entiteit, "tekst", "Het zijn 28 uren.")
    wissel_uit(hier, daar)
    assert len(strijd(hier)[("passage", "tekst")].keuzes) == 2


def test_typing_on_one_of_two_texts_does_not_end_the_conflict(hier: Laptop, conflict: Conflict) -> None:
    verslagtekst.wijzig_passage(
        hier.notulist, DOSSIER, conflict.entiteit, "verder getypt", op=(conflict.keuzes[0].event,)
    )
    assert {k.tekst for k in strijd(hier)[("passage", "tekst")].keuzes} == {
        "verder getypt",
        conflict.keuzes[1].tekst,
    }


@pytest.mark.parametrize("stap", ["bied_aan", "verstuur", "stel_vast"])
def test_no_step_closes_over_a_conflict(hier: Laptop, daar: Laptop, stap: str) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    eerste = verhaal.passage(hier, 1)
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, eerste.id, "Het zijn 36 uren.")
    verslagtekst.wijzig_passage(daar.auditor, DOSSIER, eerste.id, "Het zijn 28 uren.")
    if stap != "bied_aan":
        verslagstappen.bied_aan(hier.notulist, DOSSIER)
    if stap == "stel_vast":
        verhaal.verstuur(hier)
        for wie in ("korpsexpert", "portefeuillehouder"):
            verhaal.akkoord(hier, wie)
    wissel_uit(hier, daar)
    stappen: dict[str, Callable[[], object]] = {
        "bied_aan": lambda: verslagstappen.bied_aan(hier.notulist, DOSSIER),
        "verstuur": lambda: verhaal.verstuur(hier),
        "stel_vast": lambda: verslagstappen.stel_vast(hier.auditor, DOSSIER),
    }
    with pytest.raises(StapGeweigerd, match=r"Er is op twee plaatsen iets anders|ander apparaat gewijzigd"):
        stappen[stap]()
    conflicten.los_op(hier.auditor, DOSSIER, "passage", eerste.id, "tekst", "Het zijn 36 uren.")
    stappen[stap]()


def test_who_may_not_write_may_not_choose(hier: Laptop, conflict: Conflict) -> None:
    for sessie in (hier.lezer, hier.eigen_korps):
        with pytest.raises(StapGeweigerd):
            conflicten.los_op(sessie, DOSSIER, "passage", conflict.entiteit, "tekst", "x")


def test_what_is_no_text_is_chosen_and_not_written(hier: Laptop, conflict: Conflict) -> None:
    with pytest.raises(OnbruikbareInvoer, match="Kies een van"):
        conflicten.los_op(hier.notulist, DOSSIER, "passage", conflict.entiteit, "tekst", ["geen", "tekst"])


@pytest.mark.parametrize("behoud", [True, False])
def test_an_edit_made_elsewhere_survives_a_deletion_until_somebody_chooses(
    hier: Laptop, daar: Laptop, behoud: bool
) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    eerste = verhaal.passage(hier, 1)
    verslagtekst.verwijder_passage(hier.notulist, DOSSIER, eerste.id)
    verslagtekst.wijzig_passage(daar.auditor, DOSSIER, eerste.id, "Het zijn 28 uren.")
    wissel_uit(hier, daar)
    conflict = strijd(hier)[("passage", "")]
    assert [keuze.verwijderd for keuze in conflict.keuzes].count(True) == 1
    assert {keuze.wie for keuze in conflict.keuzes} == {"notulist A", "auditor B"}
    assert "Het zijn 28 uren." in {keuze.waarde for keuze in conflict.keuzes}
    doe = conflicten.herstel if behoud else conflicten.verwijder
    doe(hier.auditor, DOSSIER, "passage", eerste.id)
    alles_klopt(hier, daar)
    assert strijd(daar) == {}
    assert ("Het zijn 28 uren." in verhaal.teksten(daar)) is behoud
    with pytest.raises(NietGevonden):
        doe(hier.auditor, DOSSIER, "passage", eerste.id)


def test_a_conflict_about_a_note_an_answer_and_a_remark_is_settled_too(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_verwerking(hier)
    notitie = gesprekken.lees_notities(hier.store.lees(), DOSSIER)[0].id
    opmerking = verhaal.open_opmerkingen(hier)[0].id
    wissel_uit(hier, daar)
    for laptop, woord, besluit in ((hier, "ja", "overgenomen"), (daar, "nee", "gedeeltelijk overgenomen")):
        gesprekken.wijzig_notitie(laptop.notulist, DOSSIER, notitie, "tekst", woord)
        vragenlijst.zet_antwoord(laptop.notulist, DOSSIER, VRAAG, woord)
        wederhoor.beslis(laptop.auditor, DOSSIER, opmerking, besluit, woord)
    wissel_uit(hier, daar)
    verwacht = {
        ("notitie", "tekst"),
        ("antwoord", "waarde"),
        ("opmerking", "besluit"),
        ("opmerking", "reden"),
    }
    assert set(strijd(hier)) == verwacht
    for conflict in strijd(hier).values():
        if conflict.soort == "opmerking":
            with pytest.raises(StapGeweigerd):
                conflicten.los_op(
                    hier.notulist,
                    DOSSIER,
                    conflict.soort,
                    conflict.entiteit,
                    conflict.veld,
                    conflict.keuzes[0].waarde,
                )
        kies(hier, conflict, 0)
    alles_klopt(hier, daar)
    assert strijd(daar) == {}


# -- one sends while the other writes ------------------------------------------------------------------------------------


def test_a_text_changed_elsewhere_after_sending_is_not_laid_down_under_that_akkoord(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, verhaal.passage(daar, 1).id, "Het zijn 28 uren.")
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    verhaal.verstuur(hier)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    wissel_uit(hier, daar)
    assert verhaal.status(hier) == Status.AKKOORD
    assert verhaal.stand(hier).gewijzigd_na_verzending
    with pytest.raises(StapGeweigerd, match="na de verzending op een ander apparaat gewijzigd"):
        verslagstappen.stel_vast(hier.auditor, DOSSIER)
    verslagstappen.neem_in_verwerking(hier.notulist, DOSSIER)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    assert verhaal.verstuur(hier).nummer == 2
    assert len(verhaal.stand(hier).respondenten_zonder_akkoord) == 2


def test_settling_in_favour_of_what_was_sent_keeps_the_akkoord(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    eerste = verhaal.passage(hier, 1)
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, eerste.id, "Het zijn 36 uren.")
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, eerste.id, "Het zijn 28 uren.")
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    verhaal.verstuur(hier)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    wissel_uit(hier, daar)
    conflicten.los_op(hier.notulist, DOSSIER, "passage", eerste.id, "tekst", "Het zijn 36 uren.")
    assert not verhaal.stand(hier).gewijzigd_na_verzending
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 1


def test_two_akkoorden_recorded_apart_add_up_to_akkoord(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    wissel_uit(hier, daar)
    verhaal.akkoord(hier, "korpsexpert")
    verhaal.akkoord(daar, "portefeuillehouder")
    wissel_uit(hier, daar)
    assert verhaal.stand(hier).respondenten_zonder_akkoord == ()
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 1
    alles_klopt(hier, daar)


def test_reactions_recorded_apart_are_both_kept_and_processed(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    wissel_uit(hier, daar)
    verhaal.reactie(hier, (1, "Het zijn 36 uren."))
    verhaal.reactie(daar, (2, "Iedere maand."), wie="portefeuillehouder")
    wissel_uit(hier, daar)
    assert {o.tekst for o in verhaal.open_opmerkingen(hier)} == {"Het zijn 36 uren.", "Iedere maand."}
    kies(hier, strijd(hier)[("verslag", "status")], 0)
    verslagstappen.neem_in_verwerking(hier.notulist, DOSSIER)
    verhaal.beslis_alles(hier)
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 2
    alles_klopt(hier, daar)


def test_an_akkoord_here_and_a_reaction_there_leave_the_reaction_to_be_processed(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.verzonden(hier)
    verhaal.akkoord(hier, "korpsexpert")
    wissel_uit(hier, daar)
    verhaal.akkoord(hier, "portefeuillehouder")
    verhaal.reactie(daar, (1, "Toch niet."))
    wissel_uit(hier, daar)
    conflict = strijd(hier)[("verslag", "status")]
    assert {k.waarde["naar"] for k in conflict.keuzes} == {Status.AKKOORD, Status.REACTIE_ONTVANGEN}
    assert any(k.tekst.startswith("reactie ontvangen (") for k in conflict.keuzes)
    akkoord = next(k for k in conflict.keuzes if k.waarde["naar"] == Status.AKKOORD)
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", akkoord.waarde)
    with pytest.raises(StapGeweigerd, match="Toch niet"):
        verslagstappen.stel_vast(hier.auditor, DOSSIER)
    verslagstappen.neem_in_verwerking(hier.notulist, DOSSIER)
    verhaal.beslis_alles(hier)
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 2


def test_sent_here_and_returned_there_never_gives_a_number_twice(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    verhaal.verstuur(hier)
    verslagstappen.stuur_retour(daar.tweede_auditor, DOSSIER, "onduidelijk")
    wissel_uit(hier, daar)
    assert verhaal.status(hier) == Status.RETOUR
    conflict = strijd(hier)[("verslag", "status")]
    with pytest.raises(StapGeweigerd):
        conflicten.los_op(hier.notulist, DOSSIER, "verslag", DOSSIER, "status", conflict.keuzes[0].waarde)
    with pytest.raises(OnbruikbareInvoer):
        conflicten.los_op(
            hier.auditor, DOSSIER, "verslag", DOSSIER, "status", {"naar": "definitief", "versie": 9}
        )
    retour = next(k for k in conflict.keuzes if k.waarde["stap"] == Stap.STUUR_RETOUR)
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", retour.waarde)
    assert verhaal.stand(hier).versie == 2
    verhaal.beslis_alles(hier)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    assert verhaal.verstuur(hier).nummer == 2
    alles_klopt(hier, daar)


def test_a_step_over_two_states_does_not_send_under_a_number_that_went_out(
    hier: Laptop, daar: Laptop
) -> None:
    """Sent here; there handed in once more. Sent back by a step, not by a choice, the version is still the next."""
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    verhaal.verstuur(hier)
    verslagstappen.stuur_retour(daar.tweede_auditor, DOSSIER, "onduidelijk")
    verhaal.beslis_alles(daar)
    verslagstappen.bied_aan(daar.notulist, DOSSIER)
    wissel_uit(hier, daar)
    assert verhaal.status(hier) == Status.EERSTE_CHECK
    verslagstappen.stuur_retour(hier.auditor, DOSSIER, "toch nog iets")
    verhaal.beslis_alles(hier)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    assert verhaal.verstuur(hier).nummer == 2


def test_both_sent_is_visible_and_leads_on(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    verslagtekst_daar = gesprekken.voeg_notities_toe(
        daar.notulist, DOSSIER, [NieuweNotitie("toezicht", "nog iets")]
    )
    assert verslagtekst_daar
    verhaal.verstuur(hier)
    verslagstappen.verstuur(daar.tweede_auditor, DOSSIER, verslagstappen.Verzending("post"))
    wissel_uit(hier, daar)
    conflict = strijd(hier)[("verslag", "status")]
    assert len(conflict.keuzes) == 2
    kies(hier, conflict, 1)
    assert strijd(hier) == {}
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 1
    assert len(lees_versies(hier.store.lees(), DOSSIER)) == 3
    alles_klopt(hier, daar)


def test_passages_made_apart_and_numbered_apart_get_numbers_of_their_own(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    for laptop, tekst in ((hier, "Alleen hier."), (daar, "Alleen daar.")):
        verslagtekst.voeg_passage_toe(laptop.notulist, DOSSIER, "prognose", tekst)
        verslagstappen.bied_aan(laptop.notulist, DOSSIER)
        verhaal.verstuur(laptop)
    wissel_uit(hier, daar)
    nummers = [nr for nr, _passage in verhaal.passages(hier)]
    assert sorted(nummers) == [1, 2, 3, 4, 5]
    assert verhaal.passages(hier) == verhaal.passages(daar)
    assert verhaal.stand(hier).gewijzigd_na_verzending
    kies(hier, strijd(hier)[("verslag", "status")], 0)
    verslagstappen.neem_in_verwerking(hier.notulist, DOSSIER)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    assert verhaal.verstuur(hier).nummer == 2
    assert sorted(p.nummer or 0 for _nr, p in verhaal.passages(hier)) == [1, 2, 3, 4, 5]


def test_laid_down_here_while_a_reaction_came_in_there(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    wissel_uit(hier, daar)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    verhaal.reactie(daar, (1, "Toch niet."))
    wissel_uit(hier, daar)
    assert verhaal.status(hier) == Status.REACTIE_ONTVANGEN
    conflict = strijd(hier)[("verslag", "status")]
    vast = next(k for k in conflict.keuzes if k.waarde["naar"] == Status.DEFINITIEF)
    with pytest.raises(StapGeweigerd, match="zonder besluit"):
        conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", vast.waarde)
    ander = next(k for k in conflict.keuzes if k.waarde["naar"] != Status.DEFINITIEF)
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", ander.waarde)
    verslagstappen.neem_in_verwerking(hier.notulist, DOSSIER)
    verhaal.beslis_alles(hier)
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 2


def test_both_laid_down_is_settled_in_definitief(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    wissel_uit(hier, daar)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    verslagstappen.stel_vast(daar.tweede_auditor, DOSSIER)
    wissel_uit(hier, daar)
    assert verhaal.status(hier) == Status.DEFINITIEF
    kies(hier, strijd(hier)[("verslag", "status")], 0)
    alles_klopt(hier, daar)
    assert strijd(daar) == {}


def vastgesteld_terwijl_daar_werd_geschreven(hier: Laptop, daar: Laptop) -> str:
    """One passage was changed there, one deleted, before anybody there knew of the sending. Gives the first."""
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    eerste, tweede = verhaal.passage(hier, 1), verhaal.passage(hier, 2)
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, eerste.id, "Het zijn 36 uren.")
    verslagtekst.wijzig_passage(hier.notulist, DOSSIER, tweede.id, "Iedere maand.")
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, eerste.id, "Het zijn 28 uren.")
    verslagtekst.verwijder_passage(daar.notulist, DOSSIER, tweede.id)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    verhaal.verstuur(hier)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    wissel_uit(hier, daar)
    return eerste.id


def test_what_was_laid_down_is_what_can_stand(hier: Laptop, daar: Laptop) -> None:
    eerste = vastgesteld_terwijl_daar_werd_geschreven(hier, daar)
    assert set(strijd(hier)) == {("passage", "tekst"), ("passage", "")}
    assert verhaal.stand(hier).gewijzigd_na_verzending
    tweede = strijd(hier)[("passage", "")].entiteit
    for tekst in ("Het zijn 28 uren.", "iets nieuws"):
        with pytest.raises(StapGeweigerd, match="alleen wat is vastgesteld"):
            conflicten.los_op(hier.auditor, DOSSIER, "passage", eerste, "tekst", tekst)
    with pytest.raises(StapGeweigerd, match="alleen wat is vastgesteld"):
        conflicten.verwijder(hier.auditor, DOSSIER, "passage", tweede)
    conflicten.los_op(hier.auditor, DOSSIER, "passage", eerste, "tekst", "Het zijn 36 uren.")
    conflicten.herstel(hier.auditor, DOSSIER, "passage", tweede)
    assert strijd(hier) == {}
    assert verhaal.status(hier) == Status.DEFINITIEF
    assert not verhaal.stand(hier).gewijzigd_na_verzending
    alles_klopt(hier, daar)


def test_reopened_something_else_can_stand(hier: Laptop, daar: Laptop) -> None:
    eerste = vastgesteld_terwijl_daar_werd_geschreven(hier, daar)
    verslagstappen.heropen(hier.coordinator, DOSSIER, "ander aantal uren")
    conflicten.los_op(hier.auditor, DOSSIER, "passage", eerste, "tekst", "Het zijn 28 uren.")
    assert verhaal.teksten(hier)[0] == "Het zijn 28 uren."


def test_notes_written_apart_are_settled_also_in_definitief(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    wissel_uit(hier, daar)
    eerste = gesprekken.lees_notities(hier.store.lees(), DOSSIER)[0].id
    for laptop in (hier, daar):
        gesprekken.wijzig_notitie(laptop.notulist, DOSSIER, eerste, "tekst", laptop.store.device)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    wissel_uit(hier, daar)
    kies(hier, strijd(hier)[("notitie", "tekst")], 0)
    assert strijd(hier) == {}


def test_undo_here_does_not_take_back_what_the_other_did(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, verhaal.passage(daar, 1).id, "daar gewijzigd")
    wissel_uit(hier, daar)
    with pytest.raises(StapGeweigerd):
        ongedaan(hier.notulist)
    assert verhaal.teksten(hier)[0] == "daar gewijzigd"
