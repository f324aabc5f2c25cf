"""What a killed program left is taken away, and nothing that is in use or somebody else's."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.bestanden.tijdelijk import (
    begin_van_naam,
    proces_leeft,
    ruim_verlaten_mappen_op,
    tijdelijke_map,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder for temporary files."""
    map_ = tmp_path / "tmp"
    map_.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(map_))
    return map_


@pytest.fixture
def dood() -> int:
    """Give the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as proces:
        pass
    return proces.pid


def test_een_map_is_besloten_en_na_afloop_weg(tijdelijk: Path) -> None:
    with tijdelijke_map() as map_:
        (map_ / "verslag.docx").write_text("minuten")
        assert map_.parent == tijdelijk
        if os.name == "posix":
            assert map_.stat().st_mode & 0o777 == 0o700
    assert list(tijdelijk.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="alleen op POSIX is een proces te vragen")
def test_een_map_van_een_gedood_programma_gaat_weg_en_een_andere_niet(tijdelijk: Path, dood: int) -> None:
    for naam in (
        f"korpsmonitor-{dood}-abcd1234",
        f"korpsmonitor-{os.getpid()}-abcd1234",
        "korpsmonitor-oud",
        "anders",
    ):
        (tijdelijk / naam).mkdir()
        (tijdelijk / naam / "verslag.docx").write_text("minuten")
    (tijdelijk / f"korpsmonitor-{dood}-koppeling").symlink_to(tijdelijk / "anders")
    (tijdelijk / f"korpsmonitor-{dood}-bestand1").write_text("geen map")

    ruim_verlaten_mappen_op()

    assert {pad.name for pad in tijdelijk.iterdir()} == {
        f"korpsmonitor-{os.getpid()}-abcd1234",
        "korpsmonitor-oud",
        "anders",
        f"korpsmonitor-{dood}-koppeling",
        f"korpsmonitor-{dood}-bestand1",
    }
    assert (tijdelijk / "anders" / "verslag.docx").exists()


@pytest.mark.skipif(os.name != "posix", reason="alleen op POSIX is een proces te vragen")
def test_een_half_geschreven_bestand_gaat_weg_bij_het_volgende_schrijven(tmp_path: Path, dood: int) -> None:
    doel = tmp_path / "verslag.docx"
    blijft = {
        f".verslag.docx.{os.getpid()}-abcd1234",
        f".ander.docx.{dood}-abcd1234",
        f".verslag.docx.{dood}-nieuw123",
    }
    for naam in (*blijft, f".verslag.docx.{dood}-abcd1234"):
        (tmp_path / naam).write_text("half")
        uur_geleden = time.time() - 3600
        os.utime(tmp_path / naam, (uur_geleden, uur_geleden))
    (tmp_path / f".verslag.docx.{dood}-nieuw123").write_text("misschien van een andere machine")

    schrijf_bestand(doel, b"heel")

    assert {pad.name for pad in tmp_path.iterdir() if pad.is_file()} == {*blijft, "verslag.docx"}


def test_een_proces_leeft_of_niet() -> None:
    assert proces_leeft(os.getpid())
    assert not proces_leeft(10**10)


def test_de_naam_zegt_van_welk_proces(tmp_path: Path) -> None:
    assert begin_van_naam(tmp_path / "a.b") == f".a.b.{os.getpid()}-"
