"""A box to tick that is empty when it is not ticked."""

from __future__ import annotations

from typing import Final

from textual.widgets import Checkbox

AAN: Final = "X"
UIT: Final = " "


class Aankruisvak(Checkbox):
    """Textual draws the same cross in either case, in another colour: nothing to go by without colours, or read aloud."""

    def __init__(self, opschrift: str, value: bool = False, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(opschrift, value, id=id, compact=True)
        self.BUTTON_INNER = AAN if value else UIT

    def watch_value(self) -> None:
        """Show it, and tell as Textual does."""
        self.BUTTON_INNER = AAN if self.value else UIT
        super().watch_value()
