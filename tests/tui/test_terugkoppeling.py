"""What goes back to who was spoken with, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.wijzigingen import wijzigingen
from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen
from tests.services import verhaal
from tests.tui.scherm import druk, meldingen, plat, programma, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop


def _bestanden(map_: Path) -> list[Path]:
    """What was written, in folders too."""
    return [pad for pad in map_.rglob("*") if pad.suffix in {".docx", ".xlsx", ".txt"}]


async def test_alles_komt_in_een_eigen_map(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.definitief(laptop)
    async with programma(laptop.auditor) as pilot:
        scherm = plat(await druk(pilot, "enter", "T"))
        assert "Terug naar wie u sprak" in scherm
        assert "Alles voor het korps" in scherm
        await druk(pilot, "enter")
        await vul_in(pilot, "map", str(tmp_path / "terug"))
        await druk(pilot, "ctrl+s")
        assert "bestanden staan in" in meldingen(pilot)

    namen = {bestand.name for bestand in _bestanden(tmp_path)}
    assert {"gespreksverslag-2011-2012-groningen-v1.docx", "inhoud.txt"} <= namen
    assert any("slotbrief" in naam for naam in namen)


async def test_voor_definitief_zegt_het_menu_waarom_niet_alles_kan(laptop: Laptop, tmp_path: Path) -> None:
    verhaal.met_reactie(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "T")
        scherm = plat(await druk(pilot, "up"))
        assert "Nu niet: Dit kan zodra het verslag definitief is" in scherm
        await druk(pilot, "enter")
        await druk(pilot, "down", "down", "enter")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        assert "Geschreven:" in meldingen(pilot)

    (tabel,) = _bestanden(tmp_path)
    lezing = lees_wijzigingen(tabel.read_bytes())
    assert not wijzigingen(lezing.alineas)
    assert any(verhaal.opmerkingen(laptop)[0].tekst in regel for regel in lezing.nieuw)


async def test_wat_er_niet_is_wordt_gezegd_en_het_formulier_blijft_open(
    laptop: Laptop, tmp_path: Path
) -> None:
    verhaal.in_opmaak(laptop)
    async with programma(laptop.auditor) as pilot:
        await druk(pilot, "enter", "T", "enter")
        await vul_in(pilot, "map", str(tmp_path))
        scherm = plat(await druk(pilot, "ctrl+s"))
        assert "is niets verzonden; er zijn geen wijzigingen" in scherm
    assert _bestanden(tmp_path) == []
