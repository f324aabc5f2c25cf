"""Taking in events from elsewhere: in whatever order they arrive, the projections end up the same.

An event waits until its predecessor in the chain of its device and all its parents are here. Projections only depend
on heads, and heads only on the set of events that are in.
"""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN, Pakket, van_kolommen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import projecties
from korpsmonitor_tui.store.transactie import voeg_event_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.event import Event
    from korpsmonitor_tui.store.driver import Database

_GROOTSTE: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Opname:
    """What became of a batch: how many events came in, how many wait, and which were refused and why."""

    opgenomen: int
    wachtend: int
    geweigerd: tuple[tuple[str, str], ...] = ()
    """(event id, reason in Dutch)."""


def neem_op(db: Database, pakketten: Iterable[Pakket]) -> Opname:
    """Take events in, inside the caller's transaction. Idempotent: what is known already is passed over."""
    geweigerd: list[tuple[str, str]] = []
    for pakket in pakketten:
        reden = _reden_tot_weigering(db, pakket)
        if reden:
            geweigerd.append((pakket.event.id, reden))
        elif not _is_bekend(db, pakket.event):
            db.execute(
                "INSERT OR IGNORE INTO event_wachtend (id, device, dseq, pakket) VALUES (?, ?, ?, ?)",
                (pakket.event.id, pakket.event.device, pakket.event.dseq, _codeer(pakket)),
            )
    opgenomen, gebroken = _voeg_in_wat_kan(db)
    geweigerd += gebroken
    wachtend = db.execute("SELECT count(*) FROM event_wachtend WHERE reden = ''").fetchone()[0]
    return Opname(opgenomen, wachtend, tuple(geweigerd))


def _reden_tot_weigering(db: Database, pakket: Pakket) -> str:
    """Why this event can never be taken in, or an empty text."""
    event = pakket.event
    if not (0 < event.dseq <= _GROOTSTE and 0 < event.lamport <= _GROOTSTE and 0 <= event.vorm <= _GROOTSTE):
        return _("de nummering is onmogelijk")
    if event.ouders != tuple(sorted(set(event.ouders))) or event.id in event.ouders:
        return _("de voorgangers staan niet goed vermeld")
    if event.herbereken() != event.hash:
        return _("de inhoud is na vastlegging gewijzigd")
    if not pakket.payload_klopt():
        return _("de tekst is na vastlegging gewijzigd")
    botsing = db.execute(
        "SELECT 1 FROM event WHERE hash IS NOT ? AND (id = ? OR (device = ? AND dseq = ?))",
        (event.hash, event.id, event.device, event.dseq),
    ).fetchone()
    if botsing:
        return _("dit apparaat heeft op deze plaats al iets anders vastgelegd")
    return ""


def _is_bekend(db: Database, event: Event) -> bool:
    return db.execute("SELECT 1 FROM event WHERE id = ?", (event.id,)).fetchone() is not None


def _voeg_in_wat_kan(db: Database) -> tuple[int, list[tuple[str, str]]]:
    """Move waiting events in as long as one is complete; refuse those that break their device's chain."""
    geraakt: dict[tuple[str, str], None] = {}
    gebroken: list[tuple[str, str]] = []
    rijen = _wachtrijen(db)
    verder = dict(db.execute("SELECT device, max(dseq) + 1 FROM event GROUP BY device").fetchall())
    opgenomen, vordert = 0, True
    while vordert:
        vordert = False
        for device, rij in rijen.items():
            while rij and rij[0][0] == verder.get(device, 1):
                pakket = _lees_wachtend(db, rij[0][1])
                if not _ouders_aanwezig(db, pakket.event):
                    break
                rij.popleft()
                vordert = True
                reden = _ketenbreuk(db, pakket.event)
                if reden:
                    db.execute("UPDATE event_wachtend SET reden = ? WHERE id = ?", (reden, pakket.event.id))
                    gebroken.append((pakket.event.id, reden))
                    continue
                voeg_event_in(db, pakket)
                db.execute("DELETE FROM event_wachtend WHERE id = ?", (pakket.event.id,))
                geraakt[(pakket.event.soort, pakket.event.entiteit)] = None
                verder[device] = pakket.event.dseq + 1
                opgenomen += 1
    projecties.projecteer(db, geraakt)
    return opgenomen, gebroken


def _wachtrijen(db: Database) -> dict[str, deque[tuple[int, str]]]:
    """Per device the waiting (dseq, id), in order of its chain."""
    rijen: dict[str, deque[tuple[int, str]]] = {}
    for device, dseq, id_ in db.execute(
        "SELECT device, dseq, id FROM event_wachtend WHERE reden = '' ORDER BY device, dseq, id"
    ).fetchall():
        rijen.setdefault(device, deque()).append((dseq, id_))
    return rijen


def _lees_wachtend(db: Database, id_: str) -> Pakket:
    tekst = db.execute("SELECT pakket FROM event_wachtend WHERE id = ?", (id_,)).fetchone()[0]
    return _decodeer(tekst)


def _ouders_aanwezig(db: Database, event: Event) -> bool:
    if not event.ouders:
        return True
    aanwezig = db.execute(
        "SELECT count(*) FROM event WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(event.ouders),)
    ).fetchone()[0]
    return bool(aanwezig == len(event.ouders))


def _ketenbreuk(db: Database, event: Event) -> str:
    vorige = (
        BEGIN_VAN_KETEN
        if event.dseq == 1
        else db.execute(
            "SELECT hash FROM event WHERE device = ? AND dseq = ?", (event.device, event.dseq - 1)
        ).fetchone()[0]
    )
    if vorige != event.vorige:
        return _("het sluit niet aan op de vorige vastlegging van dit apparaat")
    hoogste = db.execute(
        "SELECT coalesce(max(lamport), 0) FROM event WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(event.ouders),),
    ).fetchone()[0]
    if event.lamport <= hoogste:
        return _("het staat vóór een vastlegging waarop het voortbouwt")
    return ""


def _codeer(pakket: Pakket) -> str:
    return json.dumps([list(pakket.event.als_kolommen()), pakket.salt, pakket.payload])


def _decodeer(tekst: str) -> Pakket:
    kolommen, salt, payload = json.loads(tekst)
    return Pakket(van_kolommen(kolommen), salt, payload)


def lees_pakketten(db: Database, na: dict[str, int] | None = None) -> list[Pakket]:
    """Every event with its payload, per device after the sequence number in ``na``: what another laptop needs."""
    from korpsmonitor_tui.domain.event import KOLOMMEN

    kolommen = ", ".join(f"e.{kolom}" for kolom in KOLOMMEN)
    rijen = db.execute(
        f"SELECT {kolommen}, p.salt, p.payload FROM event e JOIN event_payload p ON p.event = e.id "
        "ORDER BY e.device, e.dseq"
    )
    vanaf = na or {}
    return [
        Pakket(van_kolommen(rij[:-2]), rij[-2], rij[-1]) for rij in rijen if rij[1] > vanaf.get(rij[0], 0)
    ]
