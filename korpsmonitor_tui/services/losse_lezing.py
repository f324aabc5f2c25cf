"""What was done to any Word document, without a database: what was added, deleted and moved, and the comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.wijzigingen import Spoor, Wijziging, wijzigingen
from korpsmonitor_tui.services.bijlagen import lees_bestand

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.wijzigingen import Grens, Woordopmerking


@dataclass(frozen=True, slots=True)
class Losse:
    """Every change and comment of a document, each list in the order of the document."""

    invoegingen: tuple[Wijziging, ...]
    verwijderingen: tuple[Wijziging, ...]
    verplaatsingen: tuple[Wijziging, ...]
    """Both sides of each move."""
    opmerkingen: tuple[Woordopmerking, ...]
    grenzen: tuple[Grens, ...]
    """Ends of paragraphs, rows and cells that were added or deleted."""
    opmaak: int
    """Number of changes that touch the looks only."""
    meldingen: tuple[str, ...]
    """Dutch lines about what was not read."""


def lees_los(bestand: Path) -> Losse:
    """Read a Word document from anywhere.

    Raises OnbruikbareInvoer, with one Dutch line, if it cannot be read or is no Word document.
    """
    # Imported late: Word is slow to load.
    from korpsmonitor_tui.word.wijzigingen import lees_wijzigingen

    lezing = lees_wijzigingen(lees_bestand(bestand), str(bestand))
    alle = wijzigingen(lezing.alineas)
    return Losse(
        invoegingen=tuple(deel for deel in alle if deel.merk.spoor is Spoor.INVOEGING),
        verwijderingen=tuple(deel for deel in alle if deel.merk.spoor is Spoor.VERWIJDERING),
        verplaatsingen=tuple(deel for deel in alle if deel.merk.spoor.verplaatst),
        opmerkingen=lezing.opmerkingen,
        grenzen=lezing.grenzen,
        opmaak=lezing.opmaak,
        meldingen=lezing.meldingen,
    )
