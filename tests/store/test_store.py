"""Opening, reading and writing: keys, threads, schema versions, and a clear line for whatever is wrong."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store import driver, migraties
from korpsmonitor_tui.store.driver import Database, open_database
from korpsmonitor_tui.store.fouten import (
    AlleenLezen,
    Beschadigd,
    NieuwereVersie,
    OpslagFout,
    WachtwoordOnjuist,
)
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.conftest import SLEUTEL, WIE, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path

GEHEIM = "GEHEIME-ZIN-VAN-DE-KORPSEXPERT"


def test_a_new_database_is_encrypted_and_opens_with_its_passphrase_only(
    tmp_path: Path, omgeving: Omgeving
) -> None:
    pad = tmp_path / "m.db"
    with Store.maak(pad, "wachtwóórd", omgeving) as store:
        assert store.versleuteld
        maak_notitie(store, GEHEIM)
        for bestand in tmp_path.glob("m.db*"):
            assert GEHEIM.encode() not in bestand.read_bytes()
            assert b"SQLite format" not in bestand.read_bytes()
    voor = pad.read_bytes()
    with pytest.raises(WachtwoordOnjuist, match="hoort niet bij"):
        Store.open(pad, lambda: "verkeerd", omgeving)
    assert pad.read_bytes() == voor
    # The same passphrase typed with combining accents.
    with Store.open(pad, lambda: "wachtwo\u0301o\u0301rd", omgeving) as store:
        assert store.lees().execute("SELECT tekst FROM notitie").fetchone() == (GEHEIM,)


def test_without_encryption_no_passphrase_is_asked(tmp_path: Path, omgeving: Omgeving) -> None:
    Store.maak(tmp_path / "open.db", None, omgeving).sluit()
    assert not pad_van(tmp_path / "open.db").exists()

    def vraag() -> str:
        raise AssertionError("er werd om een wachtwoord gevraagd")

    with Store.open(tmp_path / "open.db", vraag, omgeving) as store:
        assert not store.versleuteld


def test_a_wrong_key_writes_nothing_on_stderr(tmp_path: Path) -> None:
    """SQLCipher reports a wrong key on stderr, over the screen, unless it is silenced before the key is given."""
    open_database(tmp_path / "m.db", SLEUTEL).table("t").create({"a": str})
    proces = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom korpsmonitor_tui.store.driver import open_database\n"
            "from korpsmonitor_tui.store.fouten import GeenDatabase\n"
            "try:\n    open_database(sys.argv[1], bytes(32))\nexcept GeenDatabase:\n    sys.exit(3)\n",
            str(tmp_path / "m.db"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (proces.returncode, proces.stderr) == (3, "")


def test_an_old_sqlite_is_refused() -> None:
    with pytest.raises(OpslagFout, match="te oud"):
        driver.controleer_versie("3.40.1")
    driver.controleer_versie("3.53.0")


@pytest.mark.fouten("stroom", kort=True)
def test_every_connection_has_the_settings_that_durability_needs(store: Store) -> None:
    db = open_database(store.pad, SLEUTEL)
    waarden = {
        naam: db.execute(f"PRAGMA {naam}").fetchone()[0]
        for naam in ("journal_mode", "synchronous", "recursive_triggers", "foreign_keys", "busy_timeout")
    }
    assert waarden == {
        "journal_mode": "wal",
        "synchronous": 2,
        "recursive_triggers": 1,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }
    db.close()


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(AlleenLezen, match="niets gewijzigd"):
        store.lees().execute("DELETE FROM klad")


def test_every_thread_reads_through_its_own_connection(store: Store) -> None:
    maak_notitie(store)
    gezien: list[Database] = []

    def lees() -> None:
        db = store.lees()
        assert db.execute("SELECT count(*) FROM notitie").fetchone() == (1,)
        gezien.append(db)

    draden = [threading.Thread(target=lees) for _ in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len({id(db) for db in [*gezien, store.lees()]}) == 9
    assert store.lees() is store.lees()


def test_writes_of_many_threads_all_arrive(store: Store) -> None:
    def schrijf() -> None:
        for nr in range(20):
            maak_notitie(store, f"notitie {nr}")

    draden = [threading.Thread(target=schrijf) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert store.lees().execute("SELECT count(*) FROM notitie").fetchone() == (120,)
    assert store.controleer().klopt


@pytest.mark.fouten("samen", kort=True)
def test_two_programs_on_one_database_never_meet_locked(tmp_path: Path, maak_store: MaakStore) -> None:
    eerste = maak_store("laptop")
    tweede = Store.open_met_sleutel(eerste.pad, SLEUTEL, Omgeving(tmp_path / "laptop" / "toestand"))
    toekomsten = [
        store.schrijf(WIE, lambda tx: tx.maak("notitie", {"dossier": "d"}))
        for _ in range(60)
        for store in (eerste, tweede)
    ]
    for toekomst in toekomsten:
        toekomst.result()
    tweede.sluit()
    assert eerste.lees().execute("SELECT count(*) FROM event").fetchone() == (120,)
    assert eerste.controleer().klopt


@pytest.mark.fouten("geknoei", kort=True)
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE event SET actor = 'ander'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
        "UPDATE event_ouder SET ouder = kind",
        "DELETE FROM event_ouder",
        "UPDATE event_payload SET payload = '\"ander\"'",
        "UPDATE event_payload SET salt = ''",
        "DELETE FROM event_payload",
    ],
)
def test_history_cannot_be_changed_by_sql(store: Store, opdracht: str) -> None:
    notitie = maak_notitie(store)
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", "tweede"))
    db = open_database(store.pad, SLEUTEL)
    with pytest.raises(driver.DriverFout, match="append-only"):
        db.execute(opdracht)
    db.close()
    assert store.controleer().klopt


@pytest.mark.fouten("geknoei", kort=True)
def test_a_database_that_lost_a_trigger_is_refused(tmp_path: Path, store: Store) -> None:
    """``transform()`` drops triggers without a word: this is what start-up notices then."""
    store.sluit()
    db = open_database(store.pad, SLEUTEL)
    db.table("event").transform(rename={"actor": "wie"})
    db.table("event").transform(rename={"wie": "actor"})
    assert "event_wijzig_niet" in migraties.ontbrekende_triggers(db)
    db.close()
    with pytest.raises(Beschadigd, match="event_wijzig_niet"):
        Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(tmp_path / "t"))
    db = open_database(store.pad, SLEUTEL)
    migraties.herstel_triggers(db)
    db.close()
    Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(tmp_path / "t")).sluit()


def test_a_newer_schema_is_refused(tmp_path: Path, store: Store) -> None:
    store.sluit()
    db = open_database(store.pad, SLEUTEL)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('korpsmonitor', '9999_toekomst', '')"
    )
    db.close()
    with pytest.raises(NieuwereVersie, match="9999_toekomst"):
        Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(tmp_path / "t"))


def test_what_was_queued_is_written_on_closing(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    for _ in range(30):
        store.schrijf(WIE, lambda tx: tx.maak("notitie", {"dossier": "d"}))
    store.sluit()
    assert maak_store("laptop").lees().execute("SELECT count(*) FROM notitie").fetchone() == (30,)
    with pytest.raises(OpslagFout, match="gesloten"):
        store.schrijf(WIE, lambda tx: tx.maak("notitie", {"dossier": "d"}))


@pytest.mark.fouten("schijf", kort=True)
def test_a_full_database_keeps_what_was_there_and_takes_more_after_room_is_made(store: Store) -> None:
    notitie = maak_notitie(store, "bewaard")
    groot = "x" * 400_000
    grens = store.lees().execute("PRAGMA page_count").fetchone()[0] + 5
    store._schrijver.voer_uit(lambda db: db.execute(f"PRAGMA max_page_count = {grens}").fetchone()).result()
    with pytest.raises(OpslagFout, match="schijf is vol"):
        store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", groot))
    assert store.lees().execute("SELECT tekst FROM notitie").fetchone() == ("bewaard",)
    store._schrijver.voer_uit(lambda db: db.execute("PRAGMA max_page_count = 1073741823").fetchone()).result()
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", groot))
    assert store.lees().execute("SELECT length(tekst) FROM notitie").fetchone() == (400_000,)
    assert store.controleer().klopt
