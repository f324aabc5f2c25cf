"""A text field whose keys leave room for the program's, and whose text cannot steer the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea

from korpsmonitor_tui.domain.tekens import maak_zichtbaar

if TYPE_CHECKING:
    from textual import events


_BEWERKINGEN: Final = {
    toets: binding.action
    for binding in TextArea.BINDINGS
    if isinstance(binding, Binding)
    for toets in binding.key.split(",")
    # These are the program's: a tab of the dossier.
    if toets not in {"f6", "f7"}
}
"""The keys that move the cursor and delete, with what they do."""


class Tekstveld(TextArea):
    """Several lines, or with ``enkel`` one: then enter posts :class:`Klaar` and moves on to the next field."""

    DEFAULT_CSS = """
    Tekstveld {
        height: auto; min-height: 3; max-height: 12; padding: 0 1; border: round $border-blurred;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0;
    }
    Tekstveld:focus { border: round $border; }
    """

    @dataclass
    class Klaar(Message):
        """Enter in a single-line field."""

        veld: Tekstveld

        @property
        def control(self) -> Tekstveld:
            """The field."""
            return self.veld

    def __init__(
        self,
        *,
        enkel: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, highlight_cursor_line=False)
        self.enkel = enkel
        self._geladen = ""

    def toon(self, tekst: str) -> None:
        """Show a text, control characters as visible signs, with the cursor at its end."""
        self.load_text(maak_zichtbaar(_gewone_regels(tekst)))
        self.move_cursor(self.document.end)
        self._geladen = self.text
        if self.is_mounted and not self.has_focus:
            self.scroll_home(animate=False)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """The cursor is followed by who types; who only looks reads from the top."""
        return super().scroll_cursor_visible(center, animate) if self.has_focus else Offset()

    def on_focus(self) -> None:
        """Go on where the cursor is. Afterwards, or a click would land on a text that has just moved."""
        self.call_after_refresh(self.scroll_cursor_visible)

    @property
    def bewerkt(self) -> bool:
        """Whether the text differs from the one shown last; what is not touched stays as it was stored."""
        return self.text != self._geladen

    async def on_key(self, event: events.Key) -> None:
        """Keep keys with Alt for the program, and Enter in a single line; do what edits the text in the order of typing."""
        if (actie := _BEWERKINGEN.get(event.key)) is not None:
            # Left to Textual, Backspace goes round by the screen and lands behind what was typed after it.
            event.stop()
            event.prevent_default()
            await self.run_action(actie)
        elif event.key.startswith("alt+"):
            # A terminal sends Alt with a letter as a key that has that letter as its character.
            event.prevent_default()
        elif self.enkel and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Klaar(self))
            self.verder()

    def verder(self) -> None:
        """After Enter in a single line: to the next field of the screen."""
        self.screen.focus_next()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text without what could steer the terminal, and on one line where there is one."""
        event.stop()
        event.prevent_default()
        if not self.read_only:
            tekst = maak_zichtbaar(_gewone_regels(event.text))
            einde = self.replace(tekst.replace("\n", " ") if self.enkel else tekst, *self.selection)
            self.move_cursor(einde.end_location)


def _gewone_regels(tekst: str) -> str:
    return tekst.replace("\r\n", "\n").replace("\r", "\n")
