"""The monitor team of the services' tests, now at work on the screens."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual import app as app_module
from textual import pilot as pilot_module
from textual._compositor import Compositor
from textual.app import App
from textual.pilot import Pilot

from korpsmonitor_tui.services import edities, medewerkers
from tests.services import coderen
from tests.services.conftest import begin, daar, definities, hier, klok, laptop, maak_laptop
from tests.tui.proef import Klok, begin_sessie, open_store
from tests.tui.proeflijst import Proefdefinities, Proeflijst

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from tests.services.conftest import Laptop

__all__ = ["begin", "daar", "definities", "hier", "klok", "laptop", "maak_laptop"]

_RONDEN = 10
"""Rounds of layout after which a screen asks for another one forever."""


@pytest.fixture
def een_suggesteur(monkeypatch: pytest.MonkeyPatch) -> None:
    """Building the extraction once is enough for all tests; reading with it is what they are about."""
    monkeypatch.setattr("korpsmonitor_tui.services.suggesties.Suggesteur", coderen.suggesteur)


@pytest.fixture
def dossier(laptop: Laptop) -> str:
    """An interview with something to code."""
    return coderen.plan(laptop)


@pytest.fixture(autouse=True)
def alleen_als_iemand_kijkt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a screen when a test looks at it, whole, or else once in the end: what comes between reaches no terminal here.

    Drawing it each time is half of the time of these tests; tests/cli/test_start.py drives a real terminal.
    """
    teken, begin_proef = Compositor.render_update, App.run_test
    getekend: list[Compositor] = []

    def sla_over(samensteller: Compositor, full: bool = False, **opties: Any) -> Any:
        if full:
            getekend.append(samensteller)
            return teken(samensteller, full, **opties)
        samensteller._dirty_regions.clear()
        return None

    @asynccontextmanager
    async def proef(app: App[Any], **opties: Any) -> AsyncIterator[Pilot[Any]]:
        async with begin_proef(app, **opties) as bediening:
            yield bediening
            if not getekend and await bediening._wait_for_screen() and app.screen_stack:
                app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)

    monkeypatch.setattr(Compositor, "render_update", sla_over)
    monkeypatch.setattr(App, "run_test", proef)


@pytest.fixture(autouse=True)
def wacht_niet_langer_dan_nodig(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on as soon as nothing is left to do: Textual sends every widget a message and waits for an idle processor."""

    async def niets_te_doen(*_seconden: float) -> None:
        lus: Any = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(0)
            if not lus._ready:
                return

    async def verwerkt(bediening: Pilot[Any], *_seconden: float) -> bool:
        await niets_te_doen()
        for _ronde in range(_RONDEN):
            if bediening.app._exception_event.is_set() or not bediening.app.screen_stack:
                return False
            if not _verwerk_uitstel(bediening.app):
                break
            await niets_te_doen()
        return True

    monkeypatch.setattr(app_module, "wait_for_idle", niets_te_doen)
    monkeypatch.setattr(pilot_module, "wait_for_idle", niets_te_doen)
    monkeypatch.setattr(Pilot, "_wait_for_screen", verwerkt)


def _verwerk_uitstel(app: App[Any]) -> bool:
    """Do at once what the program put off to its next frame; whether there was anything."""
    scherm = app.screen
    if app._resize_event is not None:
        app._check_resize()
    elif (
        scherm._layout_required
        or scherm._scroll_required
        or scherm._repaint_required
        or scherm._recompose_required
        or scherm._dirty_widgets
        or scherm._callbacks
    ):
        scherm._on_timer_update()
    else:
        return False
    return True


@pytest.fixture
def lijst(tmp_path: Path) -> Iterator[Proeflijst]:
    """The questionnaire of one korps on the screen, with the notulist at work."""
    with open_store(tmp_path / "laptop", Klok()) as store:
        begin_sessie(store)
        sessie = edities.open_editie(store, Proefdefinities())
        yield Proeflijst(sessie.als(medewerkers.vind(store.lees(), "notulist C")))
