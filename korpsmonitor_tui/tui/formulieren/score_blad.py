"""What the form for a score begins with: the score as it is, and everything that it could rest on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.gegeven_score import Bewijssoort
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import blindscores
from korpsmonitor_tui.services.bewijsaanbod import mogelijk_bewijs
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.tui.weegwoorden import soortwoord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.domain.gegeven_score import Bewijs, GegevenScore
    from korpsmonitor_tui.domain.instrument import Dimensie
    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.bewijsaanbod import Bewijsaanbod, Toelichter
    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.tabs.weging_stand import Weegstand
    from korpsmonitor_tui.tui.weegwoorden import Weegnamen


@dataclass(frozen=True, slots=True)
class Bewijskeuze:
    """A piece of evidence that can be ticked."""

    kenmerk: str
    """The same each time the form is opened."""
    bewijs: Bewijs
    waar: str
    """Where it stands, or who said it."""
    raakt: bool
    """Whether it is about this dimension, as far as is known."""
    polariteit: str
    """How who coded it judged it; empty if nobody did."""
    gekozen: bool
    """Whether the score rests on it now."""
    aangeboden: bool = True
    """False for what a score rests on and would not be offered now: taking it away is for a person."""


@dataclass(frozen=True, slots=True)
class Scoreblad:
    """Everything that the form begins with."""

    formulier: str
    """What the form is about, the same each time."""
    dossier: str
    korps: str
    dimensie: Dimensie
    veld: str
    """Name of the aandachtsveld: two dimensions have the same name."""
    opgave: str
    """What the answers come to by themselves; empty if they come to nothing."""
    weegsessie: Weegsessie
    onthouden: tuple[str, ...]
    blind: Blindstand
    """Of this dimension in the weegsessie; without members if it is not scored blind there."""
    keuzes: tuple[Bewijskeuze, ...]
    geweigerd: tuple[str, ...]
    """Why other verslagen cannot be used."""
    toelichters: tuple[Toelichter, ...]
    begin: GegevenScore | None
    """What the form begins with: the score as it is, of who scores blind their own."""
    koppen: tuple[str, ...]
    klad: str
    namen: Weegnamen

    @property
    def geeft_blind(self) -> bool:
        """Whether this is one's own blind score, rather than the score that holds."""
        return bool(self.blind.leden) and not self.blind.zichtbaar

    def keuze(self, kenmerk: str) -> Bewijskeuze | None:
        """The piece with this name."""
        return next((keuze for keuze in self.keuzes if keuze.kenmerk == kenmerk), None)


def lees_scoreblad(sessie: Sessie, stand: Weegstand, code: str) -> Scoreblad:
    """Read it all; for a worker thread. ``stand`` names the weegsessie. Raises StapGeweigerd for who has to wait."""
    weegsessie, dossier = stand.weegsessie, stand.korps.dossier
    # Read anew, with the heads that it is of: since the screen was read somebody else may have scored.
    cel = lees_korpsweging(sessie, dossier).cel(code)
    assert cel is not None, code
    assert weegsessie is not None, code
    blind = blindscores.lees(sessie, dossier, code, weegsessie)
    eigen = bool(blind.leden) and not blind.zichtbaar
    if eigen and sessie.persoon.id not in blind.leden:
        raise StapGeweigerd(
            _("Deze dimensie wordt eerst blind gescoord; nog niet door {namen}.").format(
                namen=stand.namen.reeks(blind.wacht_op)
            )
        )
    if eigen:
        begin = dict(blind.scores).get(sessie.persoon.id)
        koppen = blindscores.koppen(sessie, dossier, code, weegsessie)
    else:
        begin = _begin_met(cel.gegeven, blind)
        koppen = cel.koppen
    aanbod = mogelijk_bewijs(sessie, dossier, code, weegsessie)
    velden = {veld.code: veld.naam for veld in sessie.instrument.aandachtsvelden}
    formulier = f"{'blind' if eigen else 'score'}/{weegsessie.id}/{dossier}/{code}"
    return Scoreblad(
        formulier,
        dossier,
        stand.korps.partij.naam,
        cel.dimensie,
        velden[cel.dimensie.aandachtsveld],
        stand.opgaven.get(code, ""),
        weegsessie,
        stand.onthouden,
        blind,
        tuple(_keuzes(aanbod, begin.bewijs if begin else (), stand.namen)),
        aanbod.geweigerd,
        aanbod.toelichters,
        begin,
        koppen,
        sessie.store.lees_formulier(sessie.klad, formulier),
        stand.namen,
    )


def _begin_met(gegeven: GegevenScore | None, blind: Blindstand) -> GegevenScore | None:
    """The score as it is; to settle on begins with everything that somebody based a blind score on."""
    if gegeven is not None or not blind.zichtbaar or not blind.scores:
        return gegeven
    alle = [score for _lid, score in blind.scores]
    bewijs = tuple(dict.fromkeys(stuk for score in alle for stuk in score.bewijs))
    motivatie = "\n".join(dict.fromkeys(score.motivatie for score in alle))
    return replace(alle[0], motivatie=motivatie, bewijs=bewijs)


def _keuzes(aanbod: Bewijsaanbod, gekozen: tuple[Bewijs, ...], namen: Weegnamen) -> Iterator[Bewijskeuze]:
    """What the score rests on besides what is offered comes first: a form never drops it by itself."""
    aangeboden = {_plek(stuk.bewijs) for stuk in aanbod.stukken}
    for bewijs in gekozen:
        if _plek(bewijs) not in aangeboden:
            los = bewijs.soort == Bewijssoort.MONDELING or not bewijs.verwijzing
            wie = f" {namen.reeks([bewijs.verwijzing])}" if bewijs.soort == Bewijssoort.MONDELING else ""
            waar = f"{soortwoord(bewijs.soort)}{wie}"
            yield Bewijskeuze(_kenmerk(bewijs), bewijs, waar, True, "", True, aangeboden=los)
    plekken = {_plek(bewijs) for bewijs in gekozen}
    for stuk in aanbod.stukken:
        op = _plek(stuk.bewijs) in plekken
        yield Bewijskeuze(stuk.kenmerk, stuk.bewijs, stuk.waar, stuk.raakt, stuk.polariteit, op)


def _plek(bewijs: Bewijs) -> tuple[str, ...]:
    """The same for the same source, whatever it says by now; what somebody typed is a source by its words."""
    if bewijs.soort == Bewijssoort.MONDELING or not bewijs.verwijzing:
        return bewijs.soort, bewijs.verwijzing, bewijs.dossier, bewijs.tekst
    return bewijs.soort, bewijs.verwijzing


def _kenmerk(bewijs: Bewijs) -> str:
    return f"eerder:{hashlib.sha256(repr(_plek(bewijs)).encode()).hexdigest()[:16]}"
