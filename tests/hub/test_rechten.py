"""What a login can do with SQL of its own: read its own korpsen, and nothing else."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from korpsmonitor_tui.domain.hub import HubWeigert
from tests.hub.conftest import LOGINS
from tests.hub.keten import Laptop

if TYPE_CHECKING:
    from tests.hub.conftest import Meld, Proefhub

TABELLEN = (
    "versie",
    "stand",
    "team",
    "teamkorps",
    "gebruiker",
    "soort",
    "apparaat",
    "entiteit",
    "vernietigd",
    "onverklaard",
)
OPENBAAR = {
    "kenmerk",
    "begin",
    "meld_aan",
    "einden",
    "open_aanbod",
    "neem_aanbod",
    "haal",
    "ziet_alles",
    "ziet_algemeen",
    "mijn_partijen",
}


@pytest.fixture
def gevuld(hub: Proefhub, laptop: Meld) -> Proefhub:
    """An edition, two notes of each team."""
    coordinator = laptop("coordinator")
    coordinator.maak("editie", "2012", "")
    for partij in ("twente", "groningen"):
        coordinator.notitie(f"2012/{partij}", f"van {partij}")
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan(coordinator.keten)
    return hub


def weiger(db: psycopg.Connection[Any], vraag: str) -> None:
    with pytest.raises(psycopg.DatabaseError) as gevangen:
        db.execute(vraag)
    assert gevangen.value.sqlstate in {"42501", "KM001"}, f"{vraag}: {gevangen.value}"


def test_row_level_security_shows_a_login_its_own(gevuld: Proefhub) -> None:
    ziet = {
        "oost": {"", "2012/twente"},
        "noord": {"", "2012/groningen"},
        "oostlezer": {"", "2012/twente"},
        "auditor": {"", "2012/twente", "2012/groningen"},
        "coordinator": {"", "2012/twente", "2012/groningen"},
        "lezer": {"", "2012/twente", "2012/groningen"},
    }
    for login, dossiers in ziet.items():
        with gevuld.psql(login) as db:
            rijen = db.execute("SELECT dossier, payload FROM korpsmonitor.event").fetchall()
            assert {rij[0] for rij in rijen} == dossiers, login
            verborgen = {"van twente", "van groningen"} - {f"van {d.rpartition('/')[2]}" for d in dossiers}
            assert not any(tekst in (rij[1] or "") for rij in rijen for tekst in verborgen)


def test_nobody_writes_or_reads_elsewhere(gevuld: Proefhub) -> None:
    for login in LOGINS:
        with gevuld.psql(login) as db:
            for tabel in TABELLEN:
                weiger(db, f"SELECT * FROM korpsmonitor.{tabel}")
            for tabel in (*TABELLEN, "event"):
                weiger(db, f"INSERT INTO korpsmonitor.{tabel} DEFAULT VALUES")
                weiger(db, f"DELETE FROM korpsmonitor.{tabel}")
                weiger(db, f"TRUNCATE korpsmonitor.{tabel}")
                weiger(db, f"ALTER TABLE korpsmonitor.{tabel} DISABLE ROW LEVEL SECURITY")
                weiger(db, f"COPY korpsmonitor.{tabel} FROM STDIN")
            weiger(db, "UPDATE korpsmonitor.event SET payload = NULL")
            weiger(db, "CREATE TABLE korpsmonitor.van_mij ()")
            weiger(db, "CREATE TABLE public.van_mij ()")
            weiger(db, "CREATE SCHEMA van_mij")
            weiger(db, "CREATE TEMPORARY TABLE van_mij ()")
            weiger(db, "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'")
            weiger(db, "SET ROLE korpsmonitor_eigenaar")
            weiger(db, "SET SESSION AUTHORIZATION beheerder")
            weiger(db, "SET session_replication_role = replica")
            weiger(db, "GRANT korpsmonitor_eigenaar TO CURRENT_USER")
            weiger(db, "SELECT * FROM pg_authid")
            weiger(db, "SELECT pg_read_file('/etc/passwd')")
            weiger(db, "COPY korpsmonitor.event TO PROGRAM 'cat'")
            # Another role of the group is no other login.
            db.execute("SET ROLE korpsmonitor_gebruiker")
            assert db.execute("SELECT korpsmonitor.ziet_alles()").fetchone() == (
                login in {"auditor", "coordinator", "lezer"},
            )


def test_no_internal_function_can_be_called(gevuld: Proefhub) -> None:
    with gevuld.als_beheerder() as db:
        functies = db.execute(
            "SELECT p.oid::regprocedure::text, p.proname, p.prosecdef, p.proconfig, r.rolname FROM pg_proc p "
            "JOIN pg_roles r ON r.oid = p.proowner WHERE p.pronamespace = 'korpsmonitor'::regnamespace"
        ).fetchall()
    assert {naam for _f, naam, *_rest in functies} >= OPENBAAR
    with gevuld.psql("coordinator") as db:
        for functie, naam, als_eigenaar, instellingen, eigenaar in functies:
            assert eigenaar == "korpsmonitor_eigenaar"
            if als_eigenaar:
                assert naam in {*OPENBAAR, "wie"}
                assert "search_path=pg_catalog, korpsmonitor, pg_temp" in instellingen
            mag = db.execute("SELECT has_function_privilege(%s, 'execute')", (functie,)).fetchone()
            assert mag == (naam in OPENBAAR,), functie
        weiger(db, "SELECT korpsmonitor.vernietig(NULL)")
        weiger(db, "SELECT korpsmonitor.weiger('x', 'y')")


def test_what_a_client_prepares_itself_is_never_run_as_the_owner(gevuld: Proefhub) -> None:
    """Where an administrator gives temporary tables back, one in the place of the staging table is refused."""
    with gevuld.als_beheerder() as db:
        db.execute("GRANT TEMPORARY ON DATABASE hub TO oost")
    try:
        for val in (
            # What a view or a trigger calls runs as who reads or empties it.
            "CREATE VIEW pg_temp.aanbod AS SELECT 1 AS een WHERE pg_temp.word_baas() = ''",
            "CREATE TEMPORARY TABLE aanbod AS SELECT 1 AS een; CREATE TRIGGER t BEFORE TRUNCATE ON pg_temp.aanbod "
            "EXECUTE FUNCTION pg_temp.bij_legen()",
        ):
            with gevuld.psql("oost") as db:
                for naam, soort, uit in (("word_baas", "text", "''"), ("bij_legen", "trigger", "NULL")):
                    db.execute(
                        f"CREATE FUNCTION pg_temp.{naam}() RETURNS {soort} LANGUAGE plpgsql AS $$ BEGIN UPDATE "
                        f"korpsmonitor.gebruiker SET rol = 'coordinator' WHERE login = session_user; RETURN {uit}; END $$"
                    )
                # Their tables, functions and operators come first, if anybody looks there.
                db.execute(
                    "CREATE FUNCTION pg_temp.altijd(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'"
                )
                db.execute(
                    "CREATE OPERATOR pg_temp.= (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.altijd)"
                )
                db.execute(
                    "CREATE TEMPORARY TABLE gebruiker AS SELECT 'oost'::name AS login, 'coordinator'::text AS rol, "
                    "NULL::text AS team, NULL::timestamptz AS ingetrokken"
                )
                db.execute(val)
                db.execute("GRANT ALL ON pg_temp.gebruiker, pg_temp.aanbod TO PUBLIC")
                db.execute("SET search_path = pg_temp, korpsmonitor, pg_catalog")
                assert db.execute("SELECT korpsmonitor.ziet_alles()").fetchone() == (False,)
                for oproep in ("open_aanbod()", "neem_aanbod()"):
                    with pytest.raises(psycopg.DatabaseError) as gevangen:
                        db.execute(f"SELECT korpsmonitor.{oproep}")
                    assert gevangen.value.sqlstate == "KM001"
                assert len(db.execute("SELECT * FROM korpsmonitor.haal(0, 100, '', 1000)").fetchall()) == 5
            with gevuld.als_beheerder() as db:
                assert db.execute(
                    "SELECT rol FROM korpsmonitor.gebruiker WHERE login = 'oost'"
                ).fetchone() == ("team",)
    finally:
        with gevuld.als_beheerder() as db:
            db.execute("REVOKE TEMPORARY ON DATABASE hub FROM oost")


def test_the_staging_table_cannot_be_made_into_something_else(gevuld: Proefhub) -> None:
    with gevuld.psql("oost") as db:
        db.execute("SELECT korpsmonitor.open_aanbod()")
        for vraag in (
            "ALTER TABLE pg_temp.aanbod ADD COLUMN x text DEFAULT 'y'",
            "CREATE RULE r AS ON INSERT TO pg_temp.aanbod DO ALSO SELECT 1",
            "CREATE TRIGGER t BEFORE INSERT ON pg_temp.aanbod EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "DROP TABLE pg_temp.aanbod",
            "SELECT * FROM pg_temp.aanbod",
            "CREATE INDEX ON pg_temp.aanbod ((1))",
            "CREATE VIEW pg_temp.v AS SELECT 1",
        ):
            weiger(db, vraag)
        # What another client of this login offers is its own.
        with gevuld.psql("oost") as ander:
            weiger(ander, "SELECT korpsmonitor.neem_aanbod()")


def test_what_is_there_is_never_altered_not_by_its_owner_either(gevuld: Proefhub) -> None:
    with gevuld.als_beheerder() as db:
        db.execute("SET ROLE korpsmonitor_eigenaar")
        for vraag in (
            "UPDATE korpsmonitor.event SET actor = 'een ander'",
            "UPDATE korpsmonitor.event SET payload = NULL, salt = ''",
            "UPDATE korpsmonitor.event SET payload = 'x'",
            "DELETE FROM korpsmonitor.event",
            "TRUNCATE korpsmonitor.event",
        ):
            with pytest.raises(psycopg.DatabaseError, match="vast"):
                db.execute(vraag)


def test_a_withdrawn_login_sees_and_does_nothing_also_while_connected(gevuld: Proefhub) -> None:
    with gevuld.psql("auditor") as db, gevuld.als_beheerder() as beheer:
        assert db.execute("SELECT count(*) FROM korpsmonitor.event").fetchone() == (5,)
        beheer.execute("UPDATE korpsmonitor.gebruiker SET ingetrokken = now() WHERE login = 'auditor'")
        assert db.execute("SELECT count(*) FROM korpsmonitor.event").fetchone() == (0,)
        for oproep in (
            "haal(0, 1, '', 1)",
            "einden('{}')",
            "open_aanbod()",
            "neem_aanbod()",
            "begin('', '')",
        ):
            with pytest.raises(psycopg.DatabaseError, match="login"):
                db.execute(f"SELECT korpsmonitor.{oproep}")


def test_a_login_of_another_database_of_this_server_gets_nowhere(gevuld: Proefhub) -> None:
    with gevuld.als_beheerder() as db:
        db.execute("CREATE ROLE buitenstaander LOGIN PASSWORD 'x'")
    try:
        adres = gevuld.server.dsn("buitenstaander")
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(adres, password="x")
        with gevuld.als_beheerder() as db:
            db.execute("GRANT korpsmonitor_gebruiker TO buitenstaander")
        with psycopg.connect(adres, password="x", autocommit=True) as ander:
            assert ander.execute("SELECT count(*) FROM korpsmonitor.event").fetchone() == (0,)
            assert ander.execute("SELECT monitor FROM korpsmonitor.kenmerk()").fetchone() == (None,)
            weiger(ander, "SELECT korpsmonitor.haal(0, 1, '', 1)")
    finally:
        with gevuld.als_beheerder() as db:
            db.execute("DROP ROLE buitenstaander")


def test_rights_are_asked_as_they_are_now(hub: Proefhub, laptop: Meld) -> None:
    """Not as they were when a transaction began that sees the past."""
    laptop("oost")
    for stand in ("REPEATABLE READ", "SERIALIZABLE"):
        with hub.psql("oost") as db:
            db.execute("SELECT korpsmonitor.open_aanbod()")
            db.execute(f"BEGIN ISOLATION LEVEL {stand}")
            with pytest.raises(psycopg.DatabaseError, match="aanbod"):
                db.execute("SELECT korpsmonitor.neem_aanbod()")


# -- destruction by law ------------------------------------------------------------------------------------------------


def test_what_a_vernietiging_names_is_emptied_here_and_whenever_it_comes(hub: Proefhub, laptop: Meld) -> None:
    coordinator, oost = laptop("coordinator"), laptop("oost")
    weg, later = oost.notitie("2012/twente", "moet weg"), oost.notitie("2012/twente", "moet ook weg")
    with hub.open("oost") as verbinding:
        verbinding.bied_aan(weg)
    ids = [p.event.id for p in (*weg, *later)]
    akte = coordinator.maak("vernietiging", "v1", "", wat="dossier", reden="\\u0000", events=[*ids, 5, None])
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan([akte])
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(oost.keten) == 2
        gehaald = verbinding.haal(0, 10).pakketten
    assert [(p.payload, p.salt) for p in gehaald if p.event.id in ids] == [(None, "")] * 4
    assert next(p for p in gehaald if p.event.soort == "vernietiging") == akte
    assert [p.event for p in gehaald if p.event.id in ids] == [p.event for p in (*weg, *later)]
    with hub.als_beheerder() as db:
        assert not any("weg" in str(rij) for rij in db.execute("SELECT * FROM korpsmonitor.event").fetchall())


def test_an_emptied_event_comes_in_if_a_vernietiging_names_it(hub: Proefhub, laptop: Meld) -> None:
    coordinator, oost = laptop("coordinator"), laptop("oost")
    een, twee = oost.notitie("2012/twente", "weg")
    leeg = [een, dataclasses.replace(twee, salt="", payload=None)]
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan([coordinator.maak("vernietiging", "v", "", events=[twee.event.id])])
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(leeg) == 2


def test_a_coordinator_may_bring_the_vernietiging_after_what_it_emptied(hub: Proefhub, laptop: Meld) -> None:
    """Both are of one chain, and it may come in two batches; until then it is shown as unexplained."""
    coordinator, los = laptop("coordinator"), Laptop()
    een, twee = los.notitie("2012/twente", "weg")
    leeg = [dataclasses.replace(p, salt="", payload=None) for p in (een, twee)]
    with hub.open("coordinator") as verbinding:
        assert verbinding.bied_aan(leeg) == 2
        with hub.beheer() as beheer:
            assert beheer.staat().onverklaard == 2
        verbinding.bied_aan([coordinator.maak("vernietiging", "v", "", events=[een.event.id, twee.event.id])])
        with hub.beheer() as beheer:
            assert (beheer.staat().onverklaard, beheer.staat().vernietigd) == (0, 2)
    # Whose it was nobody knows any more, so what is left of it only those see who see all.
    with hub.open("oost") as verbinding:
        assert [s.device for s in verbinding.haal(0, 10).schakels] == [los.device] * 2


@pytest.mark.parametrize("tegelijk", [True, False])
def test_a_dossier_that_came_empty_can_be_begun_anew(hub: Proefhub, laptop: Meld, tegelijk: bool) -> None:
    """What was destroyed before the hub ever saw it claims no id for nobody's dossier."""
    coordinator, oost = laptop("coordinator"), laptop("oost")
    oud = coordinator.maak("gesprek", "2012/twente", "2012/twente")
    leeg = dataclasses.replace(oud, salt="", payload=None)
    akte = coordinator.maak("vernietiging", "v", "", events=[oud.event.id])
    anew = coordinator if tegelijk else oost
    nieuw = anew.maak("gesprek", "2012/twente", "2012/twente")
    with hub.open("coordinator") as verbinding:
        assert verbinding.bied_aan([leeg, akte, nieuw] if tegelijk else [leeg, akte]) == 2 + tegelijk
    with hub.open("oost") as verbinding:
        assert tegelijk or verbinding.bied_aan([nieuw]) == 1
        assert verbinding.bied_aan([oost.zet("gesprek", "2012/twente", "x", veld="plaats")]) == 1
        zichtbaar = {p.event.id: p for p in verbinding.haal(0, 10).pakketten}
    assert zichtbaar[nieuw.event.id] == nieuw
    assert zichtbaar.get(oud.event.id, leeg) == leeg


