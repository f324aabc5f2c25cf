"""SQLCipher's SQLite under sqlite-utils, with and without a key.

sqlite-utils catches the exceptions of the module it finds as ``pysqlite3``; SQLCipher's driver has exceptions of its
own. Putting the driver under that name before sqlite-utils is imported makes the two agree. This module must
therefore be the only one that imports either of them for the first time.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import sqlcipher3
from sqlcipher3 import dbapi2

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import (
    AlleenLezen,
    Beschadigd,
    DatabaseBezet,
    GeenDatabase,
    OpslagFout,
    SchijfVol,
)

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402 - only now does it find the driver
from sqlite_utils.migrations import Migrations  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Database", "DriverFout", "Migrations", "controleer_versie", "maak_begrijpelijk", "open_database"]

DriverFout: Final[type[Exception]] = dbapi2.Error
"""Root of the driver's exceptions: what ``except`` clauses of the store name instead of ``sqlite3.Error``."""

OUDSTE_SQLITE: Final = (3, 51, 3)
"""Before this version WAL with several connections could corrupt a database."""

WACHTTIJD_MS: Final = 5_000
"""How long a connection waits for another one's lock."""


def controleer_versie(versie: str | None = None) -> None:
    """Refuse an SQLite that can corrupt a database. Raises OpslagFout."""
    versie = versie or dbapi2.sqlite_version
    if tuple(int(deel) for deel in versie.split(".")) < OUDSTE_SQLITE:
        nodig = ".".join(str(deel) for deel in OUDSTE_SQLITE)
        raise OpslagFout(
            _(
                "Het SQLite-stuurprogramma is te oud (versie {versie}, nodig is {nodig}); "
                "er is niets geopend. Installeer korpsmonitor opnieuw met `make setup`."
            ).format(versie=versie, nodig=nodig)
        )


def open_database(pad: Path | str, sleutel: bytes | None, *, alleen_lezen: bool = False) -> Database:
    """Connect to ``pad`` with a raw 32-byte key, or without one; the file is read once, because a key shows only then.

    ``:memory:`` gives a private database in memory. Raises OpslagFout in Dutch; a raw driver exception never leaves.
    """
    controleer_versie()
    try:
        verbinding = dbapi2.connect(
            str(pad), isolation_level=None, check_same_thread=False, timeout=WACHTTIJD_MS / 1000
        )
    except dbapi2.Error as fout:
        raise maak_begrijpelijk(fout, pad) from fout
    try:
        _stel_in(verbinding, sleutel)
        database = Database(verbinding)
        if alleen_lezen:
            verbinding.execute("PRAGMA query_only = ON")
    except dbapi2.Error as fout:
        verbinding.close()
        raise maak_begrijpelijk(fout, pad) from fout
    return database


def _stel_in(verbinding: Any, sleutel: bytes | None) -> None:
    if sleutel is not None:
        # Before the key: SQLCipher otherwise reports a wrong one on stderr, over the screen.
        verbinding.execute("PRAGMA cipher_log_level = NONE")
        verbinding.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
    verbinding.execute("SELECT count(*) FROM sqlite_master").fetchone()
    verbinding.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
    verbinding.execute("PRAGMA journal_mode = WAL")
    verbinding.execute("PRAGMA synchronous = FULL")
    # Without it REPLACE skips the delete triggers and corrupts the full-text index.
    verbinding.execute("PRAGMA recursive_triggers = ON")
    verbinding.execute("PRAGMA foreign_keys = ON")
    verbinding.execute("PRAGMA temp_store = MEMORY")


def maak_begrijpelijk(fout: Exception, pad: Path | str) -> OpslagFout:
    """Translate a driver's exception into what happened, what was kept and what to do."""
    tekst = str(fout).lower()
    soorten: tuple[tuple[str, type[OpslagFout], str], ...] = (
        ("not a database", GeenDatabase, _(
            "{pad} is geen database van korpsmonitor, of de sleutel hoort er niet bij; het bestand is niet gewijzigd. "
            "Kies een ander bestand met --db of zet het juiste sleutelbestand ernaast."
        )),
        ("is not authorized", GeenDatabase, _("{pad} kan niet worden gelezen; het bestand is niet gewijzigd.")),
        ("locked", DatabaseBezet, _(
            "{pad} is in gebruik door een ander programma; de wijziging is niet opgeslagen. Probeer het opnieuw."
        )),
        ("busy", DatabaseBezet, _(
            "{pad} is in gebruik door een ander programma; de wijziging is niet opgeslagen. Probeer het opnieuw."
        )),
        ("full", SchijfVol, _(
            "De schijf is vol: de laatste wijziging is niet opgeslagen, al het eerdere in {pad} wel. "
            "Maak ruimte vrij en sla opnieuw op."
        )),
        ("disk i/o error", SchijfVol, _(
            "De schijf weigert te schrijven of te lezen: de laatste wijziging is niet opgeslagen, al het eerdere in "
            "{pad} wel. Controleer de schijf en de vrije ruimte en probeer het opnieuw."
        )),
        ("readonly", AlleenLezen, _(
            "{pad} is alleen-lezen; er is niets gewijzigd. Geef schrijfrechten op het bestand en zijn map."
        )),
        ("unable to open", AlleenLezen, _(
            "{pad} kan niet worden geopend; er is niets gewijzigd. Controleer of de map bestaat en beschrijfbaar is."
        )),
        ("malformed", Beschadigd, _(
            "{pad} is beschadigd; er is niets gewijzigd. Zet een reservekopie terug."
        )),
    )  # fmt: skip
    for kenmerk, soort, melding in soorten:
        if kenmerk in tekst:
            return soort(melding.format(pad=pad))
    return OpslagFout(
        _("De database {pad} geeft een fout ({oorzaak}); de laatste wijziging is niet opgeslagen.").format(
            pad=pad, oorzaak=fout
        )
    )
