"""Differences between versions on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.screens.versieverschil import VersieverschilScreen
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.woorden import ERBIJ, WEG
from tests.services import verhaal
from tests.services.test_versieverschil import tweede_verzonden
from tests.tui.scherm import beeld, druk, meldingen, plat, programma, rust
from tests.tui.test_beelden import BREED, SMAL, vergelijk

if TYPE_CHECKING:
    from tests.services.conftest import Laptop
    from tests.tui.scherm import Bediening
    from tests.tui.test_beelden import Vergelijk

__all__ = ["vergelijk"]

OPEN = ("enter", "f7", "D")


def stijlen(pilot: Bediening, id_: str) -> dict[str, str]:
    """Words with the style in which they are shown."""
    inhoud = pilot.app.screen.query_one(f"#{id_}", Static).content
    tekst = str(inhoud)
    return {tekst[span.start : span.end]: str(span.style) for span in inhoud.spans}  # type: ignore[union-attr]


async def test_van_verschil_naar_verschil(laptop: Laptop) -> None:
    tweede_verzonden(laptop)
    async with programma(laptop.auditor) as pilot:
        assert "3 verschillen" in await druk(pilot, *OPEN)
        assert {"32": WEG, "36": ERBIJ}.items() <= stijlen(pilot, "samen").items()

        assert "vervallen" in plat(await druk(pilot, "n"))
        assert "+ nieuw" in plat(await druk(pilot, "n"))
        await druk(pilot, "n")
        assert "laatste verschil" in meldingen(pilot)

        # What is the same too; the cursor stays, and going on skips it.
        await druk(pilot, "g")
        assert "+ nieuw" in plat(beeld(pilot))
        assert "vervallen" in plat(await druk(pilot, "N"))
        assert "~ gewijzigd" in plat(await druk(pilot, "N"))


async def test_wat_wordt_vergeleken_is_te_kiezen(laptop: Laptop) -> None:
    tweede_verzonden(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, *OPEN)
        assert "versie 2" in await druk(pilot, "o")
        assert "De tekst van deze twee is gelijk" in plat(await druk(pilot, "down", "enter"))
        assert "versie 2 (verzonden 04-02-2013) → versie 1" in plat(await druk(pilot, "m", "enter"))


async def test_een_vervallen_passage_is_nergens_te_openen_een_andere_wel(laptop: Laptop) -> None:
    tweede_verzonden(laptop)
    async with programma(laptop.auditor) as pilot:
        pilot.app.push_screen(VersieverschilScreen(laptop.auditor, verhaal.DOSSIER, "1", "2"))
        await rust(pilot)
        await druk(pilot, "n", "enter")
        assert "staat niet meer in het verslag" in meldingen(pilot)

        scherm = await druk(pilot, "N", "enter")
        assert "36 uur per week" in plat(scherm)
        assert "F7 Verslag" in scherm


async def test_wat_net_is_getypt_hoort_erbij(laptop: Laptop) -> None:
    verhaal.in_verwerking(laptop)
    async with programma(laptop.notulist) as pilot:
        await druk(pilot, "enter", "f7", "enter")
        veld = pilot.app.focused
        assert veld is not None
        veld.insert("Vooraf. ")  # type: ignore[attr-defined]
        await druk(pilot, "escape")

        assert "Vooraf." in plat(await druk(pilot, "D"))
        assert stijlen(pilot, "samen")["Vooraf. "] == ERBIJ


async def test_zonder_versie_staat_er_wat_te_doen(laptop: Laptop) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.notulist) as pilot:
        scherm = await druk(pilot, *OPEN)
        assert "Er is nog geen andere versie" in plat(scherm)
        assert "volgende" not in scherm.splitlines()[-1]
        await druk(pilot, "o")
        assert "nog geen versie vastgelegd" in meldingen(pilot)


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_beeld(laptop: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    tweede_verzonden(laptop)
    vergelijk(KorpsmonitorApp(laptop.auditor), thema, maat, (*OPEN, "g"))
