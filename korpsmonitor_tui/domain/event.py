"""Events: the only truth of the monitor. What is on the screen is derived from them.

An event names the heads it was made on (``ouders``), so that edits made on laptops that did not know of each
other are recognised as a conflict instead of overwriting one another. Every device keeps a hash chain of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

VORM: Final = 1
"""Payload version that this program writes and understands."""

BEGIN_VAN_KETEN: Final = "0" * 64
"""``vorige`` of the first event of a device."""

_SURROGAAT: Final = re.compile("[\ud800-\udfff]")

BESTAAN: Final = ""
"""The field in which an entity's creation, deletion and restoration stand."""


class Operatie(StrEnum):
    """What an event does to a field."""

    MAAK = "maak"
    ZET = "zet"
    VOEG_TOE = "voeg_toe"
    HAAL_WEG = "haal_weg"
    VERWIJDER = "verwijder"
    HERSTEL = "herstel"


@dataclass(frozen=True, slots=True)
class Event:
    """One change by one person on one device. All columns are covered by ``hash``.

    ``ouders`` are ids of events, sorted. ``tijd`` is UTC in ISO 8601 and for display only: order is
    (``lamport``, ``device``, ``dseq``).
    """

    device: str
    dseq: int
    id: str
    handeling: str
    lamport: int
    editie: str
    team: str
    actor: str
    tijd: str
    soort: str
    entiteit: str
    veld: str
    operatie: str
    vorm: int
    ouders: tuple[str, ...]
    payload_hash: str
    vorige: str
    hash: str

    @property
    def orde(self) -> tuple[int, str, int]:
        """Position in the total order."""
        return (self.lamport, self.device, self.dseq)

    def herbereken(self) -> str:
        """The hash that these columns should have."""
        return bereken_hash(
            waarde for kolom, waarde in zip(KOLOMMEN, self.als_kolommen(), strict=True) if kolom != "hash"
        )

    def als_kolommen(self) -> tuple[str | int, ...]:
        """The columns as they are stored, in the order of KOLOMMEN."""
        return tuple(
            " ".join(self.ouders) if kolom == "ouders" else getattr(self, kolom) for kolom in KOLOMMEN
        )


KOLOMMEN: Final[tuple[str, ...]] = tuple(veld.name for veld in fields(Event))
"""Columns of an event in the order in which they are hashed and stored."""


@dataclass(frozen=True, slots=True)
class Pakket:
    """An event as it travels between devices, with its payload; ``payload`` is None once destroyed by law."""

    event: Event
    salt: str
    payload: str | None

    def payload_klopt(self) -> bool:
        """Whether the payload, if it is still there, is the one that was signed for."""
        return (
            self.payload is None or bereken_payload_hash(self.salt, self.payload) == self.event.payload_hash
        )


def van_kolommen(kolommen: Iterable[Any]) -> Event:
    """Rebuild an event from its stored columns."""
    waarden = dict(zip(KOLOMMEN, kolommen, strict=True))
    waarden["ouders"] = tuple(waarden["ouders"].split())
    return Event(**waarden)


def bereken_hash(waarden: Iterable[str | int]) -> str:
    """SHA-256 over values, each preceded by its length in bytes and a colon, so that no two rows look alike."""
    som = hashlib.sha256()
    for waarde in waarden:
        bytes_ = str(waarde).encode()
        som.update(b"%d:" % len(bytes_))
        som.update(bytes_)
    return som.hexdigest()


def bereken_payload_hash(salt: str, payload: str) -> str:
    """SHA-256 of salt and payload: the salt keeps a short destroyed text from being guessed."""
    return hashlib.sha256(salt.encode() + payload.encode()).hexdigest()


def bereken_kop(koppen: Iterable[str]) -> str:
    """The fingerprint of a state: SHA-256 of its sorted head ids, one a line."""
    return hashlib.sha256("\n".join(sorted(koppen)).encode()).hexdigest()


def codeer(waarde: object) -> str:
    """A payload as text: JSON with sorted keys. Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    tekst = json.dumps(waarde, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _SURROGAAT.sub("\ufffd", tekst)


def decodeer(payload: str | None) -> Any:
    """The value of a payload; None for one that was destroyed or is not ours to read."""
    if payload is None:
        return None
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return None


def nieuw_id(nu: datetime) -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds and 74 random bits, sortable by time of creation."""
    milliseconden = int(nu.timestamp() * 1000) & (2**48 - 1)
    toeval = secrets.randbits(74)
    getal = milliseconden << 80 | 0x7 << 76 | (toeval >> 62) << 64 | 0b10 << 62 | (toeval & (2**62 - 1))
    cijfers = f"{getal:032x}"
    return "-".join((cijfers[:8], cijfers[8:12], cijfers[12:16], cijfers[16:20], cijfers[20:]))
