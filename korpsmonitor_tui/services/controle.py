"""Integrity of the database: file, chains, texts and projections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services.synchronisatie import gebrachte_apparaten
from korpsmonitor_tui.store.aanbod import bekende_vorken

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.controle import Controle


def controleer(sessie: Sessie) -> Controle:
    """Check everything that can be checked without changing it. Raises OpslagFout if the file cannot be read."""
    return sessie.store.controleer()


def controleer_ketens(sessie: Sessie) -> Controle:
    """Check history alone, which takes seconds however much there is. Raises OpslagFout if the file cannot be read."""
    return sessie.store.controleer_ketens()


def lees_vorken(sessie: Sessie) -> tuple[str, ...]:
    """Own devices of which a copy worked on elsewhere: the file is whole, but what was written here cannot go to the hub.

    See services/heraanmelding.
    """
    eigen = gebrachte_apparaten(sessie.store)
    return tuple(sorted(device for device in bekende_vorken(sessie.store.lees()) if device in eigen))
