"""The store: opens a database, gives readers and takes writes, and holds what everything else may rely on."""

from __future__ import annotations

import contextlib
import functools
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.errors import StapGeweigerd, oorzaak_van
from korpsmonitor_tui.domain.event import nieuw_id
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import aanbod, hubrecht, klad, vernietiging
from korpsmonitor_tui.store.beurt import beurten_van
from korpsmonitor_tui.store.controle import Controle, controleer, controleer_ketens, controleer_zoekindex
from korpsmonitor_tui.store.databasebestand import (
    is_versleuteld,
    maak_nieuw,
    richt_in,
    ruim_op,
    weiger_bestaand,
    werk_bij,
)
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import Beschadigd, OpslagFout
from korpsmonitor_tui.store.ontsluiten import ontsluit_hier
from korpsmonitor_tui.store.opnemen import Opname, neem_op
from korpsmonitor_tui.store.schrijver import Schrijver
from korpsmonitor_tui.store.sleutelring import Sleutelring
from korpsmonitor_tui.store.toestand import Toestand, gaat_elders_verder, laatste
from korpsmonitor_tui.store.transactie import Transactie, Wie
from korpsmonitor_tui.store.voorkeuren import Voorkeuren

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.domain.hub import Schakel
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.heruitgave import Heruitgave
    from korpsmonitor_tui.store.reservekopie import Oorsprong

__all__ = ["Omgeving", "Store", "is_versleuteld", "richt_in", "weiger_bestaand", "werk_bij"]

T = TypeVar("T")


def _nu() -> datetime:
    return datetime.now(UTC)


