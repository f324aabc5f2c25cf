"""Turns: programs on one database write in about the order in which they ask.

SQLite gives its lock to whoever happens to ask when it is free, and the others sleep longer every time: with sixteen busy
programs one of them waits for seconds. The system's own file lock wakes who waits at once. It is for turns only: without
it, or with a holder that hangs, SQLite's lock decides as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from typing import TYPE_CHECKING, Final

try:
    import fcntl
except ImportError:  # Windows has no lock that one can wait for
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GEDULD: Final = 5.0
"""Seconds to wait for a turn before asking SQLite without one."""


class Beurt:
    """The turns of one database on this machine; ``pad`` is a file of its own, which is made and stays empty.

    Never the database itself: closing any handle on that would drop SQLite's own locks.
    """

    def __init__(self, pad: Path) -> None:
        self._pad = pad

    @contextlib.contextmanager
    def neem(self) -> Iterator[None]:
        """Hold the turn, if it comes in time and the system has any."""
        handvat = self._vraag()
        try:
            yield
        finally:
            if handvat is not None:
                os.close(handvat)

    def _vraag(self) -> int | None:
        """A handle that holds the lock, to be closed; None without a turn."""
        if fcntl is None or (handvat := self._open()) is None:
            return None
        try:
            fcntl.flock(handvat, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return _wacht(handvat)
        except OSError:  # a file system without such locks
            os.close(handvat)
            return None
        return handvat

    def _open(self) -> int | None:
        for _poging in range(2):
            try:
                return os.open(self._pad, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            except FileNotFoundError:
                with contextlib.suppress(OSError):
                    self._pad.parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                return None
        return None


def beurten_van(database: Path, map_: Path) -> Beurt:
    """The turns of a database, kept in the folder ``map_`` of this user: programs of others ask SQLite alone."""
    plaats = hashlib.sha256(str(database.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Beurt(map_ / f"{plaats}.beurt")


def _wacht(handvat: int) -> int | None:
    """Wait for the lock in a thread, because the system's waiting has no end of its own."""
    slot = threading.Lock()
    gereed = threading.Event()
    uitkomst = {"opgegeven": False, "gekregen": False}

    def vraag() -> None:
        try:
            fcntl.flock(handvat, fcntl.LOCK_EX)
        except OSError:
            pass
        else:
            uitkomst["gekregen"] = True
        with slot:
            gereed.set()
            if uitkomst["opgegeven"]:
                os.close(handvat)

    threading.Thread(target=vraag, name="korpsmonitor-beurt", daemon=True).start()
    gereed.wait(GEDULD)
    with slot:
        if gereed.is_set() and uitkomst["gekregen"]:
            return handvat
        uitkomst["opgegeven"] = True
        if gereed.is_set():
            os.close(handvat)
        return None
