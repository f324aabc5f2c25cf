"""The schema and how it changes: whole or not at all, once, and never without a copy that opens."""

from __future__ import annotations

import runpy
import shutil
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store import migraties
from korpsmonitor_tui.store.databasebestand import werk_bij
from korpsmonitor_tui.store.driver import Database, DriverFout, Migrations, open_database
from korpsmonitor_tui.store.fouten import Beschadigd, GeenDatabase
from korpsmonitor_tui.store.herstel import Plaats, herstel
from korpsmonitor_tui.store.invoegen import voeg_events_in
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.buitenproces import buitenproces, lees_regel
from tests.store.conftest import SLEUTEL
from tests.store.gegevens import maak_notitie
from tests.store.kopieren import NU, WACHTWOORD, leg_sleutel_bij

if TYPE_CHECKING:
    from collections.abc import Callable

WORTEL = Path(__file__).resolve().parents[2]
NIEUW = "0099_proef"


def tabellen(db: Database) -> set[str]:
    return {naam for naam in db.table_names() if not naam.startswith(("zoekregel_fts", "_", "sqlite_"))}


def toegepast(pad: Path) -> list[str]:
    db = open_database(pad, SLEUTEL)
    try:
        return [migratie.name for migratie in migraties.migraties.applied(db)]
    finally:
        db.close()


def resten(pad: Path) -> list[str]:
    """Files beside the database that nobody asked for."""
    return sorted(bestand.name for bestand in pad.parent.glob(".*"))


@pytest.fixture
def oud(tmp_path: Path, store: Store) -> Path:
    """A database of the first version, with events, and a key file beside it."""
    maak_notitie(store, "van voor het bijwerken")
    pakketten = lees_pakketten(store.lees())
    pad = tmp_path / "oud" / "monitor.db"
    pad.parent.mkdir()
    db = open_database(pad, SLEUTEL)
    migraties.migraties.apply(db, stop_before=migraties.NAMEN[1])
    db.execute("INSERT INTO meta VALUES ('database', 'oud')")
    # Today's program asks what was destroyed of every event that it writes; the first had no such table.
    db.execute("CREATE TEMP TABLE vernietigd (event TEXT PRIMARY KEY, vernietiging TEXT NOT NULL)")
    for pakket in pakketten:
        voeg_events_in(db, [pakket])
    db.close()
    pad_van(pad).write_text("een sleutelbestand")
    return pad


@pytest.fixture
def met_migratie(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Database], None]], None]:
    """Gives the program one migration more, or another in its place."""
    blanco = open_database(":memory:", None)
    echte, namen = migraties.migraties.pending(blanco), migraties.NAMEN
    blanco.close()

    def voeg_toe(doe: Callable[[Database], None]) -> None:
        meer = Migrations("korpsmonitor")
        for migratie in echte:
            meer(name=migratie.name)(migratie.fn)
        meer(name=NIEUW)(doe)
        monkeypatch.setattr(migraties, "migraties", meer)
        monkeypatch.setattr(migraties, "NAMEN", (*namen, NIEUW))

    return voeg_toe


@pytest.fixture
def pad(store: Store) -> Path:
    """A closed database of the present version with one note, and a key file beside it."""
    maak_notitie(store)
    store.sluit()
    pad_van(store.pad).write_text("een sleutelbestand")
    return store.pad


def test_names_are_those_of_the_migrations_in_order() -> None:
    db = open_database(":memory:", None)
    assert migraties.openstaand(db, "") == migraties.NAMEN
    assert list(migraties.NAMEN) == sorted(migraties.NAMEN)
    migraties.pas_toe(db)
    assert migraties.openstaand(db, "") == ()
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_every_table_of_a_new_database_is_strict(store: Store) -> None:
    """Without STRICT a number column takes text; a mistyped table name would make a table that is not."""
    db = store.lees()
    strikt = {rij[1]: rij[5] for rij in db.execute("PRAGMA table_list").fetchall() if rij[0] == "main"}
    assert {naam: strikt[naam] for naam in tabellen(db)} == dict.fromkeys(tabellen(db), 1)
    geschreven = open_database(store.pad, SLEUTEL)
    with pytest.raises(DriverFout, match="cannot store TEXT value in INTEGER column"):
        geschreven.execute("INSERT INTO deelnemer (id, dossier, respondent) VALUES ('d', 'd', 'zeven')")
    geschreven.close()


