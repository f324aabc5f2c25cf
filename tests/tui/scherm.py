"""The whole program under a pilot: what stands on the screen as text, and waiting until it is there."""

from __future__ import annotations

import asyncio
import contextlib
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.basis import leg_typen_vast

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from korpsmonitor_tui.services.sessie import Sessie

_GEDULD = 120.0
"""Seconds after which a screen hangs."""

Bediening = Pilot[None]


@asynccontextmanager
async def programma(sessie: Sessie, *, breedte: int = 80, hoogte: int = 24) -> AsyncIterator[Bediening]:
    """The program on its first screen, with everything read."""
    app = KorpsmonitorApp(sessie)
    async with app.run_test(size=(breedte, hoogte), notifications=True) as pilot:
        await rust(pilot)
        yield pilot


async def rust(pilot: Bediening) -> None:
    """Wait until everything that was asked for has been read, written and shown; TimeoutError if that never comes."""
    rustig = 0
    async with asyncio.timeout(_GEDULD):
        while rustig < 2:
            await pilot.pause()
            if all(werker.is_finished for werker in pilot.app.workers):
                rustig = 0 if _wacht_op_scherm(pilot) else rustig + 1
                continue
            rustig = 0
            # A reading that a later one replaced is cancelled: the later one is waited for.
            with contextlib.suppress(WorkerCancelled):
                await pilot.app.workers.wait_for_complete()


def _wacht_op_scherm(pilot: Bediening) -> bool:
    """Whether a key still waits for the screen that it is for."""
    return isinstance(pilot.app, KorpsmonitorApp) and pilot.app.toetsenwacht.houdt


async def stil(pilot: Bediening) -> None:
    """Let no cursor blink: it would make another picture each time."""
    for invoer in pilot.app.screen.query(Input):
        invoer.cursor_blink = False
    for tekst in pilot.app.screen.query(TextArea):
        tekst.cursor_blink = False
    await rust(pilot)


async def druk(pilot: Bediening, *toetsen: str) -> str:
    """Press keys one after another, each when the one before is done, and return what is on the screen then."""
    for toets in toetsen:
        await pilot.press(toets)
        await rust(pilot)
    return beeld(pilot)


async def typ(pilot: Bediening, tekst: str) -> str:
    """Type a text into the field that has the focus, as it would be pasted, and return what is on the screen then."""
    veld = pilot.app.focused
    assert isinstance(veld, Input | TextArea), veld
    if isinstance(veld, Input):
        veld.insert_text_at_cursor(tekst)
    else:
        veld.insert(tekst)
    await rust(pilot)
    return beeld(pilot)


async def vul_in(pilot: Bediening, veld: str, tekst: str) -> None:
    """Replace what stands in a field of the dialog that is open."""
    doel = pilot.app.screen.query_one(f"#{veld}")
    assert isinstance(doel, Input | TextArea)
    if isinstance(doel, Input):
        doel.value = tekst
    else:
        doel.text = tekst
    doel.focus()
    await rust(pilot)


async def vastgelegd(pilot: Bediening) -> None:
    """Wait until what was typed is in the database."""
    leg_typen_vast(pilot.app.screen)()
    await rust(pilot)


def beeld(pilot: Bediening) -> str:
    """What stands on the screen, row by row, without the empty rows."""
    app = pilot.app
    # As a screenshot is made, without the picture: that takes ten times as long, and screens are read at every key.
    weergave = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(weergave, LayoutUpdate)
    rijen = ("".join(strook.text for strook in rij).rstrip() for rij in weergave.strips)
    return "\n".join(rij.replace("\xa0", " ") for rij in rijen if rij)


def plat(tekst: str) -> str:
    """A text without its line breaks and frames: a sentence may run over several rows."""
    return " ".join(re.sub(r"[│╭╮╰╯─━╸╺▌▐▎▊]", " ", tekst).split())


def meldingen(pilot: Bediening) -> str:
    """Every notice that is on the screen now."""
    return plat(" ".join(str(toast.render()) for toast in pilot.app.screen.query("Toast")))
