"""The published figures that come with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.cijfers import lees_cijfers
from korpsmonitor_tui.intake.instrument import lees_instrument

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.cijfertabel import Cijferverzameling

WORTEL = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def verzameling() -> Cijferverzameling:
    instrument = lees_instrument(WORTEL / "templates" / "korpsmonitor", WORTEL / "db")
    return lees_cijfers(WORTEL / "db" / "cijfers", instrument)
