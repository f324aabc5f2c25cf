"""Who codes: nobody sees the codes of another before all are done, and words can be marked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.services import coderingen
from korpsmonitor_tui.services.codeerrondes import rond_af
from korpsmonitor_tui.services.codeerstand import lees_codeerstand
from korpsmonitor_tui.tui.screens.codeerverschillen import CodeerverschillenScreen
from tests.services import verhaal
from tests.services.coderen import dimensie, eigen, open_, suggesties
from tests.tui.extractieproef import (
    EXTRACTIE,
    ZICHT,
    aantallen,
    een,
    naar,
    tab,
    tekst,
)
from tests.tui.scherm import beeld, druk, meldingen, plat, programma, typ

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


pytestmark = pytest.mark.usefixtures("een_suggesteur")


# -- who may, and who sees what ------------------------------------------------------------------------------------------


async def test_de_codes_van_een_ander_zijn_onzichtbaar(laptop: Laptop, dossier: str) -> None:
    ander = laptop.tweede_auditor
    coderingen.bevestig(ander, dossier, [dimensie(ander, ZICHT)])
    bron = suggesties(ander)[0].anker
    nieuw = coderingen.NieuweCodering("organisatie", "GEHEIM-X", (bron.soort, bron.entiteit), 0, 14)
    coderingen.voeg_toe(ander, dossier, nieuw)
    async with programma(laptop.auditor, breedte=120, hoogte=40) as pilot:
        scherm = await druk(pilot, *EXTRACTIE)
        assert "GEHEIM-X" not in scherm
        assert aantallen(pilot) == ["alles 13", "open 13", "te bekijken 0", "besloten 0"]
        assert "GEHEIM-X" not in await druk(pilot, "c")


async def test_klaar_zijn_en_toch_verder_gaan(laptop: Laptop, dossier: str) -> None:
    coderingen.bevestig(laptop.tweede_auditor, dossier, [dimensie(laptop.tweede_auditor, ZICHT)])
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "k")
        scherm = str(pilot.app.screen.query_one("#uitleg", Static).content)
        assert "Pas als iedereen die codeerde klaar is, ziet u elkaars codes" in scherm
        assert "over 13 voorstellen hebt u nog niet beslist" in scherm
        await druk(pilot, "enter")
        assert "u bent klaar; nog niet klaar is auditor D (k: toch verder)" in tekst(pilot, "stand")
        await druk(pilot, "b")
        assert "heropen haar eerst" in meldingen(pilot)
        assert eigen(laptop.auditor) == ()
        await druk(pilot, "k", "enter")
        assert not lees_codeerstand(laptop.auditor, dossier).afgerond
        await druk(pilot, "k", "enter")
        rond_af(laptop.tweede_auditor, dossier)
        await druk(pilot, "f7", "alt+e")
        assert "Iedereen is klaar" in tekst(pilot, "stand")
        # One's own lines only: those of others stand in the comparison.
        assert aantallen(pilot) == ["alles 13", "open 13", "te bekijken 0", "besloten 0"]
        await druk(pilot, "b")
        await druk(pilot, "v")
        assert isinstance(pilot.app.screen, CodeerverschillenScreen)
    assert eigen(laptop.auditor) == ()


async def test_over_het_eigen_korps_kan_niemand_beslissen(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.eigen_korps) as pilot:
        await druk(pilot, *EXTRACTIE)
        assert "korps" in tekst(pilot, "stand")
        await druk(pilot, "b")
        assert "korps" in meldingen(pilot)
    with pytest.raises(StapGeweigerd):
        coderingen.bevestig(laptop.eigen_korps, dossier, [suggesties(laptop.auditor)[0]])
    assert len(open_(laptop.eigen_korps)) == 13


async def test_een_definitief_verslag_ligt_vast_en_is_te_lezen(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        assert "Het verslag is definitief: de codes liggen vast." in tekst(pilot, "stand")
        assert tab(pilot).zichtbaar
        await druk(pilot, "b")
        assert "definitief" in meldingen(pilot)
    assert eigen(laptop.auditor, dossier) == ()


# -- by hand -------------------------------------------------------------------------------------------------------------


async def test_met_de_hand_coderen_met_het_toetsenbord(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE)
        await naar(pilot, dimensie(laptop.auditor, ZICHT))
        await druk(pilot, "c")
        await pilot.press("home", "right", "right", "shift+right")
        await druk(pilot, "enter")
        await typ(pilot, "gedrag")
        await druk(pilot, "enter")
        assert "“niet-vergunde branche”" in plat(beeld(pilot))
        await druk(pilot, "ctrl+s")
        assert "kies wat er over wordt gezegd" in plat(
            str(pilot.app.screen.query_one("#fout", Static).content)
        )
        await druk(pilot, "enter", "down", "enter", "ctrl+s")
        assert "Code vastgelegd" in meldingen(pilot)
        await druk(pilot, "escape", "escape")
        assert any(regel.code == "organisatie.gedragscode" for regel in tab(pilot).zichtbaar)

    codering = een(laptop)
    assert (codering.code, codering.anker.citaat) == ("organisatie.gedragscode", "niet-vergunde branche")
    assert not codering.voorstel


async def test_met_de_hand_een_organisatie_die_nog_niemand_kende(laptop: Laptop, dossier: str) -> None:
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *EXTRACTIE, "c", "z", "enter")
        await typ(pilot, "Meldpunt M.")
        await druk(pilot, "enter", "ctrl+s")
    codering = een(laptop)
    assert (codering.soort, codering.code) == ("organisatie", "Meldpunt M.")
    assert codering.anker.citaat == "De korpsexpert heeft te weinig tijd."
