"""A weegploeg at work: a weegsessie, and scores with evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.services import scores, weegsessies
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.scores import Scoreinvoer
from korpsmonitor_tui.services.weegsessies import Sessiegegevens
from tests.oordelen import GEEL, GROEN
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.scores import Scoreuitslag
    from tests.services.conftest import Laptop

WEGERS = ("weger H", "weger I", "weger J")
DIMENSIE = "toezicht.kwaliteit"
BUITEN = Bewijs(Bewijssoort.BRON, "", "Jaarverslag 2012 van de gemeente: maandelijks gecontroleerd.")
"""A source outside the program: evidence that is always at hand."""


def open_sessie(laptop: Laptop, *aanwezig: str, blind: tuple[str, ...] = (), naam: str = "") -> Weegsessie:
    return weegsessies.nieuw(
        laptop.coordinator, Sessiegegevens(naam or None, aanwezig=aanwezig or WEGERS, blind=blind)
    )


def invoer(score: Score = GEEL, motivatie: str = "Zie het verslag.", *bewijs: Bewijs) -> Scoreinvoer:
    return Scoreinvoer(score, motivatie, bewijs or (BUITEN,))


def scoor(
    laptop: Laptop, score: Score = GEEL, dimensie: str = DIMENSIE, dossier: str = DOSSIER
) -> Scoreuitslag:
    return scores.geef_score(laptop.weger, dossier, dimensie, invoer(score))


def scoor_alles(laptop: Laptop, dossier: str = DOSSIER, **anders: Score) -> None:
    """Groen on every dimension, but for those named (``toezicht__kwaliteit``)."""
    uitzonderingen = {naam.replace("__", "."): score for naam, score in anders.items()}
    for code in laptop.coordinator.weegregels.dimensies:
        scoor(laptop, uitzonderingen.get(code, GROEN), code, dossier)


def weging(laptop: Laptop, dossier: str = DOSSIER) -> Korpsweging:
    return lees_korpsweging(laptop.coordinator, dossier)
