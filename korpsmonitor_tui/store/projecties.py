"""Tables that screens read, derived from events: every row is a function of the heads of one entity."""

from __future__ import annotations

import itertools
import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, VORM, Event, Operatie, decodeer, van_kolommen
from korpsmonitor_tui.domain.stand import Kop, Stand
from korpsmonitor_tui.store import vernietiging
from korpsmonitor_tui.store.afleidingen import dossier_van
from korpsmonitor_tui.store.projectietabellen import PROJECTIES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from korpsmonitor_tui.store.driver import Database

TABELLEN: Final = ("vernietigd", "kop", "entiteit", *PROJECTIES, "zoekregel")
"""All projection tables: what a rebuild makes anew."""

_BLOK: Final = 500
"""Entities that are read and written together."""

_EVENTS_TEGELIJK: Final = 5_000

_SCHRIJF_ENTITEIT: Final = (
    "INSERT INTO entiteit (soort, id, dossier, bestaat, conflicten) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (soort, id) DO UPDATE SET dossier = excluded.dossier, bestaat = excluded.bestaat, "
    "conflicten = excluded.conflicten WHERE (dossier, bestaat, conflicten) "
    "IS NOT (excluded.dossier, excluded.bestaat, excluded.conflicten)"
)
_SCHRIJF_ZOEKREGEL: Final = (
    "INSERT INTO zoekregel (soort, entiteit, dossier, tekst) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (soort, entiteit) DO UPDATE SET dossier = excluded.dossier, tekst = excluded.tekst "
    "WHERE tekst IS NOT excluded.tekst OR dossier IS NOT excluded.dossier"
)


def verwerk(db: Database, events: Sequence[Event], vernietigd: Container[str]) -> None:
    """Take new events into the heads, in this order: parents are in or stand before, children stand after or are not in.

    A destroyed event is never a head.
    """
    koppen, vervangen = koppen_na(events, vernietigd)
    db.conn.executemany(
        "DELETE FROM kop WHERE soort = ? AND entiteit = ? AND veld = ? AND event = ?", vervangen
    )
    db.conn.executemany(
        "INSERT INTO kop VALUES (?, ?, ?, ?)", [(*plaats, event) for event, plaats in koppen.items()]
    )


def koppen_na(
    events: Iterable[Event], vernietigd: Container[str]
) -> tuple[dict[str, tuple[str, str, str]], list[tuple[str, str, str, str]]]:
    """The heads that events leave, as (soort, entiteit, veld) per event, and what they replaced of before them."""
    vervangen: list[tuple[str, str, str, str]] = []
    koppen: dict[str, tuple[str, str, str]] = {}
    for event in events:
        plaats = (event.soort, event.entiteit, event.veld)
        for ouder in event.ouders:
            if koppen.get(ouder) == plaats:
                del koppen[ouder]
            else:
                vervangen.append((*plaats, ouder))
        if event.operatie != Operatie.HAAL_WEG and event.vorm <= VORM and event.id not in vernietigd:
            koppen[event.id] = plaats
    return koppen, vervangen


def lees_stand(db: Database, soort: str, entiteit: str) -> Stand:
    """The state of an entity from its heads."""
    return lees_standen(db, [(soort, entiteit)])[0]


def lees_standen(db: Database, entiteiten: Sequence[tuple[str, str]]) -> list[Stand]:
    """The states of different entities (soort, id), in the same order."""
    koppen: list[list[tuple[str, Kop]]] = [[] for _entiteit in entiteiten]
    waarden = [waarde for nr, entiteit in enumerate(entiteiten) for waarde in (nr, *entiteit)]
    for nr, veld, event, operatie, payload, lamport, device, dseq, ouders in db.execute(
        # CROSS JOIN: in this order, from the entities asked for to their events.
        f"WITH gevraagd (nr, soort, id) AS (VALUES {', '.join(['(?, ?, ?)'] * len(entiteiten))}) "
        "SELECT g.nr, k.veld, e.id, e.operatie, p.payload, e.lamport, e.device, e.dseq, e.ouders "
        "FROM gevraagd g CROSS JOIN kop k ON k.soort = g.soort AND k.entiteit = g.id "
        "CROSS JOIN event e ON e.id = k.event CROSS JOIN event_payload p ON p.event = e.id "
        "ORDER BY e.lamport, e.device, e.dseq",
        waarden,
    ):
        kop = Kop(event, operatie, decodeer(payload), (lamport, device, dseq), tuple(ouders.split()))
        koppen[nr].append((veld, kop))
    return [stand_van(*entiteit, lijst) for entiteit, lijst in zip(entiteiten, koppen, strict=True)]


