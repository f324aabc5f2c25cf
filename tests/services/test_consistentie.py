"""Consistency of an edition: what it finds in the database and in what was published, and how it is decided on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.consistentie import Besluitsoort, Controle, Ernst
from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.vragenlijst import WAARDE, Vak
from korpsmonitor_tui.services import (
    bronnen,
    conflicten,
    consistentie,
    edities,
    ongedaan,
    partneroordelen,
    rapportteksten,
    verslagstappen,
    vragenlijst,
)
from korpsmonitor_tui.services.codeerregels import Wijziging
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.coderingen import bevestig_gewijzigd
from korpsmonitor_tui.services.consistentie_publicatie import controleer_publicatie
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.oordelen import GEEL, GROEN, NVT, ROOD
from tests.services import coderen, scoren, verhaal
from tests.services.conftest import wissel_uit
from tests.services.consistentiemeting import meet
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.consistentie import Bevonden
    from tests.services.conftest import Laptop, MaakLaptop

KWALITEIT = "toezicht.kwaliteit"
CONTROLES = "toezicht.controles_vergund"


def gevonden(laptop: Laptop, *controles: Controle) -> list[Bevonden]:
    """What stands in the database itself, of these checks."""
    return [
        een
        for een in consistentie.lees_consistentie(laptop.coordinator).bevonden
        if not een.vondst.publicatie and (not controles or een.vondst.controle in controles)
    ]


def antwoord(laptop: Laptop, vraag: str, waarde: str, jaar: str = "2012", dossier: str = DOSSIER) -> None:
    vragenlijst.zet_antwoorden(laptop.coordinator, dossier, {(Vak(vraag, jaar=jaar), WAARDE): waarde})


@pytest.fixture
def twee_laptops(maak_laptop: MaakLaptop) -> tuple[Laptop, Laptop]:
    return maak_laptop("een"), maak_laptop("ander")


# -- what was published --------------------------------------------------------------------------------------------------


def test_what_reading_found_in_the_publication_is_found_and_errors_are_errors(laptop: Laptop) -> None:
    meting = meet(controleer_publicatie(laptop.coordinator))
    assert meting.gemist == ()
    assert meting.vals_alarm == ()
    assert meting.ongelezen == (), "lees deze fouten na en leg het oordeel vast"
    assert meting.precisie >= 0.9
    assert len(meting.gevonden) == 18


def test_in_the_publication_of_an_earlier_edition_nothing_is_an_error_any_more(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    nu = {v.kenmerk: v.ernst for v in controleer_publicatie(laptop.coordinator)}
    instrument = laptop.coordinator.instrument
    volgende = replace(instrument, vragenlijst=replace(instrument.vragenlijst, peiljaar=2014))
    monkeypatch.setattr(Sessie, "instrument", property(lambda _zelf: volgende))
    later = {v.kenmerk: v.ernst for v in controleer_publicatie(laptop.coordinator)}
    assert later.keys() == nu.keys()
    assert Ernst.FOUT in nu.values()
    assert Ernst.FOUT not in later.values()


def test_an_empty_edition_has_nothing_of_its_own(laptop: Laptop) -> None:
    assert gevonden(laptop) == []


# -- weging --------------------------------------------------------------------------------------------------------------


def test_an_eindscore_that_the_rules_do_not_allow(laptop: Laptop) -> None:
    scoren.scoor_alles(laptop)
    assert gevonden(laptop, Controle.EINDSCORE) == []
    scoren.zet_eindscore(laptop, ROOD)
    (zonder,) = gevonden(laptop, Controle.EINDSCORE)
    assert (zonder.vondst.ernst, zonder.vondst.een.waarde, zonder.vondst.ander.waarde) == (
        Ernst.FOUT,
        "rood",
        "groen",
    )
    assert zonder.vondst.plaats.dossier == DOSSIER
    scoren.zet_eindscore(laptop, ROOD, "Nieuwe feiten.")
    (met_reden,) = gevonden(laptop, Controle.EINDSCORE)
    assert (met_reden.vondst.ernst, met_reden.vondst.uitleg) == (Ernst.INFORMATIE, "Nieuwe feiten.")


def test_an_eindscore_that_is_older_than_its_scores(laptop: Laptop) -> None:
    scoren.scoor_alles(laptop)
    scoren.scoor(laptop, KWALITEIT, GEEL)
    (nog_toegestaan,) = gevonden(laptop, Controle.EINDSCORE)
    assert nog_toegestaan.vondst.ernst is Ernst.WAARSCHUWING
    scoren.scoor(laptop, "toezicht.vergunde_branche", GEEL)
    (niet_meer,) = gevonden(laptop, Controle.EINDSCORE)
    assert niet_meer.vondst.ernst is Ernst.FOUT


def test_korpsen_without_an_eindscore_once_others_have_one(laptop: Laptop) -> None:
    scoren.scoor_alles(laptop)
    (een,) = gevonden(laptop, Controle.KORPS)
    assert (een.vondst.ernst, een.vondst.een.waarde, een.vondst.ander.waarde) == (Ernst.INFORMATIE, "1", "26")
    assert "Groningen" not in een.vondst.wat
    assert "Zeeland" in een.vondst.wat


def test_a_score_that_was_published_otherwise_for_the_same_year(laptop: Laptop) -> None:
    scoren.scoor(laptop, KWALITEIT, ROOD)
    (een,) = gevonden(laptop, Controle.REEKS)
    assert (een.vondst.een.waarde, een.vondst.ander.waarde) == ("rood", "groen")
    assert "4.3.2 (regel 2322)" in een.vondst.ander.waar
    scoren.scoor(laptop, KWALITEIT, NVT, "Het korps houdt geen toezicht.")
    (niet,) = gevonden(laptop, Controle.REEKS)
    assert niet.vondst.een.waarde == "n.v.t."
    assert "hier n.v.t.," in niet.vondst.wat
    scoren.scoor(laptop, KWALITEIT, GROEN)
    assert gevonden(laptop, Controle.REEKS) == []


def test_a_motivation_that_names_another_colour(laptop: Laptop) -> None:
    scoren.scoor(laptop, KWALITEIT, GROEN, "Alles afgewogen een geelscore.")
    (een,) = gevonden(laptop, Controle.TEKST)
    assert (een.vondst.ernst, een.vondst.ander.waarde) == (Ernst.FOUT, "geelscore")
    scoren.scoor(laptop, KWALITEIT, GROEN, "Dit is geen geelscore meer.")
    assert gevonden(laptop, Controle.TEKST) == []


def test_two_laptops_that_score_differently(twee_laptops: tuple[Laptop, Laptop]) -> None:
    een, ander = twee_laptops
    scoren.scoor(een, KWALITEIT, GROEN)
    scoren.scoor(ander, KWALITEIT, GEEL)
    wissel_uit(een, ander)
    for laptop in twee_laptops:
        (botsing,) = gevonden(laptop, Controle.BRON)
        assert botsing.vondst.ernst is Ernst.FOUT
        assert {botsing.vondst.een.waarde, botsing.vondst.ander.waarde} == {"groen", "geel"}


def test_a_judgement_on_a_partner_that_the_korps_changed_or_that_was_published_otherwise(
    laptop: Laptop,
) -> None:
    om, dossier = Vak("ketensamenwerking.om"), "2011-2012/zaanstreek-waterland"
    vragenlijst.zet_antwoorden(laptop.coordinator, dossier, {(om, WAARDE): "geel"})
    partneroordelen.neem_over(laptop.weger, ["Zaanstreek-Waterland"])
    (reeks,) = gevonden(laptop, Controle.REEKS)
    assert (reeks.vondst.een.waarde, reeks.vondst.ander.waarde) == ("geel", "groen")
    assert gevonden(laptop, Controle.GRONDSLAG) == []
    vragenlijst.zet_antwoorden(laptop.coordinator, dossier, {(om, WAARDE): "rood"})
    (een,) = gevonden(laptop, Controle.GRONDSLAG)
    assert (een.vondst.ernst, een.vondst.een.waarde, een.vondst.ander.waarde) == (
        Ernst.WAARSCHUWING,
        "geel",
        "rood",
    )


# -- evidence ------------------------------------------------------------------------------------------------------------


def test_evidence_of_a_verslag_that_is_open_again(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    passage = verhaal.passage(laptop, 1)
    versie = verhaal.stand(laptop).versie
    stuk = Bewijs(Bewijssoort.VERSLAG, passage.id, passage.tekst, DOSSIER, versie)
    scoren.scoor(laptop, KWALITEIT, GROEN, bewijs=(stuk,))
    assert gevonden(laptop, Controle.GRONDSLAG) == []
    verslagstappen.heropen(laptop.auditor, DOSSIER, "nagekomen")
    (een,) = gevonden(laptop, Controle.GRONDSLAG)
    assert een.vondst.ernst is Ernst.FOUT
    assert "heropend" in een.vondst.wat
    assert een.vondst.een.waarde == passage.tekst


def test_evidence_of_an_answer_that_was_corrected(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "264")
    id_ = vragenlijst.antwoord_id(DOSSIER, Vak(CONTROLES, jaar="2012"))
    scoren.scoor(laptop, KWALITEIT, GROEN, bewijs=(Bewijs(Bewijssoort.ANTWOORD, id_, "264", DOSSIER),))
    assert gevonden(laptop, Controle.GRONDSLAG) == []
    antwoord(laptop, CONTROLES, "246")
    (een,) = gevonden(laptop, Controle.GRONDSLAG)
    assert (een.vondst.ernst, een.vondst.een.waarde) == (Ernst.FOUT, "264")
    assert "246" in een.vondst.ander.waarde


def test_codes_that_all_point_the_other_way(laptop: Laptop) -> None:
    dossier = coderen.plan(laptop)
    suggestie = coderen.dimensie(laptop.auditor, coderen.ZICHT)
    bevestig_gewijzigd(laptop.auditor, dossier, suggestie, Wijziging(polariteit="negatief"))
    scoren.scoor(laptop, coderen.ZICHT, GROEN, dossier=dossier)
    # While anybody still codes, what one coded is no outcome yet: not for others, and not for oneself.
    assert gevonden(laptop, Controle.SCORE) == []
    zelf = consistentie.lees_consistentie(laptop.auditor).bevonden
    assert not [een for een in zelf if een.vondst.controle is Controle.SCORE]
    rond_af(laptop.auditor, dossier)
    (een,) = gevonden(laptop, Controle.SCORE)
    assert (een.vondst.ernst, een.vondst.een.waarde) == (Ernst.WAARSCHUWING, "groen")
    assert "negatief" in een.vondst.ander.waarde
    scoren.scoor(laptop, coderen.ZICHT, ROOD, dossier=dossier)
    assert gevonden(laptop, Controle.SCORE) == []


# -- answers -------------------------------------------------------------------------------------------------------------


def test_an_answer_that_was_published_otherwise(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "263")
    assert gevonden(laptop, Controle.REEKS) == []
    antwoord(laptop, CONTROLES, "623")
    (een,) = gevonden(laptop, Controle.REEKS)
    assert (een.vondst.een.waarde, een.vondst.ander.waarde) == ("623", "263")
    assert een.vondst.plaats.entiteit == vragenlijst.antwoord_id(DOSSIER, Vak(CONTROLES, jaar="2012"))
    # What was not stated is no other figure.
    antwoord(laptop, CONTROLES, "Nb")
    assert gevonden(laptop, Controle.REEKS) == []


def test_a_figure_of_another_source_that_was_published_otherwise(laptop: Laptop) -> None:
    cijfer = (laptop.coordinator, "comensha", "slachtoffers", "Haaglanden", "2011")
    bronnen.zet_broncijfer(*cijfer, "176")
    assert gevonden(laptop, Controle.REEKS) == []
    bronnen.zet_broncijfer(*cijfer, "167")
    (een,) = gevonden(laptop, Controle.REEKS)
    assert (een.vondst.een.waarde, een.vondst.ander.waarde) == ("167", "176")
    assert een.vondst.partij == "haaglanden"


def test_the_same_year_in_two_editions_of_the_database(laptop: Laptop) -> None:
    vraag = "opsporing.aangiften"
    eerder = edities.maak(
        laptop.store, laptop.coordinator.instrumenten, Editie("2009-2010", "Vorige", "korpsmonitor")
    ).als(laptop.coordinator.persoon)
    vak = {(Vak(vraag, jaar="2012"), WAARDE): "99991"}
    vragenlijst.zet_antwoorden(eerder, eerder.dossier("kmar"), vak)
    antwoord(laptop, vraag, "99992", dossier="2011-2012/kmar")
    gevallen = [een.vondst for een in gevonden(laptop, Controle.REEKS)]
    assert ("99992", "99991") in [(v.een.waarde, v.ander.waarde) for v in gevallen]
    assert "editie 2009-2010" in [v.ander.waar for v in gevallen]


def test_a_percentage_beside_a_number(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "12", "2011")
    antwoord(laptop, CONTROLES, "80%", "2012")
    (een,) = gevonden(laptop, Controle.EENHEID)
    assert (een.vondst.een.waarde, een.vondst.ander.waarde) == ("12", "80%")


def test_another_source_is_worth_knowing_and_an_answer_against_itself_a_warning(laptop: Laptop) -> None:
    antwoord(laptop, "informatie.signalen", "50")
    bronnen.zet_broncijfer(laptop.coordinator, "emm", "signalen_van_korps", "Groningen", "2012", "20")
    antwoord(laptop, "opsporing.aangiften", "3")
    antwoord(laptop, "opsporing.b9_aangiften", "5")
    per_ernst = {een.vondst.ernst: een.vondst for een in gevonden(laptop, Controle.BRON)}
    assert [v.waarde for v in (per_ernst[Ernst.INFORMATIE].een, per_ernst[Ernst.INFORMATIE].ander)] == [
        "50",
        "20",
    ]
    assert {per_ernst[Ernst.WAARSCHUWING].een.waarde, per_ernst[Ernst.WAARSCHUWING].ander.waarde} == {
        "3",
        "5",
    }


# -- texts of the report -------------------------------------------------------------------------------------------------


def test_a_text_of_the_report_that_states_another_figure_or_colour(laptop: Laptop) -> None:
    antwoord(laptop, "toezicht.pcm_gecertificeerden", "4")
    scoren.scoor(laptop, "toezicht.vergunde_branche", GEEL)
    tekst = "Het korps heeft vijf gecertificeerde toezichthouders. De dimensie vergunde branche kreeg een groenscore."
    rapportteksten.schrijf_tekst(laptop.weger, "groningen", "toezicht", tekst)
    fouten = [een.vondst for een in gevonden(laptop, Controle.TEKST)]
    assert [(v.een.waarde, v.ander.waarde) for v in sorted(fouten, key=lambda v: v.een.waarde)] == [
        ("groenscore", "geel"),
        ("vijf gecertificeerde toezichthouders", "4"),
    ]
    assert {v.ernst for v in fouten} == {Ernst.FOUT}
    scoren.scoor(laptop, "toezicht.vergunde_branche", NVT, "Er is geen vergunde branche.")
    assert "n.v.t." in {een.vondst.ander.waarde for een in gevonden(laptop, Controle.TEKST)}
    scoren.scoor(laptop, "toezicht.vergunde_branche", GEEL)
    juist = tekst.replace("vijf", "vier").replace("groenscore", "geelscore")
    rapportteksten.schrijf_tekst(laptop.weger, "groningen", "toezicht", juist)
    assert gevonden(laptop, Controle.TEKST) == []


def test_a_text_about_an_eenheid_is_laid_beside_its_korpsen_together(laptop: Laptop) -> None:
    rapportteksten.schrijf_tekst(
        laptop.weger, "noord-nederland", "toezicht", "Er zijn 18 escortbedrijven in de eenheid."
    )
    for korps, aantal in (("groningen", "10"), ("friesland", "5"), ("drenthe", "3")):
        antwoord(laptop, "toezicht.escortbedrijven", aantal, "2012", f"2011-2012/{korps}")
    assert gevonden(laptop, Controle.TEKST) == []
    antwoord(laptop, "toezicht.escortbedrijven", "4", "2012", "2011-2012/drenthe")
    (een,) = gevonden(laptop, Controle.TEKST)
    assert (een.vondst.een.waarde, een.vondst.ander.waarde) == ("18 escortbedrijven", "19")
    # One korps that did not state it leaves no sum to compare with.
    antwoord(laptop, "toezicht.escortbedrijven", "Nb", "2012", "2011-2012/drenthe")
    assert gevonden(laptop, Controle.TEKST) == []


# -- decisions -----------------------------------------------------------------------------------------------------------


def test_a_decision_holds_until_a_value_changes(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "623")
    (een,) = gevonden(laptop, Controle.REEKS)
    consistentie.besluit(laptop.weger, een.vondst, Besluitsoort.TWEEDE, "Verwisseld.", op=een.koppen)
    (beslist,) = gevonden(laptop, Controle.REEKS)
    assert beslist.besluit is not None
    assert (beslist.besluit.besluit, beslist.besluit.reden, beslist.besluit.wie) == (
        Besluitsoort.TWEEDE,
        "Verwisseld.",
        laptop.mensen["weger H"].id,
    )
    antwoord(laptop, CONTROLES, "632")
    (vervallen,) = gevonden(laptop, Controle.REEKS)
    assert vervallen.vondst.kenmerk == een.vondst.kenmerk
    assert vervallen.besluit is None
    assert vervallen.vervallen
    antwoord(laptop, CONTROLES, "623")
    assert gevonden(laptop, Controle.REEKS)[0].besluit is not None


def test_who_may_decide_and_why(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "623")
    (een,) = gevonden(laptop, Controle.REEKS)
    with pytest.raises(OnbruikbareInvoer, match="reden"):
        consistentie.besluit(laptop.weger, een.vondst, Besluitsoort.BEIDE, " ")
    for wie in (laptop.lezer, laptop.notulist):
        with pytest.raises(StapGeweigerd):
            consistentie.besluit(wie, een.vondst, Besluitsoort.BEIDE, "Zo is het.")
    with pytest.raises(StapGeweigerd, match="eigen korps"):
        consistentie.besluit(laptop.weger_eigen_korps, een.vondst, Besluitsoort.BEIDE, "Zo is het.")
    assert gevonden(laptop, Controle.REEKS)[0].besluiten == ()


def test_a_decision_that_somebody_took_meanwhile_is_not_written_over(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "623")
    (een,) = gevonden(laptop, Controle.REEKS)
    consistentie.besluit(laptop.weger, een.vondst, Besluitsoort.TWEEDE, "Verwisseld.", op=een.koppen)
    with pytest.raises(InmiddelsGewijzigd):
        consistentie.besluit(laptop.coordinator, een.vondst, Besluitsoort.EERSTE, "Toch niet.", op=een.koppen)
    (nu,) = gevonden(laptop, Controle.REEKS)
    assert [b.besluit for b in nu.besluiten] == [Besluitsoort.TWEEDE]


def test_a_decision_that_was_undone_can_be_taken_again(laptop: Laptop) -> None:
    antwoord(laptop, CONTROLES, "623")
    (een,) = gevonden(laptop, Controle.REEKS)
    consistentie.besluit(laptop.coordinator, een.vondst, Besluitsoort.TWEEDE, "Verwisseld.", op=een.koppen)
    ongedaan.ongedaan(laptop.coordinator)
    (open_,) = gevonden(laptop, Controle.REEKS)
    assert (open_.besluit, open_.besluiten) == (None, ())
    consistentie.besluit(laptop.coordinator, een.vondst, Besluitsoort.EERSTE, "Nagevraagd.", op=open_.koppen)
    beslist = gevonden(laptop, Controle.REEKS)[0].besluit
    assert beslist is not None
    assert beslist.reden == "Nagevraagd."


def test_two_laptops_that_decide_differently_until_a_person_decides(
    twee_laptops: tuple[Laptop, Laptop],
) -> None:
    een, ander = twee_laptops
    antwoord(een, CONTROLES, "623")
    wissel_uit(een, ander)
    for laptop, keuze in ((een, Besluitsoort.EERSTE), (ander, Besluitsoort.TWEEDE)):
        (vondst,) = gevonden(laptop, Controle.REEKS)
        consistentie.besluit(laptop.weger, vondst.vondst, keuze, "Nageteld.", op=vondst.koppen)
    wissel_uit(een, ander)
    for laptop in twee_laptops:
        (botst,) = gevonden(laptop, Controle.REEKS)
        assert botst.besluit is None
        assert len(botst.besluiten) == 2
    consistentie.besluit(
        een.coordinator, botst.vondst, Besluitsoort.TWEEDE, "Samen bekeken.", op=botst.koppen
    )
    wissel_uit(een, ander)
    assert [gevonden(laptop, Controle.REEKS)[0].besluit for laptop in twee_laptops] == [
        replace(gevonden(een, Controle.REEKS)[0].besluiten[0])
    ] * 2


def test_a_finding_is_found_by_the_beginning_of_its_kenmerk(laptop: Laptop) -> None:
    gelezen = consistentie.lees_consistentie(laptop.coordinator)
    een = gelezen.bevonden[0]
    assert consistentie.zoek(gelezen, een.vondst.kenmerk) is een
    assert consistentie.zoek(gelezen, een.vondst.kenmerk[:-2]) is een
    for vreemd in ("", "t", "niets-hier"):
        with pytest.raises(NietGevonden):
            consistentie.zoek(gelezen, vreemd)
    assert not gelezen.klopt


def test_the_same_state_gives_the_same_findings_in_the_same_order(laptop: Laptop) -> None:
    scoren.scoor_alles(laptop, GEEL)
    antwoord(laptop, CONTROLES, "623")
    eerste = consistentie.lees_consistentie(laptop.coordinator)
    laptop.store.klok.nu += timedelta(days=3)  # type: ignore[attr-defined]
    assert consistentie.lees_consistentie(laptop.weger) == eerste
    kenmerken = [een.vondst.kenmerk for een in eerste.bevonden]
    assert len(set(kenmerken)) == len(kenmerken)


def test_a_decision_is_told_on_the_timeline_and_a_conflict_shows_both(maak_laptop: MaakLaptop) -> None:
    een, ander = maak_laptop("een"), maak_laptop("ander")
    antwoord(een, CONTROLES, "623")
    wissel_uit(een, ander)
    for laptop, keuze in ((een, Besluitsoort.EERSTE), (ander, Besluitsoort.BEIDE)):
        (vondst,) = gevonden(laptop, Controle.REEKS)
        consistentie.besluit(laptop.weger, vondst.vondst, keuze, "Nageteld.")
    regels = [(r.wat, r.reden) for r in lees_tijdlijn(een.coordinator, DOSSIER)]
    assert any("“623” en “263”" in wat and reden == "Nageteld." for wat, reden in regels)
    wissel_uit(een, ander)
    (conflict,) = conflicten.lees_conflicten(een.coordinator, DOSSIER)
    teksten = [keuze.tekst for keuze in conflict.keuzes]
    assert ["eerste waarde is juist" in teksten[0], "beide zijn juist" in teksten[1]] in (
        [True, True],
        [False, False],
    )
    plek = (conflict.soort, conflict.entiteit, conflict.veld)
    conflicten.los_op(een.weger, DOSSIER, *plek, conflict.keuzes[0].waarde)
    assert gevonden(een, Controle.REEKS)[0].besluit is not None
