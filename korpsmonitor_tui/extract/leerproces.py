"""The process that learns: reads what to learn from on standard input, and says on standard output how far it is.

Every line it writes is a JSON object: ``{"gedaan", "totaal"}`` after each step, then ``{"model", "meting"}``, or
``{"ontbreekt"}`` with the library that is not installed. It runs in a Python of its own, because scikit-learn costs a
second and a hundred megabytes, and so that it can be stopped at any moment. Nothing but JSON goes in or out.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.extract.leerzinnen import van_json

if TYPE_CHECKING:
    from collections.abc import Mapping


def main() -> None:
    """Learn from standard input."""
    # What a path or a library says besides must not come between our lines.
    uit, sys.stdout = sys.stdout, sys.stderr

    def zeg(inhoud: Mapping[str, Any]) -> None:
        print(json.dumps(inhoud, ensure_ascii=False), file=uit, flush=True)

    try:
        from korpsmonitor_tui.extract.vergelijken import vergelijk
    except ModuleNotFoundError as fout:
        if (fout.name or "").startswith("korpsmonitor_tui"):
            raise
        zeg({"ontbreekt": fout.name})
        return
    from korpsmonitor_tui.extract.model import als_tekst

    stof, eigen, versie = van_json(sys.stdin.read())
    model, meting = vergelijk(
        stof, eigen, versie, lambda gedaan, totaal: zeg({"gedaan": gedaan, "totaal": totaal})
    )
    zeg({"model": als_tekst(model), "meting": [asdict(regel) for regel in meting]})
