"""A correction by a form is made on what the form showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd
from korpsmonitor_tui.services.dashboard import lees_stand
from korpsmonitor_tui.services.dashboardcorrectie import corrigeer, lees_koppen
from tests.services.test_dashboard import CONTROLES, begin_dashboard, gevuld

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

__all__ = ["begin_dashboard", "gevuld"]


def test_wie_iets_anders_zag_verbetert_niets(gevuld: Sessie) -> None:
    gezien = lees_koppen(gevuld, 2022, CONTROLES)
    corrigeer(gevuld, *CONTROLES, "26", "nageteld", gezien=gezien)

    with pytest.raises(InmiddelsGewijzigd):
        corrigeer(gevuld, *CONTROLES, "27", "ook nageteld", gezien=gezien)
    telling = lees_stand(gevuld).telling(2022, CONTROLES)
    assert telling is not None
    assert telling.correctie is not None
    assert telling.correctie.waarde == "26"

    corrigeer(gevuld, *CONTROLES, "27", "nogmaals", gezien=lees_koppen(gevuld, 2022, CONTROLES))
