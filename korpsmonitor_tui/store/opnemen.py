"""Taking in events from elsewhere: in whatever order they arrive, the projections end up the same.

An event waits until its predecessor in the chain of its device and all its parents are here. Projections only depend
on heads, and heads only on the set of events that are in. Where a hub keeps an event from this laptop, its place in
the chain is taken by a :class:`~korpsmonitor_tui.domain.hub.Schakel`, which gives way to the event if that comes after all.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN, KOLOMMEN, Event, Pakket, van_kolommen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import projecties, vernietiging
from korpsmonitor_tui.store.driver import lees_bij
from korpsmonitor_tui.store.invoegen import voeg_events_in
from korpsmonitor_tui.store.toelating import laat_toe
from korpsmonitor_tui.store.toestand import LEEG, Stempel, laatste

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.hub import Schakel
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.toelating import Toegelaten

_TEGELIJK: Final = 20_000
"""Events that are written together."""


@dataclass(frozen=True, slots=True)
class Opname:
    """What became of a batch: how many events came in, how many wait, and which were refused and why."""

    opgenomen: int
    wachtend: int
    geweigerd: tuple[tuple[str, str], ...] = ()
    """(event id, reason in Dutch)."""


def neem_op(
    db: Database, pakketten: Iterable[Pakket] | Toegelaten, schakels: Iterable[Schakel] = ()
) -> Opname:
    """Take events in, inside the caller's transaction. Idempotent: what is known already is passed over."""
    toegelaten = laat_toe(pakketten)
    opnemer = _Opnemer(db)
    opnemer.geweigerd.update(toegelaten.geweigerd)
    for schakel in schakels:
        opnemer.neem_schakel_op(schakel)
    for pakket in toegelaten.pakketten:
        opnemer.bied_aan(pakket)
    opnemer.voeg_in_wat_kan()
    opnemer.bewaar_wat_wacht()
    wachtend = db.execute("SELECT count(*) FROM event_wachtend WHERE reden = ''").fetchone()[0]
    return Opname(opnemer.opgenomen, wachtend, tuple(opnemer.geweigerd.items()))


