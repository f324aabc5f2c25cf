"""Which device writes to a database: remembered outside it, so that a copied or restored database is noticed.

The state folder holds, per database, the device id, the machine and the device's last event. The state is written
before each commit with both the last event and the one about to be committed; either matches. Anything else means
that the database was copied, restored or written elsewhere, and a new device is registered: two histories can
then never claim the same place in one chain.
"""

from __future__ import annotations

import hashlib
import json
import platform
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import BEGIN_VAN_KETEN

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Stempel:
    """A place in a device's chain."""

    dseq: int
    hash: str


LEEG = Stempel(0, BEGIN_VAN_KETEN)


class Toestand:
    """The remembered device of one database on this machine."""

    def __init__(self, map_: Path, database_id: str) -> None:
        self._pad = map_ / f"{database_id}.json"

    def kies_device(self, db: Database) -> str:
        """The device to write as: the remembered one if its chain ends as remembered, else a new one."""
        onthouden = self._lees()
        if onthouden is not None:
            device, stempels = onthouden
            if laatste(db, device) in stempels:
                return device
        device = str(uuid.uuid4())
        self.onthoud(device, LEEG, LEEG)
        return device

    def onthoud(self, device: str, vorige: Stempel, volgende: Stempel) -> None:
        """Remember where the chain is and where the commit that follows will bring it.

        Not fsynced on purpose: after a power loss an older state only leads to a new device. Raises OSError.
        """
        inhoud = {
            "device": device,
            "machine": _machine(),
            "stempels": [[vorige.dseq, vorige.hash], [volgende.dseq, volgende.hash]],
        }
        self._pad.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=self._pad.parent, delete=False, encoding="utf-8") as doel:
            doel.write(json.dumps(inhoud))
        Path(doel.name).replace(self._pad)

    def _lees(self) -> tuple[str, tuple[Stempel, ...]] | None:
        try:
            inhoud: Any = json.loads(self._pad.read_text("utf-8"))
            if inhoud["machine"] != _machine():
                return None
            return str(inhoud["device"]), tuple(
                Stempel(int(dseq), str(hash_)) for dseq, hash_ in inhoud["stempels"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None


def laatste(db: Database, device: str) -> Stempel:
    """The last event of a device in this database."""
    rij = db.execute(
        "SELECT dseq, hash FROM event WHERE device = ? ORDER BY dseq DESC LIMIT 1", (device,)
    ).fetchone()
    return Stempel(*rij) if rij else LEEG


def _machine() -> str:
    """A fingerprint of this machine: a home folder restored elsewhere must not continue the same chain."""
    kenmerk = f"{platform.node()}|{uuid.getnode()}"
    for pad in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            kenmerk += pad.read_text("ascii").strip()
            break
        except (OSError, UnicodeDecodeError):
            continue
    return hashlib.sha256(kenmerk.encode()).hexdigest()
