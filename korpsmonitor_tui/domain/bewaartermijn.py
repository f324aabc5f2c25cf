"""How long something may be kept after the verslag became definitief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

SOORTEN: Final = ("dossier", "transcript", "opname")
"""What can have a term: everything in a dossier, or one kind of thing in it."""


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """The term of one kind, and what it rests on."""

    soort: str
    jaren: int
    grond: str

    def laatste_dag(self, vanaf: date) -> date:
        """The last day on which what became definitief on ``vanaf`` may be kept; of 29 February it is the 28th."""
        jaar = vanaf.year + self.jaren
        try:
            return vanaf.replace(year=jaar)
        except ValueError:
            return vanaf.replace(year=jaar, day=28)
