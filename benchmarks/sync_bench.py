"""A laptop that brings and fetches 100,000 events, encrypted database included, against bare writing of the same rows."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.hub_bench import AANTAL, MONITOR, _keten, _server
from benchmarks.meting import Meting
from korpsmonitor_tui.domain.event import KOLOMMEN
from korpsmonitor_tui.hub.verbinding import Hub
from korpsmonitor_tui.services.synchronisatie import PER_KEER, synchroniseer
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.schrijver import in_transactie
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.hub.server import wat_ontbreekt

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.event import Pakket
    from korpsmonitor_tui.store.driver import Database

SLEUTEL: Final = bytes(range(32))
HOOGSTENS: Final = 5.0
"""Seconds each way."""


def meet() -> list[Meting]:
    """Start a server of our own, exchange between two laptops, and throw everything away."""
    if reden := wat_ontbreekt():
        print(reden)
        return []
    keten = _keten(AANTAL, 2).keten
    with tempfile.TemporaryDirectory() as tijdelijk, _server() as server:
        map_ = Path(tijdelijk)
        kaal = _schrijf_kaal(map_ / "kaal.db", keten)
        with _laptop(map_ / "van") as van, _laptop(map_ / "naar") as naar:
            for begin in range(0, AANTAL, PER_KEER):
                van.neem_op(keten[begin : begin + PER_KEER])
            duur = {}
            for wat, store in (("brengen", van), ("ophalen", naar)):
                with Hub.open(server.dsn("coordinator"), "geheim") as hub:
                    hub.meld_aan(MONITOR, store.device, wat)
                    begin_tijd = time.perf_counter()
                    uitkomst = synchroniseer(store, hub)
                    duur[wat] = time.perf_counter() - begin_tijd
                if uitkomst.gebracht + uitkomst.gehaald != AANTAL:
                    raise AssertionError(uitkomst)
    seconden = f"{AANTAL:,} in {{:.1f}} s; kaal in SQLCipher {kaal:.1f} s"
    return [
        *(Meting(f"sync: {wat}", tijd, "s", HOOGSTENS, seconden.format(tijd)) for wat, tijd in duur.items()),
        Meting("sync: ophalen en opnemen tegen executemany", duur["ophalen"] / kaal, doel=2),
    ]


def _laptop(map_: Path) -> Store:
    map_.mkdir()
    richt_in(map_ / "monitor.db", SLEUTEL, MONITOR)
    return Store.open_met_sleutel(map_ / "monitor.db", SLEUTEL, Omgeving(map_ / "toestand"))


def _schrijf_kaal(pad: Path, keten: list[Pakket]) -> float:
    """Seconds for the same rows in the same tables with the same indexes, in the same batches, and nothing else."""
    richt_in(pad, SLEUTEL, MONITOR)
    db = open_database(pad, SLEUTEL)
    events = [pakket.event.als_kolommen() for pakket in keten]
    teksten = [(pakket.event.id, pakket.salt, pakket.payload) for pakket in keten]
    begin_tijd = time.perf_counter()
    for begin in range(0, len(keten), PER_KEER):
        deel = slice(begin, begin + PER_KEER)

        def schrijf(db: Database, deel: slice = deel) -> None:
            db.conn.executemany(
                f"INSERT INTO event ({', '.join(KOLOMMEN)}) VALUES ({', '.join('?' * len(KOLOMMEN))})",
                events[deel],
            )
            db.conn.executemany("INSERT INTO event_payload VALUES (?, ?, ?)", teksten[deel])

        in_transactie(db, schrijf, pad)
    duur = time.perf_counter() - begin_tijd
    db.close()
    return duur
