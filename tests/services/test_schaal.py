"""Scores that the scale of the instrument does not have: told, and never taken for not scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, lees_matrix
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn
from tests.oordelen import VIER
from tests.services import scoren
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def test_a_score_of_another_scale_is_told_and_stays_on_the_timeline(laptop: Laptop) -> None:
    """Somebody changes the judgements of an instrument while an edition is being scored by them."""
    scoren.scoor(laptop, "toezicht.kwaliteit", VIER.oordelen[2])
    for lees in (
        lambda: lees_korpsweging(laptop.coordinator, DOSSIER),
        lambda: lees_matrix(laptop.coordinator),
    ):
        with pytest.raises(OnbruikbareInvoer, match="“matig” gegeven, en die staat niet op de schaal"):
            lees()
    (regel,) = [g for g in lees_tijdlijn(laptop.coordinator, DOSSIER) if "Kwaliteit" in g.wat]
    assert regel.wat.endswith(": matig (niet op de schaal van het instrument)")
