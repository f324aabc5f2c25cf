"""Four eyes: attacked through services, undo, another role or name, and two laptops that come together."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.consistentie import Controle, Ernst
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.procesregels import Daad, Regel
from korpsmonitor_tui.domain.verslag import Rol, Stap, Status
from korpsmonitor_tui.services import (
    conflicten,
    eerste_check,
    gesprekken,
    medewerkers,
    procesregels,
    scores,
    verslagstappen,
    verslagtekst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.procesregels import controleer_regels
from korpsmonitor_tui.services.verslagstappen import Verzending
from korpsmonitor_tui.store.transactie import Wie
from tests.oordelen import GROEN
from tests.services import verhaal, wegen
from tests.services.conftest import wissel_uit
from tests.services.samen import strijd
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

NIET = ("niet overgenomen", "Zo staat het in de notulen.")


def regels(laptop: Laptop) -> set[tuple[Regel, Daad, str, bool]]:
    """Every departure: which rule, what was done, by whom, and whether it holds."""
    namen = medewerkers.namen(laptop.store.lees())
    return {
        (a.regel, a.daad, namen.get(a.wie, a.wie), a.geldt)
        for a in procesregels.lees_afwijkingen(laptop.coordinator)
    }


def schrijf(laptop: Laptop, wie: Wie, taak: Callable[[Transactie], object]) -> None:
    """What another program could write, past every service."""
    laptop.store.voer_uit(wie, taak)


def wie(laptop: Laptop, naam: str) -> Wie:
    return Wie(laptop.mensen[naam].id, "2011-2012")


def zet_tekst(notitie: str, tekst: str) -> Callable[[Transactie], object]:
    return lambda tx: tx.zet("notitie", notitie, "tekst", tekst)


def opmerking(laptop: Laptop) -> str:
    return next(o.id for o in verhaal.opmerkingen(laptop) if o.herkomst == "reactie")


def door_g(laptop: Laptop) -> Laptop:
    """Notulist and auditor in one person wrote it."""
    return replace(laptop, schrijver="notulist en auditor G")


def wissel_notulist(sessie: Sessie, naam: str) -> None:
    gesprekken.plan(sessie, "groningen", Planning(date(2013, 2, 4), notulist=naam))


# -- who wrote it --------------------------------------------------------------------------------------------------------


def _schreef_zelf(laptop: Laptop) -> None:
    """G writes as notulist, and is then replaced as notulist, if need be by himself."""
    verhaal.plan(door_g(laptop))
    verhaal.noteer(laptop)
    verslagtekst.stel_samen(laptop.dubbelrol, DOSSIER)
    wissel_notulist(laptop.dubbelrol, "notulist A")


def test_who_wrote_it_does_not_stop_having_written_it_by_being_replaced_as_notulist(laptop: Laptop) -> None:
    gesprekken.plan(
        laptop.coordinator, "groningen", Planning(auditors=("notulist en auditor G", "auditor B"))
    )
    _schreef_zelf(laptop)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    g = laptop.dubbelrol
    pogingen: list[Callable[[], object]] = [
        lambda: verslagstappen.stuur_retour(g, DOSSIER, "omdat"),
        lambda: verslagstappen.verstuur(g, DOSSIER, Verzending("post")),
        lambda: eerste_check.merk(g, DOSSIER, "", "Dit kan anders."),
    ]
    for poging in pogingen:
        with pytest.raises(StapGeweigerd, match="schreef dit verslag als notulist"):
            poging()
    verhaal.verstuur(laptop)
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."))
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    with pytest.raises(StapGeweigerd, match="schreef dit verslag"):
        wederhoor.beslis(g, DOSSIER, opmerking(laptop), "overgenomen")
    wederhoor.beslis(laptop.auditor, DOSSIER, opmerking(laptop), *NIET)
    with pytest.raises(StapGeweigerd, match="schreef dit verslag"):
        wederhoor.bevestig(g, DOSSIER, opmerking(laptop))
    assert not regels(laptop)


def test_who_was_named_notulist_by_mistake_and_wrote_nothing_may_check(laptop: Laptop) -> None:
    verhaal.plan(door_g(laptop))
    wissel_notulist(laptop.coordinator, "notulist A")
    gesprekken.plan(laptop.coordinator, "groningen", Planning(auditors=("notulist en auditor G",)))
    verhaal.noteer(laptop)
    verslagtekst.stel_samen(laptop.notulist, DOSSIER)
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verslagstappen.verstuur(laptop.dubbelrol, DOSSIER, Verzending("post"))
    assert not regels(laptop)


def test_taking_a_change_over_does_not_make_an_auditor_a_writer(laptop: Laptop) -> None:
    """Named notulist once, by mistake, and later deciding: what the decision did to the text is the auditor's work."""
    verhaal.in_opmaak(laptop)
    wissel_notulist(laptop.coordinator, "notulist en auditor G")
    wissel_notulist(laptop.coordinator, "notulist A")
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    verhaal.verstuur(laptop)
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."))
    verhaal.reactie(laptop, (2, "Iedere maand."), wie="portefeuillehouder")
    verslagstappen.neem_in_verwerking(laptop.notulist, DOSSIER)
    for punt in verhaal.open_opmerkingen(laptop):
        wederhoor.beslis(laptop.dubbelrol, DOSSIER, punt.id, "overgenomen", "", "Het zijn 36 uren.")
    verslagstappen.stel_vast(laptop.dubbelrol, DOSSIER)
    assert not regels(laptop)


