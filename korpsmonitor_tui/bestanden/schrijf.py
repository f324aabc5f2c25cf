"""Files are written whole or not at all: temporary file beside the target, fsync, rename."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, oorzaak_van
from korpsmonitor_tui.domain.taal import _


class BestandFout(KorpsmonitorFout):
    """A file cannot be written or read."""

    titel = "Bestand"


def schrijf_bestand(pad: Path, inhoud: bytes, *, overschrijf: bool = False) -> Path:
    """Write ``inhoud`` to ``pad`` whole or not at all, durable on return.

    Raises BestandFout if the file exists and ``overschrijf`` is false, or if the folder cannot be written; an
    existing file is then as it was.
    """
    if pad.exists() and not overschrijf:
        raise BestandFout(
            _(
                "{pad} bestaat al en is niet overschreven; kies een andere naam of gebruik --overschrijf."
            ).format(pad=pad)
        )
    tijdelijk: Path | None = None
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=pad.parent, prefix=f".{pad.name}.", delete=False) as doel:
            tijdelijk = Path(doel.name)
            doel.write(inhoud)
            doel.flush()
            os.fsync(doel.fileno())
        if overschrijf:
            tijdelijk.replace(pad)
        else:
            _leg_neer_als_nieuw(tijdelijk, pad)
        _bewaar_mapinhoud(pad.parent)
    except OSError as fout:
        raise BestandFout(
            _("{pad} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                pad=pad, oorzaak=oorzaak_van(fout)
            )
        ) from fout
    finally:
        if tijdelijk is not None:
            with contextlib.suppress(OSError):
                tijdelijk.unlink(missing_ok=True)
    return pad


def maak_map(map_: Path) -> None:
    """Make a folder to write in, with those above it. Raises BestandFout if it cannot be made or written."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
        # Whether a folder can be written shows only when it is.
        with tempfile.TemporaryFile(dir=map_):
            pass
    except OSError as fout:
        raise BestandFout(
            _("In de map {map} kan niet worden geschreven ({oorzaak}); er is niets gewijzigd.").format(
                map=map_, oorzaak=oorzaak_van(fout)
            )
        ) from fout


def _leg_neer_als_nieuw(tijdelijk: Path, pad: Path) -> None:
    """Give the file its name without ever replacing one that somebody else made meanwhile."""
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if pad.exists():
            raise FileExistsError(17, _("het bestand bestaat al")) from None
        tijdelijk.replace(pad)


def _bewaar_mapinhoud(map_: Path) -> None:
    """Make the new name durable too; only POSIX systems can open a folder."""
    if os.name != "posix":
        return
    handvat = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)
