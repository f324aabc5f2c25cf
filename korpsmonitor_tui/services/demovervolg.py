"""What the demonstration says of eenheden and recommends: as published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.intake.demovervolg import lees_demovervolg
from korpsmonitor_tui.services import aanbevelingen, aandachtspunten
from korpsmonitor_tui.services.aanbevelingen import Grond, NieuweAanbeveling

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.demoploeg import Ploeg

BESTAND: Final = "vervolg.json"


def schrijf_rapport(ploeg: Ploeg, bron: Path) -> None:
    """The points of every eenheid and the recommendations, as published; these are laid down.

    ``bron`` is the folder of the example.
    """
    sessie = ploeg.coordinator
    vervolg = lees_demovervolg(bron / BESTAND, sessie.instrument)
    for eenheid, punten in vervolg.punten:
        aandachtspunten.voeg_alle_toe(sessie, eenheid, punten)
    aanbevelingen.voeg_alle_toe(
        sessie,
        [
            NieuweAanbeveling(deel.tekst, deel.aan, Grond(bronnen=(deel.paragraaf,)))
            for deel in vervolg.aanbevelingen
        ],
    )
    aanbevelingen.stel_vast(sessie)
