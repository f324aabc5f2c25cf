"""The hub's server dies and its standby takes over: what was acknowledged is there, and no laptop passes anything over."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from korpsmonitor_tui.hub.beheer import Beheer
from korpsmonitor_tui.services.synchronisatie import EINDEN, EPOCH
from tests.hub.conftest import LOGINS, Proefhub
from tests.hub.server import BEHEERDER, Server, nieuwe_map, vrije_poort, wat_ontbreekt
from tests.hub.test_samen import aangemeld, eis_gelijk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.fouten.cijfers import Meet
    from tests.hub.laptopproces import Laptop

RESERVE = "reserve"


@pytest.fixture
def hoofd() -> Iterator[Server]:
    """A server of its own, that writes to disk what it says is written: it is going to be killed."""
    if reden := wat_ontbreekt():
        pytest.skip(reden)
    with _server(nieuwe_map()) as server:
        server.maak().start()
        server.draai("createdb", "-h", str(server.socketmap), "-p", str(server.poort), "-U", BEHEERDER, "hub")
        with Beheer.open(server.dsn_beheer(), lambda: "") as beheer:
            beheer.zet_op()
            beheer.zet_team("Oost", ("twente", "ijsselland"))
            beheer.zet_team("Noord", ("groningen",))
            for login, (rol, team) in LOGINS.items():
                beheer.nieuwe_gebruiker(login, rol, team, f"wachtwoord van {login}")
        yield server


@contextlib.contextmanager
def _server(map_: Path) -> Iterator[Server]:
    server = Server(map_, vrije_poort(), durabel=True)
    try:
        yield server
    finally:
        server.stop(signal.SIGQUIT)
        shutil.rmtree(map_)


@pytest.fixture
def reserve(hoofd: Server) -> Iterator[Server]:
    """A standby that follows, by streaming replication."""
    map_ = nieuwe_map()
    for naam in ("ca.crt", "server.crt", "server.key"):
        shutil.copy2(hoofd.map_ / naam, map_ / naam)
    (map_ / "s").mkdir()
    with _server(map_) as server:
        server._geef_aan_postgres()
        bron = f"host={hoofd.socketmap} port={hoofd.poort} user={BEHEERDER} application_name={RESERVE}"
        server.draai("pg_basebackup", "-d", bron, "-D", str(server.data), "-R", "-X", "stream", "-c", "fast")
        server.stel_in()
        yield server.start()


def bevraag(server: Server, vraag: str, database: str = "hub") -> object:
    with psycopg.connect(server.dsn_beheer(database), autocommit=True) as db:
        rij = db.execute(vraag).fetchone()
    return rij[0] if rij else None


def wacht_op(server: Server, vraag: str, antwoord: object) -> None:
    grens = time.monotonic() + 30
    while bevraag(server, vraag) != antwoord:
        assert time.monotonic() < grens, vraag
        time.sleep(0.05)


def maak_synchroon(hoofd: Server) -> None:
    """From here on nothing is acknowledged that the standby has not written."""
    with psycopg.connect(hoofd.dsn_beheer(), autocommit=True) as db:
        db.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{RESERVE}'")
        db.execute("SELECT pg_reload_conf()")
    wacht_op(hoofd, "SELECT max(sync_state) FROM pg_stat_replication", "sync")


def ken_beide(laptops: Sequence[Laptop], hoofd: Server, reserve: Server) -> None:
    """Give the laptops an address with both servers; whichever may be written to is the hub."""
    for laptop in laptops:
        laptop.dsn = laptop.dsn.replace(
            f"localhost:{hoofd.poort}", f"localhost:{hoofd.poort},localhost:{reserve.poort}"
        )


def eis_dat_bevestigd_er_is(laptops: Sequence[Laptop], reserve: Server) -> int:
    """Of each laptop everything of which the hub said that it has it; returns how much."""
    totaal = 0
    for laptop in laptops:
        with laptop.open() as store:
            for device, dseq in json.loads(store.hubstand().get(EINDEN, "{}")).items():
                daar = bevraag(reserve, f"SELECT max(dseq) FROM korpsmonitor.event WHERE device = '{device}'")
                assert isinstance(daar, int)
                assert daar >= dseq
                totaal += dseq
    return totaal


def epochs(laptops: Sequence[Laptop]) -> set[str]:
    gezien = set()
    for laptop in laptops:
        with laptop.open() as store:
            gezien.add(store.hubstand()[EPOCH])
    return gezien


@pytest.mark.fouten("failover")
def test_a_synchronous_standby_that_takes_over_has_everything_that_was_acknowledged(
    hoofd: Server, reserve: Server, tmp_path: Path, meet: Meet
) -> None:
    maak_synchroon(hoofd)
    with aangemeld(tmp_path, Proefhub(hoofd, "hub")) as laptops:
        ken_beide(laptops, hoofd, reserve)
        for laptop in laptops:
            laptop.start()
        for _keer in range(4):
            for laptop in laptops:
                laptop.lees_tot("sync")
        # In the middle of exchanges.
        hoofd.stop(signal.SIGKILL)
        reserve.draai("pg_ctl", "promote", "-D", str(reserve.data))
        wacht_op(reserve, "SELECT pg_is_in_recovery()", False)
        # They go on with the other server by themselves.
        for _keer in range(3):
            for laptop in laptops:
                laptop.lees_tot("sync")
        for laptop in laptops:
            laptop.dood()
        bevestigd = eis_dat_bevestigd_er_is(laptops, reserve)
        voor = epochs(laptops)
        totaal, verloren = eis_gelijk(laptops, Proefhub(reserve, "hub"))
        assert len(epochs(laptops)) == 1
        meet("bevestigd door de hub voor of na het overnemen", bevestigd)
        meet("bevestigd door een laptop", totaal)
        meet("verloren vastleggingen", verloren, hoogstens=0)
        assert voor >= epochs(laptops)


@pytest.mark.fouten("failover")
def test_what_a_standby_misses_is_brought_again_and_nobody_passes_over_what_fills_its_places(
    hoofd: Server, reserve: Server, tmp_path: Path, meet: Meet
) -> None:
    """An asynchronous standby that lagged: places were given out again, to other events."""
    with aangemeld(tmp_path, Proefhub(hoofd, "hub")) as laptops:
        auditor, oost, noord = laptops
        werk_en_wissel(laptops, 3)
        wacht_op(
            reserve,
            "SELECT volg FROM korpsmonitor.stand",
            bevraag(hoofd, "SELECT volg FROM korpsmonitor.stand"),
        )
        reserve.stop()
        # These the hub acknowledged, and only its primary had them.
        werk_en_wissel([oost], 4)
        gemist = bevraag(hoofd, "SELECT volg FROM korpsmonitor.stand")
        werk_en_wissel([auditor], 1)
        hoofd.stop(signal.SIGKILL)
        reserve.start()
        reserve.draai("pg_ctl", "promote", "-D", str(reserve.data))
        wacht_op(reserve, "SELECT pg_is_in_recovery()", False)
        over = bevraag(reserve, "SELECT volg FROM korpsmonitor.stand")
        assert isinstance(over, int)
        assert isinstance(gemist, int)
        assert over < gemist
        ken_beide(laptops, hoofd, reserve)
        # Somebody fills the places that were lost, before who lost them comes.
        werk_en_wissel([noord], 4)
        totaal, verloren = eis_gelijk(laptops, Proefhub(reserve, "hub"))
        meet("bevestigd en op de reserve gemist", gemist - over)
        meet("bevestigd door een laptop", totaal)
        meet("verloren vastleggingen", verloren, hoogstens=0)


def werk_en_wissel(laptops: Sequence[Laptop], keren: int) -> None:
    """Let each write and exchange so many times, and end after an exchange."""
    for laptop in laptops:
        laptop.start()
        for _keer in range(keren + 1):
            laptop.lees_tot("sync")
        # The next writing begins when the exchange is done.
        laptop.lees_tot("event")
        laptop.dood()
