"""Where passages come from, bevindingen into the verslag, and what is open, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList, Static

from korpsmonitor_tui.domain.verslagbron import Afspraak
from korpsmonitor_tui.services import documenten, gesprekken, verslagstappen, verslagtekst
from korpsmonitor_tui.services.afspraken import zet_afspraken
from korpsmonitor_tui.services.gesprekken import NieuweNotitie
from korpsmonitor_tui.services.verslagbronnen import lees_verslagbronnen
from korpsmonitor_tui.tui.screens.verslagbevindingen import VerslagbevindingenScreen
from korpsmonitor_tui.tui.screens.verslagbronnen import VerslagbronnenScreen
from korpsmonitor_tui.tui.screens.verslagpunten import VerslagpuntenScreen
from korpsmonitor_tui.tui.tabs.verslag import VerslagTab
from korpsmonitor_tui.tui.widgets.lijst import Lijst
from tests.services import verhaal, verslagbewijs
from tests.services.verhaal import DOSSIER
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop

VERSLAG = ("enter", "f7")
ZICHT = "Op de niet-vergunde branche is onvoldoende zicht."


def _regels(pilot: Bediening) -> list[str]:
    lijst = pilot.app.screen.query_one(OptionList)
    return [" ".join(str(optie.prompt).split()) for optie in lijst.options]


async def _ga_naar(pilot: Bediening, woord: str) -> None:
    """Put the cursor on the line with this text."""
    lijst = pilot.app.screen.query_one(Lijst)
    lijst.highlighted = next(nr for nr, regel in enumerate(_regels(pilot)) if woord in regel)
    await rust(pilot)


# -- sources ---------------------------------------------------------------------------------------------------------


async def test_een_passage_toont_notitie_gezegde_en_codes_en_enter_gaat_erheen(
    laptop: Laptop, tmp_path: Path
) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "b")
        assert isinstance(pilot.app.screen, VerslagbronnenScreen)
        regels = _regels(pilot)
        assert regels[0] == "Notities"
        assert regels[2] == "Gezegd rond dat moment"
        assert any(regel.startswith("0:00:04 korpsexpert: De vergunde branche") for regel in regels)
        await _ga_naar(pilot, "Vergunde branche")
        assert "bevestigd door auditor B" in plat(beeld(pilot))
        await _ga_naar(pilot, "korpsexpert:")
        scherm = plat(await druk(pilot, "enter"))
        assert "De vergunde branche wordt goed gecontroleerd." in scherm
        assert not isinstance(pilot.app.screen, VerslagbronnenScreen)


async def test_een_passage_met_de_hand_zegt_dat(laptop: Laptop) -> None:
    dossier = verhaal.plan(laptop)
    verslagtekst.voeg_passage_toe(laptop.notulist, dossier, "toezicht", "Met de hand.")
    async with programma(laptop.notulist) as pilot:
        assert "met de hand geschreven" in plat(await druk(pilot, *VERSLAG, "b"))
        await druk(pilot, "escape")
        assert pilot.app.screen.query_one(VerslagTab)


async def test_op_een_hoofdstuk_zijn_er_geen_bronnen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, *VERSLAG, "home", "b", "k", "f")
        assert len(pilot.app.screen_stack) == 2


# -- bevindingen -----------------------------------------------------------------------------------------------------


async def test_bevindingen_opnemen_een_en_heel_het_hoofdstuk(laptop: Laptop, tmp_path: Path) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "i")
        assert isinstance(pilot.app.screen, VerslagbevindingenScreen)
        assert "4 bevindingen buiten het verslag" in plat(beeld(pilot))
        await _ga_naar(pilot, ZICHT)
        await druk(pilot, "t")
        assert "1 passage toegevoegd" in meldingen(pilot)
        await druk(pilot, "home", "a")
        assert "2 passages toegevoegd" in meldingen(pilot)
        assert _regels(pilot)[0] == "Geen hoofdstuk: kies er een bij het opnemen"
        await druk(pilot, "t")
        assert "In welk hoofdstuk?" in plat(beeld(pilot))
        await druk(pilot, *["down"] * 5, "enter")
        assert "Er is geen bevinding die nog in geen passage staat." in plat(beeld(pilot))
        await druk(pilot, "escape")

    assert ZICHT in verhaal.teksten(laptop)
    assert verhaal.passages(laptop)[-1][1].hoofdstuk == "ketensamenwerking"


async def test_een_bevinding_hoort_bij_een_passage_die_er_is(laptop: Laptop, tmp_path: Path) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    voor = verhaal.teksten(laptop)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "i")
        await _ga_naar(pilot, ZICHT)
        await druk(pilot, "k", "down", "enter")
        assert "Vastgelegd bij passage 2." in meldingen(pilot)

    assert verhaal.teksten(laptop) == voor
    assert verhaal.passage(laptop, 2).verwijzingen
    assert ZICHT not in [b.tekst for b in lees_verslagbronnen(laptop.notulist, DOSSIER).los]


async def test_zolang_niet_iedereen_klaar_is_kan_opnemen_niet(laptop: Laptop, tmp_path: Path) -> None:
    verslagbewijs.met_transcript(laptop, tmp_path)
    verslagbewijs.codeer(laptop.auditor, verslagbewijs.ONVERGUND)
    async with programma(laptop.auditor, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, *VERSLAG, "i"))
        assert "opnemen kan daarna pas" in scherm
        assert "opnemen" not in beeld(pilot).splitlines()[-1]
        await druk(pilot, "t", "a", "k")
    assert verhaal.teksten(laptop) == []


# -- marks, agreements, confidentiality ------------------------------------------------------------------------------


async def test_afspraken_een_per_regel(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "f")
        await vul_in(pilot, "afspraken", "Plan maken | OM | 1 juli\nLijst nasturen || snel | zo")
        assert "wat | wie | wanneer" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "afspraken", "Plan maken | OM | 1 juli\n\nLijst nasturen")
        await druk(pilot, "ctrl+s")
        onder = pilot.app.screen.query_one("#opmerkingen", Static)
        assert str(onder.content).splitlines() == ["→ Plan maken (OM, 1 juli)", "→ Lijst nasturen"]
        assert "• Plan maken (OM, 1 juli) • Lijst nasturen" in plat(await druk(pilot, "v", "end"))

    assert verhaal.passage(laptop, 1).afspraken == (
        Afspraak("Plan maken", "OM", "1 juli"),
        Afspraak("Lijst nasturen"),
    )


async def test_een_verbeterde_afspraak_blijft_die_van_haar_code(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    zet_afspraken(
        laptop.notulist, dossier, verhaal.passage(laptop, 1).id, [Afspraak("Plan maken", "", "", "code-1")]
    )
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "f")
        await vul_in(pilot, "afspraken", "Het OM maakt een plan | OM")
        await druk(pilot, "ctrl+s")
    assert verhaal.passage(laptop, 1).afspraken == (Afspraak("Het OM maakt een plan", "OM", "", "code-1"),)


async def test_kenmerk_en_rubricering(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "k", "end", "enter")
        assert "[nagaan]" in plat(beeld(pilot))
        await druk(pilot, "r")
        await vul_in(pilot, "rubricering", "Geheim")
        await druk(pilot, "ctrl+s")
        assert "De rubricering is nu “Geheim”." in meldingen(pilot)

    assert verhaal.passage(laptop, 1).tags == ("nagaan",)
    assert documenten.lees_rubricering(laptop.store.lees(), DOSSIER) == "Geheim"


# -- open points -----------------------------------------------------------------------------------------------------


async def test_open_punten_en_erheen(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    gesprekken.voeg_notities_toe(
        laptop.notulist, dossier, [NieuweNotitie("prognose", "Na te gaan.", tags=("nagaan",))]
    )
    verslagtekst.stel_samen(laptop.notulist, dossier)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "o")
        assert isinstance(pilot.app.screen, VerslagpuntenScreen)
        assert "punten om op te letten" in plat(beeld(pilot))
        assert "gezien, verder" not in plat(beeld(pilot))
        await _ga_naar(pilot, "Nog na te gaan")
        await druk(pilot, "enter")
        assert "4 · Prognose [nagaan]" in plat(beeld(pilot))
        await druk(pilot, "o")
        await _ga_naar(pilot, "Ketensamenwerking")
        await druk(pilot, "enter")
        gekozen = pilot.app.screen.query_one("#passages", Lijst).gekozen
        assert gekozen == "h:ketensamenwerking"


async def test_van_een_open_punt_naar_de_bevindingen(laptop: Laptop, tmp_path: Path) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    async with programma(laptop.notulist, hoogte=40) as pilot:
        await druk(pilot, *VERSLAG, "o")
        assert any("Toezicht: 30 van de 30 vragen" in regel for regel in _regels(pilot))
        await _ga_naar(pilot, "Nog niet in het verslag")
        await druk(pilot, "enter")
        assert isinstance(pilot.app.screen, VerslagbevindingenScreen)


async def test_wat_blokkeert_laat_niet_verder_gaan(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    for deelnemer in gesprekken.lees_deelnemers(laptop.store.lees(), dossier):
        gesprekken.verwijder_deelnemer(laptop.notulist, dossier, deelnemer.id)
    verslagstappen.bied_aan(laptop.notulist, dossier)
    async with programma(laptop.auditor, hoogte=40) as pilot:
        scherm = plat(await druk(pilot, *VERSLAG, "a", "down", "enter"))
        assert "1 punt houdt versturen tegen" in scherm
        assert "gezien, verder" not in scherm
        await druk(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, VerslagpuntenScreen)
    assert verhaal.status(laptop, dossier) == "eerste_check"
