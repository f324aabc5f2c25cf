"""Pictures of the screens about differences between coders and about evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.codeerbesluiten import besluit_verschil, lees_uitkomst
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.services import coderen
from tests.services.coderen import KORPSEXPERT
from tests.tui.test_beelden import BREED, SMAL, Vergelijk, vergelijk

if TYPE_CHECKING:
    from tests.services.conftest import Laptop

__all__ = ["vergelijk"]

MATEN = pytest.mark.parametrize(
    ("thema", "maat"), [(LICHT, SMAL), (DONKER, BREED)], ids=["smal-licht", "breed-donker"]
)


@pytest.fixture
def gecodeerd(laptop: Laptop) -> Laptop:
    """Two auditors finished Groningen; on one of two differences was decided. Drenthe is planned."""
    dossier = coderen.rond_af_met_verschillen(laptop)
    verschil = next(
        v for v in lees_uitkomst(laptop.coordinator, dossier).samen.open if v.eerste.code == KORPSEXPERT
    )
    reden = "De zin gaat over tijd, niet over mandaat."
    besluit_verschil(laptop.coordinator, dossier, verschil.kenmerk, verschil.bevestigd[0].id, reden)
    gesprekken.plan(laptop.coordinator, "drenthe", gesprekken.Planning(plaats="Assen"))
    return laptop


@MATEN
def test_verschillen(gecodeerd: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    vergelijk(KorpsmonitorApp(gecodeerd.coordinator), thema, maat, ("enter", "f9", "V"))


@MATEN
def test_bewijs(gecodeerd: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    toetsen = ("enter", "f9", "E", "down", "down")
    vergelijk(KorpsmonitorApp(gecodeerd.coordinator), thema, maat, toetsen)


@MATEN
def test_dekking(gecodeerd: Laptop, vergelijk: Vergelijk, thema: str, maat: tuple[int, int]) -> None:
    vergelijk(KorpsmonitorApp(gecodeerd.coordinator), thema, maat, ("d",) if maat == SMAL else ("d", "5"))


def test_overeenstemming(gecodeerd: Laptop, vergelijk: Vergelijk) -> None:
    vergelijk(KorpsmonitorApp(gecodeerd.coordinator), DONKER, SMAL, ("enter", "f9", "V", "m"))
