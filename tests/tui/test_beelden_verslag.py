"""Pictures of what a verslag rests on and what is open about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.thema import DONKER, LICHT
from tests.services import verslagbewijs
from tests.tui.test_beelden import BREED, SMAL, vergelijk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Laptop
    from tests.tui.test_beelden import Vergelijk

__all__ = ["vergelijk"]


def test_bronnen_van_een_passage(laptop: Laptop, vergelijk: Vergelijk, tmp_path: Path) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    vergelijk(
        KorpsmonitorApp(laptop.notulist), LICHT, SMAL, ("enter", "f7", "down", "down", "b", "down", "down")
    )


def test_bevindingen_buiten_het_verslag(laptop: Laptop, vergelijk: Vergelijk, tmp_path: Path) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    vergelijk(KorpsmonitorApp(laptop.notulist), DONKER, SMAL, ("enter", "f7", "i", "down"))


def test_open_punten(laptop: Laptop, vergelijk: Vergelijk, tmp_path: Path) -> None:
    verslagbewijs.gecodeerd(laptop, tmp_path)
    vergelijk(KorpsmonitorApp(laptop.notulist), DONKER, BREED, ("enter", "f7", "o"))
