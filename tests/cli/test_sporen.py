"""What a fault leaves behind, in a process of its own: where it was, and no word of what was being worked on."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

GEHEIM = "uitspraak van de korpsexpert"

BEGIN = """
import sys
from korpsmonitor_tui import bootstrap
sys.argv = ["korpsmonitor", "--versie"]
bootstrap.main()
bootstrap._maak_wereld()
"""

FOUTEN = {
    "draad": f"""
import threading
def val_om():
    raise ValueError("{GEHEIM}")
draad = threading.Thread(target=val_om)
draad.start()
draad.join()
""",
    "opruimen": f"""
class Iets:
    def __del__(self):
        raise ValueError("{GEHEIM}")
Iets()
""",
    "toekomst": f"""
from concurrent.futures import Future
def val_om(_toekomst):
    raise ValueError("{GEHEIM}")
toekomst = Future()
toekomst.add_done_callback(val_om)
toekomst.set_result(None)
""",
    "taak": f"""
import asyncio
async def val_om():
    raise ValueError("{GEHEIM}")
async def begin():
    asyncio.get_running_loop().create_task(val_om())
    await asyncio.sleep(0.01)
asyncio.run(begin())
""",
    "einde": f"""
raise ValueError("{GEHEIM}")
""",
}


def draai(code: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **omgeving},
    )


def test_geen_enkele_fout_toont_waar_het_over_ging() -> None:
    """All of them in one process, the last one ending it."""
    uitkomst = draai("".join(FOUTEN.values()))

    assert GEHEIM not in uitkomst.stdout + uitkomst.stderr
    assert uitkomst.stderr.count("ValueError") >= 3
    assert uitkomst.returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="alleen op POSIX zijn er geheugenafdrukken te beperken")
def test_er_komt_geen_geheugenafdruk() -> None:
    uitkomst = draai("import resource; print(resource.getrlimit(resource.RLIMIT_CORE))")
    assert uitkomst.stdout.splitlines()[-1] == "(0, 0)"


def test_wie_om_de_volledige_melding_vraagt_krijgt_die() -> None:
    assert GEHEIM in draai(FOUTEN["einde"], KORPSMONITOR_DEBUG="1").stderr
