"""kill -9 in the middle of destroying by law, and of taking in a file: all of it or nothing, and it can be finished."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.pakketbestand import Manifest, Pakketlezer, einden, schrijf_alles
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.store.vernietiging import moet_schoon
from korpsmonitor_tui.store.versleuteld import versleutel
from tests.store.buitenproces import WORTEL, lees_regel
from tests.store.conftest import Klok
from tests.store.gegevens import WIE
from tests.store.halverwege import WACHTWOORD
from tests.store.test_opnemen import DOSSIER, afdruk
from tests.store.test_vernietiging import GEHEIM, in_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.store.transactie import Transactie
    from tests.fouten.cijfers import Meet

NOTITIES = 400
MONITOR = "01929292-0000-7000-8000-000000000000"


def _open(map_: Path) -> Store:
    return Store.open_met_sleutel(map_ / "m.db", None, Omgeving(map_ / "toestand"))


def _schrijf(tx: Transactie) -> None:
    for nr in range(NOTITIES):
        notitie = tx.maak("notitie", {"dossier": DOSSIER, "tijd": f"{GEHEIM} om {nr}"})
        tx.zet("notitie", notitie, "tekst", f"{GEHEIM} zei de zegsman {nr}")


@pytest.fixture(scope="module")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with what must go, not encrypted so that every byte can be looked at."""
    map_ = tmp_path_factory.mktemp("vol")
    richt_in(map_ / "m.db", None, MONITOR)
    with Store.open_met_sleutel(map_ / "m.db", None, Omgeving(map_ / "toestand", Klok())) as store:
        store.voer_uit(WIE, _schrijf)
    return map_


def _dood(toeval: random.Random, hoogstens: float, *woorden: object) -> bool:
    """Kill it somewhere within this many seconds after it began; whether it was done already."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "tests.store.halverwege", *map(str, woorden)],
        cwd=WORTEL,
        stdout=subprocess.PIPE,
        text=True,
    )
    with proces:
        assert lees_regel(proces) == "begonnen"
        time.sleep(toeval.random() * hoogstens)
        proces.kill()
        assert proces.stdout is not None
        return "gedaan" in proces.stdout.read()


def _vernietig_en_dood(vol: Path, tmp_path: Path, keren: int) -> tuple[int, int]:
    """How often it had happened, and how often the file still had to be cleaned at the next start."""
    toeval, gebeurd, half = random.Random(31), 0, 0
    for keer in range(keren):
        map_ = tmp_path / str(keer)
        shutil.copytree(vol, map_)
        gedaan = _dood(toeval, 0.35, "vernietig", map_ / "m.db", map_ / "toestand")
        half += bool(in_bytes(map_, GEHEIM))
        with _open(map_) as store:
            leeg = (
                store.lees().execute("SELECT count(*) FROM event_payload WHERE payload IS NULL").fetchone()[0]
            )
            assert leeg in {0, 2 * NOTITIES}
            assert leeg or not gedaan
            assert store.lees().execute("SELECT count(*) FROM notitie").fetchone() == (
                0 if leeg else NOTITIES,
            )
            assert not moet_schoon(store.lees())
            assert store.controleer().gebreken == ()
        assert bool(in_bytes(map_, GEHEIM)) is (not leeg)
        gebeurd += bool(leeg)
    return gebeurd, half - (keren - gebeurd)


@pytest.mark.fouten("vernietiging", kort=True)
def test_a_kill_while_destroying_leaves_all_or_nothing(vol: Path, tmp_path: Path) -> None:
    _vernietig_en_dood(vol, tmp_path, 1)


@pytest.mark.fouten("vernietiging")
def test_many_kills_while_destroying_leave_all_or_nothing(vol: Path, tmp_path: Path, meet: Meet) -> None:
    keren = 25
    gebeurd, afgemaakt = _vernietig_en_dood(vol, tmp_path, keren)
    # Kills that all came before, or all after, would have tried nothing.
    assert gebeurd > 0
    assert afgemaakt > 0
    meet("half vernietigde dossiers", 0, hoogstens=0, keren=keren)
    meet("bestand bij de volgende start opgeschoond", afgemaakt, eenheid="keer", keren=keren)


def _pakket(vol: Path, doel: Path) -> None:
    with _open(vol) as store:
        db = store.lees()
        manifest = Manifest("monitor", MONITOR, "2011-2012", "", "x", store.device, "", "", {}, einden(db))
        doel.write_bytes(b"".join(versleutel(schrijf_alles(db, manifest), WACHTWOORD)))


def _lees_en_dood(vol: Path, tmp_path: Path, keren: int) -> int:
    """How often everything was in."""
    pakket, toeval, gebeurd = tmp_path / "p", random.Random(32), 0
    _pakket(vol, pakket)
    with _open(vol) as bron:
        alles, heel = len(lees_pakketten(bron.lees())), afdruk(bron)
    for keer in range(keren):
        map_ = tmp_path / f"lees{keer}"
        map_.mkdir()
        richt_in(map_ / "m.db", None, MONITOR)
        gedaan = _dood(toeval, 0.5, "neem_op", map_ / "m.db", map_ / "toestand", pakket)
        with _open(map_) as store:
            aantal = store.lees().execute("SELECT count(*) FROM event").fetchone()[0]
            assert aantal in {0, alles}
            assert aantal or not gedaan
            assert store.controleer().gebreken == ()
            gebeurd += bool(aantal)
            with pakket.open("rb") as bestand:
                lezer = Pakketlezer(bestand, WACHTWOORD)
                store.neem_stroom_op((deel.pakketten, deel.schakels) for deel in lezer.delen())
            assert afdruk(store) == heel
    return gebeurd


@pytest.mark.fouten("sync", kort=True)
def test_a_kill_while_a_file_is_taken_in_leaves_all_or_nothing(vol: Path, tmp_path: Path) -> None:
    _lees_en_dood(vol, tmp_path, 1)


@pytest.mark.fouten("sync")
def test_many_kills_while_a_file_is_taken_in_leave_all_or_nothing(
    vol: Path, tmp_path: Path, meet: Meet
) -> None:
    keren = 25
    assert 0 < _lees_en_dood(vol, tmp_path, keren) < keren
    meet("half ingelezen pakketten", 0, hoogstens=0, keren=keren)
