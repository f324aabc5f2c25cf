"""The writer thread and the readers around it: no job is left waiting, and closing is safe at any moment."""

from __future__ import annotations

import gc
import threading
import time
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.driver import Database, open_database
from korpsmonitor_tui.store.fouten import DatabaseBezet
from korpsmonitor_tui.store.schrijver import Schrijver, in_transactie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from korpsmonitor_tui.store.store import Store

GEDULD = 5


@pytest.fixture
def schrijver(tmp_path: Path) -> Iterator[Schrijver]:
    pad = tmp_path / "s.db"
    schrijver = Schrijver(lambda: open_database(pad, None), pad)
    schrijver.voer_nu_uit(lambda db: db.execute("CREATE TABLE t (a TEXT) STRICT"))
    yield schrijver
    schrijver.sluit()


def tel(schrijver: Schrijver) -> int:
    return int(schrijver.voer_nu_uit(lambda db: db.execute("SELECT count(*) FROM t").fetchone()[0]))


def voeg_toe(db: Database) -> None:
    db.execute("INSERT INTO t VALUES ('a')")


def test_what_is_committed_is_counted_before_anybody_hears_of_it(schrijver: Schrijver) -> None:
    def mislukt(db: Database) -> None:
        voeg_toe(db)
        raise ValueError("mislukt")

    voor = schrijver.vastgelegd
    for nr in range(1, 20):
        schrijver.voer_nu_uit(voeg_toe)
        assert schrijver.vastgelegd == voor + nr
    with pytest.raises(ValueError, match="mislukt"):
        schrijver.voer_nu_uit(mislukt)
    assert schrijver.vastgelegd == voor + 19


def test_a_database_that_cannot_be_opened_is_told_to_who_opens_it(tmp_path: Path) -> None:
    with pytest.raises(OpslagFout, match="kan niet worden geopend"):
        Schrijver(lambda: open_database(tmp_path / "weg" / "s.db", None), tmp_path)


@pytest.mark.parametrize("fout", [ValueError("x"), KeyboardInterrupt(), SystemExit(3), MemoryError()])
def test_a_job_that_fails_is_rolled_back_and_the_next_one_runs(
    schrijver: Schrijver, fout: BaseException
) -> None:
    def mislukt(db: Database) -> None:
        voeg_toe(db)
        raise fout

    with pytest.raises(type(fout)):
        schrijver.voer_uit(mislukt).result(GEDULD)
    schrijver.voer_uit(voeg_toe).result(GEDULD)
    assert tel(schrijver) == 1


