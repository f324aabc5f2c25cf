"""One PostgreSQL for all tests of a process; every test that asks for a hub gets a database of its own."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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
        # At once: what it holds is thrown away.
        server.stop(signal.SIGQUIT)
        shutil.rmtree(map_)


@dataclass(frozen=True)
class Proefhub:
    """A hub with a team of Twente and IJsselland, one of Groningen, and a login of each kind."""

    server: Server
    database: str
    _blijvend: dict[str, Hub] = field(default_factory=dict)

    def wachtwoord(self, login: str) -> str:
        """Of a login made here."""
        return f"wachtwoord van {login}"

    def beheer(self) -> Beheer:
        """The administrator's connection."""
        return Beheer.open(self.server.dsn_beheer(self.database), lambda: "")

    def open(self, login: str) -> Hub:
        """The connection of a laptop."""
        return Hub.open(self.server.dsn(login, self.database), self.wachtwoord(login))

    def blijvend(self, login: str) -> Hub:
        """A connection that stays open until the end of the test: proving a password takes a while."""
        if login not in self._blijvend:
            self._blijvend[login] = self.open(login)
        return self._blijvend[login]

    def sluit(self) -> None:
        """Close those."""
        while self._blijvend:
            self._blijvend.popitem()[1].sluit()

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

_LEEG = """
SET session_replication_role = replica;
TRUNCATE korpsmonitor.event, korpsmonitor.entiteit, korpsmonitor.vernietigd, korpsmonitor.onverklaard,
    korpsmonitor.apparaat, korpsmonitor.gebruiker, korpsmonitor.teamkorps, korpsmonitor.team, korpsmonitor.stand;
INSERT INTO korpsmonitor.stand DEFAULT VALUES;
INSERT INTO korpsmonitor.team VALUES ('Oost'), ('Noord');
INSERT INTO korpsmonitor.teamkorps VALUES ('Oost', 'twente'), ('Oost', 'ijsselland'), ('Noord', 'groningen');
"""


@pytest.fixture(scope="session")
def ingericht(server: Server) -> str:
    """A database that was set up, with its logins."""
    server.draai("createdb", "-h", str(server.socketmap), "-p", str(server.poort), "-U", "beheerder", "hub")
    with Beheer.open(server.dsn_beheer("hub"), lambda: "") as beheer:
        beheer.zet_op()
        for team in ("Oost", "Noord"):
            beheer.zet_team(team, ())
        for login, (rol, team) in LOGINS.items():
            beheer.nieuwe_gebruiker(login, rol, team, f"wachtwoord van {login}")
    return "hub"


@pytest.fixture
def hub(server: Server, ingericht: str) -> Iterator[Proefhub]:
    """A hub with nothing on it but its teams and logins."""
    proefhub = Proefhub(server, ingericht)
    with proefhub.als_beheerder() as db:
        db.execute(_LEEG)
        db.cursor().executemany(
            "INSERT INTO korpsmonitor.gebruiker VALUES (%s, %s, %s)",
            [(login, rol, team or None) for login, (rol, team) in LOGINS.items()],
        )
    yield proefhub
    proefhub.sluit()


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
