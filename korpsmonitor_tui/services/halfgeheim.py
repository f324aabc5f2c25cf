"""Where a secret was being written: what a killed program left of it there goes at the next start.

Only where a file must have a name while it is written: elsewhere nothing is left (:meth:`Klaarzetter.zet_geheim`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.bestanden.tijdelijk import ruim_halve_op

if TYPE_CHECKING:
    from korpsmonitor_tui.store.voorkeuren import Voorkeuren

_WAAR: Final = "geheim.bestand"


def onthoud_geheim(voorkeuren: Voorkeuren, bestand: Path | None) -> None:
    """Remember the place before a secret is written there; None once it stands there whole."""
    voorkeuren.bewaar(_WAAR, str(bestand.absolute()) if bestand is not None else "")


def ruim_half_geheim_op(voorkeuren: Voorkeuren) -> None:
    """Take away what a killed program left; of one that may still be writing nothing."""
    if waar := voorkeuren.lees(_WAAR):
        ruim_halve_op(Path(waar))
