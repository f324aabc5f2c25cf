"""The timeline tells in words what was done, by whom, when and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.gesprek import Tag
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    conflicten,
    gesprekken,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.ongedaan import ongedaan
from korpsmonitor_tui.services.teruggavestand import lees_twijfels
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from korpsmonitor_tui.services.twijfels import besluit_twijfels
from korpsmonitor_tui.services.uitzendingen import Verzoek, zend_uit
from korpsmonitor_tui.services.wederhoor import Antwoord
from korpsmonitor_tui.store.transactie import lees_koppen
from tests.services import verhaal
from tests.services.teruggekomen import OPEN, UREN, gevuld, kom_terug, met_los
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.tijdlijn import Tijdlijnregel
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok


def tijdlijn(laptop: Laptop) -> tuple[Tijdlijnregel, ...]:
    return lees_tijdlijn(laptop.coordinator, DOSSIER)


def laatste(laptop: Laptop) -> tuple[str, str]:
    regel = tijdlijn(laptop)[0]
    return regel.wat, regel.reden


def _notitie(laptop: Laptop, nr: int = 0) -> str:
    return gesprekken.lees_notities(laptop.store.lees(), DOSSIER)[nr].id


def _verplaats(laptop: Laptop) -> None:
    gesprekken.verplaats_notitie(laptop.notulist, DOSSIER, _notitie(laptop, 1), 1)


def _eerste(laptop: Laptop) -> str:
    return verhaal.passage(laptop, 1).id


def _beslis(laptop: Laptop, *losse: str) -> None:
    kom_terug(laptop, met_los(gevuld(laptop.notulist, {}), *losse))
    punten = [punt.id for punt in lees_twijfels(laptop.store.lees(), DOSSIER)]
    besluit_twijfels(laptop.notulist, DOSSIER, punten, "niet_van_belang")


IN_OPMAAK: dict[str, Callable[[Laptop], object]] = {
    "3 × notitie toegevoegd": verhaal.noteer,
    "notitie toegevoegd: “Meer capaciteit.”": lambda lap: gesprekken.voeg_notities_toe(
        lap.notulist, DOSSIER, [NieuweNotitie("prognose", "Meer\ncapaciteit.")]
    ),
    "notitie gewijzigd: “anders”": lambda lap: gesprekken.wijzig_notitie(
        lap.notulist, DOSSIER, _notitie(lap), "tekst", "anders"
    ),
    "notitie gewijzigd (spreker)": lambda lap: gesprekken.wijzig_notitie(
        lap.notulist, DOSSIER, _notitie(lap), "spreker", "korpsexpert"
    ),
    "notitie kreeg kenmerk actie": lambda lap: gesprekken.wissel_tag(
        lap.notulist, DOSSIER, _notitie(lap), Tag.ACTIE
    ),
    "notitie verplaatst": _verplaats,
    "notitie verwijderd": lambda lap: gesprekken.verwijder_notitie(lap.notulist, DOSSIER, _notitie(lap)),
    "gesprek gewijzigd (datum, plaats)": lambda lap: gesprekken.plan(
        lap.coordinator, "groningen", Planning(date(2013, 2, 8), plaats="elders")
    ),
    "deelnemer verwijderd": lambda lap: gesprekken.verwijder_deelnemer(
        lap.notulist, DOSSIER, gesprekken.lees_deelnemers(lap.store.lees(), DOSSIER)[0].id
    ),
    "antwoord organisatie.korpsexpert_uren 2011 toegevoegd: “32”": lambda lap: vragenlijst.zet_antwoord(
        lap.notulist, DOSSIER, Vak("organisatie.korpsexpert_uren", jaar="2011"), "32"
    ),
    "vragenlijst verzonden (xlsx, 2011-2012), terug voor 01-03-2013": lambda lap: zend_uit(
        lap.coordinator, ["groningen"], Verzoek("xlsx", lap.store.pad.parent, date(2013, 3, 1))
    ),
    "vragenlijst ingelezen (lijst.docx): 2 antwoorden, 1 twijfel": lambda lap: kom_terug(
        lap, met_los(gevuld(lap.notulist, {UREN: "12", OPEN: "Veel " * 900}), "zie bijlage")
    ),
    "besluit over een twijfel: niet van belang": lambda lap: _beslis(lap, "zie bijlage"),
    "besluit over 2 twijfels: niet van belang": lambda lap: _beslis(lap, "zie bijlage", "en meer"),
    "passage toegevoegd: “Nieuw.”": lambda lap: verslagtekst.voeg_passage_toe(
        lap.notulist, DOSSIER, "prognose", "Nieuw."
    ),
    "passage gewijzigd: “anders”": lambda lap: verslagtekst.wijzig_passage(
        lap.notulist, DOSSIER, _eerste(lap), "anders"
    ),
    "passage verwijderd": lambda lap: verslagtekst.verwijder_passage(lap.notulist, DOSSIER, _eerste(lap)),
    "verslag: aanbieden voor de eerste check → in eerste check (versie 1)": lambda lap: (
        verslagstappen.bied_aan(lap.notulist, DOSSIER)
    ),
}


@pytest.mark.parametrize("wat", IN_OPMAAK)
def test_a_change_is_told_in_words(laptop: Laptop, wat: str) -> None:
    verhaal.in_opmaak(laptop)
    IN_OPMAAK[wat](laptop)
    assert laatste(laptop) == (wat, "")


def test_the_whole_story_is_told_newest_first(laptop: Laptop, klok: Klok) -> None:
    dossier = verhaal.in_check(laptop)
    verslagstappen.stuur_retour(laptop.auditor, dossier, "te kort", [(_eerste(laptop), "Waaraan?")])
    verhaal.beslis_alles(laptop)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    klok.verder(hours=3)
    verhaal.verstuur(laptop)
    verslagstappen.herinner(laptop.notulist, dossier, "telefoon", "volgt morgen")
    verslagstappen.verleng(laptop.coordinator, dossier, date(2013, 3, 1), "vakantie")
    wederhoor.leg_akkoord_vast(
        laptop.notulist, dossier, Antwoord("portefeuillehouder", "post", toelichting="prima")
    )
    verhaal.reactie(laptop, (1, "Het zijn 36 uren."), (None, "Toon."))
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    for opmerking in verhaal.open_opmerkingen(laptop):
        wederhoor.beslis(laptop.auditor, dossier, opmerking.id, "niet overgenomen", "opname", None)
        wederhoor.bevestig(laptop.tweede_auditor, dossier, opmerking.id)
    verslagstappen.stel_vast(laptop.auditor, dossier, verhaal.NIET_AKKOORD, "de uren")
    verslagstappen.heropen(laptop.coordinator, dossier, "nagekomen")
    regels = list(reversed(tijdlijn(laptop)))
    assert [(regel.wie, regel.wat, regel.reden) for regel in regels] == [
        ("coördinator C", "gesprek gepland", ""),
        ("notulist A", "deelnemer toegevoegd", ""),
        ("notulist A", "deelnemer toegevoegd", ""),
        ("notulist A", "deelnemer toegevoegd", ""),
        ("notulist A", "3 × notitie toegevoegd", ""),
        ("notulist A", "verslag: in opmaak nemen → in opmaak (versie 1)", ""),
        ("notulist A", "verslag: aanbieden voor de eerste check → in eerste check (versie 1)", ""),
        ("auditor B", "verslag: terugsturen naar de notulist → retour bij de notulist (versie 1)", "te kort"),
        ("notulist A", "opmerking beantwoord: “Aangepast.”", ""),
        ("notulist A", "verslag: aanbieden voor de eerste check → in eerste check (versie 1)", ""),
        (
            "auditor B",
            "verslag: ter verificatie versturen → ter verificatie (versie 1), ambtelijk wederhoor, "
            "aan korpsexpert, portefeuillehouder",
            "",
        ),
        ("notulist A", "rappel verstuurd (telefoon)", "volgt morgen"),
        ("coördinator C", "termijn verlengd tot en met 01-03-2013", "vakantie"),
        ("notulist A", "akkoord van portefeuillehouder op versie 1 (post)", "prima"),
        (
            "notulist A",
            "reactie van korpsexpert op versie 1 (e-mail) → reactie ontvangen",
            "Zie onze opmerkingen.",
        ),
        ("notulist A", "verslag: in verwerking nemen → in verwerking (versie 2)", ""),
        *(
            ("auditor B", "besluit over opmerking: niet overgenomen", "opname"),
            ("auditor D", "bevestigd dat een opmerking niet wordt overgenomen", ""),
        )
        * 2,
        ("auditor B", "verslag: vaststellen zonder akkoord → definitief (versie 2)", "de uren"),
        ("coördinator C", "verslag: heropenen → in opmaak (versie 3)", "nagekomen"),
    ]
    assert [regel.tijd.strftime("%d-%m %H:%M") for regel in (regels[0], regels[-1])] == [
        "04-02 10:00",
        "04-02 13:00",
    ]
    assert {regel.device for regel in regels} == {laptop.store.device}


def test_the_last_akkoord_tells_who_and_what_it_made(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    verhaal.akkoord(laptop, "portefeuillehouder")
    assert laatste(laptop)[0] == "akkoord van portefeuillehouder op versie 1 (e-mail) → akkoord"


def test_undoing_is_told_and_what_was_undone_is_marked(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    verslagtekst.verwijder_passage(laptop.notulist, DOSSIER, _eerste(laptop))
    ongedaan(laptop.notulist)
    nieuwste, ongedane = tijdlijn(laptop)[:2]
    assert (nieuwste.wat, nieuwste.ongedaan) == ("vorige handeling ongedaan gemaakt", False)
    assert (ongedane.wat, ongedane.ongedaan) == ("passage verwijderd", True)


def test_a_choice_between_two_texts_is_told(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    eerste = _eerste(laptop)
    koppen = lees_koppen(laptop.store.lees(), "passage", eerste, "tekst")
    for tekst in ("a", "b"):
        verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, eerste, tekst, op=koppen)
    conflicten.los_op(laptop.auditor, DOSSIER, "passage", eerste, "tekst", "a")
    assert laatste(laptop)[0] == "passage gekozen uit twee versies: “a”"


def test_answers_of_questions_that_begin_alike_are_told_apart(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    vragenlijst.zet_antwoord(laptop.notulist, DOSSIER, Vak("organisatie.korpsexpert_inzet"), "x")
    assert laatste(laptop)[0].startswith("antwoord organisatie.korpsexpert_inzet toegevoegd")


def test_a_long_text_and_an_unknown_kind_are_told_all_the_same(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    verslagtekst.wijzig_passage(laptop.notulist, DOSSIER, _eerste(laptop), "lang " * 2_000)
    assert laatste(laptop)[0] == "passage gewijzigd"
    laptop.store.voer_uit(laptop.notulist.wie, lambda tx: tx.maak("zonneschijn", {"dossier": DOSSIER}))
    assert laatste(laptop)[0] == "zonneschijn toegevoegd"


def test_only_the_newest_are_read_when_there_are_many(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    assert [r.wat for r in lees_tijdlijn(laptop.coordinator, DOSSIER, hoogstens=2)] == [
        r.wat for r in tijdlijn(laptop)[:2]
    ]


def test_another_dossier_has_a_timeline_of_its_own(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    ander = verhaal.plan(laptop, "friesland")
    assert len(lees_tijdlijn(laptop.coordinator, ander)) == 4
    assert len(tijdlijn(laptop)) == 4
