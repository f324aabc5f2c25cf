"""What the timeline is told from: an event as far as it is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """What of an event is put into words; ``waarde`` is None for a long text or a destroyed payload."""

    soort: str
    entiteit: str
    veld: str
    operatie: str
    waarde: Any
    keuze: bool = False
    """Whether it ended a conflict between values."""


def eerste(gebeurtenissen: Iterable[Gebeurtenis], soort: str, veld: str) -> Gebeurtenis | None:
    """The first event of this field of such an entity, if there is one."""
    return next((g for g in gebeurtenissen if (g.soort, g.veld) == (soort, veld)), None)
