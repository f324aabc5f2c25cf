"""Feeds every reader of files from outside with what coverage says is new to it, and keeps what it learns from.

``make fuzz`` runs it for ten minutes in a Python of its own (``.venv/fuzz``, with atheris; Linux). Every reader gets an
equal share in a process of its own, with a limit on memory and on the time of one input. What breaks a reader is left in
``build/fuzz/<reader>/`` and named at the end, with exit status 1: minimise it, fix the reader, and keep it in
``tests/fuzz/corpus/<reader>/``, from where ``tests/fuzz/test_corpus.py`` reads it for good.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

WORTEL: Final = Path(__file__).resolve().parent.parent
CORPUS: Final = WORTEL / "tests" / "fuzz" / "corpus"
WERKMAP: Final = WORTEL / "build" / "fuzz"
SECONDEN: Final = 10
"""That one input may take."""
MB: Final = 700
"""Memory of the process: what the program and its instrumentation take, and the 300 MB that a file may."""
LANGSTE: Final = 32 * 1024
"""Bytes of an input: long ones are for tests/fuzz/bommen.py."""


def main() -> int:
    """Run all readers, or inside a process of its own one of them. Returns the exit status."""
    opdracht = argparse.ArgumentParser(description=__doc__)
    opdracht.add_argument("--minuten", type=float, default=10.0)
    opdracht.add_argument("--lezer", default="", help="only this one")
    opdracht.add_argument("--hier", action="store_true", help=argparse.SUPPRESS)
    gekozen, rest = opdracht.parse_known_args()
    if gekozen.hier:
        _voer(gekozen.lezer, rest)
        return 0
    sys.path.insert(0, str(WORTEL))
    from tests.fuzz.lezers import LEZERS

    lezers = [gekozen.lezer] if gekozen.lezer else list(LEZERS)
    gebroken = [lezer for lezer in lezers if not _voer_apart(lezer, gekozen.minuten * 60 / len(lezers))]
    for lezer in gebroken:
        print(f"BREEKT: {lezer}: zie {WERKMAP / lezer}", file=sys.stderr)
    return 1 if gebroken else 0


def _voer_apart(lezer: str, seconden: float) -> bool:
    """Whether a reader held for as long as it was fed."""
    nieuw, fouten = WERKMAP / lezer / "corpus", WERKMAP / lezer
    for map_ in (nieuw, CORPUS / lezer):
        map_.mkdir(parents=True, exist_ok=True)
    opties = (
        f"-max_total_time={max(1, int(seconden))}",
        f"-timeout={SECONDEN}",
        f"-rss_limit_mb={MB}",
        f"-max_len={LANGSTE}",
        f"-artifact_prefix={fouten}/",
        "-print_final_stats=1",
    )
    begin = time.monotonic()
    gedaan = subprocess.run(
        [sys.executable, __file__, "--hier", "--lezer", lezer, *opties, str(nieuw), str(CORPUS / lezer)],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    keren = re.search(r"number_of_executed_units:\s*(\d+)", gedaan.stderr)
    piek = re.search(r"peak_rss_mb:\s*(\d+)", gedaan.stderr)
    print(
        f"{lezer:16} {keren[1] if keren else '?':>9} keer in {time.monotonic() - begin:5.0f} s, "
        f"hoogstens {piek[1] if piek else '?'} MB, {len(list(nieuw.iterdir()))} nieuwe invoeren"
        + ("" if gedaan.returncode == 0 else f"  STATUS {gedaan.returncode}"),
        flush=True,
    )
    if gedaan.returncode:
        (fouten / "uitvoer.txt").write_text(gedaan.stderr, encoding="utf-8")
    return gedaan.returncode == 0


def _voer(lezer: str, opties: list[str]) -> None:
    """Feed one reader in this process; libFuzzer ends it."""
    import atheris

    sys.path.insert(0, str(WORTEL))
    with atheris.instrument_imports(include=["korpsmonitor_tui"], enable_loader_override=False):
        from tests.fuzz.lezers import probeer

        probeer(lezer, b"niets")

    def lees(inhoud: bytes) -> None:
        probeer(lezer, inhoud)

    def muteer(inhoud: bytes, grootste: int, zaad: int) -> bytes:
        from tests.fuzz.muteren import muteer_archief

        return muteer_archief(inhoud, grootste, zaad, atheris.Mutate)

    archief = lezer in _ARCHIEVEN
    atheris.Setup([sys.argv[0], *opties], lees, **({"custom_mutator": muteer} if archief else {}))
    atheris.Fuzz()


_ARCHIEVEN: Final = frozenset(
    {
        *("archief", "wijzigingen", "teruggave", "formulier.docx", "formulier.xlsx", "transcript.docx"),
        *("waardering.docx", "waardering.xlsx", "huisstijl", "brontabel", "project"),
    }
)

if __name__ == "__main__":
    sys.exit(main())
