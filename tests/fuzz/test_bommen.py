"""No file takes the memory or the time of a reader: figures for docs/betrouwbaarheid.md."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.lezers import OFFICE, TEKST
from tests.fuzz.meting import LANGST, MEEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fouten.cijfers import Meet

WORTEL = Path(__file__).resolve().parents[2]
MB = 2**20

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="het geheugen van een proces is hier niet te meten"
)


@pytest.mark.fouten("vijandig", alleen=True)
@pytest.mark.parametrize("lezers", [OFFICE, TEKST], ids=["office", "tekst"])
def test_no_file_takes_memory_or_time(lezers: Sequence[str], meet: Meet) -> None:
    gedaan = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.meting", *lezers],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
        timeout=1_200,
    )
    assert gedaan.returncode == 0, gedaan.stderr
    regels = [json.loads(regel) for regel in gedaan.stdout.splitlines()]
    assert {regel["lezer"] for regel in regels} <= set(lezers)
    assert len(regels) > 20
    assert [regel for regel in regels if regel["fout"]] == []
    meest = max(regel["geheugen"] for regel in regels)
    meet("geheugen voor één bestand", meest / MB, eenheid="MB", hoogstens=MEEST / MB, keren=len(regels))
    langst = max(regel["seconden"] for regel in regels)
    meet("rekentijd voor één bestand", langst, eenheid="s", hoogstens=LANGST, keren=len(regels))
    assert meest < MEEST
