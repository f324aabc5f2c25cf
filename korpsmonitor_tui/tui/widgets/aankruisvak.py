"""Boxes to tick that are empty when they are not ticked.

Textual draws the same sign in either case, in another colour: nothing to go by without colours, or read aloud.
"""

from __future__ import annotations

from typing import Final, TypeVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Checkbox, RadioButton, SelectionList

AAN: Final = "X"
UIT: Final = " "
GEKOZEN, NIET_GEKOZEN = "●", "○"

T = TypeVar("T")


class Aankruisvak(Checkbox):
    """One box."""

    def __init__(self, opschrift: str, value: bool = False, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(opschrift, value, id=id, compact=True)
        self.BUTTON_INNER = AAN if value else UIT

    def watch_value(self) -> None:
        """Show it, and tell as Textual does."""
        self.BUTTON_INNER = AAN if self.value else UIT
        super().watch_value()


class Keuzerondje(RadioButton):
    """One of several, of which one is chosen."""

    def __init__(self, opschrift: str, value: bool = False) -> None:
        super().__init__(opschrift, value)
        self.BUTTON_INNER = GEKOZEN if value else NIET_GEKOZEN

    def watch_value(self) -> None:
        """Show it, and tell as Textual does."""
        self.BUTTON_INNER = GEKOZEN if self.value else NIET_GEKOZEN
        super().watch_value()


class Aankruislijst(SelectionList[T]):
    """A list with a box on each line."""

    def render_line(self, y: int) -> Strip:
        """Draw a line as Textual does, and empty the box that is not ticked."""
        strook = super().render_line(y)
        plaats = self.scroll_offset.y + y
        if plaats >= self.option_count or self.get_option_at_index(plaats).value in self.selected:
            return strook
        links, vak, *rest = strook
        return Strip([links, Segment(UIT, vak.style), *rest], strook.cell_length)
