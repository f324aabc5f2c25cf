"""The screens in English show no Dutch of the program's own: what is Dutch in them is data."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
CATALOGUS = runpy.run_path(str(WORTEL / "scripts" / "maak_catalogus.py"))["lees_catalogus"]()


def test_the_screens_come_up_in_english(tmp_path: Path) -> None:
    gedaan = subprocess.run(
        [sys.executable, "-m", "tests.tui.engelsproces", str(tmp_path)],
        cwd=WORTEL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    schermen = gedaan.stdout.split("== ")
    assert len(schermen) > 6
    assert all("Korpsmonitor 2011-2012" in scherm for scherm in schermen)
    assert "not planned yet" in schermen[0]
    nederlands = [
        bericht.id
        for bericht in CATALOGUS
        # What is short may be part of a name; what is filled in does not stand there as it is written.
        if isinstance(bericht.id, str)
        and len(bericht.id) > 12
        and "{" not in bericht.id
        and "\n" not in bericht.id
        if bericht.id not in str(bericht.string) and re.search(rf"\b{re.escape(bericht.id)}\b", gedaan.stdout)
    ]
    assert nederlands == []
