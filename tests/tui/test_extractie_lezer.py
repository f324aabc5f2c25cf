"""Suggestions are shown while they are read, but showing never takes most of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.tui.tabs import extractie_lezer
from korpsmonitor_tui.tui.tabs.extractie_lezer import Extractielezer
from tests.services import coderen

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.services.conftest import Laptop


class Wekker:
    """A clock that only goes on by reading and by showing."""

    nu = 1.0

    def monotonic(self) -> float:
        return self.nu


def test_hoe_langer_tonen_duurt_hoe_minder_vaak(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, wekker = coderen.plan(laptop), Wekker()

    class Trage:
        """Reads two hundred texts of a tenth of a second."""

        def __init__(self, _sessie: object) -> None:
            pass

        def lees(self, bronnen: tuple[object, ...]) -> Iterator[tuple[object, tuple[()]]]:
            for _keer in range(200):
                wekker.nu += 0.1
                yield bronnen[0], ()

    monkeypatch.setattr("korpsmonitor_tui.services.suggesties.Suggesteur", Trage)
    monkeypatch.setattr(extractie_lezer, "time", wekker)

    def toon(_stand: object) -> None:
        wekker.nu += 1

    begin = wekker.nu
    assert Extractielezer(laptop.auditor, dossier).lees(toon, lambda: False) is not None
    getoond = wekker.nu - begin - 20
    assert 1 < getoond <= 20 / 4 + 1
