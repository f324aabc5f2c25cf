"""All benchmarks in one run: ``python -m benchmarks [naam ...]``, exit 1 if a target is missed."""

from __future__ import annotations

import importlib
import sys

from benchmarks.meting import Meting, als_tabel

MODULES = (
    "opslag",
    "hub_bench",
    "sync_bench",
    "scherm",
    "word_bench",
    "vragenlijst",
    "teruggave",
    "extractie_bench",
    "zoek_bench",
    "toets_bench",
    "transcript_bench",
    "weging_bench",
    "consistentie_bench",
    "export_bench",
    "rapport_bench",
    "reservekopie_bench",
    "pakket_bench",
)


def main(namen: list[str]) -> int:
    """Measure and print; returns the exit status."""
    metingen: list[Meting] = []
    for naam in namen or MODULES:
        print(f"{naam} …", file=sys.stderr, flush=True)
        metingen += importlib.import_module(f"benchmarks.{naam}").meet()
    print(als_tabel(metingen))
    return int(not all(meting.gehaald for meting in metingen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
