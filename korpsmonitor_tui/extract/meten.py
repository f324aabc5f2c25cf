"""How good suggestions are: counted on labelled sentences, each read by a model that did not learn from its korps."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.extractie import Zekerheid
from korpsmonitor_tui.extract.extractor import Extractor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from korpsmonitor_tui.domain.lexicon import Lexicon
    from korpsmonitor_tui.extract.leerzinnen import Leerstof, Leerzin
    from korpsmonitor_tui.extract.model import Model

WIJZEN: Final = ("bekend", "verloop", "los")
"""What is known of a sentence: its chapter and what came before, only what came before, or nothing but itself."""

VOOR: Final = "voor"
NA: Final = "na"
"""Learned from what came with the program only, and also from the codes of an edition."""


def deel(teller: int, noemer: int) -> float:
    """A share; 0 of nothing."""
    return teller / noemer if noemer else 0.0


@dataclass(frozen=True, slots=True)
class Meting:
    """Counts over sentences that were read by a model that did not see their korps."""

    goed: int = 0
    """Dimensions that were suggested rightly, wrongly, and not."""
    teveel: int = 0
    gemist: int = 0
    oordeel_goed: int = 0
    """Of the dimensions suggested rightly, those with the right judgement."""
    zin_goed: int = 0
    beoordeeld: int = 0
    """Sentences that were judged as a whole, and of those the ones judged alike."""
    hoog_goed: int = 0
    hoog: int = 0
    """Suggestions of the highest band."""

    def __add__(self, ander: Meting) -> Meting:
        return Meting(*(een + twee for een, twee in zip(astuple(self), astuple(ander), strict=True)))

    @property
    def precisie(self) -> float:
        """Share of the suggested dimensions that was right."""
        return deel(self.goed, self.goed + self.teveel)

    @property
    def volledigheid(self) -> float:
        """Share of the dimensions that was suggested."""
        return deel(self.goed, self.goed + self.gemist)

    @property
    def f1(self) -> float:
        """Micro-F1 of dimensions."""
        return deel(2 * self.goed, 2 * self.goed + self.teveel + self.gemist)

    @property
    def oordeel(self) -> float:
        """Share of the dimensions suggested rightly whose judgement was right too."""
        return deel(self.oordeel_goed, self.goed)

    @property
    def zinnen(self) -> float:
        """Share of the sentences whose judgement as a whole was right."""
        return deel(self.zin_goed, self.beoordeeld)

    @property
    def hoog_juist(self) -> float:
        """Share of the suggestions of the highest band that was right."""
        return deel(self.hoog_goed, self.hoog)


@dataclass(frozen=True, slots=True)
class Meetregel:
    """What one way of learning makes of one group of sentences."""

    eigen: bool
    """Whether the sentences are those of the edition."""
    wijze: str
    """One of ``WIJZEN``."""
    moment: str
    """``VOOR`` or ``NA``."""
    meting: Meting


def meet(stof: Leerstof, lexicon: Lexicon, model: Model, zinnen: Sequence[Leerzin], wijze: str) -> Meting:
    """Count what a model suggests for the sentences of one conversation."""
    extractor = Extractor(lexicon, model)
    return sum((_meet_zin(extractor, stof, zin, wijze) for zin in zinnen), Meting())


def _meet_zin(extractor: Extractor, stof: Leerstof, zin: Leerzin, wijze: str) -> Meting:
    if wijze == "los":
        extractor.begin_opnieuw()
    uitkomst = extractor.lees(zin.tekst, stof.hoofdstuk_van(zin) if wijze == "bekend" else "")
    juist, gevonden = zin.oordelen, {suggestie.code: suggestie for suggestie in uitkomst.dimensies}
    hoog = [code for code, suggestie in gevonden.items() if suggestie.zekerheid is Zekerheid.HOOG]
    return Meting(
        goed=_aantal(gevonden, juist),
        teveel=len(gevonden.keys() - juist.keys()),
        gemist=len(juist.keys() - gevonden.keys()),
        oordeel_goed=sum(juist.get(code) == suggestie.polariteit for code, suggestie in gevonden.items()),
        zin_goed=int(bool(zin.polariteit) and zin.polariteit == uitkomst.polariteit),
        beoordeeld=int(bool(zin.polariteit)),
        hoog_goed=_aantal(hoog, juist),
        hoog=len(hoog),
    )


def _aantal(codes: Iterable[str], in_: Iterable[str]) -> int:
    return len(set(codes) & set(in_))
