"""SQLCipher's SQLite under sqlite-utils, with and without a key.

sqlite-utils catches the exceptions of the module it finds as ``pysqlite3``; SQLCipher's driver has exceptions of its
own. Putting the driver under that name before sqlite-utils is imported makes the two agree. This module must
therefore be the only one that imports either of them for the first time.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
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

# sqlite-utils loads numpy and pandas where it finds them, to store their values, of which there are none: a fifth of
# the start of the program, since numpy came with the charts. None is how Python is told that a module is not to be had.
_ONNODIG: Final = [naam for naam in ("numpy", "pandas") if naam not in sys.modules]
sys.modules.update(dict.fromkeys(_ONNODIG))  # type: ignore[arg-type]

from sqlite_utils import Database  # noqa: E402 - only now does it find the driver
from sqlite_utils.migrations import Migrations  # noqa: E402

for _naam in _ONNODIG:
    del sys.modules[_naam]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = [
    "Database",
    "DriverFout",
    "Migrations",
    "begrijpelijk",
    "controleer_versie",
    "lees_bij",
    "maak_begrijpelijk",
    "open_database",
]

DriverFout: Final[type[Exception]] = dbapi2.Error
"""Root of the driver's exceptions: what ``except`` clauses of the store name instead of ``sqlite3.Error``."""

OUDSTE_SQLITE: Final = (3, 51, 3)
"""Before this version WAL with several connections could corrupt a database."""

WACHTTIJD_MS: Final = 30_000
"""How long a connection waits for another one's lock: who asks first is not who gets it first, so that with sixteen
programs on an overloaded machine somebody waits for seconds, and taking in a hundred thousand events holds it for as
long. Nobody waits for it but the writer's own thread."""

SLEUTELS_PER_VRAAG: Final = 500
"""Keys that are looked up by one statement."""

GEHEUGEN_KIB: Final = 64 * 1024
"""KiB of pages that a connection keeps in memory at most."""
WAL_BLADZIJDEN: Final = 8_000
"""Pages (32 MB) after which the log is folded into the database: a commit that has to do that takes four times as
long, and with SQLite's 1000 it would be one note in thirty."""


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

    ``:memory:`` gives a private database in memory. Raises OpslagFout in Dutch. A connection with ``alleen_lezen``
    raises nothing else afterwards either; another one raises the driver's errors, which sqlite-utils relies on.
    """
    controleer_versie()
    with begrijpelijk(pad, lezend=True):
        verbinding = dbapi2.connect(
            str(pad),
            isolation_level=None,
            check_same_thread=False,
            timeout=WACHTTIJD_MS / 1000,
            factory=_Leesverbinding if alleen_lezen else dbapi2.Connection,
        )
        try:
            _stel_in(verbinding, sleutel)
            # Without recursive triggers REPLACE skips the delete triggers and corrupts the full-text index.
            # Whatever plugins of sqlite-utils are installed beside us have no business with these data.
            database = Database(verbinding, recursive_triggers=True, execute_plugins=False)
            if alleen_lezen:
                verbinding.execute("PRAGMA query_only = ON")
                verbinding.pad = pad
        except BaseException:
            verbinding.close()
            raise
    return database


def _stel_in(verbinding: Any, sleutel: bytes | None) -> None:
    if sleutel is not None:
        # Before the key: SQLCipher otherwise reports a wrong one on stderr, over the screen.
        verbinding.execute("PRAGMA cipher_log_level = NONE")
        verbinding.execute(f"PRAGMA key = \"x'{sleutel.hex()}'\"")
    verbinding.execute(f"PRAGMA busy_timeout = {WACHTTIJD_MS}")
    # The first that reads the file: here a wrong key shows.
    verbinding.execute("PRAGMA journal_mode = WAL")
    verbinding.execute("PRAGMA synchronous = FULL")
    verbinding.execute(f"PRAGMA wal_autocheckpoint = {WAL_BLADZIJDEN}")
    verbinding.execute("PRAGMA foreign_keys = ON")
    verbinding.execute("PRAGMA temp_store = MEMORY")
    # Every page that is not in memory is decrypted anew: the default 2 MB holds a fiftieth of a full monitor.
    verbinding.execute(f"PRAGMA cache_size = -{GEHEUGEN_KIB}")


class _Leesverbinding(dbapi2.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection whose errors are for people: what reads from it lies outside the store."""

    pad: Path | str | None = None
    """Set once the connection is open; until then the driver's own errors come out."""

    def cursor(self, *args: Any, **kwargs: Any) -> Any:
        return super().cursor(*args, factory=_Leescursor, **kwargs)


