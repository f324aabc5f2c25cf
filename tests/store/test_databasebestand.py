"""The database as a file: what is made, what is recognised, and one clear line for whatever is in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from sqlcipher3 import dbapi2

from korpsmonitor_tui.store import databasebestand, schijf
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import (
    Beschadigd,
    DatabaseBestaat,
    DatabaseOntbreekt,
    GeenDatabase,
    OpslagFout,
    SleutelOntbreekt,
)
from korpsmonitor_tui.store.reservekopie import maak_reservekopie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.buitenproces import WORTEL
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name != "posix", reason="Windows kent geen rechten per bestand zoals POSIX")
@pytest.mark.parametrize("wachtwoord", [None, "ww"])
def test_only_its_owner_may_read_a_database_and_its_copies(
    tmp_path: Path, omgeving: Omgeving, wachtwoord: str | None
) -> None:
    pad = tmp_path / "m.db"
    with Store.maak(pad, wachtwoord, omgeving) as store:
        maak_notitie(store)
        db = open_database(pad, store._sleutel)
        maak_reservekopie(db, pad, tmp_path / "kopie.db", store._sleutel)
        db.close()
        bestanden = list(tmp_path.glob("*.db*"))
        assert len(bestanden) == (6 if wachtwoord else 4)
        assert {bestand.stat().st_mode & 0o777 for bestand in bestanden} == {0o600}


def test_a_database_that_was_cut_off_is_told_without_a_change_that_nobody_made(
    tmp_path: Path, omgeving: Omgeving
) -> None:
    pad = tmp_path / "m.db"
    Store.maak(pad, "ww", omgeving).sluit()
    heel = pad.read_bytes()
    pad.write_bytes(heel[: len(heel) // 2])
    with pytest.raises(Beschadigd, match="er is niets gewijzigd"):
        Store.open(pad, lambda: "ww", omgeving)


def test_missing_things_are_named(tmp_path: Path, omgeving: Omgeving) -> None:
    with pytest.raises(DatabaseOntbreekt, match="korpsmonitor init"):
        Store.open(tmp_path / "niet.db", lambda: "", omgeving)
    pad = tmp_path / "m.db"
    Store.maak(pad, "ww", omgeving).sluit()
    with pytest.raises(DatabaseBestaat, match="niets gewijzigd"):
        Store.maak(pad, "ww", omgeving)
    sleutel = pad_van(pad).read_bytes()
    pad_van(pad).write_bytes(sleutel[:40])
    with pytest.raises(SleutelOntbreekt, match="beschadigd"):
        Store.open(pad, lambda: "ww", omgeving)
    pad_van(pad).unlink()
    with pytest.raises(SleutelOntbreekt, match="ontbreekt"):
        Store.open(pad, lambda: "ww", omgeving)


def test_what_is_left_of_a_database_is_in_the_way_and_kept(tmp_path: Path, omgeving: Omgeving) -> None:
    """A log beside a new database of that name would be read into it; a key file may be all that opens a moved one."""
    pad = tmp_path / "m.db"
    for rest, melding in (
        ("m.db-wal", "m.db-wal"),
        ("m.db-shm", "m.db-shm"),
        ("m.db.sleutel", "zonder database"),
    ):
        (tmp_path / rest).write_text("rest")
        with pytest.raises(DatabaseBestaat, match=melding):
            Store.maak(pad, "ww", omgeving)
        assert [bestand.name for bestand in tmp_path.glob("*m.db*")] == [rest]
        (tmp_path / rest).unlink()


@pytest.mark.parametrize("sleutel", [None, "ww"])
def test_a_database_that_cannot_get_its_name_leaves_nothing(
    tmp_path: Path, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch, sleutel: str | None
) -> None:
    pad = tmp_path / "map" / "m.db"
    echt = schijf.geef_naam

    def weiger(tijdelijk: Path, doel: Path) -> None:
        if doel == pad:
            raise OSError(28, "No space left on device")
        echt(tijdelijk, doel)

    monkeypatch.setattr(databasebestand, "geef_naam", weiger)
    with pytest.raises(OSError, match="No space"):
        Store.maak(pad, sleutel, omgeving)
    assert list(pad.parent.iterdir()) == []


@pytest.mark.parametrize("koppeling", ["kent het niet", "bestaat al"])
def test_a_file_system_without_hard_links_does_as_well(
    tmp_path: Path, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch, koppeling: str
) -> None:
    pad = tmp_path / "map" / "m.db"

    def weiger(_van: Path, naar: Path) -> None:
        if koppeling == "bestaat al":
            naar.write_text("van een ander")
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", weiger)
    if koppeling == "bestaat al":
        with pytest.raises(DatabaseBestaat, match="intussen"):
            Store.maak(pad, None, omgeving)
        assert pad.read_text() == "van een ander"
    else:
        with Store.maak(pad, None, omgeving) as store:
            assert store.controleer().klopt


@pytest.mark.parametrize("inhoud", [b"", b"PK\x03\x04 geen database", os.urandom(8192)])
def test_a_file_that_is_no_database_is_refused_and_left_alone(
    tmp_path: Path, omgeving: Omgeving, inhoud: bytes
) -> None:
    pad = tmp_path / "m.db"
    Store.maak(pad, "ww", omgeving).sluit()
    pad.write_bytes(inhoud)
    with pytest.raises(GeenDatabase):
        Store.open(pad, lambda: "ww", omgeving)
    assert pad.read_bytes() == inhoud


def test_another_programs_sqlite_file_is_refused(tmp_path: Path, omgeving: Omgeving) -> None:
    vreemd = dbapi2.connect(str(tmp_path / "v.db"))
    vreemd.execute("CREATE TABLE bladwijzers (a)")
    vreemd.commit()
    vreemd.close()
    with pytest.raises(GeenDatabase, match="geen database van korpsmonitor"):
        Store.open(tmp_path / "v.db", lambda: "", omgeving)
    controle = dbapi2.connect(str(tmp_path / "v.db"))
    assert controle.execute("SELECT name FROM sqlite_master").fetchall() == [("bladwijzers",)]


@pytest.mark.parametrize("wachtwoord", [None, "ww"])
def test_a_new_database_that_cannot_be_opened_is_not_left_behind(
    tmp_path: Path, wachtwoord: str | None
) -> None:
    (tmp_path / "toestand").write_text("geen map")
    with pytest.raises(OpslagFout, match="toestandsmap"):
        Store.maak(tmp_path / "map" / "m.db", wachtwoord, Omgeving(tmp_path / "toestand"))
    assert list((tmp_path / "map").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, omgeving: Omgeving) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(OpslagFout, match="kan niet worden gemaakt"):
        Store.maak(tmp_path / "bestand" / "m.db", None, omgeving)


_OPEN: Final = """
import sys
from pathlib import Path
from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.store import Omgeving, Store
try:
    Store.open(Path(sys.argv[1]), str, Omgeving(Path(sys.argv[2])))
except OpslagFout as fout:
    print(fout)
    sys.exit(3)
"""


@pytest.mark.fouten("alleenlezen", kort=True)
@pytest.mark.skipif(not hasattr(os, "geteuid") or shutil.which("setpriv") is None, reason="setpriv ontbreekt")
def test_a_folder_that_may_only_be_read_is_named(tmp_path: Path, omgeving: Omgeving) -> None:
    map_ = tmp_path / "medium"
    pad = map_ / "m.db"
    Store.maak(pad, None, omgeving).sluit()
    voor = pad.read_bytes()
    pad.chmod(0o444)
    map_.chmod(0o555)
    # Without its privileges root too must ask the folder for permission.
    voorzet = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    proces = subprocess.run(
        [*voorzet, sys.executable, "-c", _OPEN, str(pad), str(tmp_path / "t")],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
    )
    map_.chmod(0o755)
    assert proces.returncode == 3, proces.stderr
    assert "er is niets gewijzigd. Geef schrijfrechten" in proces.stdout
    assert str(pad) in proces.stdout
    assert [rest.name for rest in map_.iterdir()] == ["m.db"]
    assert pad.read_bytes() == voor
