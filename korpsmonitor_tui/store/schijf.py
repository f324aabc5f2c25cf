"""Files of a database on the disk: made for their owner only, durable, and never in the place of another."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.tijdelijk import begin_van_naam, ruim_halve_op
from korpsmonitor_tui.domain.errors import oorzaak_van
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store import sleutelbestand
from korpsmonitor_tui.store.fouten import DatabaseBestaat, OpslagFout

if TYPE_CHECKING:
    from pathlib import Path

BIJBESTANDEN: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database in use; a log left behind would be read into a new database of that name."""


def bij(pad: Path) -> tuple[Path, ...]:
    """What belongs to a database, whether it is there or not: itself, its key file, and what SQLite keeps beside it."""
    return (pad, sleutelbestand.pad_van(pad), *(pad.with_name(pad.name + einde) for einde in BIJBESTANDEN))


def naast(pad: Path) -> Path:
    """A name in the same folder that no other program chooses; what a killed one left under such a name goes.

    Left there it would keep what is destroyed later.
    """
    ruim_halve_op(pad, ("", ".sleutel", *BIJBESTANDEN))
    return pad.with_name(f"{begin_van_naam(pad)}{secrets.token_hex(4)}")


def maak_besloten(pad: Path) -> None:
    """Make an empty file that only its owner may read: without it SQLite lets everybody read what is not encrypted."""
    try:
        pad.touch(mode=0o600)
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def geef_naam(tijdelijk: Path, pad: Path) -> None:
    """Give a complete file its name, without ever replacing one that another program made meanwhile."""
    try:
        try:
            os.link(tijdelijk, pad)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if pad.exists():
                raise FileExistsError(pad) from None
            tijdelijk.replace(pad)
        leg_vast(pad.parent)
    except FileExistsError as fout:
        raise DatabaseBestaat(
            _("Een ander programma maakte intussen {pad}; er is niets gewijzigd. Kies een ander pad.").format(
                pad=pad
            )
        ) from fout
    except OSError as fout:
        raise OpslagFout(
            _("{pad} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def leg_vast(pad: Path) -> None:
    """Make a file, or the names in a folder, survive a power loss; only POSIX systems can open a folder."""
    if pad.is_dir() and os.name != "posix":
        return
    handvat = os.open(pad, os.O_RDWR if pad.is_file() else os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)


def ruim_op(pad: Path) -> None:
    """Remove a database with its key file and what SQLite keeps beside it: for one that was never finished.

    What cannot be removed stays: why it was never finished is what has to be told.
    """
    for rest in bij(pad):
        with contextlib.suppress(OSError):
            rest.unlink(missing_ok=True)
