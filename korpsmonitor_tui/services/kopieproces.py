"""Making the backup of today in a process of its own.

Copying and verifying take seconds of a full monitor. Leaving the program does not wait for them, and no keystroke does.
What is asked for, the data key included, comes over standard input and is nowhere else.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OpslagFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _, kies_taal
from korpsmonitor_tui.services import reservekopieen
from korpsmonitor_tui.store.reservekopie import Oorsprong
from korpsmonitor_tui.store.voorkeuren import Voorkeuren

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

_START: Final = (
    "import sys; sys.path.append(sys.argv[1]); from korpsmonitor_tui.services.kopieproces import main; main()"
)

_bezig: Final[dict[Path, subprocess.Popen[bytes]]] = {}
"""The process that this program started last for a database: one at a time is enough."""


def start(sessie: Sessie) -> subprocess.Popen[bytes] | None:
    """Have today's backup made, if it was not yet; returns at once. None if there is nothing to do.

    How it ended is remembered for who looks (:func:`reservekopieen.lees`), not told here. Raises OpslagFout if no process
    can be started.
    """
    store = sessie.store
    # An example can be made again; nobody needs a folder of copies of it.
    if sessie.editie.demonstratie or reservekopieen.is_vandaag_gedaan(store.voorkeuren, store.klok()):
        return None
    bezig = _bezig.get(store.pad)
    if bezig is not None and bezig.poll() is None:
        return None
    van = store.oorsprong
    opdracht = {
        "pad": str(van.pad.absolute()),
        "sleutel": van.sleutel.hex() if van.sleutel is not None else None,
        "monitor": van.monitor,
        "herkomst": van.herkomst,
        "slot": van.slot,
        "map": str(reservekopieen.map_van(sessie)),
        "toestand": str(store.voorkeuren.map),
        "nu": store.klok().isoformat(),
    }
    _bezig[store.pad] = _start(json.dumps(opdracht).encode())
    return _bezig[store.pad]


def start_na_afloop(sessie: Sessie) -> None:
    """The same for who has left the program: nobody is there to hear that no process can be started."""
    with contextlib.suppress(KorpsmonitorFout):
        start(sessie)


def main() -> None:
    """Read what to do, do it, and remember how it ended. Never raises: nobody is there to see it."""
    kies_taal()
    opdracht: dict[str, Any] = json.loads(sys.stdin.buffer.read())
    nu = datetime.fromisoformat(opdracht["nu"]).astimezone(UTC)
    voorkeuren = Voorkeuren(Path(opdracht["toestand"]), opdracht["monitor"])
    sleutel = opdracht["sleutel"]
    van = Oorsprong(
        pad=Path(opdracht["pad"]),
        sleutel=bytes.fromhex(sleutel) if sleutel is not None else None,
        monitor=opdracht["monitor"],
        herkomst=opdracht["herkomst"],
        slot=opdracht["slot"],
    )
    fout = ""
    try:
        reservekopieen.maak_vanzelf(van, Path(opdracht["map"]), nu, voorkeuren)
    except KorpsmonitorFout as weigering:
        fout = str(weigering)
    except OSError as weigering:
        fout = _("Het systeem weigert een reservekopie ({oorzaak}).").format(oorzaak=oorzaak_van(weigering))
    reservekopieen.onthoud_poging(voorkeuren, nu, fout)


def _start(opdracht: bytes) -> subprocess.Popen[bytes]:
    try:
        proces = subprocess.Popen(
            [sys.executable, "-c", _START, str(paths.programmamap())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=paths.omgeving_zonder_geheimen(),
            # It outlives the terminal that it was started from.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as fout:
        raise OpslagFout(
            _("Er kan geen reservekopie worden gemaakt ({oorzaak}).").format(oorzaak=oorzaak_van(fout))
        ) from fout
    if proces.stdin is not None:
        # Less than a pipe holds, so that this never waits.
        with contextlib.suppress(OSError), proces.stdin as invoer:
            invoer.write(opdracht)
    return proces
