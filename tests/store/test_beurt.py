"""Programs take turns at writing, and nobody waits for ever for one that hangs."""

from __future__ import annotations

import os
import threading
from concurrent.futures import wait
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store import beurt as beurten
from korpsmonitor_tui.store.beurt import Beurt, beurten_van
from tests.store.conftest import WIE, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="dit systeem heeft geen slot waarop te wachten is")


def test_a_turn_is_one_persons_and_passes_on(tmp_path: Path) -> None:
    hier, daar = Beurt(tmp_path / "x.beurt"), Beurt(tmp_path / "x.beurt")
    volgorde: list[str] = []
    with hier.neem():
        draad = threading.Thread(target=lambda: _doe(daar, volgorde))
        draad.start()
        draad.join(0.1)
        volgorde.append("hier")
    draad.join()
    assert volgorde == ["hier", "daar"]


def _doe(beurt: Beurt, volgorde: list[str]) -> None:
    with beurt.neem():
        volgorde.append("daar")


def test_who_hangs_holds_nobody_up_and_gives_nothing_away_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beurten, "GEDULD", 0.05)
    hier, daar = Beurt(tmp_path / "x.beurt"), Beurt(tmp_path / "x.beurt")
    with hier.neem():
        volgorde: list[str] = []
        _doe(daar, volgorde)
        assert volgorde == ["daar"]
    for draad in threading.enumerate():
        if draad.name == "korpsmonitor-beurt":
            draad.join()
    # Who gave up waiting keeps nothing once it comes after all.
    vrij = threading.Event()
    monkeypatch.setattr(beurten, "_wacht", lambda _handvat: vrij.set())
    with daar.neem():
        pass
    assert not vrij.is_set()


def test_without_a_place_for_turns_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with Beurt(tmp_path / "bestand" / "x.beurt").neem():
        pass
    with Beurt(tmp_path / "nieuw" / "map" / "x.beurt").neem():
        assert (tmp_path / "nieuw" / "map" / "x.beurt").stat().st_size == 0


def test_the_store_writes_in_turn(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    beurt = beurten_van(store.pad, store.pad.parent / "toestand")
    with beurt.neem():
        gedaan = store.schrijf(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", "na de ander"))
        assert not wait([gedaan], timeout=0.2).done
    assert gedaan.result(timeout=60) is not None