def test_the_published_schema_is_that_of_a_new_database() -> None:
    script = runpy.run_path(str(WORTEL / "scripts" / "maak_schema.py"))
    assert (WORTEL / "db" / "schema.sql").read_text("utf-8") == script["schema"]()


def test_the_published_schema_makes_the_same_tables(store: Store) -> None:
    db = open_database(":memory:", None)
    db.executescript((WORTEL / "db" / "schema.sql").read_text("utf-8"))
    for tabel in sorted(tabellen(store.lees())):
        assert db.table(tabel).columns == store.lees().table(tabel).columns
    assert tabellen(db) == tabellen(store.lees())
    assert migraties.ontbrekende_triggers(db) == ()


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path, oud: Path) -> None:
    assert toegepast(oud) == [migraties.NAMEN[0]]
    with Store.open_met_sleutel(oud, SLEUTEL, Omgeving(tmp_path / "t")) as store:
        assert store.lees().execute("SELECT tekst FROM notitie").fetchone() == ("van voor het bijwerken",)
        assert store.controleer().gebreken == ()
    assert toegepast(oud) == list(migraties.NAMEN)


@pytest.mark.fouten("migratie", kort=True)
def test_before_a_migration_an_encrypted_copy_is_made_with_its_key_file(tmp_path: Path, oud: Path) -> None:
    Store.open_met_sleutel(oud, SLEUTEL, Omgeving(tmp_path / "t")).sluit()
    kopie = oud.with_name(f"monitor.db.voor-{migraties.NAMEN[1]}")
    assert b"SQLite format" not in kopie.read_bytes()
    assert pad_van(kopie).read_text() == "een sleutelbestand"
    assert resten(oud) == []
    assert toegepast(kopie) == [migraties.NAMEN[0]]
    with pytest.raises(GeenDatabase):
        open_database(kopie, None)
    # It can take the place of the original.
    terug = tmp_path / "terug" / "monitor.db"
    terug.parent.mkdir()
    shutil.copy2(kopie, terug)
    shutil.copy2(pad_van(kopie), pad_van(terug))
    with Store.open_met_sleutel(terug, SLEUTEL, Omgeving(tmp_path / "t2")) as store:
        assert store.controleer().gebreken == ()


def test_the_copy_of_before_a_migration_is_restored_as_a_backup_is(tmp_path: Path, oud: Path) -> None:
    """One of the first version, verified by today's program: it has tables then that it had not."""
    leg_sleutel_bij(oud)
    Store.open_met_sleutel(oud, SLEUTEL, Omgeving(tmp_path / "t")).sluit()
    kopie = oud.with_name(f"monitor.db.voor-{migraties.NAMEN[1]}")
    plaats = Plaats(tmp_path / "terug" / "monitor.db", tmp_path / "t2")
    hersteld = herstel(kopie, plaats, lambda: WACHTWOORD, NU)
    assert (hersteld.schema, hersteld.events, hersteld.monitor) == (migraties.NAMEN[0], 2, "oud")
    assert toegepast(plaats.pad) == [migraties.NAMEN[0]]
    with Store.open(plaats.pad, lambda: WACHTWOORD, Omgeving(tmp_path / "t2")) as store:
        assert store.controleer().gebreken == ()


def test_without_something_to_do_no_copy_is_made(tmp_path: Path, pad: Path) -> None:
    Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / "t")).sluit()
    assert sorted(bestand.name for bestand in pad.parent.glob("monitor.db*")) == [
        "monitor.db",
        "monitor.db.sleutel",
    ]


@pytest.mark.fouten("migratie", kort=True)
def test_a_migration_that_fails_is_rolled_back_and_stays_to_be_done(
    pad: Path, met_migratie: Callable[[Callable[[Database], None]], None]
) -> None:
    voor = toegepast(pad)

    def half(db: Database) -> None:
        db.execute("CREATE TABLE half (a TEXT) STRICT")
        db.execute("UPDATE notitie SET tekst = 'half'")
        db.execute("SELECT * FROM bestaat_niet")

    met_migratie(half)
    with pytest.raises(OpslagFout, match="er is niets gewijzigd"):
        werk_bij(pad, SLEUTEL)
    db = open_database(pad, SLEUTEL)
    assert migraties.openstaand(db, pad) == (NIEUW,)
    assert "half" not in db.table_names()
    assert db.execute("SELECT tekst FROM notitie").fetchone() == ("eerste zin",)
    db.close()
    kopie = pad.with_name(f"monitor.db.voor-{NIEUW}")
    assert toegepast(kopie) == voor
    # Once the migration is mended it is applied, and the copy made anew.
    oude_kopie = kopie.stat().st_mtime_ns

    def heel(db: Database) -> None:
        db.execute("CREATE TABLE heel (a TEXT) STRICT")

    met_migratie(heel)
    werk_bij(pad, SLEUTEL)
    assert toegepast(pad) == [*voor, NIEUW]
    assert kopie.stat().st_mtime_ns > oude_kopie


