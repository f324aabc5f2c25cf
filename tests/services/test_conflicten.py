"""Two texts of one passage: shown side by side, and settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    conflicten,
    gesprekken,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.samen import alles_klopt, kies, strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.conflicten import Conflict
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

VRAAG = "organisatie.korpsexpert_opdracht"


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
        vragenlijst.zet_antwoord(laptop.notulist, DOSSIER, Vak(VRAAG), woord)
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
