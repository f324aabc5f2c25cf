"""One laptop lays a verslag down while the other goes on: what was laid down is what can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import (
    conflicten,
    gesprekken,
    verslagstappen,
    verslagtekst,
)
from korpsmonitor_tui.services.ongedaan import ongedaan
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import alles_klopt, kies, strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


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


def test_a_late_reaction_there_stops_what_was_laid_down_here(hier: Laptop, daar: Laptop) -> None:
    verhaal.verwerkt(hier)
    wissel_uit(hier, daar)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    verhaal.reactie(daar, (1, "Nog iets."))
    wissel_uit(hier, daar)
    assert verhaal.status(hier) == Status.IN_VERWERKING
    assert [o.tekst for o in verhaal.open_opmerkingen(hier)] == ["Nog iets."]
    verwerking = next(
        k for k in strijd(hier)[("verslag", "status")].keuzes if k.waarde["naar"] == Status.IN_VERWERKING
    )
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", verwerking.waarde)
    verhaal.beslis_alles(hier)
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 3


def test_an_older_version_is_not_laid_down_after_a_later_one_under_its_own_number(
    hier: Laptop, daar: Laptop
) -> None:
    """There the version was sent, answered, processed and laid down; here the same concept was only sent."""
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    verhaal.verstuur(hier)
    verhaal.verstuur(daar)
    verhaal.reactie(daar, (1, "klopt niet"))
    verhaal.reactie(daar, (2, "klopt niet"), wie="portefeuillehouder")
    verslagstappen.neem_in_verwerking(daar.notulist, DOSSIER)
    verhaal.beslis_alles(daar)
    assert verslagstappen.stel_vast(daar.auditor, DOSSIER).nummer == 2
    wissel_uit(hier, daar)
    verzonden = next(
        k for k in strijd(hier)[("verslag", "status")].keuzes if k.waarde["naar"] == Status.TER_VERIFICATIE
    )
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", verzonden.waarde)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    assert verslagstappen.stel_vast(hier.auditor, DOSSIER).nummer == 3
    assert verhaal.stand(hier).versie == 3


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


def test_of_two_versions_laid_down_apart_the_later_one_stands(hier: Laptop, daar: Laptop) -> None:
    verhaal.verzonden(hier)
    wissel_uit(hier, daar)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
        verhaal.reactie(daar, (1, "klopt niet"), wie=wie)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    verslagstappen.neem_in_verwerking(daar.notulist, DOSSIER)
    verhaal.beslis_alles(daar)
    verslagstappen.stel_vast(daar.auditor, DOSSIER)
    wissel_uit(hier, daar)
    assert (verhaal.status(hier), verhaal.stand(hier).versie) == (Status.DEFINITIEF, 2)
    keuzes = {k.waarde["versie"]: k.waarde for k in strijd(hier)[("verslag", "status")].keuzes}
    with pytest.raises(StapGeweigerd, match="Versie 2 is al verzonden of vastgesteld"):
        conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", keuzes[1])
    conflicten.los_op(hier.auditor, DOSSIER, "verslag", DOSSIER, "status", keuzes[2])
    alles_klopt(hier, daar)


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
