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

from korpsmonitor_tui.domain.volgnummer import Volgnummer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

VORM: Final = 1
"""Payload version that this program writes and understands."""

BEGIN_VAN_KETEN: Final = "0" * 64
"""``vorige`` of the first event of a device."""

_SURROGAAT: Final = re.compile("[\ud800-\udfff]")
_ZOUT: Final = re.compile("[0-9a-f]{32}")
_schrijf_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_json: Final = json.JSONDecoder()
_volgnummer: Final = Volgnummer()

DIEPSTE: Final = 100
"""Levels of nesting beyond which a payload from elsewhere is not read: whether Python could still write such a value
depends on how deep the program happens to be, and every device must derive the same."""

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
        # Every event that comes passes here: put together as one text it takes a third less than value by value.
        dseq, lamport, vorm, ouders = str(self.dseq), str(self.lamport), str(self.vorm), " ".join(self.ouders)
        getekend = (
            f"{len(self.device)}:{self.device}{len(dseq)}:{dseq}{len(self.id)}:{self.id}"
            f"{len(self.handeling)}:{self.handeling}{len(lamport)}:{lamport}{len(self.editie)}:{self.editie}"
            f"{len(self.team)}:{self.team}{len(self.actor)}:{self.actor}{len(self.tijd)}:{self.tijd}"
            f"{len(self.soort)}:{self.soort}{len(self.entiteit)}:{self.entiteit}{len(self.veld)}:{self.veld}"
            f"{len(self.operatie)}:{self.operatie}{len(vorm)}:{vorm}{len(ouders)}:{ouders}"
            f"{len(self.payload_hash)}:{self.payload_hash}{len(self.vorige)}:{self.vorige}"
        )
        if getekend.isascii():
            return hashlib.sha256(getekend.encode()).hexdigest()
        # What counts is bytes, not characters.
        return bereken_hash(self.als_kolommen()[:-1])

    def als_kolommen(self) -> tuple[str | int, ...]:
        """The columns as they are stored, in the order of KOLOMMEN."""
        # Every event that comes or goes passes here: written out it takes half as long as over KOLOMMEN.
        return (
            self.device,
            self.dseq,
            self.id,
            self.handeling,
            self.lamport,
            self.editie,
            self.team,
            self.actor,
            self.tijd,
            self.soort,
            self.entiteit,
            self.veld,
            self.operatie,
            self.vorm,
            " ".join(self.ouders),
            self.payload_hash,
            self.vorige,
            self.hash,
        )


KOLOMMEN: Final[tuple[str, ...]] = tuple(veld.name for veld in fields(Event))
"""Columns of an event in the order in which they are hashed and stored; the last is the hash itself."""

_OUDERS: Final = KOLOMMEN.index("ouders")


@dataclass(frozen=True, slots=True)
class Pakket:
    """An event as it travels between devices, with its payload; ``payload`` is None once destroyed by law."""

    event: Event
    salt: str
    payload: str | None

    def payload_klopt(self) -> bool:
        """Whether the payload, if it is still there, is the one that was signed for.

        The salt has a fixed length: else its last character could be passed off as the payload's first.
        """
        return self.payload is None or (
            _ZOUT.fullmatch(self.salt) is not None
            and bereken_payload_hash(self.salt, self.payload) == self.event.payload_hash
        )


def van_kolommen(kolommen: Iterable[Any]) -> Event:
    """Rebuild an event from its stored columns."""
    waarden = list(kolommen)
    waarden[_OUDERS] = tuple(waarden[_OUDERS].split())
    return Event(*waarden)


def bereken_hash(waarden: Iterable[str | int]) -> str:
    """SHA-256 over values, each preceded by its length in bytes and a colon, so that no two rows look alike."""
    delen = [str(waarde).encode() for waarde in waarden]
    return hashlib.sha256(b"".join([b"%d:%b" % (len(deel), deel) for deel in delen])).hexdigest()


def bereken_payload_hash(salt: str, payload: str) -> str:
    """SHA-256 of salt and payload: the salt keeps a short destroyed text from being guessed."""
    return hashlib.sha256(salt.encode() + payload.encode()).hexdigest()


def bereken_kop(koppen: Iterable[str]) -> str:
    """The fingerprint of a state: SHA-256 of its sorted head ids, one a line."""
    return hashlib.sha256("\n".join(sorted(koppen)).encode()).hexdigest()


def codeer(waarde: object) -> str:
    """A payload as text: JSON with sorted keys. Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    return zonder_surrogaten(_schrijf_json(waarde))


def zonder_surrogaten(tekst: str) -> str:
    """Text that UTF-8 can hold: halves of a UTF-16 pair, as broken terminals and file names give, become U+FFFD."""
    return _SURROGAAT.sub("\ufffd", tekst)


def decodeer(payload: str | None) -> Any:
    """The value of a payload; None for one that was destroyed or is not ours to read.

    What comes out can always be stored again, also from a payload that another program wrote.
    """
    if payload is None:
        return None
    try:
        waarde = _lees_json(payload)
        if payload.count("[") + payload.count("{") > DIEPSTE and _is_te_diep(waarde):
            return None
        # Written as an escape, half a UTF-16 pair passes for text.
        return json.loads(codeer(waarde)) if "\\u" in payload else waarde
    except (ValueError, RecursionError):
        return None


def _lees_json(payload: str) -> Any:
    """As ``json.loads``, in half the time for what we write: that has no white space around it."""
    try:
        waarde, einde = _json.raw_decode(payload)
    except ValueError:
        return json.loads(payload)
    return waarde if einde == len(payload) else json.loads(payload)


def _is_te_diep(waarde: object) -> bool:
    houders: list[Any] = [waarde]
    for _diepte in range(DIEPSTE + 1):
        houders = [houder for houder in houders if isinstance(houder, list | dict)]
        if not houders:
            return False
        houders = [
            deel for houder in houders for deel in (houder.values() if isinstance(houder, dict) else houder)
        ]
    return True


def nieuw_id(nu: datetime) -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, a counter of 24 bits and 50 random bits; sorts by creation."""
    milliseconden = int(nu.timestamp() * 1000) & (2**48 - 1)
    rest = _volgnummer.volgende(milliseconden) << 50 | secrets.randbits(50)
    getal = milliseconden << 80 | 0x7 << 76 | (rest >> 62) << 64 | 0b10 << 62 | (rest & (2**62 - 1))
    cijfers = f"{getal:032x}"
    return "-".join((cijfers[:8], cijfers[8:12], cijfers[12:16], cijfers[16:20], cijfers[20:]))
