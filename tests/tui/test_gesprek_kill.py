"""kill -9 while somebody types minutes: what was on its way is there, and the database holds together."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.services import gesprekken
from tests.store.buitenproces import WORTEL
from tests.tui.proef import PARTIJ, Klok, heropen_sessie, open_store
from tests.tui.typproces import LANG, REGELS, regel

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("na", [1, 4, 15])
def test_nothing_that_reached_the_disk_is_lost_and_nothing_is_half(tmp_path: Path, na: int) -> None:
    """Killed after it was told ``na`` times that a draft, which is no event yet, is on the disk."""
    map_ = tmp_path / "laptop"
    bewaard: dict[str, set[str]] = {"klad": set(), "vast": set()}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.tui.typproces", str(map_)],
        cwd=WORTEL,
        stdout=subprocess.PIPE,
        text=True,
    ) as proces:
        assert proces.stdout is not None
        for uit in proces.stdout:
            soort, _tab, tekst = uit.rstrip("\n").partition("\t")
            bewaard[soort].add(tekst)
            na -= soort == "klad"
            if not na:
                break
        proces.kill()
        # What was printed before the kill was on the disk before the kill; a last line without its end does not count.
        *heel, _half = proces.stdout.read().split("\n")
        for uit in heel:
            soort, _tab, tekst = uit.partition("\t")
            bewaard[soort].add(tekst)
    assert proces.returncode != 0, "it was killed while it typed"
    klok = Klok()
    klok.verder(minutes=1)
    with open_store(map_, klok) as store:
        sessie = heropen_sessie(store)
        teksten = [n.tekst for n in gesprekken.lees_notities(store.lees(), sessie.dossier(PARTIJ))]
        assert store.controleer().gebreken == ()
        assert store.lees().execute("SELECT count(*) FROM klad").fetchone() == (0,)
    assert bewaard["klad"]
    for tekst in bewaard["klad"] | bewaard["vast"]:
        # A note goes on after its first draft: then the longer text is there.
        assert any(nu.startswith(tekst.rstrip()) for nu in teksten), tekst
    getypt = [regel(nr) for nr in range(REGELS)] + [LANG]
    assert all(any(heel.startswith(nu) for heel in getypt) for nu in teksten)
    hele = [nu for nu in teksten if nu in set(getypt)]
    assert hele == sorted(hele, key=getypt.index), "in the order in which they were typed"
