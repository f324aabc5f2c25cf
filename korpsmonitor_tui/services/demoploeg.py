"""Who works in the demonstration, and its fictive time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.werkdagen import is_werkdag

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


class Klok:
    """The fictive time of the demonstration."""

    def __init__(self, vandaag: date) -> None:
        self.vandaag = vandaag
        self.zet(0)

    def zet(self, dagen_geleden: int, uur: int = 9) -> None:
        """Go to a moment so many days before today, or on the last working day before that."""
        dag = self.vandaag - timedelta(days=dagen_geleden)
        while not is_werkdag(dag):
            dag -= timedelta(days=1)
        self.nu = datetime.combine(dag, time(uur), UTC)

    def __call__(self) -> datetime:
        """Every look at the clock takes a second."""
        self.nu += timedelta(seconds=1)
        return self.nu


@dataclass(frozen=True, slots=True)
class Ploeg:
    """The fictive monitor team."""

    coordinator: Sessie
    notulisten: tuple[Persoon, ...]
    auditors: tuple[Persoon, ...]
    wegers: tuple[Persoon, ...]

    def notulist(self, nr: int) -> Sessie:
        """One of them at work; with more dossiers than people they take turns."""
        return self.coordinator.als(self.notulisten[nr % len(self.notulisten)])

    def auditor(self, nr: int) -> Sessie:
        """As :meth:`notulist`."""
        return self.coordinator.als(self.auditors[nr % len(self.auditors)])

    @property
    def weger(self) -> Sessie:
        """The member of the weegploeg who scores; another one abstains where that is due."""
        return self.coordinator.als(self.wegers[0])


def maak_ploeg(sessie: Sessie) -> Ploeg:
    """Add the members to the database; auditors have korpsen of their own, on which they never work."""
    notulisten = tuple(
        medewerkers.nieuw(sessie, _("notulist {nr}").format(nr=nr), [Rol.NOTULIST]) for nr in (1, 2, 3)
    )
    korpsen = (["rotterdam-rijnmond"], ["twente", "gelderland-zuid"], ["drenthe"])
    auditors = tuple(
        medewerkers.nieuw(sessie, _("auditor {nr}").format(nr=nr), [Rol.AUDITOR], eigen)
        for nr, eigen in enumerate(korpsen, 1)
    )
    wegers = (
        medewerkers.nieuw(sessie, _("lid weegploeg"), [Rol.WEEGPLOEG]),
        medewerkers.nieuw(sessie, _("lid weegploeg 2"), [Rol.WEEGPLOEG], ["hollands-midden"]),
    )
    return Ploeg(sessie, notulisten, auditors, wegers)
