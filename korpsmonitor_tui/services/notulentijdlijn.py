"""How cutting and joining notes, and the clock of a conversation, read on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie

_NOTITIE: Final = "notitie"


def notitiedelen(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A note that became two, or two that became one: told by the text that stayed."""
    eigen = [g for g in gebeurtenissen if g.soort == _NOTITIE]
    tekst = next((str(g.waarde or "") for g in eigen if g.veld == "tekst"), "")
    for g in eigen:
        if g.veld != BESTAAN:
            continue
        if g.operatie == Operatie.MAAK and isinstance(g.waarde, dict) and "gesplitst_van" in g.waarde:
            return _("notitie gesplitst na “{tekst}”").format(tekst=kort(tekst)), ""
        if g.operatie == Operatie.VERWIJDER and tekst:
            return _("twee notities samengevoegd: “{tekst}”").format(tekst=kort(tekst)), ""
    return None


def klok(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """The clock was started."""
    if any((g.soort, g.veld) == ("gesprek", "begonnen") for g in gebeurtenissen):
        return _("klok van het gesprek gestart"), ""
    return None
