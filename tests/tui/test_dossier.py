"""The dossier: its head, its tabs, and the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TabbedContent

from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.tui.screens.dossier import TABS, DossierScreen
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services import verhaal
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

TABTOETSEN = [
    ("f5", "vragenlijst"),
    ("f6", "gesprek"),
    ("f7", "verslag"),
    ("f8", "wederhoor"),
    ("alt+w", "weging"),
    ("f9", "tijdlijn"),
]


def _actief(pilot: Bediening) -> str:
    return pilot.app.screen.query_one(TabbedContent).active


async def test_de_kop_zegt_waar_het_dossier_staat(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist, breedte=120) as pilot:
        scherm = await druk(pilot, "enter")

    assert "Groningen  T ter verificatie · versie 1 · uiterlijk 18-02-2013 · Noord-Nederland" in scherm
    assert "→ Wacht op akkoord of reactie, uiterlijk 18-02-2013." in scherm
    assert "(notulist: notulist A; auditors: auditor B, auditor D)" in scherm


async def test_op_een_smal_scherm_staat_er_van_het_team_wat_heel_past(laptop: Laptop) -> None:
    verhaal.verzonden(laptop)
    async with programma(laptop.notulist) as pilot:
        kop = (await druk(pilot, "enter")).splitlines()[2]
        assert kop.endswith("uiterlijk 18-02-2013.  (notulist: notulist A)")
        await pilot.resize_terminal(120, 40)
        await rust(pilot)
        assert "(notulist: notulist A; auditors: auditor B, auditor D)" in beeld(pilot)


async def test_te_laat_staat_in_de_kop(laptop: Laptop, klok: Klok) -> None:
    verhaal.verzonden(laptop)
    klok.verder(days=30)
    async with programma(laptop.notulist) as pilot:
        assert "! te laat" in await druk(pilot, "enter")


@pytest.mark.parametrize(("toets", "tab"), TABTOETSEN)
async def test_functietoetsen_kiezen_een_tab(laptop: Laptop, toets: str, tab: str) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", toets)
        assert _actief(pilot) == tab


async def test_functietoetsen_werken_ook_in_een_tekstveld(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7", "enter", "f9")
        assert _actief(pilot) == "tijdlijn"


async def test_cijfers_en_ctrl_pagina_kiezen_een_tab(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "4")
        assert _actief(pilot) == "verslag"
        await druk(pilot, "ctrl+pagedown", "ctrl+pagedown", "ctrl+pagedown")
        assert _actief(pilot) == "tijdlijn"
        await druk(pilot, "5")
        assert _actief(pilot) == "wederhoor"
        await druk(pilot, "ctrl+pageup", "ctrl+pageup")
        assert _actief(pilot) == "extractie"


async def test_een_tab_wordt_gemaakt_als_hij_wordt_bekeken(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter")
        scherm = pilot.app.screen
        gemaakt = {tab.code for tab in TABS if scherm.query_one(f"#{tab.code}").children}
        assert gemaakt == {"verslag"}


async def test_esc_gaat_terug_naar_dezelfde_regel(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "down", "down", "enter")
        assert isinstance(pilot.app.screen, DossierScreen)
        await druk(pilot, "f9", "escape")
        assert pilot.app.screen.query_one(Tabel).gekozen == "2011-2012/drenthe"


async def test_plannen_vanuit_het_dossier(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f9", "p")
        await vul_in(pilot, "plaats", "politiebureau")
        scherm = await druk(pilot, "enter")
        # The timeline that was open shows it too.
        assert "gesprek" in scherm.split("Wanneer")[1].splitlines()[1]

    gesprek = lees_gesprek(laptop.store.lees(), DOSSIER)
    assert gesprek is not None
    assert gesprek.plaats == "politiebureau"


async def test_ongedaan_werkt_in_het_dossier(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    gesprekken.plan(laptop.notulist, "groningen", gesprekken.Planning(plaats="elders"))
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f9", "f4")

    gesprek = lees_gesprek(laptop.store.lees(), DOSSIER)
    assert gesprek is not None
    assert gesprek.plaats == "hoofdbureau"


# -- timeline --------------------------------------------------------------------------------------------------------


async def test_de_tijdlijn_zegt_wanneer_wie_en_wat(laptop: Laptop) -> None:
    verhaal.retour(laptop)
    async with programma(laptop.notulist) as pilot:
        scherm = await druk(pilot, "enter", "f9")

    eerste = scherm.split("Wanneer")[1].splitlines()[1]
    assert "04-02-13 10:00" in eerste
    assert "auditor B" in eerste
    assert "terugsturen naar de notulist" in eerste
    assert "Reden: onduidelijk" in scherm


async def test_de_tijdlijn_filteren(laptop: Laptop) -> None:
    verhaal.retour(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f9", "slash")
        await typ(pilot, "auditor onduidelijk")
        tabel = pilot.app.screen.query_one("#gebeurtenissen", Tabel)
        assert tabel.row_count == 1
        await druk(pilot, "enter", "slash")
        assert "Niets gevonden; Esc toont alles." in plat(await typ(pilot, " zzz"))
        # The first Escape clears the filter, the second leaves the dossier.
        await druk(pilot, "escape")
        assert tabel.row_count > 4
        assert "Nr Korps of partner" in await druk(pilot, "escape")


async def test_wat_ongedaan_is_blijft_in_de_tijdlijn_staan(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    gesprekken.plan(laptop.notulist, "groningen", gesprekken.Planning(plaats="elders"))
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f9", "ctrl+z")
        assert "(ongedaan) gesprek" in beeld(pilot)


async def test_een_leeg_dossier_heeft_een_lege_tijdlijn(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        assert "Nog niets vastgelegd." in await druk(pilot, "down", "enter", "f9")
