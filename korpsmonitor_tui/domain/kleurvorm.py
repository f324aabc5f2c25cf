"""How a colour looks on paper, in Word and in a workbook alike: never without its letter and its word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from korpsmonitor_tui.domain.instrument import Kleur
from korpsmonitor_tui.domain.taal import _

LICHT: Final = "FFFFFF"
DONKER: Final = "1A1A1A"


@dataclass(frozen=True, slots=True)
class Kleurvorm:
    """The pairs of fill and letter colour (six hexadecimal digits) are readable in print too."""

    letter: str
    vulling: str
    letterkleur: str


VORMEN: Final = {
    Kleur.ROOD: Kleurvorm("R", "B3261E", LICHT),
    Kleur.GEEL: Kleurvorm("G", "FFD100", DONKER),
    Kleur.GROEN: Kleurvorm("N", "2E7D32", LICHT),
    Kleur.BLANCO: Kleurvorm("–", "FFFFFF", DONKER),
}


def kleurnaam(kleur: Kleur) -> str:
    """The colour with what it means."""
    return {
        Kleur.ROOD: _("rood: Onvoldoende"),
        Kleur.GEEL: _("geel: Aandacht"),
        Kleur.GROEN: _("groen: conform Norm"),
        Kleur.BLANCO: _("blanco: geen oordeel"),
    }[kleur]
