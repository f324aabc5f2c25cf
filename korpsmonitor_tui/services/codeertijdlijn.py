"""What the timeline says about coding: that it was done and how much, never what, because others may still code blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.codering import Oordeel
from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie


def codering(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """Codes that were given, changed or taken back, in numbers."""
    eigen = [g for g in gebeurtenissen if g.soort == "codering"]
    if not eigen:
        return None
    aantal = len({g.entiteit for g in eigen})
    if any(g.veld == BESTAAN and g.operatie == Operatie.VERWIJDER for g in eigen):
        vorm = ngettext("{aantal} code ingetrokken", "{aantal} codes ingetrokken", aantal)
    elif {g.veld for g in eigen} == {"anker"}:
        vorm = ngettext(
            "{aantal} code bij de gewijzigde tekst gezet",
            "{aantal} codes bij de gewijzigde tekst gezet",
            aantal,
        )
    elif any(g.veld == "oordeel" or g.veld == BESTAAN for g in eigen):
        vorm = ngettext("over {aantal} code beslist", "over {aantal} codes beslist", aantal)
    else:
        vorm = ngettext("{aantal} code gewijzigd", "{aantal} codes gewijzigd", aantal)
    return vorm.format(aantal=aantal), ""


def ronde(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """Somebody finished coding, or goes on."""
    g = next((g for g in gebeurtenissen if (g.soort, g.veld) == ("codeerronde", "afgerond")), None)
    if g is None:
        return None
    return (_("codering afgerond") if g.waarde else _("codering heropend")), ""


def besluit(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A decision on a difference between coders; by then everybody may see it."""
    g = next((g for g in gebeurtenissen if (g.soort, g.veld) == ("codeerbesluit", "besluit")), None)
    if g is None or not isinstance(g.waarde, dict):
        return None
    uitkomst = Oordeel.BEVESTIGD if g.waarde.get("bevestigd") else Oordeel.VERWORPEN
    wat = _("besluit over een verschil tussen codes: {besluit}").format(besluit=uitkomst.value)
    return wat, str(g.waarde.get("reden") or "")
