"""Making the hub, and bringing it up to date: roles, schema, functions, and the soorten of entities it knows."""

from __future__ import annotations

import contextlib
from importlib import resources
from typing import Final

from korpsmonitor_tui.domain.hub import ALGEMEEN, ALGEMEEN_VAN_TEAMS, ALLEEN_COORDINATOR, DOSSIERSOORTEN
from korpsmonitor_tui.hub.beheerverbinding import EIGENAAR, GROEP, Beheerverbinding
from korpsmonitor_tui.hub.versies import FUNCTIES, MIGRATIES, VERSIE

_SOORT: Final = """
INSERT INTO korpsmonitor.soort VALUES (%s, %s, %s, %s, %s) ON CONFLICT (naam) DO UPDATE SET van_dossier = excluded.van_dossier,
algemeen = excluded.algemeen, algemeen_van_teams = excluded.algemeen_van_teams, alleen_coordinator = excluded.alleen_coordinator
"""


class Opzet(Beheerverbinding):
    """Setting up. The administrator is a superuser, or owns the database and may make roles."""

    def zet_op(self) -> tuple[int, int]:
        """Make the hub, or bring it up to date; returns its version before (0 for none) and now. Idempotent."""
        with self._in_een_keer(ook_zonder=True):
            self._maak_rollen()
            self._db.execute(f"CREATE SCHEMA IF NOT EXISTS korpsmonitor AUTHORIZATION {EIGENAAR}")
            self._db.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
            voor = self._versie()
            self._db.execute(f"SET LOCAL ROLE {EIGENAAR}")
            for nummer, naam in enumerate(MIGRATIES, 1):
                if nummer > voor:
                    self._db.execute(_sql(naam))
                    self._db.execute(
                        "INSERT INTO korpsmonitor.versie (nummer, naam) VALUES (%s, %s)", (nummer, naam)
                    )
            for naam in FUNCTIES:
                self._db.execute(_sql(naam))
            self._schrijf_soorten()
        return voor, VERSIE

    def _maak_rollen(self) -> None:
        import psycopg
        from psycopg import sql

        for rol in (EIGENAAR, GROEP):
            if self._een("SELECT 1 FROM pg_roles WHERE rolname = %s", (rol,)) is None:
                self._db.execute(f"CREATE ROLE {rol} NOLOGIN NOINHERIT")
        if self._een("SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == (False,):
            # Since PostgreSQL 16 whoever made the roles must have given them; below it shows whether they were.
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege), self._db.transaction():
                self._db.execute(f"GRANT {EIGENAAR} TO CURRENT_USER")
        database = sql.Identifier(self._db.info.dbname)
        # Without temporary tables of its own a login cannot make functions or operators of its own anywhere.
        self._db.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        self._db.execute(sql.SQL(f"GRANT CONNECT ON DATABASE {{}} TO {GROEP}").format(database))
        self._db.execute(sql.SQL(f"GRANT TEMPORARY ON DATABASE {{}} TO {EIGENAAR}").format(database))

    def _schrijf_soorten(self) -> None:
        self._db.execute("DELETE FROM korpsmonitor.soort")
        self._db.cursor().executemany(
            _SOORT,
            [
                (s, s in DOSSIERSOORTEN, s in ALGEMEEN, s in ALGEMEEN_VAN_TEAMS, s in ALLEEN_COORDINATOR)
                for s in sorted(DOSSIERSOORTEN | ALGEMEEN)
            ],
        )


def _sql(naam: str) -> str:
    return (resources.files("korpsmonitor_tui.hub") / "sql" / f"{naam}.sql").read_text("utf-8")
