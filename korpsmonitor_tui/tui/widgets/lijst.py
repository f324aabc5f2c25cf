"""A list of one line an option, that keeps its cursor when it is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click
    from textual.widgets.option_list import Option


class Lijst(OptionList):
    """Options on one line each."""

    DEFAULT_CSS = """
    Lijst { text-wrap: nowrap; text-overflow: ellipsis; border: none; padding: 0; background: $surface; }
    Lijst:focus { border: none; background-tint: $foreground 0%; }
    """
    KIJKT_EERST: ClassVar[bool] = False
    """Whether the first click on a line only goes there, so that it can be read, and the second chooses it.

    For lists where what is chosen leads away from the screen; in a menu one click is enough.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, compact=True, markup=False)

    def vul(self, opties: Sequence[Option], kies: str = "") -> None:
        """Show these options; the cursor goes to ``kies``, else stays on the option or at the place it was."""
        vorige, plaats = self.gekozen, self.highlighted
        self.set_options(opties)
        ids = [optie.id for optie in opties]
        if not ids:
            return
        for id_ in (kies, vorige):
            if id_ and id_ in ids:
                self.highlighted = ids.index(id_)
                return
        self.highlighted = min(plaats or 0, len(ids) - 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be chosen in an empty list."""
        if action == "select" and self.highlighted is None:
            return False
        return super().check_action(action, parameters)

    def on_click(self, event: Click) -> None:
        """As Textual's, where a click does not only look."""
        regel = event.style.meta.get("option")
        if self.KIJKT_EERST and regel not in {None, self.highlighted} and not self.options[regel].disabled:
            event.prevent_default()
            self.highlighted = regel

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Whether there is something to choose shows in the footer."""
        super().watch_highlighted(highlighted)
        self.refresh_bindings()

    @property
    def gekozen(self) -> str:
        """Id of the option under the cursor; empty if there is none."""
        return (self.highlighted_option.id or "") if self.highlighted_option else ""
