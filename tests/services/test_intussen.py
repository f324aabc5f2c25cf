"""One laptop sends while the other writes, answers or sends too: numbers, akkoorden and remarks stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.verslag import Stap, Status
from korpsmonitor_tui.services import (
    conflicten,
    gesprekken,
    verslagstappen,
    verslagtekst,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.versies import lees_versies
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import alles_klopt, kies, strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


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
    with pytest.raises(StapGeweigerd, match="na de verzending gewijzigd"):
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
