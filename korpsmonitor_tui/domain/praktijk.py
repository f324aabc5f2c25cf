"""Best practices and knelpunten: what works and what does not, by theme (001, chapter 7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.noten import Noot


class Praktijksoort(StrEnum):
    """What it is."""

    BEST_PRACTICE = "best_practice"
    KNELPUNT = "knelpunt"


@dataclass(frozen=True, slots=True)
class Praktijk:
    """One best practice or knelpunt."""

    id: str
    soort: Praktijksoort
    thema: str
    """Code of the aandachtsveld; empty if it is of none."""
    naam: str
    tekst: str
    partij: str
    """Code of the party that it is about; empty for all."""
    bronnen: tuple[Noot, ...]
    """What it leans on, in the order in which it was named."""
    volgorde: str
    nummer: int = 0
    """Its place in the list of the edition, from 1."""


def soortnaam(soort: Praktijksoort, *, meervoud: bool = False) -> str:
    """The kind for people."""
    if meervoud:
        return {Praktijksoort.BEST_PRACTICE: _("best practices"), Praktijksoort.KNELPUNT: _("knelpunten")}[
            soort
        ]
    return {Praktijksoort.BEST_PRACTICE: _("best practice"), Praktijksoort.KNELPUNT: _("knelpunt")}[soort]


def lees_soort(tekst: str) -> Praktijksoort:
    """A kind by its code or name. Raises OnbruikbareInvoer for an unknown one."""
    gezocht = tekst.strip().casefold().replace("-", "_").replace(" ", "_")
    if gezocht in set(Praktijksoort):
        return Praktijksoort(gezocht)
    raise OnbruikbareInvoer(
        _("Onbekende soort “{soort}”; kies uit {soorten}. Er is niets gewijzigd.").format(
            soort=tekst, soorten=", ".join(Praktijksoort)
        )
    )
