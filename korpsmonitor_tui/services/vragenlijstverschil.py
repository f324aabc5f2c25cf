"""The change list between two versions of the questionnaire, and what it means for the answers of this edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.domain.vragenlijstgevolgen import Ingevuld, bepaal_gevolgen
from korpsmonitor_tui.domain.vragenlijstverschil import vergelijk
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.vragenlijstversies import grenzen, lees_concept, zoek_lijst

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.vragenlijst import Vragenlijst
    from korpsmonitor_tui.domain.vragenlijstgevolgen import Gevolgen
    from korpsmonitor_tui.domain.vragenlijstverschil import Wijziging
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Verschil:
    """What differs, and for which answers that matters."""

    oud: Vragenlijst
    nieuw: Vragenlijst
    wijzigingen: tuple[Wijziging, ...]
    gevolgen: Gevolgen
    losse_bronnen: tuple[tuple[str, str], ...]
    """(code of another source, id of a question) that were compared and no longer can be."""


def verschil(sessie: Sessie, nieuw: str, oud: str = "") -> Verschil:
    """Compare two versions, each a label or the name of a file; ``oud`` is by default what this edition works with.

    Raises NietGevonden, or OnbruikbareInvoer with every mistake in a draft.
    """
    return vergelijk_lijsten(
        sessie, zoek_lijst(sessie, oud) if oud else sessie.instrument.vragenlijst, zoek_lijst(sessie, nieuw)
    )


def proef(sessie: Sessie, bestand: Path | None) -> Verschil:
    """What publishing this draft would change; nothing is written. Raises OnbruikbareInvoer with every mistake."""
    return vergelijk_lijsten(sessie, sessie.instrument.vragenlijst, lees_concept(sessie, bestand))


def vergelijk_lijsten(sessie: Sessie, oud: Vragenlijst, nieuw: Vragenlijst) -> Verschil:
    """Compare two versions and look up what was answered in this edition."""
    wijzigingen = vergelijk(oud, nieuw)
    weg = oud.vragen.keys() - nieuw.vragen.keys()
    los = tuple(
        (bron.code, vraag)
        for bron in sessie.instrument.bronnen
        for vraag in dict.fromkeys(vraag for gegeven in bron.gegevens for vraag in gegeven.tegenover)
        if vraag in weg
    )
    gevolgen = bepaal_gevolgen(oud, nieuw, wijzigingen, _lees_ingevuld(sessie))
    return Verschil(oud, nieuw, wijzigingen, gevolgen, los)


def _lees_ingevuld(sessie: Sessie) -> list[Ingevuld]:
    """Every answer of this edition by party, in one pass."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT dossier, vraag, rij, jaar, waarde FROM antwoord WHERE dossier > ? AND dossier < ? "
            "AND (coalesce(waarde, '') != '' OR coalesce(toelichting, '') != '')",
            grenzen(sessie.editie.id),
        )
        .fetchall()
    )
    per_dossier: dict[str, dict[Vak, str]] = {}
    for dossier, vraag, rij, jaar, waarde in rijen:
        per_dossier.setdefault(dossier, {})[Vak(vraag or "", rij or "", jaar or "")] = waarde or ""
    return [_ingevuld(sessie, partij_van(dossier), waarden) for dossier, waarden in per_dossier.items()]


def _ingevuld(sessie: Sessie, code: str, waarden: dict[Vak, str]) -> Ingevuld:
    partij = sessie.instrument.partij(code)
    return Ingevuld(code, partij.soort if partij else "", waarden)