def stand_van(soort: str, entiteit: str, koppen: Iterable[tuple[str, Kop]]) -> Stand:
    """The state of an entity of which these are the heads (field, head), in total order."""
    velden: dict[str, list[Kop]] = {}
    for veld, kop in koppen:
        velden.setdefault(veld, []).append(kop)
    return Stand(soort, entiteit, {veld: tuple(lijst) for veld, lijst in velden.items()})


@dataclass(frozen=True, slots=True)
class Rijen:
    """The rows of one entity, by table: what a check expects and a change writes."""

    entiteit: tuple[Any, ...]
    projectie: tuple[Any, ...] | None = None
    """None if its soort has no table, or it does not exist."""
    zoekregel: tuple[Any, ...] | None = None
    """None as well if nothing of it can be searched."""


def leid_af(stand: Stand) -> Rijen:
    """The rows that follow from the heads of an entity."""
    dossier, bestaat = dossier_van(stand), stand.bestaat
    entiteit = (stand.soort, stand.entiteit, dossier, int(bestaat), json.dumps(stand.conflicten))
    projectie = PROJECTIES.get(stand.soort)
    if projectie is None or not bestaat:
        return Rijen(entiteit)
    rij = {naam: leid_kolom_af(stand) for naam, leid_kolom_af in projectie.kolommen.items()}
    zoekregel = None
    if projectie.zoek:
        teksten = "\n".join(str(rij[kolom]) for kolom in projectie.zoek if rij[kolom])
        zoekregel = (stand.soort, stand.entiteit, dossier, zoekvorm(teksten))
    return Rijen(entiteit, (stand.entiteit, *rij.values()), zoekregel)


def projecteer(db: Database, geraakt: Iterable[tuple[str, str]]) -> None:
    """Write the rows of the entities that were touched."""
    resten = iter(geraakt)
    while blok := list(itertools.islice(resten, _BLOK)):
        _schrijf(db, [leid_af(stand) for stand in lees_standen(db, blok)])


def _schrijf(db: Database, alles: Sequence[Rijen]) -> None:
    db.conn.executemany(_SCHRIJF_ENTITEIT, [rijen.entiteit for rijen in alles])
    per_soort: dict[str, list[Rijen]] = {}
    for rijen in alles:
        per_soort.setdefault(rijen.entiteit[0], []).append(rijen)
    for soort, lijst in per_soort.items():
        if projectie := PROJECTIES.get(soort):
            weg = [rijen.entiteit[:2] for rijen in lijst if rijen.projectie is None]
            db.conn.executemany(projectie.verwijderen, [entiteit[1:] for entiteit in weg])
            db.conn.executemany("DELETE FROM zoekregel WHERE soort = ? AND entiteit = ?", weg)
            db.conn.executemany(projectie.invoegen, [rijen.projectie for rijen in lijst if rijen.projectie])
            db.conn.executemany(_SCHRIJF_ZOEKREGEL, [rijen.zoekregel for rijen in lijst if rijen.zoekregel])


def zoekvorm(tekst: str) -> str:
    """Text as it is indexed and asked for: NFKC, so that the ĳ ligature is found by ij."""
    return unicodedata.normalize("NFKC", tekst)


def herbouw(db: Database) -> None:
    """Make every projection anew from the events, inside the caller's transaction."""
    for tabel in reversed(TABELLEN):
        db.execute(f"DELETE FROM {tabel}")
    vernietiging.bereken(db)
    geraakt: dict[tuple[str, str], None] = {}
    for events in _alle_events(db):
        verwerk(db, events, vernietiging.vernietigde(db, events))
        geraakt.update(dict.fromkeys((event.soort, event.entiteit) for event in events))
    projecteer(db, geraakt)


def _alle_events(db: Database) -> Iterator[list[Event]]:
    # Parents always have a lower lamport, so this order brings them before their children.
    lezer = db.execute(f"SELECT {', '.join(KOLOMMEN)} FROM event ORDER BY lamport, device, dseq")
    while rijen := lezer.fetchmany(_EVENTS_TEGELIJK):
        yield [van_kolommen(rij) for rij in rijen]
