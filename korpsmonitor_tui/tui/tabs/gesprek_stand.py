"""What the gesprek tab shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Aanwezigheid
from korpsmonitor_tui.services import gesprekken, medewerkers, notuleren
from korpsmonitor_tui.services.bespreekpunten import bespreekpunten_per_hoofdstuk

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.services.bespreekpunten import Bespreekpunt
    from korpsmonitor_tui.services.notuleren import Notulen
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Gespreksstand:
    """One chapter of the minutes, and who is at the table."""

    gesprek: Gesprek | None
    sprekers: tuple[str, ...]
    hoofdstuk: str
    notulen: Notulen
    vast: str
    """Why nothing can be written now, or empty."""
    vervallen: str
    """The note that was being typed, if it was undone or deleted meanwhile."""
    punten: tuple[Bespreekpunt, ...] = ()
    """What must be talked about in this chapter."""


def lees_stand(sessie: Sessie, dossier: str, hoofdstuk: str, behalve: str) -> Gespreksstand:
    """For a worker thread; the note ``behalve`` is still being typed."""
    db = sessie.store.lees()
    gesprek = gesprekken.lees_gesprek(db, dossier)
    namen = medewerkers.namen(db)
    team = [namen[id_] for id_ in (*gesprek.auditors, gesprek.notulist) if id_ in namen] if gesprek else []
    deelnemers = gesprekken.lees_deelnemers(db, dossier)
    aanwezig = [deelnemer.label for deelnemer in deelnemers if deelnemer.aanwezig != Aanwezigheid.AFWEZIG]
    return Gespreksstand(
        gesprek,
        tuple(dict.fromkeys([*aanwezig, *team])),
        hoofdstuk,
        notuleren.lees_notulen(db, dossier, hoofdstuk, behalve),
        notuleren.waarom_niet(sessie, dossier),
        behalve if notuleren.is_vervallen(db, behalve) else "",
        bespreekpunten_per_hoofdstuk(sessie, dossier).get(hoofdstuk, ()),
    )
