"""The administrator's commands against a real server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import psycopg
import pytest

from korpsmonitor_tui.cli import hub_beheer
from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.hub import HubFout
from korpsmonitor_tui.hub import beheerverbinding, opzet, versies
from korpsmonitor_tui.hub.beheer import Beheer
from korpsmonitor_tui.hub.verbinding import Hub
from tests.cli.conftest import Opdrachtregel, is_een_regel, paden
from tests.hub.conftest import MONITOR
from tests.hub.keten import Laptop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.hub.conftest import Meld, Proefhub
    from tests.hub.server import Server


@pytest.fixture
def regel(tmp_path: Path) -> Opdrachtregel:
    return Opdrachtregel(tmp_path / "geen.db")


@pytest.fixture
def kaal(server: Server) -> Iterator[str]:
    """An empty database, and no logins besides those of the other tests."""
    with psycopg.connect(server.dsn_beheer("postgres"), autocommit=True) as db:
        db.execute("CREATE DATABASE kaal")
        db.execute("CREATE DATABASE latijn ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    yield server.dsn_beheer("kaal")
    with psycopg.connect(server.dsn_beheer("postgres"), autocommit=True) as db:
        db.execute("DROP DATABASE kaal WITH (FORCE)")
        db.execute("DROP DATABASE latijn")
        for login in ("jansen", "pieters"):
            db.execute(f"DROP ROLE IF EXISTS {login}")


def test_from_an_empty_database_to_an_exchange(
    server: Server, kaal: str, regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch
) -> None:
    weg = regel("hub", "toon", "--beheer", kaal)
    assert (weg.status, is_een_regel(weg.fout)) == (2, True)
    assert "hub opzetten" in weg.fout

    assert "ingericht" in regel.goed("hub", "opzetten", kaal).uit
    assert "al bij" in regel.goed("hub", "opzetten", kaal).uit
    monkeypatch.setenv("KORPSMONITOR_HUB_BEHEER", kaal)
    assert "nog geen" in regel.goed("hub", "gebruiker", "toon").uit
    assert "nog geen" in regel.goed("hub", "apparaten", "toon").uit
    assert "2 korpsen" in regel.goed("hub", "team", "Oost", "--korps", "Twente", "--korps", "ijsselland").uit
    uit = regel.goed("hub", "gebruiker", "nieuw", "jansen", "--rol", "team", "--team", "Oost").uit
    wachtwoord = re.findall(r"[a-z2-9]{6}(?:-[a-z2-9]{6}){3}", uit)
    assert len(wachtwoord) == 1
    monkeypatch.setenv("KORPSMONITOR_HUB_NIEUW_WACHTWOORD", "een eigen lang wachtwoord")
    regel.goed("hub", "gebruiker", "nieuw", "pieters", "--rol", "lezer", "--eigen-wachtwoord")
    regel.goed("hub", "gebruiker", "wijzig", "pieters", "--rol", "coordinator")

    laptop, los = Laptop(), Laptop()
    laptop.maak("editie", "2012", "")
    los.notitie("2012/twente", "zonder netwerk")
    with Hub.open(server.dsn("pieters", "kaal"), "een eigen lang wachtwoord") as hub:
        hub.meld_aan(MONITOR, laptop.device, "laptop van P")
        hub.bied_aan(laptop.keten)
        hub.bied_aan(los.keten)
    with Hub.open(server.dsn("jansen", "kaal"), wachtwoord[0]) as hub:
        assert len(hub.haal(0, 10).pakketten) == 3

    for woorden, sleutels in (
        (("hub", "toon"), hub_beheer.TOON_SLEUTELS),
        (("hub", "gebruiker", "toon"), hub_beheer.GEBRUIKER_SLEUTELS),
        (("hub", "apparaten", "toon"), hub_beheer.APPARAAT_SLEUTELS),
    ):
        assert set(paden(regel.goed(*woorden, "--json").json)) == set(sleutels)
        assert regel.goed(*woorden).uit
    staat = regel.goed("hub", "toon", "--json").json
    assert (staat["vastleggingen"], staat["apparaten"], staat["monitor"]) == (3, 2, MONITOR)
    assert {
        a["apparaat"]: a["aanmelding"] for a in regel.goed("hub", "apparaten", "toon", "--json").json
    } == {
        laptop.device: "pieters",
        los.device: "",
    }
    regel.goed("hub", "apparaten", "geef", los.device, "--aan", "jansen")
    regel.goed("hub", "apparaten", "intrekken", laptop.device)
    regel.goed("hub", "gebruiker", "intrekken", "jansen")
    with pytest.raises(HubFout, match=r"Er is niets uitgewisseld"):
        Hub.open(server.dsn("jansen", "kaal"), wachtwoord[0])
    assert "ingetrokken" in regel.goed("hub", "apparaten", "toon").uit
    assert "ingetrokken" in regel.goed("hub", "gebruiker", "toon").uit
    nieuw = regel.goed("hub", "gebruiker", "wijzig", "jansen", "--wachtwoord").uit
    assert wachtwoord[0] not in nieuw
    with Hub.open(server.dsn("jansen", "kaal"), nieuw.split()[-1]) as hub:
        assert hub.monitor == MONITOR

    # The password that was made reached the server as what it keeps of it, and its log not at all.
    assert wachtwoord[0] not in (server.map_ / "log").read_text("utf-8", "replace")
    with psycopg.connect(kaal) as db:
        geheim = db.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'jansen'").fetchone()
    assert str(geheim).startswith("('SCRAM-SHA-256$")

    for fout in (
        ("hub", "gebruiker", "nieuw", "pieters", "--rol", "lezer"),
        ("hub", "gebruiker", "nieuw", "beheerder", "--rol", "coordinator"),
        ("hub", "gebruiker", "nieuw", 'x"; DROP ROLE beheerder; --', "--rol", "lezer"),
        ("hub", "gebruiker", "nieuw", "korpsmonitor_eigenaar", "--rol", "lezer"),
        ("hub", "gebruiker", "nieuw", "bakker", "--rol", "team"),
        ("hub", "gebruiker", "nieuw", "bakker", "--rol", "team", "--team", "Zuid"),
        ("hub", "gebruiker", "wijzig", "beheerder", "--rol", "lezer"),
        ("hub", "gebruiker", "intrekken", "beheerder"),
        ("hub", "team", "Oost", "--korps", "Atlantis"),
        ("hub", "apparaten", "intrekken", "onbekend"),
        ("hub", "apparaten", "geef", los.device, "--aan", "beheerder"),
    ):
        uitkomst = regel(*fout)
        assert (uitkomst.status, uitkomst.uit, is_een_regel(uitkomst.fout)) == (2, "", True), fout


def test_a_database_that_cannot_be_a_hub(server: Server, kaal: str) -> None:
    with pytest.raises(HubFout, match="UTF-8"):
        Beheer.open(server.dsn_beheer("latijn"), lambda: "")
    with pytest.raises(HubFout, match="geen hub ingericht"):
        Hub.open(kaal, None)
    with pytest.raises(HubFout, match="niet ingericht"):
        Beheer.open(server.dsn_beheer("bestaatniet"), lambda: "")


def test_an_older_server_is_refused(kaal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psycopg.ConnectionInfo, "server_version", 140_011)
    with pytest.raises(HubFout, match="PostgreSQL 15 of nieuwer"):
        Beheer.open(kaal, lambda: "")


def test_the_schema_is_brought_up_to_date_in_one_go(kaal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Beheer.open(kaal, lambda: "") as beheer:
        assert beheer.zet_op() == (0, versies.VERSIE)
        volgende = versies.VERSIE + 1
        monkeypatch.setattr(opzet, "MIGRATIES", (*versies.MIGRATIES, "nieuwer"))
        monkeypatch.setattr(opzet, "VERSIE", volgende)
        monkeypatch.setattr(beheerverbinding, "VERSIE", volgende)
        lees = opzet._sql
        stuk = {"nieuwer": "CREATE TABLE korpsmonitor.erbij (); SELECT 1 / 0;"}
        monkeypatch.setattr(opzet, "_sql", lambda naam: stuk.get(naam) or lees(naam))
        with pytest.raises(HubFout, match="Er is niets gewijzigd"):
            beheer.zet_op()
        with psycopg.connect(kaal) as db:
            assert db.execute(
                "SELECT to_regclass('korpsmonitor.erbij'), max(nummer) FROM korpsmonitor.versie"
            ).fetchone() == (None, 1)
        stuk["nieuwer"] = "CREATE TABLE korpsmonitor.erbij ();"
        with pytest.raises(HubFout, match="hub opzetten"):
            beheer.staat()
        assert beheer.zet_op() == (volgende - 1, volgende)
        # And with the program as it is, this hub is newer.
        monkeypatch.undo()
        for doe in (beheer.zet_op, beheer.staat, beheer.gebruikers):
            with pytest.raises(HubFout, match="nieuwer dan dit programma"):
                doe()


def test_a_laptop_tells_a_hub_of_another_version(hub: Proefhub, monkeypatch: pytest.MonkeyPatch) -> None:
    for versie, woorden in (
        (versies.VERSIE + 1, "ouder dan dit programma"),
        (versies.VERSIE - 1, "nieuwer dan dit"),
    ):
        monkeypatch.setattr("korpsmonitor_tui.hub.verbinding.VERSIE", versie)
        with pytest.raises(HubFout, match=woorden):
            hub.open("oost")


def test_an_administrator_need_not_be_a_superuser(server: Server, kaal: str) -> None:
    """Owner of the database and allowed to make roles is enough; what is made belongs to nobody who logs in."""
    with psycopg.connect(server.dsn_beheer("postgres"), autocommit=True) as db:
        db.execute("CREATE ROLE chef LOGIN CREATEROLE PASSWORD 'chef'")
        db.execute("ALTER DATABASE kaal OWNER TO chef")
        db.execute("GRANT pg_signal_backend TO chef")
        # The roles are of the whole server, and another administrator made them.
        db.execute("GRANT korpsmonitor_eigenaar, korpsmonitor_gebruiker TO chef WITH ADMIN OPTION")
    try:
        with Beheer.open(server.dsn("chef", "kaal"), lambda: "chef") as beheer:
            assert beheer.zet_op() == (0, versies.VERSIE)
            assert beheer.zet_op() == (versies.VERSIE, versies.VERSIE)
            beheer.zet_team("Oost", ("twente",))
            beheer.nieuwe_gebruiker("jansen", "coordinator", "", "wachtwoord van jansen")
            laptop = Laptop()
            laptop.notitie("2012/twente", "x")
            with Hub.open(server.dsn("jansen", "kaal"), "wachtwoord van jansen") as hub:
                hub.meld_aan(MONITOR, laptop.device, "x")
                assert hub.begin(MONITOR, laptop.device).epoch
                assert hub.bied_aan(laptop.keten) == 2
            assert beheer.staat().events == 2
            beheer.wijzig_gebruiker("jansen", "auditor", "Oost", "een ander")
            beheer.trek_gebruiker_in("jansen")
            beheer.trek_apparaat_in(laptop.device)
    finally:
        with psycopg.connect(server.dsn_beheer("kaal"), autocommit=True) as db:
            db.execute("REASSIGN OWNED BY chef TO beheerder")
            db.execute("DROP OWNED BY chef")
            db.execute("DROP ROLE chef")


def test_a_team_without_a_name(hub: Proefhub) -> None:
    with hub.beheer() as beheer:
        for naam in ("", "  ", "a\nb", "\x1b[2J", "x" * 101):
            with pytest.raises(OnbruikbareInvoer):
                beheer.zet_team(naam, ())
        with pytest.raises(OnbruikbareInvoer):
            beheer.zet_team("Oost", ("?",))
        with pytest.raises(NietGevonden):
            beheer.wijzig_gebruiker("onbekend", None, None, None)


def test_a_login_that_is_withdrawn_is_cut_off(hub: Proefhub, laptop: Meld) -> None:
    laptop("auditor")
    with hub.open("auditor") as verbinding:
        with hub.beheer() as beheer:
            beheer.trek_gebruiker_in("auditor")
        with pytest.raises(HubFout):
            verbinding.haal(0, 10)
    with hub.beheer() as beheer:
        beheer.wijzig_gebruiker("auditor", None, None, None)
    with hub.open("auditor") as verbinding:
        assert verbinding.monitor == MONITOR
