"""The grid of all scores: letters and words, why, what is open, and the way to a dossier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from korpsmonitor_tui.tui.screens.weegmatrix import WeegmatrixScreen
from korpsmonitor_tui.tui.widgets.weegraster import Weegraster
from tests.oordelen import GEEL, GROEN, ROOD
from tests.services.conftest import wissel_uit
from tests.tui import weegproef
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust
from tests.tui.weegproef import DRENTHE, GRONINGEN, MANDAAT, TWENTE, gegeven, zet_score

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


@pytest.fixture
def gewogen(laptop: Laptop) -> Laptop:
    weegproef.van_alles(laptop)
    return laptop


def tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


def raster(pilot: Bediening) -> Weegraster:
    return pilot.app.screen.query_one(Weegraster)


def regel(pilot: Bediening, naam: str) -> str:
    return plat(next(r for r in beeld(pilot).splitlines() if re.match(rf" *\d+ {naam} ", r)))


async def naar(pilot: Bediening, dossier: str, kolom: str) -> str:
    raster(pilot).ga_naar(dossier, kolom)
    await rust(pilot)
    return tekst(pilot, "details")


@pytest.mark.parametrize("grootte", [(80, 24), (200, 60)])
async def test_each_score_is_a_letter_and_its_reason_stands_there(
    gewogen: Laptop, grootte: tuple[int, int]
) -> None:
    async with programma(gewogen.coordinator, breedte=grootte[0], hoogte=grootte[1]) as pilot:
        getoond = await druk(pilot, "W")
        assert "37 van 459 scores gegeven · 2 van 27 eindscores" in getoond
        assert "↺ oud" in getoond
        assert re.search(r"Opsporing +Eind", getoond)
        assert regel(pilot, "Drenthe").startswith("3 Drenthe R B · x · ·")
        assert regel(pilot, "Twente").startswith("5 Twente" + " N" * 17 + " R≠")
        await druk(pilot, "right", "right")
        assert raster(pilot).hier == (GRONINGEN, MANDAAT)
        assert "▸G*" in beeld(pilot)
        voluit = tekst(pilot, "details")
        assert voluit.startswith("Groningen · Organisatie: Korpsexpert mandaat G geel: Aandacht")
        assert "motivatie Het mandaat ligt niet vast." in voluit
        assert "verslag “Nog geen besluit.” (versie 2)" in voluit
        assert "door coördinator C, 04-02-2013" in voluit


async def test_without_judgement_no_score_and_an_eindscore_that_is_old_or_deviates_are_told_apart(
    gewogen: Laptop,
) -> None:
    async with programma(gewogen.coordinator) as pilot:
        await druk(pilot, "W")
        blanco = await naar(pilot, DRENTHE, "organisatie.korpsexpert_kwaliteit")
        assert "B blanco: geen oordeel reden dat er geen oordeel is Want blanco." in blanco
        nvt = await naar(pilot, DRENTHE, "organisatie.gedragscode")
        assert "x n.v.t.: niet van toepassing" in nvt
        assert "nog niet gescoord" in await naar(pilot, DRENTHE, MANDAAT)
        eind = await naar(pilot, GRONINGEN, "eindscore")
        assert "Sindsdien zijn scores gewijzigd" in eind
        assert "eerder 2010 N" in eind
        assert "regels laten toe geel of rood" in eind
        assert "2.4.1" in eind
        half = await naar(pilot, DRENTHE, "eindscore")
        assert "Nog niet gescoord: Korpsexpert mandaat, Kwaliteit, Continuïteit," in half
        assert half.count("kan zij nog elke score krijgen") == 1
        wijkt_af = await naar(pilot, TWENTE, "eindscore")
        assert (
            "≠ Wijkt af: de regels lieten groen toe. De uitvoering blijft achter bij het beleid." in wijkt_af
        )


async def test_columns_of_one_veld_have_names_and_words_and_only_what_is_open_can_be_shown(
    gewogen: Laptop,
) -> None:
    async with programma(gewogen.coordinator, breedte=120, hoogte=40) as pilot:
        await druk(pilot, "W", "1")
        assert "Gedrags" in beeld(pilot)
        assert regel(pilot, "Drenthe").startswith("3 Drenthe R rood B blanco · x n.v.t. ·")
        await druk(pilot, "z")
        assert " Twente " not in beeld(pilot)
        assert "alleen wat open is: 26 van 27 korpsen" in tekst(pilot, "stand")
        raster(pilot).ga_naar(DRENTHE, "organisatie.referentiekader")
        await druk(pilot, "n")
        assert raster(pilot).hier == (DRENTHE, MANDAAT)
        await druk(pilot, "z", "shift+tab", "shift+tab")
        assert "2 van 269 oordelen van korpsen overgenomen" in tekst(pilot, "stand")
        assert "3 Drenthe R*" in regel(pilot, "Drenthe")
        assert "1 2 3 4 5 6 7 8 9 10" in plat(beeld(pilot))
        voluit = await naar(pilot, DRENTHE, "partners.om")
        assert "korps R rood: Onvoldoende Korte lijnen. overgenomen uit: vragenlijst" in voluit
        assert "weegploeg G geel: Aandacht motivatie Zie het verslag." in voluit
        assert "zelf deze partner" in await naar(pilot, "2011-2012/kmar", "partners.kmar")


async def test_rows_scroll_with_the_cursor_the_mouse_chooses_and_enter_opens_the_dossier(
    gewogen: Laptop,
) -> None:
    async with programma(gewogen.coordinator) as pilot:
        await druk(pilot, "W", "end")
        assert "27 KMar" in beeld(pilot)
        assert "1 Groningen " not in beeld(pilot)
        await druk(pilot, "home", "pagedown", "pageup")
        assert raster(pilot).hier == (GRONINGEN, "organisatie.referentiekader")
        await pilot.click(Weegraster, offset=(2, 4))
        await rust(pilot)
        assert raster(pilot).hier == (DRENTHE, "organisatie.referentiekader")
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, OverzichtScreen)


async def test_when_nothing_is_open_it_says_so(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "W")
        assert isinstance(pilot.app.screen, WeegmatrixScreen)
        for korps in laptop.coordinator.instrument.partijen:
            if korps.soort == "korps":
                weegproef.zet_alle(laptop, f"{weegproef.EDITIE}/{korps.code}")
                weegproef.zet_eind(laptop, f"{weegproef.EDITIE}/{korps.code}", GROEN)
        await druk(pilot, "f5", "n")
        assert "staat verder niets open" in meldingen(pilot)
        await druk(pilot, "z")
        assert "staat niets meer open; z toont alle korpsen" in beeld(pilot)
        await druk(pilot, "z")
        assert raster(pilot).display


async def test_scores_of_two_laptops_that_differ_are_both_shown(hier: Laptop, daar: Laptop) -> None:
    zet_score(hier, GRONINGEN, MANDAAT, gegeven(ROOD, "Geen mandaat."))
    zet_score(daar, GRONINGEN, MANDAAT, gegeven(GEEL, "Mandaat in de maak."))
    wissel_uit(hier, daar)
    async with programma(hier.coordinator) as pilot:
        await druk(pilot, "W")
        assert regel(pilot, "Groningen").startswith("1 Groningen ▸·◂ · !") or "· !" in regel(
            pilot, "Groningen"
        )
        voluit = await naar(pilot, GRONINGEN, MANDAAT)
        assert "2 verschillende scores" in voluit
        assert "Geen mandaat." in voluit
        assert "Mandaat in de maak." in voluit
