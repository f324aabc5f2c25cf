"""Backups by hand and by themselves: one a day, the old ones cleared away, and never one that somebody else made."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import KorpsmonitorFout, OnbruikbareInvoer
from korpsmonitor_tui.services import kopieproces, reservekopieen
from korpsmonitor_tui.store import kopiebestand
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import BronBeschadigd, SleutelOntbreekt
from korpsmonitor_tui.store.reservekopie import Oorsprong, maak_kopie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.voorkeuren import Voorkeuren
from tests.services.conftest import DATABASE_ID, Laptop, MaakLaptop
from tests.store.gegevens import maak_notitie
from tests.store.kopieren import leg_sleutel_bij

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Klok


@pytest.fixture
def werkend(laptop: Laptop) -> Laptop:
    """A laptop whose database has a key file."""
    leg_sleutel_bij(laptop.store.pad)
    return laptop


def namen(map_: Path) -> list[str]:
    return sorted(bestand.name for bestand in map_.iterdir())


def maak_vanzelf(laptop: Laptop, map_: Path | None = None) -> str:
    """What the process at the end of the day does; the name of the backup, empty for none."""
    kopie = reservekopieen.maak_vanzelf(
        laptop.store.oorsprong,
        map_ or reservekopieen.map_van(laptop.coordinator),
        laptop.store.klok(),
        laptop.store.voorkeuren,
    )
    return kopie.pad.name if kopie else ""


# -- by hand -------------------------------------------------------------------------------------------------------------


def test_a_backup_gets_a_name_with_the_time_in_the_folder_beside_the_database(werkend: Laptop) -> None:
    kopie = reservekopieen.maak(werkend.coordinator)
    assert kopie.pad == werkend.store.pad.parent / "reservekopieen" / "monitor-2013-02-04T100000.kmkopie"
    overzicht = reservekopieen.lees(werkend.coordinator)
    assert [een.pad for een in overzicht.kopieen] == [kopie.pad]
    assert overzicht.nieuwste is not None
    assert (overzicht.nieuwste.klopt, overzicht.nieuwste.van_hier, overzicht.zelfde_schijf) == (True,) * 3
    with pytest.raises(KorpsmonitorFout, match="bestaat al"):
        reservekopieen.maak(werkend.coordinator)


def test_it_can_be_made_elsewhere(werkend: Laptop, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert reservekopieen.maak(werkend.coordinator, usb).pad.parent == usb
    assert reservekopieen.maak(werkend.coordinator, usb / "eigen.kmkopie").pad == usb / "eigen.kmkopie"
    with pytest.raises(OnbruikbareInvoer, match="geen bestaande map"):
        reservekopieen.maak(werkend.coordinator, tmp_path / "weg")


def test_another_folder_is_remembered_on_this_device(werkend: Laptop, tmp_path: Path) -> None:
    reservekopieen.kies_map(werkend.coordinator, tmp_path / "schijf" / "kopieen")
    assert reservekopieen.maak(werkend.coordinator).pad.parent == tmp_path / "schijf" / "kopieen"
    (tmp_path / "bestand").write_text("")
    with pytest.raises(KorpsmonitorFout, match="kan niet worden geschreven"):
        reservekopieen.kies_map(werkend.coordinator, tmp_path / "bestand" / "map")
    assert reservekopieen.map_van(werkend.coordinator) == tmp_path / "schijf" / "kopieen"


def test_a_disk_that_is_not_plugged_in_gets_no_folder_in_its_place(werkend: Laptop, tmp_path: Path) -> None:
    """That folder would be on the disk of the database, and everybody would think otherwise."""
    schijf = tmp_path / "schijf"
    reservekopieen.kies_map(werkend.coordinator, schijf / "kopieen")
    assert reservekopieen.lees(werkend.coordinator).bereikbaar
    schijf.rename(tmp_path / "uitgetrokken")
    assert not reservekopieen.lees(werkend.coordinator).bereikbaar
    for doe in (lambda: reservekopieen.maak(werkend.coordinator), lambda: maak_vanzelf(werkend)):
        with pytest.raises(KorpsmonitorFout, match="Sluit de schijf aan"):
            doe()
    assert not schijf.exists()


def test_verifying_again_finds_what_became_of_it_and_remembers(werkend: Laptop, klok: Klok) -> None:
    goed = reservekopieen.maak(werkend.coordinator)
    klok.verder(hours=1)
    slecht = reservekopieen.maak(werkend.coordinator)
    inhoud = bytearray(slecht.pad.read_bytes())
    inhoud[20_000] ^= 1
    slecht.pad.write_bytes(inhoud)
    (goed.pad.parent / "geen.kmkopie").write_text("PK")
    klok.verder(days=1)
    uitkomsten = {een.pad.name: een.gebrek for een in reservekopieen.controleer_alle(werkend.coordinator)}
    assert uitkomsten[goed.pad.name] == ""
    assert "inhoud is beschadigd" in uitkomsten[slecht.pad.name]
    assert "geen reservekopie" in uitkomsten["geen.kmkopie"]
    overzicht = reservekopieen.lees(werkend.coordinator)
    assert [(een.klopt, een.gecontroleerd) for een in overzicht.kopieen] == [(False, klok()), (True, klok())]
    assert overzicht.nieuwste is not None
    assert overzicht.nieuwste.pad == goed.pad
    assert [een.pad.name for een in overzicht.onleesbaar] == ["geen.kmkopie"]


def test_a_key_file_that_changed_since_is_not_trusted(werkend: Laptop) -> None:
    van = werkend.store.oorsprong
    anders = Oorsprong(van.pad, van.sleutel, van.monitor, van.herkomst, "een slot dat er niet is")
    with pytest.raises(SleutelOntbreekt, match="gewijzigd sinds de database werd geopend"):
        maak_kopie(anders, van.pad.with_name("k.kmkopie"), werkend.store.klok())


def test_old_is_what_holds_less_than_there_is(werkend: Laptop, klok: Klok) -> None:
    assert reservekopieen.lees(werkend.coordinator).verouderd
    reservekopieen.maak(werkend.coordinator)
    klok.verder(days=30)
    assert not reservekopieen.lees(werkend.coordinator).verouderd
    maak_notitie(werkend.store)
    assert reservekopieen.lees(werkend.coordinator).verouderd


# -- by itself -----------------------------------------------------------------------------------------------------------


def test_one_a_day_and_only_if_there_is_something_new(werkend: Laptop, klok: Klok) -> None:
    assert maak_vanzelf(werkend) == "monitor-2013-02-04T100000.kmkopie"
    maak_notitie(werkend.store)
    klok.verder(hours=3)
    assert maak_vanzelf(werkend) == ""
    klok.verder(days=1)
    assert maak_vanzelf(werkend) == "monitor-2013-02-05T130000.kmkopie"
    klok.verder(days=1)
    assert maak_vanzelf(werkend) == ""


def test_two_programs_that_are_left_at_once_make_one(
    werkend: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = maak_kopie

    def word_ingehaald(*rest: Any, **opties: Any) -> Any:
        with monkeypatch.context() as plek:
            plek.setattr(reservekopieen, "maak_kopie", echt)
            assert maak_vanzelf(werkend)
        return echt(*rest, **opties)

    monkeypatch.setattr(reservekopieen, "maak_kopie", word_ingehaald)
    assert maak_vanzelf(werkend) == ""
    assert len(list(reservekopieen.map_van(werkend.coordinator).iterdir())) == 1


def test_old_ones_are_cleared_away_and_only_those_that_were_made_here_by_themselves(
    werkend: Laptop, klok: Klok, tmp_path: Path, maak_laptop: MaakLaptop
) -> None:
    map_ = reservekopieen.map_van(werkend.coordinator)
    maak_vanzelf(werkend)
    eerste = next(map_.iterdir())
    kopie = kopiebestand.lees_kop(eerste)
    ander = maak_laptop("ander")
    leg_sleutel_bij(ander.store.pad)
    vreemd = {
        reservekopieen.maak(werkend.coordinator, map_ / "met de hand.kmkopie").pad,
        map_ / "aantekening.txt",
        map_ / "kapot.kmkopie",
    }
    (map_ / "aantekening.txt").write_text("van een mens")
    (map_ / "kapot.kmkopie").write_bytes(eerste.read_bytes()[:-1])
    eerste.unlink()
    vreemd.add(map_ / maak_vanzelf(ander, map_))
    # Two years of working days, without making each for real: the same contents under another day.
    for dag in range(1, 500):
        klok.verder(days=1)
        _leg_kopie(werkend, map_, eerste.with_name(f"monitor-{dag:03}.kmkopie"), kopie)
    maak_notitie(werkend.store)
    klok.verder(days=1)
    nieuw = map_ / maak_vanzelf(werkend)
    blijft = set(map_.iterdir())
    assert vreemd <= blijft
    assert nieuw in blijft
    assert len(blijft - vreemd) < 7 + 4 + 12
    assert {f"monitor-{dag:03}.kmkopie" for dag in range(494, 500)} <= {pad.name for pad in blijft}


def _leg_kopie(laptop: Laptop, map_: Path, pad: Path, als: kopiebestand.Kopiebestand) -> None:
    """A backup of today without a database worth the name in it: its beginning is what is looked at."""
    los = map_ / ".los"
    los.write_bytes(b"x")
    velden = {naam: getattr(als.manifest, naam) for naam in als.manifest.__slots__}
    velden |= {"gemaakt": laptop.store.klok(), "database": kopiebestand.meet(los), "sleutel": None}
    with pad.open("wb") as uit:
        kopiebestand.schrijf(uit, kopiebestand.Manifest(**velden), los, b"", b"")
    los.unlink()


def test_a_damaged_one_takes_no_place_and_the_only_good_one_stays(werkend: Laptop, klok: Klok) -> None:
    map_ = reservekopieen.map_van(werkend.coordinator)
    goed = map_ / maak_vanzelf(werkend)
    # Later the same day one that turned out not to hold; without it the good one would make room.
    klok.verder(hours=2)
    slecht = map_ / "monitor-slecht.kmkopie"
    _leg_kopie(werkend, map_, slecht, kopiebestand.lees_kop(goed))
    assert reservekopieen.controleer(werkend.coordinator, slecht).gebrek
    klok.verder(days=1)
    maak_notitie(werkend.store)
    assert maak_vanzelf(werkend)
    assert {goed, slecht} <= set(map_.iterdir())


def test_a_damaged_database_is_told_until_it_is_mended(werkend: Laptop, klok: Klok) -> None:
    store = werkend.store
    blad = (
        store.lees().execute("SELECT rootpage FROM sqlite_master WHERE name = 'score_dossier'").fetchone()[0]
    )
    db = open_database(store.pad, store.oorsprong.sleutel)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    heel = store.pad.read_bytes()
    store.pad.write_bytes(_met_andere_byte(heel, (blad - 1) * 4096 + 1_000))
    for _keer in range(2):
        with pytest.raises(BronBeschadigd, match="zet deze kopie terug") as weigering:
            maak_vanzelf(werkend)
        reservekopieen.onthoud_poging(store.voorkeuren, klok(), str(weigering.value))
    assert len(namen(reservekopieen.map_van(werkend.coordinator))) == 1
    store.pad.write_bytes(heel)
    assert maak_vanzelf(werkend) == ""


def _met_andere_byte(inhoud: bytes, plaats: int) -> bytes:
    return inhoud[:plaats] + bytes([inhoud[plaats] ^ 1]) + inhoud[plaats + 1 :]


def test_a_clock_that_was_ahead_does_not_clear_away_the_backup_of_today(werkend: Laptop, klok: Klok) -> None:
    map_ = reservekopieen.map_van(werkend.coordinator)
    eerste = map_ / maak_vanzelf(werkend)
    kopie = kopiebestand.lees_kop(eerste)
    klok.verder(days=2_000)
    for nr in range(40):
        klok.verder(days=31)
        _leg_kopie(werkend, map_, map_ / f"monitor-later-{nr}.kmkopie", kopie)
    klok.verder(days=-3_230)
    maak_notitie(werkend.store)
    nieuw = maak_vanzelf(werkend)
    assert nieuw in namen(map_)


def test_what_a_killed_program_left_is_cleared_away_after_a_day(werkend: Laptop) -> None:
    map_ = reservekopieen.map_van(werkend.coordinator)
    map_.mkdir()
    resten = [
        map_ / ".monitor-2013-02-03T100000.kmkopie.0123456789ab",
        werkend.store.pad.with_name(".monitor.db.0123456789ab"),
        werkend.store.pad.with_name(".monitor.db.0123456789ab.sleutel"),
    ]
    vers = map_ / ".monitor-2013-02-03T110000.kmkopie.0123456789ab"
    anders = map_ / ".iets.0123456789ab"
    for pad in (*resten, vers, anders):
        pad.write_text("half")
    for pad in (*resten, anders):
        os.utime(pad, (0, 0))
    maak_vanzelf(werkend)
    assert [pad for pad in (*resten, vers, anders) if pad.exists()] == [vers, anders]


def test_the_process_makes_it_and_says_how_it_ended(werkend: Laptop, klok: Klok) -> None:
    sessie = werkend.coordinator
    proces = kopieproces.start(sessie)
    assert proces is not None
    assert proces.wait(60) == 0
    overzicht = reservekopieen.lees(sessie)
    assert [een.bestand.manifest.vanzelf for een in overzicht.kopieen] == [True]
    assert overzicht.fout == ""
    assert kopieproces.start(sessie) is None
    klok.verder(days=1)
    maak_notitie(werkend.store)
    pad_van(werkend.store.pad).unlink()
    proces = kopieproces.start(sessie)
    assert proces is not None
    assert proces.wait(60) == 0
    assert "sleutelbestand" in reservekopieen.lees(sessie).fout
    # It is tried again, and when it succeeds nothing is said any more.
    leg_sleutel_bij(werkend.store.pad)
    proces = kopieproces.start(sessie)
    assert proces is not None
    assert proces.wait(60) == 0
    assert reservekopieen.lees(sessie).fout == ""


def test_a_damaged_memory_of_checks_is_none(werkend: Laptop, tmp_path: Path) -> None:
    voorkeuren = Voorkeuren(tmp_path / "v", DATABASE_ID)
    for onzin in ("{", "[]", '{"a": 1}', '{"a": ["gisteren", true]}'):
        voorkeuren.bewaar("reservekopie.gecontroleerd", onzin)
        assert reservekopieen.laatst_gecontroleerd(voorkeuren) == {}


def test_the_data_key_is_in_no_argument_and_no_file(werkend: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    opdrachten: list[object] = []

    class Meelezend(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **opties: Any) -> None:
            opdrachten.append((args, opties))
            super().__init__(*args, **opties)

    monkeypatch.setattr(subprocess, "Popen", Meelezend)
    proces = kopieproces.start(werkend.coordinator)
    assert proces is not None
    proces.wait(60)
    sleutel = werkend.store.oorsprong.sleutel
    assert sleutel is not None
    assert opdrachten
    assert sleutel.hex() not in repr(opdrachten)
    assert sleutel.hex() not in repr(werkend.store.oorsprong)
    for pad in werkend.store.pad.parent.rglob("*"):
        assert pad.is_dir() or sleutel.hex().encode() not in pad.read_bytes()
