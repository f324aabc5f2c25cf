"""What suggestions for a passage cost, against cutting the same passages into words, and from a cold start.

One yardstick is a bare regular expression that cuts words: the least that anything which reads text must do. The other is
spaCy's blank Dutch pipeline, which only cuts words too; it brings more along than everything else in the lock together, so it
is measured where KORPSMONITOR_SPACYPYTHON names a Python that has it (``pip install spacy`` in an environment of its own), in
the same run on the same sentences.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.meting import Meting
from korpsmonitor_tui import paths
from korpsmonitor_tui.services.definities import STANDAARD, Definities
from korpsmonitor_tui.services.extraheren import maak_extractor

if TYPE_CHECKING:
    from collections.abc import Callable

ZINNEN = paths.data() / "extraction" / "dev.jsonl"
_WOORD = re.compile(r"\w+|[^\w\s]")
_SPACY = """
import json, sys, time
import spacy

knip, zinnen, tijden = spacy.blank("nl"), json.load(sys.stdin), []
for _keer in range(int(sys.argv[1])):
    begin = time.process_time()
    for zin in zinnen:
        knip(zin)
    tijden.append(time.process_time() - begin)
print(min(tijden))
"""
_OMGEVING_SPACY = "KORPSMONITOR_SPACYPYTHON"
_KEREN = 3
_MAX_MB = 150
_MAX_SECONDEN = 0.7


def meet() -> list[Meting]:
    """Each figure from the best of a few repetitions."""
    zinnen = [json.loads(regel)["text"] for regel in ZINNEN.read_text(encoding="utf-8").splitlines()]
    extractor = maak_extractor(Definities(), STANDAARD)

    def lees() -> None:
        extractor.begin_opnieuw()
        for zin in zinnen:
            extractor.lees(zin)

    alles = _beste(lees, time.process_time)
    woorden = _beste(lambda: [_WOORD.findall(zin) for zin in zinnen], time.process_time)
    leeg = _beste(lambda: _draai("-c", "pass"), time.perf_counter)
    eerste = _beste(lambda: _draai("-m", "korpsmonitor_tui", "extraheer"), time.perf_counter)
    lang = " ".join(zinnen)

    def een_passage(tekens: int) -> float:
        return _beste(lambda: extractor.lees(lang[:tekens]), time.process_time)

    return [
        Meting(
            "één passage van 50.000 tekens tegenover 5.000", een_passage(50_000) / een_passage(5_000), doel=20
        ),
        Meting(
            "alle voorstellen voor een passage",
            alles / len(zinnen) * 1000,
            "ms",
            doel=1,
            toelichting=f"{len(zinnen) / alles:.0f} passages/s",
        ),
        Meting("alle voorstellen tegenover alleen woorden knippen", alles / woorden),
        *_tegenover_spacy(zinnen, alles),
        Meting("van start tot eerste voorstel", eerste, "s", doel=_MAX_SECONDEN),
        Meting("hetzelfde tegenover een lege Python", eerste / leeg),
        Meting("geheugen bij het eerste voorstel", _geheugen(), "MB", doel=_MAX_MB),
    ]


def _tegenover_spacy(zinnen: list[str], alles: float) -> list[Meting]:
    """How much longer all suggestions take than spaCy takes to cut words; nothing where there is no spaCy."""
    python = os.environ.get(_OMGEVING_SPACY) or sys.executable
    gedraaid = subprocess.run(
        [python, "-c", _SPACY, str(_KEREN)],
        input=json.dumps(zinnen),
        capture_output=True,
        text=True,
        check=False,
    )
    if gedraaid.returncode:
        print(
            f"extractie_bench: spaCy is hier niet; {_OMGEVING_SPACY} wijst een Python aan die het heeft",
            file=sys.stderr,
        )
        return []
    spacy = float(gedraaid.stdout)
    return [
        Meting(
            "alle voorstellen tegenover woorden knippen met spaCy",
            alles / spacy,
            toelichting=f"(spaCy {len(zinnen) / spacy:.0f} passages/s)",
        )
    ]


def _draai(*argumenten: str) -> None:
    subprocess.run(
        [sys.executable, *argumenten],
        input=b"De gedragscode wordt nageleefd.",
        capture_output=True,
        check=True,
    )


def _geheugen() -> float:
    """Most memory that one run held, in megabytes."""
    # Linux counts in ru_maxrss what the process that started this one held; its own peak stands in /proc.
    code = (
        "import pathlib, resource, runpy, sys; sys.argv = ['korpsmonitor', 'extraheer']\n"
        "try: runpy.run_module('korpsmonitor_tui', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "stand = pathlib.Path('/proc/self/status')\n"
        "piek = [r.split()[1] for r in stand.read_text().splitlines() if r.startswith('VmHWM')] if stand.exists() else []\n"
        "print(piek[0] if piek else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )
    gedraaid = subprocess.run(
        [sys.executable, "-c", code],
        input="De gedragscode wordt nageleefd.",
        capture_output=True,
        text=True,
        check=True,
    )
    # Kilobytes on Linux, bytes on macOS.
    return int(gedraaid.stderr.split()[-1]) / (1024 if sys.platform != "darwin" else 1024**2)


def _beste(werk: Callable[[], object], klok: Callable[[], float]) -> float:
    """Seconds of the fastest repetition."""
    tijden: list[float] = []
    for _keer in range(_KEREN):
        begin = klok()
        werk()
        tijden.append(klok() - begin)
    return min(tijden)


if __name__ == "__main__":
    for meting in meet():
        print(f"{meting.wat}: {meting.waarde:.2f} {meting.eenheid} {meting.toelichting}")
