"""Power that fails: whatever part of the last writes reached the disk, what was acknowledged before the damage is there.

SQLite waits at every commit until the disk has the log (synchronous=FULL). So the log up to there is sound; of what
came after it, any part may be on the disk, cut off, garbled or in another order.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.conftest import SLEUTEL, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fouten.cijfers import Meet

NOTITIES: Final = 30
KOPREGEL: Final = 32
BLADZIJDE: Final = 4096
FRAME: Final = 24 + BLADZIJDE


@dataclass(frozen=True)
class Opname:
    """A database while it was written: its files, and how long the log was when each note was acknowledged."""

    db: bytes
    wal: bytes
    notities: tuple[str, ...]
    einden: tuple[int, ...]
    toestand: Path

    def vast(self, tot: int) -> set[str]:
        """The notes that were acknowledged when the log had ``tot`` bytes."""
        return {notitie for notitie, einde in zip(self.notities, self.einden, strict=True) if einde <= tot}


def wal_van(store: Store) -> Path:
    return store.pad.with_name(f"{store.pad.name}-wal")


@pytest.fixture
def opname(maak_store: MaakStore, tmp_path: Path) -> Opname:
    store = maak_store("laptop")
    db = store.pad.read_bytes()
    notities, einden = [], []
    for nr in range(NOTITIES):
        notities.append(maak_notitie(store, f"zin {nr} " * (1 + nr % 7 * 40)))
        einden.append(wal_van(store).stat().st_size)
    assert store.pad.read_bytes() == db, "het logboek is tussendoor verwerkt"
    toestand = tmp_path / "toestand-toen"
    shutil.copytree(tmp_path / "laptop" / "toestand", toestand)
    return Opname(db, wal_van(store).read_bytes(), tuple(notities), tuple(einden), toestand)


def heropen(opname: Opname, map_: Path, db: bytes, wal: bytes) -> set[str]:
    """Open these files as after the power came back: they must be sound and take more. Returns the notes that are there."""
    shutil.rmtree(map_, ignore_errors=True)
    shutil.copytree(opname.toestand, map_ / "toestand")
    (map_ / "m.db").write_bytes(db)
    (map_ / "m.db-wal").write_bytes(wal)
    with Store.open_met_sleutel(map_ / "m.db", SLEUTEL, Omgeving(map_ / "toestand")) as store:
        gevonden = {rij[0] for rij in store.lees().execute("SELECT id FROM notitie")}
        maak_notitie(store, "na de stroomuitval")
        assert store.controleer().gebreken == ()
    return gevonden


def afgekapt(wal: bytes, plaats: int, _toeval: random.Random) -> bytes:
    return wal[:plaats]


def verminkt(wal: bytes, plaats: int, toeval: random.Random) -> bytes:
    return wal[:plaats] + toeval.randbytes(len(wal) - plaats)


def nullen(wal: bytes, plaats: int, toeval: random.Random) -> bytes:
    """The file was made longer, and what belongs there was not written; behind it, it was."""
    lengte = toeval.randrange(1, 3 * FRAME)
    return (wal[:plaats] + bytes(lengte) + wal[plaats + lengte :])[: len(wal)]


def een_bit(wal: bytes, plaats: int, toeval: random.Random) -> bytes:
    anders = wal[plaats] ^ 1 << toeval.randrange(8)
    return wal[:plaats] + bytes([anders]) + wal[plaats + 1 :]


SCHADE: Final[tuple[Callable[[bytes, int, random.Random], bytes], ...]] = (
    afgekapt,
    verminkt,
    nullen,
    een_bit,
)


@pytest.mark.parametrize(
    "keren",
    [
        pytest.param(8, marks=pytest.mark.fouten("wal", kort=True)),
        pytest.param(120, marks=pytest.mark.fouten("wal")),
    ],
)
def test_a_torn_log_opens_with_everything_acknowledged_before_the_tear(
    opname: Opname, tmp_path: Path, meet: Meet, keren: int
) -> None:
    toeval, verloren, half = random.Random(120), 0, 0
    for keer in range(keren):
        schade = SCHADE[keer % len(SCHADE)]
        plaats = toeval.randrange(KOPREGEL, len(opname.wal))
        wal = schade(opname.wal, plaats, toeval)
        eerste = next(
            (nr for nr, (a, b) in enumerate(zip(wal, opname.wal, strict=False)) if a != b), len(wal)
        )
        gevonden = heropen(opname, tmp_path / "kopie", opname.db, wal)
        verloren += len(opname.vast(eerste) - gevonden)
        half += len(gevonden - opname.vast(eerste))
    meet("bevestigde notities verloren die vóór de scheur lagen", verloren, hoogstens=0, keren=keren)
    meet(
        "notities van na de scheur die er half of zonder hun voorgangers zijn", half, hoogstens=0, keren=keren
    )
    assert (verloren, half) == (0, 0)


def frames(opname: Opname, nr: int) -> tuple[int, int]:
    """Where the frames of one commit begin and end."""
    return (opname.einden[nr - 1] if nr else KOPREGEL), opname.einden[nr]


uitgevallen = pytest.mark.parametrize(
    "keren",
    [
        pytest.param(6, marks=pytest.mark.fouten("stroom", kort=True)),
        pytest.param(60, marks=pytest.mark.fouten("stroom")),
    ],
)


@uitgevallen
def test_frames_that_reach_the_disk_in_another_order_are_a_whole_commit_or_none(
    opname: Opname, tmp_path: Path, meet: Meet, keren: int
) -> None:
    """Between two waits for the disk it may write in any order: here each frame of the last commit did or did not."""
    toeval, mis = random.Random(60), 0
    for _keer in range(keren):
        nr = toeval.randrange(NOTITIES)
        begin, einde = frames(opname, nr)
        weg = {plaats for plaats in range(begin, einde, FRAME) if toeval.random() < 0.5}
        wal = bytearray(opname.wal[:einde])
        for plaats in weg:
            wal[plaats : plaats + FRAME] = bytes(FRAME)
        gevonden = heropen(opname, tmp_path / "kopie", opname.db, bytes(wal))
        mis += gevonden != opname.vast(begin if weg else einde)
    meet("keren dat een vastlegging half of verloren was (schrijfvolgorde)", mis, hoogstens=0, keren=keren)
    assert mis == 0


@uitgevallen
def test_power_lost_while_the_log_is_folded_into_the_database(
    opname: Opname, tmp_path: Path, meet: Meet, keren: int
) -> None:
    """Any part of the pages is old, new or torn; the log is only written over once all of them are on the disk."""
    toeval, mis = random.Random(61), 0
    map_ = tmp_path / "verwerkt"
    map_.mkdir()
    (map_ / "m.db").write_bytes(opname.db)
    (map_ / "m.db-wal").write_bytes(opname.wal)
    with Store.open_met_sleutel(map_ / "m.db", SLEUTEL, Omgeving(map_ / "toestand")) as store:
        store._schrijver.voer_uit(lambda _db: None).result()
        lezer = store.lees()
        lezer.execute("PRAGMA query_only = OFF")
        assert lezer.execute("PRAGMA wal_checkpoint(FULL)").fetchone()[0] == 0
        nieuw = store.pad.read_bytes()
    oud = opname.db.ljust(len(nieuw), b"\0")
    assert oud != nieuw
    for _keer in range(keren):
        gemengd = bytearray(oud)
        for plaats in range(0, len(nieuw), BLADZIJDE):
            deel = toeval.choice((0, BLADZIJDE // 2, BLADZIJDE, BLADZIJDE))
            gemengd[plaats : plaats + deel] = nieuw[plaats : plaats + deel]
        # SQLite reads the size and the salt of a database from its first page before it looks at the log.
        gemengd[:BLADZIJDE] = toeval.choice((oud, nieuw))[:BLADZIJDE]
        lengte = toeval.choice((len(opname.db), len(nieuw)))
        gevonden = heropen(opname, tmp_path / "kopie", bytes(gemengd[:lengte]), opname.wal)
        mis += gevonden != set(opname.notities)
    meet("keren dat een vastlegging verloren was (logboek verwerken)", mis, hoogstens=0, keren=keren)
    assert mis == 0
