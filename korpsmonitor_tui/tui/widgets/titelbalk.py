"""The bar on top of every screen: which edition, who is working, and whether this is a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Rol, rolnaam

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie


class Titelbalk(Vertical):
    """Edition on the left, who is working on the right; the label of a demonstration on a line of its own."""

    DEFAULT_CSS = """
    Titelbalk { dock: top; height: auto; }
    Titelbalk > Horizontal { height: 1; background: $titelbalk; color: #ffffff; }
    Titelbalk #titel { width: 1fr; padding: 0 1; text-style: bold; }
    Titelbalk #wie { width: auto; padding: 0 1; }
    Titelbalk #demonstratie { height: 1; text-align: center; background: $demonstratie; color: $demonstratie-tekst; }
    """

    def __init__(self, sessie: Sessie, plaats: str) -> None:
        super().__init__()
        self._sessie = sessie
        self._plaats = plaats

    def compose(self) -> ComposeResult:
        """Both lines; the second only in a demonstration."""
        with Horizontal():
            yield Static(id="titel", markup=False)
            yield Static(id="wie", markup=False)
        if self._sessie.editie.demonstratie:
            yield Static(Content(self._sessie.editie.demonstratie), id="demonstratie")

    def on_mount(self) -> None:
        """Fill the bar."""
        self.toon(self._sessie)

    def toon(self, sessie: Sessie) -> None:
        """Show who is working now."""
        self._sessie = sessie
        self.query_one("#titel", Static).update(Content(f"{sessie.editie.naam} · {self._plaats}"))
        self.query_one("#wie", Static).update(Content(wie_werkt(sessie)))


def wie_werkt(sessie: Sessie) -> str:
    """Name and roles of who is working, short enough for the bar."""
    persoon = sessie.medewerker
    if persoon is None:
        return _("nog niemand gekozen (F12)")
    rollen = ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen)
    zelf = persoon.naam.casefold().startswith(rollen.casefold())
    return kort(persoon.naam if zelf or not rollen else f"{persoon.naam} ({rollen})", 40)