def test_a_rollback_that_fails_does_not_hide_the_cause_nor_stop_the_next_job(
    schrijver: Schrijver, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Database.execute

    def weigert(self: Database, sql: str, *rest: Any) -> Any:
        if sql == "ROLLBACK":
            raise dbapi2.OperationalError("disk I/O error")
        return echt(self, sql, *rest)

    def mislukt(db: Database) -> None:
        voeg_toe(db)
        raise ValueError("de oorzaak")

    with monkeypatch.context() as plek:
        plek.setattr(Database, "execute", weigert)
        with pytest.raises(ValueError, match="de oorzaak"):
            schrijver.voer_uit(mislukt).result(GEDULD)
    schrijver.voer_uit(voeg_toe).result(GEDULD)
    assert tel(schrijver) == 1


def test_a_cancelled_job_is_not_run(schrijver: Schrijver) -> None:
    bezig, door = threading.Event(), threading.Event()

    def wacht(_db: Database) -> None:
        bezig.set()
        door.wait(GEDULD)

    schrijver.voer_uit(wacht)
    bezig.wait(GEDULD)
    toekomst = schrijver.voer_uit(voeg_toe)
    assert toekomst.cancel()
    door.set()
    assert tel(schrijver) == 0
    with pytest.raises(CancelledError):
        toekomst.result()


def test_a_job_that_waits_for_another_is_refused_instead_of_waiting_for_ever(schrijver: Schrijver) -> None:
    toekomst = schrijver.voer_uit(lambda _db: schrijver.voer_nu_uit(voeg_toe))
    with pytest.raises(RuntimeError, match="cannot wait"):
        toekomst.result(GEDULD)


def test_what_fails_while_nothing_waits_does_not_stop_the_writer(tmp_path: Path) -> None:
    def mislukt(_db: Database) -> None:
        raise ValueError

    schrijver = Schrijver(lambda: open_database(tmp_path / "s.db", None), tmp_path, mislukt)
    for _keer in range(3):
        assert schrijver.voer_uit(lambda _db: 1).result(GEDULD) == 1
    schrijver.sluit()


def test_every_job_offered_while_closing_is_done_or_refused(tmp_path: Path) -> None:
    for _keer in range(5):
        schrijver = Schrijver(lambda: open_database(tmp_path / "s.db", None), tmp_path)
        toekomsten: list[Future[int]] = []
        begonnen = threading.Event()

        def bied_aan(
            schrijver: Schrijver = schrijver,
            toekomsten: list[Future[int]] = toekomsten,
            begonnen: threading.Event = begonnen,
        ) -> None:
            while True:
                try:
                    toekomsten.append(schrijver.voer_uit(lambda _db: 1))
                except OpslagFout:
                    return
                begonnen.set()

        draden = [threading.Thread(target=bied_aan) for _nr in range(3)]
        for draad in draden:
            draad.start()
        begonnen.wait(GEDULD)
        sluiters = [threading.Thread(target=schrijver.sluit) for _nr in range(2)]
        for draad in sluiters:
            draad.start()
        for draad in [*draden, *sluiters]:
            draad.join(GEDULD)
        assert all(toekomst.result(GEDULD) == 1 for toekomst in toekomsten)


def test_a_writer_lets_go_of_what_its_last_job_brought(schrijver: Schrijver) -> None:
    """A batch of a hundred thousand events would otherwise stay in memory until the next change."""

    class Lading:
        pass

    def breng() -> int:
        lading = Lading()
        return schrijver.voer_nu_uit(lambda _db: id(lading))

    breng()
    geduld = time.monotonic() + GEDULD
    while [ding for ding in gc.get_objects() if isinstance(ding, Lading)]:
        assert time.monotonic() < geduld
        time.sleep(0.01)


def test_a_database_held_by_another_program_is_named(tmp_path: Path) -> None:
    pad = tmp_path / "s.db"
    bezet = open_database(pad, None)
    bezet.execute("BEGIN IMMEDIATE")
    db = open_database(pad, None)
    db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(DatabaseBezet, match="in gebruik door een ander programma"):
        in_transactie(db, lambda _db: None, pad)
    bezet.execute("ROLLBACK")
    in_transactie(db, lambda d: d.execute("CREATE TABLE t (a TEXT) STRICT"), pad)
    db.close()
    bezet.close()


@pytest.mark.parametrize("waarde", ["\ud800", 2**70])
def test_values_that_the_driver_cannot_store_are_refused_in_dutch(store: Store, waarde: object) -> None:
    with pytest.raises(OpslagFout, match="niet kan worden opgeslagen"):
        store._schrijver.voer_nu_uit(lambda db: db.execute("SELECT ?", (waarde,)))
    with pytest.raises(OpslagFout, match="niet kan worden opgeslagen"):
        store.lees().execute("SELECT ?", (waarde,))


def test_what_is_done_meanwhile_begins_when_the_job_is_done_and_stays_out_of_what_becomes_of_it(
    schrijver: Schrijver,
) -> None:
    verloop: list[str] = []

    def taak(db: Database) -> str:
        voeg_toe(db)
        verloop.append("taak")
        return "uitkomst"

    assert schrijver.voer_uit_terwijl(taak, lambda: verloop.append("terwijl")) == "uitkomst"
    assert verloop == ["taak", "terwijl"]

    def mislukt() -> None:
        raise ValueError("mislukt")

    with pytest.raises(ValueError, match="mislukt"):
        schrijver.voer_uit_terwijl(taak, mislukt)
    assert tel(schrijver) == 2


def test_nothing_is_done_meanwhile_for_a_job_that_fails_or_never_begins(
    schrijver: Schrijver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verloop: list[str] = []

    def mislukt(db: Database) -> None:
        voeg_toe(db)
        raise ValueError("mislukt")

    with pytest.raises(ValueError, match="mislukt"):
        schrijver.voer_uit_terwijl(mislukt, lambda: verloop.append("terwijl"))
    assert tel(schrijver) == 0

    def geen_beurt() -> None:
        raise OpslagFout("geen beurt")

    monkeypatch.setattr(schrijver, "_neem_beurt", geen_beurt)
    with pytest.raises(OpslagFout, match="geen beurt"):
        schrijver.voer_uit_terwijl(voeg_toe, lambda: verloop.append("terwijl"))
    assert verloop == []
