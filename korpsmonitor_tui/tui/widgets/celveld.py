"""The field in one cell of a grid of figures: one line, without a frame, that keeps what is typed as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.tui.widgets.keuzecel import BEWEGINGEN, Celbeweging, Celtoestand
from korpsmonitor_tui.tui.widgets.kladveld import KladVeld

if TYPE_CHECKING:
    from textual import events

    from korpsmonitor_tui.services.sessie import Sessie


class Celveld(KladVeld):
    """The cell that the cursor of a grid is on; the arrows leave it where the text ends."""

    DEFAULT_CSS = """
    Celveld, Celveld:focus, Celveld.-fout {
        height: 1; min-height: 1; max-height: 1; border: none; padding: 0; overflow: hidden hidden;
        background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
    }
    Celveld:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    def __init__(self, sessie: Sessie, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(sessie, enkel=True, id=id)
        self.soft_wrap = False

    def toon_tekst(self, tekst: str) -> None:
        """Show its end to who types, else its beginning; once the cell has its width."""
        super().toon_tekst(tekst)
        self.call_after_refresh(self._schuif)

    def _schuif(self) -> None:
        if self.has_focus:
            self.scroll_cursor_visible()
        else:
            self.scroll_to(x=0, animate=False, force=True)

    def on_focus(self) -> None:
        """Go on at the cursor."""
        self._schuif()

    def on_blur(self) -> None:
        """Show the beginning; what was typed is saved as in any field."""
        self.call_after_refresh(self._schuif)

    def verder(self) -> None:
        """Enter goes to the next answer."""
        self.post_message(Celbeweging(verder=True))

    def toon_toestand(self) -> None:
        """The frame of the grid says it: a cell has none."""
        super().toon_toestand()
        self.post_message(Celtoestand(str(self.border_subtitle or "")))

    async def on_key(self, event: events.Key) -> None:
        """Up and down go to another row; left and right to another column, once the cursor is at that end."""
        aan_het_begin = event.key == "left" and self.cursor_at_start_of_text
        aan_het_eind = event.key == "right" and self.cursor_at_end_of_text
        if event.key in {"up", "down"} or aan_het_begin or aan_het_eind:
            event.stop()
            event.prevent_default()
            self.post_message(Celbeweging(*BEWEGINGEN[event.key]))
