"""A forked device's work put again under a new device, in a database made anew from what the hub has.

Two copies of one laptop both wrote at the same places of one chain. The hub has the work of the copy that came first;
that of the other can never follow it there. Its events get a new place, under a new device, and stay otherwise what
they are: id, person, time, parents and text. What was approved therefore stays approved, and a conflict a conflict.

The new database is made beside the old one, verified, and takes its name in one step; the old file stays under
another name. Killed at any moment, there is the one or the other.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN, KOLOMMEN, Pakket, bereken_hash, van_kolommen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import hubrecht
from korpsmonitor_tui.store.controle import controleer
from korpsmonitor_tui.store.databasebestand import richt_in
from korpsmonitor_tui.store.driver import DriverFout, begrijpelijk, open_database
from korpsmonitor_tui.store.fouten import Beschadigd, DatabaseBezet, OpslagFout
from korpsmonitor_tui.store.opnemen import neem_op
from korpsmonitor_tui.store.schijf import geef_naam, leg_vast, maak_besloten, naast, ruim_op
from korpsmonitor_tui.store.schrijver import in_transactie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.toestand import laatste

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from korpsmonitor_tui.domain.hub import Schakel
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.toestand import Toestand

ACHTERVOEGSEL: Final = "voor-heraanmelden"
"""What the old database is called after, before the day and time."""

_ALLEEN_HIER: Final = ("klad", "hubstand")
"""Tables of this laptop alone, which no event fills."""

_LEES_PAKKET: Final = (
    f"SELECT {', '.join(f'e.{kolom}' for kolom in KOLOMMEN)}, p.salt, p.payload "
    "FROM event e JOIN event_payload p ON p.event = e.id WHERE e.device = ? AND e.dseq = ?"
)


class Heruitgave:
    """The new database while it is being made. A context manager: what is not put in place leaves nothing behind."""

    def __init__(self, pad: Path, sleutel: bytes | None, monitor: str, toestand: Toestand) -> None:
        self.device = str(uuid.uuid4())
        """The device that the own work is put under."""
        self._pad = pad
        self._sleutel = sleutel
        self._toestand = toestand
        self._nieuw = naast(pad)
        richt_in(self._nieuw, sleutel, monitor)
        self._db = open_database(self._nieuw, sleutel)
        self._gezien: list[tuple[Any, ...]] = []

    def __enter__(self) -> Heruitgave:
        return self

    def __exit__(self, *_fout: object) -> None:
        self._db.close()
        ruim_op(self._nieuw)

    # -- filling it --------------------------------------------------------------------------------------------------

    def neem_op(self, pakketten: Iterable[Pakket], schakels: Iterable[Schakel]) -> None:
        """Take in what the hub has. Raises Beschadigd if its chains do not hold."""
        lijst, plaatsen = list(pakketten), list(schakels)
        opname = in_transactie(self._db, lambda db: neem_op(db, lijst, plaatsen), self._nieuw)
        if opname.geweigerd:
            wat, reden = opname.geweigerd[0]
            raise Beschadigd(
                _("Van de hub is {wat} niet te gebruiken: {reden}. Uw database is niet gewijzigd.").format(
                    wat=wat, reden=reden
                )
            )

    def voeg_eigen_toe(self, stand: Mapping[str, str]) -> int:
        """Add what only this laptop has, with what it remembers besides; returns how many events got a new place.

        Raises Beschadigd if anything of the old database would not be in the new one.
        """
        oud = open_database(self._pad, self._sleutel, alleen_lezen=True)
        try:
            # One snapshot: what another program writes meanwhile is noticed when the files change places.
            oud.execute("BEGIN")
            self._gezien = _merk(oud)
            eigen, gevorkt = self._verschil(oud)
            opnieuw = self._geef_opnieuw_uit(gevorkt)
            in_transactie(
                self._db, lambda db: self._neem_eigen_op(db, oud, [*eigen, *opnieuw], stand), self._nieuw
            )
            self._controleer(oud)
        finally:
            oud.close()
        return len(opnieuw)

    def _verschil(self, oud: Database) -> tuple[list[Pakket], list[Pakket]]:
        """What the hub has not: events whose place is still free, and those whose chain went another way there."""
        hub = {
            (device, dseq): hash_
            for device, dseq, hash_ in self._db.execute(
                "SELECT device, dseq, hash FROM event UNION ALL SELECT device, dseq, hash FROM schakel"
            ).fetchall()
        }
        ids = {rij[0] for rij in self._db.execute("SELECT id FROM event").fetchall()}
        eigen: list[tuple[str, int]] = []
        gevorkt: list[tuple[str, int]] = []
        loopt_mee: dict[str, str] = {}
        """Per device the hash after which its chain can go on at the hub."""
        for device, dseq, id_, hash_, vorige in oud.execute(
            "SELECT device, dseq, id, hash, vorige FROM event ORDER BY device, dseq"
        ).fetchall():
            daar = hub.get((device, dseq))
            if daar == hash_:
                loopt_mee[device] = hash_
            elif id_ in ids:
                # Put again from another copy already.
                loopt_mee[device] = ""
            elif daar is None and loopt_mee.get(device, BEGIN_VAN_KETEN) == vorige:
                eigen.append((device, dseq))
                loopt_mee[device] = hash_
            else:
                gevorkt.append((device, dseq))
                loopt_mee[device] = ""
        return _lees(oud, eigen), _lees(oud, gevorkt)

    def _geef_opnieuw_uit(self, pakketten: list[Pakket]) -> list[Pakket]:
        """The same events as a chain of the new device; parents stay before their children."""
        vorige, opnieuw = BEGIN_VAN_KETEN, []
        for dseq, pakket in enumerate(sorted(pakketten, key=lambda p: p.event.orde), start=1):
            event = replace(pakket.event, device=self.device, dseq=dseq, vorige=vorige)
            event = replace(event, hash=bereken_hash(event.als_kolommen()[:-1]))
            opnieuw.append(Pakket(event, pakket.salt, pakket.payload))
            vorige = event.hash
        return opnieuw

    def _neem_eigen_op(
        self, db: Database, oud: Database, pakketten: list[Pakket], stand: Mapping[str, str]
    ) -> None:
        for tabel in _ALLEEN_HIER:
            _kopieer(oud, db, tabel)
        # Here no chain is forked any more.
        db.execute("DELETE FROM hubstand WHERE naam = ?", (hubrecht.VORKEN,))
        wachtend = oud.execute("SELECT pakket FROM event_wachtend WHERE reden = ''").fetchall()
        neem_op(db, [*pakketten, *(_decodeer(rij[0]) for rij in wachtend)])
        hubrecht.onthoud(db, stand)

    def _controleer(self, oud: Database) -> None:
        """Every event of the old database stands in the new one, or its place is kept by the hub, and all holds."""
        ids = {rij[0] for rij in self._db.execute("SELECT id FROM event").fetchall()}
        plaatsen = {rij[0] for rij in self._db.execute("SELECT hash FROM schakel").fetchall()}
        kwijt = [
            id_
            for id_, hash_ in oud.execute("SELECT id, hash FROM event").fetchall()
            if id_ not in ids and hash_ not in plaatsen
        ]
        gebreken = controleer(self._db).gebreken
        if kwijt or gebreken:
            wat = kwijt[0] if kwijt else f"{gebreken[0].plaats}: {gebreken[0].uitleg}"
            raise Beschadigd(
                _(
                    "De nieuwe database zou niet kloppen ({wat}); uw database is niet gewijzigd. "
                    "Controleer haar met `korpsmonitor controleer`."
                ).format(wat=wat)
            )

    # -- putting it in place -----------------------------------------------------------------------------------------

    def verwissel(self, bewaard: Path, bij_wissel: Callable[[], None] = lambda: None) -> None:
        """Give the new database its name; the old one, which nobody may have open, goes on as ``bewaard``.

        Raises DatabaseBezet if another program has it open or wrote in it, OpslagFout if files cannot be written.
        """
        stempel = laatste(self._db, self.device)
        with begrijpelijk(self._nieuw):
            # All in one file: a log beside it would not move along.
            self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()
        oud = self._neem_alleen()
        try:
            leg_vast(self._nieuw)
            bij_wissel()
            if os.name != "posix":
                # There a file that is open cannot change its name.
                oud.close()
            with contextlib.ExitStack() as tot_gewisseld:
                _bewaar(self._pad, bewaard, tot_gewisseld)
                leg_vast(self._pad.parent)
                self._nieuw.replace(self._pad)
                leg_vast(self._pad.parent)
            self._toestand.onthoud(self.device, stempel, stempel)
        except OSError as fout:
            raise OpslagFout(
                _(
                    "De nieuwe database kan niet op haar plaats worden gezet ({oorzaak}); kijk of {pad} er staat en "
                    "zet anders {bewaard} terug."
                ).format(oorzaak=oorzaak_van(fout), pad=self._pad, bewaard=bewaard.name)
            ) from fout
        finally:
            oud.close()

    def _neem_alleen(self) -> Database:
        """Hold the old database for ourselves, its log folded in."""
        oud = open_database(self._pad, self._sleutel)
        try:
            # Refused as long as anybody else has it open: what they wrote after this would be left behind.
            oud.execute("PRAGMA journal_mode = DELETE")
            oud.execute("BEGIN EXCLUSIVE")
            if _merk(oud) != self._gezien:
                raise _bezet(self._pad)
        except DriverFout as fout:
            oud.close()
            raise _bezet(self._pad) from fout
        except BaseException:
            oud.close()
            raise
        return oud


def _merk(db: Database) -> list[tuple[Any, ...]]:
    """Another value once anything was written that has to move along."""
    return [
        *db.execute("SELECT max(rowid) FROM event").fetchall(),
        *db.execute("SELECT * FROM klad ORDER BY soort, entiteit, veld, proces").fetchall(),
    ]


def _bezet(pad: Path) -> DatabaseBezet:
    return DatabaseBezet(
        _(
            "{pad} is ook in een ander programma open; er is niets gewijzigd. Sluit dat, en geef de opdracht opnieuw."
        ).format(pad=pad)
    )


def _bewaar(pad: Path, bewaard: Path, tot_gewisseld: contextlib.ExitStack) -> None:
    """Let the old database have a second name, with a key file that opens it."""
    if pad_van(pad).exists():
        shutil.copy2(pad_van(pad), pad_van(bewaard))
        leg_vast(pad_van(bewaard))
    try:
        os.link(pad, bewaard)
    except FileExistsError:
        raise
    except OSError:
        _bewaar_als_kopie(pad, bewaard, tot_gewisseld)


def _bewaar_als_kopie(pad: Path, bewaard: Path, tot_gewisseld: contextlib.ExitStack) -> None:
    """The same on a file system without second names, while the database stays locked."""
    # Closing a file takes all locks of this process off it: this one is closed once another file has its name.
    bron = tot_gewisseld.enter_context(pad.open("rb"))
    tijdelijk = naast(bewaard)
    maak_besloten(tijdelijk)
    try:
        with tijdelijk.open("wb") as doel:
            shutil.copyfileobj(bron, doel)
        leg_vast(tijdelijk)
        geef_naam(tijdelijk, bewaard)
    finally:
        tijdelijk.unlink(missing_ok=True)


def _lees(db: Database, plaatsen: Iterable[tuple[str, int]]) -> list[Pakket]:
    rijen = (db.execute(_LEES_PAKKET, plaats).fetchone() for plaats in plaatsen)
    return [Pakket(van_kolommen(rij[:-2]), rij[-2], rij[-1]) for rij in rijen]


def _kopieer(van: Database, naar: Database, tabel: str) -> None:
    for rij in van.execute(f"SELECT * FROM {tabel}").fetchall():
        naar.execute(f"INSERT OR REPLACE INTO {tabel} VALUES ({', '.join('?' * len(rij))})", rij)


def _decodeer(tekst: str) -> Pakket:
    kolommen, salt, payload = json.loads(tekst)
    return Pakket(van_kolommen(kolommen), salt, payload)
