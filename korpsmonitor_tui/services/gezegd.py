"""What was said in the interview beside what the questionnaire states, over the bevindingen of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.codering import Coderingsoort
from korpsmonitor_tui.domain.gezegd import anders_gezegd
from korpsmonitor_tui.domain.reeks import Opgave
from korpsmonitor_tui.services.codeerbesluiten import lees_uitkomst
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.signaal import Signaal
    from korpsmonitor_tui.services.codeerbesluiten import Uitkomst
    from korpsmonitor_tui.services.sessie import Sessie


def lees_anders_gezegd(sessie: Sessie, dossier: str) -> tuple[Signaal, ...]:
    """Findings of figures that were said otherwise than they were stated; none before everybody who coded finished."""
    gecodeerd = sessie.store.lees().execute(
        "SELECT 1 FROM codering WHERE dossier = ? AND soort = ? AND vraag <> '' LIMIT 1",
        (dossier, Coderingsoort.CIJFER.value),
    )
    if gecodeerd.fetchone() is None:
        return ()
    return anders_gezegd_van(sessie, dossier, lees_uitkomst(sessie, dossier))


def anders_gezegd_van(sessie: Sessie, dossier: str, uitkomst: Uitkomst) -> tuple[Signaal, ...]:
    """As :func:`lees_anders_gezegd`, for who has what came of the coding already."""
    if uitkomst.voorlopig:
        return ()
    lijst = sessie.instrument.vragenlijst
    antwoorden = {
        vak: Opgave(vak.vraag, vak.rij, lijst.jaar_van(vak), gegeven.waarde, editie=sessie.editie.id)
        for vak, gegeven in lees_antwoorden(sessie.store.lees(), dossier).items()
    }
    return anders_gezegd(lijst, antwoorden, uitkomst.samen.bevindingen)
