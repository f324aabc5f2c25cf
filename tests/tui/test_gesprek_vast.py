"""Minutes that are fixed are read by keyboard as they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.tui.tabs.gesprek_balken import Hoofdstuklijst
from korpsmonitor_tui.tui.tabs.gesprek_invoer import Invoerveld
from korpsmonitor_tui.tui.tabs.gesprek_notities import Notitielijst
from tests.services import verhaal
from tests.tui.scherm import druk, programma

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


async def test_enter_gaat_naar_de_notities_en_escape_terug(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    async with programma(laptop.notulist) as pilot:
        scherm = await druk(pilot, "enter", "f6")
        assert "de notities liggen vast" in scherm
        assert isinstance(pilot.app.focused, Hoofdstuklijst)
        await druk(pilot, "down", "down", "enter")
        lijst = pilot.app.focused
        assert isinstance(lijst, Notitielijst)
        assert lijst.option_count == sum(hoofdstuk == "toezicht" for hoofdstuk, _tekst in verhaal.TEKSTEN)
        # Below the last note is no field to type in now.
        await druk(pilot, "down", "down", "down")
        assert pilot.app.focused is lijst
        await druk(pilot, "escape")
        assert isinstance(pilot.app.focused, Hoofdstuklijst)


async def test_een_melding_staat_niet_over_de_regel_waar_men_typt(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "ctrl+g")
        melding = pilot.app.screen.query_one("Toast").region
        assert melding.bottom <= pilot.app.screen.query_one(Invoerveld).region.y
        await druk(pilot, "f7")
        # Elsewhere a notice comes where it always does.
        assert not pilot.app.screen.has_class("-getypt")


async def test_uit_de_leidraad_gaat_escape_naar_de_hoofdstukken(laptop: Laptop) -> None:
    verhaal.definitief(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f6", "ctrl+l", "escape")
        assert isinstance(pilot.app.focused, Hoofdstuklijst)
