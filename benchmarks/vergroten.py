"""The worked-out example many times over: as if so many editions stood in one file.

The rows of its dossiers, and of the events beneath them, are copied under another edition; to enter a million events would
take longer than all that is measured with them. The chains of the copies cannot be verified: nobody asks that here.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.services import openen, voorbeeld
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.sleutelbestand import pad_van

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.driver import Database

_GROND: Final = ("event", "event_payload", "kop", "entiteit", "zoekregel")
"""What every kind of thing is kept in; parents of events come from other laptops, of which the example has none."""
_SLEUTELS: Final = frozenset(("id", "dossier", "entiteit", "event", "device", "hash", "vorige"))
_ZONDER: Final = frozenset(("bijlage",))
"""Whole Word files: they would only fill the disk."""


def bouw(pad: Path) -> None:
    """The example in an encrypted file at ``pad``, its Word files beside it."""
    voorbeeld.bouw(
        openen.Wereld(),
        voorbeeld.lees_voorbeeld("korpsmonitor"),
        pad,
        voorbeeld.WACHTWOORD,
        pad.parent / "verslagen",
        lambda *_: None,
    )


def vergroot(van: Path, naar: Path, keer: int) -> None:
    """What :func:`bouw` made, ``keer`` times in one file at ``naar``; its own edition stays the newest."""
    shutil.copy(van, naar)
    shutil.copy(pad_van(van), pad_van(naar))
    sessie = openen.open_sessie(openen.Wereld(), naar, lambda: voorbeeld.WACHTWOORD)
    sleutel = sessie.store.oorsprong.sleutel
    sessie.store.sluit()
    db = open_database(naar, sleutel)
    try:
        vermenigvuldig(db, keer)
    finally:
        db.close()


def vermenigvuldig(db: Database, keer: int) -> None:
    """Copy all that belongs to dossiers until it is there ``keer`` times. Only for a database that nobody needs."""
    db.execute("PRAGMA foreign_keys = OFF")
    # Nothing to lose: without this every page is written twice.
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -400000")
    db.execute("BEGIN IMMEDIATE")
    _kopieer(db, keer)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")


def _kopieer(db: Database, keer: int) -> None:
    """Each table as often as is asked, from the rows that are there first."""
    for tabel in _tabellen(db):
        kolommen = [rij[1] for rij in db.execute(f"PRAGMA table_info({tabel})").fetchall()]
        if tabel == "zoekregel":
            kolommen.remove("nr")
        waarden = ", ".join(_waarde(kolom) for kolom in kolommen)
        db.execute(f"CREATE TEMP TABLE bron AS SELECT * FROM {tabel}")
        db.execute(
            "WITH RECURSIVE n(kopie) AS (SELECT 1 WHERE ? > 1 UNION ALL SELECT kopie + 1 FROM n WHERE kopie + 1 < ?)"
            f" INSERT INTO {tabel} ({', '.join(kolommen)}) SELECT {waarden} FROM n CROSS JOIN bron",
            (keer, keer),
        )
        db.execute("DROP TABLE bron")


def _tabellen(db: Database) -> list[str]:
    """What is copied: the ground, and every kind of thing that belongs to a dossier."""
    namen = [naam for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    van_dossiers = [
        naam
        for naam in namen
        if naam not in _ZONDER
        and {"id", "dossier"} <= {rij[1] for rij in db.execute(f"PRAGMA table_info({naam})").fetchall()}
    ]
    return [*_GROND, *(naam for naam in van_dossiers if naam not in _GROND)]


def _waarde(kolom: str) -> str:
    # In front: so that each copy comes behind the one before in every index, as rows do that are made one by one.
    return f"format('k%03d-%s', kopie, {kolom})" if kolom in _SLEUTELS else kolom
