"""A line with a text on the left, cut off where it must, and one on the right that always fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import RenderOptions, Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style


class Tweekanten(Visual):
    """For lists: the prompt of an option."""

    def __init__(self, links: Content, rechts: Content) -> None:
        self._links = links
        self._rechts = rechts

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line."""
        return 1

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Both texts and a space between."""
        return self._links.cell_length + 1 + self._rechts.cell_length

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Fill the line from both sides."""
        ruimte = max(0, width - self._rechts.cell_length - 1)
        links = self._links.truncate(ruimte, ellipsis=True, pad=True)
        return Content.assemble(links, " ", self._rechts).render_strips(width, height, style, options)
