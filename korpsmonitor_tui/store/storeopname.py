"""The store's side of exchange: events from elsewhere, how far this laptop is with its hub, and what must be gone."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from korpsmonitor_tui.store import aanbod, hubrecht, vernietiging
from korpsmonitor_tui.store.fouten import OpslagFout
from korpsmonitor_tui.store.ongestoord import ongestoord
from korpsmonitor_tui.store.opnemen import Opname, neem_op
from korpsmonitor_tui.store.storekern import Storekern
from korpsmonitor_tui.store.toelating import laat_toe
from korpsmonitor_tui.store.toestand import gaat_elders_verder, laatste

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.domain.hub import Schakel
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.heruitgave import Heruitgave
    from korpsmonitor_tui.store.toelating import Toegelaten


def _vernietigt(pakketten: Iterable[Pakket]) -> bool:
    """Whether taking these in may leave bytes to be cleaned: tried once, and not again with every batch that follows."""
    return any(pakket.event.soort == vernietiging.SOORT for pakket in pakketten)


class Ontvanger(Storekern):
    """Taking in, and cleaning up after what was destroyed by law."""

    def neem_op(
        self,
        pakketten: Iterable[Pakket] | Toegelaten,
        schakels: Iterable[Schakel] = (),
        stand: Mapping[str, str] | None = None,
        terwijl: Callable[[], object] = lambda: None,
    ) -> Opname:
        """Take in events from elsewhere; any order of arrival gives the same projections.

        ``stand`` (how far this laptop is with its hub, see :meth:`hubstand`) is remembered with them: together or not
        at all, so that whoever is killed in between goes on where it really was. ``terwijl`` is called when all is
        written, while the disk makes it durable.
        """
        toegelaten, plaatsen = laat_toe(pakketten), list(schakels)
        with ongestoord():
            opname = self._schrijver.voer_uit_terwijl(
                lambda db: self._neem_op(db, toegelaten, plaatsen, stand or {}), terwijl
            )
        if _vernietigt(toegelaten.pakketten):
            self._maak_schoon_als_het_kan()
        return opname

    def neem_stroom_op(
        self,
        delen: Iterable[tuple[Sequence[Pakket], Sequence[Schakel]]],
        stand: Mapping[str, str] | None = None,
    ) -> Opname:
        """As :meth:`neem_op`, of more than fits in memory: all of it or, whatever ``delen`` raises, nothing."""
        vernietigt = False

        def taak(db: Database) -> Opname:
            nonlocal vernietigt
            som = Opname(0, 0)
            for pakketten, schakels in delen:
                vernietigt = vernietigt or _vernietigt(pakketten)
                deel = self._neem_op(db, laat_toe(pakketten), list(schakels), {})
                som = Opname(som.opgenomen + deel.opgenomen, deel.wachtend, (*som.geweigerd, *deel.geweigerd))
            hubrecht.onthoud(db, stand or {})
            return som

        opname = self._schrijver.voer_nu_uit(taak)
        if vernietigt:
            self._maak_schoon_als_het_kan()
        return opname

    def _neem_op(
        self, db: Database, pakketten: Toegelaten, schakels: list[Schakel], stand: Mapping[str, str]
    ) -> Opname:
        self._eis_eigen_bestand()
        voor = laatste(db, self.device)
        opname = neem_op(db, pakketten, aanbod.merk_vorken(db, schakels))
        hubrecht.onthoud(db, stand)
        if laatste(db, self.device) != voor or gaat_elders_verder(db, self.device):
            # Somebody else writes as this device: a cloned machine. Its chain is theirs from here on.
            self.device = self._kies_device(db)
        return opname

    def hubstand(self) -> dict[str, str]:
        """What this laptop remembers of its hub: how far it is, and what it may write there."""
        return dict(self.lees().execute("SELECT naam, waarde FROM hubstand").fetchall())

    def onthoud_hubstand(self, stand: Mapping[str, str], vergeet: Sequence[str] = ()) -> None:
        """Remember these values of the hub, and forget the names in ``vergeet``."""

        def taak(db: Database) -> None:
            for naam in vergeet:
                db.execute("DELETE FROM hubstand WHERE naam = ?", (naam,))
            hubrecht.onthoud(db, stand)

        self._schrijver.voer_nu_uit(taak)

    def heruitgave(self) -> Heruitgave:
        """Begin a database made anew from the hub, beside this one, in which own forked work gets a new device."""
        from korpsmonitor_tui.store.heruitgave import Heruitgave

        return Heruitgave(self.pad, self._sleutel, self.monitor, self._toestand)

    # -- destruction by law ------------------------------------------------------------------------------------------

    def maak_schoon(self) -> bool:
        """Take what was destroyed out of every byte of the file; False if that must wait for who is reading.

        Costs as much as copying the database. What is left is finished at the next start. Raises OpslagFout.
        """
        return vernietiging.maak_schoon(self.pad, self._sleutel)

    def _maak_schoon_als_het_kan(self) -> None:
        if vernietiging.moet_schoon(self.lees()):
            with contextlib.suppress(OpslagFout):
                self.maak_schoon()
