"""Scores as another laptop may have written them, without the rules of who gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import Eindoordeel, GegevenScore, Partneroordeel
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.sessie import dossier_id

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie


def zet_score(sessie: Sessie, korps: str, dimensie: str, score: Score) -> None:
    """Score a dimension of a korps in the edition of this session."""
    dossier = dossier_id(sessie.editie.id, korps)
    oordeel = GegevenScore(score, "Zo is het.", (), "zitting").naar_json()
    _schrijf(sessie, "score", score_id(dossier, dimensie), "oordeel", oordeel, dossier, dimensie)


def zet_eindscore(
    sessie: Sessie, korps: str, score: Score, op: tuple[tuple[str, Score | None], ...] = ()
) -> None:
    """Set the eindscore of a korps, on these scores (by dimension)."""
    dossier = dossier_id(sessie.editie.id, korps)
    oordeel = Eindoordeel(score, "", "zitting", "2011-2012", (score,), op).naar_json()
    _schrijf(sessie, "eindscore", dossier, "oordeel", oordeel, dossier)


def zet_partneroordeel(sessie: Sessie, korps: str, kolom: str, kleur: str) -> None:
    """Adopt what a korps thinks of a partner."""
    dossier = dossier_id(sessie.editie.id, korps)
    oordeel = Partneroordeel(kleur, "", "vragenlijst", "").naar_json()
    _schrijf(sessie, "partneroordeel", score_id(dossier, kolom), "overgenomen", oordeel, dossier, kolom)


def _schrijf(
    sessie: Sessie, soort: str, id_: str, veld: str, waarde: object, dossier: str, dimensie: str = ""
) -> None:
    def taak(tx: Transactie) -> None:
        tx.maak(soort, {"dossier": dossier, **({"dimensie": dimensie} if dimensie else {})}, id_)
        tx.zet(soort, id_, veld, waarde)

    sessie.store.voer_uit(sessie.wie, taak)
