"""What the timeline is told about the texts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.rapportteksten import SOORT, onderdelen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie


def tekst(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A text that was written, changed, chosen or taken back."""
    g = next((g for g in gebeurtenissen if (g.soort, g.veld) == (SOORT, "tekst")), None)
    if g is None:
        return None
    code = g.entiteit.rpartition("/")[2]
    naam = next((onderdeel.naam for onderdeel in onderdelen(sessie) if onderdeel.code == code), code)
    geschreven = str(g.waarde or "").strip()
    if not geschreven:
        return _("tekst van het rapport teruggenomen: {onderdeel}").format(onderdeel=naam), ""
    wat = (
        _("gekozen welke tekst van het rapport geldt: {onderdeel}")
        if g.keuze
        else _("tekst van het rapport: {onderdeel}")
    )
    return wat.format(onderdeel=naam), geschreven
