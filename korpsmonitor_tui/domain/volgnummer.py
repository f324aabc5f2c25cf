"""Counts what is made within one millisecond, so that ids of one handeling sort in the order of making."""

from __future__ import annotations

import threading
from typing import Final

BITS: Final = 24
"""Bits that the number takes; after that many ids in one millisecond it begins again."""


class Volgnummer:
    """A counter that begins anew every millisecond; safe to use from several threads."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._milliseconde = -1
        self._nummer = 0

    def volgende(self, milliseconde: int) -> int:
        """The next number in this millisecond, from 0."""
        with self._slot:
            self._nummer = self._nummer + 1 if milliseconde == self._milliseconde else 0
            self._milliseconde = milliseconde
            return self._nummer & ((1 << BITS) - 1)
