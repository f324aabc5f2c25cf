"""The list of one line an option: what a click does, and what it offers while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from korpsmonitor_tui.tui.widgets.lijst import Lijst

if TYPE_CHECKING:
    from textual.widgets import OptionList


class Kijklijst(Lijst):
    """A list that one reads before one chooses."""

    KIJKT_EERST = True


class Proef(App[None]):
    """A list with a heading and two lines, that remembers what was chosen."""

    def __init__(self, lijst: Lijst) -> None:
        super().__init__()
        self.lijst = lijst
        self.gekozen: list[str | None] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.lijst

    def on_mount(self) -> None:
        """Its lines."""
        self.lijst.vul([Option("kop", disabled=True), Option("een", "een"), Option("twee", "twee")], "een")

    def on_option_list_option_selected(self, gebeurtenis: OptionList.OptionSelected) -> None:
        """Remember it."""
        self.gekozen.append(gebeurtenis.option_id)


@pytest.mark.parametrize(
    ("soort", "na_een", "na_twee"), [(Lijst, ["twee"], ["twee", "twee"]), (Kijklijst, [], ["twee"])]
)
async def test_the_first_click_chooses_or_only_looks(
    soort: type[Lijst], na_een: list[str], na_twee: list[str]
) -> None:
    app = Proef(soort())
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.click(app.lijst, offset=(1, 2))
        assert (app.lijst.gekozen, app.gekozen) == ("twee", na_een)
        await pilot.click(app.lijst, offset=(1, 2))
        assert app.gekozen == na_twee
        await pilot.click(app.lijst, offset=(1, 0))
        assert app.lijst.gekozen == "twee", "a heading is no line"


async def test_an_empty_list_offers_nothing_to_choose() -> None:
    app = Proef(Lijst())
    async with app.run_test(size=(20, 5)) as pilot:
        assert app.lijst.check_action("select", ())
        app.lijst.vul([])
        await pilot.pause()
        assert app.lijst.check_action("select", ()) is False
