"""The weging of the demonstration: published colours that the text proves, with their source as evidence.

Who weighs, when, and that it was in this weegsessie is fictive. What no text proves is not scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.gegeven_score import Bewijs, Bewijssoort
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services import eindscores, partneroordelen, scores, weegsessies
from korpsmonitor_tui.services.eindscores import Eindinvoer
from korpsmonitor_tui.services.scores import Scoreinvoer
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.services.toegang import lees_status
from korpsmonitor_tui.services.verslagtekst import lees_passages
from korpsmonitor_tui.services.weegsessies import Sessiegegevens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.bronvermelding import Publicaties
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.intake.demotekst import Demokorps
    from korpsmonitor_tui.services.demoploeg import Klok, Ploeg
    from korpsmonitor_tui.services.sessie import Sessie

_JAAR: Final = 2012
"""The edition of which the published colours are used."""


def weeg(ploeg: Ploeg, klok: Klok, korpsen: Sequence[Demokorps]) -> None:
    """Score every korps whose verslag is definitief in a weegsessie that is closed, and leave another one open."""
    klok.zet(1, uur=13)
    aanwezig = tuple(persoon.id for persoon in (*ploeg.wegers, *ploeg.auditors))
    sessie = weegsessies.nieuw(
        ploeg.coordinator, Sessiegegevens(_("Eerste weegsessie (fictief voorbeeld)"), aanwezig=aanwezig)
    )
    db = ploeg.coordinator.store.lees()
    for korps in korpsen:
        dossier = ploeg.coordinator.dossier(korps.partij)
        if lees_status(db, dossier) == Status.DEFINITIEF:
            _weeg_korps(ploeg.weger, sessie, dossier, korps)
    weegsessies.sluit(ploeg.coordinator, sessie.id)
    weegsessies.nieuw(
        ploeg.coordinator, Sessiegegevens(_("Tweede weegsessie (fictief voorbeeld)"), aanwezig=aanwezig)
    )


def _weeg_korps(weger: Sessie, sessie: Weegsessie, dossier: str, korps: Demokorps) -> None:
    partij = partij_van(dossier)
    balk = weger.instrument.kleurenbalk(partij, _JAAR)
    if balk is None:
        return
    publicaties = weger.instrument.publicaties
    bronnen = dict(balk.bronnen)
    passages = _passages(weger, dossier, korps)
    weegbaar = set(weger.weegregels.dimensies)
    gescoord = [(code, kleur) for code, kleur in balk.kleuren if code in weegbaar]
    for code, score in gescoord:
        bron = bronvermelding(bronnen[code], publicaties)
        motivatie = _("Gepubliceerd als {score} ({bron}).").format(score=score, bron=bron)
        bewijs = _bewijs(bronnen[code], passages, publicaties)
        scores.geef_score(weger, dossier, code, Scoreinvoer(score, motivatie, bewijs, sessie.id))
    partneroordelen.neem_over(weger, (partij,))
    eind = next((kleur for code, kleur in balk.kleuren if code == EINDSCORE), None)
    if eind is not None:
        bron = bronvermelding(bronnen[EINDSCORE], publicaties)
        eindscores.zet(weger, dossier, _eind(eind, bron, sessie))


def _eind(eind: Score, bron: str, sessie: Weegsessie) -> Eindinvoer:
    return Eindinvoer(
        eind,
        _("Gepubliceerd als {score} ({bron}).").format(score=eind, bron=bron),
        _("De kleur van de andere dimensies is in de scan niet te lezen en is daarom niet ingevuld."),
        sessie.id,
    )


def _passages(weger: Sessie, dossier: str, korps: Demokorps) -> dict[str, str]:
    """By line of the scan, as sources name it, the id of the passage that holds it."""
    passages = lees_passages(weger.store.lees(), dossier)
    return {
        f"(regel {regel})": passage.id
        for sectie in korps.secties
        for alinea in sectie.alineas
        for regel in alinea.regels
        for passage in passages
        if passage.tekst == alinea.tekst
    }


def _bewijs(bron: str, passages: dict[str, str], publicaties: Publicaties) -> tuple[Bewijs, ...]:
    """The passage of the verslag where the colour was read from the korps's own section, else the place in the report."""
    return tuple(
        Bewijs(Bewijssoort.VERSLAG, passage, "")
        if (passage := next((id_ for regel, id_ in passages.items() if deel.endswith(regel)), ""))
        else Bewijs(Bewijssoort.BRON, "", bronvermelding(deel, publicaties))
        for deel in bron.split("; ")
    )
