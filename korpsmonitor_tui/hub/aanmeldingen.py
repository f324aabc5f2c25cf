"""Teams of the hub and its logins: who may come, and whose korpsen they see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.hub.beheerverbinding import EIGENAAR, GROEP, Beheerverbinding

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLLEN: Final = ("team", "auditor", "coordinator", "lezer")

_LOGIN: Final = re.compile(r"(?!pg_|korpsmonitor_)[a-z][a-z0-9_-]{0,62}")
_PARTIJ: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """A login of the hub."""

    login: str
    rol: str
    team: str
    korpsen: tuple[str, ...]
    ingetrokken: bool


class Aanmeldingen(Beheerverbinding):
    """Giving and taking logins."""

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
