"""What a verified backup of 100 MB costs while others write, against a bare VACUUM INTO of the same database."""

from __future__ import annotations

import os
import statistics
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting, getal
from benchmarks.opslag import WIE, _schrijf_notitie
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.reservekopie import controleer_kopie, maak_kopie
from korpsmonitor_tui.store.store import Omgeving, Store

if TYPE_CHECKING:
    from collections.abc import Callable

ONDERWERP: Final = "Reservekopie"
HOE: Final = (
    "Een versleutelde database van 100 MB met verslagen en bijlagen, terwijl een ander tien notities per seconde schrijft; mediaan van"
    " drie keer, om en om."
)
OMVANG = 100_000_000
NOTITIES = 10_000
BIJLAGE = 100_000
KEREN = 3


def meet() -> list[Meting]:
    """The turns alternate, so that both meet the same noise; somebody writes ten notes a second all the while."""
    with tempfile.TemporaryDirectory() as map_, _maak(Path(map_)) as store:
        stop = threading.Event()
        schrijver = threading.Thread(target=_schrijf_tot, args=(store, stop))
        schrijver.start()
        try:
            kaal, kopie, controle = _tijden(store, Path(map_))
        finally:
            stop.set()
            schrijver.join()
        per_100_mb = OMVANG / store.pad.stat().st_size
    return [
        Meting(
            "reservekopie van 100 MB, gecontroleerd, onder schrijven",
            kopie * per_100_mb,
            "s",
            3,
            uitleg="kopiëren, op de schijf vastleggen en nalezen.",
        ),
        Meting(
            "reservekopie tegenover een kale VACUUM INTO",
            kopie / kaal,
            toelichting=f"{getal(kaal * per_100_mb)} s kaal",
            uitleg="idem, gedeeld door de kopie van SQLite zelf zonder nalezen.",
        ),
        Meting(
            "reservekopie van 100 MB nalezen",
            controle * per_100_mb,
            "s",
            uitleg="alle bladzijden ontcijferen en de samenhang van de database nagaan.",
        ),
    ]


def _tijden(store: Store, map_: Path) -> tuple[float, float, float]:
    """Medians in seconds of a bare copy, a backup, and verifying it again."""
    van = store.oorsprong
    metingen: list[tuple[float, float, float]] = []
    for nr in range(KEREN):
        kaal, doel = map_ / f"kaal{nr}.db", map_ / f"{nr}.kmkopie"
        db = open_database(van.pad, van.sleutel)
        metingen.append(
            (
                _duur(lambda d=kaal, db=db: db.execute("VACUUM INTO ?", (str(d),))),  # type: ignore[misc]
                _duur(lambda d=doel: maak_kopie(van, d, datetime.now(UTC))),  # type: ignore[misc]
                _duur(lambda d=doel: controleer_kopie(d, van.sleutel, map_)),  # type: ignore[misc]
            )
        )
        db.close()
        kaal.unlink()
        doel.unlink()
    een, twee, drie = (statistics.median(kolom) for kolom in zip(*metingen, strict=True))
    return een, twee, drie


def _maak(map_: Path) -> Store:
    """Minutes and attachments, encrypted under a passphrase: a backup holds a key file too."""
    store = Store.maak(map_ / "monitor.db", "wachtwoord van de meting", Omgeving(map_ / "toestand"))
    store.voer_uit(WIE, lambda tx: [_schrijf_notitie(tx, nr) for nr in range(NOTITIES)])
    while sum(pad.stat().st_size for pad in map_.glob("monitor.db*")) < OMVANG:
        inhoud = os.urandom(BIJLAGE // 2).hex()
        store.voer_uit(
            WIE,
            lambda tx, i=inhoud: [tx.maak("bijlage", {"dossier": "d", "inhoud": i}) for _ in range(50)],  # type: ignore[misc]
        )
    return store


def _schrijf_tot(store: Store, stop: threading.Event) -> None:
    while not stop.wait(0.1):
        store.voer_uit(WIE, lambda tx: _schrijf_notitie(tx, 0))


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
