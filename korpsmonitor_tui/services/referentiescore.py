"""What the answers on the referenties come to as a score: to be laid beside the score, never in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.referentiekader import bereken
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorereeks
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.referentiekader import Referentiestand
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


@dataclass(frozen=True, slots=True)
class Referentiescore:
    """What the answers say, and which colours the rules give that."""

    stand: Referentiestand
    scores: tuple[Score, ...]
    """Best first; several as long as referenties are open."""

    @property
    def tekst(self) -> str:
        """In one sentence."""
        return _("De antwoorden op de referenties: {stand}; dat is {scores}.").format(
            stand=self.stand, scores=scorereeks(self.scores)
        )


def lees_referentiescore(
    sessie: Sessie, dossier: str, dimensie: str, db: Database | None = None
) -> Referentiescore | None:
    """What the answers come to for this dimension; None if it has no percentage, or nothing was answered."""
    regel = sessie.instrument.referentieregel
    drempel = sessie.weegregels.percentages.get(dimensie)
    vraag = sessie.instrument.vragen.get(regel.rooster) if regel else None
    if regel is None or drempel is None or vraag is None:
        return None
    antwoorden = lees_antwoorden(db or sessie.store.lees(), dossier)
    gegeven = {str(vak): antwoorden[vak].waarde if vak in antwoorden else "" for vak in vraag.vakken}
    stand = bereken(gegeven, regel.deels)
    if stand.percentage is None or not any(waarde.strip() for waarde in gegeven.values()):
        return None
    oordelen = sessie.instrument.schaal.oordelen
    slechtst, best = (
        oordelen.index(drempel.score(deel)) for deel in (stand.percentage.laag, stand.percentage.hoog)
    )
    return Referentiescore(stand, oordelen[best : slechtst + 1])
