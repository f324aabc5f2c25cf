"""What who must choose between two values is told about a figure of a dashboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.telling import lees_correctie

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.store.driver import Database


def opgavetekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """A figure as stated, of which an empty one says that it is."""
    return waarde or _("leeg") if isinstance(waarde, str) else None


def correctietekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """What a figure must be, and why."""
    correctie = lees_correctie(waarde)
    if correctie is not None:
        return _("{waarde}: {reden}").format(waarde=correctie.waarde or _("leeg"), reden=correctie.reden)
    ingetrokken = waarde.get("ingetrokken") if isinstance(waarde, dict) else None
    return _("ingetrokken: {reden}").format(reden=ingetrokken) if ingetrokken else None
