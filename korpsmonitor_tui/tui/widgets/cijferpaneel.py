"""One figure of a dashboard in full: what it says and means, and bars of the areas beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from korpsmonitor_tui.tui.screens.dashboardbeeld import over_cijfer, staven
from korpsmonitor_tui.tui.widgets.grafiek import Grafiek

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.dashboardblad import Dashboardcel
    from korpsmonitor_tui.tui.screens.dashboardbeeld import Beeld


class Cijferpaneel(VerticalScroll):
    """Words, then bars; a screen may put them side by side."""

    DEFAULT_CSS = """
    Cijferpaneel { padding: 0 1; }
    Cijferpaneel > Container { height: auto; layout: vertical; }
    Cijferpaneel #over { width: 1fr; height: auto; margin-bottom: 1; padding-right: 1; }
    """

    def compose(self) -> ComposeResult:
        """The words and the bars."""
        with Container():
            yield Static(id="over", markup=False)
            yield Grafiek()

    def toon(self, beeld: Beeld, jaar: int, cel: Dashboardcel | None) -> None:
        """Show this figure; None shows nothing."""
        self.query_one("#over", Static).update(over_cijfer(beeld, jaar, cel) if cel else "")
        namen, lagen = staven(beeld, jaar, cel.plek) if cel else ([], [])
        # Where nothing has a length there is nothing to compare by eye.
        te_zien = len(namen) > 1 and any(any(laag.lengtes) for laag in lagen)
        self.query_one(Grafiek).toon(namen if te_zien else (), lagen if te_zien else ())
        self.scroll_home(animate=False)
