"""The store: opens a database, gives readers and takes writes, and holds what everything else may rely on."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from korpsmonitor_tui.domain.event import nieuw_id
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import klad, migraties, sleutelbestand
from korpsmonitor_tui.store.controle import Controle, controleer
from korpsmonitor_tui.store.driver import DriverFout, maak_begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import (
    Beschadigd,
    DatabaseBestaat,
    DatabaseOntbreekt,
    GeenDatabase,
    OpslagFout,
    SleutelOntbreekt,
)
from korpsmonitor_tui.store.opnemen import Opname, neem_op
from korpsmonitor_tui.store.schrijver import Schrijver, in_transactie
from korpsmonitor_tui.store.toestand import Stempel, Toestand, laatste
from korpsmonitor_tui.store.transactie import Transactie, Wie
from korpsmonitor_tui.store.voorkeuren import Voorkeuren

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.store.driver import Database

T = TypeVar("T")

_KOPREGEL = b"SQLite format 3\x00"


def _nu() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What the store needs from outside: the folder with device states, and the clock (UTC)."""

    toestand_map: Path
    klok: Callable[[], datetime] = field(default=_nu)


class Store:
    """One open database. Close it with :meth:`sluit` or use it as a context manager."""

    def __init__(self, pad: Path, sleutel: bytes | None, omgeving: Omgeving) -> None:
        self.pad = pad
        self._sleutel = sleutel
        self.klok = omgeving.klok
        self._lezers = threading.local()
        self._alle_lezers: list[Database] = []
        self._slot = threading.Lock()
        self._schrijver = Schrijver(lambda: open_database(pad, sleutel), pad)
        db = self.lees()
        database_id = db.execute("SELECT waarde FROM meta WHERE sleutel = 'database'").fetchone()[0]
        self._toestand = Toestand(omgeving.toestand_map, database_id)
        self.voorkeuren = Voorkeuren(omgeving.toestand_map, database_id)
        self.device = self._kies_device()
        self.gered = self._promoveer_klad()

    # -- opening -----------------------------------------------------------------------------------------------------

    @classmethod
    def maak(cls, pad: Path, wachtwoord: str | None, omgeving: Omgeving) -> Store:
        """Make a new database, encrypted under ``wachtwoord`` or, with None, not encrypted, and open it.

        Raises DatabaseBestaat if something stands at ``pad``, OpslagFout or BestandFout if it cannot be written;
        nothing is left behind then.
        """
        if pad.exists() or sleutelbestand.pad_van(pad).exists():
            raise DatabaseBestaat(
                _(
                    "Er staat al een database of sleutelbestand op {pad}; er is niets gewijzigd. Kies een ander pad."
                ).format(pad=pad)
            )
        try:
            pad.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fout:
            raise OpslagFout(
                _("De map {map} kan niet worden gemaakt ({oorzaak}); er is niets gewijzigd.").format(
                    map=pad.parent, oorzaak=fout.strerror or fout
                )
            ) from fout
        sleutel = None if wachtwoord is None else sleutelbestand.maak_sleutelbestand(pad, wachtwoord)
        try:
            richt_in(pad, sleutel, nieuw_id(omgeving.klok()))
        except BaseException:
            for rest in (pad, pad.with_name(pad.name + "-wal"), pad.with_name(pad.name + "-shm")):
                rest.unlink(missing_ok=True)
            sleutelbestand.pad_van(pad).unlink(missing_ok=True)
            raise
        return cls(pad, sleutel, omgeving)

    @classmethod
    def open(cls, pad: Path, wachtwoord: Callable[[], str], omgeving: Omgeving) -> Store:
        """Open an existing database; ``wachtwoord`` is asked for only if it is encrypted.

        Raises OpslagFout (missing, wrong passphrase, no database, newer version, read-only, ...); nothing is changed.
        """
        sleutel = sleutelbestand.open_sleutelbestand(pad, wachtwoord) if is_versleuteld(pad) else None
        werk_bij(pad, sleutel)
        return cls(pad, sleutel, omgeving)

    @classmethod
    def open_met_sleutel(cls, pad: Path, sleutel: bytes | None, omgeving: Omgeving) -> Store:
        """Open with a data key that is known already, e.g. in a second process of the same user."""
        werk_bij(pad, sleutel)
        return cls(pad, sleutel, omgeving)

    def sluit(self) -> None:
        """Finish what is queued and close every connection."""
        self._schrijver.sluit()
        with self._slot:
            for lezer in self._alle_lezers:
                lezer.close()
            self._alle_lezers.clear()
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
            db = open_database(self.pad, self._sleutel, alleen_lezen=True)
            self._lezers.db = db
            with self._slot:
                self._alle_lezers.append(db)
        return db

    # -- writing -----------------------------------------------------------------------------------------------------

    def schrijf(self, wie: Wie, taak: Callable[[Transactie], T]) -> Future[T]:
        """Run ``taak`` as one handeling on the writer thread: everything it records is durable, or nothing is."""
        return self._schrijver.voer_uit(lambda db: self._voer_handeling_uit(db, wie, taak))

    def voer_uit(self, wie: Wie, taak: Callable[[Transactie], T]) -> T:
        """As :meth:`schrijf`, waiting for the result. Raises KorpsmonitorFout."""
        return self.schrijf(wie, taak).result()

    def _voer_handeling_uit(self, db: Database, wie: Wie, taak: Callable[[Transactie], T]) -> T:
        vorige = laatste(db, self.device)
        transactie = Transactie(db, wie, self.device, self.klok())
        resultaat = taak(transactie)
        transactie.bij()
        if transactie.events:
            nieuwste = transactie.events[-1]
            try:
                self._toestand.onthoud(self.device, vorige, Stempel(nieuwste.dseq, nieuwste.hash))
            except OSError as fout:
                raise OpslagFout(
                    _(
                        "De toestandsmap kan niet worden geschreven ({oorzaak}); de wijziging is niet opgeslagen."
                    ).format(oorzaak=fout.strerror or fout)
                ) from fout
        return resultaat

    def neem_op(self, pakketten: Iterable[Pakket]) -> Opname:
        """Take in events from elsewhere; any order of arrival gives the same projections."""
        lijst = list(pakketten)
        return self._schrijver.voer_uit(lambda db: neem_op(db, lijst)).result()

    # -- drafts ------------------------------------------------------------------------------------------------------

    def bewaar_klad(
        self, wie: Wie, soort: str, entiteit: str, veld: str, tekst: str, koppen: Sequence[str]
    ) -> Future[None]:
        """Keep text that is being typed: durable when the future is done, not yet an event."""
        return self._schrijver.voer_uit(
            lambda db: klad.bewaar(db, wie, (soort, entiteit, veld), tekst, koppen, self.klok())
        )

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

    def _promoveer_klad(self) -> tuple[klad.Klad, ...]:
        """Make what was being typed when a program stopped into events. Returns what was rescued."""
        gered = klad.verlaten(self.lees(), self.klok())
        for rest in gered:
            self.zet_en_vergeet_klad(
                Wie(rest.actor, rest.editie), rest.soort, rest.entiteit, rest.veld, rest.tekst, rest.koppen
            ).result()
        return tuple(gered)

    # -- integrity ---------------------------------------------------------------------------------------------------

    def controleer(self) -> Controle:
        """Verify file, chains, payloads and projections."""
        try:
            return controleer(self.lees())
        except DriverFout as fout:
            raise maak_begrijpelijk(fout, self.pad) from fout

    def _kies_device(self) -> str:
        try:
            return self._schrijver.voer_uit(self._toestand.kies_device).result()
        except OSError as fout:
            raise OpslagFout(
                _("De toestandsmap kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                    oorzaak=fout.strerror or fout
                )
            ) from fout


