"""The administrator's side: set the hub up, give logins, teams and devices their place, and say how it is.

Everything that is changed is changed in one transaction. The administrator is a superuser, or owns the database and may
make roles; the schema itself belongs to a role as which nobody can log in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.hub.aanmeldingen import Aanmeldingen
from korpsmonitor_tui.hub.opzet import Opzet

if TYPE_CHECKING:
    from datetime import datetime


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


class Beheer(Opzet, Aanmeldingen):
    """The administrator's connection."""

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