class _Opnemer:
    """One batch: what is offered and what waited, per device in the order of its chain."""

    def __init__(self, db: Database) -> None:
        self.opgenomen = 0
        self.geweigerd: dict[str, str] = {}
        self._db = db
        self._einden: dict[str, Stempel] = {}
        self._nieuw: dict[str, Pakket] = {}
        self._wachtrij: dict[str, list[tuple[int, str]]] = {}
        """Per device (dseq, hash), last first once sorted."""
        self._klaar: list[Pakket] = []
        """Taken in and not yet written: many at once cost half of what each by itself does."""
        self._vervangen: list[tuple[str, int]] = []
        """Places of schakels for which their event came; they go when that is written."""
        self._geraakt: dict[tuple[str, str], None] = {}
        """(soort, entiteit) of what must be projected anew."""
        self._geschreven: dict[str, Pakket] = {}
        """By id what was written."""
        self._lamports: dict[str, int] = {}
        """Of events that were looked up or taken in; what was looked up and is not in it, is not in."""
        self._wacht_op: dict[str, list[str]] = {}
        """Per missing parent the devices whose chain stops for it."""
        self._redenen: dict[str, str] = {}
        """Of what came before and is not in: why it never can be, empty if it waits."""
        for hash_, device, dseq, reden in db.execute(
            "SELECT hash, device, dseq, reden FROM event_wachtend"
        ).fetchall():
            self._redenen[hash_] = reden
            if not reden:
                self._wachtrij.setdefault(device, []).append((dseq, hash_))

    def neem_schakel_op(self, schakel: Schakel) -> None:
        """Fill a place in a chain whose event is kept from us; refused where something else stands."""
        daar = hash_op(self._db, schakel.device, schakel.dseq)
        if daar is None:
            self._db.execute(
                "INSERT INTO schakel VALUES (?, ?, ?)", (schakel.device, schakel.dseq, schakel.hash)
            )
            self._einden.pop(schakel.device, None)
            # Events of this device that waited for their predecessor may go in now.
            self._wachtrij.setdefault(schakel.device, [])
        elif daar != schakel.hash:
            plaats = _("vastlegging {dseq} van apparaat {device}").format(
                dseq=schakel.dseq, device=schakel.device
            )
            self.geweigerd[plaats] = _("dit apparaat heeft op deze plaats al iets anders vastgelegd")

    def bied_aan(self, pakket: Pakket) -> None:
        """Put an event in its device's row."""
        event = pakket.event
        if event.hash not in self._nieuw and not self._is_bekend(event):
            self._nieuw[event.hash] = pakket
            self._wachtrij.setdefault(event.device, []).append((event.dseq, event.hash))

    def voeg_in_wat_kan(self) -> None:
        """Move events in as long as one is complete, and write the projections of what they touch."""
        for rij in self._wachtrij.values():
            rij.sort(reverse=True)
        self._zoek_lamports(self._nieuw.values())
        beurten = deque(self._wachtrij)
        while beurten:
            device = beurten.popleft()
            while (pakket := self._volgende(device)) is not None:
                self._neem(pakket)
                beurten.extend(self._wacht_op.pop(pakket.event.id, ()))
                if len(self._klaar) >= _TEGELIJK:
                    self._schrijf()
        self._schrijf()
        projecties.projecteer(self._db, self._geraakt, self._geschreven)

    def _neem(self, pakket: Pakket) -> None:
        """Count an event among those that are in."""
        event = pakket.event
        self._klaar.append(pakket)
        self._lamports[event.id] = event.lamport
        self.opgenomen += 1
        if event.dseq > self._einde(event.device).dseq:
            self._einden[event.device] = Stempel(event.dseq, event.hash)
        else:
            self._vervangen.append((event.device, event.dseq))
        if self._nieuw.pop(event.hash, None) is None:
            self._db.execute("DELETE FROM event_wachtend WHERE hash = ?", (event.hash,))

    def _schrijf(self) -> None:
        """Write what was taken in."""
        self._geraakt.update(voeg_events_in(self._db, self._klaar))
        self._geschreven.update((pakket.event.id, pakket) for pakket in self._klaar)
        self._db.conn.executemany("DELETE FROM schakel WHERE device = ? AND dseq = ?", self._vervangen)
        self._klaar, self._vervangen = [], []

    def bewaar_wat_wacht(self) -> None:
        """Keep for a next time what could not be placed."""
        for hash_, pakket in self._nieuw.items():
            tekst = _codeer(vernietiging.zonder_vernietigde_tekst(self._db, pakket))
            self._db.execute(
                "INSERT OR IGNORE INTO event_wachtend (hash, device, dseq, pakket) VALUES (?, ?, ?, ?)",
                (hash_, pakket.event.device, pakket.event.dseq, tekst),
            )

    def _volgende(self, device: str) -> Pakket | None:
        """The next event of a device if it can go in now; events that never can are taken out of the way."""
        rij = self._wachtrij[device]
        while rij:
            dseq, hash_ = rij[-1]
            vorige, daar = self._rond(device, dseq)
            if vorige is None:
                return None
            pakket = self._nieuw.get(hash_) or self._lees(hash_)
            reden = self._botsing(pakket.event, vorige, daar)
            if not reden:
                ouders = pakket.event.ouders
                ontbreekt = next((ouder for ouder in ouders if ouder not in self._lamports), None)
                if ontbreekt is not None:
                    self._wacht_op.setdefault(ontbreekt, []).append(device)
                    return None
                if not ouders or pakket.event.lamport > max(self._lamports[ouder] for ouder in ouders):
                    rij.pop()
                    return pakket
                reden = _("het staat vóór een vastlegging waarop het voortbouwt")
            rij.pop()
            self._weiger(pakket, reden)
        return None

    def _botsing(self, event: Event, vorige: str, daar: str | None) -> str:
        """Why this event cannot stand at this place in the chain, or an empty text."""
        if event.id in self._lamports or daar not in (None, event.hash):
            return _("dit apparaat heeft op deze plaats al iets anders vastgelegd")
        if event.vorige != vorige:
            return _("het sluit niet aan op de vorige vastlegging van dit apparaat")
        return ""

    def _rond(self, device: str, dseq: int) -> tuple[str | None, str | None]:
        """The hashes at the place before this one, and at this one."""
        einde = self._einde(device)
        if dseq == einde.dseq + 1:
            return einde.hash, None
        return self._hash_op(device, dseq - 1), self._hash_op(device, dseq)

    def _hash_op(self, device: str, dseq: int) -> str | None:
        """The hash at a place in a chain; None beyond its end, or where it was not filled yet."""
        einde = self._einde(device)
        if dseq >= einde.dseq:
            return einde.hash if dseq == einde.dseq else None
        if dseq == 0:
            return BEGIN_VAN_KETEN
        # What was taken in last stands in no table yet.
        self._schrijf()
        return hash_op(self._db, device, dseq)

    def _zoek_lamports(self, pakketten: Iterable[Pakket]) -> None:
        """Look up, of these events and their parents, what is in."""
        ids = {id_: None for pakket in pakketten for id_ in (pakket.event.id, *pakket.event.ouders)}
        self._lamports.update(lees_bij(self._db, "SELECT id, lamport FROM event WHERE id IN", list(ids)))

    def _is_bekend(self, event: Event) -> bool:
        """Whether this very event is in, waits, or was refused before; the last is said again."""
        if event.hash in self._redenen:
            if self._redenen[event.hash]:
                self.geweigerd[event.id] = self._redenen[event.hash]
            return True
        if event.dseq > self._einde(event.device).dseq:
            return False
        hash_ = self._db.execute(
            "SELECT hash FROM event WHERE device = ? AND dseq = ?", (event.device, event.dseq)
        ).fetchone()
        return bool(hash_ == (event.hash,))

    def _einde(self, device: str) -> Stempel:
        """The last place of a chain that is filled, by an event or by a schakel."""
        if device not in self._einden:
            schakel = self._db.execute(
                "SELECT dseq, hash FROM schakel WHERE device = ? ORDER BY dseq DESC LIMIT 1", (device,)
            ).fetchone()
            einden = (laatste(self._db, device), Stempel(*schakel) if schakel else LEEG)
            self._einden[device] = max(einden, key=lambda stempel: stempel.dseq)
        return self._einden[device]

    def _lees(self, hash_: str) -> Pakket:
        tekst = self._db.execute("SELECT pakket FROM event_wachtend WHERE hash = ?", (hash_,)).fetchone()[0]
        kolommen, salt, payload = json.loads(tekst)
        pakket = Pakket(van_kolommen(kolommen), salt, payload)
        self._zoek_lamports([pakket])
        return pakket

    def _weiger(self, pakket: Pakket, reden: str) -> None:
        event = pakket.event
        self.geweigerd[event.id] = reden
        self._nieuw.pop(event.hash, None)
        tekst = _codeer(vernietiging.zonder_vernietigde_tekst(self._db, pakket))
        self._db.execute(
            "INSERT INTO event_wachtend (hash, device, dseq, pakket, reden) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (hash) DO UPDATE SET reden = excluded.reden",
            (event.hash, event.device, event.dseq, tekst, reden),
        )


