"""Destruction by law: the text of named events goes, wherever they are and whenever they arrive; their chain stays.

A ``vernietiging`` is an event like any other, that names events. Their payload and salt are emptied in the transaction
that takes it in; one that arrives later is taken in empty. A destroyed event is never a head, so an entity of which the
creation was destroyed does not exist. Vernietigingen themselves are never destroyed: the record stays.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import BESTAAN, KOLOMMEN, VORM, Operatie, decodeer
from korpsmonitor_tui.store.driver import begrijpelijk, lees_bij, open_database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from korpsmonitor_tui.domain.event import Event, Pakket
    from korpsmonitor_tui.store.driver import Database

SOORT: Final = "vernietiging"
SCHOONMAAK: Final = "schoonmaak"
"""In ``meta`` as long as the file may still hold bytes of what was destroyed."""

_GENOEMD: Final = "SELECT value FROM json_each(?)"
_BETREFT: Final = f"event IN ({_GENOEMD}) AND event NOT IN (SELECT id FROM event WHERE soort = '{SOORT}')"
_LEEG_WACHTENDE: Final = f"""
UPDATE event_wachtend SET pakket = json_set(pakket, '$[1]', '', '$[2]', NULL)
WHERE json_extract(pakket, '$[0][{KOLOMMEN.index("id")}]') IN ({_GENOEMD})
AND json_extract(pakket, '$[0][{KOLOMMEN.index("soort")}]') <> '{SOORT}'
"""


def genoemd(event: Event, payload: str | None) -> tuple[str, ...]:
    """The ids of the events that this event destroys; none if it is no vernietiging, or one that we do not understand."""
    return _ids(event.veld, event.operatie, event.vorm, payload) if event.soort == SOORT else ()


def _ids(veld: str, operatie: str, vorm: int, payload: str | None) -> tuple[str, ...]:
    if (veld, operatie) != (BESTAAN, Operatie.MAAK) or vorm > VORM:
        return ()
    waarde = decodeer(payload)
    ids: Any = waarde.get("events") if isinstance(waarde, dict) else None
    return tuple(id_ for id_ in ids if isinstance(id_, str)) if isinstance(ids, list) else ()


def vernietigde(db: Database, events: Sequence[Event]) -> frozenset[str]:
    """Ids of those of these events that a vernietiging that is in names."""
    if db.execute("SELECT 1 FROM vernietigd LIMIT 1").fetchone() is None:
        return frozenset()
    ids = [event.id for event in events if event.soort != SOORT]
    return frozenset(rij[0] for rij in lees_bij(db, "SELECT event FROM vernietigd WHERE event IN", ids))


def zonder_vernietigde_tekst(db: Database, pakket: Pakket) -> Pakket:
    """The event as it may be kept: empty if it was destroyed, here or where it comes from."""
    if pakket.payload is None or vernietigde(db, [pakket.event]):
        return replace(pakket, salt="", payload=None)
    return pakket


def pas_toe(db: Database, event: Event, payload: str | None) -> list[tuple[str, str]]:
    """Empty what a new event destroys; returns (soort, entiteit) of what must be projected anew.

    What is being typed in those entities, or in a form of that dossier, goes too.
    """
    ids = genoemd(event, payload)
    if not ids:
        return []
    lijst = json.dumps(ids)
    _onthoud(db, event.entiteit, lijst)
    db.execute(
        f"UPDATE event_payload SET salt = '', payload = NULL WHERE payload IS NOT NULL AND {_BETREFT}",
        (lijst,),
    )
    db.execute(f"DELETE FROM kop WHERE {_BETREFT}", (lijst,))
    db.execute(_LEEG_WACHTENDE, (lijst,))
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", (SCHOONMAAK,))
    geraakt = db.execute(
        f"SELECT DISTINCT soort, entiteit FROM event WHERE id IN ({_GENOEMD}) AND soort <> '{SOORT}'",
        (lijst,),
    ).fetchall()
    _vergeet_klad(db, geraakt, decodeer(payload))
    return [(soort, entiteit) for soort, entiteit in geraakt]


def _onthoud(db: Database, vernietiging: str, ids: str) -> None:
    """Of two vernietigingen that name one event the same counts on every device."""
    db.execute(
        # WHERE true: without it SQLite reads ON as that of a join.
        "INSERT INTO vernietigd SELECT value, ? FROM json_each(?) WHERE true ON CONFLICT (event) DO UPDATE "
        "SET vernietiging = min(vernietiging, excluded.vernietiging)",
        (vernietiging, ids),
    )


def _vergeet_klad(db: Database, geraakt: list[tuple[str, str]], gegevens: dict[str, Any]) -> None:
    for plaats in geraakt:
        db.execute("DELETE FROM klad WHERE soort = ? AND entiteit = ?", plaats)
    if gegevens.get("wat") == "dossier":
        # An answer that is being typed for the first time has no event yet; a form is named after its dossier.
        db.execute(
            "DELETE FROM klad WHERE instr('/' || entiteit || '/', '/' || ? || '/') > 0",
            (str(gegevens.get("naam")),),
        )


def bereken(db: Database) -> None:
    """Fill the table of destroyed events from the vernietigingen; the table is empty."""
    db.conn.executemany("INSERT INTO vernietigd VALUES (?, ?)", genoemde(db).items())


def genoemde(db: Database) -> dict[str, str]:
    """Every event that is named by a vernietiging that is in, and by which; of several the least."""
    per_event: dict[str, str] = {}
    for vernietiging, veld, operatie, vorm, payload in db.execute(
        "SELECT e.entiteit, e.veld, e.operatie, e.vorm, p.payload FROM event e "
        "JOIN event_payload p ON p.event = e.id WHERE e.soort = ?",
        (SOORT,),
    ):
        for id_ in _ids(veld, operatie, vorm, payload):
            per_event[id_] = min(vernietiging, per_event.get(id_, vernietiging))
    return per_event


def moet_schoon(db: Database) -> bool:
    """Whether the file may still hold bytes of what was destroyed."""
    return db.execute("SELECT 1 FROM meta WHERE sleutel = ?", (SCHOONMAAK,)).fetchone() is not None


def maak_schoon(pad: Path, sleutel: bytes | None) -> bool:
    """Write the database file and its search index anew, so that nothing of what was destroyed stays behind in them.

    Whether it was finished: while somebody else reads, the log cannot be emptied, and it must be done again later.
    Raises OpslagFout, e.g. if somebody else writes; the database is as it was then.
    """
    db = open_database(pad, sleutel)
    try:
        with begrijpelijk(pad):
            # Deleting from the index only marks words as gone until they are merged away.
            db.execute("INSERT INTO zoekregel_fts (zoekregel_fts) VALUES ('rebuild')")
            db.execute("VACUUM")
            if not _leeg_log(db):
                return False
            db.execute("DELETE FROM meta WHERE sleutel = ?", (SCHOONMAAK,))
            return True
    finally:
        db.close()


def _leeg_log(db: Database) -> bool:
    bezet: int = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not bezet
