"""Whose work a value is: who gave it first, where undo or a choice between laptops brought it back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import decodeer
from korpsmonitor_tui.store.ongedaan import SOORT as HANDELING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """One event of a field, as far as it says who did what."""

    id: str
    wie: str
    lamport: int
    waarde: Any
    """None also for a payload that was destroyed by law."""
    teruggebracht: bool
    """Written by an undoing or a merge, so that the value may be somebody else's work."""


_KOLOMMEN = f"""e.id, e.actor, e.lamport, p.payload, e.ouders LIKE '% %' OR EXISTS (
    SELECT 1 FROM event u WHERE u.handeling = e.handeling AND u.soort = '{HANDELING}')"""


def lees(db: Database, soort: str, entiteit: str, veld: str) -> tuple[Vastlegging, ...]:
    """Everything that was ever written in a field, in the total order."""
    return _maak(
        db.execute(
            f"SELECT {_KOLOMMEN} FROM event e JOIN event_payload p ON p.event = e.id "
            "WHERE e.soort = ? AND e.entiteit = ? AND e.veld = ? ORDER BY e.lamport, e.device, e.dseq",
            (soort, entiteit, veld),
        ).fetchall()
    )


def lees_koppen(
    db: Database, soort: str, veld: str, dossiers: Iterable[str]
) -> list[tuple[str, Vastlegging]]:
    """The heads of a field of every entity of a soort that is there in these dossiers, each with its dossier."""
    rijen = db.execute(
        f"""SELECT x.dossier, {_KOLOMMEN} FROM entiteit x
        JOIN kop k ON k.soort = x.soort AND k.entiteit = x.id AND k.veld = ?
        JOIN event e ON e.id = k.event JOIN event_payload p ON p.event = e.id
        WHERE x.soort = ? AND x.bestaat AND x.dossier IN (SELECT value FROM json_each(?))
        ORDER BY e.lamport, e.device, e.dseq""",
        (veld, soort, json.dumps(sorted(dossiers))),
    ).fetchall()
    return [(rij[0], _maak([rij[1:]])[0]) for rij in rijen]


def _maak(rijen: Iterable[tuple[Any, ...]]) -> tuple[Vastlegging, ...]:
    return tuple(
        Vastlegging(id_, wie, lamport, decodeer(payload), bool(terug))
        for id_, wie, lamport, payload, terug in rijen
    )


def makers(db: Database, vastlegging: Vastlegging) -> tuple[Vastlegging, ...]:
    """Who gave this value first: the event itself, or those before it whose value it brought back.

    What says that it brings something back, but has a value that was not there, is its own work all the same.
    """
    if not vastlegging.teruggebracht:
        return (vastlegging,)
    rijen = db.execute(
        f"""WITH RECURSIVE voor (id) AS (
            SELECT ouder FROM event_ouder WHERE kind = ? UNION SELECT o.ouder FROM event_ouder o JOIN voor ON o.kind = voor.id)
        SELECT {_KOLOMMEN} FROM voor JOIN event e ON e.id = voor.id JOIN event_payload p ON p.event = e.id
        JOIN event zelf ON zelf.id = ? AND e.soort = zelf.soort AND e.entiteit = zelf.entiteit AND e.veld = zelf.veld
        ORDER BY e.lamport, e.device, e.dseq""",
        (vastlegging.id, vastlegging.id),
    ).fetchall()
    zelfde = tuple(
        een
        for een in _maak(rijen)
        if not een.teruggebracht and _inhoud(een.waarde) == _inhoud(vastlegging.waarde)
    )
    return zelfde or (vastlegging,)


def _inhoud(waarde: Any) -> Any:
    """A value without its version: of a step that is chosen again the number may have to be higher."""
    if isinstance(waarde, dict):
        return {sleutel: deel for sleutel, deel in waarde.items() if sleutel != "versie"}
    return waarde
