"""Bringing to and fetching from the hub, against bare writing and reading of the same rows; and many laptops at once."""

from __future__ import annotations

import random
import shutil
import signal
import statistics
import threading
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import psycopg

from benchmarks.meting import Meting, getal, percentiel
from korpsmonitor_tui.domain.event import KOLOMMEN, Pakket
from korpsmonitor_tui.hub.beheer import Beheer
from korpsmonitor_tui.hub.verbinding import Hub
from tests.hub.keten import Laptop
from tests.hub.server import BEHEERDER, Server, nieuwe_map, vrije_poort, wat_ontbreekt

if TYPE_CHECKING:
    from collections.abc import Iterator

ONDERWERP: Final = "Hub"
HOE: Final = (
    "Een eigen PostgreSQL die elke transactie op de schijf vastlegt; 100.000 vastleggingen in pakken van 10.000. Het kale werk gaat"
    " naar een tabel met dezelfde kolommen en indexen, zonder controle en zonder rechten."
)
AANTAL: Final = 100_000
PER_KEER: Final = 10_000
MONITOR: Final = "meting"
LAPTOPS: Final = (10, 100)
RONDEN: Final = 5
"""How often each of many laptops exchanges; each time it brings 20 events and fetches what came."""

_WOORDEN: Final = (
    "toezicht",
    "controle",
    "gesprek",
    "auditor",
    "notulist",
    "expertise",
    "informatie",
    "korps",
)
_NAMEN: Final = f"volg, {', '.join(KOLOMMEN)}, salt, payload, dossier, partij, gebracht_door, ontvangen"


def meet() -> list[Meting]:
    """Start a server of our own, measure, and throw it away."""
    if reden := wat_ontbreekt():
        print(reden)
        return []
    with _server() as server:
        return [*_tegen_kaal(server), *_met_velen(server)]


@contextmanager
def _server() -> Iterator[Server]:
    map_ = nieuwe_map()
    # As in use: what is acknowledged is on disk.
    server = Server(map_, vrije_poort(), durabel=True)
    try:
        server.maak().start()
        server.draai("createdb", "-h", str(server.socketmap), "-p", str(server.poort), "-U", BEHEERDER, "hub")
        with Beheer.open(server.dsn_beheer(), lambda: "") as beheer:
            beheer.zet_op()
            beheer.nieuwe_gebruiker("coordinator", "coordinator", "", "geheim")
        yield server
    finally:
        server.stop(signal.SIGQUIT)
        shutil.rmtree(map_)


