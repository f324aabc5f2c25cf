"""A form whose answer takes a while to be recorded: it cannot be left half-way, and never takes another screen along."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widgets import Input, Static

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld, vraag_en_doe
from tests.tui.proef import ProefApp, tot

if TYPE_CHECKING:
    from textual.app import ComposeResult


class _Vraag(Dialoog[str]):
    def velden(self) -> ComposeResult:
        yield veld("Naam", Invulvak("Twente", id="naam"))

    def lees(self) -> str:
        return self.query_one("#naam", Input).value


async def test_wie_esc_drukt_terwijl_het_wordt_vastgelegd_verliest_geen_ander_scherm() -> None:
    mag_verder, gedaan = Event(), list[str]()

    def taak(waarde: str) -> str:
        mag_verder.wait()
        return waarde

    async with ProefApp(Static()).run_test() as pilot:
        app = pilot.app
        onder: Screen[None] = Screen()
        await app.push_screen(onder)
        vraag_en_doe(onder, _Vraag("Vraag"), taak, gedaan.append)
        await pilot.pause()
        await pilot.press("ctrl+s", "escape")
        try:
            assert "ogenblik" in str(app.screen.query_one("#fout", Static).content)
        finally:
            mag_verder.set()
        await tot(pilot, (lambda: app.screen is onder, True), (lambda: gedaan, ["Twente"]))


async def test_een_weigering_na_esc_laat_staan_wat_is_ingevuld() -> None:
    mag_verder = Event()

    def taak(_waarde: str) -> None:
        mag_verder.wait()
        raise KorpsmonitorFout("dat mag niet.")

    async with ProefApp(Static()).run_test() as pilot:
        app = pilot.app
        dialoog = _Vraag("Vraag")
        vraag_en_doe(app.screen, dialoog, taak)
        await pilot.pause()
        await pilot.press("ctrl+s", "escape")
        mag_verder.set()
        await tot(pilot, (lambda: "mag niet" in str(dialoog.query_one("#fout", Static).content), True))
        assert app.screen is dialoog
        await pilot.press("escape")
        assert app.screen is not dialoog
