"""The line of filters: what can be shown, how much that is, and what is shown now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events


_ROND: Final = 4
"""Columns of a filter around its words: its key, and three that stay empty."""
_KORTST: Final = 5
"""Columns that are left of the words of a filter at least."""
_AANTAL: Final = re.compile(r"( \d+)?$")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter; ``toets`` is the key that chooses it."""

    code: str
    toets: str
    tekst: str


class Filterbalk(Widget):
    """Shows the filters on one line; a click chooses one, as its key does. Where they do not fit, the longest words are cut."""

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
        teksten = _passend([keuze.tekst for keuze in self.filters], self.content_size.width)
        for keuze, tekst in zip(self.filters, teksten, strict=True):
            gekozen = keuze.code == self.actief
            delen.append((f" {keuze.toets} ", "bold reverse" if gekozen else "bold $text-accent"))
            delen.append((f"{tekst} ", "bold reverse" if gekozen else ""))
            einde = plaats + _ROND + cell_len(tekst)
            self._plaatsen.append((plaats, einde, keuze.code))
            plaats = einde
        return Content.assemble(*delen)

    def on_click(self, event: events.Click) -> None:
        """Choose the filter under the pointer."""
        for begin, einde, code in self._plaatsen:
            if begin <= event.x - self.styles.padding.left < einde:
                self.post_message(self.Gekozen(code))


def _passend(teksten: list[str], breedte: int) -> list[str]:
    """The words of all filters in so many columns: the longest are cut first, and how many there are stays."""
    woorden = [_AANTAL.sub("", tekst) for tekst in teksten]
    aantallen = [tekst[len(woord) :] for woord, tekst in zip(woorden, teksten, strict=True)]
    vast = sum(_ROND + cell_len(aantal) for aantal in aantallen)
    # The last column of the last filter is empty.
    langst = max(map(cell_len, woorden), default=0)
    while langst > _KORTST and vast + sum(min(cell_len(woord), langst) for woord in woorden) > breedte + 1:
        langst -= 1
    return [
        (woord if cell_len(woord) <= langst else f"{set_cell_size(woord, langst - 1).rstrip()}…") + aantal
        for woord, aantal in zip(woorden, aantallen, strict=True)
    ]
