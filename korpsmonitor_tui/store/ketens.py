"""The chains: does every event follow on the one before it, and are it and its payload what was signed for.

A million events are read in seconds: SQLite puts together the text of which each hash was taken, and nothing is kept
but the last place of the chain at hand.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN, KOLOMMEN
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.gebrek import Gebrek

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.store.driver import Database

_GETEKEND: Final = ", ".join(f"octet_length(e.{kolom}), ':', e.{kolom}" for kolom in KOLOMMEN[:-1])
"""What an event's hash is taken of, as :func:`~korpsmonitor_tui.domain.event.bereken_hash` puts it together."""


def _als_bytes(*uitdrukkingen: str) -> str:
    """As they are stored: text that is none after tampering is no error here, and decoding takes longer than hashing."""
    return ", ".join(f"CAST({uitdrukking} AS BLOB)" for uitdrukking in uitdrukkingen)


# A payload is written right after its event and so has its row number, which is found twice as fast as its id.
_EVENTS: Final = (
    f"SELECT e.rowid, e.dseq, {_als_bytes('e.device', f'concat({_GETEKEND})', 'e.hash', 'e.vorige')}, "
    f"{_als_bytes('e.payload_hash', 'p.event', 'p.salt', 'p.payload')} "
    "FROM event e LEFT JOIN event_payload p ON p.rowid = e.rowid AND p.event = e.id ORDER BY e.device, e.dseq"
)
_PAYLOAD: Final = (
    f"SELECT {_als_bytes('p.event', 'p.salt', 'p.payload')} "
    "FROM event e JOIN event_payload p ON p.event = e.id WHERE e.rowid = ?"
)
_SCHAKELS: Final = (
    f"SELECT {_als_bytes('device')}, dseq, {_als_bytes('hash')} FROM schakel ORDER BY device, dseq"
)
_EINDE: Final = (b"", 0, b"")
_BEGIN: Final = BEGIN_VAN_KETEN.encode()
_ZOUT: Final = re.compile(rb"[0-9a-f]{32}")


def gebreken(db: Database) -> Iterator[Gebrek]:
    """Whatever does not hold in the chains and payloads, event by event; reads only."""
    schakels = _Schakels(db)
    device, dseq, vorige = _EINDE
    for rij, dit, van, getekend, hash_, vermeld, payload_hash, *payload in db.execute(_EVENTS):
        if van != device:
            device, dseq, vorige = van, 0, _BEGIN
        if dit != dseq + 1:
            dseq, vorige = schakels.vul_op(van, dit, dseq, vorige)
        plaats = (van, dit)
        if dit != dseq + 1:
            yield _gebrek(plaats, _("de vorige vastlegging ontbreekt"))
        elif vermeld != vorige:
            yield _gebrek(plaats, _("sluit niet aan op de vorige vastlegging"))
        if hashlib.sha256(getekend).hexdigest().encode() != hash_:
            yield _gebrek(plaats, _("is na vastlegging gewijzigd"))
        aanwezig, salt, tekst = payload if payload[0] else _zoek_payload(db, rij)
        if not aanwezig:
            yield _gebrek(plaats, _("de tekst ontbreekt"))
        elif tekst is not None and not (
            _ZOUT.fullmatch(salt) and hashlib.sha256(salt + tekst).hexdigest().encode() == payload_hash
        ):
            yield _gebrek(plaats, _("de tekst is na vastlegging gewijzigd"))
        dseq, vorige = dit, hash_


class _Schakels:
    """What a hub keeps from this laptop has a place in the chain all the same: read along with the events, in order."""

    def __init__(self, db: Database) -> None:
        self._rijen = iter(db.execute(_SCHAKELS))
        self._volgende = next(self._rijen, None)

    def vul_op(self, device: bytes, tot: int, dseq: int, hash_: bytes) -> tuple[int, bytes]:
        """How far a device's chain comes by schakels alone, from a place and its hash up to a next event."""
        while self._volgende is not None and self._volgende[:2] < (device, tot):
            van, dit, daar = self._volgende
            if (van, dit) == (device, dseq + 1):
                dseq, hash_ = dit, daar
            self._volgende = next(self._rijen, None)
        return dseq, hash_


def _zoek_payload(db: Database, rij: int) -> tuple[bytes | None, bytes, bytes | None]:
    gevonden: tuple[bytes, bytes, bytes | None] | None = db.execute(_PAYLOAD, (rij,)).fetchone()
    return gevonden or (None, b"", None)


def _gebrek(plaats: tuple[bytes, int], uitleg: str) -> Gebrek:
    device, dseq = plaats
    return Gebrek(
        _("vastlegging {dseq} van apparaat {device}").format(
            dseq=dseq, device=device.decode("utf-8", "replace")
        ),
        uitleg,
    )
