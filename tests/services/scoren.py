"""Scores written straight into the store, for what only reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, GegevenScore, Partneroordeel
from korpsmonitor_tui.services.korpsweging import lees_korpsweging, score_id
from tests.oordelen import GROEN
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gegeven_score import Bewijs
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop


def scoor(
    laptop: Laptop,
    dimensie: str,
    score: Score,
    motivatie: str = "Zoals in het verslag staat.",
    bewijs: tuple[Bewijs, ...] = (),
    dossier: str = DOSSIER,
) -> None:
    _zet(
        laptop, "score", dossier, dimensie, "oordeel", GegevenScore(score, motivatie, bewijs, "s").naar_json()
    )


def scoor_alles(laptop: Laptop, score: Score = GROEN, dossier: str = DOSSIER) -> None:
    """Every dimension, and every partner column, and the eindscore that the rules leave."""
    for cel in lees_korpsweging(laptop.coordinator, dossier).cellen:
        scoor(laptop, cel.dimensie.code, score, f"{cel.dimensie.naam} is op orde.", dossier=dossier)
    for partner in lees_korpsweging(laptop.coordinator, dossier).partners:
        neem_over(laptop, partner.dimensie.code, "groen", "Het loopt goed.", dossier=dossier)
    zet_eindscore(laptop, score, dossier=dossier)


def neem_over(laptop: Laptop, kolom: str, kleur: str, toelichting: str, dossier: str = DOSSIER) -> None:
    oordeel = Partneroordeel(kleur, toelichting, "vragenlijst", "antwoord")
    _zet(laptop, "partneroordeel", dossier, kolom, "overgenomen", oordeel.naar_json())


def zet_ernaast(laptop: Laptop, kolom: str, score: Score, motivatie: str, dossier: str = DOSSIER) -> None:
    gegeven = GegevenScore(score, motivatie, (), "s")
    _zet(laptop, "partneroordeel", dossier, kolom, "wijziging", gegeven.naar_json())


def zet_eindscore(laptop: Laptop, score: Score, motivatie: str = "", dossier: str = DOSSIER) -> None:
    """On the scores as they are now."""
    weging = lees_korpsweging(laptop.coordinator, dossier)
    oordeel = Eindoordeel(
        score, motivatie, "s", weging.regels.versie, weging.weging.toegestaan, tuple(weging.scores.items())
    )

    def taak(tx: Transactie) -> None:
        tx.maak("eindscore", {"dossier": dossier}, dossier)
        tx.zet("eindscore", dossier, "oordeel", oordeel.naar_json())

    laptop.store.voer_uit(laptop.coordinator.wie, taak)


def _zet(
    laptop: Laptop, soort: str, dossier: str, dimensie: str, veld: str, waarde: dict[str, object]
) -> None:
    def taak(tx: Transactie) -> None:
        id_ = tx.maak(soort, {"dossier": dossier, "dimensie": dimensie}, score_id(dossier, dimensie))
        tx.zet(soort, id_, veld, waarde)

    laptop.store.voer_uit(laptop.coordinator.wie, taak)
