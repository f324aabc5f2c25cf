"""What is being typed: kept on this device within two seconds, and made an event when the typing pauses or stops."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Wie

VERLATEN_NA: Final = timedelta(seconds=30)
"""A program that is alive refreshes its drafts far more often than this."""


@dataclass(frozen=True, slots=True)
class Klad:
    """Unfinished text of one field, and the heads that the field had when it was opened."""

    soort: str
    entiteit: str
    veld: str
    tekst: str
    koppen: tuple[str, ...]
    actor: str
    editie: str


def bewaar(
    db: Database,
    wie: Wie,
    plaats: tuple[str, str, str],
    tekst: str,
    koppen: Sequence[str],
    nu: datetime,
) -> None:
    """Keep the text of the field at (soort, entiteit, veld)."""
    db.execute(
        "INSERT OR REPLACE INTO klad VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*plaats, tekst, json.dumps(sorted(koppen)), wie.actor, wie.editie, proces(), nu.isoformat()),
    )


def vergeet(db: Database, soort: str, entiteit: str, veld: str) -> None:
    """Drop the draft of a field: it became an event, or its owner gave it up."""
    db.execute("DELETE FROM klad WHERE soort = ? AND entiteit = ? AND veld = ?", (soort, entiteit, veld))


def verlaten(db: Database, nu: datetime) -> list[Klad]:
    """Drafts that nobody is typing any more: of a program that stopped or was killed."""
    rijen = db.execute(
        "SELECT soort, entiteit, veld, tekst, koppen, actor, editie, proces, tijd FROM klad ORDER BY tijd"
    ).fetchall()
    return [
        Klad(soort, entiteit, veld, tekst, tuple(json.loads(koppen)), actor, editie)
        for soort, entiteit, veld, tekst, koppen, actor, editie, wie, tijd in rijen
        if not _leeft(wie) or nu - datetime.fromisoformat(tijd) > VERLATEN_NA
    ]


def proces() -> str:
    """This process on this machine."""
    return f"{platform.node()}:{os.getpid()}"


def _leeft(wie: str) -> bool:
    """Whether that process may still be typing; of another machine only the clock tells."""
    machine, _scheiding, nummer = wie.rpartition(":")
    if machine != platform.node() or os.name != "posix":
        return True
    try:
        os.kill(int(nummer), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        return True
    return True
