"""Reading: each thread through its own connection, errors for people, and closing that is safe at any moment."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OpslagFout
from korpsmonitor_tui.store.fouten import Beschadigd
from tests.store.buitenproces import WORTEL
from tests.store.conftest import WIE, MaakStore, knoei
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.store import Store

GEDULD = 5


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
