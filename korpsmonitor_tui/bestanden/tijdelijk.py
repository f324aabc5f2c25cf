"""Files that are not there to stay: what another program has to read as plain text, and what a killed program left.

A name carries the number of its process. Once that has ended the next start takes the folder away, and the next
writing of the same file what was half written of it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_BEGIN: Final = "korpsmonitor-"
_NAAM: Final = re.compile(r"korpsmonitor-(\d{1,10})-\w{8}")
_VERJAARD: Final = 24 * 3600.0
"""Seconds after which nothing of ours is still in use, where a process cannot be asked after."""
_EIGEN_MACHINE: Final = 600.0
"""Seconds after which a file in a shared folder is not being written by a namesake process of another machine."""


@contextlib.contextmanager
def tijdelijke_map() -> Iterator[Path]:
    """A folder that only this user can open, gone at the end with what is in it."""
    with tempfile.TemporaryDirectory(prefix=f"{_BEGIN}{os.getpid()}-", ignore_cleanup_errors=True) as map_:
        yield Path(map_)


def begin_van_naam(pad: Path) -> str:
    """How the name of a file begins that is to become ``pad``, in the same folder."""
    return f".{pad.name}.{os.getpid()}-"


def ruim_verlaten_mappen_op() -> None:
    """Take away the folders of programs that were killed; what cannot be taken away stays."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as inhoud:
        for een in inhoud:
            gevonden = _NAAM.fullmatch(een.name)
            if gevonden and een.is_dir(follow_symlinks=False) and _is_van_mij(een):
                oud = time.time() - een.stat(follow_symlinks=False).st_mtime > _VERJAARD
                if oud or not proces_leeft(int(gevonden[1])):
                    shutil.rmtree(een.path, ignore_errors=True)


def ruim_halve_op(pad: Path, eindes: Collection[str] = ("",)) -> None:
    """Take away what a killed program left of ``pad`` in its folder, with each of these endings."""
    einde = "|".join(map(re.escape, eindes))
    naam = re.compile(rf"\.{re.escape(pad.name)}\.(\d{{1,10}})-\w{{8}}(?:{einde})")
    with contextlib.suppress(OSError), os.scandir(pad.parent) as inhoud:
        for een in inhoud:
            gevonden = naam.fullmatch(een.name)
            if gevonden and _is_van_mij(een) and not proces_leeft(int(gevonden[1])):
                if time.time() - een.stat(follow_symlinks=False).st_mtime < _EIGEN_MACHINE:
                    continue
                if een.is_dir(follow_symlinks=False):
                    shutil.rmtree(een.path, ignore_errors=True)
                else:
                    Path(een.path).unlink()


def proces_leeft(nummer: int) -> bool:
    """Whether that process of this machine may still run; where the system cannot say, it may."""
    # On Windows the same call would end the process.
    if os.name != "posix":
        return True
    try:
        os.kill(nummer, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_van_mij(een: os.DirEntry[str]) -> bool:
    return os.name != "posix" or een.stat(follow_symlinks=False).st_uid == os.getuid()
