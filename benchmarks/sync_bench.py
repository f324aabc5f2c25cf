"""A laptop that brings and fetches 100,000 events, encrypted database included, against bare writing of the same rows."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.hub_bench import AANTAL, MONITOR, _keten, _server
from benchmarks.meting import Meting, getal
from korpsmonitor_tui.hub.verbinding import Hub
from korpsmonitor_tui.services.synchronisatie import PER_KEER, synchroniseer
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.schrijver import in_transactie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.hub.server import wat_ontbreekt

if TYPE_CHECKING:
    from korpsmonitor_tui.store.driver import Database

ONDERWERP: Final = "Synchronisatie"
HOE: Final = "Een laptop brengt 100.000 vastleggingen naar een hub en een andere haalt ze, elk met een eigen versleutelde database; één keer."
SLEUTEL: Final = bytes(range(32))
HOOGSTENS: Final = 5.0
"""Seconds each way."""


_VOLGORDE: Final = {
    "event": "rowid",
    "event_payload": "rowid",
    "event_ouder": "(SELECT e.rowid FROM event e WHERE e.id = kind), ouder",
    "kop": "(SELECT e.rowid FROM event e WHERE e.id = event)",
    "entiteit": "(SELECT min(e.rowid) FROM event e WHERE (e.soort, e.entiteit) = (entiteit.soort, entiteit.id))",
    "notitie": "(SELECT min(e.rowid) FROM event e WHERE (e.soort, e.entiteit) = ('notitie', notitie.id))",
    "zoekregel": "nr",
}
"""Every table that taking in these events fills, and the order in which its rows came. Triggers fill the search index."""


def meet() -> list[Meting]:
    """Start a server of our own, exchange between two laptops, and throw everything away."""
    if reden := wat_ontbreekt():
        print(reden)
        return []
    with tempfile.TemporaryDirectory() as tijdelijk, _server() as server:
        map_ = Path(tijdelijk)
        with _laptop(map_ / "van") as van, _laptop(map_ / "naar") as naar:
            _vul(van)
            duur = {}
            for wat, store in (("brengen", van), ("ophalen", naar)):
                with Hub.open(server.dsn("coordinator"), "geheim") as hub:
                    hub.meld_aan(MONITOR, store.device, wat)
                    begin_tijd = time.perf_counter()
                    uitkomst = synchroniseer(store, hub)
                    duur[wat] = time.perf_counter() - begin_tijd
                if uitkomst.gebracht + uitkomst.gehaald != AANTAL:
                    raise AssertionError(uitkomst)
            rijen = _lees_rijen(naar)
        kaal = _schrijf_kaal(map_ / "kaal.db", rijen)
    return [
        *(
            Meting(
                f"sync: {wat}",
                tijd,
                "s",
                HOOGSTENS,
                uitleg="100.000 vastleggingen, van begin tot alles vaststaat en is verwerkt.",
            )
            for wat, tijd in duur.items()
        ),
        Meting(
            "sync: ophalen en opnemen tegen executemany",
            duur["ophalen"] / kaal,
            doel=2,
            toelichting=f"dezelfde rijen kaal in SQLCipher {getal(kaal)} s",
            uitleg="idem, gedeeld door het wegschrijven van dezelfde rijen in dezelfde versleutelde tabellen, zonder hub en zonder controle.",
        ),
    ]


def _laptop(map_: Path) -> Store:
    map_.mkdir()
    richt_in(map_ / "monitor.db", SLEUTEL, MONITOR)
    return Store.open_met_sleutel(map_ / "monitor.db", SLEUTEL, Omgeving(map_ / "toestand"))


def _vul(store: Store) -> None:
    """Write what is to be exchanged; afterwards it stands in the database alone, as on a laptop."""
    keten = _keten(AANTAL, 2).keten
    for begin in range(0, AANTAL, PER_KEER):
        store.neem_op(keten[begin : begin + PER_KEER])


def _lees_rijen(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """By table the rows that taking in wrote, in the order in which they came."""
    return {
        tabel: store.lees().execute(f"SELECT * FROM {tabel} ORDER BY {volgorde}").fetchall()
        for tabel, volgorde in _VOLGORDE.items()
    }


def _schrijf_kaal(pad: Path, rijen: dict[str, list[tuple[Any, ...]]]) -> float:
    """Seconds for the same rows in the same tables with the same indexes, in the same batches, and nothing else.

    Same rows: those of the events and the final ones of what is derived from them, each inserted once.
    """
    richt_in(pad, SLEUTEL, MONITOR)
    db = open_database(pad, SLEUTEL)
    keren = AANTAL // PER_KEER
    begin_tijd = time.perf_counter()
    for keer in range(keren):

        def schrijf(db: Database, keer: int = keer) -> None:
            for tabel, lijst in rijen.items():
                deel = lijst[len(lijst) * keer // keren : len(lijst) * (keer + 1) // keren]
                db.conn.executemany(f"INSERT INTO {tabel} VALUES ({', '.join('?' * len(lijst[0]))})", deel)

        in_transactie(db, schrijf, pad)
    duur = time.perf_counter() - begin_tijd
    db.close()
    return duur
