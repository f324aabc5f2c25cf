"""Putting a database in the place of another: killed or without power at any moment, one of the two stands whole.

What stands there gets a second name first, with its key file and its log, so that it opens under that name with all
that was in it. Only then is the place made empty, and the new database comes last: in between there is no database at
all, never one with the log or the key of another.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.fouten import DatabaseBezet
from korpsmonitor_tui.store.schijf import BIJBESTANDEN, bij, geef_naam, leg_vast, maak_besloten, ruim_op
from korpsmonitor_tui.store.sleutelbestand import pad_van

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

TERZIJDE: Final = ".vervangen-"
# Where SQLite's unix files lock, on every system with POSIX locks: whoever has a database open holds this range.
_GEDEELD: Final = (510, 0x40000002)
_ZONDER_SLOT: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOLCK, errno.EOPNOTSUPP})


def zet_neer(nieuw: Path, pad: Path) -> None:
    """Give a complete database and its key file their names where nothing stands, the key file first.

    Raises DatabaseBestaat or OpslagFout; an existing file is never replaced.
    """
    sleutel = pad_van(nieuw)
    if sleutel.exists() and not _is_gelijk(sleutel, pad_van(pad)):
        geef_naam(sleutel, pad_van(pad))
    geef_naam(nieuw, pad)


def vervang(nieuw: Path, pad: Path, nu: datetime) -> Path:
    """Put the complete database at ``nieuw``, in the same folder, in the place of what is at ``pad`` or left of it.

    Returns under which name that is kept. The database must not be open in this process. Raises DatabaseBezet if
    another program has it open, OSError if the disk refuses; nothing is changed then.
    """
    terzijde = _vrije_naam(pad, nu)
    with alleen(pad) as vast:
        try:
            for van, naar in zip(bij(pad), bij(terzijde), strict=True):
                _geef_tweede_naam(van, naar, vast if van == pad else None)
            leg_vast(pad.parent)
            pad.unlink(missing_ok=True)
        except BaseException:
            if pad.exists():
                ruim_op(terzijde)
            raise
        # From here on there is nothing to open until the new database has its name.
        leg_vast(pad.parent)
        for rest in bij(pad)[2:]:
            rest.unlink(missing_ok=True)
        if pad_van(nieuw).exists():
            pad_van(nieuw).replace(pad_van(pad))
        else:
            pad_van(pad).unlink(missing_ok=True)
        leg_vast(pad.parent)
        nieuw.replace(pad)
        leg_vast(pad.parent)
    return terzijde


def terzijde_van(pad: Path) -> Path | None:
    """The last database that was set aside for another at ``pad``; None if there is none."""
    voor = pad.name + TERZIJDE
    try:
        namen = [
            bestand
            for bestand in pad.parent.iterdir()
            if bestand.name.startswith(voor) and not bestand.name.endswith((".sleutel", *BIJBESTANDEN))
        ]
    except OSError:
        return None
    return max(namen, default=None)


@contextmanager
def alleen(pad: Path) -> Iterator[BinaryIO | None]:
    """Hold a database that is not open in this process, so that no other program has it open either.

    Gives the file that holds it, to read it by: who opens and closes it once more in this process lets go of it.
    Nothing happens where there is none, or on a system without POSIX locks: there open files cannot be moved anyway.
    Raises DatabaseBezet.
    """
    if os.name != "posix" or not pad.is_file():
        yield None
        return
    import fcntl

    with ExitStack() as stapel:
        bestand = None
        try:
            bestand = stapel.enter_context(pad.open("r+b"))
            fcntl.lockf(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB, *_GEDEELD)
        except BlockingIOError:
            raise DatabaseBezet(
                _(
                    "{pad} is in gebruik; er is niets gewijzigd. Sluit het programma dat haar open heeft en probeer "
                    "het opnieuw."
                ).format(pad=pad)
            ) from None
        except OSError as fout:
            # What cannot be written, nobody is writing in; and some shares know no locks.
            if fout.errno not in _ZONDER_SLOT:
                raise
        yield bestand


def kopieer(van: Path, naar: Path, vast: BinaryIO | None) -> None:
    """Copy a file of a database, durable and for its owner only; of the database itself by what :func:`alleen` gave."""
    maak_besloten(naar)
    with naar.open("wb") as doel:
        if vast is not None:
            vast.seek(0)
            shutil.copyfileobj(vast, doel)
        else:
            with van.open("rb") as bron:
                shutil.copyfileobj(bron, doel)
    leg_vast(naar)


def _vrije_naam(pad: Path, nu: datetime) -> Path:
    naam = pad.name + TERZIJDE + nu.strftime("%Y-%m-%dT%H%M%S")
    nr, vrij = 1, pad.with_name(naam)
    while vrij.exists() or pad_van(vrij).exists():
        nr += 1
        vrij = pad.with_name(f"{naam}-{nr}")
    return vrij


def _geef_tweede_naam(van: Path, naar: Path, vast: BinaryIO | None) -> None:
    if not van.exists():
        return
    try:
        os.link(van, naar)
    except OSError:  # a file system without hard links
        kopieer(van, naar, vast)


def _is_gelijk(een: Path, ander: Path) -> bool:
    """Whether a killed restore left this key file already."""
    return ander.is_file() and een.read_bytes() == ander.read_bytes()
