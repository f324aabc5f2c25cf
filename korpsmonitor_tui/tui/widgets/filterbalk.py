"""The line of filters: what can be shown, how much that is, and what is shown now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter; ``toets`` is the key that chooses it."""

    code: str
    toets: str
    tekst: str


class Filterbalk(Widget):
    """Shows the filters on one line; a click chooses one, as its key does."""

    DEFAULT_CSS = """
    Filterbalk { height: 1; padding: 0 1; background: $surface; }
    """
    ALLOW_SELECT = False

    filters: reactive[tuple[Filter, ...]] = reactive(())
    actief: reactive[str] = reactive("")

    @dataclass
    class Gekozen(Message):
        """A filter was clicked."""

        code: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._plaatsen: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """Every filter with its key."""
        delen: list[tuple[str, str]] = []
        self._plaatsen = []
        plaats = 0
        for keuze in self.filters:
            gekozen = keuze.code == self.actief
            delen.append((f" {keuze.toets} ", "bold reverse" if gekozen else "bold $text-accent"))
            delen.append((f"{keuze.tekst} ", "bold reverse" if gekozen else ""))
            einde = plaats + 4 + Content(keuze.tekst).cell_length
            self._plaatsen.append((plaats, einde, keuze.code))
            plaats = einde
        return Content.assemble(*delen)

    def on_click(self, event: events.Click) -> None:
        """Choose the filter under the pointer."""
        for begin, einde, code in self._plaatsen:
            if begin <= event.x - self.styles.padding.left < einde:
                self.post_message(self.Gekozen(code))
