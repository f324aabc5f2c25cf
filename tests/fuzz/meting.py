"""Reads bombs one by one in this process, and prints what each cost: see :func:`main`."""

from __future__ import annotations

import gc
import json
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.bommen import bommen
from tests.fuzz.lezers import LEZERS, probeer

MEEST = 300 * 2**20
"""Bytes of memory that reading one file may take, the file itself not counted."""
LANGST = 10
"""Seconds of processor time."""


def main(*lezers: str) -> None:
    """Read every bomb of these readers, a line of JSON each; one that never ends is broken off.

    With ``patronen`` among them also the megabytes that regular expressions trip over.
    """
    signal.signal(signal.SIGVTALRM, _te_lang)
    for lezer in LEZERS:
        probeer(lezer, b"niets")
    for lezer, wat, inhoud in bommen(lezers, patronen="patronen" in lezers):
        gc.collect()
        voor = _geheugen(nieuw=True)
        signal.setitimer(signal.ITIMER_VIRTUAL, 3 * LANGST)
        start, fout = time.process_time(), ""
        try:
            melding = probeer(lezer, inhoud)
        except BaseException as oorzaak:  # noqa: BLE001 - whatever it is, it is what is looked for
            melding, fout = "", "".join(traceback.format_exception(oorzaak)[-3:])
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print(
            json.dumps(
                {
                    "lezer": lezer,
                    "wat": wat,
                    "grootte": len(inhoud),
                    "seconden": round(time.process_time() - start, 2),
                    "geheugen": _geheugen() - voor,
                    "melding": melding[:200],
                    "fout": fout,
                }
            ),
            flush=True,
        )


def _te_lang(*_rest: object) -> None:
    raise TimeoutError


def _geheugen(*, nieuw: bool = False) -> int:
    """Most bytes of memory in use since the last ``nieuw``."""
    if nieuw:
        Path("/proc/self/clear_refs").write_text("5")
    (regel,) = (
        regel for regel in Path("/proc/self/status").read_text().splitlines() if regel.startswith("VmHWM:")
    )
    return int(regel.split()[1]) * 1024


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
    main(*(sys.argv[1:] or (*LEZERS, "patronen")))