def _codeer(pakket: Pakket) -> str:
    return json.dumps([list(pakket.event.als_kolommen()), pakket.salt, pakket.payload])


def hash_op(db: Database, device: str, dseq: int) -> str | None:
    """The hash at a place in a device's chain, of an event or of a schakel; None if nothing stands there."""
    rij = db.execute(
        "SELECT hash FROM event WHERE device = ? AND dseq = ? "
        "UNION ALL SELECT hash FROM schakel WHERE device = ? AND dseq = ?",
        (device, dseq, device, dseq),
    ).fetchone()
    return str(rij[0]) if rij else None


def lees_pakketten(db: Database, na: dict[str, int] | None = None) -> list[Pakket]:
    """Every event with its payload, per device after the sequence number in ``na``: what another laptop needs."""
    kolommen = ", ".join(f"e.{kolom}" for kolom in KOLOMMEN)
    vanaf = na or {}
    devices = [rij[0] for rij in db.execute("SELECT DISTINCT device FROM event ORDER BY device").fetchall()]
    return [
        Pakket(van_kolommen(rij[:-2]), rij[-2], rij[-1])
        for device in devices
        for rij in db.execute(
            f"SELECT {kolommen}, p.salt, p.payload FROM event e JOIN event_payload p ON p.event = e.id "
            "WHERE e.device = ? AND e.dseq > ? ORDER BY e.dseq",
            (device, vanaf.get(device, 0)),
        )
    ]
