"""Searching everything, while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TabbedContent

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import coderingen, gesprekken, transcripten, vragenlijst
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.transcript_lezen import TranscriptScreen
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import coderen, verhaal
from tests.services.gesprekgeluid import schrijf, vtt
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, plat, programma, typ

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop


def _gevonden(pilot: Bediening) -> list[str]:
    return [plat(str(optie.prompt)) for optie in pilot.app.screen.query_one("#resultaten", Lijst).options]


async def test_elke_letter_zoekt(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        await typ(pilot, "kwart")
        assert "2 plaatsen gevonden." in beeld(pilot)
        assert sorted(_gevonden(pilot)) == [
            "Groningen notitie · Toezicht De vergunde branche wordt ieder kwartaal gecontroleerd.",
            "Groningen passage · Toezicht De vergunde branche wordt ieder kwartaal gecontroleerd.",
        ]
        await typ(pilot, "je")
        assert "Niets gevonden." in beeld(pilot)


async def test_het_gevonden_woord_staat_in_de_regel_ook_als_er_veel_voor_staat(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    tekst = "woord " * 20 + "speldenkop " + "einde " * 20
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [gesprekken.NieuweNotitie("toezicht", tekst)])
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        assert "speldenkop" in (await typ(pilot, "speldenkop")).split("gevonden.")[1]


async def test_enter_opent_de_passage_in_het_verslag(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        await typ(pilot, "niet-vergunde")
        nummer = next(nr for nr, regel in enumerate(_gevonden(pilot)) if "passage" in regel)
        await druk(pilot, "down", *["down"] * nummer, "enter")
        assert isinstance(pilot.app.screen, DossierScreen)
        assert pilot.app.screen.query_one(TabbedContent).active == "verslag"
        assert "3 · Toezicht" in beeld(pilot)
        assert "Nr Korps of partner" in await druk(pilot, "escape")


@pytest.mark.parametrize(("woord", "tab"), [("Beneluxoverleg", "vragenlijst"), ("uren", "wederhoor")])
async def test_enter_opent_de_goede_tab(laptop: Laptop, woord: str, tab: str) -> None:
    verhaal.met_reactie(laptop)
    vraag = next(iter(laptop.notulist.instrument.vragen.values()))
    if woord == "Beneluxoverleg":
        gesprekken.plan(laptop.notulist, "drenthe", gesprekken.Planning())
        jaar = str(vraag.jaren[0]) if vraag.jaren else ""
        dossier = laptop.notulist.dossier("drenthe")
        vragenlijst.zet_antwoord(laptop.notulist, dossier, Vak(vraag.id, jaar=jaar), woord)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        await typ(pilot, woord)
        await druk(pilot, "enter", "enter")
        assert pilot.app.screen.query_one(TabbedContent).active == tab


async def test_zoeken_vanuit_een_dossier_stapelt_geen_schermen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f3")
        await typ(pilot, "kwartaal")
        await druk(pilot, "enter", "enter")
        scherm = pilot.app.screen
        assert isinstance(scherm, DossierScreen)
        assert scherm.dossier == DOSSIER
        assert len(pilot.app.screen_stack) == 2


async def test_leeg_zoeken_vindt_niets_en_esc_gaat_terug(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        assert "gevonden" not in await typ(pilot, "  ")
        await druk(pilot, "enter")
        assert "Nr Korps of partner" in await druk(pilot, "escape")


async def test_enter_opent_de_beurt_in_het_transcript(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.plan(laptop)
    transcripten.importeer(laptop.notulist, DOSSIER, schrijf(tmp_path, vtt()))
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        await typ(pilot, "niet-vergunde")
        assert "Beurt 3 · 0:11:40" in await druk(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, TranscriptScreen)
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, DossierScreen)


async def test_enter_opent_de_code(laptop: Laptop) -> None:
    coderen.plan(laptop)
    suggestie = coderen.dimensie(laptop.auditor, "toezicht.niet_vergunde_branche")
    coderingen.bevestig(laptop.auditor, DOSSIER, [suggestie])
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "f3")
        await typ(pilot, "toezicht.niet_vergunde")
        assert [regel.split()[1] for regel in _gevonden(pilot)] == ["code"]
        await druk(pilot, "enter", "enter")
        assert pilot.app.screen.query_one(TabbedContent).active == "extractie"


async def test_deelnemers_staan_er_met_hun_rol(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    deelnemer = Deelnemer("", "analist", "", "Testa Proefmans", "geheel", respondent=False)
    gesprekken.bewaar_deelnemer(laptop.notulist, dossier, deelnemer)
    notitie = gesprekken.NieuweNotitie("toezicht", "Volgens Testa Proefmans klopt het.")
    gesprekken.voeg_notities_toe(laptop.notulist, dossier, [notitie])
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f3")
        await typ(pilot, "proefmans")
        assert _gevonden(pilot) == ["Groningen notitie · Toezicht Volgens analist klopt het."]
