"""A laptop that puts its forked work under a new device, as a program of its own that stops at a moment to be killed.

``python -m tests.hub.heraanmeldproces DATABASE TOESTAND DSN WACHTWOORD MOMENT``; it says MOMENT when it is there, and
``klaar`` if it ever gets to the end.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.hub.verbinding import Hub
from korpsmonitor_tui.services.heraanmelding import meld_opnieuw_aan
from korpsmonitor_tui.store import heruitgave
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.toestand import Toestand

if TYPE_CHECKING:
    from collections.abc import Callable

MOMENTEN = ("ophalen", "opbouwen", "wissel", "gewisseld")


def sta_stil(moment: str) -> None:
    """Say it, and wait to be killed."""
    sys.stdout.write(f"{moment}\n")
    sys.stdout.flush()
    time.sleep(60)


def voor(functie: Callable[..., Any], moment: str) -> Callable[..., Any]:
    def eerst(*argumenten: Any, **opties: Any) -> Any:
        sta_stil(moment)
        return functie(*argumenten, **opties)

    return eerst


def main(pad: Path, toestand: Path, dsn: str, wachtwoord: str, moment: str) -> None:
    with Store.open_met_sleutel(pad, None, Omgeving(toestand)) as store, Hub.open(dsn, wachtwoord) as hub:
        if moment == "ophalen":
            heruitgave.Heruitgave.neem_op = voor(heruitgave.Heruitgave.neem_op, moment)  # type: ignore[method-assign]
        elif moment == "opbouwen":
            heruitgave.controleer = voor(heruitgave.controleer, moment)  # type: ignore[attr-defined]
        elif moment == "gewisseld":
            Toestand.onthoud = voor(Toestand.onthoud, moment)  # type: ignore[method-assign]
        bij_wissel = (lambda: sta_stil(moment)) if moment == "wissel" else (lambda: None)
        meld_opnieuw_aan(store, hub, "laptop", bij_wissel=bij_wissel)
    sys.stdout.write("klaar\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
