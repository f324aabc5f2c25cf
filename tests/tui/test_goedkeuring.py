"""The approval list on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import DataTable, Static

from korpsmonitor_tui.services import gesprekken, verslagstappen, verslagtekst, wederhoor
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services import verhaal
from tests.tui.scherm import druk, meldingen, plat, programma, vul_in
from tests.tui.test_beelden import BREED, SMAL, vergelijk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.store.conftest import Klok
    from tests.tui.scherm import Bediening
    from tests.tui.test_beelden import Vergelijk

__all__ = ["vergelijk"]


@pytest.fixture
def druk_bezig(laptop: Laptop, klok: Klok) -> Laptop:
    """Drenthe is planned, Groningen was sent and is overdue after one akkoord and a reminder."""
    verhaal.verzonden(laptop)
    verhaal.akkoord(laptop, "korpsexpert")
    klok.verder(days=20)
    verslagstappen.herinner(laptop.coordinator, verhaal.DOSSIER, "telefoon")
    gesprekken.plan(laptop.coordinator, "drenthe", gesprekken.Planning(notulist="notulist A"))
    return laptop


def namen(pilot: Bediening) -> list[str]:
    return [rij[1] for rij in pilot.app.screen.query_one(Tabel).inhoud()]


async def test_wat_te_laat_is_staat_vooraan_en_enter_opent_het(druk_bezig: Laptop) -> None:
    async with programma(druk_bezig.coordinator) as pilot:
        scherm = plat(await druk(pilot, "g"))
        assert namen(pilot) == ["Groningen", "Drenthe"]
        assert "! te laat" in scherm
        assert (
            "korpsexpert: akkoord (04-02-2013); portefeuillehouder: stil; laatste rappel 24-02-2013" in scherm
        )

        assert "F8 Wederhoor" in await druk(pilot, "enter")


async def test_alleen_het_eigen_werk(druk_bezig: Laptop) -> None:
    async with programma(druk_bezig.notulist) as pilot:
        await druk(pilot, "g", "m")
        assert namen(pilot) == ["Drenthe"]
        await druk(pilot, "l")
        assert namen(pilot) == ["Groningen"]
        await druk(pilot, "a")
        assert namen(pilot) == ["Groningen", "Drenthe"]


async def test_kopieren_en_een_bestand_maken(druk_bezig: Laptop, tmp_path: Path) -> None:
    async with programma(druk_bezig.coordinator) as pilot:
        await druk(pilot, "g", "l", "c")
        koppen, groningen = pilot.app.clipboard.split("\n")
        assert dict(zip(koppen.split("\t"), groningen.split("\t"), strict=True))["Te laat"] == "ja"

        await druk(pilot, "x")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        assert "De lijst staat in" in meldingen(pilot)
        bestand = tmp_path / "goedkeuring-2011-2012-2013-02-24.xlsx"

        # What is there is not replaced unasked.
        eerder = bestand.read_bytes()
        await druk(pilot, "x")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        assert "bestaat al" in str(pilot.app.screen.query_one("#fout", Static).content)
        assert bestand.read_bytes() == eerder


async def test_een_lege_lijst_zegt_wat_te_doen(laptop: Laptop) -> None:
    async with programma(laptop.coordinator) as pilot:
        assert "plan er een in het overzicht (p)" in plat(await druk(pilot, "g"))
        assert pilot.app.screen.query_one(DataTable).row_count == 0


@pytest.mark.parametrize(
    ("thema", "maat"), [(DONKER, SMAL), (LICHT, BREED)], ids=["smal-donker", "breed-licht"]
)
def test_beeld(laptop: Laptop, klok: Klok, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    verhaal.in_verwerking(laptop)
    for punt in verhaal.open_opmerkingen(laptop)[:1]:
        wederhoor.beslis(laptop.auditor, verhaal.DOSSIER, punt.id, "niet overgenomen", "Zo is het gezegd.")
    te_laat = verhaal.plan(laptop, "zeeland")
    verhaal.noteer(laptop, te_laat)
    verslagtekst.stel_samen(laptop.notulist, te_laat)
    verslagstappen.bied_aan(laptop.notulist, te_laat)
    verhaal.verstuur(laptop, te_laat)
    verhaal.akkoord(laptop, "korpsexpert", te_laat)
    klok.verder(days=20)
    verslagstappen.herinner(laptop.coordinator, te_laat, "telefoon")
    gesprekken.plan(laptop.coordinator, "drenthe", gesprekken.Planning(plaats="Assen"))
    vergelijk(KorpsmonitorApp(laptop.auditor), thema, maat, ("g",))
