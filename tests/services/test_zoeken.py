"""Finding texts across dossiers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.anker import beurt_id
from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.transcript import Cue
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    aanbevelingen,
    coderingen,
    dashboardcorrectie,
    edities,
    gesprekken,
    medewerkers,
    plannen,
    planschrijven,
    planvoortgang,
    transcripten,
    verslagstappen,
    verslagtekst,
    vragenlijst,
)
from korpsmonitor_tui.services.aanbevelingen import NieuweAanbeveling
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.planschrijven import NieuweActie
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.zoeken import (
    BEGIN,
    EIND,
    MEESTE,
    Zoekresultaat,
    beurt_bij,
    plaats_van,
    zoek,
)
from korpsmonitor_tui.store.projectietabellen import PROJECTIES
from tests.services import coderen, verhaal
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop

DAG = date(2030, 4, 8)


def noteer(laptop: Laptop, *teksten: str, dossier: str = DOSSIER) -> None:
    gesprekken.voeg_notities_toe(
        laptop.notulist, dossier, [NieuweNotitie("toezicht", tekst) for tekst in teksten]
    )


def test_every_kind_of_text_is_found_with_its_place(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    noteer(laptop, "Over de prijs van zilver.")
    verslagtekst.stel_samen(laptop.notulist, dossier)
    vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak("organisatie.korpsexpert_inzet"), "zilver")
    verslagstappen.bied_aan(laptop.notulist, dossier)
    verhaal.verstuur(laptop)
    verhaal.reactie(laptop, (1, "Zilver klopt niet."))
    gevonden = {(r.soort, r.soortnaam, r.hoofdstuk) for r in zoek(laptop.lezer, "zilver")}
    assert gevonden == {
        ("notitie", "notitie", "Toezicht"),
        ("passage", "passage", "Toezicht"),
        ("antwoord", "antwoord", "Organisatie"),
        ("opmerking", "opmerking", "Toezicht"),
    }
    (reactie,) = zoek(laptop.lezer, "Zie onze")
    assert (reactie.soort, reactie.partij, reactie.hoofdstuk) == ("reactie", "Groningen", "")


@pytest.mark.parametrize(
    "vraag", ["coordinatie", "COÖRDINATIE", "coörd", "prijs coordinatie", '"prijs" AND -x* prijs']
)
def test_what_is_typed_is_text_whatever_its_accents(laptop: Laptop, vraag: str) -> None:
    verhaal.plan(laptop)
    noteer(laptop, "De coördinatie heeft een prijs, en x ook.", "iets anders")
    assert len(zoek(laptop.lezer, vraag)) == ("AND" not in vraag)


@pytest.mark.parametrize("vraag", ["", "  ", "?!", '"', "*"])
def test_without_words_nothing_is_found(laptop: Laptop, vraag: str) -> None:
    verhaal.plan(laptop)
    noteer(laptop, 'tekst met " en * en ?!')
    assert zoek(laptop.lezer, vraag) == ()


def test_the_fragment_shows_the_words_and_nothing_that_steers_a_terminal(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noteer(laptop, "voor \x1b[31m zilver \x07 na")
    (resultaat,) = zoek(laptop.lezer, "zilv")
    assert f"{BEGIN}zilver{EIND}" in resultaat.fragment
    assert "\x1b" not in resultaat.fragment
    assert "\x07" not in resultaat.fragment
    assert resultaat.delen == (("voor ␛[31m ", False), ("zilver", True), (" ␇ na", False))


def test_marks_in_the_text_itself_do_no_harm(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noteer(laptop, f"{EIND}goud{BEGIN} en {BEGIN} zilver")
    (resultaat,) = zoek(laptop.lezer, "zilver")
    assert ("zilver", True) in resultaat.delen
    assert "".join(deel for deel, _raak in resultaat.delen).replace("…", "").split() == [
        "goud",
        "en",
        "zilver",
    ]


def test_one_dossier_can_be_searched(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    ander = verhaal.plan(laptop, "friesland")
    noteer(laptop, "zilver hier")
    noteer(laptop, "zilver daar", dossier=ander)
    assert {r.partij for r in zoek(laptop.lezer, "zilver")} == {"Groningen", "Friesland"}
    (enige,) = zoek(laptop.lezer, "zilver", ander)
    assert (enige.dossier, enige.partij) == (ander, "Friesland")


def test_another_edition_is_not_searched_and_takes_no_places(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noteer(laptop, "zilver en nog veel meer woorden die deze treffer minder goed maken dan de andere")
    ander = edities.maak(
        laptop.store, laptop.coordinator.instrumenten, Editie("2013-2014", "Volgende", "korpsmonitor")
    )
    ander = ander.als(medewerkers.vind(laptop.store.lees(), "coördinator C"))
    gesprek = gesprekken.plan(ander, "groningen", gesprekken.Planning())
    zilver = [NieuweNotitie("toezicht", "zilver")] * (MEESTE + 1)
    gesprekken.voeg_notities_toe(ander, gesprek.id, zilver)
    (enige,) = zoek(laptop.lezer, "zilver")
    assert enige.dossier == DOSSIER
    assert len(zoek(ander, "zilver")) == MEESTE


def test_what_belongs_to_no_dossier_is_found_in_its_own_edition(laptop: Laptop) -> None:
    plan, ander = (_begin(laptop, Editie(jaar, f"Plan {jaar}", "voortgang")) for jaar in ("2030", "2031"))
    for sessie in (plan, ander):
        planschrijven.voeg_hoofdstuk_toe(sessie, "Samen werken")
        actie = planschrijven.voeg_actie_toe(sessie, "1", NieuweActie("Een methode van zilver maken."))
        planvoortgang.meld_voortgang(sessie, plannen.eis_actie(sessie, actie)[1], DAG, "Het zilver is er.")
    dashboard = _begin(laptop, Editie("2022", "Dashboard", "dashboard"))
    dashboardcorrectie.zet_tekst(dashboard, "aanbod.controles", "Er is zilver gevonden.", jaar=2022)
    aanbevelingen.voeg_toe(laptop.coordinator, NieuweAanbeveling("Koop zilver.", ("OM",)))
    assert {(r.soortnaam, r.hoofdstuk, r.partij) for r in zoek(plan, "zilver")} == {
        ("actie van het plan", "1.1 Samen werken", ""),
        ("voortgang van een actie", "1.1 Samen werken, 2030-04-08", ""),
    }
    assert [r.soortnaam for r in zoek(ander, "samen werken")] == ["hoofdstuk van het plan"]
    assert len({r.entiteit for sessie in (plan, ander) for r in zoek(sessie, "zilver")}) == 4
    (tekst,) = zoek(dashboard, "zilver")
    assert (tekst.soortnaam, tekst.dossier) == ("tekst bij het dashboard", "")
    assert tekst.hoofdstuk.endswith(", 2022")
    (aanbeveling,) = zoek(laptop.lezer, "zilver")
    assert aanbeveling.soortnaam == "aanbeveling"
    assert zoek(laptop.lezer, "zilver", DOSSIER) == ()


def test_whatever_can_be_found_has_a_name_and_an_edition() -> None:
    """A soort that is added to what is searched is named for people, and found though it belongs to no dossier."""
    doorzocht = [projectie for projectie in PROJECTIES.values() if projectie.zoek]
    namen = {p.soort: Zoekresultaat(p.soort, "", "", "", "", "").soortnaam for p in doorzocht}
    # These are called for people what they are called in the program.
    eigen = {"notitie", "antwoord", "passage", "opmerking", "reactie", "transcript", "repliek", "twijfel"}
    eigen |= {"bespreekpunt", "aandachtspunt", "aanbeveling", "maatregel", "aanvulling"}
    assert {soort for soort, naam in namen.items() if naam == soort} <= eigen
    zonder = {p.soort for p in doorzocht if "editie" not in p.kolommen and "dossier" not in p.kolommen}
    assert zonder == set()


def _begin(laptop: Laptop, editie: Editie) -> Sessie:
    sessie = edities.maak(laptop.store, laptop.coordinator.instrumenten, editie)
    return sessie.als(laptop.coordinator.persoon)


def test_what_was_deleted_is_not_found(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    passage = verhaal.passage(laptop, 1)
    assert {r.soort for r in zoek(laptop.lezer, "korpsexpert")} == {"notitie", "passage"}
    verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, passage.id)
    assert {r.soort for r in zoek(laptop.lezer, "korpsexpert")} == {"notitie"}


# -- the place, and who is named -----------------------------------------------------------------------------------------


def test_a_hit_in_a_transcript_is_in_a_turn(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    transcript = transcripten.importeer(laptop.notulist, DOSSIER, schrijf(tmp_path, vtt())).transcript.id
    for vraag, nummer in (
        ("ieder kwartaal", 2),
        ("acht rechercheurs", 2),
        ("niet-vergunde", 3),
        ("geregeld", 1),
    ):
        (treffer,) = zoek(laptop.lezer, vraag)
        assert plaats_van(laptop.lezer, treffer) == ("beurt", beurt_id(transcript, nummer)), vraag
    verhaal.noteer(laptop)
    notitie = next(treffer for treffer in zoek(laptop.lezer, "kwartaal") if treffer.soort == "notitie")
    assert plaats_van(laptop.lezer, notitie) == ("notitie", notitie.entiteit)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=6), st.data())
def test_the_turn_is_that_of_the_words_found(teksten: list[str], data: st.DataObject) -> None:
    """Whatever signs stand around them: the fragment is laid over the text by its letters and figures."""
    genummerd = [f"{tekst}woord{nr}x" for nr, tekst in enumerate(teksten)]
    keuze = data.draw(st.integers(0, len(genummerd) - 1))
    cues = [Cue(nr * 60_000, nr * 60_000 + 1, "", tekst) for nr, tekst in enumerate(genummerd)]
    fragment = "\n".join(genummerd).replace(f"woord{keuze}x", f"{BEGIN}woord{keuze}x{EIND}", 1)
    assume(not set("".join(teksten)) & {BEGIN, EIND})
    beurt = beurt_bij(cues, fragment)
    assert beurt is not None
    assert f"woord{keuze}x" in beurt.tekst


def test_participants_are_shown_by_role_unless_asked(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    noem(laptop, "Testa Proefmans", "analist")
    noteer(laptop, "Volgens mevrouw Testa Proefmans is dat zo.")
    (rol,) = zoek(laptop.lezer, "testa proefmans")
    (naam,) = zoek(laptop.lezer, "testa proefmans", met_namen=True)
    assert rol.delen == (("Volgens mevrouw ", False), ("analist", True), (" is dat zo.", False))
    assert "Testa" in naam.fragment


def test_a_name_that_was_changed_or_of_somebody_who_was_taken_off_stays_hidden(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    anders = noem(laptop, "Testa Proefmans", "analist")
    weg = noem(laptop, "Proefa Voorbeeld", "wijkagent")
    noteer(laptop, "Proefmans en Voorbeeld zeiden dat zilver duur is.")
    gesprekken.bewaar_deelnemer(
        laptop.notulist, DOSSIER, Deelnemer(anders, "analist", "", "Testa Anders", "geheel", respondent=False)
    )
    gesprekken.verwijder_deelnemer(laptop.notulist, DOSSIER, weg)
    (treffer,) = zoek(laptop.lezer, "zilver")
    assert treffer.delen[0][0] == "analist en deelnemer zeiden dat "


def noem(laptop: Laptop, naam: str, rol: str) -> str:
    return gesprekken.bewaar_deelnemer(
        laptop.notulist, DOSSIER, Deelnemer("", rol, "", naam, "geheel", respondent=False)
    )


# -- codes ---------------------------------------------------------------------------------------------------------------


def test_codes_are_found_by_dimension_and_explanation_as_far_as_they_may_be_seen(laptop: Laptop) -> None:
    coderen.plan(laptop)
    suggestie = coderen.dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")
    (code,) = coderingen.bevestig(laptop.auditor, DOSSIER, [suggestie])
    for vraag in ("toezicht.niet_vergunde_branche", "niet-vergunde bra"):
        gevonden = [r for r in zoek(laptop.auditor, vraag) if r.soort == "codering"]
        assert [(r.entiteit, r.dossier, r.soortnaam) for r in gevonden] == [(code, DOSSIER, "code")]
        assert suggestie.anker.citaat in gevonden[0].fragment
    # Who codes independently does not learn what another gave.
    assert [r for r in zoek(laptop.tweede_auditor, "niet_vergunde_branche") if r.soort == "codering"] == []
    coderingen.verwerp(laptop.auditor, DOSSIER, [suggestie])
    assert [r for r in zoek(laptop.auditor, "niet_vergunde_branche") if r.soort == "codering"] == []
