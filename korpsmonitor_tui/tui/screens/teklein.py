"""Shown while the terminal is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

BREEDTE, HOOGTE = 80, 24
"""Columns and rows below which nothing useful fits."""


def past_niet(breedte: int, hoogte: int) -> bool:
    """Whether a terminal of so many columns and rows is too small."""
    return breedte < BREEDTE or hoogte < HOOGTE


class TeKleinScreen(ModalScreen[None]):
    """One message, gone as soon as the window is large enough; what is under it stays as it is."""

    DEFAULT_CSS = """
    TeKleinScreen { align: center middle; background: $background; }
    TeKleinScreen Static { width: auto; max-width: 100%; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """The message."""
        yield Static(id="melding", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say how large it is now."""
        breedte, hoogte = event.size
        tekst = _(
            "Het venster is te klein ({breedte}×{hoogte}).\nMaak het ten minste {minstens}.\n"
            "Uw werk blijft bewaard. Ctrl+Q sluit af."
        )
        self.query_one("#melding", Static).update(
            Content(tekst.format(breedte=breedte, hoogte=hoogte, minstens=f"{BREEDTE}×{HOOGTE}"))
        )
