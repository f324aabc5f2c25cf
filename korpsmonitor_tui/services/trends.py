"""Scores over the editions: per dimension how many korpsen had which, and of one korps its kleurenbalken.

Only like is compared with like: an edition says of how many korpsen it is known, and two editions are compared over
the korpsen that both of them know. Nothing here puts korpsen in an order of their scores.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.bronvermelding import bronvermelding
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import edities
from korpsmonitor_tui.services.korpsweging import lees_matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument
    from korpsmonitor_tui.domain.publicatie import Kleurtelling
    from korpsmonitor_tui.domain.schaal import Schaal, Score
    from korpsmonitor_tui.services.korpsweging import Korpsweging, Weegmatrix
    from korpsmonitor_tui.services.sessie import Editie, Sessie

    Scores = Mapping[tuple[str, str], Score]
    """By korps and dimension; what is not known is absent."""


@dataclass(frozen=True, slots=True)
class Scoretelling:
    """How many korpsen had which score; those of which it is not known stand apart."""

    aantallen: tuple[tuple[Score, int], ...]
    """Every score of the scale with its number, worst judgement first."""
    onbekend: int
    """Korpsen that took part, but of which the score is not there: not given yet, or not published."""

    @property
    def scores(self) -> tuple[Score, ...]:
        """Every score of the scale."""
        return tuple(score for score, _aantal in self.aantallen)

    @property
    def korpsen(self) -> int:
        """How many korpsen took part."""
        return self.gescoord + self.onbekend

    @property
    def gescoord(self) -> int:
        """Of how many korpsen it is known; blanco and n.v.t. are known."""
        return sum(aantal for _score, aantal in self.aantallen)

    def aantal(self, score: Score) -> int:
        """How many korpsen had this score."""
        return dict(self.aantallen)[score]


@dataclass(frozen=True, slots=True)
class Uitgave:
    """The scores of one edition."""

    naam: str
    """The year that it speaks of, or the name of an edition without one."""
    jaar: int | None
    scores: Scores
    gronden: Mapping[tuple[str, str], str]
    """Of every score what it rests on: its motivation, or where it was published."""
    lopend: bool = False
    """Whether this is the edition that is being worked on, so that a score may still be coming."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two editions beside each other, over the korpsen of which both are known."""

    met: Uitgave
    """The earlier one."""
    korpsen: tuple[str, ...]
    """Their codes, in the order of the instrument."""
    toen: Scoretelling
    nu: Scoretelling


@dataclass(frozen=True, slots=True)
class Scorereeks:
    """What is scored: a dimension, a partner column, or the eindscore."""

    code: str
    naam: str
    aandachtsveld: str
    """Its name; empty for the eindscore."""


@dataclass(frozen=True)
class Scoretrends:
    """All scores of all korpsen over the editions."""

    korpsen: tuple[Gesprekspartij, ...]
    """In the order of the instrument."""
    uitgaven: tuple[Uitgave, ...]
    """Oldest first; the last is the edition that is being worked on."""
    reeksen: tuple[Scorereeks, ...]
    schaal: Schaal
    totalen: tuple[Kleurtelling, ...] = ()
    """Numbers of one colour that were published of earlier editions; their source as a reader of a report has it."""

    @cached_property
    def _namen(self) -> dict[str, Scorereeks]:
        return {reeks.code: reeks for reeks in self.reeksen}

    def reeks(self, code: str) -> Scorereeks | None:
        """The series with this code."""
        return self._namen.get(code)

    def balk(self, korps: str, code: str) -> tuple[Score | None, ...]:
        """The scores of one korps in every edition; None where it is not known."""
        return tuple(uitgave.scores.get((korps, code)) for uitgave in self.uitgaven)

    def telling(self, code: str, uitgave: Uitgave) -> Scoretelling:
        """How many of the korpsen that took part in an edition had which score."""
        return tel(
            [uitgave.scores.get((korps.code, code)) for korps in self.deelnemers(code, uitgave)], self.schaal
        )

    def deelnemers(self, code: str, uitgave: Uitgave) -> tuple[Gesprekspartij, ...]:
        """The korpsen that could have this score in this edition: nobody judges themselves as a partner."""
        return tuple(
            korps for korps in self.korpsen if _deed_mee(korps, uitgave) and code not in korps.partnerkolommen
        )

    def vergelijking(self, code: str, uitgave: Uitgave) -> Vergelijking | None:
        """This edition beside the last earlier one with which it has korpsen in common; None if there is none."""
        for eerdere in reversed(self.uitgaven[: self.uitgaven.index(uitgave)]):
            paren = {
                k.code: (eerdere.scores[k.code, code], uitgave.scores[k.code, code])
                for k in self.korpsen
                if (k.code, code) in eerdere.scores and (k.code, code) in uitgave.scores
            }
            if paren:
                toen, nu = zip(*paren.values(), strict=True)
                return Vergelijking(eerdere, tuple(paren), tel(toen, self.schaal), tel(nu, self.schaal))
        return None


def _deed_mee(korps: Gesprekspartij, uitgave: Uitgave) -> bool:
    """Whether the edition was about this korps; of one without a year that is not known to be otherwise."""
    return korps.gemonitord_vanaf is None or uitgave.jaar is None or uitgave.jaar >= korps.gemonitord_vanaf


def tel(scores: Iterable[Score | None], schaal: Schaal) -> Scoretelling:
    """How often each score occurs."""
    geteld = Counter(scores)
    return Scoretelling(tuple((score, geteld[score]) for score in schaal.scores), geteld[None])