def test_nobody_checks_what_they_offered(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    verslagstappen.bied_aan(laptop.auditor, DOSSIER)
    for doe in (
        lambda: verslagstappen.verstuur(laptop.auditor, DOSSIER, Verzending("post")),
        lambda: verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "omdat"),
    ):
        with pytest.raises(StapGeweigerd, match="bood dit verslag zelf aan"):
            doe()
    verslagstappen.verstuur(laptop.tweede_auditor, DOSSIER, Verzending("post"))
    assert not regels(laptop)


def test_undo_does_not_make_who_undoes_the_one_who_offered(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, DOSSIER, "omdat")
    ongedaan(laptop.auditor)
    assert verhaal.stand(laptop).aanbieders == {laptop.mensen["notulist A"].id}
    verhaal.verstuur(laptop)
    assert not regels(laptop)


# -- a second person -----------------------------------------------------------------------------------------------------


def test_undo_by_another_does_not_turn_ones_own_decision_into_somebody_elses(laptop: Laptop) -> None:
    """B rejects, D decides otherwise and takes that back: the rejection that stands again is still B's."""
    verhaal.in_verwerking(laptop)
    punt = opmerking(laptop)
    wederhoor.beslis(laptop.auditor, DOSSIER, punt, *NIET)
    wederhoor.beslis(laptop.tweede_auditor, DOSSIER, punt, "overgenomen")
    ongedaan(laptop.tweede_auditor)
    assert verhaal.opmerkingen(laptop)[0].besluit == NIET[0]
    for sessie in (laptop.auditor, laptop.tweede_auditor):
        with pytest.raises(StapGeweigerd, match="besloot dit zelf"):
            wederhoor.bevestig(sessie, DOSSIER, punt)
    wederhoor.bevestig(laptop.coordinator, DOSSIER, punt)
    assert not regels(laptop)


