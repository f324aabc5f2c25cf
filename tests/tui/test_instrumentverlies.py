"""What the files of the instrument no longer know is said on the screen, where it could not be missed otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import instrumentverlies
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from tests.tui.scherm import meldingen, programma, rust

if TYPE_CHECKING:
    import pytest

    from tests.services.conftest import Laptop


async def test_wat_de_bestanden_niet_meer_kennen_wordt_gemeld(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with programma(laptop.auditor) as pilot:
        app = pilot.app
        assert isinstance(app, KorpsmonitorApp)
        app.meld_verlies()
        await rust(pilot)
        zonder = meldingen(pilot)
        monkeypatch.setattr(instrumentverlies, "lees_verlies", lambda _sessie: ("groningen",))
        app.meld_verlies()
        await rust(pilot)
        met = meldingen(pilot)

    assert "groningen" not in zonder
    assert "“groningen”, waarvan in editie 2011-2012 gegevens zijn vastgelegd" in met
