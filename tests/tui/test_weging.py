"""The tab Weging: what stands there of every dimension, the eindscore and the partners, and how one moves about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static, TabbedContent

from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.weegmatrix import WeegmatrixScreen
from korpsmonitor_tui.tui.tabs.weging import Scorelijst
from korpsmonitor_tui.tui.widgets.bewijspaneel import Bewijslijst
from tests.oordelen import GEEL, ROOD
from tests.services import coderen
from tests.services.coderen import ZICHT
from tests.services.conftest import wissel_uit
from tests.tui import weegproef
from tests.tui.scherm import Bediening, beeld, druk, plat, programma, rust
from tests.tui.weegproef import DRENTHE, GRONINGEN, MANDAAT, gegeven, zet_score

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


@pytest.fixture
def gewogen(laptop: Laptop) -> Laptop:
    weegproef.van_alles(laptop)
    return laptop


async def open_(pilot: Bediening, dossier: str, soort: str = "", entiteit: str = "") -> str:
    pilot.app.post_message(OpenDossier(dossier, "" if soort else "weging", soort, entiteit))
    await rust(pilot)
    return beeld(pilot)


def tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"WegingTab #{id_}", Static).content))


def lijst(pilot: Bediening) -> Scorelijst:
    return pilot.app.screen.query_one(Scorelijst)


def regel(getoond: str, naam: str) -> str:
    """The line of the list that begins with this name."""
    return plat(next(r for r in getoond.splitlines() if r.strip().startswith(naam))[:40])


async def test_each_dimension_with_its_score_why_and_what_the_rules_make_of_it(gewogen: Laptop) -> None:
    async with programma(gewogen.coordinator) as pilot:
        getoond = await open_(pilot, GRONINGEN)
        assert "F5 Vragenlijst F6 Gesprek Extractie F7 Verslag F8 Wederhoor Weging F9 Tijdlijn" in plat(
            getoond
        )
        assert regel(getoond, "Organisatie") == "Organisatie ’10 nu"
        assert regel(getoond, "Korpsexpert mandaat").startswith("Korpsexpert mandaat G")
        assert "Eindscore N↺ ↺ scores gewijzigd · regels laten toe geel of rood" in plat(getoond)
        assert "Er is geen open weegsessie; met s opent u er een." in getoond
        await druk(pilot, "down", "down")
        voluit = tekst(pilot, "details")
        assert voluit.startswith(
            "Organisatie: Korpsexpert mandaat G geel: Aandacht motivatie Het mandaat ligt niet vast."
        )
        assert "wat de weegregels ervan maken" in voluit
        assert "Groen is een absolute voorwaarde voor groen op het Referentiekader." in voluit
        await druk(pilot, "end")
        await druk(pilot, "space")
        assert lijst(pilot).gekozen == "eindscore"
        assert "Sindsdien zijn scores gewijzigd" in tekst(pilot, "details")


async def test_evidence_takes_the_place_of_the_details_where_it_is_narrow_and_stands_beside_them_where_it_is_wide(
    laptop: Laptop,
) -> None:
    coderen.rond_af_met_verschillen(laptop)
    async with programma(laptop.coordinator) as pilot:
        await open_(pilot, GRONINGEN, "score", f"{GRONINGEN}/{ZICHT}")
        assert lijst(pilot).gekozen == ZICHT
        assert not pilot.app.screen.query_one(Bewijslijst).is_on_screen
        await druk(pilot, "enter")
        assert pilot.app.screen.query_one(Bewijslijst).has_focus
        assert "Op de niet-vergunde branche" in beeld(pilot)
        await druk(pilot, "escape")
        assert lijst(pilot).has_focus
        assert "nog niet gescoord" in beeld(pilot)
    async with programma(laptop.coordinator, breedte=120, hoogte=40) as pilot:
        await open_(pilot, GRONINGEN, "score", f"{GRONINGEN}/{ZICHT}")
        assert "nog niet gescoord" in beeld(pilot)
        assert "Op de niet-vergunde branche" in beeld(pilot)
        await druk(pilot, "enter", "enter")
        assert pilot.app.screen.query_one(TabbedContent).active == "gesprek"


async def test_only_what_is_open_the_next_of_it_and_the_way_to_all_korpsen_and_back(gewogen: Laptop) -> None:
    async with programma(gewogen.coordinator) as pilot:
        await open_(pilot, DRENTHE)
        await druk(pilot, "z")
        assert "Gedragscode" not in beeld(pilot)
        assert lijst(pilot).gekozen == MANDAAT
        await druk(pilot, "space")
        assert lijst(pilot).gekozen == "toezicht.kwaliteit"
        await druk(pilot, "z", "m")
        scherm = pilot.app.screen
        assert isinstance(scherm, WeegmatrixScreen)
        assert scherm.raster.hier == (DRENTHE, "toezicht.kwaliteit")
        scherm.action_veld(5)
        scherm.raster.ga_naar(GRONINGEN, "partners.om")
        await druk(pilot, "enter")
        assert lijst(pilot).gekozen == "partners.om"
        assert "korps N groen: conform Norm Korte lijnen." in tekst(pilot, "details")
        assert "telt niet mee in de eindscore" in tekst(pilot, "details")


async def test_both_scores_of_a_conflict_are_shown(hier: Laptop, daar: Laptop) -> None:
    zet_score(hier, GRONINGEN, MANDAAT, gegeven(ROOD, "Geen mandaat."))
    zet_score(daar, GRONINGEN, MANDAAT, gegeven(GEEL, "Mandaat in de maak."))
    wissel_uit(hier, daar)
    async with programma(hier.coordinator) as pilot:
        getoond = await open_(pilot, GRONINGEN, "score", f"{GRONINGEN}/{MANDAAT}")
        assert regel(getoond, "Korpsexpert mandaat") == "Korpsexpert mandaat !"
        assert "2 verschillende scores" in tekst(pilot, "details")
        assert "Geen mandaat." in tekst(pilot, "details")
        assert "Mandaat in de maak." in tekst(pilot, "details")


async def test_a_partner_is_not_weighed(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        assert "Een ketenpartner wordt niet gewogen." in plat(await open_(pilot, "2011-2012/om"))
