"""Scores as cells of a table in a report: the colour, or why there is none, and the note that belongs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.gegeven_score import zonder_oordeel
from korpsmonitor_tui.domain.schaal import BLANCO, NVT, Score
from korpsmonitor_tui.domain.scoretabel import Leegte, Scorevak
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weguitleg import scorereeks, scorewoord
from korpsmonitor_tui.services.namen import verberg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.instrument import Gesprekspartij
    from korpsmonitor_tui.domain.scoretabel import Waarde
    from korpsmonitor_tui.services.korpsweging import Cel, Korpsweging, Partnercel
    from korpsmonitor_tui.services.trends import Uitgave

    Namen = Mapping[str, str]
    """What is said instead of each name of a person."""


def waarde_van(score: Score) -> Waarde:
    """A score as a cell holds it."""
    return Leegte.NVT if score == NVT else score


def scorevak(cel: Cel, namen: Namen) -> Scorevak:
    """One dimension in this edition."""
    if cel.botsing:
        return Scorevak(Leegte.BOTSING, _botsing(gegeven.score for gegeven in cel.botsing))
    if cel.gegeven is None:
        return Scorevak(Leegte.OPEN)
    reden = cel.gegeven.motivatie if zonder_oordeel(cel.gegeven.score) else ""
    return Scorevak(
        waarde_van(cel.gegeven.score), verberg(reden, namen), verberg(cel.gegeven.motivatie.strip(), namen)
    )


def eindvak(korps: Korpsweging, namen: Namen) -> Scorevak:
    """The eindscore in this edition; that it deviates or is outdated stands beside it."""
    if korps.eind.botsing:
        return Scorevak(Leegte.BOTSING, _botsing(oordeel.score for oordeel in korps.eind.botsing))
    gegeven = korps.eind.gegeven
    if gegeven is None:
        return Scorevak(Leegte.OPEN)
    noten = []
    if korps.verouderd:
        noten.append(_("gezet op andere scores dan er nu staan"))
    if gegeven.wijkt_af:
        noten.append(
            _("wijkt af van de weegregels, die {toegestaan} toelieten: {reden}").format(
                toegestaan=scorereeks(gegeven.toegestaan), reden=gegeven.motivatie.strip()
            )
        )
    elif gegeven.score == BLANCO:
        noten.append(gegeven.motivatie.strip())
    return Scorevak(
        waarde_van(gegeven.score), verberg("; ".join(noten), namen), verberg(gegeven.motivatie.strip(), namen)
    )


def partnervak(cel: Partnercel, namen: Namen) -> Scorevak:
    """What the korps thinks of a partner; what the weegploeg put beside it is a note and never the colour."""
    if cel.botsing:
        return Scorevak(Leegte.BOTSING, _("op twee laptops verschillend vastgelegd; nog niet gekozen"))
    noten = []
    if cel.wijziging is not None:
        noten.append(
            _("de weegploeg zet hiernaast {score}: {reden}").format(
                score=scorewoord(cel.wijziging.score), reden=cel.wijziging.motivatie.strip()
            )
        )
    if cel.overgenomen is None:
        return Scorevak(Leegte.OPEN, verberg("; ".join(noten), namen))
    if cel.kleur is None and (gezegd := cel.overgenomen.kleur.strip()):
        noten.insert(0, _("opgegeven is “{gezegd}”").format(gezegd=gezegd))
    return Scorevak(
        cel.kleur or Leegte.ZONDER,
        verberg("; ".join(noten), namen),
        verberg(cel.overgenomen.toelichting.strip(), namen),
    )


def eerdervak(uitgave: Uitgave, partij: Gesprekspartij, dimensie: str, namen: Namen) -> Scorevak:
    """A score of an earlier edition, as published or as that edition set it itself."""
    score = uitgave.scores.get((partij.code, dimensie))
    if score is not None:
        grond = uitgave.gronden.get((partij.code, dimensie), "")
        return Scorevak(waarde_van(score), grond=verberg(grond, namen))
    vanaf = partij.gemonitord_vanaf
    buiten = vanaf is not None and uitgave.jaar is not None and uitgave.jaar < vanaf
    if not buiten and dimensie in partij.partnerkolommen:
        return Scorevak(Leegte.NVT)
    return Scorevak(Leegte.BUITEN if buiten else Leegte.ONBEKEND)


def _botsing(scores: Iterable[Score]) -> str:
    return _("op twee laptops verschillend gescoord ({scores}); nog niet gekozen").format(
        scores=", ".join(scorewoord(score) for score in scores)
    )
