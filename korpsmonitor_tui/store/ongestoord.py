"""Not looking for rubbish while much is made that is kept: Python would go through all of it again and again."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def ongestoord() -> Iterator[None]:
    """Have the collector of reference cycles wait, for the whole program and so for a short while only.

    Everything else is let go of as ever. Two threads that do this at once get less of it, and nothing worse.
    """
    was_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_aan:
            gc.enable()
