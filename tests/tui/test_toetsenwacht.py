"""Who types on while a screen is being opened types into that screen."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from textual import events
from textual.widgets import Input

from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.screens.dossier import DossierScreen
from korpsmonitor_tui.tui.screens.overzicht import OverzichtScreen
from korpsmonitor_tui.tui.screens.zoeken import ZoekenScreen
from korpsmonitor_tui.tui.tabs.gesprek_invoer import Invoerveld
from korpsmonitor_tui.tui.toetsenwacht import Toetsenwacht
from tests.services import verhaal
from tests.services.sleutelvoorbeeld import geef_sleutels
from tests.tui.proef import tot
from tests.tui.scherm import Bediening, druk, programma, rust

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import pytest
    from textual.app import App

    from tests.services.conftest import Laptop


async def _typ_door(pilot: Bediening, *toetsen: str) -> None:
    """Send keys as a terminal does that got them all at once, without waiting for what any of them does."""
    for toets in toetsen:
        pilot.app.post_message(events.Key(toets, toets if len(toets) == 1 else None))
    await rust(pilot)


async def test_wat_na_enter_wordt_getypt_komt_in_het_gesprek(laptop: Laptop) -> None:
    """Each of these letters is a key of the overzicht or of the dossier."""
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        await _typ_door(pilot, "enter", *"mrslpEVDTP")
        assert isinstance(pilot.app.screen, DossierScreen)
        assert pilot.app.screen.query_one(Invoerveld).text == "mrslpEVDTP"


async def test_wat_na_een_functietoets_wordt_getypt_komt_in_dat_tabblad(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f9")
        await _typ_door(pilot, "f6", *"p1X")
        assert pilot.app.screen.query_one(Invoerveld).text == "p1X"


async def test_wat_na_een_zoektoets_wordt_getypt_staat_in_het_zoekveld(laptop: Laptop) -> None:
    async with programma(laptop.notulist) as pilot:
        await _typ_door(pilot, "f3", *"klap")
        assert isinstance(pilot.app.screen, ZoekenScreen)
        assert pilot.app.screen.query_one(Input).value == "klap"


async def test_geplakte_tekst_wacht_ook(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        pilot.app.post_message(events.Key("enter", None))
        pilot.app.post_message(events.Paste("twee woorden"))
        await _typ_door(pilot, "s")
        assert pilot.app.screen.query_one(Invoerveld).text == "twee woordens"


async def test_een_scherm_dat_nooit_klaar_is_krijgt_zijn_toetsen_toch(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.tui.toetsenwacht.GEDULD", 0.05)
    monkeypatch.setattr(DossierScreen, "opent", True)
    verhaal.plan(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, OverzichtScreen)


async def test_onder_het_slot_komt_niets_dat_voor_het_werk_was(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DossierScreen, "opent", True)
    verhaal.plan(laptop)
    geef_sleutels(laptop)
    async with programma(laptop.notulist) as pilot:
        app = pilot.app
        assert isinstance(app, KorpsmonitorApp)
        await druk(pilot, "enter")
        for letter in "geheim":
            app.post_message(events.Key(letter, letter))
        await tot(pilot, (lambda: app.toetsenwacht.houdt, True))
        app.action_vergrendel()
        await rust(pilot)
        assert app.vergrendeld
        assert app.screen.query_one(Input).value == ""


class _Sluitend:
    """As much of an app as is needed to close it while a key waits."""

    def __init__(self) -> None:
        self.screen_stack: list[object] = [SimpleNamespace(is_mounted=False)]
        self.straks: list[Callable[[], Awaitable[None]]] = []

    @property
    def screen(self) -> object:
        return self.screen_stack[-1]

    def set_timer(self, _duur: float, daarna: Callable[[], object]) -> None:
        daarna()

    def call_later(self, doe: Callable[[], Awaitable[None]]) -> None:
        self.straks.append(doe)


async def test_wat_nog_wacht_vervalt_met_het_programma() -> None:
    gegeven: list[events.Event] = []

    async def geef(gebeurtenis: events.Event) -> None:
        gegeven.append(gebeurtenis)

    app = _Sluitend()
    wacht = Toetsenwacht(cast("App[object]", app), geef)
    assert wacht.houd(events.Key("a", "a"))
    app.screen_stack.clear()
    await app.straks.pop()()
    assert (wacht.houdt, gegeven) == (False, [])
