"""Searching a million passages, against the bare index: the whole way from what is typed to what is shown.

The passages are rows of the tables that a search reads (the index and the passages), put there in one go: to make a million of
them from events would take half an hour and search nothing else. Their text is that of the labelled sentences, in random
order, with a name from a large number of names, so that words are as common and as rare as they are in real text.
"""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.meting import Meting
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.leerstof import lees_leerstof
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.services.zoeken import zoek
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.projecties import zoekvorm
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

PASSAGES = 1_000_000
NAMEN = 40_000
SLEUTEL = bytes(range(32))
EDITIE = Editie("2011-2012", "Korpsmonitor 2011-2012", STANDAARD)
VRAGEN = {
    "een naam": "Bakalomu",
    "twee gewone woorden": "mandaat korpsleiding",
    "drie woorden, het laatste half getypt": "gecertificeerde rechercheurs mensenh",
    "een woord dat overal staat": "de",
    "twee letters": "ko",
    "vijf woorden die overal staan": "het korps is van de",
}
_KEREN = 9
_MAX_MS = 50


def meet() -> list[Meting]:
    """The median of each question, and the same by the index alone in its own order of rank."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "zoek.db"
        richt_in(pad, SLEUTEL, "zoek")
        definities = Definities()
        omgeving = Omgeving(Path(map_) / "toestand")
        with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
            edities.maak(store, definities, EDITIE)
        db = open_database(pad, SLEUTEL)
        _vul(db, [zin.tekst for zin in lees_leerstof(definities, STANDAARD).zinnen])
        with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
            sessie = edities.open_editie(store, definities)
            metingen = [
                meting for wat, tekst in VRAGEN.items() for meting in _meet_vraag(sessie, db, wat, tekst)
            ]
        db.close()
    return metingen


def _vul(db: Database, zinnen: Sequence[str]) -> None:
    korpsen = [f"{EDITIE.id}/{code}" for code in ("groningen", "drenthe", "twente", "zeeland", "utrecht")]
    keuze = random.Random(1)
    lettergrepen = [mede + klinker for mede in "bdfghklmnprstvwz" for klinker in "aeiou"]
    namen = ["".join(keuze.choices(lettergrepen, k=4)).capitalize() for _nr in range(NAMEN)]
    namen[0] = VRAGEN["een naam"]

    def rijen() -> Iterator[tuple[str, str, str]]:
        for nr in range(PASSAGES):
            tekst = " ".join([*keuze.choices(zinnen, k=2), f"Aldus {keuze.choice(namen)}."])
            yield f"p{nr}", korpsen[nr % len(korpsen)], tekst

    db.execute("BEGIN")
    for deel in _delen(rijen(), 10_000):
        db.conn.executemany(
            "INSERT INTO passage (id, dossier, hoofdstuk, tekst, tags, bronnen) VALUES (?, ?, 'toezicht', ?, '[]', '[]')",
            deel,
        )
        db.conn.executemany(
            "INSERT INTO zoekregel (soort, entiteit, dossier, tekst) VALUES ('passage', ?, ?, ?)",
            [(id_, dossier, zoekvorm(tekst)) for id_, dossier, tekst in deel],
        )
    db.execute("COMMIT")


def _delen(rijen: Iterator[tuple[str, str, str]], grootte: int) -> Iterator[list[tuple[str, str, str]]]:
    while deel := list(itertools.islice(rijen, grootte)):
        yield deel


def _meet_vraag(sessie: Sessie, db: Database, wat: str, tekst: str) -> list[Meting]:
    *heel, half = tekst.lower().split()
    vraag = " ".join([*(f'"{woord}"' for woord in heel), f'"{half}"*'])

    def kaal() -> object:
        return db.execute(
            "SELECT rowid FROM zoekregel_fts WHERE zoekregel_fts MATCH ? ORDER BY rank LIMIT 200", (vraag,)
        ).fetchall()

    gevonden = len(zoek(sessie, tekst))
    ons = statistics.median(_duur(lambda: zoek(sessie, tekst)) for _keer in range(_KEREN))
    # Once: with a common word it takes seconds.
    bare = _duur(kaal)
    return [
        Meting(
            f"zoeken in een miljoen passages: {wat}",
            ons * 1000,
            "ms",
            _MAX_MS,
            f"(“{tekst}”, {gevonden} getoond)",
        ),
        Meting("  tegenover alleen de index, beste eerst", ons / bare, toelichting=f"({bare * 1000:.1f} ms)"),
    ]


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
