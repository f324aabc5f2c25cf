"""The administrator's side: set the hub up, give logins, teams and devices their place, and say how it is.

Everything that is changed is changed in one transaction. The administrator is a superuser, or owns the database and may
make roles; the schema itself belongs to a role as which nobody can log in.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.hub import (
    ALGEMEEN,
    ALGEMEEN_VAN_TEAMS,
    ALLEEN_COORDINATOR,
    DOSSIERSOORTEN,
    HubFout,
)
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.hub.adres import lees_adres
from korpsmonitor_tui.hub.fouten import in_woorden
from korpsmonitor_tui.hub.verbonden import Verbonden
from korpsmonitor_tui.hub.versies import FUNCTIES, MIGRATIES, VERSIE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime


OUDSTE: Final = 150_000
"""The oldest PostgreSQL, as libpq counts versions."""

EIGENAAR: Final = "korpsmonitor_eigenaar"
GROEP: Final = "korpsmonitor_gebruiker"
ROLLEN: Final = ("team", "auditor", "coordinator", "lezer")

_LOGIN: Final = re.compile(r"(?!pg_|korpsmonitor_)[a-z][a-z0-9_-]{0,62}")
_PARTIJ: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_SOORT: Final = """
INSERT INTO korpsmonitor.soort VALUES (%s, %s, %s, %s, %s) ON CONFLICT (naam) DO UPDATE SET van_dossier = excluded.van_dossier,
algemeen = excluded.algemeen, algemeen_van_teams = excluded.algemeen_van_teams, alleen_coordinator = excluded.alleen_coordinator
"""


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """A login of the hub."""

    login: str
    rol: str
    team: str
    korpsen: tuple[str, ...]
    ingetrokken: bool


@dataclass(frozen=True, slots=True)
class Apparaat:
    """A device that writes on the hub, or whose events somebody brought."""

    device: str
    naam: str
    login: str
    """Empty for a device without a network of its own, whose events a coördinator brings."""
    events: int
    gezien: datetime | None
    ingetrokken: bool


@dataclass(frozen=True, slots=True)
class Hubstaat:
    """How the hub is."""

    server: str
    versie: int
    monitor: str
    events: int
    bytes: int
    apparaten: int
    vernietigd: int
    onverklaard: int
    """Events that came without their text although no vernietiging names them."""
    standbys: int
    """Standbys that are streaming now, as far as this administrator may see them."""
    synchroon: int


class Beheer(Verbonden):
    """The administrator's connection."""

    @classmethod
    def open(cls, dsn: str, wachtwoord: Callable[[], str]) -> Beheer:
        """Connect; ``wachtwoord`` is asked for only if the server wants one. Raises HubFout."""
        import psycopg

        adres = lees_adres(dsn)
        with in_woorden(_er_is_niets()):
            try:
                beheer = cls(psycopg.connect(adres, autocommit=True))
            except psycopg.OperationalError as fout:
                if "no password supplied" not in str(fout):
                    raise
                beheer = cls(psycopg.connect(lees_adres(dsn, wachtwoord()), autocommit=True))
        try:
            beheer._eis_server()
        except BaseException:
            beheer.sluit()
            raise
        return beheer

    # -- setting up --------------------------------------------------------------------------------------------------

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

    # -- teams and logins --------------------------------------------------------------------------------------------

    def zet_team(self, team: str, partijen: tuple[str, ...]) -> None:
        """Give a team exactly these parties; a team that is not there is made."""
        if not team.strip() or not team.isprintable() or len(team) > 100:
            raise OnbruikbareInvoer(_("Deze naam van een team kan niet; er is niets gewijzigd."))
        for partij in partijen:
            if not _PARTIJ.fullmatch(partij):
                raise OnbruikbareInvoer(
                    _("“{partij}” is geen code van een korps; er is niets gewijzigd.").format(partij=partij)
                )
        with self._in_een_keer(als_eigenaar=True):
            self._db.execute("INSERT INTO korpsmonitor.team VALUES (%s) ON CONFLICT DO NOTHING", (team,))
            self._db.execute("DELETE FROM korpsmonitor.teamkorps WHERE team = %s", (team,))
            self._db.cursor().executemany(
                "INSERT INTO korpsmonitor.teamkorps VALUES (%s, %s)",
                [(team, partij) for partij in dict.fromkeys(partijen)],
            )

    def nieuwe_gebruiker(self, login: str, rol: str, team: str, wachtwoord: str) -> None:
        """Make a login. Raises OnbruikbareInvoer if the server has a role of that name already."""
        from psycopg import sql

        if not _LOGIN.fullmatch(login):
            raise OnbruikbareInvoer(
                _(
                    "“{login}” kan geen aanmeldnaam zijn: kleine letters, cijfers, - en _, te beginnen met een letter."
                ).format(login=login)
            )
        with self._in_een_keer():
            if self._een("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)):
                raise OnbruikbareInvoer(
                    _(
                        "“{login}” bestaat al op deze server; er is niets gewijzigd. Kies een andere naam of wijzig hem."
                    ).format(login=login)
                )
            self._eis_team(rol, team)
            self._db.execute(
                sql.SQL(
                    "CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD {}"
                ).format(sql.Identifier(login), sql.Literal(self._versleuteld(login, wachtwoord)))
            )
            self._db.execute(sql.SQL(f"GRANT {GROEP} TO {{}}").format(sql.Identifier(login)))
            self._db.execute(f"SET LOCAL ROLE {EIGENAAR}")
            self._db.execute(
                "INSERT INTO korpsmonitor.gebruiker VALUES (%s, %s, %s)", (login, rol, team or None)
            )

    def wijzig_gebruiker(self, login: str, rol: str | None, team: str | None, wachtwoord: str | None) -> None:
        """Change a login, also one that was withdrawn: then it may come again. Raises NietGevonden."""
        from psycopg import sql

        with self._in_een_keer():
            oud = self._gebruiker(login)
            nieuw_rol, nieuw_team = rol or oud.rol, oud.team if team is None else team
            self._eis_team(nieuw_rol, nieuw_team)
            naam = sql.Identifier(login)
            self._db.execute(sql.SQL("ALTER ROLE {} LOGIN").format(naam))
            self._db.execute(sql.SQL(f"GRANT {GROEP} TO {{}}").format(naam))
            if wachtwoord is not None:
                geheim = sql.Literal(self._versleuteld(login, wachtwoord))
                self._db.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(naam, geheim))
            self._db.execute(f"SET LOCAL ROLE {EIGENAAR}")
            self._db.execute(
                "UPDATE korpsmonitor.gebruiker SET rol = %s, team = %s, ingetrokken = NULL WHERE login = %s",
                (nieuw_rol, nieuw_team or None, login),
            )

    def trek_gebruiker_in(self, login: str) -> None:
        """Keep a login out from now on, also where it is connected; what it brought stays. Raises NietGevonden."""
        import psycopg
        from psycopg import sql

        with self._in_een_keer():
            self._gebruiker(login)
            naam = sql.Identifier(login)
            self._db.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(naam))
            self._db.execute(sql.SQL(f"REVOKE {GROEP} FROM {{}}").format(naam))
            self._db.execute(f"SET LOCAL ROLE {EIGENAAR}")
            self._db.execute(
                "UPDATE korpsmonitor.gebruiker SET ingetrokken = now() WHERE login = %s", (login,)
            )
        # Every function asks again who calls it; a transaction that was open keeps what it saw, so it is ended too.
        try:
            self._db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (login,)
            )
        except psycopg.errors.InsufficientPrivilege:
            return

    def gebruikers(self) -> list[Gebruiker]:
        """Every login, those withdrawn included."""
        with self._in_een_keer(als_eigenaar=True):
            return list(self._lees_gebruikers())

    # -- devices -----------------------------------------------------------------------------------------------------

    def apparaten(self) -> list[Apparaat]:
        """Every device, the one that came last first."""
        with self._in_een_keer(als_eigenaar=True):
            rijen = self._db.execute(
                "SELECT device, naam, coalesce(login, ''), dseq, gezien, ingetrokken IS NOT NULL FROM korpsmonitor.apparaat "
                "ORDER BY gezien DESC NULLS LAST, device"
            ).fetchall()
        return [Apparaat(*rij) for rij in rijen]

    def trek_apparaat_in(self, device: str) -> None:
        """Take nothing from this device any more but what a coördinator brings of it. Raises NietGevonden."""
        self._wijzig_apparaat("ingetrokken = now()", (), device)

    def geef_apparaat(self, device: str, login: str) -> None:
        """Let this login, and no other, go on with a device's chain. Raises NietGevonden."""
        with self._in_een_keer(als_eigenaar=True):
            self._gebruiker(login)
        self._wijzig_apparaat("login = %s, ingetrokken = NULL", (login,), device)

    def _wijzig_apparaat(self, wat: str, waarden: tuple[str, ...], device: str) -> None:
        with self._in_een_keer(als_eigenaar=True):
            gewijzigd = self._db.execute(
                f"UPDATE korpsmonitor.apparaat SET {wat} WHERE device = %s", (*waarden, device)
            )
            if gewijzigd.rowcount == 0:
                raise NietGevonden(
                    _("Apparaat “{device}” staat niet op de hub; er is niets gewijzigd.").format(
                        device=device
                    )
                )

    # -- how it is ---------------------------------------------------------------------------------------------------

    def staat(self) -> Hubstaat:
        """How the hub is: what an administrator looks at."""
        with self._in_een_keer(als_eigenaar=True):
            monitor, events, grootte, apparaten, vernietigd, onverklaard = (
                self._een(
                    "SELECT s.monitor, s.volg, pg_total_relation_size('korpsmonitor.event'), (SELECT count(*) FROM korpsmonitor.apparaat), "
                    "(SELECT count(*) FROM korpsmonitor.vernietigd), (SELECT count(*) FROM korpsmonitor.onverklaard) "
                    "FROM korpsmonitor.stand s"
                )
                or ()
            )
            versie = self._versie()
        standbys, synchroon = self._een(
            "SELECT count(*), count(*) FILTER (WHERE sync_state IN ('sync', 'quorum')) FROM pg_stat_replication "
            "WHERE state = 'streaming'"
        ) or (0, 0)
        server = str(self._db.info.parameter_status("server_version"))
        return Hubstaat(
            server, versie, monitor, events, grootte, apparaten, vernietigd, onverklaard, standbys, synchroon
        )

    # -- helpers -----------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _in_een_keer(self, *, als_eigenaar: bool = False, ook_zonder: bool = False) -> Iterator[None]:
        """Everything or nothing, one administrator at a time, on a hub that is at least of this version."""
        with in_woorden(_er_is_niets()), self._db.transaction():
            self._db.execute("SELECT pg_advisory_xact_lock(hashtext('korpsmonitor'))")
            versie = self._versie()
            if versie > VERSIE:
                raise HubFout(
                    _("De hub is nieuwer dan dit programma; er is niets gewijzigd. Werk het programma bij.")
                )
            if versie < VERSIE and not ook_zonder:
                raise HubFout(
                    _("Hier is nog geen hub van deze versie; voer eerst “korpsmonitor hub opzetten” uit.")
                )
            if als_eigenaar:
                self._db.execute(f"SET LOCAL ROLE {EIGENAAR}")
            yield

    def _eis_server(self) -> None:
        if self._db.info.server_version < OUDSTE:
            raise HubFout(
                _(
                    "De hub vraagt PostgreSQL 15 of nieuwer; deze server is {versie}. Er is niets gewijzigd."
                ).format(versie=self._db.info.parameter_status("server_version"))
            )
        if self._db.info.parameter_status("server_encoding") != "UTF8":
            raise HubFout(
                _(
                    "Deze database bewaart geen UTF-8; er is niets gewijzigd. Maak haar met createdb --encoding=UTF8 "
                    "--template=template0."
                )
            )

    def _versie(self) -> int:
        if self._een("SELECT to_regclass('korpsmonitor.versie')") == (None,):
            return 0
        rij = self._een("SELECT coalesce(max(nummer), 0) FROM korpsmonitor.versie")
        return int(rij[0]) if rij else 0

    def _gebruiker(self, login: str) -> Gebruiker:
        for gebruiker in self._lees_gebruikers():
            if gebruiker.login == login:
                return gebruiker
        raise NietGevonden(
            _("“{login}” is geen aanmelding van deze hub; er is niets gewijzigd.").format(login=login)
        )

    def _lees_gebruikers(self) -> Iterator[Gebruiker]:
        for login, rol, team, korpsen, ingetrokken in self._db.execute(
            "SELECT g.login::text, g.rol, coalesce(g.team, ''), ARRAY(SELECT partij FROM korpsmonitor.teamkorps k "
            "WHERE k.team = g.team ORDER BY partij), g.ingetrokken IS NOT NULL FROM korpsmonitor.gebruiker g ORDER BY g.login"
        ).fetchall():
            yield Gebruiker(login, rol, team, tuple(korpsen), ingetrokken)

    def _eis_team(self, rol: str, team: str) -> None:
        if rol not in ROLLEN:
            raise OnbruikbareInvoer(_("“{rol}” is geen rol van de hub.").format(rol=rol))
        if rol == "team" and not team:
            raise OnbruikbareInvoer(_("Noem het team waarvan deze aanmelding is; er is niets gewijzigd."))
        if team and self._een("SELECT 1 FROM korpsmonitor.team WHERE naam = %s", (team,)) is None:
            raise NietGevonden(
                _(
                    "Team “{team}” is er niet; er is niets gewijzigd. Maak het met “korpsmonitor hub team”."
                ).format(team=team)
            )

    def _versleuteld(self, login: str, wachtwoord: str) -> str:
        """What the server keeps of a password. Made here: the password itself never reaches the server or its logs."""
        return self._db.pgconn.encrypt_password(
            wachtwoord.encode(), login.encode(), b"scram-sha-256"
        ).decode()

    def _een(self, vraag: str, waarden: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        rij = self._db.execute(vraag, waarden).fetchone()
        return None if rij is None else tuple(rij)


def _sql(naam: str) -> str:
    return (resources.files("korpsmonitor_tui.hub") / "sql" / f"{naam}.sql").read_text("utf-8")


def _er_is_niets() -> str:
    return _("Er is niets gewijzigd.")
