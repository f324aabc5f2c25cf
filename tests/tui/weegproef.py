"""Scores as they come in from anywhere, for the screens that show them: of every kind, and some that meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import (
    Bewijs,
    Bewijssoort,
    Eindoordeel,
    GegevenScore,
    Partneroordeel,
)
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from tests.oordelen import BLANCO, GEEL, GROEN, NVT, ROOD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

EDITIE = "2011-2012"
GRONINGEN, TWENTE, DRENTHE = (f"{EDITIE}/{korps}" for korps in ("groningen", "twente", "drenthe"))
MANDAAT = "organisatie.korpsexpert_mandaat"


def gegeven(score: Score, motivatie: str = "", *, sessie: str = "", bewijs: str = "") -> GegevenScore:
    """A score with one piece of evidence, if any is named."""
    stukken = (Bewijs(Bewijssoort.VERSLAG, "p1", bewijs, GRONINGEN, versie=2),) if bewijs else ()
    return GegevenScore(score, motivatie or f"Want {score}.", stukken, sessie)


def zet_scores(laptop: Laptop, dossier: str, scores: Mapping[str, GegevenScore]) -> None:
    """By dimension, as events, without the rules about who may."""

    def taak(tx: Transactie) -> None:
        for dimensie, score in scores.items():
            id_ = tx.maak("score", {"dossier": dossier, "dimensie": dimensie}, f"{dossier}/{dimensie}")
            tx.zet("score", id_, "oordeel", score.naar_json())

    laptop.store.voer_uit(laptop.coordinator.wie, taak)


def zet_score(laptop: Laptop, dossier: str, dimensie: str, score: GegevenScore) -> None:
    """One score."""
    zet_scores(laptop, dossier, {dimensie: score})


def zet_alle(laptop: Laptop, dossier: str, score: Score = GROEN) -> None:
    """Every dimension of a korps alike."""
    cellen = lees_korpsweging(laptop.coordinator, dossier).cellen
    zet_scores(laptop, dossier, {cel.dimensie.code: gegeven(score) for cel in cellen})


def zet_eind(laptop: Laptop, dossier: str, score: Score, motivatie: str = "") -> None:
    """An eindscore on the scores as they are."""
    korps = lees_korpsweging(laptop.coordinator, dossier)
    oordeel = Eindoordeel(
        score, motivatie, "", "2011-2012", korps.weging.toegestaan, tuple(korps.scores.items())
    )

    def taak(tx: Transactie) -> None:
        id_ = tx.maak("eindscore", {"dossier": dossier}, dossier)
        tx.zet("eindscore", id_, "oordeel", oordeel.naar_json())

    laptop.store.voer_uit(laptop.coordinator.wie, taak)


def zet_partner(laptop: Laptop, dossier: str, kolom: str, kleur: str, anders: Score | None = None) -> None:
    """What a korps thinks of a partner, and what the weegploeg put beside it."""

    def taak(tx: Transactie) -> None:
        id_ = tx.maak("partneroordeel", {"dossier": dossier, "dimensie": kolom}, f"{dossier}/{kolom}")
        over = Partneroordeel(kleur, "Korte lijnen.", "vragenlijst", "a1")
        tx.zet("partneroordeel", id_, "overgenomen", over.naar_json())
        if anders is not None:
            tx.zet("partneroordeel", id_, "wijziging", gegeven(anders, "Zie het verslag.").naar_json())

    laptop.store.voer_uit(laptop.coordinator.wie, taak)


def van_alles(laptop: Laptop) -> None:
    """Groningen done and changed afterwards, Twente with an eindscore that deviates, Drenthe half way."""
    zet_alle(laptop, GRONINGEN)
    zet_eind(laptop, GRONINGEN, GROEN)
    zet_score(
        laptop,
        GRONINGEN,
        MANDAAT,
        gegeven(GEEL, "Het mandaat ligt niet vast.", bewijs="Nog geen besluit."),
    )
    zet_alle(laptop, TWENTE)
    zet_eind(laptop, TWENTE, ROOD, "De uitvoering blijft achter bij het beleid.")
    for code, score in zip(
        ("referentiekader", "korpsexpert_kwaliteit", "gedragscode"),
        (ROOD, BLANCO, NVT),
        strict=True,
    ):
        zet_score(laptop, DRENTHE, f"organisatie.{code}", gegeven(score))
    zet_partner(laptop, DRENTHE, "partners.om", "rood", GEEL)
    zet_partner(laptop, GRONINGEN, "partners.om", "groen")
