"""Giving a dimension of a korps its score, in a weegsessie, with its motivation and evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import lees_score, zonder_oordeel
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers, weegsessies
from korpsmonitor_tui.services.blindscores import lees_blindstand
from korpsmonitor_tui.services.entiteiten import maak_of_herstel
from korpsmonitor_tui.services.korpsweging import score_id
from korpsmonitor_tui.services.referentiescore import lees_referentiescore
from korpsmonitor_tui.services.scoreinvoer import (
    Scoreinvoer,
    eis_dimensie,
    eis_korps,
    keur_invoer,
    zet_oordeel,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.gegeven_score import GegevenScore
    from korpsmonitor_tui.domain.instrument import Dimensie, Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database
    from korpsmonitor_tui.store.transactie import Transactie

__all__ = ["SOORT", "Scoreinvoer", "Scoreuitslag", "geef_score", "waarschuwing"]

SOORT: Final = "score"


@dataclass(frozen=True, slots=True)
class Scoreuitslag:
    """What became of giving a score."""

    gegeven: GegevenScore
    vorige: GegevenScore | None
    """What it took the place of."""
    gewijzigd: bool
    """False if exactly this stood there already."""
    waarschuwing: str
    """What is odd about it but allowed; empty for nothing."""


def geef_score(
    sessie: Sessie, dossier: str, dimensie: str, invoer: Scoreinvoer, *, op: Sequence[str] | None = None
) -> Scoreuitslag:
    """Give a dimension of a korps its score, as one event. ``op`` are the heads that the form was opened on.

    Who belongs to the korps and attends is recorded as abstaining. In a weegsessie in which members score blind this
    settles their scores, and is refused until all of them gave theirs; once they began, a score in another weegsessie
    is refused likewise. Raises StapGeweigerd for who may not, a closed weegsessie, an open verslag or a conflict;
    InmiddelsGewijzigd for other heads or other words of the evidence; OnbruikbareInvoer without motivation or evidence;
    NietGevonden for an unknown korps, dimension or weegsessie.
    """
    partij = eis_korps(sessie, dossier)
    gekozen = eis_dimensie(sessie, dimensie)
    id_ = score_id(dossier, gekozen.code)

    def taak(tx: Transactie) -> Scoreuitslag:
        oordeel = keur_invoer(sessie, tx, dossier, invoer)
        oordeel = replace(
            oordeel, blind=_eis_blind_klaar(sessie, tx.db, dossier, gekozen.code, oordeel.sessie)
        )
        vorige = (
            lees_score(tx.waarde(SOORT, id_, "oordeel"), sessie.instrument.schaal)
            if tx.stand(SOORT, id_).bestaat
            else None
        )
        maak_of_herstel(tx, SOORT, {"dossier": dossier, "dimensie": gekozen.code}, id_)
        zet_oordeel(tx, SOORT, id_, oordeel.naar_json(), op)
        vreemd = (
            waarschuwing(partij, gekozen, oordeel),
            _anders_dan_geteld(sessie, dossier, gekozen.code, oordeel),
        )
        return Scoreuitslag(oordeel, vorige, bool(tx.events), " ".join(filter(None, vreemd)))

    return sessie.store.voer_uit(sessie.wie, taak)


def _eis_blind_klaar(
    sessie: Sessie, db: Database, dossier: str, dimensie: str, weegsessie: str
) -> tuple[str, ...]:
    """Ids of the members who scored this blind. Raises StapGeweigerd while one of them still has to.

    Another weegsessie is no way round blind scoring that was begun, unless that one was closed: given up.
    """
    editie = sessie.editie.id
    gevonden = weegsessies.vind(db, editie, weegsessie)
    stand = lees_blindstand(sessie, db, dossier, dimensie, gevonden)
    begonnen = (
        lees_blindstand(sessie, db, dossier, dimensie, ander)
        for ander in weegsessies.alle(db, editie)
        if ander.open and ander.id != gevonden.id
    )
    for blind in (stand, *(ander for ander in begonnen if ander.gedaan)):
        if blind.wacht_op:
            namen = medewerkers.namen(db)
            raise StapGeweigerd(
                _("Dit wordt in weegsessie “{sessie}” eerst blind gescoord; nog niet door {namen}.").format(
                    sessie=blind.sessie.naam, namen=", ".join(namen.get(lid, lid) for lid in blind.wacht_op)
                )
            )
    return stand.gedaan if stand.leden else ()


def _anders_dan_geteld(sessie: Sessie, dossier: str, dimensie: str, oordeel: GegevenScore) -> str:
    """That the answers on the referenties come to another colour; empty where they do not, or say nothing."""
    geteld = lees_referentiescore(sessie, dossier, dimensie)
    if geteld is None or zonder_oordeel(oordeel.score) or oordeel.score in geteld.scores:
        return ""
    return geteld.tekst


def waarschuwing(partij: Gesprekspartij, dimensie: Dimensie, oordeel: GegevenScore) -> str:
    """What is odd about this score but allowed; empty for nothing."""
    if zonder_oordeel(oordeel.score) or dimensie.code not in partij.nauwelijks:
        return ""
    return _(
        "{dimensie} is op {korps} nauwelijks van toepassing; ga na of een kleur hier past, of n.v.t. met een reden."
    ).format(dimensie=dimensie.naam, korps=partij.naam)
