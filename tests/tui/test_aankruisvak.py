"""A box to tick, read without colours."""

from __future__ import annotations

from textual.widgets import RadioSet

from korpsmonitor_tui.tui.widgets.aankruisvak import Aankruislijst, Aankruisvak, Keuzerondje
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


async def test_een_lijst_kruist_alleen_aan_wat_gekozen_is() -> None:
    lijst = Aankruislijst[str](("eerste", "a", True), ("tweede", "b"), ("derde", "c", True))

    def kruisjes() -> list[bool]:
        return ["X" in lijst.render_line(y).text for y in range(lijst.option_count)]

    async with ProefApp(lijst).run_test() as pilot:
        assert kruisjes() == [True, False, True]
        lijst.focus()
        await pilot.press("space", "down", "space")
        assert kruisjes() == [False, True, True]
        # Below the last line is nothing to tick.
        assert "X" not in lijst.render_line(lijst.option_count).text


async def test_van_ronde_keuzes_is_er_een_dicht() -> None:
    een, twee = Keuzerondje("een", value=True), Keuzerondje("twee")
    async with ProefApp(RadioSet(een, twee)).run_test() as pilot:
        assert [str(rondje.render())[1] for rondje in (een, twee)] == ["●", "○"]
        twee.focus()
        await pilot.click(twee)
        assert [str(rondje.render())[1] for rondje in (een, twee)] == ["○", "●"]
