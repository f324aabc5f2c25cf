"""The screen of the reporting: what can be made, what lacks, and making it behind a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services import rapportstukken, verbeterbrieven
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.tui.screens.aanbevelingen import AanbevelingenScreen
from korpsmonitor_tui.tui.screens.maatregelen import MaatregelenScreen
from korpsmonitor_tui.tui.screens.rapportage import RapportageScreen, Stukkentabel
from korpsmonitor_tui.tui.screens.rapportteksten import RapporttekstenScreen
from tests.oordelen import ROOD
from tests.services.trendgegevens import zet_eindscore, zet_score
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust, vul_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.services.conftest import Laptop


def _tekst(pilot: Bediening, id_: str) -> str:
    return plat(str(pilot.app.screen.query_one(f"#{id_}", Static).content))


def _rijen(pilot: Bediening) -> list[list[str]]:
    return pilot.app.screen.query_one(Stukkentabel).inhoud()


async def test_per_soort_wat_er_ontbreekt_en_maken(laptop: Laptop, tmp_path: Path) -> None:
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "o")
        assert isinstance(pilot.app.screen, RapportageScreen)
        assert _tekst(pilot, "stand") == "1 stuk · ✓ 0 compleet · ○ 1 nog concept"
        assert "De hele Korpsmonitor" in _tekst(pilot, "details")
        await druk(pilot, "right")
        assert _tekst(pilot, "stand") == "27 stukken · ✓ 0 compleet · ○ 27 nog concept"
        assert "Het gespreksverslag" in _tekst(pilot, "details")
        await druk(pilot, "6", "m")
        assert {rij[0] for rij in _rijen(pilot)} == {"–"}
        assert "nu niets te maken" in meldingen(pilot)
        await druk(pilot, "right", "m")
        assert "6 stukken" in plat(beeld(pilot))
        await vul_in(pilot, "map", str(tmp_path / "uit"))
        await druk(pilot, "ctrl+s")
        assert "6 bestanden staan in" in meldingen(pilot)
        await druk(pilot, "enter")
        await vul_in(pilot, "map", str(tmp_path / "uit"))
        await druk(pilot, "ctrl+s")
        assert "bestaat al in deze map" in _tekst(pilot, "fout")
        await druk(pilot, "escape")
        assert isinstance(pilot.app.screen, RapportageScreen)
    assert len(list((tmp_path / "uit").iterdir())) == 6


async def test_wie_afbreekt_hoort_wat_er_staat(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = rapportstukken.maak

    async with programma(laptop.coordinator) as pilot:

        def maak(sessie, stukken, opdracht, meld):  # type: ignore[no-untyped-def]
            def onderbreek(gedaan: int, totaal: int, wat: str) -> None:
                if gedaan == 1:
                    pilot.app.call_from_thread(pilot.app.screen.action_breek_af)  # type: ignore[attr-defined]
                meld(gedaan, totaal, wat)

            return echt(sessie, stukken, opdracht, onderbreek)

        monkeypatch.setattr(rapportstukken, "maak", maak)
        await druk(pilot, "o", "7", "m")
        await vul_in(pilot, "map", str(tmp_path / "uit"))
        await druk(pilot, "ctrl+s")
        assert "Afgebroken; wat al geschreven was, staat in" in meldingen(pilot)
    assert len(list((tmp_path / "uit").iterdir())) == 1


async def test_naar_wat_mensen_schrijven(laptop: Laptop) -> None:
    async with programma(laptop.weger) as pilot:
        await druk(pilot, "o", "2", "down", "t")
        assert isinstance(pilot.app.screen, RapporttekstenScreen)
        assert _tekst(pilot, "stand").startswith("Friesland")
        for toets, klasse in (("a", AanbevelingenScreen), ("v", MaatregelenScreen)):
            await druk(pilot, "escape", toets)
            assert isinstance(pilot.app.screen, klasse)
            assert "n voegt er een toe" in _tekst(pilot, "leeg")


async def test_een_fout_bij_het_maken_wordt_gezegd(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weiger(*_alles: object) -> None:
        raise OnbruikbareInvoer("De schijf is vol.")

    monkeypatch.setattr(rapportstukken, "maak", weiger)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, "o", "enter")
        await vul_in(pilot, "map", str(tmp_path))
        await druk(pilot, "ctrl+s")
        await rust(pilot)
        assert "De schijf is vol." in meldingen(pilot)
        assert isinstance(pilot.app.screen, RapportageScreen)


async def test_een_brief_die_is_verzonden(laptop: Laptop, tmp_path: Path) -> None:
    sessie = laptop.coordinator
    regels = lees_korpsweging(sessie, "2011-2012/groningen")
    for cel in regels.cellen:
        zet_score(sessie, "groningen", cel.dimensie.code, ROOD)
    scores = lees_korpsweging(sessie, "2011-2012/groningen").scores
    zet_eindscore(sessie, "groningen", ROOD, tuple(scores.items()))
    getekend = tmp_path / "getekend.pdf"
    getekend.write_bytes(b"%PDF getekend")
    async with programma(sessie) as pilot:
        await druk(pilot, "o", "6")
        assert _rijen(pilot)[0][:2] == ["✓", "Groningen"]
        await druk(pilot, "down", "z")
        assert "nog niet vastgesteld" in meldingen(pilot)
        await druk(pilot, "up", "z")
        await vul_in(pilot, "bestand", str(tmp_path / "weg.pdf"))
        await druk(pilot, "ctrl+s")
        assert "weg.pdf is er niet" in _tekst(pilot, "fout")
        await vul_in(pilot, "bestand", str(getekend))
        await vul_in(pilot, "termijn", "01-05-2013")
        await druk(pilot, "ctrl+s")
        assert "De brief is bewaard" in meldingen(pilot)
        assert _rijen(pilot)[0][0] == "✉"
        assert "antwoord uiterlijk op" in _tekst(pilot, "details")
    brief = verbeterbrieven.eis_verzonden(sessie, "2011-2012/groningen")
    assert verbeterbrieven.haal_verzonden(sessie, brief).inhoud == b"%PDF getekend"
