"""``export tabellen`` and ``export sqlite``: written whole or not at all, and never over something else."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import openbare_cijfers
from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


@pytest.fixture(autouse=True)
def _zonder_gepubliceerd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the six thousand published figures out: they only take time to write."""
    monkeypatch.setattr(openbare_cijfers, "_gepubliceerd", lambda *_alles: iter(()))


def test_tabellen_en_sqlite_gaan_naar_buiten(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    map_, bestand = tmp_path / "tabellen", tmp_path / "monitor-uit.db"
    uit = gesprek.goed("export", "tabellen", "--map", str(map_)).uit
    assert f"Geschreven: {map_}" in uit
    with (map_ / "scores.csv").open(encoding="utf-8", newline="") as stroom:
        rijen = [rij for rij in csv.DictReader(stroom) if rij["editie"] == "2013-2014"]
    assert {rij["ontbreekt"] for rij in rijen} == {"niet_gescoord"}
    assert len(rijen) == 27 * 17

    uit = gesprek.goed("export", "sqlite", str(bestand)).uit
    assert f"Uitleg voor Datasette: {tmp_path / 'monitor-uit.metadata.json'}" in uit
    with closing(sqlite3.connect(bestand)) as db:
        assert db.execute("SELECT count(*) FROM korpsen").fetchone() == (27,)

    for woorden in (("tabellen", "--map", str(map_)), ("sqlite", str(bestand))):
        geweigerd = gesprek("export", *woorden)
        assert (geweigerd.status, geweigerd.uit) == (2, "")
        assert is_een_regel(geweigerd.fout)
        gesprek.goed("export", *woorden, "--overschrijf")


def test_de_database_zelf_wordt_nooit_vervangen(gesprek: Opdrachtregel, tmp_path: Path) -> None:
    voor = gesprek.db.read_bytes()
    geweigerd = gesprek("export", "sqlite", str(gesprek.db), "--overschrijf")
    assert (geweigerd.status, is_een_regel(geweigerd.fout)) == (2, True)
    assert "geen eerdere export" in geweigerd.fout
    assert gesprek.db.read_bytes() == voor
    (tmp_path / "foto.txt").write_text("x", encoding="utf-8")
    geweigerd = gesprek("export", "tabellen", "--map", str(tmp_path), "--overschrijf")
    assert "iets anders" in geweigerd.fout
    assert gesprek("export", "sqlite", str(tmp_path)).status == 2
