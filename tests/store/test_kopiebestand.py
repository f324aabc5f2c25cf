"""The file of a backup: a plain zip for everybody, of which no byte can differ unseen and nothing in it is followed."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.store import kopiebestand
from korpsmonitor_tui.store.fouten import KopieOnbruikbaar, NieuwereVersie
from korpsmonitor_tui.store.kopiebestand import Lid, Manifest, lees_kop, meet_bytes, pak_uit, verzegel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATABASE = bytes(range(256)) * 5
SLEUTELBESTAND = b'{"versie": 1, "slots": []}\n'
GEHEIM = b"s" * 32


def manifest(database: Lid, sleutel: Lid | None) -> Manifest:
    return Manifest(
        gemaakt=datetime(2013, 2, 4, 9, tzinfo=UTC),
        monitor="01929292-0000-7000-8000-000000000000",
        herkomst="ab" * 32,
        vanzelf=False,
        programma="0.1.0",
        schema="0010_vertrouwen",
        events=12,
        database=database,
        sleutel=sleutel,
    )


def als_bytes(map_: Path, *, met_sleutel: bool = True) -> bytes:
    """A backup of something that passes for a database."""
    los = map_ / "los.db"
    los.write_bytes(DATABASE)
    doel = io.BytesIO()
    sleutel = meet_bytes(SLEUTELBESTAND) if met_sleutel else None
    kopiebestand.schrijf(doel, manifest(meet_bytes(DATABASE), sleutel), los, SLEUTELBESTAND, GEHEIM)
    return doel.getvalue()


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "kopie.kmkopie"
    pad.write_bytes(als_bytes(tmp_path))
    return pad


def lees_heel(pad: Path) -> tuple[bytes, bytes]:
    """Database and key file, if every byte holds and the seal fits."""
    kopie, database, sleutel = lees_kop(pad), io.BytesIO(), io.BytesIO()
    pak_uit(kopie, database, sleutel)
    if kopie.zegel != verzegel(kopie.ruw, GEHEIM):
        raise KopieOnbruikbaar("zegel")
    return database.getvalue(), sleutel.getvalue()


def test_what_went_in_comes_out(pad: Path, tmp_path: Path) -> None:
    assert lees_heel(pad) == (DATABASE, SLEUTELBESTAND)
    pad.write_bytes(als_bytes(tmp_path, met_sleutel=False))
    assert lees_heel(pad) == (DATABASE, b"")


@pytest.mark.parametrize("met_sleutel", [True, False])
def test_any_program_unpacks_it(pad: Path, tmp_path: Path, met_sleutel: bool) -> None:
    """Whoever has the file and the passphrase needs nothing of ours to get at the database."""
    pad.write_bytes(als_bytes(tmp_path, met_sleutel=met_sleutel))
    with zipfile.ZipFile(pad) as zip_:
        assert zip_.testzip() is None
        assert zip_.read("monitor.db") == DATABASE
        assert ("monitor.db.sleutel" in zip_.namelist()) == met_sleutel
        assert json.loads(zip_.read("manifest.json"))["events"] == 12
        assert {lid.compress_type for lid in zip_.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.fouten("byte", kort=True)
@pytest.mark.skipif(not hasattr(os, "pwrite"), reason="Windows schrijft niet op een plaats")
def test_a_byte_that_was_flipped_anywhere_is_found(pad: Path) -> None:
    """Every position, so also in what a zip program passes over: dates, rights, the copies of names and sizes."""
    heel = pad.read_bytes()
    with pad.open("r+b", buffering=0) as bestand:
        for plaats, byte in enumerate(heel):
            os.pwrite(bestand.fileno(), bytes([byte ^ 1 << plaats % 8]), plaats)
            with pytest.raises((KopieOnbruikbaar, NieuwereVersie)):
                lees_heel(pad)
            os.pwrite(bestand.fileno(), bytes([byte]), plaats)
    assert lees_heel(pad)[0] == DATABASE


@given(data=st.data())
def test_bytes_that_were_changed_added_or_lost_are_found(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    map_ = tmp_path_factory.mktemp("kopie")
    heel = als_bytes(map_)
    van = data.draw(st.integers(0, len(heel)))
    tot = data.draw(st.integers(van, min(len(heel), van + 40)))
    anders = heel[:van] + data.draw(st.binary(max_size=40)) + heel[tot:]
    pad = map_ / "kopie.kmkopie"
    pad.write_bytes(anders)
    if anders == heel:
        assert lees_heel(pad)[0] == DATABASE
    else:
        with pytest.raises((KopieOnbruikbaar, NieuwereVersie)):
            lees_heel(pad)


def test_a_file_that_was_cut_short_is_found_at_every_length(pad: Path) -> None:
    for lengte in reversed(range(pad.stat().st_size)):
        os.truncate(pad, lengte)
        with pytest.raises(KopieOnbruikbaar):
            lees_kop(pad)


def herschreven(pad: Path, wijzig: Callable[[dict[str, object]], object]) -> None:
    """Make a backup with another manifest, its checksums put right: as somebody would who means harm."""
    kopie = lees_kop(pad)
    inhoud = json.loads(kopie.ruw)
    wijzig(inhoud)
    nieuw, rest = json.dumps(inhoud).encode(), pad.read_bytes()
    leden = [("manifest.json", meet_bytes(nieuw)), ("zegel.txt", meet_bytes(kopie.zegel))]
    begin = rest.index(b"PK\x03\x04", 30 + len(kopie.ruw) + 13)
    einde = rest.index(b"PK\x01\x02", begin)
    sleutel = kopie.manifest.sleutel
    assert sleutel is not None
    leden += [("monitor.db.sleutel", sleutel), ("monitor.db", kopie.manifest.database)]
    pad.write_bytes(
        kopiebestand._kop(*leden[0])
        + nieuw
        + kopiebestand._kop(*leden[1])
        + kopie.zegel
        + rest[rest.index(b"PK\x03\x04", begin + 1) : einde]
        + kopiebestand._slot(leden)
    )


def test_another_manifest_breaks_the_seal(pad: Path) -> None:
    herschreven(pad, lambda inhoud: inhoud.update(events=99))
    kopie = lees_kop(pad)
    assert kopie.manifest.events == 99
    pak_uit(kopie, None, None)
    assert kopie.zegel != verzegel(kopie.ruw, GEHEIM)


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("events", -1),
        ("events", True),
        ("events", "12"),
        ("events", 2**63),
        ("gemaakt", "2013-02-04T09:00:00"),
        ("gemaakt", "gisteren"),
        ("gemaakt", 7),
        ("vanzelf", 1),
        ("monitor", None),
        ("database", None),
        ("database", {"grootte": 2**62 + 1, "sha256": "", "crc": 0}),
        ("database", {"grootte": 2**40, "sha256": "", "crc": 0}),
        ("sleutel", {"grootte": 2**30, "sha256": "", "crc": 0}),
        ("sleutel", "geen"),
        ("versie", None),
        ("versie", 0.5),
    ],
)
def test_a_manifest_with_nonsense_is_refused(pad: Path, naam: str, waarde: object) -> None:
    herschreven(pad, lambda inhoud: inhoud.update({naam: waarde}))
    with pytest.raises(KopieOnbruikbaar, match="gave reservekopie"):
        lees_kop(pad)


def test_a_manifest_that_nests_without_end_is_refused(pad: Path) -> None:
    kopie = lees_kop(pad)
    diep = b"[" * 15_000
    kop = kopiebestand._kop("manifest.json", meet_bytes(diep)) + diep
    pad.write_bytes(kop + kopiebestand._kop("zegel.txt", meet_bytes(kopie.zegel)) + kopie.zegel)
    with pytest.raises(KopieOnbruikbaar, match="begin is beschadigd"):
        lees_kop(pad)


def test_a_backup_of_a_newer_program_is_said_to_be_that(pad: Path) -> None:
    herschreven(pad, lambda inhoud: inhoud.update(versie=2))
    with pytest.raises(NieuwereVersie, match="Werk korpsmonitor bij"):
        lees_kop(pad)


def _zip(*leden: tuple[str, bytes], soort: int = zipfile.ZIP_STORED) -> bytes:
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", soort) as zip_:
        for naam, lid in leden:
            zip_.writestr(naam, lid)
    return inhoud.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"PK",
        os.urandom(500),
        _zip(),
        _zip(("../../etc/passwd", b"x"), ("monitor.db", b"x")),
        _zip(("manifest.json", b"{}"), ("monitor.db", b"x")),
        _zip(("manifest.json", b"{}" + b" " * 10**6), soort=zipfile.ZIP_DEFLATED),
        _zip(("manifest.json", b" " * 10**6)),
        _zip(("monitor.db", b"\0" * 10**7), ("manifest.json", b"{}"), soort=zipfile.ZIP_DEFLATED),
    ],
    ids=["empty", "short", "noise", "no members", "path", "members", "bomb", "manifest", "database bomb"],
)
def test_another_zip_is_refused_before_anything_is_unpacked(pad: Path, inhoud: bytes) -> None:
    pad.write_bytes(inhoud)
    with pytest.raises(KopieOnbruikbaar, match="niets gewijzigd"):
        lees_kop(pad)


def test_a_folder_a_pipe_and_a_missing_file_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    namen = ["map", "weg"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pijp")
        namen.append("pijp")
    for naam in namen:
        with pytest.raises(KopieOnbruikbaar, match="kan niet worden gelezen"):
            lees_kop(tmp_path / naam)


def test_a_backup_that_is_changed_while_it_is_read_is_not_believed(pad: Path) -> None:
    kopie = lees_kop(pad)
    herschreven(pad, lambda inhoud: inhoud.update(events=13))
    with pytest.raises(KopieOnbruikbaar, match="tijdens het lezen"):
        pak_uit(kopie, None, None)


@pytest.mark.skipif(os.name != "posix", reason="gaten in bestanden")
def test_a_database_beyond_four_gigabytes_fits(tmp_path: Path) -> None:
    """Only the headers: the file is a hole."""
    groot = Lid(5 * 2**30, "0" * 64, 0)
    leden = [("manifest.json", meet_bytes(b"{}")), ("monitor.db", groot)]
    with (tmp_path / "groot").open("wb") as bestand:
        bestand.write(kopiebestand._kop(*leden[0]) + b"{}" + kopiebestand._kop(*leden[1]))
        bestand.seek(groot.grootte, os.SEEK_CUR)
        bestand.write(kopiebestand._slot(leden))
    with zipfile.ZipFile(tmp_path / "groot") as zip_:
        assert zip_.getinfo("monitor.db").file_size == groot.grootte
        with zip_.open("monitor.db") as lid:
            assert lid.read(1_000) == bytes(1_000)
