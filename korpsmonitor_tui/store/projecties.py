"""Tables that screens read, derived from events: every row is a function of the heads of one entity."""

from __future__ import annotations

import itertools
import json
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, VORM, Event, Operatie, decodeer, van_kolommen
from korpsmonitor_tui.domain.stand import Kop, Stand
from korpsmonitor_tui.store import vernietiging
from korpsmonitor_tui.store.afleidingen import dossier_van
from korpsmonitor_tui.store.driver import lees_bij
from korpsmonitor_tui.store.projectietabellen import PROJECTIES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.event import Pakket
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


def lees_standen(
    db: Database,
    entiteiten: Sequence[tuple[str, str]],
    bij_de_hand: Mapping[str, Pakket] = MappingProxyType({}),
) -> list[Stand]:
    """The states of different entities (soort, id), in the same order.

    ``bij_de_hand``: by id events that were just written, so that they are not read again.
    """
    waarden = [waarde for nr, entiteit in enumerate(entiteiten) for waarde in (nr, *entiteit)]
    gevonden = db.execute(
        # CROSS JOIN: in this order, from the entities asked for to their heads.
        f"WITH gevraagd (nr, soort, id) AS (VALUES {', '.join(['(?, ?, ?)'] * len(entiteiten))}) "
        "SELECT g.nr, k.veld, k.event FROM gevraagd g CROSS JOIN kop k ON k.soort = g.soort AND k.entiteit = g.id",
        waarden,
    ).fetchall()
    koppen = _lees_koppen(db, [event for _nr, _veld, event in gevonden if event not in bij_de_hand])
    lijsten: list[list[tuple[str, Kop]]] = [[] for _entiteit in entiteiten]
    for nr, veld, event in gevonden:
        pakket = bij_de_hand.get(event)
        kop = koppen.get(event) if pakket is None else _kop_van(pakket)
        # A head without its event is damage: what checks the database tells of it.
        if kop is not None:
            lijsten[nr].append((veld, kop))
    for lijst in lijsten:
        lijst.sort(key=_op_volgorde)
    return [stand_van(*entiteit, lijst) for entiteit, lijst in zip(entiteiten, lijsten, strict=True)]


def _lees_koppen(db: Database, events: Sequence[str]) -> dict[str, Kop]:
    """By id these events as heads."""
    vraag = (
        "SELECT e.id, e.operatie, p.payload, e.lamport, e.device, e.dseq, e.ouders "
        "FROM event e JOIN event_payload p ON p.event = e.id WHERE e.id IN"
    )
    return {
        event: Kop(event, operatie, decodeer(payload), (lamport, device, dseq), tuple(ouders.split()))
        for event, operatie, payload, lamport, device, dseq, ouders in lees_bij(db, vraag, events)
    }


def _kop_van(pakket: Pakket) -> Kop:
    event = pakket.event
    return Kop(event.id, event.operatie, decodeer(pakket.payload), event.orde, event.ouders)


def _op_volgorde(veld_en_kop: tuple[str, Kop]) -> tuple[int, str, int]:
    return veld_en_kop[1].orde


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
    dossier, bestaat, conflicten = dossier_van(stand), stand.bestaat, stand.conflicten
    entiteit = (
        stand.soort,
        stand.entiteit,
        dossier,
        int(bestaat),
        json.dumps(conflicten) if conflicten else "[]",
    )
    projectie = PROJECTIES.get(stand.soort)
    if projectie is None or not bestaat:
        return Rijen(entiteit)
    rij = {naam: leid_kolom_af(stand) for naam, leid_kolom_af in projectie.kolommen.items()}
    zoekregel = None
    if projectie.zoek:
        teksten = "\n".join(str(rij[kolom]) for kolom in projectie.zoek if rij[kolom])
        zoekregel = (stand.soort, stand.entiteit, dossier, zoekvorm(teksten))
    return Rijen(entiteit, (stand.entiteit, *rij.values()), zoekregel)


def projecteer(
    db: Database, geraakt: Iterable[tuple[str, str]], bij_de_hand: Mapping[str, Pakket] = MappingProxyType({})
) -> None:
    """Write the rows of the entities that were touched; ``bij_de_hand`` as for :func:`lees_standen`."""
    resten = iter(geraakt)
    while blok := list(itertools.islice(resten, _BLOK)):
        _schrijf(db, [leid_af(stand) for stand in lees_standen(db, blok, bij_de_hand)])


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
