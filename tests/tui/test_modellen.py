"""The model on the screen: learning behind a bar, the figures, choosing, and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from korpsmonitor_tui import paths
from korpsmonitor_tui.services import modellen
from korpsmonitor_tui.tui.screens.modellen import ModellenScreen
from korpsmonitor_tui.tui.widgets.tabel import Tabel
from tests.services import coderen
from tests.services.conftest import wissel_uit
from tests.services.leervoorbeeld import codeer, goede_leerder, leerder
from tests.tui.scherm import Bediening, beeld, druk, meldingen, plat, programma, rust

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.services.conftest import Laptop

MODEL = ("f10", "m")


def _pijl(pilot: Bediening) -> list[str]:
    return [rij[0] for rij in pilot.app.screen.query_one(Tabel).inhoud()]


def _cijfers(pilot: Bediening) -> str:
    return str(pilot.app.screen.query_one("#cijfers", Static).content)


async def test_leren_vergelijken_kiezen_en_terug(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codeer(laptop, coderen.plan(laptop))
    monkeypatch.setenv(paths.OMGEVING_LEERPYTHON, goede_leerder(tmp_path))
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *MODEL)
        assert _pijl(pilot) == ["→"]
        assert "nog niets geleerd" in plat(_cijfers(pilot))
        await druk(pilot, "t")
        assert "al in gebruik" in meldingen(pilot)

        await druk(pilot, "l")
        assert _pijl(pilot) == ["→", ""]
        # The figures of what was just learned, before anything is in use.
        assert "meegeleverd  losse zin         79   0,897 → 0,904" in _cijfers(pilot)
        assert "van één korps geleerd" in plat(_cijfers(pilot))
        assert "0,862 → 0,873" in beeld(pilot)
        assert "Nog niet in gebruik" in beeld(pilot)
        await druk(pilot, "enter", "escape")
        assert _pijl(pilot) == ["→", ""]
        await druk(pilot, "enter", "ctrl+s")
        assert _pijl(pilot) == ["", "→"]
        await druk(pilot, "enter")
        assert "werkt deze editie al" in meldingen(pilot)
        await druk(pilot, "t")
        assert _pijl(pilot) == ["→", ""]


async def test_leren_is_af_te_breken(laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codeer(laptop, coderen.plan(laptop))
    python = leerder(tmp_path, '{"gedaan": 1, "totaal": 9}', slot="time.sleep(600)")
    monkeypatch.setenv(paths.OMGEVING_LEERPYTHON, python)
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *MODEL)
        await pilot.press("l")
        while not pilot.app.screen.query("#balk") or "zonder één korps" not in beeld(pilot):
            await pilot.pause(0.02)
        await pilot.press("escape")
        while not isinstance(pilot.app.screen, ModellenScreen):
            await pilot.pause(0.02)
        await rust(pilot)
        assert "er is niets gewijzigd" in meldingen(pilot)
        assert _pijl(pilot) == ["→"]


async def test_zonder_scikit_learn_zegt_het_scherm_wat_te_doen(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codeer(laptop, coderen.plan(laptop))
    monkeypatch.setenv(paths.OMGEVING_LEERPYTHON, leerder(tmp_path, '{"ontbreekt": "sklearn"}'))
    async with programma(laptop.coordinator) as pilot:
        await druk(pilot, *MODEL, "l")
        assert "pip install scikit-learn" in meldingen(pilot)


async def test_een_conflict_over_het_model_eindigt_met_een_keuze(
    hier: Laptop, daar: Laptop, tmp_path: Path
) -> None:
    from korpsmonitor_tui.services.leren import leer

    codeer(hier, coderen.plan(hier))
    model = leer(hier.coordinator, python=goede_leerder(tmp_path))
    wissel_uit(hier, daar)
    modellen.kies(hier.coordinator, model.id)
    modellen.kies(daar.coordinator, model.id)
    modellen.kies(daar.coordinator, "")
    wissel_uit(hier, daar)
    async with programma(hier.coordinator) as pilot:
        await druk(pilot, *MODEL)
        assert "kies met Enter welk model geldt" in plat(_cijfers(pilot))
        await druk(pilot, "down", "enter", "ctrl+s")
        assert "kies met Enter welk model geldt" not in plat(_cijfers(pilot))
    stand = modellen.lees_modellen(hier.coordinator)
    assert (stand.conflict, stand.in_gebruik) == (False, model.id)
