"""What is read or written in the background never reaches a screen that is being taken away."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest
from textual.containers import Vertical
from textual.widgets import Static

from korpsmonitor_tui.tui.basis import doe_op_achtergrond, is_te_zien, lees_op_achtergrond
from tests.tui.proef import ProefApp
from tests.tui.scherm import rust

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("op_achtergrond", [lees_op_achtergrond, doe_op_achtergrond])
@pytest.mark.parametrize("weg", [False, True])
async def test_wat_klaar_is_wordt_getoond_zolang_er_iets_te_zien_is(
    op_achtergrond: Callable[..., None], weg: bool
) -> None:
    deel = Vertical(Static(id="kop"))
    gereed, getoond = threading.Event(), list[str]()

    def toon(_resultaat: object) -> None:
        deel.query_one("#kop", Static).update("gelezen")
        getoond.append("gelezen")

    async with ProefApp(deel).run_test() as pilot:
        op_achtergrond(deel, gereed.wait, toon)
        await asyncio.sleep(0)
        if weg:
            # Not awaited: its parts go one after another, and until then it is attached.
            deel.remove()
            assert deel.is_attached
            assert not is_te_zien(deel)
        gereed.set()
        await rust(pilot)

    assert getoond == ([] if weg else ["gelezen"])
