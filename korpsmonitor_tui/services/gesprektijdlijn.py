"""What the timeline and a conflict say about recordings and transcripts of an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.datums import als_datum, toon

if TYPE_CHECKING:
    from typing import Any

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

_KOMT = (Operatie.MAAK, Operatie.HERSTEL)


def transcript(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A transcript that was taken in, or what was said about it since."""
    eigen = [g for g in gebeurtenissen if g.soort == "transcript"]
    if any(g.veld == BESTAAN and g.operatie in _KOMT for g in eigen):
        # All that was said is too long to read here; the file that came with it has its name.
        bestand = next((g for g in gebeurtenissen if (g.soort, g.veld) == ("bijlage", BESTAAN)), None)
        naam = bestand.waarde.get("naam") if bestand and isinstance(bestand.waarde, dict) else None
        return _("transcript ingelezen") + (f" ({naam})" if naam else ""), ""
    if any(g.keuze for g in eigen):
        return None
    velden = {g.veld for g in eigen}
    if velden == {"sprekers"}:
        return _("sprekers van een transcript benoemd"), ""
    if velden == {"verschuiving"}:
        return _("transcript verschoven ten opzichte van de notities"), ""
    return None


def opname(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A recording that was noted, or its destruction, with how."""
    eigen = [g for g in gebeurtenissen if g.soort == "opname"]
    vernietigd = next((g for g in eigen if g.veld == "vernietigd"), None)
    if vernietigd is not None and isinstance(vernietigd.waarde, dict) and not vernietigd.keuze:
        dag = als_datum(vernietigd.waarde.get("datum"))
        wat = _("opname vernietigd op {dag} door {wie}").format(
            dag=toon(dag) if dag else "?", wie=vernietigd.waarde.get("wie")
        )
        return wat, str(vernietigd.waarde.get("hoe") or "")
    gemaakt = next((g for g in eigen if g.veld == BESTAAN and g.operatie in _KOMT), None)
    if gemaakt is None:
        return None
    naam = gemaakt.waarde.get("naam") if isinstance(gemaakt.waarde, dict) else None
    return _("opname vastgelegd") + (f" ({naam})" if naam else ""), ""


def waardetekst(db: Database, soort: str, waarde: dict[str, Any]) -> str:
    """A value of several parts, for who must choose: every part with its name, and the role of a deelnemer for its id."""
    rollen = {}
    if soort == "transcript":
        rollen = {id_: rol for id_, rol in db.execute("SELECT id, rol FROM deelnemer").fetchall() if rol}
    namen = {"wie": _("wie"), "datum": _("datum"), "hoe": _("hoe")} if soort == "opname" else {}
    return ", ".join(
        f"{namen.get(naam, naam)}: {rollen.get(str(deel), deel)}" for naam, deel in sorted(waarde.items())
    )
