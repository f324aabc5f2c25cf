"""Exchanging from the screen: set up, register, exchange while one types, and what is told of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.hub import HubFout, HubWachtwoordNodig, Levering
from korpsmonitor_tui.hub.verbinding import Hub
from korpsmonitor_tui.services.hubinstelling import OMGEVING_HUB
from tests.services.hubdubbel import Centrale, HubDubbel
from tests.tui.proef import Klok, begin_sessie, open_store, tot
from tests.tui.scherm import beeld, druk, programma, rust, typ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.store import Store

ADRES = "postgresql://coordinator@hub.voorbeeld.nl/korpsmonitor"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path, Klok()) as store:
        yield store


@pytest.fixture
def sessie(store: Store) -> Sessie:
    return begin_sessie(store)


async def test_set_up_register_and_exchange(
    sessie: Sessie, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    centrale = Centrale()

    def open_hub(_adres: str, wachtwoord: str | None) -> HubDubbel:
        if wachtwoord is None:
            raise HubWachtwoordNodig("De hub vraagt een wachtwoord.")
        if wachtwoord != "goed":
            raise HubFout("De hub kent deze naam met dit wachtwoord niet.")
        return HubDubbel(centrale)

    monkeypatch.setattr(Hub, "open", open_hub)
    async with programma(sessie) as pilot:
        scherm = await druk(pilot, "f9")
        assert "nog geen hub" in scherm
        assert "aanmelden" not in scherm
        await druk(pilot, "h")
        await typ(pilot, ADRES)
        scherm = await druk(pilot, "enter")
        assert ADRES in scherm
        assert "nog nooit" in scherm

        await druk(pilot, "s")
        await typ(pilot, "mis")
        assert "kent deze naam" in await druk(pilot, "enter")
        await druk(pilot, "a")
        assert "Wachtwoord van de hub" in await druk(pilot, "enter")
        await typ(pilot, "goed")
        await druk(pilot, "enter")
        assert store.device in centrale.apparaten

        # The password is known now.
        scherm = await druk(pilot, "s")
        assert f"{len(centrale.pakketten)} vastleggingen gebracht" in scherm
        assert "04-02-2013 10:00" in scherm
        assert "stoppen" not in scherm
        assert "Nog te brengen: 0 vastleggingen" in scherm
        assert "Hub: alles uitgewisseld 04-02-2013 10:00" in await druk(pilot, "escape", "f10")
        assert "· Conflicten" in await druk(pilot, "escape", "f9", "c")


async def test_it_goes_on_when_the_screen_is_left_and_can_be_stopped(
    sessie: Sessie, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    centrale = Centrale()
    bezig, verder = threading.Event(), threading.Event()

    class Trage(HubDubbel):
        def haal(self, na: int, hoogstens: int, merk: str = "") -> Levering:
            bezig.set()
            assert verder.wait(30)
            return super().haal(na, hoogstens, merk)

    monkeypatch.setenv(OMGEVING_HUB, "goed")
    monkeypatch.setattr(Hub, "open", lambda _adres, _wachtwoord: Trage(centrale))
    store.onthoud_hubstand({"adres": ADRES})
    HubDubbel(centrale).meld_aan(store.monitor, store.device, "laptop")
    async with programma(sessie) as pilot:
        await druk(pilot, "f9")
        await pilot.press("s")
        while not bezig.is_set():
            await pilot.pause(0.01)
        await tot(pilot, (lambda: "U kunt doorwerken" in beeld(pilot), True))
        # Somebody else works meanwhile, in this very database.
        await pilot.press("escape")
        await pilot.press("slash", "z", "e", "e")
        await pilot.pause()
        assert "Zeeland" in beeld(pilot)
        await pilot.press("f9")
        await tot(pilot, (lambda: "Bezig met ophalen" in beeld(pilot), True))
        assert "x stoppen" in beeld(pilot)
        await pilot.press("x")
        await tot(pilot, (lambda: "Stopt na dit deel" in beeld(pilot), True))
        await pilot.press("escape")
        verder.set()
        await rust(pilot)
        assert "gebracht, 0 opgehaald" in beeld(pilot)
