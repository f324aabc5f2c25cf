"""A monitor team at work: a fast encrypted store, the real instrument, and a clock that moves when told to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import edities, medewerkers
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.openen import Wereld
from korpsmonitor_tui.services.sessie import Editie, Sessie
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.services import gemeentelijk
from tests.services.gemeentelijk import Onderzoek
from tests.services.werkplek import Werkplek
from tests.store.conftest import SLEUTEL, Klok

if TYPE_CHECKING:
    from pathlib import Path

EDITIE = Editie("2011-2012", "Korpsmonitor 2011-2012", "korpsmonitor")
DATABASE_ID = "01929292-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Laptop(Werkplek):
    """What a monitor team has at hand."""

    schrijver: str = "notulist A"
    """Who is planned as notulist."""

    @property
    def tweede_auditor(self) -> Sessie:
        return self.als("auditor D")

    @property
    def eigen_korps(self) -> Sessie:
        """An auditor who belongs to the korps of the tests, Groningen."""
        return self.als("auditor E")

    @property
    def weger(self) -> Sessie:
        """A member of the weegploeg."""
        return self.als("weger H")

    @property
    def tweede_weger(self) -> Sessie:
        return self.als("weger I")

    @property
    def weger_eigen_korps(self) -> Sessie:
        """A member of the weegploeg who belongs to the korps of the tests, Groningen."""
        return self.als("weger J")

    @property
    def dubbelrol(self) -> Sessie:
        """Notulist and auditor at once."""
        return self.als("notulist en auditor G")


MENSEN: tuple[tuple[str, list[Rol], list[str]], ...] = (
    ("notulist A", [Rol.NOTULIST], []),
    ("auditor B", [Rol.AUDITOR], ["twente"]),
    ("auditor D", [Rol.AUDITOR], []),
    ("auditor E", [Rol.AUDITOR, Rol.NOTULIST], ["groningen"]),
    ("lezer F", [Rol.LEZER], []),
    ("notulist en auditor G", [Rol.NOTULIST, Rol.AUDITOR], []),
    ("weger H", [Rol.WEEGPLOEG], []),
    ("weger I", [Rol.WEEGPLOEG], []),
    ("weger J", [Rol.WEEGPLOEG], ["groningen"]),
)


@pytest.fixture(scope="session")
def definities() -> Definities:
    return Definities()


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def wereld(definities: Definities, klok: Klok) -> Wereld:
    return Wereld(definities, klok)


@pytest.fixture(scope="session")
def begin(tmp_path_factory: pytest.TempPathFactory, definities: Definities) -> Path:
    """A database with an edition and people in it, to be copied."""
    map_ = tmp_path_factory.mktemp("begin")
    pad = map_ / "monitor.db"
    richt_in(pad, SLEUTEL, DATABASE_ID)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand", Klok())) as store:
        sessie = edities.maak(store, definities, EDITIE)
        medewerkers.nieuw(sessie, "coördinator C", [Rol.COORDINATOR])
        sessie = medewerkers.kies(sessie)
        for naam, rollen, korpsen in MENSEN:
            medewerkers.nieuw(sessie, naam, rollen, korpsen)
    return pad


MaakLaptop = Callable[[str], Laptop]


@pytest.fixture
def maak_laptop(tmp_path: Path, begin: Path, definities: Definities, klok: Klok) -> Iterator[MaakLaptop]:
    """Makes laptops that begin with the same edition and people, and do not know of each other's work."""
    geopend: list[Store] = []

    def maak(naam: str) -> Laptop:
        pad = tmp_path / naam / "monitor.db"
        pad.parent.mkdir()
        shutil.copy(begin, pad)
        store = Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / naam / "toestand", klok))
        geopend.append(store)
        sessie = medewerkers.kies(edities.open_editie(store, definities), "coördinator C")
        mensen = {persoon.naam: persoon for persoon in medewerkers.lijst(store.lees())}
        return Laptop(store, sessie, mensen)

    yield maak
    for store in geopend:
        store.sluit()


@pytest.fixture(scope="session")
def begin_onderzoek(tmp_path_factory: pytest.TempPathFactory, definities: Definities) -> Path:
    """A database with a municipal study and the same people, to be copied."""
    map_ = tmp_path_factory.mktemp("onderzoek")
    pad = map_ / "monitor.db"
    richt_in(pad, SLEUTEL, DATABASE_ID)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(map_ / "toestand", Klok())) as store:
        sessie = edities.maak(store, definities, gemeentelijk.EDITIE)
        medewerkers.nieuw(sessie, "coördinator C", [Rol.COORDINATOR])
        sessie = medewerkers.kies(sessie)
        for naam, rollen, _korpsen in MENSEN[:2] + MENSEN[4:5]:
            medewerkers.nieuw(sessie, naam, rollen)
    return pad


MaakOnderzoek = Callable[[str], Onderzoek]


@pytest.fixture
def maak_onderzoek(
    tmp_path: Path, begin_onderzoek: Path, definities: Definities, klok: Klok
) -> Iterator[MaakOnderzoek]:
    """Makes laptops that begin with the same study."""
    geopend: list[Store] = []

    def maak(naam: str) -> Onderzoek:
        pad = tmp_path / naam / "monitor.db"
        pad.parent.mkdir()
        shutil.copy(begin_onderzoek, pad)
        store = Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / naam / "toestand", klok))
        geopend.append(store)
        sessie = medewerkers.kies(edities.open_editie(store, definities), "coördinator C")
        return Onderzoek(
            store, sessie, {persoon.naam: persoon for persoon in medewerkers.lijst(store.lees())}
        )

    yield maak
    for store in geopend:
        store.sluit()


@pytest.fixture
def onderzoek(maak_onderzoek: MaakOnderzoek) -> Onderzoek:
    return maak_onderzoek("onderzoek")


@pytest.fixture
def laptop(maak_laptop: MaakLaptop) -> Laptop:
    return maak_laptop("hier")


@pytest.fixture
def hier(maak_laptop: MaakLaptop) -> Laptop:
    return maak_laptop("laptop hier")


@pytest.fixture
def daar(maak_laptop: MaakLaptop) -> Laptop:
    return maak_laptop("laptop daar")


def wissel_uit(*laptops: Laptop) -> None:
    """Let every laptop take in what the others wrote."""
    for naar in laptops:
        for van in laptops:
            if van is not naar:
                opname = naar.store.neem_op(lees_pakketten(van.store.lees()))
                assert not opname.geweigerd
                assert not opname.wachtend


def opdrachten(laptop: Laptop, lees: Callable[[], object]) -> list[str]:
    """The statements that reading something takes on this laptop."""
    gezien: list[str] = []
    verbinding = laptop.store.lees().conn
    verbinding.set_trace_callback(gezien.append)
    try:
        lees()
    finally:
        verbinding.set_trace_callback(None)
    return gezien
