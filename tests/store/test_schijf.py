"""Names beside a database: what a killed program left under one goes, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from korpsmonitor_tui.store.schijf import bij, naast

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_killed_program_left_goes_and_nothing_else(tmp_path: Path) -> None:
    pad, buur = tmp_path / "m.db", tmp_path / "ander.db"
    nu_bezig, van_buur = naast(pad), naast(buur)
    gestorven = subprocess.Popen([sys.executable, "-c", ""])
    gestorven.wait()
    los = nu_bezig.with_name(nu_bezig.name.replace(f".{os.getpid()}-", f".{gestorven.pid}-"))
    uren_geleden = time.time() - 7200
    blijft = {*bij(pad), *bij(nu_bezig), *bij(van_buur), tmp_path / f"{pad.name}.vervangen-2013"}
    for bestand in (*bij(los), *blijft):
        bestand.write_bytes(b"x")
        os.utime(bestand, (uren_geleden, uren_geleden))

    assert naast(pad) not in {nu_bezig, los}

    assert {bestand for bestand in tmp_path.iterdir() if bestand.is_file()} == blijft
