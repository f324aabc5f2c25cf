"""What the driver and SQLite do that the store is built on; each of these once went wrong or would without a guard."""

from __future__ import annotations

import subprocess
import sys
import threading
import unicodedata
from typing import TYPE_CHECKING

import pytest
import sqlite_utils.db
import sqlite_utils.plugins
import sqlite_utils.utils
from sqlcipher3 import dbapi2

from korpsmonitor_tui.store import migraties
from korpsmonitor_tui.store.driver import DriverFout, open_database
from korpsmonitor_tui.store.fouten import GeenDatabase
from korpsmonitor_tui.store.schrijver import in_transactie
from korpsmonitor_tui.store.zoek import zoek
from tests.store.buitenproces import WORTEL
from tests.store.conftest import SLEUTEL, WIE, MaakStore
from tests.store.gegevens import maak_notitie
from tests.store.test_transactie import zet_tekst

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.transactie import Transactie


def test_sqlite_utils_catches_the_exceptions_of_this_driver(tmp_path: Path) -> None:
    """These calls expect an error and go on: with the standard library's exceptions they would fail."""
    assert sqlite_utils.utils.OperationalError is dbapi2.OperationalError
    db = open_database(tmp_path / "m.db", SLEUTEL)
    tabel = db.table("t")
    tabel.create({"a": str})
    tabel.create_index(["a"])
    tabel.create_index(["a"], find_unique_name=True)
    tabel.insert({"a": "x", "b": "nieuwe kolom"}, alter=True)
    assert [rij["b"] for rij in tabel.rows] == ["nieuwe kolom"]
    db.table("bestaat_niet").drop(ignore=True)
    assert db.cached_counts() == {}
    db.close()


def test_the_driver_is_there_before_sqlite_utils_in_a_new_program() -> None:
    code = (
        "import korpsmonitor_tui.store.store, sqlite_utils.utils, sqlcipher3.dbapi2 as d;"
        "assert sqlite_utils.utils.OperationalError is d.OperationalError"
    )
    subprocess.run([sys.executable, "-c", code], cwd=WORTEL, check=True)


@pytest.mark.parametrize("sleutel", [None, bytes(32)])
def test_a_wrong_or_missing_key_shows_at_opening_and_not_later(tmp_path: Path, sleutel: bytes | None) -> None:
    db = open_database(tmp_path / "m.db", SLEUTEL)
    db.table("t").create({"a": str})
    db.close()
    with pytest.raises(GeenDatabase):
        open_database(tmp_path / "m.db", sleutel)