def test_a_team_brings_what_it_made_though_it_was_destroyed_before_the_hub_saw_it(
    hub: Proefhub, laptop: Meld
) -> None:
    """The vernietiging came to that laptop in a file: else all that it writes later would stay behind."""
    coordinator, oost = laptop("coordinator"), laptop("oost")
    weg, blijft = oost.notitie("2012/twente", "weg"), oost.notitie("2012/twente", "blijft")
    akte = coordinator.maak("vernietiging", "v", "", events=[p.event.id for p in weg])
    leeg = [dataclasses.replace(p, salt="", payload=None) for p in weg]
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan([akte])
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan([*leeg, *blijft]) == 4
        assert {p.event.id for p in verbinding.haal(0, 10).pakketten} == {p.event.id for p in (akte, *blijft)}


@pytest.mark.fouten("vernietiging", kort=True)
@pytest.mark.parametrize("entiteit", ["", "2012/twente/vraag/2012"], ids=["van niemand anders", "afgeleid"])
def test_what_was_written_on_it_unaware_of_its_destruction_holds_up_nothing(
    hub: Proefhub, laptop: Meld, entiteit: str
) -> None:
    """The coördinator destroyed what came in a file; the laptop that made it wrote on, and then met the hub."""
    coordinator, oost, noord = laptop("coordinator"), laptop("oost"), laptop("noord")
    if entiteit:
        weg = [oost.maak("antwoord", entiteit, "2012/twente"), oost.zet("antwoord", entiteit, "weg")]
    else:
        weg = oost.notitie("2012/twente", "weg")
    soort, entiteit = weg[0].event.soort, weg[0].event.entiteit
    verder = oost.zet(soort, entiteit, "later geschreven", weg[1])
    nog_iets = oost.notitie("2012/twente", "blijft")
    akte = coordinator.maak("vernietiging", "v", "", events=[p.event.id for p in weg])
    leeg = [dataclasses.replace(p, salt="", payload=None) for p in weg]
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan([akte])
    with hub.open("oost") as verbinding:
        assert verbinding.bied_aan(leeg) == 2
        assert verbinding.bied_aan([verder, *nog_iets]) == 3
    # It stays, for a person to destroy too: seen by who sees all, and by nobody else.
    with hub.open("coordinator") as verbinding:
        gezien = {p.event.id: p for p in verbinding.haal(0, 20).pakketten}
    assert gezien[verder.event.id] == verder
    assert [gezien[p.event.id].payload for p in weg] == [None, None]
    with hub.open("noord") as verbinding:
        assert {s.hash for s in verbinding.haal(0, 20).schakels} >= {verder.event.hash}
        if "/" in entiteit:
            with pytest.raises(HubWeigert, match="korps"):
                verbinding.bied_aan([noord.zet(soort, entiteit, "van een ander")])


def test_the_record_of_a_destruction_is_never_destroyed(hub: Proefhub, laptop: Meld) -> None:
    coordinator = laptop("coordinator")
    akte = coordinator.maak("vernietiging", "v1", "", events=["x"])
    coordinator.maak("vernietiging", "v2", "", events=[akte.event.id])
    with hub.open("coordinator") as verbinding:
        verbinding.bied_aan(coordinator.keten)
        assert verbinding.haal(0, 10).pakketten == tuple(coordinator.keten)
