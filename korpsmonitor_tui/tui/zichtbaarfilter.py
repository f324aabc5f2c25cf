"""The last thing before the terminal: what could steer it is shown as a sign, whichever widget drew it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter

from korpsmonitor_tui.domain.tekens import STUREND, maak_zichtbaar

if TYPE_CHECKING:
    from textual.color import Color


class Zichtbaarfilter(LineFilter):
    """Lets no control character through: also not out of a text field, which shows what it holds."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with signs for what would steer, as wide as it was; ``background`` plays no part."""
        if not any(STUREND.search(segment.text) for segment in segments if not segment.control):
            return segments
        breedte = sum(cell_len(segment.text) for segment in segments)
        zichtbaar = [
            segment if segment.control else Segment(maak_zichtbaar(segment.text), segment.style)
            for segment in segments
        ]
        return Segment.adjust_line_length(zichtbaar, breedte)
