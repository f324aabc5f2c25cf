"""What a fault of the program may leave behind: never text of a dossier, so no core dumps and no messages of faults.

The command line and the screens catch what goes wrong in them. What is left are threads, objects being cleared away
and libraries that log: Python shows their tracebacks with the message, which may quote what somebody wrote.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from korpsmonitor_tui.cli.draai import OMGEVING_DEBUG

if TYPE_CHECKING:
    from types import TracebackType


def beperk() -> None:
    """Do so for this process, and for those it starts. Who asked for full messages gets them, but no core dump."""
    # Not every system has them, or lets them be lowered.
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if os.environ.get(OMGEVING_DEBUG):
        return
    sys.excepthook = lambda soort, _fout, spoor: _meld(soort, spoor)
    threading.excepthook = lambda gegevens: _meld(gegevens.exc_type, gegevens.exc_traceback)
    sys.unraisablehook = lambda gegevens: _meld(gegevens.exc_type, gegevens.exc_traceback)


def laat_logboek_zwijgen() -> None:
    """Keep libraries from logging to standard error, where nobody set up a log; to be called once they are loaded."""
    import logging

    if not os.environ.get(OMGEVING_DEBUG):
        logging.getLogger().addHandler(logging.NullHandler())


def _meld(soort: type[BaseException], spoor: TracebackType | None) -> None:
    """Which fault and where in the code; not its message, nor what stands there."""
    plekken = traceback.extract_tb(spoor)
    waar = "".join(f" {plek.filename}:{plek.lineno}" for plek in plekken[-1:])
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{soort.__name__}{waar}\n")
