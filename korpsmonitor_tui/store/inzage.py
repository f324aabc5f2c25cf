"""Looking at a database without opening it for work: nothing is brought up to date, no device is registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from korpsmonitor_tui.store import migraties
from korpsmonitor_tui.store.driver import begrijpelijk, open_database

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Inzage:
    """What a database says of itself."""

    monitor: str
    """Its id."""
    events: int
    laatste: datetime | None
    """The latest time that any event was made at, by the clock of who made it; None without events."""
    openstaand: tuple[str, ...]
    """Migrations that opening it would apply."""
    triggers: tuple[str, ...]
    """Triggers that lack."""


def lees_inzage(pad: Path, sleutel: bytes | None) -> Inzage:
    """Look into the database at ``pad``. Raises OpslagFout, as NieuwereVersie if this program is too old for it."""
    db = open_database(pad, sleutel, alleen_lezen=True)
    try:
        with begrijpelijk(pad, lezend=True):
            openstaand = migraties.openstaand(db, pad)
            (monitor,) = db.execute("SELECT waarde FROM meta WHERE sleutel = 'database'").fetchone()
            events, laatste = db.execute("SELECT count(*), max(tijd) FROM event").fetchone()
            return Inzage(
                monitor,
                events,
                datetime.fromisoformat(laatste) if laatste else None,
                openstaand,
                migraties.ontbrekende_triggers(db),
            )
    finally:
        db.close()


def versies() -> tuple[str, str]:
    """Versions of SQLite and of SQLCipher, which is empty if the driver cannot encrypt. Raises OpslagFout for an SQLite too old."""
    db = open_database(":memory:", None)
    try:
        (sqlite,) = db.execute("SELECT sqlite_version()").fetchone()
        cipher = db.execute("PRAGMA cipher_version").fetchone()
        return sqlite, str(cipher[0]) if cipher else ""
    finally:
        db.close()