def is_versleuteld(pad: Path) -> bool:
    """Whether the database at ``pad`` needs a key. Raises DatabaseOntbreekt, SleutelOntbreekt or OpslagFout."""
    try:
        with pad.open("rb") as bestand:
            begin = bestand.read(len(_KOPREGEL))
    except FileNotFoundError:
        raise DatabaseOntbreekt(
            _(
                "Er is nog geen database op {pad}. Maak er een met `korpsmonitor init` of probeer `korpsmonitor demo`."
            ).format(pad=pad)
        ) from None
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden gelezen ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=fout.strerror or fout
            )
        ) from fout
    if begin == _KOPREGEL:
        return False
    if not begin:
        raise GeenDatabase(
            _("{pad} is een leeg bestand en geen database van korpsmonitor; er is niets gewijzigd.").format(
                pad=pad
            )
        )
    return True


def richt_in(pad: Path, sleutel: bytes | None, database_id: str) -> None:
    """Write the schema of a new database. Raises OpslagFout."""
    db = open_database(pad, sleutel)
    try:
        migraties.pas_toe(db)
        in_transactie(db, lambda d: d.execute("INSERT INTO meta VALUES ('database', ?)", (database_id,)), pad)
    except DriverFout as fout:
        raise maak_begrijpelijk(fout, pad) from fout
    finally:
        db.close()


