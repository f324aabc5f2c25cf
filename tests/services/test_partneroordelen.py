"""Partner columns: the korps's own judgement is taken over once, as it stood; what the weegploeg thinks stands beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import (
    InmiddelsGewijzigd,
    KorpsmonitorFout,
    NietGevonden,
    OnbruikbareInvoer,
    StapGeweigerd,
)
from korpsmonitor_tui.domain.gegeven_score import Partneroordeel
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    democijfers,
    medewerkers,
    ongedaan,
    verslagstappen,
    vragenlijst,
    weegsessies,
)
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, lees_matrix
from korpsmonitor_tui.services.partneroordelen import (
    Overname,
    Staat,
    kies_korpsen,
    lees_overnames,
    neem_over,
    neem_over_uit_verslag,
    zet_ernaast,
)
from tests.oordelen import GEEL
from tests.services import verhaal, wegen
from tests.services.conftest import Laptop, wissel_uit
from tests.services.test_replieken import oordeel

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

OM = "partners.om"


@pytest.fixture
def weger(laptop: Laptop) -> Sessie:
    """A member of the weegploeg, of korps Drenthe, in an open weegsessie."""
    medewerkers.nieuw(laptop.coordinator, "weger W", [Rol.WEEGPLOEG], ["drenthe"])
    weegsessies.nieuw(laptop.coordinator, weegsessies.Sessiegegevens(aanwezig=("weger W",)))
    return medewerkers.kies(laptop.coordinator, "weger W")


def kolom(sessie: Sessie, korps: str = "twente", code: str = OM) -> Overname:
    alle = lees_overnames(sessie, kies_korpsen(sessie, [korps]))
    return next(overname for overname in alle if overname.dimensie.code == code)


def test_what_a_korps_answered_is_taken_over_as_it_stood_and_once(laptop: Laptop) -> None:
    oordeel(laptop, "geel", "Wisselende officieren.")
    oordeel(laptop, "blanco", partij="drenthe")
    oordeel(laptop, "", "Nog geen zaken gehad.", partij="zeeland")
    voor = laptop.store.stand
    uit = neem_over(laptop.coordinator)
    assert {(o.korps.code, o.antwoord.kleur if o.antwoord else None) for o in uit.gedaan} == {
        ("twente", "geel"),
        ("drenthe", "blanco"),
        ("zeeland", ""),
    }
    assert kolom(laptop.coordinator).overgenomen == Partneroordeel(
        "geel", "Wisselende officieren.", "vragenlijst", "2011-2012/twente/ketensamenwerking.om"
    )
    na = laptop.store.stand
    assert na > voor
    opnieuw = neem_over(laptop.coordinator)
    assert (opnieuw.gedaan, opnieuw.gebleven, laptop.store.stand) == ((), (), na)
    # All of it is one handeling, and none of it a score.
    weging = lees_korpsweging(laptop.coordinator, "2011-2012/twente")
    assert not any(code.startswith("partners.") for code in weging.scores)
    ongedaan.ongedaan(laptop.coordinator)
    assert kolom(laptop.coordinator, "zeeland").staat is Staat.NIEUW
    assert kolom(laptop.coordinator).staat is Staat.NIEUW


def test_an_answer_that_changed_is_shown_and_taken_over_only_when_asked_again(laptop: Laptop) -> None:
    oordeel(laptop, "geel", "Wisselende officieren.")
    neem_over(laptop.coordinator, ["Twente"])
    oordeel(laptop, "groen", "Vaste officier.")
    gewoon = neem_over(laptop.coordinator)
    assert gewoon.gedaan == ()
    (gewijzigd,) = gewoon.gebleven
    assert gewijzigd.staat is Staat.GEWIJZIGD
    assert gewijzigd.overgenomen is not None
    assert gewijzigd.overgenomen.kleur == "geel"
    (gedaan,) = neem_over(laptop.coordinator, ["twente"], opnieuw=True).gedaan
    assert gedaan.overgenomen == gewijzigd.overgenomen
    assert kolom(laptop.coordinator).staat is Staat.GELIJK
    # An answer that was withdrawn takes what was taken over with it, but again only when asked.
    oordeel(laptop, "", "")
    assert neem_over(laptop.coordinator).gedaan == ()
    neem_over(laptop.coordinator, opnieuw=True)
    assert kolom(laptop.coordinator).staat is Staat.GEEN


def test_what_is_no_colour_is_left_for_a_person(laptop: Laptop) -> None:
    oordeel(laptop, "geel tot groen", "Wisselt.")
    uit = neem_over(laptop.coordinator, opnieuw=True)
    assert uit.gedaan == ()
    assert [o.staat for o in uit.gebleven] == [Staat.ONBRUIKBAAR]


def test_a_korps_does_not_judge_itself_as_a_partner(laptop: Laptop) -> None:
    codes = {
        o.dimensie.code
        for o in lees_overnames(laptop.coordinator, kies_korpsen(laptop.coordinator, ["kmar"]))
    }
    assert "partners.kmar" not in codes
    assert OM in codes
    with pytest.raises(NietGevonden, match="geen partnerkolom"):
        neem_over_uit_verslag(laptop.coordinator, "kmar", "kmar", 1, "groen")
    with pytest.raises(OnbruikbareInvoer, match="geen korps"):
        neem_over(laptop.coordinator, ["om"])


def test_nobody_takes_over_what_their_own_korps_said(laptop: Laptop, weger: Sessie) -> None:
    oordeel(laptop, "geel")
    oordeel(laptop, "rood", partij="drenthe")
    uit = neem_over(weger)
    assert [o.korps.code for o in uit.gedaan] == ["twente"]
    assert [korps.code for korps in uit.eigen] == ["drenthe"]
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        neem_over(weger, ["twente", "drenthe"])
    with pytest.raises(StapGeweigerd, match="mag dit niet"):
        neem_over(laptop.notulist)


def test_the_definitieve_verslag_is_a_source_and_the_questionnaire_does_not_replace_it(
    laptop: Laptop,
) -> None:
    oordeel(laptop, "geel", partij="groningen")
    verhaal.verzonden(laptop)
    with pytest.raises(StapGeweigerd, match="definitief"):
        neem_over_uit_verslag(laptop.coordinator, "Groningen", "om", 2, "groen")
    for wie in ("korpsexpert", "portefeuillehouder"):
        verhaal.akkoord(laptop, wie)
    verslagstappen.stel_vast(laptop.auditor, verhaal.DOSSIER)
    neem_over_uit_verslag(laptop.coordinator, "Groningen", "om", 2, "groen")
    gezet = kolom(laptop.coordinator, "groningen")
    assert gezet.staat is Staat.UIT_VERSLAG
    assert gezet.overgenomen is not None
    assert (gezet.overgenomen.kleur, gezet.overgenomen.toelichting) == ("groen", verhaal.TEKSTEN[1][1])
    assert neem_over(laptop.coordinator).gedaan == ()
    neem_over(laptop.coordinator, opnieuw=True)
    assert kolom(laptop.coordinator, "groningen").staat is Staat.GELIJK
    for passage, kleur, fout in ((99, "groen", NietGevonden), (2, "paars", OnbruikbareInvoer)):
        with pytest.raises(fout):
            neem_over_uit_verslag(laptop.coordinator, "Groningen", "om", passage, kleur)


def test_a_change_of_the_weegploeg_stands_beside_the_judgement_and_never_counts(
    laptop: Laptop, weger: Sessie
) -> None:
    with pytest.raises(OnbruikbareInvoer, match="nog niets overgenomen"):
        zet_ernaast(weger, "twente", "om", "groen", "Eén incident.")
    oordeel(laptop, "rood", "Geen overleg.")
    oordeel(laptop, "rood", partij="drenthe")
    neem_over(laptop.coordinator)
    voor = lees_korpsweging(weger, "2011-2012/twente").weging
    zet_ernaast(weger, "twente", "om", "geel", "Het overleg is in mei hervat.")
    cel = next(c for c in lees_korpsweging(weger, "2011-2012/twente").partners if c.dimensie.code == OM)
    assert cel.overgenomen is not None
    assert (cel.overgenomen.kleur, cel.overgenomen.toelichting) == ("rood", "Geen overleg.")
    assert cel.wijziging is not None
    assert (cel.wijziging.score, cel.wijziging.motivatie) == (GEEL, "Het overleg is in mei hervat.")
    assert lees_korpsweging(weger, "2011-2012/twente").weging == voor
    for korps, score, motivatie, wie in (
        ("twente", "groen", " ", weger),
        ("twente", "oranje", "x", weger),
        ("drenthe", "groen", "x", weger),
        ("twente", "groen", "x", laptop.coordinator),
    ):
        with pytest.raises(KorpsmonitorFout):
            zet_ernaast(wie, korps, "om", score, motivatie)
    zet_ernaast(weger, "twente", "om", "", "")
    assert kolom(weger).wijziging is None
    weegsessies.sluit(laptop.coordinator, naam := weegsessies.lees(weger)[0].naam)
    with pytest.raises(StapGeweigerd, match="gesloten"):
        zet_ernaast(weger, "twente", "om", "geel", "Te laat.", naam)
    assert kolom(weger).wijziging is None


def test_two_laptops_that_take_over_the_same_agree_and_otherwise_a_person_chooses(
    hier: Laptop, daar: Laptop
) -> None:
    oordeel(hier, "geel", "Wisselende officieren.")
    wissel_uit(hier, daar)
    neem_over(hier.coordinator)
    neem_over(daar.coordinator)
    wissel_uit(hier, daar)
    assert kolom(hier.coordinator).staat is Staat.GELIJK
    oordeel(hier, "groen")
    neem_over(hier.coordinator, opnieuw=True)
    oordeel(daar, "rood")
    neem_over(daar.coordinator, opnieuw=True)
    wissel_uit(hier, daar)
    assert kolom(hier.coordinator).staat is Staat.BOTSING
    assert [o.staat for o in neem_over(daar.coordinator, opnieuw=True).gebleven] == [Staat.BOTSING]


def test_what_two_laptops_put_there_is_chosen_between_and_never_written_over(
    hier: Laptop, daar: Laptop
) -> None:
    wegen.open_sessie(hier)
    oordeel(hier, "geel")
    neem_over(hier.coordinator)
    wissel_uit(hier, daar)
    zet_ernaast(hier.weger, "twente", "om", "groen", "Hier gezegd.")
    zet_ernaast(daar.weger, "twente", "om", "rood", "Daar gezegd.")
    wissel_uit(hier, daar)
    assert kolom(hier.weger).staat is Staat.BOTSING
    voor = hier.store.stand
    for score in ("geel", ""):
        with pytest.raises(StapGeweigerd, match="twee apparaten"):
            zet_ernaast(hier.weger, "twente", "om", score, "Eroverheen.")
    assert hier.store.stand == voor


def test_the_verslag_does_not_end_a_contradiction_between_laptops(hier: Laptop, daar: Laptop) -> None:
    oordeel(hier, "geel", partij="groningen")
    verhaal.definitief(hier)
    wissel_uit(hier, daar)
    neem_over(hier.coordinator)
    neem_over_uit_verslag(daar.coordinator, "Groningen", "om", 2, "rood")
    wissel_uit(hier, daar)
    assert kolom(hier.coordinator, "groningen").staat is Staat.BOTSING
    with pytest.raises(StapGeweigerd, match="twee apparaten"):
        neem_over_uit_verslag(hier.coordinator, "Groningen", "om", 2, "groen")
    assert kolom(hier.coordinator, "groningen").staat is Staat.BOTSING


def test_a_form_that_was_opened_on_something_else_is_refused(laptop: Laptop) -> None:
    wegen.open_sessie(laptop)
    oordeel(laptop, "geel")
    neem_over(laptop.coordinator)

    def koppen() -> tuple[str, ...]:
        partners = lees_korpsweging(laptop.weger, "2011-2012/twente").partners
        return next(cel.koppen for cel in partners if cel.dimensie.code == OM)

    eerst = koppen()
    zet_ernaast(laptop.tweede_weger, "twente", "om", "rood", "Geen overleg.", op=eerst)
    with pytest.raises(InmiddelsGewijzigd):
        zet_ernaast(laptop.weger, "twente", "om", "groen", "Toch goed.", op=eerst)
    gezien = koppen()
    oordeel(laptop, "groen")
    neem_over(laptop.coordinator, opnieuw=True)
    with pytest.raises(InmiddelsGewijzigd):
        zet_ernaast(laptop.weger, "twente", "om", "geel", "Iets beter.", op=gezien)
    zet_ernaast(laptop.weger, "twente", "om", "geel", "Iets beter.", op=koppen())


def test_a_judgement_beside_it_waits_for_the_day_and_for_the_role_as_they_are_now(laptop: Laptop) -> None:
    oordeel(laptop, "geel")
    neem_over(laptop.coordinator)
    wegen.open_sessie(laptop)
    weger = laptop.weger
    medewerkers.wijzig(laptop.coordinator, "weger H", medewerkers.Wijziging(rollen=(Rol.NOTULIST,)))
    with pytest.raises(StapGeweigerd, match="weegploeg"):
        zet_ernaast(weger, "twente", "om", "groen", "Op een oud scherm.")
    weegsessies.nieuw(
        laptop.coordinator,
        weegsessies.Sessiegegevens("later", date(2099, 1, 1), aanwezig=("weger I",)),
    )
    with pytest.raises(StapGeweigerd, match="is pas op 01-01-2099"):
        zet_ernaast(laptop.tweede_weger, "twente", "om", "groen", "Te vroeg.", "later")


def test_what_was_published_of_2012_comes_out_as_it_went_in(laptop: Laptop) -> None:
    """The scan of Tabel 24 lost its colours: what can be checked is what the sections on the korpsen print."""
    sessie = laptop.coordinator
    cijfers = sessie.instrumenten.cijfers("korpsmonitor")
    for partij in kies_korpsen(sessie, []):
        if teksten := democijfers.antwoorden(sessie.instrument, cijfers, partij):
            vragenlijst.zet_antwoorden(sessie, f"2011-2012/{partij.code}", teksten)
    neem_over(sessie)
    overgenomen = {
        (korps.partij.code, cel.dimensie.code): cel.overgenomen.kleur
        for korps in lees_matrix(sessie).korpsen
        for cel in korps.partners
        if cel.overgenomen
    }
    gedrukt = {
        (balk.partij, code): kleur
        for balk in sessie.instrument.kleurenbalken
        if balk.jaar == 2012
        for code, kleur in balk.kleuren
        if code.startswith("partners.")
    }
    assert overgenomen == gedrukt
    assert len({korps for korps, _code in gedrukt}) == 6
    assert Vak("ketensamenwerking.om") in vragenlijst.lees_antwoorden(
        laptop.store.lees(), "2011-2012/zeeland"
    )