def lees_scoretrends(sessie: Sessie, matrix: Weegmatrix | None = None) -> Scoretrends:
    """The scores of this edition beside those of earlier ones: published, or in this database.

    Where both are known of one year, the database is right: it is what that edition set itself. An edition that still
    asks with the questionnaire of an earlier one is called by its name, for that year is the earlier one's. Real work
    never follows an example. A partner column holds what the korps thinks of the partner. ``matrix`` is this edition as
    it was read already, so that all that is shown is of one moment. For a worker thread.
    """
    instrument = sessie.instrument
    vorige = []
    for editie in _eerdere_edities(sessie):
        toen = replace(sessie, editie=editie)
        vorige.append(_uitgave(toen, lees_matrix(toen)))
    nu = _uitgave(sessie, matrix or lees_matrix(sessie))
    if nu.jaar is not None and any(andere.jaar == nu.jaar for andere in vorige):
        nu = replace(nu, naam=sessie.editie.naam, jaar=None)
    korpsen = tuple(partij for partij in instrument.partijen if partij.gemeten)
    eerder = _gepubliceerd(instrument, {korps.code for korps in korpsen}, nu.jaar)
    for andere in vorige:
        if andere.scores and andere.jaar is not None and (nu.jaar is None or andere.jaar < nu.jaar):
            eerder[andere.jaar] = _over(eerder.get(andere.jaar), andere)
    uitgaven = (*(eerder[jaar] for jaar in sorted(eerder)), replace(nu, lopend=True))
    velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
    reeksen = tuple(
        Scorereeks(d.code, d.naam, velden.get(d.aandachtsveld, d.aandachtsveld)) for d in instrument.dimensies
    )
    return Scoretrends(
        korpsen,
        uitgaven,
        (Scorereeks(EINDSCORE, _("Eindscore"), ""), *reeksen),
        instrument.schaal,
        _gepubliceerde_totalen(sessie, nu.jaar),
    )


def _gepubliceerde_totalen(sessie: Sessie, voor: int | None) -> tuple[Kleurtelling, ...]:
    """What was published of editions before this year, of one colour each: of several together nothing is drawn."""
    gepubliceerd = sessie.instrumenten.publicatie(sessie.editie.instrument)
    tellingen = gepubliceerd.publicatie.tellingen if gepubliceerd is not None else ()
    return tuple(
        replace(telling, bron=bronvermelding(telling.bron, sessie.instrument.publicaties))
        for telling in tellingen
        if len(telling.kleuren) == 1 and (voor is None or telling.jaar < voor)
    )


def _eerdere_edities(sessie: Sessie) -> list[Editie]:
    """Editions of this instrument before this one that are in the database."""
    nu = sessie.editie
    return [
        editie
        for editie in edities.lijst(sessie.store.lees())
        if editie.instrument == nu.instrument
        and editie.id < nu.id
        and bool(editie.demonstratie) == bool(nu.demonstratie)
    ]


def _uitgave(sessie: Sessie, matrix: Weegmatrix) -> Uitgave:
    """What was scored in the edition of this session."""
    jaar = sessie.instrument.vragenlijst.peiljaar
    gezet = {
        (korps.partij.code, code): (score, grond)
        for korps in matrix.korpsen
        for code, score, grond in _van_korps(korps)
    }
    naam = str(jaar) if jaar else sessie.editie.naam
    return Uitgave(naam, jaar, {k: s for k, (s, _g) in gezet.items()}, {k: g for k, (_s, g) in gezet.items()})


def _over(gepubliceerd: Uitgave | None, gezet: Uitgave) -> Uitgave:
    """What was published of an edition, with what it set itself in its place."""
    if gepubliceerd is None:
        return gezet
    return replace(
        gezet,
        scores={**gepubliceerd.scores, **gezet.scores},
        gronden={**gepubliceerd.gronden, **gezet.gronden},
    )


def _van_korps(korps: Korpsweging) -> Iterable[tuple[str, Score, str]]:
    """Everything that is settled, with what it rests on; of a conflict nothing is."""
    for cel in korps.cellen:
        if cel.gegeven is not None:
            yield cel.dimensie.code, cel.gegeven.score, cel.gegeven.motivatie
    for partner in korps.partners:
        # A conflict may be about the weegploeg's note alone: then what the korps said is still one value.
        if partner.overgenomen is not None and partner.kleur is not None:
            yield partner.dimensie.code, partner.kleur, partner.overgenomen.toelichting
    eind = korps.eind.gegeven
    if eind is not None:
        yield EINDSCORE, eind.score, eind.motivatie


def _gepubliceerd(instrument: Instrument, korpsen: set[str], voor: int | None) -> dict[int, Uitgave]:
    """The published colours of every edition before this year, also of those of which none is known."""
    regels = [r for r in instrument.kleurenbalken if r.partij in korpsen]
    jaren = {*instrument.eerdere_jaren, *(regel.jaar for regel in regels)}
    uit: dict[int, Uitgave] = {}
    for jaar in jaren:
        if voor is not None and jaar >= voor:
            continue
        scores, gronden = {}, {}
        for regel in regels:
            for code, kleur in regel.kleuren if regel.jaar == jaar else ():
                scores[regel.partij, code] = kleur
                bron = dict(regel.bronnen).get(code, regel.bron)
                gronden[regel.partij, code] = bronvermelding(bron, instrument.publicaties)
        uit[jaar] = Uitgave(str(jaar), jaar, scores, gronden)
    return uit
