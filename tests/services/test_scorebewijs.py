"""What a score can rest on, and what is shown of it when that changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    bronnen,
    gesprekken,
    scores,
    verslagstappen,
    verslagtekst,
    vragenlijst,
)
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.bewijsstand import Bewijslot
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.korpsweging import lees_matrix
from tests.oordelen import GEEL, ROOD
from tests.services import scoren, verhaal, wegen
from tests.services.conftest import opdrachten, wissel_uit
from tests.services.verhaal import DOSSIER
from tests.services.wegen import DIMENSIE

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def passage(laptop: Laptop, nummer: int = 1, dossier: str = DOSSIER) -> Bewijs:
    return Bewijs(Bewijssoort.VERSLAG, verhaal.passage(laptop, nummer, dossier).id, "")


@pytest.mark.parametrize("status", [status for status in verhaal.TOT if status != Status.DEFINITIEF])
def test_an_open_verslag_is_no_source_and_the_reason_is_said(laptop: Laptop, status: Status) -> None:
    verhaal.TOT[status](laptop)
    wegen.open_sessie(laptop)
    if status == Status.GEPLAND:
        verhaal.noteer(laptop)
        verslagtekst.voeg_passage_toe(laptop.notulist, DOSSIER, "toezicht", "Een tekst.")
    with pytest.raises(StapGeweigerd, match=r"Het verslag van Groningen is nog .*; alleen een definitief"):
        scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", passage(laptop)))
    aanbod = mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE)
    assert not [stuk for stuk in aanbod.stukken if stuk.bewijs.soort == Bewijssoort.VERSLAG]
    assert any("Het verslag van Groningen is nog" in reden for reden in aanbod.geweigerd)


def test_a_passage_of_a_definitief_verslag_is_kept_with_words_and_version(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop)
    uitslag = scores.geef_score(
        laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", passage(laptop, 2))
    )
    (stuk,) = uitslag.gegeven.bewijs
    assert stuk.tekst == verhaal.TEKSTEN[1][1]
    assert (stuk.dossier, stuk.versie) == (DOSSIER, 1)
    aanbod = mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE)
    eerste = aanbod.stukken[0]
    assert (eerste.kenmerk, eerste.bewijs, eerste.raakt) == ("verslag:2", stuk, True)
    assert aanbod.stuk("verslag:1") is not None


def test_the_verslag_of_another_korps_is_no_source(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop)
    with pytest.raises(StapGeweigerd, match="een ander korps"):
        scores.geef_score(
            laptop.weger, "2011-2012/drenthe", DIMENSIE, wegen.invoer(GEEL, "Zie.", passage(laptop))
        )


def test_a_score_stays_when_its_verslag_is_reopened_and_says_so(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    wegen.open_sessie(laptop)
    scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", passage(laptop, 2)))

    def stand() -> tuple[Bewijslot, str]:
        cel = wegen.weging(laptop).cel(DIMENSIE)
        assert cel is not None
        assert cel.score == GEEL
        return cel.bewijs[0].lot, cel.bewijs[0].uitleg

    assert stand() == (Bewijslot.GELDT, "")
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nagekomen")
    lot, uitleg = stand()
    assert lot == Bewijslot.HEROPEND
    assert "versie 1 van het verslag van Groningen" in uitleg
    _stel_opnieuw_vast(laptop)
    assert stand()[0] == Bewijslot.NIEUWE_VERSIE
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nogmaals")
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, verhaal.passage(laptop, 2).id, "Anders.")
    _stel_opnieuw_vast(laptop)
    assert stand()[0] == Bewijslot.GEWIJZIGD
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nog eens")
    verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, verhaal.passage(laptop, 2).id)
    _stel_opnieuw_vast(laptop)
    assert stand()[0] == Bewijslot.VERVALLEN


def _stel_opnieuw_vast(laptop: Laptop) -> None:
    verslagstappen.bied_aan(laptop.notulist, DOSSIER)
    _stel_vast(laptop)


def _stel_vast(laptop: Laptop, dossier: str = DOSSIER) -> None:
    verhaal.verstuur(laptop, dossier)
    verhaal.akkoord(laptop, "korpsexpert", dossier)
    verhaal.akkoord(laptop, "portefeuillehouder", dossier)
    verslagstappen.stel_vast(laptop.auditor, dossier)


def test_an_answer_is_evidence_with_its_words(laptop: Laptop) -> None:
    (id_,) = vragenlijst.zet_antwoorden(
        laptop.notulist, DOSSIER, {(Vak("organisatie.korpsexpert_inzet"), "waarde"): "32 uur"}
    )
    wegen.open_sessie(laptop)
    antwoord = Bewijs(Bewijssoort.ANTWOORD, id_, "")
    uitslag = scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", antwoord))
    assert uitslag.gegeven.bewijs[0].tekst == "32 uur"
    vragenlijst.zet_antwoord(laptop.notulist, DOSSIER, Vak("organisatie.korpsexpert_inzet"), "36 uur")
    (stand,) = wegen.weging(laptop).cel(DIMENSIE).bewijs  # type: ignore[union-attr]
    assert (stand.lot, stand.bewijs.tekst) == (Bewijslot.GEWIJZIGD, "32 uur")
    with pytest.raises(InmiddelsGewijzigd, match="luidt inmiddels anders"):
        scores.geef_score(
            laptop.weger,
            DOSSIER,
            DIMENSIE,
            wegen.invoer(ROOD, "Zie.", replace(antwoord, tekst="32 uur")),
        )
    with pytest.raises(NietGevonden, match="antwoord"):
        scores.geef_score(laptop.weger, "2011-2012/drenthe", DIMENSIE, wegen.invoer(ROOD, "Zie.", antwoord))


def test_a_figure_of_another_source_is_evidence_for_its_own_korps(laptop: Laptop) -> None:
    gegeven = next(
        g for b in laptop.coordinator.instrument.bronnen for g in b.gegevens if g.jaren and g.per == "rij"
    )
    bron = next(b.code for b in laptop.coordinator.instrument.bronnen if gegeven in b.gegevens)
    cijfer = bronnen.zet_broncijfer(
        laptop.coordinator, bron, gegeven.id, "groningen", str(gegeven.jaren[0]), "12"
    )
    wegen.open_sessie(laptop)
    aanbod = mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE)
    (stuk,) = [s for s in aanbod.stukken if s.bewijs.verwijzing == cijfer.id]
    uitslag = scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", stuk.bewijs))
    assert uitslag.gegeven.bewijs == (stuk.bewijs,)
    assert stuk.bewijs.tekst.endswith(": 12")
    with pytest.raises(StapGeweigerd, match="Groningen"):
        scores.geef_score(
            laptop.weger, "2011-2012/drenthe", DIMENSIE, wegen.invoer(GEEL, "Zie.", stuk.bewijs)
        )


def test_who_was_at_the_gesprek_and_attends_can_clarify(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    sessie = wegen.open_sessie(laptop, *wegen.WEGERS, "auditor B", "lezer F")

    def vertel(wie: str, dossier: str = DOSSIER) -> Bewijs:
        return Bewijs(Bewijssoort.MONDELING, laptop.mensen[wie].id, "Dat was toen toegezegd.", dossier)

    uitslag = scores.geef_score(
        laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", vertel("auditor B"))
    )
    assert uitslag.gegeven.bewijs == (vertel("auditor B"),)
    for wie, reden in (
        ("lezer F", "niet bij het gesprek"),
        ("auditor D", "niet aanwezig"),
        ("weger J", "onthoudt zich"),
    ):
        with pytest.raises(StapGeweigerd, match=reden):
            scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", vertel(wie)))
    with pytest.raises(StapGeweigerd, match="nog geen gesprek"):
        scores.geef_score(
            laptop.weger,
            DOSSIER,
            DIMENSIE,
            wegen.invoer(GEEL, "Zie.", vertel("auditor B", "2011-2012/om")),
        )
    (toelichter,) = mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE, sessie).toelichters
    assert (toelichter.wie.naam, toelichter.dossier) == ("auditor B", DOSSIER)


def test_a_member_who_was_there_as_a_participant_can_clarify(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    deelnemer = Deelnemer("", "waarnemer", "LEM", "Lezer F", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, deelnemer)
    wegen.open_sessie(laptop, *wegen.WEGERS, "lezer F")
    stuk = Bewijs(Bewijssoort.MONDELING, laptop.mensen["lezer F"].id, "Zo was het.")
    uitslag = scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", stuk))
    assert uitslag.gegeven.bewijs[0].dossier == DOSSIER


def test_the_verslag_of_a_ketenpartner_is_a_source_where_it_names_the_korps(laptop: Laptop) -> None:
    om = verhaal.plan(laptop, "om")
    gesprekken.voeg_notities_toe(
        laptop.notulist,
        om,
        [
            NieuweNotitie("toezicht", "Met Groningen gaat het goed."),
            NieuweNotitie("toezicht", "Elders gaat het slecht."),
        ],
    )
    verslagtekst.stel_samen(laptop.notulist, om)
    verslagstappen.bied_aan(laptop.notulist, om)
    wegen.open_sessie(laptop)
    naam = laptop.coordinator.partij("om").naam
    geweigerd = mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE).geweigerd
    assert any(reden.startswith(f"Het verslag van {naam} is nog") for reden in geweigerd)
    _stel_vast(laptop, om)
    (stuk,) = [
        stuk
        for stuk in mogelijk_bewijs(laptop.weger, DOSSIER, DIMENSIE).stukken
        if stuk.bewijs.soort == Bewijssoort.VERSLAG
    ]
    assert stuk.kenmerk.startswith("verslag:om:")
    assert "Groningen" in stuk.bewijs.tekst
    uitslag = scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", stuk.bewijs))
    assert (uitslag.gegeven.bewijs[0].dossier, uitslag.gegeven.bewijs[0].versie) == (om, 1)


def test_a_gesprek_after_the_weegsessie_was_not_heard_yet(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    gesprekken.plan(
        laptop.coordinator, "groningen", Planning(laptop.coordinator.vandaag().replace(year=2014))
    )
    wegen.open_sessie(laptop, *wegen.WEGERS, "auditor B")
    stuk = Bewijs(Bewijssoort.MONDELING, laptop.mensen["auditor B"].id, "Zo was het.")
    with pytest.raises(StapGeweigerd, match="na deze weegsessie"):
        scores.geef_score(laptop.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", stuk))


def test_a_verslag_that_another_laptop_changed_after_it_was_laid_down_is_no_source(
    hier: Laptop, daar: Laptop
) -> None:
    verhaal.in_opmaak(hier)
    wissel_uit(hier, daar)
    verslagstappen.bied_aan(hier.notulist, DOSSIER)
    _stel_vast(hier)
    verslagtekst.wijzig_passage(daar.notulist, DOSSIER, verhaal.passage(daar, 2).id, "Anders.")
    wissel_uit(hier, daar)
    wegen.open_sessie(hier)
    with pytest.raises(StapGeweigerd, match="op een ander apparaat gewijzigd"):
        scores.geef_score(hier.weger, DOSSIER, DIMENSIE, wegen.invoer(GEEL, "Zie.", passage(hier, 2)))


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_evidence(laptop: Laptop) -> None:
    def vragen() -> int:
        return len(opdrachten(laptop, lambda: lees_matrix(laptop.lezer)))

    leeg = vragen()
    for korps in ("groningen", "friesland", "drenthe"):
        dossier = f"2011-2012/{korps}"
        for nummer, dimensie in enumerate(laptop.coordinator.weegregels.dimensies[:3]):
            stukken = (
                Bewijs(Bewijssoort.VERSLAG, f"{korps}{nummer}", "Een tekst.", dossier, 1),
                Bewijs(Bewijssoort.ANTWOORD, f"{dossier}/vraag{nummer}", "ja", dossier),
                Bewijs(Bewijssoort.BRON, f"{dossier}/bron{nummer}", "12"),
            )
            scoren.scoor(laptop, dimensie, GEEL, bewijs=stukken, dossier=dossier)
    assert leeg == vragen() < 12
