"""Texts of a report: who writes them, what they can rest on, and that nothing is proposed but what people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort, GegevenScore, Partneroordeel
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import conflicten, medewerkers, rapportteksten, verslagstappen, verslagtekst
from korpsmonitor_tui.services.definitieftekst import lees_definitief
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, score_id
from korpsmonitor_tui.services.rapportvoorstellen import Voorsteller
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.zoeken import zoek
from tests.oordelen import GEEL, GROEN
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop


def _zet(laptop: Laptop, soort: str, dimensie: str, veld: str, waarde: dict[str, Any]) -> None:
    def taak(tx: Transactie) -> None:
        id_ = tx.maak(soort, {"dossier": DOSSIER, "dimensie": dimensie}, score_id(DOSSIER, dimensie))
        tx.zet(soort, id_, veld, waarde)

    laptop.store.voer_uit(laptop.coordinator.wie, taak)


def _scoor(laptop: Laptop, dimensie: str, motivatie: str, *passages: str) -> None:
    bewijs = tuple(Bewijs(Bewijssoort.VERSLAG, passage, "…", versie=1) for passage in passages)
    gegeven = GegevenScore(GROEN, motivatie, bewijs, "sessie")
    _zet(laptop, "score", dimensie, "oordeel", gegeven.naar_json())


def _voorsteller(laptop: Laptop) -> Voorsteller:
    return Voorsteller(laptop.coordinator, lees_korpsweging(laptop.coordinator, DOSSIER))


def _tekst(sessie: Sessie, onderdeel: str) -> rapportteksten.Rapporttekst | None:
    return rapportteksten.lees_teksten(sessie, ["groningen"]).get(("groningen", onderdeel))


def test_the_parts_are_those_of_the_printed_section_in_its_order(laptop: Laptop) -> None:
    assert [deel.code for deel in rapportteksten.onderdelen(laptop.coordinator)] == [
        "inleiding",
        *("organisatie", "toezicht", "informatie", "opsporing"),
        *("eindscore", "partners", "activiteiten", "prognose"),
    ]
    assert rapportteksten.vind_onderdeel(laptop.coordinator, " Toezicht ").code == "toezicht"
    with pytest.raises(NietGevonden, match="kies uit inleiding, organisatie"):
        rapportteksten.vind_onderdeel(laptop.coordinator, "toezichtt")


def test_a_text_is_kept_to_the_letter_with_who_wrote_it(laptop: Laptop) -> None:
    rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", "Twee alinea's.\n\n- een punt ")
    tekst = _tekst(laptop.coordinator, "toezicht")
    assert tekst is not None
    assert (tekst.tekst, tekst.geldt) == ("Twee alinea's.\n\n- een punt ", True)
    assert tekst.vastgelegd.wie == laptop.coordinator.persoon.id
    rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", "")
    leeg = _tekst(laptop.coordinator, "toezicht")
    assert leeg is not None
    assert not leeg.geldt


def test_who_weighs_or_coordinates_writes_and_nobody_on_their_own_korps(laptop: Laptop) -> None:
    medewerkers.nieuw(laptop.coordinator, "weger W", [Rol.WEEGPLOEG], ["groningen"])
    weger = next(p for p in medewerkers.lijst(laptop.store.lees()) if p.naam == "weger W")
    sessie = laptop.coordinator.als(weger)
    rapportteksten.schrijf_tekst(sessie, "drenthe", "prognose", "- Kwaliteit behouden.")
    with pytest.raises(StapGeweigerd, match="hoort bij dit korps"):
        rapportteksten.schrijf_tekst(sessie, "groningen", "prognose", "Het gaat goed.")
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        rapportteksten.begin_tekst(laptop.notulist, "groningen", "prognose")
    assert _tekst(laptop.coordinator, "prognose") is None


def test_a_text_about_no_party_belongs_to_no_dossier(laptop: Laptop) -> None:
    id_ = rapportteksten.schrijf_tekst(laptop.coordinator, "noord-nederland", "inleiding", "De eenheid.")
    rij = (
        laptop.store.lees().execute("SELECT dossier, over FROM rapporttekst WHERE id = ?", (id_,)).fetchone()
    )
    assert tuple(rij) == ("", "noord-nederland")
    with pytest.raises(OnbruikbareInvoer, match="geen korps"):
        rapportteksten.eis_korps(laptop.coordinator, "comensha")


def test_two_texts_of_two_laptops_both_stay_until_a_person_chooses(hier: Laptop, daar: Laptop) -> None:
    for laptop, tekst in ((hier, "Hier geschreven."), (daar, "Daar geschreven.")):
        rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", tekst)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        samen = _tekst(laptop.coordinator, "toezicht")
        assert samen is not None
        assert not samen.geldt
        assert set(samen.botsing) == {"Hier geschreven.", "Daar geschreven."}
        with pytest.raises(StapGeweigerd, match="kies eerst"):
            rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", "Erover heen.")
    # Who typed on without seeing the other keeps both as well.
    rapportteksten.schrijf_tekst(
        hier.coordinator, "groningen", "toezicht", "Hier verder.", op=_koppen_van(hier, "Hier geschreven.")
    )
    verder = _tekst(hier.coordinator, "toezicht")
    assert verder is not None
    assert set(verder.botsing) == {"Hier verder.", "Daar geschreven."}


def _koppen_van(laptop: Laptop, tekst: str) -> tuple[str, ...]:
    rijen = laptop.store.lees().execute(
        "SELECT e.id FROM event e JOIN event_payload p ON p.event = e.id WHERE e.veld = 'tekst' AND p.payload = ?",
        (f'"{tekst}"',),
    )
    return tuple(rij[0] for rij in rijen.fetchall())


# -- what a text can rest on ---------------------------------------------------------------------------------------------


def test_only_what_was_laid_down_is_a_source(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    open_ = lees_definitief(laptop.coordinator, DOSSIER)
    assert open_.passages == ()
    assert "nog niet definitief (ter verificatie)" in open_.waarom_niet
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.akkoord(laptop, "portefeuillehouder")
    verslagstappen.stel_vast(laptop.auditor, DOSSIER)
    vast = lees_definitief(laptop.coordinator, DOSSIER)
    assert (vast.versie, vast.waarom_niet) == (1, "")
    assert [(p.nummer, p.hoofdstuk, p.tekst) for p in vast.passages] == [
        (nr, *paar) for nr, paar in enumerate(verhaal.TEKSTEN, start=1)
    ]
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nagekomen")
    heropend = lees_definitief(laptop.coordinator, DOSSIER)
    assert heropend.passages == ()
    assert heropend.waarom_niet.startswith("Versie 1 van het gespreksverslag is heropend")


def test_a_source_says_what_was_laid_down_whatever_came_from_elsewhere(hier: Laptop, daar: Laptop) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    eerste = verhaal.passage(daar, 1)
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, eerste.id, "Iets heel anders.")
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    verhaal.verstuur(hier)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(hier, wie)
    verslagstappen.stel_vast(hier.auditor, DOSSIER)
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert lees_definitief(laptop.coordinator, DOSSIER).passages[0].tekst == verhaal.TEKSTEN[0][1]


def test_a_proposal_holds_the_motivations_and_points_at_the_passages(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    eerste, tweede, derde = (passage.id for _nr, passage in verhaal.passages(laptop))
    _scoor(laptop, "toezicht.kwaliteit", "De toezichthouders zijn gecertificeerd.", tweede, eerste)
    _scoor(laptop, "toezicht.continuiteit", "De toezichthouders zijn gecertificeerd.", tweede)
    _scoor(laptop, "toezicht.vergunde_branche", "Ieder kwartaal wordt gecontroleerd.", tweede)
    voorstel = _voorsteller(laptop).stel_voor("toezicht")
    assert voorstel.tekst == (
        "Kwaliteit, Continuïteit: De toezichthouders zijn gecertificeerd.\n\n"
        "Vergunde branche: Ieder kwartaal wordt gecontroleerd."
    )
    assert {bron.id for bron in voorstel.bronnen} == {eerste, tweede, derde}
    assert _voorsteller(laptop).stel_voor("opsporing") == type(voorstel)("", ())


def test_a_proposal_about_partners_is_what_the_korps_said(laptop: Laptop) -> None:
    oordeel = Partneroordeel("groen", "Het OM denkt mee.", "vragenlijst", "antwoord")
    _zet(laptop, "partneroordeel", "partners.om", "overgenomen", oordeel.naar_json())
    ander = GegevenScore(GEEL, "De weegploeg ziet het anders.", (), "sessie")
    _zet(laptop, "partneroordeel", "partners.om", "wijziging", ander.naar_json())
    assert _voorsteller(laptop).stel_voor("partners").tekst == "OM: Het OM denkt mee."


def test_what_is_planned_is_told_from_what_was_done(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    verhaal.noteer(laptop)
    verslagtekst.stel_samen(laptop.notulist, dossier)
    for tekst in ("De acties van 2010 zijn uitgevoerd.", "Het team wordt\nuitgebreid."):
        verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "prognose", tekst)
    plan = next(p for _nr, p in verhaal.passages(laptop) if p.tekst.startswith("Het team"))
    verslagtekst.wissel_tag(laptop.notulist, dossier, plan.id, "actie")
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, dossier)
    voorsteller = _voorsteller(laptop)
    assert voorsteller.stel_voor("activiteiten").tekst == "De acties van 2010 zijn uitgevoerd."
    assert voorsteller.stel_voor("prognose").tekst == "- Het team wordt uitgebreid."


def test_the_timeline_tells_of_a_text_and_a_person_ends_a_conflict(hier: Laptop, daar: Laptop) -> None:
    for laptop, tekst in ((hier, "Hier geschreven."), (daar, "Daar geschreven.")):
        rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", tekst)
    assert lees_tijdlijn(hier.coordinator, DOSSIER)[0].wat == "tekst van het rapport: Toezicht"
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, DOSSIER)
    assert conflict.label == "een tekst van het rapport over toezicht (tekst)"
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        conflicten.los_op(hier.notulist, DOSSIER, conflict.soort, conflict.entiteit, conflict.veld, "x")
    conflicten.los_op(
        hier.coordinator, DOSSIER, conflict.soort, conflict.entiteit, conflict.veld, "Samengevoegd."
    )
    assert lees_tijdlijn(hier.coordinator, DOSSIER)[0].wat == (
        "gekozen welke tekst van het rapport geldt: Toezicht"
    )
    wissel_uit(hier, daar)
    tekst_daar = _tekst(daar.coordinator, "toezicht")
    assert tekst_daar is not None
    assert (tekst_daar.geldt, tekst_daar.tekst) == (True, "Samengevoegd.")
    rapportteksten.schrijf_tekst(daar.coordinator, "groningen", "toezicht", "")
    assert lees_tijdlijn(daar.coordinator, DOSSIER)[0].wat == ("tekst van het rapport teruggenomen: Toezicht")


def test_a_text_and_a_motivation_are_found_with_what_they_are_about(laptop: Laptop) -> None:
    rapportteksten.schrijf_tekst(laptop.coordinator, "groningen", "toezicht", "De cabriomethode werkt.")
    _scoor(laptop, "toezicht.kwaliteit", "De cabriomethode is bekend.")
    gevonden = {
        (treffer.soortnaam, treffer.hoofdstuk) for treffer in zoek(laptop.coordinator, "cabriomethode")
    }
    assert gevonden == {
        ("tekst van het rapport", "Toezicht"),
        ("motivatie van een score", "Toezicht, Kwaliteit"),
    }
