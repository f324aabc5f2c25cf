"""The monitor team of the services' tests, now at work on the screens."""

from __future__ import annotations

from tests.services.conftest import begin, daar, definities, hier, klok, laptop, maak_laptop

__all__ = ["begin", "daar", "definities", "hier", "klok", "laptop", "maak_laptop"]