def _bestandskenmerk(pad: Path) -> tuple[int, int] | None:
    """Which file has this name now; None for none."""
    try:
        stat = pad.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What the store needs from outside: the folder with device states, and the clock (UTC)."""

    toestand_map: Path
    klok: Callable[[], datetime] = field(default=_nu)


def _vernietigt(pakketten: Iterable[Pakket]) -> bool:
    """Whether taking these in may leave bytes to be cleaned: tried once, and not again with every batch that follows."""
    return any(pakket.event.soort == vernietiging.SOORT for pakket in pakketten)


class Store:
    """One open database. Close it with :meth:`sluit` or use it as a context manager."""

    def __init__(self, pad: Path, sleutel: bytes | None, omgeving: Omgeving) -> None:
        self.pad = pad
        self._sleutel = sleutel
        self.klok = omgeving.klok
        self._lezers = threading.local()
        self._gesloten = False
        self._onbevestigd = False
        # Before it is opened: what takes its name meanwhile is then refused too.
        self._bestand = _bestandskenmerk(pad)
        self._schrijver = Schrijver(
            lambda: open_database(pad, sleutel),
            pad,
            self._bevestig_toestand,
            beurten_van(pad, omgeving.toestand_map).neem,
        )
        self.sleutels = Sleutelring(
            pad, sleutel, omgeving.toestand_map, lambda taak: self._schrijver.voer_nu_uit(lambda _db: taak())
        )
        try:
            self._toestand = Toestand(omgeving.toestand_map, self.monitor, pad)
            self.voorkeuren = Voorkeuren(omgeving.toestand_map, self.monitor)
            self.device = self._schrijver.voer_nu_uit(self._kies_device)
            self.gered = self._promoveer_klad()
            self._maak_schoon_als_het_kan()
        except BaseException:
            self.sluit()
            raise

    # -- opening -----------------------------------------------------------------------------------------------------

    @classmethod
    def maak(cls, pad: Path, wachtwoord: str | None, omgeving: Omgeving, monitor: str = "") -> Store:
        """Make a new database, encrypted under ``wachtwoord`` or, with None, not encrypted, and open it.

        It is of this ``monitor``, else the first of a new one. Raises DatabaseBestaat if something stands at ``pad``,
        OpslagFout or BestandFout if it cannot be written; nothing is left behind then.
        """
        sleutel = maak_nieuw(pad, wachtwoord, monitor or nieuw_id(omgeving.klok()))
        try:
            store = cls(pad, sleutel, omgeving)
            store.sleutels.slot = store.sleutels.slots()[0] if sleutel is not None else None
            return store
        except BaseException:
            ruim_op(pad)
            raise

    @classmethod
    def open(
        cls,
        pad: Path,
        wachtwoord: Callable[[], str],
        omgeving: Omgeving,
        *,
        als: str = "",
        met_sleutelbos: bool = False,
    ) -> Store:
        """Open an existing database; ``wachtwoord`` is asked for only if it is encrypted.

        With ``met_sleutelbos`` the keyring is asked first, if this device was told to. ``als`` may be the id of who
        will work: their key is tried first. Raises OpslagFout (missing, wrong passphrase, no database, newer version,
        read-only, ...); nothing is changed.
        """
        if not is_versleuteld(pad):
            return cls.open_met_sleutel(pad, None, omgeving)
        ontsluiting = ontsluit_hier(
            pad, wachtwoord, omgeving.toestand_map, als=als, met_sleutelbos=met_sleutelbos
        )
        store = cls.open_met_sleutel(pad, ontsluiting.sleutel, omgeving)
        store.sleutels.slot = ontsluiting.slot
        return store

    @classmethod
    def open_met_sleutel(cls, pad: Path, sleutel: bytes | None, omgeving: Omgeving) -> Store:
        """Open with a data key that is known already, e.g. in a second process of the same user."""
        werk_bij(pad, sleutel)
        return cls(pad, sleutel, omgeving)

    def sluit(self) -> None:
        """Finish what is queued and close every connection."""
        self._schrijver.sluit()
        self._gesloten = True
        # Closing a connection under a thread that is reading crashes the program. Let go of, it closes by itself: at
        # once if nobody uses it, else when its thread is done.
        self._lezers = threading.local()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_fout: object) -> None:
        self.sluit()

    # -- reading -----------------------------------------------------------------------------------------------------

    @property
    def versleuteld(self) -> bool:
        """Whether the file needs a key."""
        return self._sleutel is not None

    def lees(self) -> Database:
        """This thread's own reading connection: writing through it is refused by SQLite itself."""
        db: Database | None = getattr(self._lezers, "db", None)
        if db is None:
            if self._gesloten:
                raise OpslagFout(_("De database is gesloten; er is niets gelezen."))
            db = open_database(self.pad, self._sleutel, alleen_lezen=True)
            self._lezers.db = db
        return db

    @functools.cached_property
    def monitor(self) -> str:
        """The id of this database, the same on every laptop of a monitor."""
        return self._database_id()

    @property
    def stand(self) -> int:
        """Another number whenever something was written through this store: what was read before may be old."""
        return self._schrijver.vastgelegd

    def _database_id(self) -> str:
        rij = self.lees().execute("SELECT waarde FROM meta WHERE sleutel = 'database'").fetchone()
        if rij is None:
            raise Beschadigd(
                _("{pad} heeft geen kenmerk; er is niets gewijzigd. Zet een reservekopie terug.").format(
                    pad=self.pad
                )
            )
        return str(rij[0])

    # -- writing -----------------------------------------------------------------------------------------------------

    def schrijf(self, wie: Wie, taak: Callable[[Transactie], T]) -> Future[T]:
        """Run ``taak`` as one handeling on the writer thread: everything it records is durable, or nothing is.

        Raises StapGeweigerd if the database was opened with the key of somebody else.
        """
        self._eis_houder(wie)
        return self._schrijver.voer_uit(lambda db: self._voer_handeling_uit(db, wie, taak))

    def voer_uit(self, wie: Wie, taak: Callable[[Transactie], T]) -> T:
        """As :meth:`schrijf`, waiting for the result. Raises KorpsmonitorFout."""
        self._eis_houder(wie)
        return self._schrijver.voer_nu_uit(lambda db: self._voer_handeling_uit(db, wie, taak))

    def _eis_houder(self, wie: Wie) -> None:
        if self.sleutels.houder not in ("", wie.actor):
            raise StapGeweigerd(
                _("Deze database is geopend met de sleutel van een ander; de wijziging is niet opgeslagen.")
            )

    def _voer_handeling_uit(self, db: Database, wie: Wie, taak: Callable[[Transactie], T]) -> T:
        self._eis_eigen_bestand()
        transactie = Transactie(db, wie, self.device, self.klok())
        resultaat = taak(transactie)
        hubrecht.eis_recht(transactie.bij(), transactie.events)
        if transactie.events:
            self._onbevestigd = True
            try:
                self._toestand.onthoud(self.device, transactie.begin, transactie.einde)
            except OSError as fout:
                raise OpslagFout(
                    _(
                        "De toestandsmap kan niet worden geschreven ({oorzaak}); de wijziging is niet opgeslagen."
                    ).format(oorzaak=oorzaak_van(fout))
                ) from fout
        return resultaat

    def _eis_eigen_bestand(self) -> None:
        """Raise OpslagFout if another file took the place of ours: what is written in ours nobody would find again."""
        if _bestandskenmerk(self.pad) != self._bestand:
            raise OpslagFout(
                _(
                    "{pad} is intussen verplaatst of vervangen; de wijziging is niet opgeslagen, al het eerdere wel. "
                    "Sluit het programma en open de database opnieuw."
                ).format(pad=self.pad)
            )

    def _bevestig_toestand(self, db: Database) -> None:
        """Remember where the chain ended up: until then a copy from just before the last commit passes for ours."""
        if self._onbevestigd:
            stempel = laatste(db, self.device)
            self._toestand.onthoud(self.device, stempel, stempel)
            self._onbevestigd = False

    def neem_op(
        self,
        pakketten: Iterable[Pakket],
        schakels: Iterable[Schakel] = (),
        stand: Mapping[str, str] | None = None,
        terwijl: Callable[[], object] = lambda: None,
    ) -> Opname:
        """Take in events from elsewhere; any order of arrival gives the same projections.

        ``stand`` (how far this laptop is with its hub, see :meth:`hubstand`) is remembered with them: together or not
        at all, so that whoever is killed in between goes on where it really was. ``terwijl`` is called when all is
        written, while the disk makes it durable.
        """
        lijst, plaatsen = list(pakketten), list(schakels)
        opname = self._schrijver.voer_uit_terwijl(
            lambda db: self._neem_op(db, lijst, plaatsen, stand or {}), terwijl
        )
        if _vernietigt(lijst):
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
                deel = self._neem_op(db, list(pakketten), list(schakels), {})
                som = Opname(som.opgenomen + deel.opgenomen, deel.wachtend, (*som.geweigerd, *deel.geweigerd))
            hubrecht.onthoud(db, stand or {})
            return som

        opname = self._schrijver.voer_nu_uit(taak)
        if vernietigt:
            self._maak_schoon_als_het_kan()
        return opname

    def _neem_op(
        self, db: Database, pakketten: list[Pakket], schakels: list[Schakel], stand: Mapping[str, str]
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

    # -- drafts ------------------------------------------------------------------------------------------------------

    def bewaar_klad(
        self, wie: Wie, soort: str, entiteit: str, veld: str, tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        """Keep text that is being typed: durable when the future is done, not yet an event."""
        return self._bewaar_klad(wie, (soort, entiteit, veld), tekst, koppen)

    def _bewaar_klad(
        self, wie: Wie, plaats: tuple[str, str, str], tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        def taak(db: Database) -> None:
            self._eis_eigen_bestand()
            klad.bewaar(db, wie, plaats, tekst, koppen, self.klok())

        return self._schrijver.voer_uit(taak)

    def vergeet_klad(self, soort: str, entiteit: str, veld: str) -> Future[None]:
        """Drop a draft that its owner gave up."""
        return self._schrijver.voer_uit(lambda db: klad.vergeet(db, soort, entiteit, veld))

    def zet_en_vergeet_klad(
        self, wie: Wie, soort: str, entiteit: str, veld: str, tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        """Make typed text an event on the heads that the field was opened on, and drop its draft, together."""

        def taak(transactie: Transactie) -> None:
            transactie.zet(soort, entiteit, veld, tekst, op=koppen)
            klad.vergeet(transactie.db, soort, entiteit, veld)

        return self.schrijf(wie, taak)

    def bewaar_formulier(self, wie: Wie, formulier: str, tekst: str) -> Future[None]:
        """Keep what is typed in a form that becomes an event only as a whole, for who typed it, on this device."""
        return self._bewaar_klad(wie, (klad.FORMULIER, formulier, wie.actor), tekst, ())

    def lees_formulier(self, wie: Wie, formulier: str) -> str:
        """What this person left in a form, also if the program was killed; empty for nothing."""
        return klad.lees_formulier(self.lees(), wie.actor, formulier)

    def vergeet_formulier(self, wie: Wie, formulier: str) -> Future[None]:
        """Drop what was typed in a form: it was recorded, or given up."""
        return self._schrijver.voer_uit(lambda db: klad.vergeet_formulier(db, wie.actor, formulier))

    def _promoveer_klad(self) -> tuple[klad.Klad, ...]:
        """Make what was being typed when a program stopped into events. Returns what was rescued."""
        return tuple(rest for rest in klad.verlaten(self.lees(), self.klok()) if self._promoveer(rest))

    def _promoveer(self, rest: klad.Klad) -> bool:
        """Make one draft an event by who typed it; False if another program did, or its owner typed on.

        False as well for what is not this laptop's to write any more: that stays a draft until it is.
        """

        def taak(transactie: Transactie) -> bool:
            koppen = klad.neem(transactie.db, rest)
            if koppen is None:
                return False
            transactie.zet(rest.soort, rest.entiteit, rest.veld, rest.tekst, op=koppen)
            return True

        try:
            return self.voer_uit(Wie(rest.actor, rest.editie, rest.team), taak)
        except hubrecht.HubrechtOntbreekt:
            return False

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

    # -- backups -----------------------------------------------------------------------------------------------------

    @property
    def oorsprong(self) -> Oorsprong:
        """What a backup is made of and verified with, also in another process of the same user."""
        from korpsmonitor_tui.store.reservekopie import Oorsprong

        slot = self.sleutels.slot.kenmerk if self.sleutels.slot is not None else ""
        return Oorsprong(self.pad, self._sleutel, self.monitor, self._toestand.herkomst, slot)

    # -- integrity ---------------------------------------------------------------------------------------------------

    def controleer(self) -> Controle:
        """Verify file, chains, payloads, projections and the search index."""
        uitkomst = self._controleer_met(controleer)
        # Only a connection that may write can ask the search index, though nothing is written.
        index = self._schrijver.voer_nu_uit(controleer_zoekindex)
        return replace(uitkomst, gebreken=(*uitkomst.gebreken, *index))

    def controleer_ketens(self) -> Controle:
        """Verify chains and payloads alone: seconds for a million events."""
        return self._controleer_met(controleer_ketens)

    def _controleer_met(self, controle: Callable[[Database], Controle]) -> Controle:
        db = open_database(self.pad, self._sleutel, alleen_lezen=True)
        try:
            return controle(db)
        finally:
            db.close()

    def _kies_device(self, db: Database) -> str:
        try:
            return self._toestand.kies_device(db)
        except OSError as fout:
            raise OpslagFout(
                _("De toestandsmap kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                    oorzaak=oorzaak_van(fout)
                )
            ) from fout
