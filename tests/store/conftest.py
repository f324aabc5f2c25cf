"""A store in a temporary folder, with a clock that only moves when told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store import migraties
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.store.gegevens import SLEUTEL, WIE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SLEUTEL", "WIE", "Klok", "MaakStore", "knoei"]


class Klok:
    """The frozen clock of the tests."""

    def __init__(self) -> None:
        self.nu = datetime(2013, 2, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.nu

    def verder(self, **duur: float) -> None:
        self.nu += timedelta(**duur)


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def omgeving(tmp_path: Path, klok: Klok) -> Omgeving:
    return Omgeving(tmp_path / "toestand", klok)


MaakStore = Callable[[str], Store]


@pytest.fixture
def maak_store(tmp_path: Path, klok: Klok) -> Iterator[MaakStore]:
    """Makes laptops: each a database with a state folder of its own, all of one edition."""
    geopend: list[Store] = []

    def maak(naam: str) -> Store:
        pad = tmp_path / naam / "monitor.db"
        pad.parent.mkdir(parents=True, exist_ok=True)
        if not pad.exists():
            richt_in(pad, SLEUTEL, "01929292-0000-7000-8000-000000000000")
        store = Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / naam / "toestand", klok))
        geopend.append(store)
        return store

    yield maak
    for store in geopend:
        store.sluit()


@pytest.fixture
def store(maak_store: MaakStore) -> Store:
    return maak_store("laptop")


def knoei(pad: Path, *opdrachten: str) -> None:
    """Change a database behind the program's back: triggers and foreign keys off, and the triggers back on after."""
    db = open_database(pad, SLEUTEL)
    db.execute("PRAGMA foreign_keys = OFF")
    for trigger in migraties.TRIGGERS:
        db.execute(f"DROP TRIGGER {trigger}")
    for opdracht in opdrachten:
        db.execute(opdracht)
    migraties.herstel_triggers(db)
    db.close()
