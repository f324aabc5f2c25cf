"""Korpsen that were weighed, as tests of what follows from it need them: scores and eindscores in one handeling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort, Eindoordeel, GegevenScore
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, score_id
from tests.oordelen import als_score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie

BEWIJS = (Bewijs(Bewijssoort.BRON, "", "gegeven door een test"),)


def weger(sessie: Sessie, naam: str = "weger W", *korpsen: str) -> Sessie:
    """Somebody of the weegploeg at work; made if need be."""
    if all(persoon.naam != naam for persoon in medewerkers.lijst(sessie.store.lees())):
        medewerkers.nieuw(sessie, naam, [Rol.WEEGPLOEG], list(korpsen))
    return medewerkers.kies(sessie, naam)


def scoor(
    sessie: Sessie, partij: str, scores: Mapping[str, str], *, verder: str = "groen", motivatie: str = ""
) -> str:
    """Score a korps on every dimension of the eindscore: ``scores`` by full code, the others ``verder`` (empty: not)."""
    dossier = sessie.dossier(partij)
    dimensies = sessie.instrumenten.weegregels(sessie.editie.instrument).dimensies
    alle = {**(dict.fromkeys(dimensies, verder) if verder else {}), **scores}

    def taak(tx: Transactie) -> None:
        for code, score in alle.items():
            id_ = score_id(dossier, code)
            tx.maak("score", {"dossier": dossier, "dimensie": code}, id_)
            gezegd = motivatie or f"Waarom {code} {score} is."
            tx.zet(
                "score", id_, "oordeel", GegevenScore(als_score(score), gezegd, BEWIJS, "sessie").naar_json()
            )

    sessie.store.voer_uit(sessie.wie, taak)
    return dossier


def zet_eindscore(sessie: Sessie, partij: str, score: str, motivatie: str = "") -> None:
    """Set the eindscore on the scores as they are."""
    dossier = sessie.dossier(partij)
    nu = lees_korpsweging(sessie, dossier).scores
    oordeel = Eindoordeel(
        als_score(score), motivatie, "sessie", "2011-2012", (als_score(score),), tuple(nu.items())
    )

    def taak(tx: Transactie) -> None:
        tx.maak("eindscore", {"dossier": dossier}, dossier)
        tx.zet("eindscore", dossier, "oordeel", oordeel.naar_json())

    sessie.store.voer_uit(sessie.wie, taak)
