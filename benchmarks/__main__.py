"""All benchmarks in one run: ``python -m benchmarks [naam ...]``, exit 1 if a target is missed or something became slower.

Without names it measures everything and writes docs/prestaties.md and benchmarks/laatste.json.
"""

from __future__ import annotations

import compileall
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import anderen, blad
from benchmarks.kind import meet_los
from benchmarks.meting import als_tabel, getal
from benchmarks.vastlegging import Machine, Run, lees, schrijf, vergelijk

if TYPE_CHECKING:
    from benchmarks.kind import Deel
    from benchmarks.vastlegging import Verslechtering

MODULES: Final = (
    "start_bench",
    "groei_bench",
    "toets_bench",
    "opslag",
    "zoek_bench",
    "vragenlijst",
    "teruggave",
    "transcript_bench",
    "extractie_bench",
    "word_bench",
    "weging_bench",
    "consistentie_bench",
    "rapport_bench",
    "export_bench",
    "reservekopie_bench",
    "pakket_bench",
    "hub_bench",
    "sync_bench",
)
"""In the order of the page: what one notices at once comes first."""

WORTEL: Final = Path(__file__).resolve().parent.parent
BLAD: Final = WORTEL / "docs" / "prestaties.md"
LAATSTE: Final = WORTEL / "benchmarks" / "laatste.json"
_HOOGSTENS: Final = 12 * 60
"""Seconds for the whole run: a second try at what seems slower is made only within them."""


def main(namen: list[str]) -> int:
    """Measure, print, and write if it was everything; returns the exit status."""
    if vreemd := set(namen) - set(MODULES):
        print(f"Onbekend: {', '.join(sorted(vreemd))}. Kies uit {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    vorige, machine = lees(LAATSTE), _machine()
    begin, belasting = time.monotonic(), _belasting()
    compileall.compile_dir(WORTEL / "korpsmonitor_tui", quiet=2)
    delen = {naam: _meet(naam) for naam in namen or MODULES}
    for naam, deel in delen.items():
        if vergelijk(vorige, machine, deel.metingen) and time.monotonic() - begin + deel.duur < _HOOGSTENS:
            delen[naam] = deel.of_beter(_meet(naam))
    metingen = [meting for deel in delen.values() for meting in deel.metingen]
    slechter = vergelijk(vorige, machine, metingen)
    print(als_tabel(metingen))
    for verslechtering in slechter:
        print(f"TRAGER {_als_regel(verslechtering)}")
    if not namen:
        run = Run(
            date.today().isoformat(),  # noqa: DTZ011 - the day on the wall of who runs it
            machine,
            _versies(),
            belasting,
            time.monotonic() - begin,
            tuple(metingen),
        )
        hoe = {deel.onderwerp: deel.hoe for deel in delen.values()}
        schrijf(run, LAATSTE)
        BLAD.write_text(blad.maak(run, slechter, vorige.datum if vorige else "", hoe), "utf-8")
    return int(bool(slechter) or not all(meting.gehaald for meting in metingen))


def _meet(naam: str) -> Deel:
    print(f"{naam} …", file=sys.stderr, flush=True)
    deel = meet_los(naam)
    print(f"{naam}: {deel.duur:.0f} s", file=sys.stderr, flush=True)
    return deel


def _als_regel(verslechtering: Verslechtering) -> str:
    meting = verslechtering.meting
    return f"{meting.onderwerp}, {meting.wat}: {meting.uitkomst}, was {getal(verslechtering.vorige)}"


def _machine() -> Machine:
    geheugen = 0.0
    if hasattr(os, "sysconf"):
        geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return Machine(os.cpu_count() or 1, round(geheugen, 1), f"{platform.system()} {platform.machine()}")


def _belasting() -> float:
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def _versies() -> dict[str, str]:
    from sqlcipher3 import dbapi2

    onze = {naam: version(naam) for naam in ("korpsmonitor-tui", "textual", "python-docx", "psycopg")}
    gevonden = {
        "Python": platform.python_version(),
        **onze,
        "SQLite": f"{dbapi2.sqlite_version} (SQLCipher)",
        **anderen.versies(),
    }
    for programma in ("pandoc", "postgres"):
        if pad := shutil.which(programma):
            tekst = subprocess.run([pad, "--version"], capture_output=True, text=True, check=False).stdout
            if versie := re.search(r"\d+(\.\d+)+", tekst):
                gevonden[programma] = versie[0]
    return gevonden


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
