"""Integrity of the database: file, chains, texts and projections."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.controle import Controle


def controleer(sessie: Sessie) -> Controle:
    """Check everything that can be checked without changing it. Raises OpslagFout if the file cannot be read."""
    return sessie.store.controleer()


def controleer_ketens(sessie: Sessie) -> Controle:
    """Check history alone, which takes seconds however much there is. Raises OpslagFout if the file cannot be read."""
    return sessie.store.controleer_ketens()
