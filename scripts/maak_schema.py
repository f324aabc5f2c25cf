"""Write db/schema.sql: the schema that the migrations make, for who wants to read it.

Run as ``python scripts/maak_schema.py [DOEL]``. The program does not read this file; a test holds the two equal.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from korpsmonitor_tui.store import migraties
from korpsmonitor_tui.store.driver import Database, open_database

DOEL = Path(__file__).resolve().parent.parent / "db" / "schema.sql"
KOP = "-- Made by scripts/maak_schema.py from korpsmonitor_tui/store/migraties.py; do not edit.\n"
# What FTS5 makes for itself beside its virtual table, and sqlite-utils for its own bookkeeping.
VREEMD = re.compile(r"zoekregel_fts_\w+|_sqlite_migrations|sqlite_\w+|idx__sqlite_migrations_\w+")
TABEL = re.compile(r"(CREATE TABLE \w+) \((.*)\)([^)]*)", re.DOTALL)


def schema() -> str:
    """The schema of a new database, one column a line."""
    db = open_database(":memory:", None)
    try:
        migraties.pas_toe(db)
        opdrachten = [netjes(sql) for naam, sql in _opdrachten(db) if not VREEMD.fullmatch(naam)]
    finally:
        db.close()
    return KOP + "".join(f"\n{opdracht};\n" for opdracht in opdrachten)


def _opdrachten(db: Database) -> list[tuple[str, str]]:
    """(name, statement) in the order of making, an index behind its table and triggers at the end."""
    rijen: list[tuple[str, str]] = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'trigger', rowid"
    ).fetchall()
    return rijen


def netjes(sql: str) -> str:
    """One statement, laid out for reading."""
    opdracht = " ".join(sql.split())
    tabel = TABEL.fullmatch(opdracht)
    if tabel is None:
        regels = (
            opdracht.replace(" WHEN ", "\nWHEN ")
            .replace(" BEGIN ", "\nBEGIN\n    ")
            .replace("; END", ";\nEND")
        )
        return regels.replace("; ", ";\n    ")
    begin, kolommen, einde = tabel.groups()
    return f"{begin} (\n    " + ",\n    ".join(_delen(kolommen)) + f"\n){einde}"


def _delen(kolommen: str) -> list[str]:
    """Split at the commas that are not inside brackets."""
    delen, diepte = [""], 0
    for teken in kolommen:
        diepte += {"(": 1, ")": -1}.get(teken, 0)
        if teken == "," and not diepte:
            delen.append("")
        else:
            delen[-1] += teken
    return [deel.strip() for deel in delen]


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else DOEL).write_text(schema(), "utf-8")
