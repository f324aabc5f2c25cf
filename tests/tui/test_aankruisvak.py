"""A box to tick, read without colours."""

from __future__ import annotations

from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruisvak
from tests.tui.proef import ProefApp


async def test_een_vak_dat_niet_is_aangekruist_is_leeg() -> None:
    uit, aan = Aankruisvak("uit", id="uit"), Aankruisvak("aan", value=True, id="aan")
    async with ProefApp(uit, aan).run_test() as pilot:
        assert ("X" in str(uit.render()), "X" in str(aan.render())) == (False, True)
        uit.focus()
        await pilot.press("space")
        aan.focus()
        await pilot.press("enter")
        assert (uit.value, aan.value) == (True, False)
        assert ("X" in str(uit.render()), "X" in str(aan.render())) == (True, False)
