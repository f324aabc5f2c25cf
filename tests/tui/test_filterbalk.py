"""The line of filters: every filter is in sight, however narrow the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import App, ComposeResult

from korpsmonitor_tui.tui.widgets.filterbalk import Filter, Filterbalk

if TYPE_CHECKING:
    from collections.abc import Sequence

TEKSTEN = ("Alle 55", "Gemeenten 4", "Organisaties 51", "Stand")


class Proef(App[None]):
    """A line of filters that remembers what was clicked."""

    def __init__(self, teksten: Sequence[str]) -> None:
        super().__init__()
        self._teksten = teksten
        self.gekozen: list[str] = []

    def compose(self) -> ComposeResult:
        """The line."""
        yield Filterbalk()

    def on_mount(self) -> None:
        """Its filters."""
        self.query_one(Filterbalk).filters = tuple(
            Filter(str(nr), chr(97 + nr), tekst) for nr, tekst in enumerate(self._teksten)
        )

    def on_filterbalk_gekozen(self, bericht: Filterbalk.Gekozen) -> None:
        """Remember it."""
        self.gekozen.append(bericht.code)


async def _regel(breedte: int, teksten: Sequence[str] = TEKSTEN) -> str:
    app = Proef(teksten)
    async with app.run_test(size=(breedte, 3)):
        return app.query_one(Filterbalk).render().plain


async def test_what_fits_stands_there_whole() -> None:
    assert await _regel(60) == " a Alle 55  b Gemeenten 4  c Organisaties 51  d Stand "


async def test_where_it_does_not_fit_the_longest_words_are_cut_and_the_numbers_stay() -> None:
    regel = await _regel(48)
    assert regel == " a Alle 55  b Gemeen… 4  c Organi… 51  d Stand "
    assert cell_len(regel) <= 47


async def test_a_click_chooses_what_stands_under_the_pointer_in_a_narrow_window_too() -> None:
    app = Proef(TEKSTEN)
    async with app.run_test(size=(48, 3)) as pilot:
        balk = app.query_one(Filterbalk)
        await pilot.click(balk, offset=(1 + balk.render().plain.index("Stand"), 0))
        await pilot.click(balk, offset=(1 + balk.render().plain.index("Organ"), 0))
    assert app.gekozen == ["3", "2"]
