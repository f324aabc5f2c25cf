"""Writing events: in their tables, and into the heads that everything else is derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import KOLOMMEN
from korpsmonitor_tui.store import projecties, vernietiging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.store.driver import Database

_VOEG_EVENT_IN: Final = f"INSERT INTO event ({', '.join(KOLOMMEN)}) VALUES ({', '.join('?' * len(KOLOMMEN))})"


def voeg_events_in(db: Database, pakketten: Sequence[Pakket]) -> dict[tuple[str, str], None]:
    """Write events in this order; of each the chain and the parents are in, or stand before it.

    Returns (soort, entiteit) of what must be projected anew, in order. What was destroyed is written empty.
    """
    geraakt: dict[tuple[str, str], None] = {}
    for deel in _per_vernietiging(pakketten):
        _schrijf(db, deel)
        geraakt.update(dict.fromkeys((pakket.event.soort, pakket.event.entiteit) for pakket in deel))
        laatste = deel[-1]
        geraakt.update(dict.fromkeys(vernietiging.pas_toe(db, laatste.event, laatste.payload)))
    return geraakt


def _per_vernietiging(pakketten: Sequence[Pakket]) -> Iterator[Sequence[Pakket]]:
    """In parts that each end in a vernietiging or are the last: it empties what came before, and what comes after."""
    begin = 0
    for nr, pakket in enumerate(pakketten, 1):
        if nr == len(pakketten) or pakket.event.soort == vernietiging.SOORT:
            yield pakketten[begin:nr]
            begin = nr


def _schrijf(db: Database, pakketten: Sequence[Pakket]) -> None:
    events = [pakket.event for pakket in pakketten]
    weg = vernietiging.vernietigde(db, events)
    db.conn.executemany(_VOEG_EVENT_IN, [event.als_kolommen() for event in events])
    db.conn.executemany(
        "INSERT INTO event_payload VALUES (?, ?, ?)",
        [
            (event.id, "", None)
            if pakket.payload is None or event.id in weg
            else (event.id, pakket.salt, pakket.payload)
            for pakket, event in zip(pakketten, events, strict=True)
        ],
    )
    db.conn.executemany(
        "INSERT INTO event_ouder VALUES (?, ?)",
        [(event.id, ouder) for event in events for ouder in event.ouders],
    )
    projecties.verwerk(db, events, weg)