def test_choosing_between_two_laptops_does_not_turn_it_either(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_verwerking(hier)
    wissel_uit(hier, daar)
    punt = opmerking(hier)
    wederhoor.beslis(hier.auditor, DOSSIER, punt, *NIET)
    wederhoor.beslis(daar.tweede_auditor, DOSSIER, punt, "overgenomen")
    wissel_uit(hier, daar)
    keuze = next(k for k in strijd(hier)[("opmerking", "besluit")].keuzes if k.waarde == NIET[0])
    conflicten.los_op(hier.dubbelrol, DOSSIER, "opmerking", punt, "besluit", keuze.waarde)
    for veld, conflict in strijd(hier).items():
        conflicten.los_op(
            hier.dubbelrol, DOSSIER, *veld[:1], conflict.entiteit, veld[1], conflict.keuzes[0].waarde
        )
    with pytest.raises(StapGeweigerd, match="besloot dit zelf"):
        wederhoor.bevestig(hier.auditor, DOSSIER, punt)
    wederhoor.bevestig(hier.coordinator, DOSSIER, punt)


def test_another_name_is_the_same_person(laptop: Laptop) -> None:
    """A second medewerker for one person is not: that nobody can know, and docs/rollen.md says so."""
    verhaal.in_verwerking(laptop)
    wederhoor.beslis(laptop.auditor, DOSSIER, opmerking(laptop), *NIET)
    medewerkers.wijzig(laptop.coordinator, "auditor B", Wijziging(naam="auditor Zonder Verleden"))
    with pytest.raises(StapGeweigerd, match="auditor Zonder Verleden besloot dit zelf"):
        wederhoor.bevestig(laptop.auditor, DOSSIER, opmerking(laptop))


def test_another_role_meanwhile_is_the_same_person(laptop: Laptop) -> None:
    verhaal.in_check(laptop)
    medewerkers.wijzig(laptop.coordinator, "notulist A", Wijziging(rollen=(Rol.AUDITOR,)))
    with pytest.raises(StapGeweigerd, match="schreef dit verslag als notulist"):
        verslagstappen.verstuur(laptop.notulist, DOSSIER, Verzending("post"))


# -- half here, half there -----------------------------------------------------------------------------------------------


def test_written_on_one_laptop_and_sent_on_another_is_found_and_holds_up_laying_down(
    hier: Laptop, daar: Laptop
) -> None:
    """Here G became notulist and wrote; there, not knowing, G checked and sent what A had offered."""
    verhaal.in_opmaak(hier)
    gesprekken.plan(hier.coordinator, "groningen", Planning(auditors=("notulist en auditor G", "auditor B")))
    wissel_uit(hier, daar)
    wissel_notulist(hier.coordinator, "notulist en auditor G")
    verslagtekst.wijzig_passage(hier.dubbelrol, DOSSIER, verhaal.passage(hier, 3).id, "Er is te weinig volk.")
    verslagstappen.bied_aan(daar.notulist, DOSSIER)
    verslagstappen.verstuur(daar.dubbelrol, DOSSIER, Verzending("post"))
    assert not regels(hier)
    assert not regels(daar)
    wissel_uit(hier, daar)

    verwacht = (Regel.SCHRIJVER, Daad.VERSTUREN, "notulist en auditor G", True)
    assert regels(hier) == regels(daar) == {verwacht}
    for respondent in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(daar, respondent)
    (vondst,) = controleer_regels(daar.coordinator)
    assert (vondst.controle, vondst.ernst, vondst.plaats.dossier) == (Controle.PROCES, Ernst.FOUT, DOSSIER)
    assert "notulist en auditor G schreef dit verslag als notulist" in vondst.wat

    # Processed, checked and sent again by others, it holds no more.
    verslagstappen.neem_in_verwerking(daar.notulist, DOSSIER)
    with pytest.raises(
        StapGeweigerd, match="rust op iets wat een ander had moeten doen: notulist en auditor G"
    ):
        verslagstappen.stel_vast(daar.auditor, DOSSIER, verhaal.NIET_AKKOORD, "omdat")
    verslagstappen.bied_aan(daar.notulist, DOSSIER)
    verhaal.verstuur(daar)
    assert not regels(daar)
    for respondent in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(daar, respondent)
    verslagstappen.stel_vast(daar.auditor, DOSSIER)


def test_who_decided_on_one_laptop_does_not_confirm_it_on_another(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_verwerking(hier)
    wissel_uit(hier, daar)
    eerste, tweede = (o.id for o in verhaal.open_opmerkingen(hier))
    wederhoor.beslis(hier.auditor, DOSSIER, eerste, *NIET)
    wederhoor.beslis(daar.tweede_auditor, DOSSIER, eerste, *NIET)
    wederhoor.bevestig(daar.auditor, DOSSIER, eerste)
    wederhoor.beslis(hier.auditor, DOSSIER, tweede, *NIET)
    wissel_uit(hier, daar)

    with pytest.raises(StapGeweigerd, match="besloot dit zelf"):
        wederhoor.bevestig(daar.auditor, DOSSIER, tweede)
    # Of two equal decisions that were taken apart the one that is shown may be the one that nobody confirmed yet.
    assert tweede in {o.id for o in verhaal.opmerkingen(hier) if o.onbevestigd}
    verhaal.bevestig_alles(hier)
    assert not verhaal.stand(hier).onbevestigd
    assert not regels(hier)


def test_a_role_taken_away_on_one_laptop_does_not_bind_the_other_in_silence(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.in_check(hier)
    wissel_uit(hier, daar)
    medewerkers.wijzig(hier.coordinator, "auditor B", Wijziging(rollen=(Rol.LEZER,), korpsen=("groningen",)))
    gesprekken.plan(daar.coordinator, "friesland", Planning(date(2013, 2, 5)))
    verhaal.noteer(daar)
    verhaal.verstuur(daar)
    wissel_uit(hier, daar)

    assert regels(hier) >= {
        (Regel.ROL, Daad.VERSTUREN, "auditor B", True),
        (Regel.EIGEN_KORPS, Daad.VERSTUREN, "auditor B", True),
        (Regel.LEZER, Daad.SCHRIJVEN, "auditor B", False),
    }
    assert regels(hier) == regels(daar)


# -- written by another program ------------------------------------------------------------------------------------------


def _stap(laptop: Laptop, naam: str, stap: Stap, naar: Status) -> None:
    schrijf(
        laptop,
        wie(laptop, naam),
        lambda tx: tx.zet(
            "verslag", DOSSIER, "status", {"stap": stap.value, "naar": naar.value, "versie": 1}
        ),
    )


@pytest.mark.parametrize(
    ("naam", "regel"),
    [
        ("notulist A", Regel.SCHRIJVER),
        ("notulist A", Regel.ROL),
        ("notulist A", Regel.AANBIEDER),
        ("auditor E", Regel.EIGEN_KORPS),
        ("weger H", Regel.ROL),
    ],
)
def test_a_verslag_sent_by_who_may_not_is_found(laptop: Laptop, naam: str, regel: Regel) -> None:
    verhaal.in_check(laptop)
    _stap(laptop, naam, Stap.VERSTUUR, Status.TER_VERIFICATIE)
    assert (regel, Daad.VERSTUREN, naam, True) in regels(laptop)
    assert laptop.store.controleer().klopt


def test_a_verslag_laid_down_by_who_may_not_is_found_until_it_is_reopened(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    _stap(laptop, "notulist A", Stap.STEL_VAST, Status.DEFINITIEF)
    assert (Regel.SCHRIJVER, Daad.VASTSTELLEN, "notulist A", True) in regels(laptop)
    verslagstappen.heropen(laptop.auditor, DOSSIER, "door een ander")
    assert not regels(laptop)


def test_what_calls_itself_an_undoing_is_its_own_work_if_the_value_is_new(laptop: Laptop) -> None:
    verhaal.in_check(laptop)

    def taak(tx: Transactie) -> None:
        stap = {"stap": "verstuur", "naar": "ter_verificatie", "versie": 1}
        tx.zet("verslag", DOSSIER, "status", stap)
        tx.maak("handeling", {"ongedaan_door": tx.handeling}, "zomaar")

    schrijf(laptop, wie(laptop, "notulist A"), taak)
    assert (Regel.SCHRIJVER, Daad.VERSTUREN, "notulist A", True) in regels(laptop)


def test_a_rejection_confirmed_by_who_decided_or_wrote_is_found(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    punt = opmerking(laptop)
    wederhoor.beslis(laptop.auditor, DOSSIER, punt, *NIET)
    besluit = next(o.besluit_event for o in verhaal.opmerkingen(laptop) if o.id == punt)
    schrijf(laptop, wie(laptop, "auditor B"), lambda tx: tx.zet("opmerking", punt, "bevestiging", besluit))
    assert regels(laptop) == {(Regel.BEVESTIGER, Daad.BEVESTIGING, "auditor B", True)}
    assert "auditor B heeft een afwijzing bevestigd" in verhaal.stand(laptop).afwijkingen
    schrijf(laptop, wie(laptop, "auditor B"), lambda tx: tx.zet("opmerking", punt, "bevestiging", None))
    schrijf(laptop, wie(laptop, "notulist A"), lambda tx: tx.zet("opmerking", punt, "bevestiging", besluit))
    assert (Regel.SCHRIJVER, Daad.BEVESTIGING, "notulist A", True) in regels(laptop)


def test_a_score_of_ones_own_korps_or_without_the_role_is_found(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    wegen.scoor(laptop)
    assert not regels(laptop)
    (waarde,) = (
        json.loads(rij[0])
        for rij in laptop.store.lees().execute(
            "SELECT p.payload FROM event e JOIN event_payload p ON p.event = e.id WHERE e.soort = 'score' AND e.veld = 'oordeel'"
        )
    )
    id_ = f"{DOSSIER}/{wegen.DIMENSIE}"
    for naam, regel in (("weger J", Regel.EIGEN_KORPS), ("auditor B", Regel.ROL)):
        anders = {**waarde, "motivatie": naam}
        schrijf(laptop, wie(laptop, naam), lambda tx, anders=anders: tx.zet("score", id_, "oordeel", anders))  # type: ignore[misc]
        assert regels(laptop) == {(regel, Daad.SCORE, naam, True)}
    # Given again by who may, it is history.
    scores.geef_score(laptop.weger, DOSSIER, wegen.DIMENSIE, wegen.invoer(GROEN))
    assert not regels(laptop)


def test_what_readers_and_strangers_write_is_found(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    notitie = gesprekken.lees_notities(laptop.store.lees(), DOSSIER)[0].id
    for nr, actor in enumerate(
        (wie(laptop, "lezer F").actor, "een vreemde", "", wie(laptop, "auditor E").actor)
    ):
        schrijf(laptop, Wie(actor, "2011-2012"), zet_tekst(notitie, f"x{nr}"))
    lezer = wie(laptop, "lezer F")
    schrijf(laptop, lezer, lambda tx: tx.voeg_toe("medewerker", lezer.actor, "rollen", "coordinator"))
    assert regels(laptop) == {
        (Regel.LEZER, Daad.SCHRIJVEN, "lezer F", False),
        (Regel.MENSEN, Daad.MENSEN, "lezer F", False),
        (Regel.ONBEKEND, Daad.SCHRIJVEN, "een vreemde", True),
        (Regel.ONBEKEND, Daad.SCHRIJVEN, "", True),
        (Regel.EIGEN_KORPS, Daad.SCHRIJVEN, "auditor E", False),
    }


@pytest.mark.parametrize("status", verhaal.TOT)
def test_work_by_the_rules_shows_nothing(laptop: Laptop, status: Status) -> None:
    verhaal.TOT[status](laptop)
    assert not regels(laptop)
    assert not verhaal.stand(laptop).afwijkingen
