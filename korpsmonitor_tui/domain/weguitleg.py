"""Why an eindscore is allowed, in words: each rule that fired with what made it fire."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.betekenis import notatie
from korpsmonitor_tui.domain.schaal import toonvolgorde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegregels import Begin, Gevolg, Ongescoord, Openlaten, Percentage, Voorwaarde

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from decimal import Decimal

    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Grens, Regel
    from korpsmonitor_tui.domain.weging import Weging
    from korpsmonitor_tui.domain.wegredenen import Reden


@dataclass(frozen=True, slots=True)
class Opgegeven:
    """What was stated besides the scores."""

    percentages: Mapping[str, Decimal]
    """By dimension, from 0 to 100; its score was derived from it."""
    redenen: Mapping[str, str]
    """By dimension, why there is no judgement."""


class Uitlegger:
    """Puts reasons into words, with the names that an instrument gives its dimensions."""

    def __init__(self, instrument: Instrument, weging: Weging, opgegeven: Opgegeven) -> None:
        velden = {veld.code: veld.naam for veld in instrument.aandachtsvelden}
        # A name is unique only within its aandachtsveld.
        self._namen = {d.code: f"{velden[d.aandachtsveld]}, {d.naam}" for d in instrument.dimensies}
        self._weging = weging
        self._opgegeven = opgegeven

    def __call__(self, reden: Reden) -> str:
        """One or two Dutch sentences."""
        regel, naam = reden.regel, self._namen.get(reden.dimensie, "")
        match regel:
            case Begin():
                return regel.tekst
            case Percentage():
                return _("{naam}: {percentage}% is {score}. {tekst}").format(
                    naam=naam,
                    percentage=notatie(self._opgegeven.percentages[reden.dimensie]),
                    score=scorewoord(reden.telt_als[0]),
                    tekst=regel.tekst,
                )
            case Ongescoord() | Openlaten():
                return self._open(reden, naam)
            case Voorwaarde():
                gevolg = _("{voor} telt {misschien}hoogstens als {hoogstens}").format(
                    voor=self._namen[regel.voor],
                    misschien="" if reden.zeker else _("dan "),
                    hoogstens=regel.hoogstens,
                )
                return f"{self._stand(reden, naam)}; {gevolg}. {regel.tekst}"
            case Gevolg():
                return self._gevolg(reden, regel, naam)
        raise TypeError(regel)

    def _open(self, reden: Reden, naam: str) -> str:
        score = self._weging.scores[reden.dimensie]
        waarom = self._opgegeven.redenen.get(reden.dimensie, "")
        stand = (
            _("is nog niet gescoord") if score is None else _("is {score}").format(score=scorewoord(score))
        )
        return _(
            "{naam} {stand}{waarom}. {tekst} Wat een score zou doen, blijft mogelijk (regels: {regels})."
        ).format(
            naam=naam,
            stand=stand,
            waarom=f" ({waarom})" if waarom else "",
            tekst=reden.regel.tekst,
            regels=", ".join(reden.mogelijk),
        )

    def _gevolg(self, reden: Reden, regel: Gevolg, naam: str) -> str:
        delen = [self._stand(reden, naam)]
        if reden.andere:
            delen.append(
                _("en van de andere dimensies: {namen}").format(
                    namen="; ".join(
                        f"{self._namen[d]} ({_scorewoorden([self._weging.scores[d]])})" for d in reden.andere
                    )
                )
            )
        uitkomst = (
            _("Deze regel laat over: {scores}.")
            if reden.zeker
            else _("Zo kan deze regel gelden; zij laat over: {scores}.")
        )
        laat_over = uitkomst.format(scores=scorereeks(regel.eindscore))
        return f"{', '.join(delen)}. {regel.tekst} {laat_over}"

    def _stand(self, reden: Reden, naam: str) -> str:
        """What the dimension is, or counts as where that is something else."""
        score = self._weging.scores[reden.dimensie]
        if reden.telt_als == (score,):
            return _("{naam} is {score}").format(naam=naam, score=scorewoord(reden.telt_als[0]))
        return _("{naam} telt als {scores} (opgegeven: {score})").format(
            naam=naam, scores=_scorewoorden(reden.telt_als), score=_scorewoorden([score])
        )


def scorewoord(score: Score) -> str:
    """A score for people."""
    return score.vorm.naam


def _scorewoorden(scores: Iterable[Score | None]) -> str:
    woorden = [_("nog niet gescoord") if score is None else scorewoord(score) for score in scores]
    # Three words as one writes them: groen, geel of rood.
    return _(" of ").join(filter(None, (", ".join(woorden[:-1]), *woorden[-1:])))


def werking(regel: Regel) -> str:
    """What a rule does, from its data alone: to be laid beside its text."""
    match regel:
        case Begin():
            return _("begin: {scores}").format(scores=scorereeks(regel.eindscore))
        case Ongescoord():
            return _("niet gescoord: elke score blijft mogelijk")
        case Percentage():
            return _percentages(regel)
        case Voorwaarde():
            return _("bij {bij}: {voor} telt hoogstens als {hoogstens}").format(
                bij=scorereeks(regel.bij), voor=regel.voor, hoogstens=scorewoord(regel.hoogstens)
            )
        case Openlaten():
            return _("bij {bij}: elke kleur blijft mogelijk").format(bij=scorereeks(regel.bij))
        case Gevolg(andere=andere) if andere:
            return _("bij {bij}, als een andere dimensie {andere} is: {eindscore}").format(
                bij=scorereeks(regel.bij), andere=scorereeks(andere), eindscore=scorereeks(regel.eindscore)
            )
        case Gevolg():
            return _("bij {bij}: {eindscore}").format(
                bij=scorereeks(regel.bij), eindscore=scorereeks(regel.eindscore)
            )
    return _("beslist uit zichzelf niets")


def scorereeks(scores: Collection[Score]) -> str:
    """Scores for people, ``groen, geel of rood``: best first, then without judgement."""
    return _scorewoorden(toonvolgorde(scores))


def _percentages(regel: Percentage) -> str:
    """Every judgement with the percentages that it stands for, worst first."""
    grenzen = regel.grenzen[::-1]
    delen = [f"{_tot(grenzen[0])} {scorewoord(regel.anders)}"]
    for grens, volgende in pairwise(grenzen):
        delen.append(f"{_van(grens)} {_tot(volgende, na=True)} {scorewoord(grens.score)}")
    vanaf = _("daarboven") if grenzen[-1].boven else _("vanaf {grens}%").format(grens=grenzen[-1].vanaf)
    return ", ".join((*delen, f"{vanaf} {scorewoord(grenzen[-1].score)}"))


def _van(grens: Grens) -> str:
    return (_("boven {grens}%") if grens.boven else _("van {grens}%")).format(grens=grens.vanaf)


def _tot(grens: Grens, *, na: bool = False) -> str:
    """Where what lies below a border ends; ``na``: its beginning was said before."""
    if grens.boven:
        return _("tot en met {grens}%").format(grens=grens.vanaf)
    return (_("tot {grens}%") if na else _("onder {grens}%")).format(grens=grens.vanaf)