class _Leescursor(dbapi2.Cursor):  # type: ignore[misc]
    """Rows and errors of a reading connection."""

    def execute(self, *args: Any) -> Any:
        with begrijpelijk(self.connection.pad, lezend=True):
            return super().execute(*args)

    def fetchone(self) -> Any:
        with begrijpelijk(self.connection.pad, lezend=True):
            return super().fetchone()

    def fetchmany(self, *args: Any, **kwargs: Any) -> Any:
        with begrijpelijk(self.connection.pad, lezend=True):
            return super().fetchmany(*args, **kwargs)

    def fetchall(self) -> Any:
        with begrijpelijk(self.connection.pad, lezend=True):
            return super().fetchall()

    def __iter__(self) -> Iterator[Any]:
        volgende = super().__next__
        with begrijpelijk(self.connection.pad, lezend=True):
            while True:
                try:
                    rij = volgende()
                except StopIteration:
                    return
                yield rij


def lees_bij(db: Database, vraag: str, sleutels: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of ``vraag``, which ends in IN, for any number of keys; as parameters, which carry every character."""
    for begin in range(0, len(sleutels), SLEUTELS_PER_VRAAG):
        deel = sleutels[begin : begin + SLEUTELS_PER_VRAAG]
        yield from db.execute(f"{vraag} ({', '.join('?' * len(deel))})", deel).fetchall()


@contextmanager
def begrijpelijk(pad: Path | str | None, *, lezend: bool = False) -> Iterator[None]:
    """Let the driver's errors come out as OpslagFout; with None as ``pad`` they come out as they are.

    Text that cannot be stored (half a UTF-16 pair from a file name or a broken terminal) and numbers beyond 64 bits
    are refused by the driver with errors of Python's own: those as well.
    """
    try:
        yield
    except dbapi2.Error as fout:
        if pad is None:
            raise
        raise maak_begrijpelijk(fout, pad, lezend=lezend) from fout
    except (UnicodeEncodeError, OverflowError) as fout:
        raise OpslagFout(
            _("De invoer bevat een teken of getal dat niet kan worden opgeslagen; er is niets gewijzigd.")
        ) from fout


def maak_begrijpelijk(fout: Exception, pad: Path | str, *, lezend: bool = False) -> OpslagFout:
    """Translate a driver's exception into what happened, what was kept and what to do.

    ``lezend``: whatever failed, nothing has changed. The driver's own words are left out: they can quote what was written.
    """
    code = getattr(fout, "sqlite_errorcode", None)
    gevolg = _("de laatste wijziging is niet opgeslagen, al het eerdere wel")
    if lezend:
        gevolg = _("er is niets gewijzigd")
    if code is None and "utf-8" in str(fout).lower():
        code = dbapi2.SQLITE_CORRUPT
    soort, melding = _meldingen().get(
        (code or 0) & 0xFF, (OpslagFout, _("De database {pad} geeft een fout ({oorzaak}); {gevolg}."))
    )
    oorzaak = getattr(fout, "sqlite_errorname", None) or type(fout).__name__
    return soort(melding.format(pad=pad, gevolg=gevolg, oorzaak=oorzaak))


def _meldingen() -> dict[int, tuple[type[OpslagFout], str]]:
    """What to say per kind of error; looked up when needed, because the language is chosen after import."""
    bezet = _("{pad} is in gebruik door een ander programma; {gevolg}. Probeer het opnieuw.")
    return {
        dbapi2.SQLITE_NOTADB: (GeenDatabase, _(
            "{pad} is geen database van korpsmonitor, of de sleutel hoort er niet bij; het bestand is niet gewijzigd. "
            "Kies een ander bestand met --db of zet het juiste sleutelbestand ernaast."
        )),
        dbapi2.SQLITE_AUTH: (GeenDatabase, _("{pad} kan niet worden gelezen; het bestand is niet gewijzigd.")),
        dbapi2.SQLITE_BUSY: (DatabaseBezet, bezet),
        dbapi2.SQLITE_LOCKED: (DatabaseBezet, bezet),
        dbapi2.SQLITE_FULL: (SchijfVol, _(
            "De schijf is vol; van {pad} geldt: {gevolg}. Maak ruimte vrij en sla opnieuw op."
        )),
        dbapi2.SQLITE_IOERR: (SchijfVol, _(
            "De schijf van {pad} weigert te schrijven of te lezen: {gevolg}. Controleer de schijf en de vrije ruimte "
            "en probeer het opnieuw."
        )),
        dbapi2.SQLITE_READONLY: (AlleenLezen, _(
            "{pad} is alleen-lezen; er is niets gewijzigd. Geef schrijfrechten op het bestand en zijn map."
        )),
        dbapi2.SQLITE_CANTOPEN: (AlleenLezen, _(
            "{pad} kan niet worden geopend; er is niets gewijzigd. Controleer of de map bestaat en beschrijfbaar is."
        )),
        dbapi2.SQLITE_CORRUPT: (Beschadigd, _(
            "{pad} is beschadigd; {gevolg}. Zet een reservekopie terug."
        )),
    }  # fmt: skip
