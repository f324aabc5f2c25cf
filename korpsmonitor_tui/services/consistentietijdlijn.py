"""What the timeline, and who must choose between two values, are told about decisions on findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.consistentie import besluitnaam, lees_besluit
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database

_KORT: Final = 40


def besluit(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A decision on a finding, with both values as they were."""
    g = next((g for g in gebeurtenissen if (g.soort, g.veld) == ("consistentiebesluit", "besluit")), None)
    if g is None:
        return None
    kenmerk = g.entiteit.rpartition("/")[2]
    genomen = lees_besluit(g.waarde)
    if genomen is None:
        return _("besluit over {kenmerk} ingetrokken").format(kenmerk=kenmerk), ""
    wat = _("besluit over {kenmerk} (“{een}” en “{ander}”): {besluit}").format(
        kenmerk=kenmerk,
        een=kort(genomen.een, _KORT),
        ander=kort(genomen.ander, _KORT),
        besluit=besluitnaam(genomen.besluit),
    )
    return wat, genomen.reden


def besluittekst(_db: Database, _soort: str, waarde: object, _namen: Mapping[str, str]) -> str | None:
    """A decision for who must choose between two."""
    genomen = lees_besluit(waarde)
    return f"{besluitnaam(genomen.besluit)}\n{genomen.reden}" if genomen else None
