"""What a report is made of is of one moment, whoever scores on while it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from tests.oordelen import GEEL, ROOD
from tests.services import scoren

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def test_scores_in_tables_bars_and_letters_are_of_one_moment(laptop: Laptop) -> None:
    scoren.scoor_alles(laptop, GEEL)
    grond = Rapportgrond(laptop.coordinator)
    korps = grond.matrix.korps("groningen")
    scoren.scoor_alles(laptop, ROOD)

    nu = grond.trends.uitgaven[-1].scores
    (brief,) = (brief for brief in grond.brieven if brief.weging.partij.code == "groningen")
    assert korps is not None
    assert korps.eind.gegeven is not None
    assert korps.eind.gegeven.score == nu["groningen", EINDSCORE] == GEEL
    assert brief.weging == korps
    assert Rapportgrond(laptop.coordinator).trends.uitgaven[-1].scores["groningen", EINDSCORE] == ROOD
