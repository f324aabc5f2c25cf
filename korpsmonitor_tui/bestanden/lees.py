"""Reading what stands outside: only a file of a bounded size, never a device, and never waiting for a pipe."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MB: Final = 1024 * 1024
# Opening a pipe that nobody writes to would wait for ever, and a terminal could become ours; Windows knows neither.
_OPENEN: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def open_gewoon(pad: Path, *, pijp: bool = False) -> Iterator[BinaryIO]:
    """Open an ordinary file to read from; with ``pijp`` also a pipe, as a shell makes of ``<(…)``.

    Raises OSError, with a reason for people, for anything else (a folder, a device, a socket): reading one of those
    may never end. A pipe that nobody writes to is empty.
    """
    handvat = os.open(pad, _OPENEN)
    try:
        _eis_leesbaar(handvat, pad, pijp=pijp)
        bestand = open(handvat, "rb")  # noqa: PTH123, SIM115 - a descriptor, closed below with what it belongs to
    except BaseException:
        os.close(handvat)
        raise
    with bestand:
        yield bestand


def _eis_leesbaar(handvat: int, pad: Path, *, pijp: bool) -> None:
    soort = os.fstat(handvat).st_mode
    if stat.S_ISREG(soort):
        return
    if stat.S_ISDIR(soort):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(pad))
    if not (pijp and stat.S_ISFIFO(soort)):
        raise OSError(errno.EINVAL, _("het is geen gewoon bestand"), str(pad))
    os.set_blocking(handvat, True)


def lees_bytes(pad: Path, grootste: int, *, pijp: bool = False) -> bytes:
    """All of a file of at most ``grootste`` bytes. Raises OSError as :func:`open_gewoon`, and EFBIG for a larger one.

    What is counted is what is read: a file can grow, and a pipe has no size.
    """
    with open_gewoon(pad, pijp=pijp) as bestand:
        return lees_stroom(bestand, grootste, str(pad))


def lees_stroom(stroom: BinaryIO, grootste: int, naam: str = "") -> bytes:
    """All that is left in a stream, such as standard input. Raises OSError with EFBIG beyond ``grootste`` bytes."""
    inhoud = stroom.read(grootste + 1)
    if len(inhoud) > grootste:
        raise OSError(errno.EFBIG, _("het is groter dan {grens}").format(grens=_omvang(grootste)), naam)
    return inhoud


def _omvang(grootste: int) -> str:
    return f"{grootste // _MB} MB" if grootste >= _MB else f"{grootste // 1024} kB"
