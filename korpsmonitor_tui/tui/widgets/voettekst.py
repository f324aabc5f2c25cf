"""The footer: the keys that matter here, as many as fit, with help and the palette always at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget

from korpsmonitor_tui.tui.toetsen import Toets, actieve_toetsen

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

SCHEIDING = 2
"""Columns between two keys."""


class Voettekst(Widget):
    """One line; a click on a key does what the key does."""

    DEFAULT_CSS = """
    Voettekst { dock: bottom; height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._plaatsen: list[tuple[int, int, Toets]] = []

    def on_mount(self) -> None:
        """Follow the keys of this screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bijgewerkt)

    def _bijgewerkt(self, _screen: Screen[Any]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Lay the keys out from left to right."""
        breedte = self.content_size.width
        toetsen = [toets for toets in actieve_toetsen(self.screen) if toets.toon]
        achteraan = [toets for toets in toetsen if toets.algemeen]
        ruimte = breedte - sum(_lengte(toets) + SCHEIDING for toets in achteraan)
        self._plaatsen = []
        delen: list[tuple[str, str]] = []
        plaats = 0
        for toets in [t for t in toetsen if not t.algemeen]:
            if plaats + _lengte(toets) > ruimte:
                break
            plaats = self._zet(delen, toets, plaats)
        delen.append((" " * max(0, ruimte - plaats), ""))
        plaats = max(plaats, ruimte)
        for toets in achteraan:
            plaats = self._zet(delen, toets, plaats)
        return Content.assemble(*delen)

    def _zet(self, delen: list[tuple[str, str]], toets: Toets, plaats: int) -> int:
        einde = plaats + _lengte(toets)
        self._plaatsen.append((plaats, einde, toets))
        delen.append((toets.namen[0], "bold $text-accent" if toets.beschikbaar else "dim"))
        delen.append((f" {toets.tekst}{' ' * SCHEIDING}", "" if toets.beschikbaar else "dim"))
        return einde + SCHEIDING

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        for begin, einde, toets in self._plaatsen:
            if begin <= event.x - self.styles.padding.left < einde and toets.beschikbaar:
                self.app.simulate_key(toets.keys[0])


def _lengte(toets: Toets) -> int:
    return Content(toets.namen[0]).cell_length + 1 + Content(toets.tekst).cell_length
