"""People at work on one copy of a database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.store import Store


@dataclass(frozen=True)
class Werkplek:
    """One copy of the database, and the same people at work on it."""

    store: Store
    coordinator: Sessie
    mensen: dict[str, Persoon]

    def als(self, naam: str) -> Sessie:
        """Somebody at work here, by name."""
        return self.coordinator.als(self.mensen[naam])

    @property
    def notulist(self) -> Sessie:
        return self.als("notulist A")

    @property
    def auditor(self) -> Sessie:
        return self.als("auditor B")

    @property
    def lezer(self) -> Sessie:
        return self.als("lezer F")
