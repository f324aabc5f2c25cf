"""The monitor team of the services' tests, now at work on the screens."""

from __future__ import annotations

import pytest
from textual._compositor import Compositor

from tests.services.conftest import begin, daar, definities, hier, klok, laptop, maak_laptop

__all__ = ["begin", "daar", "definities", "hier", "klok", "laptop", "maak_laptop"]


@pytest.fixture(autouse=True)
def alleen_als_iemand_kijkt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a screen when a test looks at it, whole: what changes in between reaches no terminal here.

    Drawing it each time is a quarter of the time of these tests; tests/cli/test_start.py drives a real terminal.
    """

    def sla_over(samensteller: Compositor) -> None:
        samensteller._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_partial_update", sla_over)
