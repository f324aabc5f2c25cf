"""What the gesprek tab shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Aanwezigheid, labels
from korpsmonitor_tui.services import afkortingen, gesprekken, medewerkers, notuleren
from korpsmonitor_tui.services.gids import lees_gids, lees_grond

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.services.gids import Gids, Gidsgrond
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
    codes: dict[str, str] = field(default_factory=dict)
    """What is written out while typing."""


@dataclass(frozen=True, slots=True)
class Gidsstand:
    """The guide, with what it was read on."""

    gids: Gids
    grond: Gidsgrond
    stempel: tuple[object, ...]
    """Of the answers and the questionnaire: as long as they stay as they are the ground is not read again."""


def lees_gidsstand(sessie: Sessie, dossier: str, vorige: Gidsstand | None) -> Gidsstand:
    """For a worker thread; while people talk only notes and points change, so the rest is taken from ``vorige``."""
    stempel = (
        sessie.instrument.vragenlijst.versie,
        sessie.instrument.vragenlijst.sha256,
        *sessie.store.lees()
        .execute(
            "SELECT count(*), max(event) FROM kop WHERE soort = 'antwoord' AND entiteit > ? AND entiteit < ?",
            (f"{dossier}/", f"{dossier}0"),
        )
        .fetchone(),
    )
    grond = vorige.grond if vorige and vorige.stempel == stempel else lees_grond(sessie, dossier)
    return Gidsstand(lees_gids(sessie, dossier, grond), grond, stempel)


def lees_stand(sessie: Sessie, dossier: str, hoofdstuk: str, behalve: str) -> Gespreksstand:
    """For a worker thread; the note ``behalve`` is still being typed."""
    db = sessie.store.lees()
    gesprek = gesprekken.lees_gesprek(db, dossier)
    namen = medewerkers.namen(db)
    team = [namen[id_] for id_ in (*gesprek.auditors, gesprek.notulist) if id_ in namen] if gesprek else []
    deelnemers = gesprekken.lees_deelnemers(db, dossier)
    namen_aan_tafel = labels(deelnemers)
    aanwezig = [namen_aan_tafel[d.id] for d in deelnemers if d.aanwezig != Aanwezigheid.AFWEZIG]
    return Gespreksstand(
        gesprek,
        tuple(dict.fromkeys([*aanwezig, *team])),
        hoofdstuk,
        notuleren.lees_notulen(db, dossier, hoofdstuk, behalve),
        notuleren.waarom_niet(sessie, dossier),
        behalve if notuleren.is_vervallen(db, behalve) else "",
        afkortingen.lees_eigen(db, sessie.editie.id),
    )