def _keten(aantal: int, zaad: int) -> Laptop:
    """Notes of a few sentences, some changed once: four events each."""
    kans, laptop = random.Random(zaad), Laptop()
    for _nr in range(aantal // 4):
        entiteit = str(uuid.UUID(int=kans.getrandbits(128)))
        laptop.maak("notitie", entiteit, "2012/twente")
        eerste = laptop.zet("notitie", entiteit, " ".join(kans.choices(_WOORDEN, k=30)))
        laptop.zet("notitie", entiteit, " ".join(kans.choices(_WOORDEN, k=30)), eerste)
        laptop.zet("notitie", entiteit, "organisatie", veld="hoofdstuk")
    return laptop


# -- against bare writing and reading ----------------------------------------------------------------------------------


def _tegen_kaal(server: Server) -> list[Meting]:
    laptop = _keten(AANTAL, 1)
    rijen = [_rij(nr, pakket) for nr, pakket in enumerate(laptop.keten, 1)]
    with Hub.open(server.dsn("coordinator"), "geheim") as hub:
        hub.meld_aan(MONITOR, laptop.device, "meting")
        begin = time.perf_counter()
        for deel in range(0, AANTAL, PER_KEER):
            hub.bied_aan(laptop.keten[deel : deel + PER_KEER])
        brengen = time.perf_counter() - begin
        begin, volg, merk, klaar = time.perf_counter(), 0, "", False
        while not klaar:
            levering = hub.haal(volg, PER_KEER, merk)
            volg, merk, klaar = levering.volg, levering.merk, levering.klaar
        halen = time.perf_counter() - begin
    with psycopg.connect(server.dsn(BEHEERDER), password="beheer") as db:
        kaal, kopie = _schrijf_kaal(db, rijen, _executemany), _schrijf_kaal(db, rijen, _copy)
        begin = time.perf_counter()
        for deel in range(0, AANTAL, PER_KEER):
            db.execute(
                f"SELECT {_NAMEN} FROM public.kaal WHERE volg > %s AND volg <= %s ORDER BY volg",
                (deel, deel + PER_KEER),
            ).fetchall()
        lezen = time.perf_counter() - begin
    return [
        Meting(
            "hub: brengen tegen executemany",
            brengen / kaal,
            doel=2,
            toelichting=_seconden(brengen, kaal),
            uitleg="brengen, met controle van keten, rechten en dubbelen, gedeeld door gewone INSERTs van dezelfde rijen.",
        ),
        Meting(
            "hub: brengen tegen COPY",
            brengen / kopie,
            toelichting=_seconden(brengen, kopie),
            uitleg="idem, gedeeld door COPY: het snelste dat PostgreSQL kan.",
        ),
        Meting(
            "hub: halen tegen SELECT",
            halen / lezen,
            toelichting=_seconden(halen, lezen),
            uitleg="halen met beveiliging per rij, gedeeld door het lezen van de kale tabel.",
        ),
        Meting(
            "hub: halen tegen executemany",
            halen / kaal,
            doel=2,
            toelichting=_seconden(halen, kaal),
            uitleg="idem, gedeeld door de gewone INSERTs.",
        ),
    ]


def _seconden(ons: float, kaal: float) -> str:
    return f"{getal(ons)} s tegen {getal(kaal)} s"


def _rij(nr: int, pakket: Pakket) -> tuple[Any, ...]:
    rest = ("2012/twente", "twente", "coordinator", "2026-11-21 12:00+00")
    return (nr, *pakket.event.als_kolommen(), pakket.salt, pakket.payload, *rest)


def _schrijf_kaal(db: psycopg.Connection[Any], rijen: list[tuple[Any, ...]], schrijf: Any) -> float:
    db.execute("DROP TABLE IF EXISTS public.kaal")
    db.execute(
        "CREATE TABLE public.kaal (LIKE korpsmonitor.event INCLUDING INDEXES INCLUDING CONSTRAINTS INCLUDING COMPRESSION)"
    )
    db.commit()
    begin = time.perf_counter()
    for deel in range(0, len(rijen), PER_KEER):
        schrijf(db.cursor(), rijen[deel : deel + PER_KEER])
        db.commit()
    return time.perf_counter() - begin


def _executemany(cursor: psycopg.Cursor[Any], rijen: list[tuple[Any, ...]]) -> None:
    cursor.executemany(
        f"INSERT INTO public.kaal ({_NAMEN}) VALUES ({', '.join(['%s'] * len(rijen[0]))})", rijen
    )


def _copy(cursor: psycopg.Cursor[Any], rijen: list[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY public.kaal ({_NAMEN}) FROM STDIN") as kopie:
        for rij in rijen:
            kopie.write_row(rij)


# -- many at once ------------------------------------------------------------------------------------------------------


def _met_velen(server: Server) -> list[Meting]:
    metingen = []
    for aantal in LAPTOPS:
        laptops = [_keten(20 * RONDEN, nr) for nr in range(aantal)]
        tijden: list[float] = []
        begin = time.perf_counter()
        draden = [threading.Thread(target=_wissel_uit, args=(server, laptop, tijden)) for laptop in laptops]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        duur = time.perf_counter() - begin
        metingen += [
            Meting(
                f"hub: {aantal} laptops tegelijk, een uitwisseling p50",
                statistics.median(tijden) * 1000,
                "ms",
                toelichting=f"p99 {getal(percentiel(tijden, 99) * 1000)} ms",
                uitleg="brengen van twintig vastleggingen en halen van wat de anderen brachten, terwijl alle tegelijk bezig zijn.",
            ),
            Meting(
                f"hub: {aantal} laptops tegelijk, gebracht",
                aantal * RONDEN * 20 / duur,
                "per s",
                toelichting="elk 20 vastleggingen per keer, en halen wat er kwam",
                uitleg="hoeveel vastleggingen alle samen per seconde brengen; meer is beter.",
                meer_is_beter=True,
            ),
        ]
    return metingen


def _wissel_uit(server: Server, laptop: Laptop, tijden: list[float]) -> None:
    with Hub.open(server.dsn("coordinator"), "geheim") as hub:
        hub.meld_aan(MONITOR, laptop.device, "meting")
        volg = hub.begin(MONITOR, laptop.device).volg
        merk = ""
        for ronde in range(RONDEN):
            begin = time.perf_counter()
            hub.bied_aan(laptop.keten[20 * ronde : 20 * (ronde + 1)])
            klaar = False
            while not klaar:
                levering = hub.haal(volg, 5_000, merk)
                volg, merk, klaar = levering.volg, levering.merk, levering.klaar
            tijden.append(time.perf_counter() - begin)
