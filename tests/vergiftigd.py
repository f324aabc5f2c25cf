"""Puts what would steer a terminal behind every text of people in a database, as another laptop could send it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.projecties import herbouw

if TYPE_CHECKING:
    from pathlib import Path

MERK: Final = "BOOS"
GIF: Final = f"\x1b]0;{MERK}\x07\x1b[2J\x9b31m\x08\x7f\u202e\u2066\u2028\u200f[red]x[/][/b]"
"""Title of the window, an empty screen, colour, backspace, delete, other direction, a line of its own, and markup."""
STUREND: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What may never reach a terminal; a line end and a tab may."""
_KORT: Final = 20_000
"""Longer texts are files."""


def vergiftig(pad: Path, sleutel: bytes | None = None) -> int:
    """Do so in a database at rest, and say in how many payloads. Its chains do not hold any more: only to read from."""
    db = open_database(pad, sleutel)
    try:
        bewaking = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'event%'"
        ).fetchall()
        for naam, _sql in bewaking:
            db.execute(f'DROP TRIGGER "{naam}"')
        aantal = 0
        for event, payload in db.execute(
            "SELECT p.event, p.payload FROM event_payload p JOIN event e ON e.id = p.event "
            "WHERE p.payload IS NOT NULL AND e.veld <> 'inhoud'"
        ).fetchall():
            waarde = json.loads(payload)
            giftig = _giftig(waarde)
            if giftig != waarde:
                db.execute(
                    "UPDATE event_payload SET payload = ? WHERE event = ?", (json.dumps(giftig), event)
                )
                aantal += 1
        db.execute("BEGIN IMMEDIATE")
        herbouw(db)
        db.execute("COMMIT")
        for _naam, sql in bewaking:
            db.execute(sql)
        return aantal
    finally:
        db.close()


def _giftig(waarde: Any) -> Any:
    if isinstance(waarde, str):
        return waarde + GIF if _is_tekst(waarde) else waarde
    if isinstance(waarde, list):
        return [_giftig(deel) for deel in waarde]
    if isinstance(waarde, dict):
        return {sleutel: _giftig(deel) for sleutel, deel in waarde.items()}
    return waarde


def _is_tekst(waarde: str) -> bool:
    """Whether people wrote it: codes, ids, moments and files are something else."""
    return (
        0 < len(waarde) < _KORT
        and not waarde.startswith(("{", "["))
        and "\n[" not in waarde
        and (" " in waarde or waarde[0].isupper() or waarde.endswith(("docx", "xlsx", "vtt", "wav")))
    )
