"""Tables that screens read, derived from events: every row is a function of the heads of one entity."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.event import KOLOMMEN, VORM, Event, Operatie, decodeer, van_kolommen
from korpsmonitor_tui.domain.stand import Kop, Stand
from korpsmonitor_tui.store import vernietiging
from korpsmonitor_tui.store.projectietabellen import PROJECTIES, dossier_van

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.store.driver import Database

TABELLEN: Final = ("vernietigd", "kop", "entiteit", *PROJECTIES, "zoekregel")
"""All projection tables: what a rebuild makes anew."""


def verwerk(db: Database, event: Event) -> None:
    """Take one new event into the heads; its parents are in, its children are not. A destroyed event is never one."""
    if event.ouders:
        db.execute(
            "DELETE FROM kop WHERE soort = ? AND entiteit = ? AND veld = ? "
            "AND event IN (SELECT value FROM json_each(?))",
            (event.soort, event.entiteit, event.veld, json.dumps(event.ouders)),
        )
    if event.operatie == Operatie.HAAL_WEG or event.vorm > VORM:
        return
    if not vernietiging.is_vernietigd(db, event):
        db.execute("INSERT INTO kop VALUES (?, ?, ?, ?)", (event.soort, event.entiteit, event.veld, event.id))


def lees_stand(db: Database, soort: str, entiteit: str) -> Stand:
    """The state of an entity from its heads."""
    koppen: dict[str, list[Kop]] = {}
    for veld, event, operatie, payload, lamport, device, dseq, ouders in db.execute(
        "SELECT k.veld, e.id, e.operatie, p.payload, e.lamport, e.device, e.dseq, e.ouders "
        "FROM kop k JOIN event e ON e.id = k.event JOIN event_payload p ON p.event = e.id "
        "WHERE k.soort = ? AND k.entiteit = ? ORDER BY e.lamport, e.device, e.dseq",
        (soort, entiteit),
    ):
        kop = Kop(event, operatie, decodeer(payload), (lamport, device, dseq), tuple(ouders.split()))
        koppen.setdefault(veld, []).append(kop)
    return Stand(soort, entiteit, {veld: tuple(lijst) for veld, lijst in koppen.items()})


def projecteer(db: Database, geraakt: Iterable[tuple[str, str]]) -> None:
    """Write the rows of the entities that were touched."""
    for soort, entiteit in geraakt:
        stand = lees_stand(db, soort, entiteit)
        _schrijf_entiteit(db, stand)
        projectie = PROJECTIES.get(soort)
        if projectie is None:
            continue
        if not stand.bestaat:
            db.execute(projectie.verwijderen, (entiteit,))
            db.execute("DELETE FROM zoekregel WHERE soort = ? AND entiteit = ?", (soort, entiteit))
            continue
        rij = {naam: leid_af(stand) for naam, leid_af in projectie.kolommen.items()}
        db.execute(projectie.invoegen, (entiteit, *rij.values()))
        if projectie.zoek:
            _schrijf_zoekregel(db, stand, [rij[kolom] for kolom in projectie.zoek])


def _schrijf_entiteit(db: Database, stand: Stand) -> None:
    db.execute(
        "INSERT INTO entiteit (soort, id, dossier, bestaat, conflicten) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (soort, id) DO UPDATE SET dossier = excluded.dossier, bestaat = excluded.bestaat, "
        "conflicten = excluded.conflicten WHERE (dossier, bestaat, conflicten) "
        "IS NOT (excluded.dossier, excluded.bestaat, excluded.conflicten)",
        (stand.soort, stand.entiteit, dossier_van(stand), int(stand.bestaat), json.dumps(stand.conflicten)),
    )


def _schrijf_zoekregel(db: Database, stand: Stand, teksten: list[Any]) -> None:
    tekst = zoekvorm("\n".join(str(tekst) for tekst in teksten if tekst))
    db.execute(
        "INSERT INTO zoekregel (soort, entiteit, dossier, tekst) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (soort, entiteit) DO UPDATE SET dossier = excluded.dossier, tekst = excluded.tekst "
        "WHERE tekst IS NOT excluded.tekst OR dossier IS NOT excluded.dossier",
        (stand.soort, stand.entiteit, dossier_van(stand), tekst),
    )


def zoekvorm(tekst: str) -> str:
    """Text as it is indexed and asked for: NFKC, so that the ĳ ligature is found by ij."""
    return unicodedata.normalize("NFKC", tekst)


def herbouw(db: Database) -> None:
    """Make every projection anew from the events, inside the caller's transaction."""
    for tabel in reversed(TABELLEN):
        db.execute(f"DELETE FROM {tabel}")
    vernietiging.bereken(db)
    geraakt: dict[tuple[str, str], None] = {}
    # Parents always have a lower lamport, so this order brings them before their children.
    for event in _alle_events(db):
        verwerk(db, event)
        geraakt[(event.soort, event.entiteit)] = None
    projecteer(db, geraakt)


def _alle_events(db: Database) -> Iterable[Event]:
    rijen = db.execute(f"SELECT {', '.join(KOLOMMEN)} FROM event ORDER BY lamport, device, dseq").fetchall()
    return (van_kolommen(rij) for rij in rijen)
