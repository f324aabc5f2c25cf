"""A figure of a dashboard as somebody stated it, and what a person put in its place: both stay to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.cijfer import Cijfer

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.dashboard import Plek


@dataclass(frozen=True, slots=True)
class Correctie:
    """What a person says that a figure must be."""

    waarde: str
    reden: str
    op: str | None
    """What was stated then; None if nothing was. Of another statement it is no correction any more."""
    wie: str = ""
    """Id of the medewerker."""
    tijd: str = ""
    """UTC, ISO 8601."""

    def naar_json(self) -> dict[str, str | None]:
        """As it stands in an event; :func:`lees_correctie` reads it."""
        return {"waarde": self.waarde, "reden": self.reden, "op": self.op}


@dataclass(frozen=True, slots=True)
class Telling:
    """One cell of one year."""

    jaar: int
    plek: Plek
    waarde: str | None
    """As stated; empty where the cell was left empty, None where nobody stated it."""
    bestand: str = ""
    """Id of the file that it was read from."""
    plaats: str = ""
    """Where in that file."""
    correctie: Correctie | None = None
    strijdig: bool = False
    """Whether two laptops left different figures."""
    editie: str = ""
    """Id of the edition that it stands in."""

    @property
    def gecorrigeerd(self) -> bool:
        """Whether a correction holds: it was made on what is stated now."""
        return self.correctie is not None and self.correctie.op == self.waarde

    @property
    def vervallen(self) -> bool:
        """Whether there is a correction of something else than what is stated now."""
        return self.correctie is not None and self.correctie.op != self.waarde

    @property
    def cijfer(self) -> Cijfer | None:
        """What counts: the correction if one holds, else what was stated; None if nothing was."""
        if self.correctie is not None and self.gecorrigeerd:
            return Cijfer(self.correctie.waarde, self.jaar)
        return None if self.waarde is None else Cijfer(self.waarde, self.jaar)


def lees_correctie(waarde: Any, wie: str = "", tijd: str = "") -> Correctie | None:
    """The correction in an event's value; None if there is none that we know."""
    if not isinstance(waarde, dict) or not isinstance(waarde.get("waarde"), str):
        return None
    op = waarde.get("op")
    return Correctie(
        waarde["waarde"], str(waarde.get("reden") or ""), op if isinstance(op, str) else None, wie, tijd
    )
