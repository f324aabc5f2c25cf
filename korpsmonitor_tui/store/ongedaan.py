"""Undo: compensating events for one's own last handeling, as long as nobody built on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.event import KOLOMMEN, Event, Operatie, decodeer, van_kolommen
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.store.vernietiging import SOORT as VERNIETIGING

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

SOORT = "handeling"
"""Soort of the fact that a handeling was undone: entity is the handeling, so that it is not undone twice."""

_IS_ONGEDAAN = f"u.soort = '{SOORT}' AND (u.entiteit = e.handeling OR u.handeling = e.handeling)"
"""SQL: event ``u`` says that the handeling of event ``e`` was undone, or is itself an undoing."""


@dataclass(frozen=True, slots=True)
class Ongedaan:
    """What was undone: the events of the handeling, for a message."""

    handeling: str
    events: tuple[Event, ...]


def maak_ongedaan(tx: Transactie, is_grens: Callable[[Event, object], bool]) -> Ongedaan:
    """Undo the actor's last handeling in this edition that is not undone yet.

    ``is_grens(event, value)`` tells events that undo never crosses (a send, receipt, approval or definitief).
    Raises StapGeweigerd if there is nothing to undo, somebody built on it, or it lies before such an event.
    """
    handeling = _laatste(tx)
    if handeling is None:
        raise StapGeweigerd(_("Er is niets van u om ongedaan te maken."))
    events = _events(tx.db, handeling)
    _weiger_vernietigd(tx.db, events)
    _weiger_over_grens(tx.db, events, is_grens)
    for event in events:
        _weiger_als_voortgebouwd(tx, event)
    _compenseer(tx, events)
    tx.maak(SOORT, {"ongedaan_door": tx.handeling}, handeling)
    return Ongedaan(handeling, tuple(events))


def _laatste(tx: Transactie) -> str | None:
    rij = tx.db.execute(
        f"""SELECT handeling FROM event e
        WHERE actor = ? AND editie = ? AND device = ? AND NOT EXISTS (
            SELECT 1 FROM event u WHERE {_IS_ONGEDAAN}
        ) ORDER BY dseq DESC LIMIT 1""",
        (tx.wie.actor, tx.wie.editie, tx.device),
    ).fetchone()
    return rij[0] if rij else None


def _events(db: Database, handeling: str) -> list[Event]:
    rijen = db.execute(
        f"SELECT {', '.join(KOLOMMEN)} FROM event WHERE handeling = ? ORDER BY dseq", (handeling,)
    ).fetchall()
    return [van_kolommen(rij) for rij in rijen]


def _waarde(db: Database, event: str) -> object:
    return decodeer(db.execute("SELECT payload FROM event_payload WHERE event = ?", (event,)).fetchone()[0])


def _weiger_vernietigd(db: Database, events: list[Event]) -> None:
    """What was destroyed by law cannot come back, nor can the destroying be undone."""
    ids = [id_ for event in events for id_ in (event.id, *event.ouders)]
    leeg = db.execute(
        "SELECT 1 FROM event_payload WHERE payload IS NULL AND event IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    ).fetchone()
    if leeg or any(event.soort == VERNIETIGING for event in events):
        raise StapGeweigerd(
            _("Dit kan niet meer ongedaan worden: de tekst is vernietigd. Er is niets gewijzigd.")
        )


def _weiger_over_grens(db: Database, events: list[Event], is_grens: Callable[[Event, object], bool]) -> None:
    """Refuse if this handeling is, or its dossier has since seen, something that outsiders know of."""
    dossiers = {
        rij[0]
        for event in events
        for rij in db.execute(
            "SELECT dossier FROM entiteit WHERE soort = ? AND id = ?", (event.soort, event.entiteit)
        ).fetchall()
        if rij[0]
    }
    rijen = db.execute(
        f"SELECT {', '.join(f'e.{kolom}' for kolom in KOLOMMEN)} FROM event e "
        "JOIN entiteit x ON x.soort = e.soort AND x.id = e.entiteit "
        "WHERE x.dossier IN (SELECT value FROM json_each(?)) AND e.lamport >= ?",
        (json.dumps(sorted(dossiers)), min(event.lamport for event in events)),
    ).fetchall()
    for rij in rijen:
        later = van_kolommen(rij)
        if is_grens(later, _waarde(db, later.id)):
            raise StapGeweigerd(
                _("Dit kan niet meer ongedaan worden: er is daarna iets verstuurd, ontvangen of vastgesteld.")
            )


def _weiger_als_voortgebouwd(tx: Transactie, event: Event) -> None:
    """Refuse if what is shown now comes from anything but this handeling and handelingen that were undone.

    Taking back a deletion asks that of the deletion only: what the entity held before it is what comes back. Taking
    back a restoration asks it of what was written since.
    """
    if event.operatie in {Operatie.VOEG_TOE, Operatie.HAAL_WEG}:
        return
    koppen = tx.stand(event.soort, event.entiteit).koppen
    hele_entiteit = event.operatie in {Operatie.MAAK, Operatie.HERSTEL}
    velden = list(koppen) if hele_entiteit else [event.veld]
    geldend = [kop.event for veld in velden for kop in koppen.get(veld, ())]
    vanaf = event.lamport if event.operatie == Operatie.HERSTEL else 0
    vreemd = tx.db.execute(
        f"""SELECT 1 FROM event e WHERE id IN (SELECT value FROM json_each(?)) AND handeling IS NOT ?
        AND lamport >= ? AND NOT EXISTS (SELECT 1 FROM event u WHERE {_IS_ONGEDAAN})""",
        (json.dumps(geldend), event.handeling, vanaf),
    ).fetchone()
    if vreemd:
        raise StapGeweigerd(_("Dit kan niet meer ongedaan worden: er is op voortgebouwd."))


def _compenseer(tx: Transactie, events: list[Event]) -> None:
    """Undo last things first; what belongs to an entity that this handeling made goes with it.

    Of an entity that it made only to delete it again, what outlives the deletion is taken back as well.
    """
    gemaakt = _plaatsen(events, Operatie.MAAK) - _plaatsen(events, Operatie.VERWIJDER)
    for event in reversed(events):
        plaats = (event.soort, event.entiteit)
        if plaats in gemaakt and event.operatie != Operatie.MAAK:
            continue
        waarde = _waarde(tx.db, event.id)
        if event.operatie in {Operatie.MAAK, Operatie.HERSTEL}:
            tx.verwijder(*plaats)
        elif event.operatie == Operatie.VERWIJDER:
            tx.herstel(*plaats)
        elif event.operatie == Operatie.VOEG_TOE:
            tx.haal_weg(*plaats, event.veld, waarde)
        elif event.operatie == Operatie.HAAL_WEG:
            tx.voeg_toe(*plaats, event.veld, waarde)
        else:
            _zet_terug(tx, event)


def _plaatsen(events: list[Event], operatie: Operatie) -> set[tuple[str, str]]:
    return {(event.soort, event.entiteit) for event in events if event.operatie == operatie}


def _zet_terug(tx: Transactie, event: Event) -> None:
    """Give the field what it held before; of a merge that is the value shown before it."""
    vorige = [ouder for ouder in event.ouders if _hoort_bij(tx.db, ouder, event)]
    waarde = _waarde(tx.db, vorige[-1]) if vorige else None
    tx.zet(event.soort, event.entiteit, event.veld, waarde)


def _hoort_bij(db: Database, ouder: str, event: Event) -> bool:
    rij = db.execute("SELECT soort, entiteit, veld FROM event WHERE id = ?", (ouder,)).fetchone()
    return bool(rij == (event.soort, event.entiteit, event.veld))
