"""A list of any length, one line each, of which only what is in sight is ever made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.content import Content


class Regellijst(ScrollView, can_focus=True):
    """Lines with a cursor. An OptionList measures every line beforehand: a minute for a hundred thousand."""

    DEFAULT_CSS = """
    Regellijst { background: $surface; scrollbar-size: 1 1; overflow-x: hidden; }
    Regellijst > .regellijst--hier { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
    Regellijst:focus > .regellijst--hier { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"regellijst--hier"}

    @dataclass
    class Aangewezen(Message):
        """The cursor is on another line."""

        lijst: Regellijst

        @property
        def control(self) -> Regellijst:
            """The list."""
            return self.lijst

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._aantal = 0
        self._hier = 0
        self._maak: Callable[[int], Content] | None = None

    def vul(self, aantal: int, maak: Callable[[int], Content]) -> None:
        """Show so many lines, each made when it comes in sight; the cursor stays at its place."""
        self._aantal, self._maak = aantal, maak
        self._hier = min(self._hier, max(0, aantal - 1))
        self.virtual_size = Size(0, aantal)
        self.refresh()

    @property
    def hier(self) -> int | None:
        """Place of the cursor, from 0; None if there are no lines."""
        return self._hier if self._aantal else None

    def ga_naar(self, plaats: int, *, midden: bool = True) -> None:
        """Put the cursor on a line, in the middle of what is in sight if it was not in sight."""
        if not self._aantal:
            return
        plaats = max(0, min(self._aantal - 1, plaats))
        verplaatst, self._hier = plaats != self._hier, plaats
        boven, hoogte = self.scroll_offset.y, self.scrollable_content_region.height
        if not boven <= plaats < boven + hoogte:
            rand = plaats if plaats < boven else plaats - hoogte + 1
            self.scroll_to(y=max(0, plaats - hoogte // 2 if midden else rand), animate=False)
        self.refresh()
        if verplaatst:
            self.post_message(self.Aangewezen(self))

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        plaats, breedte = y + self.scroll_offset.y, self.scrollable_content_region.width
        if self._maak is None or plaats >= self._aantal:
            return Strip.blank(breedte, self.rich_style)
        hier = plaats == self._hier
        stijl = self.get_visual_style("regellijst--hier") if hier else self.visual_style
        regel = self._maak(plaats).truncate(breedte, ellipsis=True, pad=True)
        return Visual.to_strips(self, regel, breedte, 1, stijl)[0]

    def _stap(self, stap: int) -> None:
        self.ga_naar(self._hier + stap, midden=False)

    def action_scroll_up(self) -> None:
        """A line up."""
        self._stap(-1)

    def action_scroll_down(self) -> None:
        """A line down."""
        self._stap(1)

    def action_page_up(self) -> None:
        """As many lines as fit."""
        self._stap(-self.scrollable_content_region.height)

    def action_page_down(self) -> None:
        """As many lines as fit."""
        self._stap(self.scrollable_content_region.height)

    def action_scroll_home(self) -> None:
        """The first line."""
        self._stap(-self._aantal)

    def action_scroll_end(self) -> None:
        """The last line."""
        self._stap(self._aantal)

    def on_click(self, event: events.Click) -> None:
        """The line under the pointer."""
        self.ga_naar(self.scroll_offset.y + event.y)
