"""What keeping a note costs against one bare commit of the same text, and what checking and taking in cost."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.meting import Meting, percentiel
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.store.transactie import Transactie, Wie

if TYPE_CHECKING:
    from collections.abc import Callable

KEREN = 300
EVENTS = 20_000
HONDERDDUIZEND = 100_000
SLEUTEL = bytes(range(32))
WIE = Wie("notulist-1", "2011-2012")
ZIN = "De korpsexpert licht toe dat de coördinatie van het toezicht bij één persoon ligt, die ook de informatie beheert. "


def meet() -> list[Meting]:
    """Both stores are encrypted and wait for the disk at every commit; the turns alternate, so that both meet the same
    noise."""
    with tempfile.TemporaryDirectory() as map_:
        wijziging, nieuw, kaal = _notities(Path(map_))
        controle, opnemen = _veel_events(Path(map_))
    rijen = [
        Meting(
            f"{wat}, {naam} tegenover een kale commit",
            percentiel(tijden, deel) / percentiel(kaal, deel),
            doel=doel,
            toelichting=f"{percentiel(tijden, deel) * 1e3:.2f} ms",
        )
        for wat, tijden in (("notitie gewijzigd", wijziging), ("notitie nieuw (4 velden)", nieuw))
        for naam, deel, doel in (("mediaan", 50, None), ("p99", 99, 4))
    ]
    return [
        *rijen,
        Meting("alles controleren, per 100.000 vastleggingen", controle, "s", 20),
        Meting("100.000 vastleggingen van elders opnemen", opnemen, "s", 20),
    ]


def _maak(map_: Path, naam: str) -> Store:
    richt_in(map_ / f"{naam}.db", SLEUTEL, naam)
    return Store.open_met_sleutel(map_ / f"{naam}.db", SLEUTEL, Omgeving(map_ / "toestand"))


def _notities(map_: Path) -> tuple[list[float], list[float], list[float]]:
    """Seconds of changing a note's text, of making a note, and of one commit of the text in a table of its own."""
    kaal = open_database(map_ / "kaal.db", SLEUTEL)
    kaal.execute("CREATE TABLE notitie (id INTEGER PRIMARY KEY, tekst TEXT NOT NULL) STRICT")
    wijzigingen: list[float] = []
    nieuwe: list[float] = []
    kale: list[float] = []
    with _maak(map_, "notities") as store:
        notitie = store.voer_uit(WIE, lambda tx: _schrijf_notitie(tx, -1))
        for nr in range(KEREN):
            tekst = f"{ZIN * 4}{nr}"
            kale.append(_duur(lambda t=tekst: kaal.execute("INSERT INTO notitie (tekst) VALUES (?)", (t,))))  # type: ignore[misc]
            wijzigingen.append(
                _duur(lambda t=tekst: store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", t)))  # type: ignore[misc]
            )
            nieuwe.append(_duur(lambda n=nr: store.voer_uit(WIE, lambda tx: _schrijf_notitie(tx, n))))  # type: ignore[misc]
    kaal.close()
    return wijzigingen, nieuwe, kale


def _schrijf_notitie(tx: Transactie, nr: int) -> str:
    notitie = tx.maak("notitie", {"dossier": f"2011-2012/korps{nr % 27}", "tijd": "10:00"})
    tx.zet("notitie", notitie, "hoofdstuk", "toezicht")
    tx.zet("notitie", notitie, "tekst", f"{ZIN * 4}{nr}")
    tx.zet("notitie", notitie, "volgorde", f"{nr:06}")
    return notitie


def _veel_events(map_: Path) -> tuple[float, float]:
    """Seconds per 100,000 events of a full check, and of taking them in from another laptop in one go."""
    with _maak(map_, "hier") as hier, _maak(map_, "daar") as daar:
        hier.voer_uit(WIE, lambda tx: [_schrijf_notitie(tx, nr) for nr in range(EVENTS // 4)])
        pakketten = lees_pakketten(hier.lees())
        opnemen = _duur(lambda: daar.neem_op(pakketten))
        controle = _duur(daar.controleer)
    return controle * HONDERDDUIZEND / EVENTS, opnemen * HONDERDDUIZEND / EVENTS


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
