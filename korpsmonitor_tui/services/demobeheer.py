"""Opening the demonstration that is there, or throwing it away to make it anew: never anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import openen
from korpsmonitor_tui.store.sleutelbestand import pad_van

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie


def open_demo(wereld: Wereld, pad: Path, wachtwoord: str, instrument: str = "", als: str = "") -> Sessie:
    """Open the demonstration at ``pad``; with ``instrument`` only if it is of that.

    Raises StapGeweigerd if real work or another example stands there, OpslagFout as any opening.
    """
    sessie = openen.open_sessie(wereld, pad, lambda: wachtwoord, als=als)
    if not sessie.editie.demonstratie:
        sessie.store.sluit()
        raise StapGeweigerd(
            _(
                "{pad} is geen voorbeeld maar een eigen database; er is niets gewijzigd. Kies een ander pad."
            ).format(pad=pad)
        )
    if instrument and sessie.editie.instrument != instrument:
        sessie.store.sluit()
        raise StapGeweigerd(
            _(
                "{pad} is het voorbeeld van een ander instrument ({ander}); er is niets gewijzigd. Kies een ander pad."
            ).format(pad=pad, ander=sessie.editie.instrument)
        )
    return sessie


def verwijder_demo(wereld: Wereld, pad: Path, wachtwoord: str, instrument: str = "") -> None:
    """Remove the demonstration at ``pad`` with its key file. Raises as :func:`open_demo`; then nothing is removed."""
    open_demo(wereld, pad, wachtwoord, instrument).store.sluit()
    bij = (pad.with_name(pad.name + einde) for einde in ("-wal", "-shm", "-journal"))
    for bestand in (pad, *bij, pad_van(pad)):
        bestand.unlink(missing_ok=True)