def werk_bij(pad: Path, sleutel: bytes | None) -> None:
    """Check that this is a database of ours and bring its schema up to date, after a verified backup.

    Raises GeenDatabase, NieuwereVersie, Beschadigd or OpslagFout; the schema is then as it was.
    """
    db = open_database(pad, sleutel)
    try:
        tabellen = set(db.table_names())
        if not {"event", "meta"} <= tabellen:
            raise GeenDatabase(
                _(
                    "{pad} is wel een SQLite-bestand, maar geen database van korpsmonitor; er is niets gewijzigd."
                ).format(pad=pad)
            )
        te_doen = migraties.openstaand(db, pad)
        if te_doen:
            maak_reservekopie(db, pad, pad.with_name(f"{pad.name}.voor-{te_doen[0]}"), sleutel)
            migraties.pas_toe(db)
        ontbrekend = migraties.ontbrekende_triggers(db)
        if ontbrekend:
            raise Beschadigd(
                _(
                    "In {pad} ontbreekt de beveiliging {naam}; er is niets gewijzigd. Zet een reservekopie terug."
                ).format(pad=pad, naam=", ".join(ontbrekend))
            )
    except DriverFout as fout:
        raise maak_begrijpelijk(fout, pad) from fout
    finally:
        db.close()


def maak_reservekopie(db: Database, pad: Path, doel: Path, sleutel: bytes | None) -> None:
    """Copy the database whole, with its key file, and verify the copy by opening and reading it.

    Raises OpslagFout if it cannot be written or does not hold together; the copy is then removed.
    """
    try:
        doel.unlink(missing_ok=True)
        db.execute("VACUUM INTO ?", (str(doel),))
        if sleutel is not None:
            shutil.copy2(sleutelbestand.pad_van(pad), sleutelbestand.pad_van(doel))
        kopie = open_database(doel, sleutel, alleen_lezen=True)
        try:
            gaaf = kopie.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            vraag = "SELECT count(*) FROM event"
            gelijk = kopie.execute(vraag).fetchone() == db.execute(vraag).fetchone()
        finally:
            kopie.close()
        if not (gaaf and gelijk):
            doel.unlink(missing_ok=True)
            raise Beschadigd(_("De reservekopie {doel} klopt niet; er is niets gewijzigd.").format(doel=doel))
    except FileNotFoundError as fout:
        raise SleutelOntbreekt(str(fout)) from fout
    except OSError as fout:
        raise OpslagFout(
            _("De reservekopie {doel} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                doel=doel, oorzaak=fout.strerror or fout
            )
        ) from fout