@pytest.mark.fouten("migratie", kort=True)
def test_a_migration_that_breaks_a_reference_is_refused(
    pad: Path, met_migratie: Callable[[Callable[[Database], None]], None]
) -> None:
    def breek(db: Database) -> None:
        for trigger in migraties.TRIGGERS:
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("DELETE FROM event_payload")
        db.execute("INSERT INTO event_payload VALUES ('weg', '', NULL)")
        migraties.herstel_triggers(db)

    met_migratie(breek)
    with pytest.raises(Beschadigd, match="tabel event_payload naar iets dat er niet is"):
        werk_bij(pad, SLEUTEL)
    db = open_database(pad, SLEUTEL)
    assert db.execute("SELECT count(*) FROM event_payload").fetchone() == (2,)
    db.close()


def test_a_migration_that_transforms_a_parent_keeps_its_children(
    pad: Path, met_migratie: Callable[[Callable[[Database], None]], None]
) -> None:
    """``transform()`` drops the old table: with foreign keys on its children would go, and its triggers always do."""

    def transformeer(db: Database) -> None:
        db.table("event").transform(column_order=["id"])
        migraties.herstel_triggers(db)

    met_migratie(transformeer)
    werk_bij(pad, SLEUTEL)
    db = open_database(pad, SLEUTEL)
    assert db.execute("SELECT count(*) FROM event_payload").fetchone() == (2,)
    db.close()


def test_a_migration_that_loses_a_trigger_is_refused_at_start_up(
    pad: Path, met_migratie: Callable[[Callable[[Database], None]], None]
) -> None:

    def transformeer(db: Database) -> None:
        db.table("event").transform(column_order=["id"])

    met_migratie(transformeer)
    with pytest.raises(Beschadigd, match="event_wijzig_niet"):
        werk_bij(pad, SLEUTEL)


@pytest.mark.fouten("migratie", kort=True)
def test_six_programs_that_start_at_once_migrate_once(tmp_path: Path, oud: Path) -> None:
    with ExitStack() as stapel:
        processen = [
            stapel.enter_context(buitenproces("open", oud, tmp_path / "toestand")) for _nr in range(6)
        ]
        for proces in processen:
            assert lees_regel(proces) == "gereed"
        for proces in processen:
            assert proces.stdin is not None
            proces.stdin.write("nu\n")
            proces.stdin.flush()
        notities = {lees_regel(proces) for proces in processen}
        assert [proces.wait() for proces in processen] == [0] * 6
    with Store.open_met_sleutel(oud, SLEUTEL, Omgeving(tmp_path / "toestand")) as store:
        assert notities < {rij[0] for rij in store.lees().execute("SELECT id FROM notitie")}
        assert store.controleer().gebreken == ()
    assert toegepast(oud.with_name(f"monitor.db.voor-{migraties.NAMEN[1]}")) == [migraties.NAMEN[0]]
    assert resten(oud) == []


@pytest.mark.fouten("migratie", kort=True)
def test_programs_that_make_one_database_at_once_make_it_once(tmp_path: Path) -> None:
    pad, uitkomsten = tmp_path / "nieuw" / "m.db", []
    start = threading.Barrier(6)

    def maak() -> None:
        start.wait()
        try:
            Store.maak(pad, None, Omgeving(tmp_path / "t")).sluit()
            uitkomsten.append("gemaakt")
        except OpslagFout as fout:
            uitkomsten.append(type(fout).__name__)

    draden = [threading.Thread(target=maak) for _nr in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomsten) == ["DatabaseBestaat"] * 5 + ["gemaakt"]
    with Store.open(pad, str, Omgeving(tmp_path / "t")) as store:
        assert store.controleer().klopt
    assert [bestand.name for bestand in pad.parent.iterdir()] == ["m.db"]
