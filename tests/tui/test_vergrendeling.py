"""A locked screen: nothing of the work is seen or reached, work in the background goes on, and only who may opens it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from korpsmonitor_tui.services import schermslot
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.tui import vergrendeling
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.basis import doe_op_achtergrond
from korpsmonitor_tui.tui.dialogs import Redenvraag, vraag_en_doe
from korpsmonitor_tui.tui.screens.vergrendeld import VergrendeldScreen
from tests.services import verhaal
from tests.services.sleutelvoorbeeld import GEDEELD, VAN_A, VAN_B, geef_sleutels
from tests.tui.proef import tot
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, typ, vul_in

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok

GETYPT = " Nog net getypt voor het slot."
WOORDEN = (
    "Korps of partner",
    "Groningen",
    "notulist A",
    "auditor B",
    "Korpsmonitor 2011-2012",
    "rechercheurs",
)


def app(pilot: Bediening) -> KorpsmonitorApp:
    assert isinstance(pilot.app, KorpsmonitorApp)
    return pilot.app


def dicht(pilot: Bediening) -> bool:
    """Whether the lock is on the screen, and nothing else."""
    op_scherm = beeld(pilot)
    ligt = "Korpsmonitor is vergrendeld" in op_scherm
    assert ligt == app(pilot).vergrendeld
    if ligt:
        assert [woord for woord in WOORDEN if woord in plat(op_scherm)] == []
        assert isinstance(pilot.app.screen, VergrendeldScreen)
    return ligt


async def open_met(pilot: Bediening, geheim: str) -> None:
    await typ(pilot, geheim)
    await druk(pilot, "enter")


async def test_na_tien_minuten_niets_doen_ligt_er_een_slot_en_is_het_getypte_bewaard(
    laptop: Laptop, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    verhaal.in_opmaak(laptop)
    geef_sleutels(laptop)
    monkeypatch.setattr(vergrendeling, "TIK", 0.02)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7", "enter")
        await typ(pilot, GETYPT)
        klok.verder(minutes=9)
        await druk(pilot, "end")
        klok.verder(minutes=9)
        await pilot.pause(0.2)
        assert not dicht(pilot)
        klok.verder(minutes=1)
        await tot(pilot, (lambda: app(pilot).vergrendeld, True))
        await rust(pilot)

        assert dicht(pilot)
        assert verhaal.teksten(laptop)[0].endswith(GETYPT)
        await open_met(pilot, "verkeerd")
        assert dicht(pilot)
        assert "Dat opent het scherm niet." in plat(beeld(pilot))
        await open_met(pilot, GEDEELD)
        assert not dicht(pilot)
        # Where one was, with the cursor in the same field.
        assert "opgeslagen" in beeld(pilot).splitlines()[-2]
        await typ(pilot, " En verder.")
        await druk(pilot, "ctrl+q")
    assert verhaal.teksten(laptop)[0].endswith("En verder.")


async def test_de_eerste_toets_na_te_lang_vindt_alleen_het_slot(laptop: Laptop, klok: Klok) -> None:
    """As after opening a lid: the clock on the wall went on, nobody looked at it, and a key comes first."""
    geef_sleutels(laptop)
    for draai in (10, -600):
        async with programma(laptop.notulist) as pilot:
            klok.verder(minutes=draai)
            await druk(pilot, "f10")
            assert dicht(pilot)
            await open_met(pilot, GEDEELD)
            assert "Korps of partner" in beeld(pilot)


async def test_nooit_is_nooit_en_zonder_wachtwoord_is_er_geen_slot(laptop: Laptop, klok: Klok) -> None:
    async with programma(laptop.notulist) as pilot:
        klok.verder(minutes=600)
        await druk(pilot, "alt+l")
        assert not dicht(pilot)
        assert "geen wachtwoord" in meldingen(pilot)
    geef_sleutels(laptop)
    schermslot.vergrendel_na(laptop.notulist, 0)
    async with programma(laptop.notulist) as pilot:
        klok.verder(minutes=600)
        await druk(pilot, "down")
        assert not dicht(pilot)


async def test_onder_het_slot_doet_geen_toets_of_klik_iets(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    geef_sleutels(laptop)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "enter", "f7")
        onder = app(pilot).werkstapel
        stand = laptop.store.stand
        await druk(pilot, "alt+l")
        for toets in (
            *(f"f{nr}" for nr in range(1, 13)),
            *("ctrl+p", "ctrl+z", "ctrl+b", "ctrl+l", "alt+l", "ctrl+s", "ctrl+c", "question_mark", "slash"),
            *("escape", "tab", "shift+tab", "a", "v", "p", "w", "down", "enter"),
        ):
            await pilot.press(toets)
            await pilot.pause()
            assert isinstance(pilot.app.screen, VergrendeldScreen), toets
        for plek in ((5, 0), (20, 5), (40, 12), (60, 20), (5, 23)):
            await pilot.click(offset=plek)
            assert isinstance(pilot.app.screen, VergrendeldScreen), plek

        await rust(pilot)
        assert dicht(pilot)
        assert app(pilot).werkstapel == onder
        assert laptop.store.stand == stand


async def test_wat_op_de_achtergrond_gebeurt_gaat_door_en_blijft_onder_het_slot(laptop: Laptop) -> None:
    """A form that is being recorded closes, another opens, and what there is to tell waits."""
    geef_sleutels(laptop)
    verder = threading.Event()
    gedaan: list[str] = []
    async with programma(laptop.notulist) as pilot:
        onder = app(pilot).screen

        def taak(reden: str) -> str:
            verder.wait(30)
            return reden

        def klaar(reden: str) -> None:
            gedaan.append(reden)
            onder.notify("uitspraak over Groningen", markup=False)
            pilot.app.push_screen(Redenvraag("Groningen"))

        vraag_en_doe(onder, Redenvraag("Waarom?"), taak, klaar)
        await pilot.pause()
        await typ(pilot, "daarom")
        await pilot.press("ctrl+s")
        await pilot.press("alt+l")
        await pilot.pause()
        doe_op_achtergrond(
            onder, lambda: "nog iets", lambda wat: onder.notify(f"auditor B: {wat}", markup=False)
        )
        verder.set()
        async with asyncio.timeout(30):
            while not gedaan:
                await pilot.pause(0.02)
        await rust(pilot)

        assert gedaan == ["daarom"]
        assert dicht(pilot)
        # Under the lock it does not begin to grow old.
        assert len(pilot.app._notifications) == 0
        await open_met(pilot, GEDEELD)
        assert [type(scherm).__name__ for scherm in app(pilot).werkstapel] == [
            "OverzichtScreen",
            "Redenvraag",
        ]
        assert "uitspraak over Groningen" in meldingen(pilot)
        assert "auditor B: nog iets" in meldingen(pilot)


async def test_een_melding_die_er_al_stond_gaat_met_het_slot_weg(laptop: Laptop) -> None:
    geef_sleutels(laptop)
    async with programma(laptop.notulist) as pilot:
        pilot.app.notify("uitspraak over Groningen", timeout=60)
        await rust(pilot)
        assert "uitspraak" in meldingen(pilot)
        await druk(pilot, "alt+l")
        assert dicht(pilot)


async def test_met_een_eigen_sleutel_opent_alleen_die_het_slot(laptop: Laptop) -> None:
    geef_sleutels(laptop, "notulist A")
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "ctrl+l")
        for geheim in (GEDEELD, VAN_B):
            await open_met(pilot, geheim)
            assert dicht(pilot)
        await open_met(pilot, VAN_A)
        assert not dicht(pilot)
        # And on the screen too nobody else is chosen.
        await druk(pilot, "f12")
        await typ(pilot, "auditor B")
        await druk(pilot, "enter")
        assert "met de sleutel van notulist A" in meldingen(pilot)
        assert "notulist A" in beeld(pilot).splitlines()[0]


async def test_een_ander_venster_en_een_sleutelbestand_dat_weg_is(laptop: Laptop) -> None:
    geef_sleutels(laptop)
    bewaard = pad_van(laptop.store.pad).read_bytes()
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "alt+l")
        for maat in ((60, 20), (50, 18), (120, 40), (60, 20)):
            await pilot.resize_terminal(*maat)
            await rust(pilot)
            assert dicht(pilot)
        pad_van(laptop.store.pad).unlink()
        await open_met(pilot, GEDEELD)
        assert dicht(pilot)
        assert "ontbreekt" in plat(beeld(pilot))
        pad_van(laptop.store.pad).write_bytes(bewaard)
        await open_met(pilot, GEDEELD)
        await tot(pilot, (lambda: "te klein (60×20)" in plat(beeld(pilot)), True))
        await pilot.resize_terminal(80, 24)
        await tot(pilot, (lambda: "Korps of partner" in beeld(pilot), True))


async def test_het_wachtwoord_staat_nergens(laptop: Laptop) -> None:
    geef_sleutels(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "alt+l")
        assert GEDEELD not in await typ(pilot, GEDEELD)
        await druk(pilot, "ctrl+a", "ctrl+c")
        assert GEDEELD not in pilot.app.clipboard
        pilot.app.screen.query_one(Input).value = "verkeerd"
        await druk(pilot, "enter")
        assert pilot.app.screen.query_one(Input).value == ""


@pytest.mark.parametrize("afmeting", [(80, 24), (120, 40)])
async def test_het_slot_zegt_wat_te_doen(laptop: Laptop, afmeting: tuple[int, int]) -> None:
    geef_sleutels(laptop)
    async with programma(laptop.notulist, breedte=afmeting[0], hoogte=afmeting[1]) as pilot:
        op_scherm = plat(await druk(pilot, "alt+l"))
        for tekst in (
            "Korpsmonitor is vergrendeld",
            "Wat u typte is bewaard",
            "Enter openen",
            "Ctrl+Q afsluiten",
        ):
            assert tekst in op_scherm


async def test_na_hoeveel_minuten_is_een_keuze_bij_beheer(laptop: Laptop, klok: Klok) -> None:
    geef_sleutels(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "f10", "l")
        await vul_in(pilot, "minuten", "veel")
        assert "van 0 tot 1440" in plat(await druk(pilot, "ctrl+s"))
        await vul_in(pilot, "minuten", "3")
        await druk(pilot, "ctrl+s")
        assert "vergrendelt na 3 minuten" in meldingen(pilot)
        klok.verder(minutes=3)
        await druk(pilot, "down")
        assert dicht(pilot)
