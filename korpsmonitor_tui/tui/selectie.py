"""Which parties the overzicht shows, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.gesprekken import lees_gesprek
from korpsmonitor_tui.services.overzicht import lees_overzicht, tel_conflicten
from korpsmonitor_tui.tui.volgende_stap import standcode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.services.overzicht import Regel
    from korpsmonitor_tui.services.sessie import Sessie


class Groep(StrEnum):
    """A part of the overzicht that one key shows."""

    ALLE = "alle"
    MIJN = "mijn"
    TE_LAAT = "te_laat"
    KORPSEN = "korpsen"
    PARTNERS = "partners"


@dataclass(frozen=True, slots=True)
class Selectie:
    """What the user asked to see: a group, perhaps one stand of it, and words to look for."""

    groep: Groep = Groep.ALLE
    stand: str = ""
    """One of ``STANDEN``; empty for all."""
    zoek: str = ""


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything the overzicht shows, read at one moment."""

    regels: tuple[Regel, ...]
    gesprekken: dict[str, Gesprek]
    """By dossier."""
    namen: dict[str, str]
    """Of medewerkers, by id."""
    mijn: frozenset[str]
    """Dossiers in whose monitor team the user is."""
    conflicten: int = 0
    """What two laptops wrote differently, also of people and the edition."""

    def in_groep(self, groep: Groep) -> list[Regel]:
        """The parties of a group; what is overdue comes with the longest overdue first."""
        gekozen = [regel for regel in self.regels if self._hoort(regel, groep)]
        if groep == Groep.TE_LAAT:
            gekozen.sort(key=lambda regel: regel.termijn or date.max)
        return gekozen

    def _hoort(self, regel: Regel, groep: Groep) -> bool:
        return {
            Groep.ALLE: True,
            Groep.MIJN: regel.dossier in self.mijn,
            Groep.TE_LAAT: regel.te_laat or regel.maatregelen.te_laat > 0,
            Groep.KORPSEN: regel.partij.gemeten,
            Groep.PARTNERS: not regel.partij.gemeten,
        }[groep]

    def kies(self, selectie: Selectie) -> list[Regel]:
        """What a selection shows."""
        return [
            regel
            for regel in self.in_groep(selectie.groep)
            if selectie.stand in {"", standcode(regel)} and _past(regel, selectie.zoek)
        ]

    def regel(self, dossier: str) -> Regel | None:
        """The line of a dossier."""
        return next((regel for regel in self.regels if regel.dossier == dossier), None)

    def team(self, dossier: str) -> str:
        """Names of the auditors of a dossier."""
        gesprek = self.gesprekken.get(dossier)
        return ", ".join(self.namen.get(auditor, auditor) for auditor in gesprek.auditors) if gesprek else ""


def _past(regel: Regel, zoek: str) -> bool:
    tekst = _doorzoekbaar(
        (regel.partij.naam, regel.partij.code, *regel.partij.aliassen, regel.eenheid, regel.notulist)
    )
    return all(opzoeknaam(woord) in tekst for woord in zoek.split())


def _doorzoekbaar(namen: Iterable[str]) -> str:
    return " ".join(opzoeknaam(naam) for naam in namen)


def lees(sessie: Sessie) -> Overzicht:
    """Read the overzicht; for a worker thread."""
    db = sessie.store.lees()
    regels = lees_overzicht(sessie)
    gesprekken = {
        regel.dossier: gesprek
        for regel in regels
        if regel.gepland and (gesprek := lees_gesprek(db, regel.dossier))
    }
    ik = sessie.medewerker.id if sessie.medewerker else ""
    mijn = frozenset(
        dossier
        for dossier, gesprek in gesprekken.items()
        if ik and ik in {gesprek.notulist, *gesprek.auditors}
    )
    # What belongs to no dossier is no part of any line.
    conflicten = tel_conflicten(sessie)
    return Overzicht(regels, gesprekken, medewerkers.namen(db), mijn, conflicten)
