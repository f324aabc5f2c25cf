"""Which rows of a table are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.tui.dialogs import Dialoog, Invulvak, veld

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Filtervraag(Dialoog[str]):
    """Words of the rows to show; nothing shows all."""

    KNOP = _("Tonen")

    def __init__(self, nu: str) -> None:
        super().__init__(
            _("Alleen regels tonen met"),
            _(
                "Woorden of delen ervan, uit welke kolom ook. Leeg toont weer alles; dat doet Esc in de tabel ook."
            ),
        )
        self._nu = nu

    def velden(self) -> ComposeResult:
        """One field."""
        yield veld(_("Woorden"), Invulvak(self._nu, id="woorden"))

    def lees(self) -> str:
        """The words."""
        return self.query_one("#woorden", Invulvak).value.strip()
