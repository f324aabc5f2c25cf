"""What the demonstration says of eenheden and recommends: as published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.intake.demovervolg import lees_demovervolg
from korpsmonitor_tui.services import aanbevelingen, aandachtspunten
from korpsmonitor_tui.services.aanbevelingen import Grond, NieuweAanbeveling

if TYPE_CHECKING:
    from korpsmonitor_tui.services.demoploeg import Ploeg

BESTAND: Final = "vervolg-2011-2012.json"


def schrijf_rapport(ploeg: Ploeg) -> None:
    """The points of every eenheid and the recommendations, as published; these are laid down."""
    sessie = ploeg.coordinator
    vervolg = lees_demovervolg(paths.db() / "demo" / BESTAND, sessie.instrument)
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
