"""The weeks ahead on the screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from korpsmonitor_tui.services import gesprekken, opvragingen
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services import verhaal
from tests.services.test_planning import alles_gepland
from tests.tui.scherm import druk, meldingen, plat, programma, vul_in
from tests.tui.test_beelden import BREED, SMAL, vergelijk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok
    from tests.tui.scherm import Bediening
    from tests.tui.test_beelden import Vergelijk

__all__ = ["vergelijk"]


def eerste_kolom(pilot: Bediening) -> list[str]:
    return [rij[0] for rij in pilot.app.screen.query_one(Tabel).inhoud()]


async def test_de_weken_en_wat_erin_staat(laptop: Laptop, tmp_path: Path) -> None:
    alles_gepland(laptop, tmp_path)
    async with programma(laptop.coordinator) as pilot:
        scherm = plat(await druk(pilot, "w"))
        assert "6 weken · 7 punten" in scherm
        assert "Gesprek met Groningen." in scherm
        assert [cel for cel in eerste_kolom(pilot) if cel.startswith("Week")] == [
            f"Week {nr}" for nr in range(6, 12)
        ]

        await druk(pilot, "minus", "minus", "minus")
        assert "Kies 2 tot en met 52 weken" in meldingen(pilot)
        assert "8 weken" in plat(await druk(pilot, "plus", "plus", "plus"))


async def test_enter_gaat_naar_waar_het_werk_is(laptop: Laptop) -> None:
    verhaal.plan(laptop)
    opvragingen.vraag_op(laptop.coordinator, "emm", ["bezoeken"], termijn=date(2013, 2, 5))
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "w", "down", "enter")
        assert type(pilot.app.screen).__name__ == "BronnenScreen"
        await druk(pilot, "escape", "up")
        assert "F6 Gesprek" in await druk(pilot, "enter")


async def test_wat_te_laat_is_staat_bovenaan(laptop: Laptop, tmp_path: Path, klok: Klok) -> None:
    alles_gepland(laptop, tmp_path)
    klok.verder(days=60)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "w")
        assert eerste_kolom(pilot)[0] == "!"
        assert "4 te laat" in plat(await druk(pilot, "f5"))


async def test_een_agendabestand(laptop: Laptop, tmp_path: Path) -> None:
    alles_gepland(laptop, tmp_path)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "w", "i")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        assert "Het agendabestand staat in" in meldingen(pilot)

    gelezen = Calendar.from_ical((tmp_path / "planning-2011-2012-2013-02-04.ics").read_bytes())
    assert len(list(gelezen.walk("VEVENT"))) == 7


async def test_een_lege_planning_zegt_wat_te_doen(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        assert "Plan een gesprek in het overzicht (p)" in plat(await druk(pilot, "w"))
        await druk(pilot, "i")
        assert "niets om in een agenda te zetten" in meldingen(pilot)


@pytest.mark.parametrize(
    ("thema", "maat"), [(LICHT, SMAL), (DONKER, BREED)], ids=["smal-licht", "breed-donker"]
)
def test_beeld(
    laptop: Laptop, tmp_path: Path, klok: Klok, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]
) -> None:
    alles_gepland(laptop, tmp_path)
    klok.verder(days=16)
    gesprekken.plan(laptop.coordinator, "utrecht", gesprekken.Planning(date(2013, 4, 2), "09:30", "Utrecht"))
    vergelijk(KorpsmonitorApp(laptop.coordinator), thema, maat, ("w",))
