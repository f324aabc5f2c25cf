"""One figure of a dashboard on a screen of its own: the areas beside it as bars, its years, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.basis import Werkscherm
from korpsmonitor_tui.tui.widgets.cijferpaneel import Cijferpaneel

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.domain.dashboardblad import Dashboardcel
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.screens.dashboardbeeld import Beeld


class DashboardcijferScreen(Werkscherm):
    """Read only; areas stand in their own order and are never ranked."""

    CSS_PATH = "dashboardcijfer.tcss"
    TITEL = _("Cijfer")
    UITLEG = _(
        "Eén cijfer met wat is geteld en door wie, wat u erbij moet weten, de verandering tussen jaren, en de gebieden ernaast als staven in hun "
        "eigen volgorde. ▒ is het onzekere deel; wat niet bekend is, heeft geen staaf."
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", _("terug"))]

    def __init__(self, sessie: Sessie, beeld: Beeld, jaar: int, cel: Dashboardcel) -> None:
        super().__init__(sessie)
        self._over = (beeld, jaar, cel)

    def inhoud(self) -> ComposeResult:
        """The figure."""
        yield Cijferpaneel(id="paneel")

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        paneel = self.query_one(Cijferpaneel)
        paneel.toon(*self._over)
        paneel.focus()
