"""What who must choose between two values is told about a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.plan import lees_stand, standnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum, toon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.store.driver import Database


def standtekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """The state of an action."""
    return standnaam(lees_stand(waarde))


def vervaltekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """That an action lapsed, and why."""
    if not isinstance(waarde, dict):
        return _("niet vervallen") if waarde is None else None
    return _("vervallen{dag}: {reden}").format(dag=_per(waarde), reden=waarde.get("reden"))


def wijzigingstekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """What became of a part of an action, and why; another text of the plan is itself."""
    if not isinstance(waarde, dict):
        return None
    return _("{wordt}\ngewijzigd{dag}: {reden}").format(
        wordt=waarde.get("wordt"), dag=_per(waarde), reden=waarde.get("reden")
    )


def vasttekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """A chapter or action as it was laid down."""
    return "\n".join(str(deel) for deel in waarde.values() if deel) if isinstance(waarde, dict) else None


def _per(waarde: Mapping[str, Any]) -> str:
    dag = als_datum(waarde.get("datum"))
    return " " + _("per {dag}").format(dag=toon(dag)) if dag else ""
