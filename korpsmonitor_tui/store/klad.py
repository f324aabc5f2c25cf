"""What is being typed: kept on this device within two seconds, and made an event when the typing pauses or stops."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.tijdelijk import proces_leeft
from korpsmonitor_tui.domain.event import zonder_surrogaten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Wie

VERLATEN_NA: Final = timedelta(seconds=30)
"""A program that is alive refreshes its drafts far more often than this."""
FORMULIER: Final = "formulier"
"""Soort of what is typed in a form that becomes an event only as a whole: it waits for its form and for who typed it."""


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
    team: str
    proces: str


_KOLOMMEN: Final = "soort, entiteit, veld, tekst, koppen, actor, editie, team, proces, tijd"
_PLAATS: Final = "soort = ? AND entiteit = ? AND veld = ? AND proces = ?"


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
        f"INSERT OR REPLACE INTO klad ({_KOLOMMEN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *plaats,
            zonder_surrogaten(tekst),
            json.dumps(sorted(koppen)),
            wie.actor,
            wie.editie,
            wie.team,
            proces(),
            nu.isoformat(),
        ),
    )


def vergeet(db: Database, soort: str, entiteit: str, veld: str) -> None:
    """Drop this program's draft of a field: it became an event, or its owner gave it up."""
    db.execute(f"DELETE FROM klad WHERE {_PLAATS}", (soort, entiteit, veld, proces()))


def verlaten(db: Database, nu: datetime) -> list[Klad]:
    """Drafts that nobody is typing any more: of a program that stopped or was killed."""
    rijen = db.execute(
        f"SELECT {_KOLOMMEN} FROM klad WHERE soort <> ? ORDER BY tijd", (FORMULIER,)
    ).fetchall()
    return [
        Klad(soort, entiteit, veld, tekst, tuple(json.loads(koppen)), actor, editie, team, wie)
        for soort, entiteit, veld, tekst, koppen, actor, editie, team, wie, tijd in rijen
        # abs: after the clock was set back a draft would otherwise lie in the future until it has caught up.
        if not _leeft(wie) or abs(nu - datetime.fromisoformat(tijd)) > VERLATEN_NA
    ]


def neem(db: Database, rest: Klad) -> tuple[str, ...] | None:
    """Take a draft away to make it an event: the heads it was typed on, or None if it is there no more.

    It may be gone, or its owner may have typed on, since it was read. Heads that are not in this database (it was
    restored from an older copy, perhaps) are left out: the text then stands beside what the field holds.
    """
    weg = db.execute(
        f"DELETE FROM klad WHERE {_PLAATS} AND tekst = ?",
        (rest.soort, rest.entiteit, rest.veld, rest.proces, rest.tekst),
    ).rowcount
    if not weg:
        return None
    bekend = db.execute(
        "SELECT id FROM event WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(rest.koppen),),
    ).fetchall()
    return tuple(rij[0] for rij in bekend)


def lees_formulier(db: Database, actor: str, formulier: str) -> str:
    """What this person last typed in this form, in whichever program; empty if nothing is left of it."""
    rij = db.execute(
        "SELECT tekst FROM klad WHERE soort = ? AND entiteit = ? AND veld = ? ORDER BY tijd DESC LIMIT 1",
        (FORMULIER, formulier, actor),
    ).fetchone()
    return str(rij[0]) if rij else ""


def vergeet_formulier(db: Database, actor: str, formulier: str) -> None:
    """Drop it, also what a program that stopped left behind."""
    db.execute(
        "DELETE FROM klad WHERE soort = ? AND entiteit = ? AND veld = ?", (FORMULIER, formulier, actor)
    )


def proces() -> str:
    """This process on this machine."""
    return f"{platform.node()}:{os.getpid()}"


def _leeft(wie: str) -> bool:
    """Whether that process may still be typing; of another machine only the clock tells."""
    machine, _scheiding, nummer = wie.rpartition(":")
    return machine != platform.node() or not nummer.isdecimal() or proces_leeft(int(nummer))
