"""All parties against the steps of the process."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import gesprekken, verslagstappen, vragenlijst, wederhoor
from korpsmonitor_tui.services.bronnen import Bronstand, zet_broncijfer
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.opvragingen import Opvraagstand, vraag_op
from korpsmonitor_tui.services.overzicht import Lijststand, lees_overzicht
from korpsmonitor_tui.services.volgendestap import standnaam, volgende_stap
from tests.services import verhaal
from tests.services.conftest import opdrachten
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


def regel(laptop: Laptop, dossier: str = DOSSIER) -> Regel:
    return next(r for r in lees_overzicht(laptop.lezer) if r.dossier == dossier)


def test_every_party_is_there_korpsen_by_number_and_then_partners(laptop: Laptop) -> None:
    regels = lees_overzicht(laptop.lezer)
    assert len(regels) == len(laptop.coordinator.instrument.partijen)
    nummers = [r.partij.nummer for r in regels if r.partij.nummer is not None]
    assert nummers == list(range(1, 28))
    partners = [r.partij.naam for r in regels[27:]]
    assert partners == sorted(partners)
    assert {r.status for r in regels} == {Status.GEPLAND}
    assert not any(r.gepland or r.te_laat or r.conflicten for r in regels)
    assert regels[0].eenheid
    assert next(r for r in regels if r.partij.code == "kmar").eenheid == ""


@pytest.mark.parametrize("status", list(verhaal.TOT))
def test_the_status_of_a_dossier_is_shown(laptop: Laptop, status: Status) -> None:
    verhaal.TOT[status](laptop)
    nu = regel(laptop)
    assert (nu.status, nu.gepland, nu.datum, nu.notulist) == (status, True, date(2013, 2, 4), "notulist A")


def test_an_interview_was_held_once_its_day_is_behind_us_and_somebody_took_part(
    laptop: Laptop, klok: Klok
) -> None:
    dossier = laptop.coordinator.dossier("drenthe")
    gesprekken.plan(laptop.coordinator, "drenthe", Planning(date(2013, 2, 5), notulist="notulist A"))
    notitie = gesprekken.NieuweNotitie("toezicht", "Voorbereid.")
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [notitie])
    assert not regel(laptop, dossier).gehouden, "what is noted beforehand is no proof"
    klok.verder(days=1)
    assert not regel(laptop, dossier).gehouden, "nor on the day itself, without anybody to speak to"
    wie = Deelnemer("", "korpsexpert", "Drenthe", "", "geheel", True)
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, wie)
    assert regel(laptop, dossier).gehouden
    assert standnaam(regel(laptop, dossier)) == "gehouden"
    klok.verder(days=1)
    assert regel(laptop, dossier).gehouden
    assert not regel(laptop, laptop.coordinator.dossier("zeeland")).gehouden


def test_a_day_that_passed_with_nobody_and_nothing_noted_proves_nothing(laptop: Laptop, klok: Klok) -> None:
    gesprekken.plan(laptop.coordinator, "drenthe", Planning(date(2013, 2, 5), notulist="notulist A"))
    klok.verder(days=3)
    nu = regel(laptop, laptop.coordinator.dossier("drenthe"))
    assert (nu.gehouden, standnaam(nu)) == (False, "gepland")


def test_what_there_is_is_counted(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak("organisatie.korpsexpert_uren", jaar="2011"), "32")
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak("organisatie.korpsexpert_uren", jaar="2012"), "36")
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak("organisatie.korpsexpert_inzet"), "  ")
    nu = regel(laptop)
    assert (nu.antwoorden, nu.notities, nu.passages) == (1, 3, 3)
    vragen = laptop.coordinator.instrument.vragen.values()
    assert nu.vragen == sum(vraag.alleen_voor == ("korps",) for vraag in vragen)


def test_too_late_begins_the_day_after_the_termijn_and_rappels_are_counted(
    laptop: Laptop, klok: Klok
) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=14)
    assert not regel(laptop).te_laat
    klok.verder(days=1)
    assert regel(laptop).te_laat
    verslagstappen.herinner(laptop.notulist, dossier, "post")
    verslagstappen.herinner(laptop.notulist, dossier, "telefoon")
    assert regel(laptop).rappels == 2
    verslagstappen.verleng(laptop.coordinator, dossier, date(2013, 6, 3), "vakantie")
    assert not regel(laptop).te_laat


def test_rappels_are_counted_for_the_version_that_is_out(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    verslagstappen.herinner(laptop.notulist, dossier, "post")
    verhaal.reactie(laptop, (1, "x"))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    assert (regel(laptop).versie, regel(laptop).rappels) == (2, 0)


def test_open_remarks_are_counted_until_decided(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    assert regel(laptop).open_opmerkingen == 2
    verhaal.beslis_alles(laptop)
    assert regel(laptop).open_opmerkingen == 0


def test_rejections_wait_for_a_second_person(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    een, ander = verhaal.open_opmerkingen(laptop)
    wederhoor.beslis(laptop.auditor, DOSSIER, een.id, "niet overgenomen", "zo is het gezegd")
    assert (regel(laptop).onbevestigd, volgende_stap(regel(laptop))[:6]) == (1, "Beslis")
    wederhoor.beslis(laptop.auditor, DOSSIER, ander.id, "overgenomen")
    assert volgende_stap(regel(laptop)) == "Bevestig 1 afwijzing: een ander dan wie besloot."
    wederhoor.bevestig(laptop.coordinator, DOSSIER, een.id)
    assert (regel(laptop).onbevestigd, volgende_stap(regel(laptop))[:4]) == (0, "Stel")
    # Decided anew, it is confirmed no longer.
    wederhoor.beslis(laptop.auditor, DOSSIER, een.id, "niet overgenomen", "zo staat het in de notities")
    assert regel(laptop).onbevestigd == 1


def test_a_special_decision_stays_visible_until_reopened(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.verzonden(laptop)
    klok.verder(days=30)
    verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.ZONDER_REACTIE, "niets vernomen")
    bijzonder = regel(laptop).bijzonder
    assert bijzonder is not None
    assert bijzonder.besluit == "vastgesteld zonder reactie"
    verslagstappen.heropen(laptop.coordinator, dossier, "toch een reactie")
    assert regel(laptop).bijzonder is None


def test_an_ordinary_decision_is_not_special(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    assert regel(laptop).bijzonder is None


def test_another_dossier_does_not_show_in_this_one(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    gesprekken.plan(laptop.coordinator, "friesland", Planning(date(2013, 2, 11)))
    ander = regel(laptop, "2011-2012/friesland")
    assert (ander.status, ander.notities, ander.datum) == (Status.GEPLAND, 0, date(2013, 2, 11))


def test_a_status_or_date_of_another_program_does_not_break_the_screen(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)

    def taak(tx: Transactie) -> None:
        tx.zet("verslag", DOSSIER, "termijn", "ooit")
        tx.zet("verslag", DOSSIER, "status", {"naar": "gearchiveerd"})
        tx.voeg_toe("verslag", DOSSIER, "rappels", "gisteren")

    laptop.store.voer_uit(laptop.coordinator.wie, taak)
    nu = regel(laptop)
    assert (nu.status, nu.termijn, nu.rappels) == (Status.GEPLAND, None, 0)


def test_the_questionnaire_is_followed_out_and_back(laptop: Laptop, klok: Klok) -> None:
    assert regel(laptop).lijst == Lijststand()

    def zend_uit(tx: Transactie) -> None:
        for termijn in ("2013-02-10", "2013-02-20"):
            gegevens = {"dossier": DOSSIER, "datum": "2013-02-01"}
            tx.zet("uitzending", tx.maak("uitzending", gegevens), "termijn", termijn)

    def kom_terug(tx: Transactie) -> None:
        tx.maak("teruggave", {"dossier": DOSSIER, "nummer": 1})
        for besluit in ("", "gehouden"):
            tx.zet("twijfel", tx.maak("twijfel", {"dossier": DOSSIER}), "besluit", besluit)

    laptop.store.voer_uit(laptop.coordinator.wie, zend_uit)
    assert regel(laptop).lijst == Lijststand(2, date(2013, 2, 20))
    klok.verder(days=17)
    assert regel(laptop).lijst.te_laat
    laptop.store.voer_uit(laptop.coordinator.wie, kom_terug)
    assert regel(laptop).lijst == Lijststand(2, date(2013, 2, 20), 1, 1)


def test_of_a_korps_the_sources_with_figures_and_of_a_source_its_requests(laptop: Laptop, klok: Klok) -> None:
    zet_broncijfer(laptop.auditor, "comensha", "slachtoffers", "groningen", "2012", "3")
    zet_broncijfer(laptop.auditor, "om", "ingeschreven", "", "2012", "3")
    vraag_op(laptop.auditor, "emm", ["een", "twee"], termijn=date(2013, 2, 5))
    klok.verder(days=10)
    assert regel(laptop).bronnen == Bronstand(("emm", "comensha"), ("comensha",))
    assert regel(laptop, "2011-2012/kmar").bronnen.ontbreekt == ("emm", "comensha")
    assert regel(laptop, "2011-2012/emm").opvragingen == Opvraagstand(2, 0, 2)
    assert regel(laptop, "2011-2012/om").opvragingen == Opvraagstand()
    assert regel(laptop, "2011-2012/om").bronnen == Bronstand((), ())
    assert regel(laptop, "2011-2012/iszw").opvragingen is None


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_work(laptop: Laptop) -> None:
    leeg = len(opdrachten(laptop, lambda: lees_overzicht(laptop.lezer)))
    verhaal.definitief(laptop)
    for partij in ("friesland", "drenthe", "zeeland"):
        verhaal.noteer(laptop, verhaal.plan(laptop, partij))
    assert leeg == len(opdrachten(laptop, lambda: lees_overzicht(laptop.lezer))) < 17


def test_no_note_is_read_to_count_notes_passages_and_conflicts(laptop: Laptop) -> None:
    db = laptop.store.lees()
    plannen = {
        opdracht: [rij[3] for rij in db.execute(f"EXPLAIN QUERY PLAN {opdracht}").fetchall()]
        for opdracht in opdrachten(laptop, lambda: lees_overzicht(laptop.lezer))
        if "FROM notitie" in opdracht or "FROM passage" in opdracht or "FROM entiteit" in opdracht
    }
    assert len(plannen) == 3
    for plan in plannen.values():
        assert all("COVERING INDEX" in stap or "entiteit_conflict" in stap for stap in plan)
