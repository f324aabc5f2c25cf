"""Sixteen programs of one user each, all on one database: nobody meets a lock, and nobody waits long."""

from __future__ import annotations

import statistics
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.buitenproces import buitenproces, lees_regel
from tests.store.conftest import SLEUTEL, MaakStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fouten.cijfers import Meet


@pytest.mark.parametrize(
    ("processen", "seconden"),
    [
        pytest.param(3, 1, marks=pytest.mark.fouten("samen", kort=True)),
        pytest.param(16, 20, marks=pytest.mark.fouten("samen", alleen=True)),
    ],
)
def test_programs_that_edit_ten_times_a_second_never_meet_a_lock(
    tmp_path: Path, maak_store: MaakStore, meet: Meet, processen: int, seconden: int
) -> None:
    pad, toestand = maak_store("laptop").pad, tmp_path / "laptop" / "toestand"
    tijden: list[float] = []
    with ExitStack() as stapel:
        gestart = [stapel.enter_context(buitenproces("werk", pad, toestand)) for _nr in range(processen)]
        for proces in gestart:
            assert lees_regel(proces) == "gereed"
        for proces in gestart:
            assert proces.stdin is not None
            proces.stdin.write(f"{seconden}\n")
            proces.stdin.flush()
        for proces in gestart:
            assert proces.stdout is not None
            *duren, klaar = proces.stdout.read().split()
            assert klaar == "klaar"
            assert proces.wait() == 0
            tijden += map(float, duren)
    assert len(tijden) == processen * seconden * 10
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(toestand)) as store:
        # Of every program the two that make its note, and every edit.
        events = store.lees().execute("SELECT count(*) FROM event").fetchone()[0]
        assert events == processen * (2 + seconden * 10)
        assert store.controleer().gebreken == ()
    procenten = statistics.quantiles(tijden, n=100, method="inclusive")
    meet("mediaan van een vastlegging", procenten[49] * 1e3, eenheid="ms", keren=len(tijden))
    meet("p99 van een vastlegging", procenten[98] * 1e3, eenheid="ms", hoogstens=30, keren=len(tijden))
    verloren = processen * (2 + seconden * 10) - events
    meet("keren “in gebruik” of verloren", verloren, hoogstens=0, keren=len(tijden))
