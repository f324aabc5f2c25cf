"""The writer thread and the readers around it: no job is left waiting, and closing is safe at any moment."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlcipher3 import dbapi2

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OpslagFout
from korpsmonitor_tui.store.driver import Database, open_database
from korpsmonitor_tui.store.fouten import Beschadigd, DatabaseBezet
from korpsmonitor_tui.store.schrijver import Schrijver, in_transactie
from tests.store.buitenproces import WORTEL
from tests.store.conftest import WIE, MaakStore, knoei
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


# -- readers -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lees",
    [
        lambda cursor: [cursor.fetchone(), cursor.fetchone()],
        lambda cursor: cursor.fetchall(),
        lambda cursor: cursor.fetchmany(10),
        list,
    ],
    ids=["fetchone", "fetchall", "fetchmany", "iteration"],
)
def test_what_goes_wrong_in_reading_is_told_in_dutch_and_quotes_no_text(
    store: Store, lees: Callable[[Any], object]
) -> None:
    for zin in ("eerste zin", "zin uit een gesprek", "derde zin"):
        maak_notitie(store, zin)
    knoei(store.pad, "UPDATE notitie SET tekst = CAST(x'ff' || tekst AS TEXT) WHERE tekst LIKE '%gesprek'")
    with pytest.raises(Beschadigd, match="beschadigd") as fout:
        lees(store.lees().execute("SELECT tekst FROM notitie ORDER BY rowid"))
    assert "gesprek" not in str(fout.value)


def test_a_query_that_is_wrong_is_a_storage_error(store: Store) -> None:
    with pytest.raises(KorpsmonitorFout, match="er is niets gewijzigd"):
        store.lees().execute("SELECT * FROM bestaat_niet")


def test_a_closed_database_is_not_read(store: Store) -> None:
    store.sluit()
    store.sluit()
    with pytest.raises(OpslagFout, match="gesloten"):
        store.lees()
    with pytest.raises(OpslagFout, match="gesloten"):
        maak_notitie(store)


def open_bestanden(pad: Path) -> int:
    """How often this process has a database open (Linux)."""
    koppelingen = [fd for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()]
    return sum(fd.readlink() == pad for fd in koppelingen)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="alleen Linux telt open bestanden zo")
def test_threads_that_end_and_closing_leave_no_open_file(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    for _keer in range(20):
        draad = threading.Thread(target=lambda: store.lees().table_names())
        draad.start()
        draad.join()
    # The writer, this thread, and one that SQLite keeps for the next: its locks are the process's, not the file's.
    assert open_bestanden(store.pad) <= 3
    store.sluit()
    assert open_bestanden(store.pad) == 0


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="alleen Linux telt open bestanden zo")
def test_opening_that_fails_leaves_no_open_file(
    maak_store: MaakStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = maak_store("laptop")
    store.sluit()
    knoei(store.pad, "DELETE FROM meta")
    with pytest.raises(Beschadigd, match="geen kenmerk"):
        maak_store("laptop")
    gc.collect()
    assert open_bestanden(store.pad) == 0


SLUIT_ONDER_LEZEN = """
import sys, threading, time
from pathlib import Path
from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.gegevens import SLEUTEL

def lees(store):
    try:
        while True:
            store.lees().execute("SELECT count(*), sum(length(a.payload)) FROM event_payload a, event_payload b").fetchall()
    except OpslagFout:
        pass

for keer in range(6):
    store = Store.open_met_sleutel(Path(sys.argv[1]), SLEUTEL, Omgeving(Path(sys.argv[2])))
    draden = [threading.Thread(target=lees, args=(store,)) for _ in range(2)]
    for draad in draden:
        draad.start()
    time.sleep(0.03 + keer * 0.003)
    store.sluit()
    for draad in draden:
        draad.join()
print("heel")
"""


def test_closing_while_another_thread_reads_does_not_crash(tmp_path: Path, maak_store: MaakStore) -> None:
    """Closing a connection under a running query is a segmentation fault of the driver, not an exception."""
    store = maak_store("laptop")
    store.voer_uit(WIE, lambda tx: [tx.maak("notitie", {"dossier": "d" * 200}) for _nr in range(800)])
    store.sluit()
    proces = subprocess.run(
        [sys.executable, "-c", SLUIT_ONDER_LEZEN, str(store.pad), str(tmp_path / "t")],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (proces.returncode, proces.stdout) == (0, "heel\n"), proces.stderr


def test_reading_never_waits_for_writing(store: Store) -> None:
    maak_notitie(store, "al vastgelegd")
    bezig, door = threading.Event(), threading.Event()

    def lang(db: Database) -> None:
        db.execute("UPDATE klad SET tekst = tekst")
        bezig.set()
        door.wait(GEDULD)

    toekomst = store._schrijver.voer_uit(lang)
    bezig.wait(GEDULD)
    begin = time.monotonic()
    assert store.lees().execute("SELECT tekst FROM notitie").fetchone() == ("al vastgelegd",)
    assert time.monotonic() - begin < 1
    door.set()
    toekomst.result(GEDULD)
