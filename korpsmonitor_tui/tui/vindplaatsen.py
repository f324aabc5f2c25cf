"""Which screen shows what a search found, for texts that stand on no tab of a dossier."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.zoekplaatsen import lees_codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.zoeken import Zoekresultaat
    from korpsmonitor_tui.tui.basis import Werkscherm

_SCHERMEN: Final = "korpsmonitor_tui.tui.screens"


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """A screen, loaded when it is needed, and the line of it to go to."""

    module: str
    klasse: str
    argumenten: tuple[object, ...] = ()
    """Besides who is working."""
    regel: str = ""
    """Id of the line; empty for a screen that is no list."""

    def toon(self, zoekscherm: Werkscherm) -> None:
        """Go to the screen: the one that the search lies over if that is it, else a new one."""
        from korpsmonitor_tui.tui.schrijflijst import Schrijflijst

        klasse: type[Werkscherm] = getattr(importlib.import_module(f"{_SCHERMEN}.{self.module}"), self.klasse)
        onder = zoekscherm.app.screen_stack[-2]
        if not self.argumenten and type(onder) is klasse and isinstance(onder, Schrijflijst):
            zoekscherm.dismiss()
            onder.ververs_bij(self.regel)
            return
        scherm = klasse(zoekscherm.sessie, *self.argumenten)
        if self.regel and isinstance(scherm, Schrijflijst):
            scherm.begin_bij(self.regel)
        zoekscherm.app.push_screen(scherm)


def vindplaats(sessie: Sessie, resultaat: Zoekresultaat) -> Vindplaats | None:
    """Where a text is shown; None for what stands on a tab of its dossier. Reads: for a worker thread."""
    maak = _PLAATSEN.get(resultaat.soort)
    return maak(resultaat, *lees_codes(sessie, resultaat.soort, resultaat.entiteit)) if maak else None


def _rapporttekst(resultaat: Zoekresultaat, over: str, onderdeel: str) -> Vindplaats:
    waarover = over or partij_van(resultaat.dossier)
    return Vindplaats("rapportteksten", "RapporttekstenScreen", (waarover,), f"{waarover}/{onderdeel}")


def _dashboardtekst(_resultaat: Zoekresultaat, indicator: str, jaar: str) -> Vindplaats:
    return Vindplaats("dashboardteksten", "DashboardtekstenScreen", (int(jaar), indicator))


def _plan(actie: str, dag: str = "") -> Vindplaats:
    return Vindplaats("plan", "PlanScreen", regel=f"{actie}|{dag}")


_PLAATSEN: Final[dict[str, Callable[[Zoekresultaat, str, str], Vindplaats]]] = {
    "planactie": lambda treffer, _over, _deel: _plan(treffer.entiteit),
    "voortgang": lambda _treffer, actie, dag: _plan(actie, dag),
    "plandeel": lambda treffer, _over, _deel: _plan(treffer.entiteit),
    "tellingtekst": _dashboardtekst,
    "rapporttekst": _rapporttekst,
    "aandachtspunt": lambda treffer, eenheid, _deel: Vindplaats(
        "aandachtspunten", "AandachtspuntenScreen", (eenheid,), treffer.entiteit
    ),
    "aanbeveling": lambda treffer, _over, _deel: Vindplaats(
        "aanbevelingen", "AanbevelingenScreen", regel=treffer.entiteit
    ),
    "opvolging": lambda _treffer, aanbeveling, _deel: Vindplaats(
        "aanbevelingen", "AanbevelingenScreen", regel=f"eerder/{aanbeveling}"
    ),
    "maatregel": lambda treffer, _over, _deel: Vindplaats(
        "maatregelen", "MaatregelenScreen", regel=treffer.entiteit
    ),
    "praktijk": lambda treffer, _over, _deel: Vindplaats(
        "praktijken", "PraktijkenScreen", regel=treffer.entiteit
    ),
    "deskbron": lambda treffer, _over, _deel: Vindplaats(
        "deskbronnen", "DeskbronnenScreen", regel=treffer.entiteit
    ),
    "aanvulling": lambda treffer, _over, _deel: Vindplaats(
        "aanvullingen", "AanvullingenScreen", (treffer.dossier,), treffer.entiteit
    ),
    "partij": lambda _treffer, _over, _deel: Vindplaats("sneeuwbal", "SneeuwbalScreen"),
    "aanwijzing": lambda _treffer, _over, _deel: Vindplaats("sneeuwbal", "SneeuwbalScreen"),
}
"""Per soort, from what it is about and which part of that (:func:`lees_codes`)."""
