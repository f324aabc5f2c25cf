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
from typing import TYPE_CHECKING, Final

from benchmarks.meting import MACHT, Meting, getal, groeimacht
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

ONDERWERP: Final = "Zoeken"
HOE: Final = (
    "Een miljoen passages van vijf korpsen in één editie, versleuteld, van zinnen uit echte verslagen in willekeurige volgorde."
    " De tijd loopt van de getypte vraag tot de resultaten die worden getoond; mediaan van negen keer."
)
MATEN: Final = (10_000, 100_000, 1_000_000)
"""Passages in the file at each measurement: filled further each time."""
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
_RECHT = 1.1


def meet() -> list[Meting]:
    """The median of each question at each size, and at the largest the same by the index alone in its own order of rank."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "zoek.db"
        richt_in(pad, SLEUTEL, "zoek")
        definities = Definities()
        omgeving = Omgeving(Path(map_) / "toestand")
        with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
            edities.maak(store, definities, EDITIE)
        db = open_database(pad, SLEUTEL)
        rijen = _rijen([zin.tekst for zin in lees_leerstof(definities, STANDAARD).zinnen])
        tijden: dict[str, dict[int, float]] = {wat: {} for wat in VRAGEN}
        er_zijn = 0
        for maat in MATEN:
            _vul(db, itertools.islice(rijen, maat - er_zijn))
            er_zijn = maat
            with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
                sessie = edities.open_editie(store, definities)
                for wat, tekst in VRAGEN.items():
                    tijden[wat][maat] = _mediaan(sessie, tekst)
                if maat == MATEN[-1]:
                    kaal = {
                        wat: (_kaal(db, tekst), len(zoek(sessie, tekst))) for wat, tekst in VRAGEN.items()
                    }
        db.close()
    return [meting for wat in VRAGEN for meting in _metingen(wat, tijden[wat], *kaal[wat])]


def _rijen(zinnen: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Passages without end: id, dossier, text."""
    korpsen = [f"{EDITIE.id}/{code}" for code in ("groningen", "drenthe", "twente", "zeeland", "utrecht")]
    keuze = random.Random(1)
    lettergrepen = [mede + klinker for mede in "bdfghklmnprstvwz" for klinker in "aeiou"]
    namen = ["".join(keuze.choices(lettergrepen, k=4)).capitalize() for _nr in range(NAMEN)]
    namen[0] = VRAGEN["een naam"]
    for nr in itertools.count():
        # Often enough to be found at every size.
        naam = namen[0] if nr % 10_000 == 0 else keuze.choice(namen)
        tekst = " ".join([*keuze.choices(zinnen, k=2), f"Aldus {naam}."])
        yield f"p{nr}", korpsen[nr % len(korpsen)], tekst


def _vul(db: Database, rijen: Iterator[tuple[str, str, str]]) -> None:
    db.execute("BEGIN")
    for deel in _delen(rijen, 10_000):
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


def _mediaan(sessie: Sessie, tekst: str) -> float:
    return statistics.median(_duur(lambda: zoek(sessie, tekst)) for _keer in range(_KEREN))


def _kaal(db: Database, tekst: str) -> float:
    """Seconds of the index alone, best first. Once: with a common word it takes seconds."""
    *heel, half = tekst.lower().split()
    vraag = " ".join([*(f'"{woord}"' for woord in heel), f'"{half}"*'])
    return _duur(
        lambda: db.execute(
            "SELECT rowid FROM zoekregel_fts WHERE zoekregel_fts MATCH ? ORDER BY rank LIMIT 200", (vraag,)
        ).fetchall()
    )


def _metingen(wat: str, tijden: dict[int, float], kaal: float, gevonden: int) -> list[Meting]:
    ons = tijden[MATEN[-1]]
    ms = " → ".join(getal(tijd * 1000) for tijd in tijden.values())
    return [
        Meting(
            f"zoeken in een miljoen passages: {wat}",
            ons * 1000,
            "ms",
            _MAX_MS,
            f"“{VRAGEN[wat]}”, {gevonden} getoond",
            uitleg=f"de vraag “{VRAGEN[wat]}”, het laatste woord als begin van een woord.",
        ),
        Meting(
            f"tegenover alleen de index: {wat}",
            ons / kaal,
            toelichting=f"{getal(kaal * 1000)} ms",
            uitleg="idem, gedeeld door één vraag aan het zoekregister zelf (FTS5, beste eerst), zonder de gevonden teksten te lezen.",
        ),
        Meting(
            f"groei van 10.000 tot een miljoen: {wat}",
            groeimacht(tijden),
            MACHT,
            _RECHT,
            f"{ms} ms",
            uitleg="de helling door de tijden bij tienduizend, honderdduizend en een miljoen passages, beide assen logaritmisch.",
        ),
    ]


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
