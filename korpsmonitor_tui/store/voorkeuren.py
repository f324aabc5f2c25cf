"""What this device remembers for its user, per database: convenience only, never needed and never synchronised."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Voorkeuren:
    """A small file of names and values. Unreadable means empty; unwritable means forgotten."""

    def __init__(self, map_: Path, database_id: str) -> None:
        self.map = map_
        self._pad = map_ / f"{database_id}.voorkeuren.json"

    def lees(self, naam: str) -> str:
        """The value kept under a name, or an empty text."""
        return self._alles().get(naam, "")

    def bewaar(self, naam: str, waarde: str) -> None:
        """Keep a value."""
        alles = self._alles()
        if alles.get(naam) == waarde:
            return
        with contextlib.suppress(OSError):
            self._pad.parent.mkdir(parents=True, exist_ok=True)
            self._pad.write_text(json.dumps({**alles, naam: waarde}), "utf-8")

    def _alles(self) -> dict[str, str]:
        try:
            inhoud = json.loads(self._pad.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(n): str(w) for n, w in inhoud.items()} if isinstance(inhoud, dict) else {}
