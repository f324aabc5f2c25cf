"""The heart of the store: its connections, its one writer, and as which device it writes."""

from __future__ import annotations

import functools
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.errors import StapGeweigerd, oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import hubrecht
from korpsmonitor_tui.store.beurt import beurten_van
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import Beschadigd, OpslagFout
from korpsmonitor_tui.store.schrijver import Schrijver
from korpsmonitor_tui.store.sleutelring import Sleutelring
from korpsmonitor_tui.store.toestand import Toestand, laatste
from korpsmonitor_tui.store.transactie import Transactie, Wie
from korpsmonitor_tui.store.voorkeuren import Voorkeuren

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path
    from typing import Self

    from korpsmonitor_tui.store.driver import Database

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


class Storekern:
    """What every part of the store rests on."""

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
        except BaseException:
            self.sluit()
            raise

    def sluit(self) -> None:
        """Finish what is queued and close every connection."""
        self._schrijver.sluit()
        self._gesloten = True
        # Closing a connection under a thread that is reading crashes the program. Let go of, it closes by itself: at
        # once if nobody uses it, else when its thread is done.
        self._lezers = threading.local()

    def __enter__(self) -> Self:
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

    def _kies_device(self, db: Database) -> str:
        try:
            return self._toestand.kies_device(db)
        except OSError as fout:
            raise OpslagFout(
                _("De toestandsmap kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                    oorzaak=oorzaak_van(fout)
                )
            ) from fout
