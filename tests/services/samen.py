"""Two laptops that worked apart, looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.services import (
    conflicten,
)
from korpsmonitor_tui.services.overzicht import lees_overzicht
from korpsmonitor_tui.store.procesregels import controleer_procesregels
from tests.services import verhaal
from tests.services.conftest import wissel_uit
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.services.conflicten import Conflict
    from korpsmonitor_tui.services.overzicht import Regel
    from tests.services.conftest import Laptop


def strijd(laptop: Laptop) -> dict[tuple[str, str], Conflict]:
    return {(c.soort, c.veld): c for c in conflicten.lees_conflicten(laptop.coordinator, DOSSIER)}


def kies(laptop: Laptop, conflict: Conflict, nr: int) -> None:
    waarde = conflict.keuzes[nr].waarde
    conflicten.los_op(laptop.auditor, DOSSIER, conflict.soort, conflict.entiteit, conflict.veld, waarde)


def regel(laptop: Laptop) -> Regel:
    return next(r for r in lees_overzicht(laptop.coordinator) if r.dossier == DOSSIER)


def alles_klopt(*laptops: Laptop) -> None:
    wissel_uit(*laptops)
    assert all(laptop.store.controleer().klopt for laptop in laptops)
    # Found from the events alone: the same on every laptop, in whatever order they came.
    assert len({controleer_procesregels(laptop.store.lees()) for laptop in laptops}) == 1
    beelden = {
        (verhaal.status(laptop), tuple(verhaal.passages(laptop)), verhaal.opmerkingen(laptop))
        for laptop in laptops
    }
    assert len(beelden) == 1
