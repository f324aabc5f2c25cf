"""What all writing in a plan begins with: who may, and how its entities and fields are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import plannen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def eis_planschrijver(sessie: Sessie) -> None:
    """Raise StapGeweigerd for an instrument without a plan, or for who is no coördinator."""
    plannen.eis_plan(sessie)
    sessie.eis_rol(Rol.COORDINATOR)


def algemeen(sessie: Sessie, **overig: str) -> dict[str, Any]:
    """Attributes of what belongs to no dossier."""
    return {"dossier": "", "editie": sessie.editie.id, **overig}


def zet_velden(tx: Transactie, soort: str, id_: str, velden: dict[str, str]) -> None:
    """Give fields their values; an empty one that was never given stays so."""
    for veld, waarde in velden.items():
        if waarde or tx.koppen(soort, id_, veld):
            tx.zet(soort, id_, veld, waarde)
