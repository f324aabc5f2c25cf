"""A municipal study at work: the parts of it that the tests need, each in a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.services import gesprekken, partijen
from korpsmonitor_tui.services.gesprekken import Planning
from korpsmonitor_tui.services.gespreksoverzicht import Afname, zet_afname
from korpsmonitor_tui.services.partijen import NieuwePartij
from korpsmonitor_tui.services.sessie import Editie
from tests.services.werkplek import Werkplek

if TYPE_CHECKING:
    from datetime import date


EDITIE = Editie("2012", "Gemeentelijk onderzoek 2012", "gemeenten")


@dataclass(frozen=True)
class Onderzoek(Werkplek):
    """A municipal study, its parts each in a line."""

    def organisatie(self, naam: str, hoort_bij: str = "arnhem") -> str:
        """A new organisation to interview; its code."""
        return partijen.nieuw(self.notulist, NieuwePartij(naam, hoort_bij))

    def interview(
        self,
        naam: str,
        datum: date,
        *functies: str,
        hoort_bij: str = "arnhem",
        afname: Afname = Afname.PERSOONLIJK,
        organisatie: str = "",
    ) -> str:
        """An organisation that was interviewed on a day, with who took part; its dossier."""
        code = self.organisatie(naam, hoort_bij)
        planning = Planning(datum, "10:00", naam, "notulist A", ("auditor B",))
        dossier = gesprekken.plan(self.coordinator, code, planning).id
        for functie in functies:
            wie = Deelnemer("", functie, organisatie or naam, "", "geheel", respondent=True)
            gesprekken.bewaar_deelnemer(self.notulist, dossier, wie)
        zet_afname(self.notulist, dossier, afname)
        return dossier
