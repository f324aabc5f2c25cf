"""Copies: whole, verified, with their key file, and never instead of a good one."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store import reservekopie
from korpsmonitor_tui.store.driver import Database, open_database
from korpsmonitor_tui.store.fouten import Beschadigd, SleutelOntbreekt
from korpsmonitor_tui.store.reservekopie import maak_reservekopie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.store.conftest import SLEUTEL, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path


def resten(pad: Path) -> list[str]:
    """Files beside the database that nobody asked for."""
    return sorted(bestand.name for bestand in pad.parent.glob(".*"))


@pytest.fixture
def pad(store: Store) -> Path:
    """A closed database of the present version with one note, and a key file beside it."""
    maak_notitie(store)
    store.sluit()
    pad_van(store.pad).write_text("een sleutelbestand")
    return store.pad


def kopieer(pad: Path, doel: Path, sleutel: bytes | None = SLEUTEL) -> None:
    db = open_database(pad, sleutel)
    try:
        maak_reservekopie(db, pad, doel, sleutel)
    finally:
        db.close()


@pytest.mark.fouten("reservekopie", kort=True)
def test_a_copy_that_does_not_hold_together_leaves_the_earlier_one(
    tmp_path: Path, pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "kopie.db"
    kopieer(pad, doel)
    voor = doel.read_bytes()
    monkeypatch.setattr(reservekopie, "_is_gaaf", lambda *_: False)
    with pytest.raises(Beschadigd, match="klopt niet"):
        kopieer(pad, doel)
    assert doel.read_bytes() == voor
    assert resten(doel) == []


@pytest.mark.fouten("reservekopie", kort=True)
def test_a_copy_of_a_moving_database_is_sound(tmp_path: Path, maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    pad_van(store.pad).write_text("een sleutelbestand")
    stop = threading.Event()

    def schrijf() -> None:
        while not stop.is_set():
            maak_notitie(store)

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        for nr in range(5):
            kopieer(store.pad, tmp_path / f"kopie{nr}.db")
    finally:
        stop.set()
        draad.join()
    shutil.copy2(tmp_path / "kopie4.db", tmp_path / "terug.db")
    with Store.open_met_sleutel(tmp_path / "terug.db", SLEUTEL, Omgeving(tmp_path / "t")) as terug:
        assert terug.controleer().klopt


def test_what_is_written_during_the_copy_does_not_make_it_unsound(
    tmp_path: Path, maak_store: MaakStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = maak_store("laptop")
    pad_van(store.pad).write_text("een sleutelbestand")
    tel = reservekopie._aantal_events

    def tel_en_schrijf(db: Database) -> int:
        aantal = tel(db)
        maak_notitie(store)
        return aantal

    monkeypatch.setattr(reservekopie, "_aantal_events", tel_en_schrijf)
    kopieer(store.pad, tmp_path / "kopie.db")
    kopie = open_database(tmp_path / "kopie.db", SLEUTEL)
    assert kopie.execute("SELECT count(*) FROM event").fetchone() == (2,)
    kopie.close()


def test_a_copy_of_a_plain_database_needs_no_key_file(tmp_path: Path) -> None:
    richt_in(tmp_path / "m.db", None, "db")
    kopieer(tmp_path / "m.db", tmp_path / "kopie.db", None)
    assert sorted(bestand.name for bestand in tmp_path.glob("*.db*")) == ["kopie.db", "m.db"]


def test_without_its_key_file_an_encrypted_database_is_not_copied(tmp_path: Path, pad: Path) -> None:
    pad_van(pad).unlink()
    with pytest.raises(SleutelOntbreekt, match="niet te lezen"):
        kopieer(pad, tmp_path / "kopie.db")
    assert list(tmp_path.glob("*kopie*")) == []


def test_a_copy_to_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path, pad: Path) -> None:
    with pytest.raises(OpslagFout):
        kopieer(pad, tmp_path / "weg" / "kopie.db")
    assert not (tmp_path / "weg").exists()


def test_a_copy_over_a_folder_leaves_nothing_half(tmp_path: Path, pad: Path) -> None:
    doel = tmp_path / "kopie.db"
    doel.mkdir()
    with pytest.raises(OpslagFout, match="kan niet worden geschreven"):
        kopieer(pad, doel)
    assert resten(doel) == []
