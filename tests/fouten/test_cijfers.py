"""The figures of a fault run: what a test delivers is what the report reads, also from several processes at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.fouten.cijfers import OMGEVING, Cijfer, Uitkomst, lees, lever

if TYPE_CHECKING:
    from pathlib import Path

CIJFER = Cijfer("kill", "test_x", "verloren vastleggingen", 0, hoogstens=0, keren=60)


def test_what_is_delivered_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OMGEVING, str(tmp_path / "cijfers"))
    uitkomst = Uitkomst("kill", "test_x", "skipped", 0.1, "geen “PostgreSQL”")
    with ThreadPoolExecutor(8) as draden:
        list(draden.map(lever, [CIJFER, uitkomst] * 100))
    assert lees(tmp_path / "cijfers") == ([CIJFER] * 100, [uitkomst] * 100)


def test_without_a_file_to_deliver_to_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OMGEVING, raising=False)
    monkeypatch.chdir(tmp_path)
    lever(CIJFER)
    assert not any(bestand.is_file() for bestand in tmp_path.rglob("*"))


@pytest.mark.parametrize(("waarde", "gehaald"), [(1, False), (2, True), (3, True), (4, True), (5, False)])
def test_a_figure_is_judged_by_its_bounds(waarde: float, gehaald: bool) -> None:
    assert Cijfer("kill", "t", "w", waarde, minstens=2, hoogstens=4).gehaald is gehaald
    assert Cijfer("kill", "t", "w", waarde).gehaald
