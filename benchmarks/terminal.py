"""Programs in a terminal of their own, watched as their user sees them: by what they write to it."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KOLOMMEN: Final = 120
RIJEN: Final = 40
_GEDULD: Final = 60.0
"""Seconds after which what is waited for will not come."""
_STURING: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")

ER_IS_EEN: Final = sys.platform != "win32"
"""Whether programs can be run in a terminal of their own here."""


@dataclass(slots=True)
class Terminal:
    """A running program: its process, our end of its terminal, and when it was started."""

    proces: int
    kant: int
    begin: float

    def schrijf(self, toetsen: bytes) -> None:
        """Type."""
        os.write(self.kant, toetsen)

    def lees(self, hoogstens: float) -> bytes:
        """What the program writes within this many seconds, or wrote already; nothing if it is silent.

        Raises AssertionError if the program ended.
        """
        klaar, _schrijf, _fout = select.select([self.kant], [], [], hoogstens)
        if not klaar:
            return b""
        try:
            return os.read(self.kant, 1 << 16)
        except OSError as fout:
            raise AssertionError("the program ended") from fout

    def wacht_op(self, *teksten: str) -> float:
        """The moment at which all of these stood on the screen. Raises AssertionError if they do not come."""
        gezocht = [tekst.encode() for tekst in teksten]
        gezien, einde = b"", time.perf_counter() + _GEDULD
        while not all(tekst in _STURING.sub(b"", gezien) for tekst in gezocht):
            rest = einde - time.perf_counter()
            if rest <= 0:
                raise AssertionError(f"{teksten} did not come: {_STURING.sub(b'', gezien)[-2_000:]!r}")
            gezien += self.lees(rest)
        return time.perf_counter()

    def lees_leeg(self, seconden: float) -> None:
        """Let it write on for a while: a cursor that blinks never leaves it silent."""
        einde = time.perf_counter() + seconden
        while (rest := einde - time.perf_counter()) > 0:
            self.lees(rest)


@contextmanager
def open_terminal(opdracht: Sequence[str], omgeving: Mapping[str, str]) -> Iterator[Terminal]:
    """A program in a terminal of 120 by 40; gone when this ends."""
    import fcntl
    import pty
    import signal
    import struct
    import termios

    alles = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **omgeving}
    begin = time.perf_counter()
    kind, kant = pty.fork()
    if not kind:
        # The program asks for the size as it starts: it may not be there before that.
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", RIJEN, KOLOMMEN, 0, 0))
        os.execvpe(opdracht[0], list(opdracht), alles)
    try:
        yield Terminal(kind, kant, begin)
    finally:
        os.kill(kind, signal.SIGKILL)
        os.waitpid(kind, 0)
        os.close(kant)
