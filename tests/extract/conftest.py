"""The extractor as it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.extraheren import maak_extractor

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.extractor import Extractor


@pytest.fixture(scope="session")
def definities() -> Definities:
    return Definities()


@pytest.fixture(scope="session")
def lexicon(definities: Definities) -> Lexicon:
    return definities.lexicon(STANDAARD)


@pytest.fixture
def extractor(definities: Definities) -> Extractor:
    return maak_extractor(definities, STANDAARD)
