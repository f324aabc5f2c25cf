"""One PostgreSQL for all tests of a process; every test that asks for a hub gets a database of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from korpsmonitor_tui.hub.beheer import Beheer
from korpsmonitor_tui.hub.verbinding import Hub
from tests.hub.server import Server, nieuwe_map, vrije_poort, wat_ontbreekt

if TYPE_CHECKING:
    from tests.hub.keten import Laptop

MONITOR = "019a0000-0000-7000-8000-000000000001"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A running server; skipped where there is none."""
    if reden := wat_ontbreekt():
        pytest.skip(reden)
    map_ = nieuwe_map()
    server = Server(map_, vrije_poort())
    try:
        yield server.maak().start()
    finally:
        server.stop()
        shutil.rmtree(map_)


@dataclass(frozen=True)
class Proefhub:
    """A hub with a team of Twente and IJsselland, one of Groningen, and a login of each kind."""

    server: Server
    database: str

    def wachtwoord(self, login: str) -> str:
        """Of a login made here."""
        return f"wachtwoord van {login}"

    def beheer(self) -> Beheer:
        """The administrator's connection."""
        return Beheer.open(self.server.dsn_beheer(self.database), lambda: "")

    def open(self, login: str) -> Hub:
        """The connection of a laptop."""
        return Hub.open(self.server.dsn(login, self.database), self.wachtwoord(login))

    def psql(self, login: str) -> psycopg.Connection[Any]:
        """What somebody has who uses their login with another program."""
        return psycopg.connect(
            self.server.dsn(login, self.database), password=self.wachtwoord(login), autocommit=True
        )

    def als_beheerder(self) -> psycopg.Connection[Any]:
        """The superuser, past everything."""
        return psycopg.connect(self.server.dsn_beheer(self.database), autocommit=True)


LOGINS = {
    "oost": ("team", "Oost"),
    "oost2": ("team", "Oost"),
    "noord": ("team", "Noord"),
    "auditor": ("auditor", ""),
    "coordinator": ("coordinator", ""),
    "lezer": ("lezer", ""),
    "oostlezer": ("lezer", "Oost"),
}

_teller = iter(range(10_000))


@pytest.fixture(scope="session")
def leeg(server: Server) -> str:
    """A hub with its logins, to be copied."""
    server.draai("createdb", "-h", str(server.socketmap), "-p", str(server.poort), "-U", "beheerder", "leeg")
    with Beheer.open(server.dsn_beheer("leeg"), lambda: "") as beheer:
        beheer.zet_op()
        beheer.zet_team("Oost", ("twente", "ijsselland"))
        beheer.zet_team("Noord", ("groningen",))
        for login, (rol, team) in LOGINS.items():
            beheer.nieuwe_gebruiker(login, rol, team, f"wachtwoord van {login}")
    return "leeg"


@pytest.fixture
def hub(server: Server, leeg: str) -> Proefhub:
    """A hub of this test alone. Its logins are those of the server: who changes them makes others."""
    naam = f"hub{next(_teller)}"
    with psycopg.connect(server.dsn_beheer("postgres"), autocommit=True) as db:
        db.execute(f"CREATE DATABASE {naam} TEMPLATE {leeg}")
        # A copy has the rights that a new database has.
        db.execute(f"REVOKE ALL ON DATABASE {naam} FROM PUBLIC")
        db.execute(f"GRANT CONNECT ON DATABASE {naam} TO korpsmonitor_gebruiker")
        db.execute(f"GRANT TEMPORARY ON DATABASE {naam} TO korpsmonitor_eigenaar")
    return Proefhub(server, naam)


Meld = Callable[[str], "Laptop"]


@pytest.fixture
def laptop(hub: Proefhub) -> Meld:
    """Makes the chain of a new laptop and registers it with a login; the coördinator's is first."""
    from tests.hub.keten import Laptop

    with hub.open("coordinator") as verbinding:
        verbinding.meld_aan(MONITOR, Laptop().device, "eerste")

    def meld(login: str) -> Laptop:
        deze = Laptop()
        with hub.open(login) as verbinding:
            verbinding.meld_aan(MONITOR, deze.device, f"laptop van {login}")
        return deze

    return meld
