"""The bar on top of every screen: which edition, who is working, and whether this is a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.domain.verslag import Rol, rolnaam

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from korpsmonitor_tui.services.sessie import Sessie


_RAND: Final = 7
"""Columns around and between the texts of the bar: two beside each, and the dot."""
_KORTST: Final = 8
"""Columns that are left of the edition at least."""


class Titelbalk(Vertical):
    """Edition on the left, who is working on the right; the label of a demonstration on a line of its own."""

    DEFAULT_CSS = """
    Titelbalk { dock: top; height: auto; }
    Titelbalk > Horizontal { height: 1; background: $titelbalk; color: #ffffff; }
    Titelbalk #titel { width: 1fr; padding: 0 1; text-style: bold; }
    Titelbalk #wie { width: auto; padding: 0 1; }
    Titelbalk #demonstratie { height: auto; text-align: center; background: $demonstratie; color: $demonstratie-tekst; }
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

    def on_resize(self) -> None:
        """What fits changes with the width."""
        self.toon(self._sessie)

    def toon(self, sessie: Sessie) -> None:
        """Show who is working now."""
        self._sessie = sessie
        editie, wie = pas_in(self.size.width, sessie.editie.naam, self._plaats, wie_werkt(sessie))
        self.query_one("#titel", Static).update(Content(f"{editie} · {self._plaats}"))
        self.query_one("#wie", Static).update(Content(wie))


def pas_in(breedte: int, editie: str, plaats: str, wie: tuple[str, str]) -> tuple[str, str]:
    """Edition and who is working, in a bar of so many columns in which the place between them is read in full.

    ``wie`` is with roles and without. Where there is no room the roles go first, then the end of the edition.
    """
    met_rollen, naam = wie
    ruimte = breedte - _RAND - cell_len(plaats)
    if cell_len(editie) + cell_len(met_rollen) <= ruimte:
        return editie, met_rollen
    return kort(editie, max(_KORTST, ruimte - cell_len(naam))), naam


def wie_werkt(sessie: Sessie) -> tuple[str, str]:
    """Who is working, short enough for the bar: with roles, and by name alone."""
    persoon = sessie.medewerker
    if persoon is None:
        niemand = _("nog niemand gekozen (F12)")
        return niemand, niemand
    rollen = ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen)
    zelf = persoon.naam.casefold().startswith(rollen.casefold())
    naam = kort(persoon.naam, 40)
    return naam if zelf or not rollen else kort(f"{persoon.naam} ({rollen})", 40), naam
