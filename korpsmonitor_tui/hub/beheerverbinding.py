"""An administrator's connection: whatever is changed is changed in one transaction, by one administrator at a time."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.hub import HubFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.hub.adres import lees_adres
from korpsmonitor_tui.hub.fouten import in_woorden
from korpsmonitor_tui.hub.verbonden import Verbonden
from korpsmonitor_tui.hub.versies import VERSIE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

OUDSTE: Final = 150_000
"""The oldest PostgreSQL, as libpq counts versions."""

EIGENAAR: Final = "korpsmonitor_eigenaar"
"""As which nobody logs in; the schema is its."""
GROEP: Final = "korpsmonitor_gebruiker"
"""What every login of the hub is a member of."""


class Beheerverbinding(Verbonden):
    """What everything that an administrator does rests on."""

    @classmethod
    def open(cls, dsn: str, wachtwoord: Callable[[], str]) -> Self:
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

    def _een(self, vraag: str, waarden: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        rij = self._db.execute(vraag, waarden).fetchone()
        return None if rij is None else tuple(rij)


def _er_is_niets() -> str:
    return _("Er is niets gewijzigd.")
