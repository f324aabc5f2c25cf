"""Who works is asked before the work begins, where nobody said and there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.medewerkers import Wijziging
from korpsmonitor_tui.tui.formulieren.zoekkeuze import Zoekkeuze
from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from tests.tui.scherm import beeld, druk, plat, programma, typ

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


async def test_bij_de_start_wordt_gevraagd_wie_er_werkt(laptop: Laptop) -> None:
    medewerkers.kies(laptop.coordinator, "notulist A")
    async with programma(medewerkers.kies(laptop.coordinator)) as pilot:
        assert isinstance(pilot.app.screen, Zoekkeuze)
        scherm = plat(beeld(pilot))
        assert "Wie werkt er?" in scherm
        assert "auditor E (auditor, notulist)" in scherm
        # Who worked here last needs only Enter.
        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, OverzichtScreen)
        assert "notulist A" in beeld(pilot).splitlines()[0]
        # It is asked once.
        await druk(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, OverzichtScreen)


async def test_een_ander_is_te_vinden_door_te_typen(laptop: Laptop) -> None:
    async with programma(medewerkers.kies(laptop.coordinator)) as pilot:
        await typ(pilot, "weger i")
        await druk(pilot, "enter")
        assert "weger I (lid van de weegploeg)" in beeld(pilot).splitlines()[0]
    assert medewerkers.kies(laptop.coordinator).persoon.naam == "weger I"


async def test_wie_niet_kiest_gaat_verder_als_wie_hier_het_laatst_werkte(laptop: Laptop) -> None:
    async with programma(medewerkers.kies(laptop.coordinator)) as pilot:
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, OverzichtScreen)
        assert "coördinator C" in beeld(pilot).splitlines()[0]


async def test_met_een_naam_of_met_een_mens_wordt_niets_gevraagd(laptop: Laptop) -> None:
    async with programma(medewerkers.kies(laptop.coordinator, "notulist A")) as pilot:
        assert isinstance(pilot.app.screen, OverzichtScreen)
    for persoon in laptop.mensen.values():
        if persoon.naam != "coördinator C":
            medewerkers.wijzig(laptop.coordinator, persoon.id, Wijziging(actief=False))
    async with programma(medewerkers.kies(laptop.coordinator)) as pilot:
        assert isinstance(pilot.app.screen, OverzichtScreen)
