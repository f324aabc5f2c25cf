"""One dossier on the screens, from planning to definitief: by the notulist and the auditor in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.verslagstand import lees_versies
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, druk, meldingen, programma, typ, vul_in
from tests.tui.test_verslag import _menu

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


async def zet_stap(pilot: Bediening, stap: str) -> None:
    """Take a step from the menu of the verslag, as it is offered."""
    await druk(pilot, "f7", "a")
    await druk(pilot, *["down"] * _menu(pilot)[0].index(stap), "enter", "ctrl+s")


async def test_een_dossier_van_planning_tot_definitief(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "p")
        await vul_in(pilot, "datum", "4-2-2013")
        await druk(pilot, "tab", "tab", "tab", "enter", "down", "enter")
        await druk(pilot, "tab", "space", "ctrl+s")
        expert = Deelnemer("", "korpsexpert", "Korps Groningen", "", "geheel", True)
        gesprekken.bewaar_deelnemer(laptop.notulist, DOSSIER, expert)
        await druk(pilot, "enter", "f6", "ctrl+down")
        for notitie in ("Het mandaat is vastgelegd.", "! Portefeuillehouder wijst een vervanger aan."):
            await typ(pilot, notitie)
            await druk(pilot, "enter")
        await druk(pilot, "f7", "s")
        assert verhaal.teksten(laptop) == [
            "Het mandaat is vastgelegd.",
            "Portefeuillehouder wijst een vervanger aan.",
        ]
        await zet_stap(pilot, "aanbieden voor de eerste check")
    assert verhaal.status(laptop) == Status.EERSTE_CHECK

    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter")
        await zet_stap(pilot, "ter verificatie versturen")
        # What is open was seen; then the sending itself.
        await druk(pilot, "ctrl+s")
    assert verhaal.status(laptop) == Status.TER_VERIFICATIE

    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f8", "r")
        await vul_in(pilot, "opmerkingen", "1: Het mandaat geldt sinds 2012.")
        await druk(pilot, "ctrl+s")
        await zet_stap(pilot, "in verwerking nemen")
    assert verhaal.status(laptop) == Status.IN_VERWERKING

    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "f8", "o")
        await vul_in(pilot, "tekst", "Het mandaat is sinds 2012 vastgelegd.")
        await druk(pilot, "ctrl+s")
        await zet_stap(pilot, "definitief vaststellen")
        assert "Versie 2 is definitief." in meldingen(pilot)

    assert verhaal.status(laptop) == Status.DEFINITIEF
    assert verhaal.teksten(laptop)[0] == "Het mandaat is sinds 2012 vastgelegd."
    assert [(v.nummer, v.soort) for v in lees_versies(laptop.store.lees(), DOSSIER)] == [
        (1, "verzonden"),
        (2, "definitief"),
    ]
    assert laptop.store.controleer().klopt
