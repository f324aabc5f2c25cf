"""What keeping a note costs against one bare commit of the same text, alone and with sixteen programs at once, what
taking in costs against writing the same rows bare, and what checking costs."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import Meting, getal, percentiel
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.store.transactie import Transactie, Wie
from tests.store.buitenproces import buitenproces, lees_regel

if TYPE_CHECKING:
    from collections.abc import Callable

ONDERWERP: Final = "Opslag"
HOE: Final = (
    "Versleutelde databases die bij elke wijziging op de schijf wachten; de beurten wisselen af met de kale. Een kale commit is één"
    " INSERT van dezelfde tekst in een tabel zonder meer, met dezelfde versleuteling."
)
KEREN = 300
EVENTS = 20_000
PROGRAMMAS = 16
SECONDEN = 5
GEVULD = ("event", "event_payload", "event_ouder", "kop", "entiteit", "notitie", "zoekregel")
"""Tables that hold what was taken in; writing the last fills the search index as well."""
HONDERDDUIZEND = 100_000
SLEUTEL = bytes(range(32))
WIE = Wie("notulist-1", "2011-2012")
ZIN = "De korpsexpert licht toe dat de coördinatie van het toezicht bij één persoon ligt, die ook de informatie beheert. "


def meet() -> list[Meting]:
    """Both stores are encrypted and wait for the disk at every commit; the turns alternate, so that both meet the same
    noise."""
    with tempfile.TemporaryDirectory() as map_:
        wijziging, nieuw, kaal = _notities(Path(map_))
        controle, ketens, opnemen, kale_rijen = _veel_events(Path(map_))
        samen = _samen(Path(map_))
    rijen = [
        Meting(
            f"{wat}, {naam} tegenover een kale commit",
            percentiel(tijden, deel) / percentiel(kaal, deel),
            doel=doel,
            toelichting=f"{getal(percentiel(tijden, deel) * 1e3)} ms",
            uitleg="een wijziging van begin tot duurzaam vastgelegd (vastlegging, tabel en zoekregister), gedeeld door een kale commit.",
        )
        for wat, tijden in (("notitie gewijzigd", wijziging), ("notitie nieuw (4 velden)", nieuw))
        for naam, deel, doel in (("mediaan", 50, None), ("p99", 99, 4))
    ]
    return [
        *rijen,
        *(
            Meting(
                f"notitie gewijzigd met {PROGRAMMAS} programma’s, {naam} tegenover een kale commit alleen",
                percentiel(samen, deel) / percentiel(kaal, deel),
                toelichting=f"{getal(percentiel(samen, deel) * 1e3)} ms",
                uitleg=f"{PROGRAMMAS} programma’s die elk tien keer per seconde wijzigen in één database, gedeeld door een kale commit alleen.",
            )
            for naam, deel in (("mediaan", 50), ("p99", 99))
        ),
        Meting(
            f"notitie gewijzigd met {PROGRAMMAS} programma’s, p99",
            percentiel(samen, 99) * 1e3,
            "ms",
            30,
            uitleg="idem in milliseconden; op weinig kernen wachten zestien programma’s vooral op elkaars rekentijd.",
        ),
        Meting(
            "alles controleren, per 100.000 vastleggingen",
            controle,
            "s",
            10,
            uitleg="`korpsmonitor controleer`: alle ketens, en alle tabellen opnieuw opgebouwd en vergeleken.",
        ),
        Meting(
            "ketens en teksten controleren, per 1.000.000 vastleggingen",
            ketens * 10,
            "s",
            10,
            uitleg=f"alleen de ketens en de tekst bij elke vastlegging; gemeten over {EVENTS // 1000}.000 en omgerekend.",
        ),
        Meting(
            "100.000 vastleggingen van elders opnemen",
            opnemen,
            "s",
            10,
            uitleg="wat een collega bracht, gecontroleerd, vastgelegd en verwerkt in één keer; omgerekend.",
        ),
        Meting(
            "opnemen tegenover dezelfde rijen kaal schrijven",
            opnemen / kale_rijen,
            doel=2,
            uitleg="idem, gedeeld door het wegschrijven van dezelfde rijen in dezelfde tabellen zonder iets te controleren.",
        ),
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


def _veel_events(map_: Path) -> tuple[float, float, float, float]:
    """Seconds per 100,000 events: a full check, one of the chains, taking them in from another laptop in one go, and
    writing the rows that are there then, of every table, into another database."""
    with _maak(map_, "hier") as hier, _maak(map_, "daar") as daar:
        hier.voer_uit(WIE, lambda tx: [_schrijf_notitie(tx, nr) for nr in range(EVENTS // 4)])
        pakketten = lees_pakketten(hier.lees())
        opnemen = _duur(lambda: daar.neem_op(pakketten))
        controle = _duur(daar.controleer)
        ketens = _duur(daar.controleer_ketens)
        kaal = _schrijf_kaal(map_ / "rijen.db", daar)
    controle, ketens, opnemen, kaal = (
        duur * HONDERDDUIZEND / EVENTS for duur in (controle, ketens, opnemen, kaal)
    )
    return controle, ketens, opnemen, kaal


def _schrijf_kaal(pad: Path, store: Store) -> float:
    """Seconds of writing the rows of a store into an empty database, in one transaction."""
    rijen = {tabel: store.lees().execute(f"SELECT * FROM {tabel}").fetchall() for tabel in GEVULD}
    richt_in(pad, SLEUTEL, "rijen")
    db = open_database(pad, SLEUTEL)

    def schrijf() -> None:
        db.execute("BEGIN IMMEDIATE")
        for tabel, inhoud in rijen.items():
            if inhoud:
                db.conn.executemany(f"INSERT INTO {tabel} VALUES ({', '.join('?' * len(inhoud[0]))})", inhoud)
        db.execute("COMMIT")

    duur = _duur(schrijf)
    db.close()
    return duur


def _samen(map_: Path) -> list[float]:
    """Seconds of every change of a note by programs that each make ten a second, all in one database."""
    _maak(map_, "samen").sluit()
    with ExitStack() as stapel:
        programmas = [
            stapel.enter_context(buitenproces("werk", map_ / "samen.db", map_ / "toestand"))
            for _nr in range(PROGRAMMAS)
        ]
        for programma in programmas:
            lees_regel(programma)
        for programma in programmas:
            assert programma.stdin is not None
            programma.stdin.write(f"{SECONDEN}\n")
            programma.stdin.flush()
        tijden: list[float] = []
        for programma in programmas:
            assert programma.stdout is not None
            tijden += [float(regel) for regel in programma.stdout.read().split()[:-1]]
    return tijden


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
