"""The eindscore in a report: what it is, what the rules make of the scores, and where the weegploeg chose or deviated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.gegeven_score import zonder_oordeel
from korpsmonitor_tui.domain.korpsrapport import Deeltekst, Einde
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.weguitleg import Opgegeven, Uitlegger, scorereeks, scorewoord
from korpsmonitor_tui.services.namen import verberg
from korpsmonitor_tui.services.scorevakken import eindvak

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from korpsmonitor_tui.domain.gegeven_score import Eindoordeel
    from korpsmonitor_tui.domain.scoretabel import Scoretabel, Scorevak
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.rapportgrond import Rapportgrond


def lees_einde(
    grond: Rapportgrond,
    weging: Korpsweging,
    balk: Callable[[Scorevak], Scoretabel],
    tekst: Deeltekst,
    namen: Mapping[str, str],
) -> Einde:
    """The part about the eindscore; ``balk`` makes its kleurenbalk of the cell of now."""
    gegeven = weging.eind.gegeven
    vak = eindvak(weging, namen)
    return Einde(
        kleur=gegeven.score if gegeven else None,
        balk=balk(vak),
        tekst=tekst,
        regels=_wat_de_regels_zeggen(weging),
        redenen=_redenen(grond, weging, namen) if weging.compleet else (),
        keuze=verberg(_keuze(gegeven), namen) if gegeven else "",
        let_op=verberg(_let_op(weging), namen),
    )


def _wat_de_regels_zeggen(weging: Korpsweging) -> str:
    mogelijk = scorereeks(weging.weging.toegestaan)
    versie = weging.regels.versie
    open_ = sum(cel.gegeven is None for cel in weging.cellen)
    if open_:
        return ngettext(
            "De weegregels ({versie}) laten nog toe: {scores}; {aantal} van de {alle} dimensies is niet gescoord.",
            "De weegregels ({versie}) laten nog toe: {scores}; {aantal} van de {alle} dimensies zijn niet gescoord.",
            open_,
        ).format(versie=versie, scores=mogelijk, aantal=open_, alle=len(weging.cellen))
    if weging.weging.eindscore is not None:
        return _("Volgens de weegregels ({versie}) is de eindscore {scores}.").format(
            versie=versie, scores=mogelijk
        )
    return _("De weegregels ({versie}) laten een keuze tussen {scores}.").format(
        versie=versie, scores=mogelijk.replace(_(" of "), _(" en "))
    )


def _redenen(grond: Rapportgrond, weging: Korpsweging, namen: Mapping[str, str]) -> tuple[str, ...]:
    zonder = {
        cel.dimensie.code: cel.gegeven.motivatie.strip().rstrip(".")
        for cel in weging.cellen
        if cel.gegeven and zonder_oordeel(cel.gegeven.score)
    }
    leg_uit = Uitlegger(grond.sessie.instrument, weging.weging, Opgegeven({}, zonder))
    return tuple(
        _("{reden} ({bron})").format(
            reden=verberg(leg_uit(reden), namen),
            bron=bronvermelding(reden.regel.bron, grond.sessie.instrument.publicaties),
        )
        for reden in weging.weging.redenen
    )


def _keuze(gegeven: Eindoordeel) -> str:
    motivatie = gegeven.motivatie.strip()
    if gegeven.wijkt_af:
        return _("De weegploeg wijkt af van wat de weegregels toelieten ({toegestaan}): {motivatie}").format(
            toegestaan=scorereeks(gegeven.toegestaan), motivatie=motivatie
        )
    if len(gegeven.toegestaan) > 1:
        return _("De weegploeg koos {score}: {motivatie}").format(
            score=scorewoord(gegeven.score), motivatie=motivatie
        )
    return motivatie


def _let_op(weging: Korpsweging) -> str:
    """What a reader must know before reading on."""
    regels = []
    if weging.verouderd:
        regels.append(
            _("De eindscore is gezet op andere scores dan hierboven staan, en is nog niet herzien.")
        )
    gegeven = weging.eind.gegeven
    if gegeven is not None and gegeven.open_reden.strip():
        regels.append(
            _("De eindscore is gezet terwijl niet elke dimensie was gescoord: {reden}").format(
                reden=gegeven.open_reden.strip()
            )
        )
    return "\n".join(regels)
