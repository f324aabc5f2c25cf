"""What this laptop has to offer a hub: the events that it lacks, in an order in which it can take them in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, Pakket, van_kolommen
from korpsmonitor_tui.store.hubrecht import VORKEN, onthoud
from korpsmonitor_tui.store.opnemen import hash_op
from korpsmonitor_tui.store.toestand import laatste

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from korpsmonitor_tui.domain.hub import Schakel
    from korpsmonitor_tui.store.driver import Database

MEESTE_BYTES: Final = 8 * 2**20
"""Of payloads together in one batch; one that is larger by itself travels alone."""

_OPENSTAAND: Final = (
    "FROM json_each(?) AS einde CROSS JOIN event e ON e.device = einde.key AND e.dseq > einde.value "
)
_KOLOMMEN: Final = ", ".join(f"e.{kolom}" for kolom in KOLOMMEN)


def tel_aanbod(db: Database, einden: Mapping[str, int]) -> int:
    """How many events lie beyond these places of these devices."""
    aantal: int = db.execute(f"SELECT count(*) {_OPENSTAAND}", (json.dumps(einden),)).fetchone()[0]
    return aantal


def lees_aanbod(
    db: Database, einden: Mapping[str, int], events: int, aantal_bytes: int = MEESTE_BYTES
) -> Iterator[list[Pakket]]:
    """The events beyond these places, in batches bounded by both, in the total order.

    That order brings what an event rests on before it: its predecessor, its parents, the making of its entity.
    """
    # Only ids are read at once: texts and files may be more than fits in memory.
    rijen = db.execute(
        f"SELECT e.id, octet_length(p.payload) {_OPENSTAAND} JOIN event_payload p ON p.event = e.id "
        "ORDER BY e.lamport, e.device, e.dseq",
        (json.dumps(einden),),
    ).fetchall()
    return lees_in_stapels(db, rijen, events, aantal_bytes)


def lees_in_stapels(
    db: Database, rijen: Iterable[tuple[str, int | None]], events: int, aantal_bytes: int = MEESTE_BYTES
) -> Iterator[list[Pakket]]:
    """Events by (id, bytes of payload), in this order, in batches bounded by both."""
    stapel: list[str] = []
    gewicht = 0
    for id_, lengte in rijen:
        if stapel and (len(stapel) >= events or gewicht + (lengte or 0) > aantal_bytes):
            yield _lees(db, stapel)
            stapel, gewicht = [], 0
        stapel.append(id_)
        gewicht += lengte or 0
    if stapel:
        yield _lees(db, stapel)


def _lees(db: Database, ids: list[str]) -> list[Pakket]:
    rijen = db.execute(
        f"SELECT {_KOLOMMEN}, p.salt, p.payload FROM json_each(?) AS nummer "
        "CROSS JOIN event e ON e.id = nummer.value JOIN event_payload p ON p.event = e.id ORDER BY nummer.key",
        (json.dumps(ids),),
    ).fetchall()
    return [Pakket(van_kolommen(rij[:-2]), rij[-2], rij[-1]) for rij in rijen]


def gevorkte_ketens(db: Database, einden: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    """Devices that wrote something else here than the hub has, with the last place at which both may be the same.

    This laptop was cloned, and both copies went on. Of a chain that goes further at the hub than here it only shows
    once what the hub has was fetched and refused; until then the place of a longer one is a guess from above.
    """
    vorken = {
        device: dseq - 1
        for device, (dseq, hash_) in einden.items()
        if dseq and hash_op(db, device, dseq) not in (None, hash_)
    }
    vorken |= {device: dseq for device, dseq in bekende_vorken(db).items() if device in einden}
    # What two copies both put again under a new device: the hub has that of the one that came first.
    dubbel = db.execute(
        "SELECT e.device, min(e.dseq) - 1 FROM event_wachtend w "
        "JOIN event e ON e.id = json_extract(w.pakket, '$[0][2]') AND e.device <> w.device "
        "WHERE w.reden <> '' GROUP BY e.device"
    ).fetchall()
    return vorken | {
        device: min(dseq, vorken.get(device, dseq))
        for device, dseq in dubbel
        if device in einden and dseq >= einden[device][0]
    }


def bekende_vorken(db: Database) -> dict[str, int]:
    """Devices of which something else came at a place than stands here, with the last place before it."""
    botsingen = db.execute(
        "SELECT w.device, min(w.dseq) - 1 FROM event_wachtend w "
        "JOIN event e ON e.device = w.device AND e.dseq = w.dseq AND e.hash <> w.hash GROUP BY w.device"
    ).fetchall()
    vorken = _onthouden_vorken(db)
    for device, dseq in botsingen:
        vorken[device] = min(dseq, vorken.get(device, dseq))
    return vorken


def _onthouden_vorken(db: Database) -> dict[str, int]:
    rij = db.execute("SELECT waarde FROM hubstand WHERE naam = ?", (VORKEN,)).fetchone()
    return dict(json.loads(rij[0])) if rij else {}


def merk_vorken(db: Database, schakels: Iterable[Schakel]) -> list[Schakel]:
    """These places up to the first that shows a fork, which is then remembered; inside the caller's transaction.

    An event that is refused stays with its reason; of a place nothing else would be left. Filled in behind a fork, it
    would make the other copy's chain look like the end of this one's, and what was written here would be passed over
    for good.
    """
    bekend = bekende_vorken(db)
    vorken, einden = dict(bekend), dict[str, int]()
    over = []
    for schakel in sorted(schakels, key=lambda plaats: (plaats.device, plaats.dseq)):
        device = schakel.device
        if device not in einden:
            einden[device] = laatste(db, device).dseq
        hier = schakel.dseq <= einden[device]
        if device not in vorken or schakel.dseq <= vorken[device]:
            # Of the first that does not fit it is told that it is refused.
            over.append(schakel)
            if hier and hash_op(db, device, schakel.dseq) not in (None, schakel.hash):
                vorken[device] = schakel.dseq - 1
    if vorken != bekend:
        onthoud(db, {VORKEN: json.dumps(vorken)})
    return over