@pytest.mark.fouten("samen", kort=True)
def test_sixteen_users_never_meet_a_locked_database(tmp_path: Path) -> None:
    """A transaction that reads before it writes fails at once when another wrote meanwhile, unless it began IMMEDIATE."""
    pad = tmp_path / "m.db"
    begin = open_database(pad, SLEUTEL)
    begin.execute("CREATE TABLE teller (n INTEGER) STRICT")
    begin.execute("INSERT INTO teller VALUES (0)")
    fouten: list[Exception] = []

    def hoog_op() -> None:
        db = open_database(pad, SLEUTEL)
        try:
            for _keer in range(10):
                in_transactie(db, _lees_en_schrijf, pad)
        except Exception as fout:  # noqa: BLE001 - counted in the thread that asserts
            fouten.append(fout)
        finally:
            db.close()

    draden = [threading.Thread(target=hoog_op) for _nr in range(16)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    assert begin.execute("SELECT n FROM teller").fetchone() == (160,)
    begin.close()


def _lees_en_schrijf(db: sqlite_utils.db.Database) -> None:
    n = db.execute("SELECT n FROM teller").fetchone()[0]
    with db.atomic():
        db.execute("UPDATE teller SET n = ?", (n + 1,))


def test_a_failing_job_takes_back_what_sqlite_utils_did_inside(tmp_path: Path) -> None:
    db = open_database(tmp_path / "m.db", SLEUTEL)
    db.execute("CREATE TABLE t (a TEXT) STRICT")

    def mislukt(d: sqlite_utils.db.Database) -> None:
        d.table("t").insert({"a": "x"})
        raise ValueError("daarna ging het mis")

    with pytest.raises(ValueError, match="daarna"):
        in_transactie(db, mislukt, tmp_path)
    assert db.execute("SELECT count(*) FROM t").fetchone() == (0,)
    db.close()


def test_replacing_a_row_keeps_the_search_index_in_step(store: Store) -> None:
    """REPLACE deletes without delete triggers unless recursive_triggers is on; the old words would stay in the index."""
    maak_notitie(store, "oude woorden")
    vervang = (
        "INSERT OR REPLACE INTO zoekregel SELECT nr, soort, entiteit, dossier, 'nieuwe tekst' FROM zoekregel"
    )
    store._schrijver.voer_nu_uit(lambda db: db.execute(vervang))
    assert zoek(store.lees(), "oude") == ()
    assert len(zoek(store.lees(), "nieuwe")) == 1
    store._schrijver.voer_nu_uit(
        lambda db: db.execute("INSERT INTO zoekregel_fts (zoekregel_fts, rank) VALUES ('integrity-check', 1)")
    )


def test_the_search_index_follows_changes_deletions_and_returns(store: Store) -> None:
    notitie = maak_notitie(store, "eerste versie")
    zet_tekst(store, notitie, "tweede versie")
    assert (zoek(store.lees(), "eerste"), len(zoek(store.lees(), "tweede"))) == ((), 1)
    store.voer_uit(WIE, lambda tx: tx.verwijder("notitie", notitie))
    assert zoek(store.lees(), "tweede") == ()
    store.voer_uit(WIE, lambda tx: tx.herstel("notitie", notitie))
    assert len(zoek(store.lees(), "tweede")) == 1
    assert store.controleer().klopt


@pytest.mark.parametrize(
    ("tekst", "vraag"),
    [
        ("de coördinatie is belegd", "coordinatie"),
        ("de coordinatie is belegd", "coördinatie"),
        (unicodedata.normalize("NFD", "financiële recherche"), "financiele"),
        ("het gesprek met de w\u0133kagent", "wijkagent"),
        ("het gesprek met de wijkagent", "w\u0133kagent"),
        ("PROSTITUTIE", "prostitutie"),
        ("één zaak", "een"),
        ("vergunde en niet-vergunde branche", "niet-vergunde"),
        ('zij noemt het "passend"', '"passend" OR'),
    ],
)
def test_a_word_is_found_however_it_is_spelled(store: Store, tekst: str, vraag: str) -> None:
    maak_notitie(store, tekst + " or")
    assert len(zoek(store.lees(), vraag)) == 1


def test_best_is_where_the_words_stand_together_and_of_equals_the_newest(store: Store) -> None:
    ver = "korps " + "en nog een woord " * 30 + "mandaat"
    for tekst in ("korps met mandaat", ver, "het mandaat van het korps"):
        maak_notitie(store, tekst)
    volgorde = [
        treffer.fragment.replace("\x02", "").replace("\x03", "")
        for treffer in zoek(store.lees(), "mandaat korps")
    ]
    assert volgorde[:2] == ["het mandaat van het korps", "korps met mandaat"]
    assert len(volgorde) == 3


def test_of_more_texts_than_can_be_looked_at_the_newest_count(store: Store) -> None:
    for nr in range(6):
        maak_notitie(store, f"mandaten {nr}" if nr == 5 else f"mandaat {nr}")
    with pytest.MonkeyPatch.context() as klein:
        klein.setattr("korpsmonitor_tui.store.zoek._MINSTENS", 2)
        gevonden = [treffer.fragment[-1] for treffer in zoek(store.lees(), "mandaat", hoogstens=2)]
        half = [treffer.fragment[-1] for treffer in zoek(store.lees(), "mandat", hoogstens=2)]
    assert gevonden == ["4", "3"]
    assert half == ["5"]


def test_values_of_another_type_are_refused_or_stored_as_what_the_column_says(tmp_path: Path) -> None:
    """STRICT refuses what it cannot convert, and silently converts the rest: the seam converts itself."""
    db = open_database(tmp_path / "m.db", SLEUTEL)
    db.execute("CREATE TABLE t (n INTEGER, s TEXT) STRICT")
    with pytest.raises(DriverFout, match="cannot store TEXT value"):
        db.execute("INSERT INTO t (n) VALUES ('7,5')")
    db.execute("INSERT INTO t VALUES ('7.0', 7)")
    assert db.execute("SELECT n, s FROM t").fetchone() == (7, "7")
    db.close()


def test_a_list_and_a_boolean_reach_the_tables_as_what_they_mean(store: Store) -> None:
    def taak(tx: Transactie) -> None:
        persoon = tx.maak("medewerker", {})
        tx.zet("medewerker", persoon, "naam", ["geen", "tekst"])
        tx.zet("medewerker", persoon, "actief", True)

    store.voer_uit(WIE, taak)
    assert store.lees().execute("SELECT naam, actief FROM medewerker").fetchone() == ('["geen", "tekst"]', 1)
    store.voer_uit(
        WIE,
        lambda tx: tx.zet(
            "medewerker", tx.db.execute("SELECT id FROM medewerker").fetchone()[0], "actief", 1
        ),
    )
    # True and 1 are one to Python and two to who reads the payload.
    assert store.lees().execute("SELECT count(*) FROM event").fetchone() == (4,)


def test_a_plain_copy_of_an_encrypted_database_stays_encrypted(tmp_path: Path, store: Store) -> None:
    maak_notitie(store, "geheime zin")
    store._schrijver.voer_uit(lambda _db: None).result()
    db = open_database(store.pad, SLEUTEL)
    db.execute("VACUUM INTO ?", (str(tmp_path / "kopie.db"),))
    db.close()
    inhoud = (tmp_path / "kopie.db").read_bytes()
    assert b"geheime zin" not in inhoud
    assert not inhoud.startswith(b"SQLite format")
    kopie = open_database(tmp_path / "kopie.db", SLEUTEL, alleen_lezen=True)
    assert kopie.execute("SELECT tekst FROM notitie").fetchone() == ("geheime zin",)
    kopie.close()


def test_every_connection_folds_its_log_in_seldom_and_completely(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    assert store._schrijver.voer_nu_uit(lambda db: db.execute("PRAGMA wal_autocheckpoint").fetchone()) == (
        8_000,
    )
    maak_notitie(store)
    log = store.pad.with_name(store.pad.name + "-wal")
    assert log.stat().st_size > 0
    store.sluit()
    assert not log.exists()


def test_the_trigger_list_is_complete(store: Store) -> None:
    aanwezig = {trigger.name for trigger in store.lees().triggers}
    assert aanwezig == {*migraties.TRIGGERS, *migraties.ZOEK_TRIGGERS}


def test_no_plugin_of_sqlite_utils_gets_to_see_a_connection(tmp_path: Path) -> None:
    gezien: list[object] = []

    class Meekijker:
        """A plugin as anybody may have installed one."""

        @sqlite_utils.hookimpl
        def prepare_connection(self, conn: object) -> None:
            gezien.append(conn)

    meekijker = Meekijker()
    sqlite_utils.plugins.pm.register(meekijker)
    try:
        open_database(tmp_path / "m.db", SLEUTEL).close()
        assert gezien == []
        sqlite_utils.db.Database(memory=True)
        assert len(gezien) == 1
    finally:
        sqlite_utils.plugins.pm.unregister(meekijker)
