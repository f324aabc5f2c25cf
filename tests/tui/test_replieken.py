"""The screen of a ketenpartner: every judgement of a korps, and beside it what the partner says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.services.replieken import lees_replieken, leg_repliek_vast
from korpsmonitor_tui.services.velden import Plaats, lees_veld
from korpsmonitor_tui.tui.messages import OpenDossier
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.replieken import RepliekenScreen
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services.conftest import wissel_uit
from tests.services.test_replieken import OM, oordeel
from tests.tui.scherm import Bediening, beeld, druk, plat, programma, rust, typ, vastgelegd

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


@pytest.fixture
def beoordeeld(laptop: Laptop) -> Laptop:
    oordeel(laptop, "geel", "Wisselende officieren.")
    oordeel(laptop, "rood", "Geen overleg.", partij="zeeland")
    return laptop


async def open_(pilot: Bediening, dossier: str = OM) -> str:
    pilot.app.post_message(OpenDossier(dossier, tab="tijdlijn"))
    await rust(pilot)
    return await druk(pilot, "R")


def regels(pilot: Bediening) -> list[str]:
    return [plat(str(optie.prompt)) for optie in pilot.app.screen.query_one(Lijst).options]


def tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


def teksten(laptop: Laptop) -> dict[str, str]:
    return {r.korps: r.tekst for r in lees_replieken(laptop.store.lees(), OM)}


@pytest.mark.parametrize("grootte", [(80, 24), (120, 40)])
async def test_each_korps_stands_there_and_a_repliek_is_typed_beside_it(
    beoordeeld: Laptop, grootte: tuple[int, int]
) -> None:
    async with programma(beoordeeld.notulist, breedte=grootte[0], hoogte=grootte[1]) as pilot:
        await open_(pilot)
        alle = regels(pilot)
        assert len(alle) == sum(p.soort == "korps" for p in beoordeeld.notulist.instrument.partijen)
        assert alle[4] == "G 5. Twente"
        assert alle[0] == "1. Groningen niet beantwoord"
        assert "geel: Aandacht Wisselende officieren. vragenlijst 2011-2012" in tekst(pilot, "voluit")
        await druk(pilot, "enter")
        await typ(pilot, "Sinds mei een vaste officier.")
        await druk(pilot, "escape")
        await vastgelegd(pilot)
        assert teksten(beoordeeld) == {"twente": "Sinds mei een vaste officier."}
        assert regels(pilot)[4] == "G 5. Twente ✎"
        assert "1 met repliek" in tekst(pilot, "stand")
        await druk(pilot, "n")
        assert "Geen overleg." in tekst(pilot, "voluit")
        assert pilot.app.screen.query_one(KladVeld).text == ""
        await druk(pilot, "alt+up")
        assert pilot.app.screen.query_one(KladVeld).text == "Sinds mei een vaste officier."


async def test_nothing_typed_is_lost_by_moving_on_or_leaving(beoordeeld: Laptop) -> None:
    async with programma(beoordeeld.notulist) as pilot:
        await open_(pilot)
        await druk(pilot, "enter")
        await typ(pilot, "Een.")
        await druk(pilot, "alt+down")
        await typ(pilot, "Twee.")
        await druk(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, DossierScreen)
    assert teksten(beoordeeld) == {"twente": "Een.", "zeeland": "Twee."}


async def test_undo_takes_a_repliek_back(beoordeeld: Laptop) -> None:
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Eerst.")
    async with programma(beoordeeld.notulist) as pilot:
        await open_(pilot)
        await druk(pilot, "enter")
        await typ(pilot, " En dan.")
        await druk(pilot, "escape")
        await vastgelegd(pilot)
        assert teksten(beoordeeld) == {"twente": "Eerst. En dan."}
        await druk(pilot, "ctrl+z")
        assert teksten(beoordeeld) == {"twente": "Eerst."}
        assert pilot.app.screen.query_one(KladVeld).text == "Eerst."


async def test_what_two_laptops_wrote_is_kept_and_said(hier: Laptop, daar: Laptop) -> None:
    oordeel(hier, "geel")
    wissel_uit(hier, daar)
    leg_repliek_vast(hier.notulist, OM, "twente", "partners.om", "Hier.")
    leg_repliek_vast(daar.notulist, OM, "twente", "partners.om", "Daar.")
    wissel_uit(hier, daar)
    async with programma(hier.notulist, breedte=120, hoogte=40) as pilot:
        await open_(pilot)
        assert "ook elders gewijzigd" in beeld(pilot)
        await druk(pilot, "enter")
        await typ(pilot, " Meer.")
        await druk(pilot, "escape")
        await vastgelegd(pilot)
    (repliek,) = lees_replieken(hier.store.lees(), OM)
    assert lees_veld(hier.store.lees(), Plaats("repliek", repliek.id, "tekst")).conflict


async def test_a_repliek_on_an_earlier_judgement_stays_in_sight(beoordeeld: Laptop) -> None:
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Onjuist.")
    oordeel(beoordeeld, "groen")
    async with programma(beoordeeld.notulist) as pilot:
        await open_(pilot)
        assert regels(pilot)[-1] == "↺ Twente"
        lijst = pilot.app.screen.query_one(Lijst)
        lijst.highlighted = len(lijst.options) - 1
        await rust(pilot)
        assert "blijft bij wat is voorgelegd" in tekst(pilot, "voluit")
        assert "Onjuist." in tekst(pilot, "voluit")
        assert pilot.app.screen.query_one(KladVeld).disabled


async def test_who_may_not_write_reads(beoordeeld: Laptop) -> None:
    leg_repliek_vast(beoordeeld.notulist, OM, "twente", "partners.om", "Onjuist.")
    async with programma(beoordeeld.lezer) as pilot:
        await open_(pilot)
        assert "Onjuist." in tekst(pilot, "voluit")
        assert pilot.app.screen.query_one(KladVeld).disabled
        await druk(pilot, "enter")
        assert pilot.app.focused is pilot.app.screen.query_one(Lijst)


async def test_without_any_judgement_it_says_where_they_come_from(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await open_(pilot)
        assert "Nog geen korps gaf een oordeel over" in tekst(pilot, "leeg")


async def test_a_korps_has_no_such_screen(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await open_(pilot, "2011-2012/twente")
        assert not isinstance(pilot.app.screen, RepliekenScreen)
