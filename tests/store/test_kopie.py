"""Making and verifying backups: whole while others write, read back before they count, and refused for one reason."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.store import kopiebestand, reservekopie
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import (
    Beschadigd,
    BronBeschadigd,
    KopieOnbruikbaar,
    OpslagFout,
    SchijfVol,
    SleutelOntbreekt,
)
from korpsmonitor_tui.store.keuring import keur
from korpsmonitor_tui.store.kopiebestand import Manifest, lees_kop
from korpsmonitor_tui.store.reservekopie import controleer_kopie, is_leesbaar, maak_kopie
from korpsmonitor_tui.store.schijf import leg_vast
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.store.buitenproces import WORTEL
from tests.store.conftest import SLEUTEL, knoei
from tests.store.gegevens import maak_notitie
from tests.store.kopieren import NU, kopieer, leg_sleutel_bij, oorsprong, stop_bij

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet

GEHEIM = "een zin die niemand zonder sleutel leest"


@pytest.fixture
def doel(tmp_path: Path) -> Path:
    (tmp_path / "kopieen").mkdir()
    return tmp_path / "kopieen" / "monitor.kmkopie"


def namen(map_: Path) -> list[str]:
    return sorted(bestand.name for bestand in map_.iterdir())


def test_a_backup_says_what_it_is_and_holds(store: Store, doel: Path) -> None:
    maak_notitie(store, GEHEIM)
    kopie = kopieer(store, doel)
    assert (kopie.manifest.monitor, kopie.manifest.events, kopie.manifest.gemaakt) == (store.monitor, 2, NU)
    assert controleer_kopie(doel, SLEUTEL, doel.parent) == kopie == lees_kop(doel)
    assert namen(doel.parent) == ["monitor.kmkopie"]
    assert [naam for naam in namen(store.pad.parent) if naam.startswith(".")] == []
    assert GEHEIM.encode() not in doel.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="Windows kent geen rechten per bestand zoals POSIX")
def test_only_its_owner_may_read_a_backup(store: Store, doel: Path) -> None:
    kopieer(store, doel)
    assert doel.stat().st_mode & 0o777 == 0o600


def test_a_database_without_a_key_has_a_backup_without_a_key_file(tmp_path: Path, doel: Path) -> None:
    richt_in(tmp_path / "m.db", None, "db")
    kopie = maak_kopie(reservekopie.Oorsprong(tmp_path / "m.db", None, "db", ""), doel, NU)
    assert kopie.manifest.sleutel is None
    assert controleer_kopie(doel, None, tmp_path) == kopie
    with pytest.raises(KopieOnbruikbaar, match="zegel"):
        controleer_kopie(doel, SLEUTEL, tmp_path)


def test_backups_of_a_moving_database_are_sound(store: Store, doel: Path) -> None:
    stop = threading.Event()

    def schrijf() -> None:
        while not stop.is_set():
            maak_notitie(store)

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        kopieen = [kopieer(store, doel.with_name(f"{nr}.kmkopie")) for nr in range(3)]
    finally:
        stop.set()
        draad.join()
    aantallen = [kopie.manifest.events for kopie in kopieen]
    assert aantallen == sorted(aantallen)
    for kopie in kopieen:
        assert controleer_kopie(kopie.pad, SLEUTEL, doel.parent).manifest.events % 2 == 0


def test_what_is_there_is_never_overwritten(store: Store, doel: Path) -> None:
    doel.write_text("iets van een ander")
    with pytest.raises(OpslagFout, match="bestaat al"):
        kopieer(store, doel)
    assert doel.read_text() == "iets van een ander"
    assert namen(doel.parent) == ["monitor.kmkopie"]


def test_what_another_program_put_there_meanwhile_stays(
    store: Store, doel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = keur

    def keur_en_wordt_ingehaald(*rest: Any, **opties: Any) -> object:
        doel.write_text("sneller")
        return echt(*rest, **opties)

    monkeypatch.setattr(reservekopie, "keur", keur_en_wordt_ingehaald)
    with pytest.raises(OpslagFout, match="intussen"):
        kopieer(store, doel)
    assert doel.read_text() == "sneller"


def test_without_a_usable_key_file_there_is_no_backup(store: Store, doel: Path) -> None:
    with pytest.raises(SleutelOntbreekt, match="niet te lezen"):
        maak_kopie(oorsprong(store), doel, NU)
    pad_van(store.pad).write_text('{"versie": 1, "slots": []}')
    with pytest.raises(SleutelOntbreekt, match="beschadigd"):
        maak_kopie(oorsprong(store), doel, NU)
    assert namen(doel.parent) == []


def test_a_database_whose_history_was_tampered_with_is_not_copied(store: Store, doel: Path) -> None:
    maak_notitie(store)
    store.sluit()
    knoei(store.pad, "UPDATE event SET actor = 'een ander' WHERE dseq = 2")
    with pytest.raises(Beschadigd, match=r"vastlegging 2 .* gewijzigd\); er is geen reservekopie gemaakt"):
        kopieer(store, doel)
    assert namen(doel.parent) == []


class _Schijf(NamedTuple):
    total: int = 10**9
    used: int = 10**9
    free: int = 1_000


@pytest.mark.fouten("byte", kort=True)
def test_a_damaged_page_that_a_copy_makes_anew_is_told_and_the_copy_stays(tmp_path: Path, doel: Path) -> None:
    """Of an index nothing is copied: the backup is whole, the database is not."""
    pad = tmp_path / "monitor.db"
    richt_in(pad, SLEUTEL, "monitor")
    leg_sleutel_bij(pad)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(tmp_path / "toestand")) as store:
        maak_notitie(store, GEHEIM)
        blad = (
            store.lees()
            .execute("SELECT rootpage FROM sqlite_master WHERE name = 'score_dossier'")
            .fetchone()[0]
        )
        van = oorsprong(store)
    assert is_leesbaar(van)
    inhoud = bytearray(pad.read_bytes())
    inhoud[(blad - 1) * 4096 + 1_000] ^= 1
    pad.write_bytes(inhoud)
    with pytest.raises(BronBeschadigd, match="is gemaakt en klopt, maar"):
        maak_kopie(van, doel, NU)
    assert not is_leesbaar(van)
    assert controleer_kopie(doel, SLEUTEL, tmp_path).manifest.events == 2


def test_too_little_room_is_said_before_anything_is_written(
    store: Store, doel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _map: _Schijf())
    with pytest.raises(SchijfVol, match=r"0 MB vrij en 1 MB nodig; er is niets gewijzigd"):
        kopieer(store, doel)
    assert namen(doel.parent) == []


def test_what_the_disk_gives_back_otherwise_is_no_backup(
    store: Store, doel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that writes one byte wrong: the backup never gets its name."""
    maak_notitie(store)
    echt = leg_vast

    def schrijf_verkeerd(pad: Path) -> None:
        if ".kmkopie." in pad.name:
            inhoud = bytearray(pad.read_bytes())
            inhoud[len(inhoud) // 2] ^= 4
            pad.write_bytes(inhoud)
        echt(pad)

    monkeypatch.setattr(reservekopie, "leg_vast", schrijf_verkeerd)
    with pytest.raises(KopieOnbruikbaar, match="beschadigd"):
        kopieer(store, doel)
    assert namen(doel.parent) == []


@pytest.mark.fouten("byte", kort=True)
@given(data=st.data())
@settings(max_examples=25)
def test_a_flipped_byte_of_a_real_backup_is_found(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pad = tmp_path_factory.getbasetemp() / "omgevallen.kmkopie"
    if not pad.exists():
        map_ = tmp_path_factory.mktemp("laptop")
        richt_in(map_ / "m.db", SLEUTEL, "db")
        with Store.open_met_sleutel(map_ / "m.db", SLEUTEL, Omgeving(map_ / "toestand")) as store:
            maak_notitie(store, GEHEIM)
            kopieer(store, pad)
    plaats = data.draw(st.integers(0, pad.stat().st_size - 1))
    with pad.open("r+b") as bestand:
        bestand.seek(plaats)
        (byte,) = bestand.read(1)
        bestand.seek(plaats)
        bestand.write(bytes([byte ^ data.draw(st.integers(1, 255))]))
        bestand.flush()
        try:
            with pytest.raises(OpslagFout):
                controleer_kopie(pad, SLEUTEL, pad.parent)
        finally:
            bestand.seek(plaats)
            bestand.write(bytes([byte]))


def test_a_backup_of_another_key_is_told_apart(store: Store, doel: Path) -> None:
    kopieer(store, doel)
    with pytest.raises(KopieOnbruikbaar, match="zegel past niet"):
        controleer_kopie(doel, bytes(32), doel.parent)
    assert namen(doel.parent) == ["monitor.kmkopie"]


def test_a_backup_that_was_put_together_from_two_is_found(store: Store, doel: Path, tmp_path: Path) -> None:
    """By somebody who has the key: a manifest and a seal of his own around a database with altered history."""
    maak_notitie(store)
    kopie = kopieer(store, doel)
    los = tmp_path / "los.db"
    reservekopie.pak_uit(kopie, los)
    knoei(los, "UPDATE event SET tijd = '2000-01-01' WHERE dseq = 1")
    db = open_database(los, SLEUTEL)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    vals = doel.with_name("vals.kmkopie")
    manifest = Manifest(
        **{veld: getattr(kopie.manifest, veld) for veld in kopie.manifest.__slots__ if veld != "database"},
        database=kopiebestand.meet(los),
    )
    with vals.open("wb") as uit:
        kopiebestand.schrijf(uit, manifest, los, pad_van(los).read_bytes(), SLEUTEL)
    with pytest.raises(KopieOnbruikbaar, match=r"vastlegging 1 van apparaat .* gewijzigd"):
        controleer_kopie(vals, SLEUTEL, tmp_path)


_VOL = """
import resource, signal, sys
from pathlib import Path
from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.reservekopie import Oorsprong, maak_kopie
from tests.store.gegevens import SLEUTEL
from tests.store.kopieren import NU
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for grens in sys.argv[3:]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(grens), resource.RLIM_INFINITY))
    try:
        maak_kopie(Oorsprong(Path(sys.argv[1]), SLEUTEL, "db", ""), Path(sys.argv[2]), NU)
    except OpslagFout as fout:
        print(fout)
"""


@pytest.mark.fouten("reservekopie", kort=True)
@pytest.mark.skipif(os.name != "posix", reason="geen grens aan bestanden")
def test_a_disk_that_fills_up_leaves_no_half_backup_and_the_database_as_it_was(
    store: Store, doel: Path, meet: Meet
) -> None:
    maak_notitie(store, "x" * 300_000)
    store.sluit()
    leg_sleutel_bij(store.pad)
    voor = store.pad.read_bytes()
    # In the middle of the copy, and of the file around it: that one is larger by the key file and the headers.
    grenzen = (100_000, len(voor) + 1_000)
    proces = subprocess.run(
        [sys.executable, "-c", _VOL, str(store.pad), str(doel), *map(str, grenzen)],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert proces.stdout.count("niets gewijzigd") == len(grenzen)
    resten = [naam for naam in (*namen(doel.parent), *namen(store.pad.parent)) if naam.startswith(".")]
    meet("halve reservekopieën na een volle schijf", len(resten), hoogstens=0, keren=len(grenzen))
    assert namen(doel.parent) == []
    assert namen(store.pad.parent) == ["monitor.db", "monitor.db.sleutel", "toestand"]
    assert store.pad.read_bytes() == voor


@pytest.mark.fouten("reservekopie", kort=True)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processen zoals POSIX")
def test_a_kill_at_any_step_of_making_leaves_no_backup_that_does_not_hold(
    store: Store, doel: Path, meet: Meet
) -> None:
    maak_notitie(store)
    store.sluit()
    leg_sleutel_bij(store.pad)
    van = oorsprong(store)
    nr, half = 0, 0
    while not stop_bij(nr := nr + 1, lambda: maak_kopie(van, doel, NU)):
        if doel.exists():
            half += controleer_kopie(doel, SLEUTEL, doel.parent).manifest.events != 2
            doel.unlink()
    meet("reservekopieën die na een kill niet klopten", half, hoogstens=0, keren=nr - 1)
    assert (half, nr > 3) == (0, True)
    assert controleer_kopie(doel, SLEUTEL, doel.parent).manifest.events == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="geen rechten zoals POSIX")
def test_a_folder_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    for doel in (tmp_path / "weg" / "k.kmkopie", tmp_path / "bestand" / "k.kmkopie"):
        with pytest.raises(OpslagFout, match="kan niet worden geschreven"):
            kopieer(store, doel)


_ALLEEN_LEZEN = """
import sys
from pathlib import Path
from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.reservekopie import Oorsprong, maak_kopie
from tests.store.gegevens import SLEUTEL
from tests.store.kopieren import NU
try:
    maak_kopie(Oorsprong(Path(sys.argv[1]), SLEUTEL, "db", ""), Path(sys.argv[2]), NU)
except OpslagFout as fout:
    print(fout)
"""


@pytest.mark.fouten("alleenlezen")
@pytest.mark.skipif(os.name != "posix" or shutil.which("setpriv") is None, reason="setpriv ontbreekt")
def test_a_folder_that_may_only_be_read_is_named_and_the_database_stays(store: Store, doel: Path) -> None:
    maak_notitie(store)
    store.sluit()
    leg_sleutel_bij(store.pad)
    doel.parent.chmod(0o555)
    # Who runs this may be root, whom no rights stop as long as there are capabilities.
    voorzet = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    proces = subprocess.run(
        [*voorzet, sys.executable, "-c", _ALLEEN_LEZEN, str(store.pad), str(doel)],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=True,
    )
    doel.parent.chmod(0o755)
    assert "kan niet worden geschreven (geen toestemming); er is niets gewijzigd" in proces.stdout
    assert namen(doel.parent) == []
    assert namen(store.pad.parent) == ["monitor.db", "monitor.db.sleutel", "toestand"]
