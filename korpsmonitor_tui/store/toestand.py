"""Which device this database is being written as, remembered outside it.

A state file per database holds the device id, a fingerprint of machine and place, and the device's last event. It is
written before each commit with both the last event and the one about to be committed, and after it with the last one
only. Anything else found at opening means that the database was copied, restored or written elsewhere, and a new
device is registered: two histories can then not claim the same place in one chain.
"""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Stempel:
    """A place in a device's chain."""

    dseq: int
    hash: str


LEEG = Stempel(0, BEGIN_VAN_KETEN)

_LENGTE: Final = 512
"""Bytes of a state file; with numbers of 19 digits 370 of them are used."""


class Toestand:
    """The remembered device of one database on this machine."""

    def __init__(self, map_: Path, database_id: str, database: Path) -> None:
        self._pad = map_ / f"{database_id}.json"
        # A copy beside the original has the same id, and both may be open at once.
        plaats = f"{_machine()}|{database.resolve()}"
        self._kenmerk = hashlib.sha256(plaats.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def herkomst(self) -> str:
        """A fingerprint of this machine and the place of the database on it."""
        return self._kenmerk

    def kies_device(self, db: Database) -> str:
        """The device to write as: the remembered one if its chain ends as remembered, else a new one.

        Raises OSError if the state cannot be written.
        """
        onthouden = self._lees()
        if onthouden is not None:
            device, stempels = onthouden
            if laatste(db, device) in stempels and not gaat_elders_verder(db, device):
                return device
        device = str(uuid.uuid4())
        self.onthoud(device, LEEG, LEEG)
        return device

    def vergeet(self) -> None:
        """Let whoever opens the database at this place next register a new device. Raises OSError."""
        if self._lees() is not None:
            self._pad.unlink(missing_ok=True)

    def onthoud(self, device: str, vorige: Stempel, volgende: Stempel) -> None:
        """Remember where the chain is and where the commit that follows will bring it.

        Written in place and not fsynced: a replaced or synced file costs as much as a commit, and a file that a crash
        left damaged or old only leads to a new device. Raises OSError.
        """
        inhoud = {
            "device": device,
            "kenmerk": self._kenmerk,
            "stempels": [[vorige.dseq, vorige.hash], [volgende.dseq, volgende.hash]],
        }
        # Always as long, so that nothing of what stood there is left behind it.
        blok = json.dumps(inhoud).encode().ljust(_LENGTE)
        try:
            bestand = self._pad.open("r+b", buffering=0)
        except FileNotFoundError:
            self._pad.parent.mkdir(parents=True, exist_ok=True)
            bestand = self._pad.open("w+b", buffering=0)
        with bestand:
            bestand.write(blok)

    def _lees(self) -> tuple[str, tuple[Stempel, ...]] | None:
        """The remembered device and the ends its chain may have here; None for another machine, place or nonsense."""
        try:
            with self._pad.open("rb") as bestand:
                inhoud: Any = json.loads(bestand.read(_LENGTE))
            if inhoud["kenmerk"] != self._kenmerk:
                return None
            return str(uuid.UUID(inhoud["device"])), tuple(
                Stempel(int(dseq), str(hash_)) for dseq, hash_ in inhoud["stempels"]
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return None


def laatste(db: Database, device: str) -> Stempel:
    """The last event of a device in this database."""
    rij = db.execute(
        "SELECT dseq, hash FROM event WHERE device = ? ORDER BY dseq DESC LIMIT 1", (device,)
    ).fetchone()
    return Stempel(*rij) if rij else LEEG


def gaat_elders_verder(db: Database, device: str) -> bool:
    """Whether this device wrote more than is here, which a hub keeps from us: then somebody else writes as it too."""
    na = laatste(db, device).dseq
    return (
        db.execute("SELECT 1 FROM schakel WHERE device = ? AND dseq > ?", (device, na)).fetchone() is not None
    )


@functools.cache
def _machine() -> str:
    """A fingerprint of this machine: a home folder restored elsewhere must not continue the same chain."""
    for pad in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            nummer = pad.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        break
    else:
        knoop = uuid.getnode()
        # Without a network card Python invents a number at every start, and marks it as a multicast address.
        nummer = "" if knoop >> 40 & 1 else str(knoop)
    return hashlib.sha256(f"{platform.node()}|{nummer}".encode()).hexdigest()
