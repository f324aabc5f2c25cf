"""From the scores of a korps to the eindscores that the rules allow, each with the rules it follows from.

Every rule that fires leaves a range of eindscores. Together they leave the worst of each: the best eindscore allowed is the
worst of the best ones, the worst allowed is the worst of the worst ones. So a worse score never allows a better eindscore nor
takes away a worse one, and no order of rules matters. What is not known (not scored, or a blanco that a rule leaves open) is
every possibility at once: the outcome is all that any of them allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.schaal import op_volgorde
from korpsmonitor_tui.domain.scorebits import bits_van
from korpsmonitor_tui.domain.weegregels import Gevolg, Openlaten, Voorwaarde
from korpsmonitor_tui.domain.wegredenen import Reden, Redengever, voorwaarden

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Kleuren, Regel, Weegregels


@dataclass(frozen=True, slots=True)
class Weging:
    """What the rules make of the scores of one korps."""

    scores: Mapping[str, Score | None]
    """Of every dimension that takes part."""
    toegestaan: tuple[Score, ...]
    """Best first; never empty."""
    redenen: tuple[Reden, ...]
    """Never empty."""

    @property
    def eindscore(self) -> Score | None:
        """The one eindscore that is left; None if the weegploeg must choose."""
        return self.toegestaan[0] if len(self.toegestaan) == 1 else None


class Kringverwijzing(ValueError):
    """Dimensions are a precondition for one another."""

    def __init__(self, regels: Collection[Voorwaarde]) -> None:
        self.regels = tuple(regels)
        super().__init__(", ".join(regel.code for regel in self.regels))


class _Stap(NamedTuple):
    """What one score of one dimension does."""

    slechtst: int
    best: int
    gezien: int
    """Bits of the rules whose condition on another dimension this score meets."""
    wachtend: int
    """Bits of the rules that apply once another dimension meets their condition."""
    hoogstens: tuple[tuple[int, int], ...]
    """(number of the other dimension, place of the judgement it counts as at most)."""


_Stand = tuple[int, int, int, int, tuple[int, ...]]
"""What the dimensions so far can have come to: as in ``_Stap``, and by dimension the best that it may still count as."""


class Weger:
    """Applies one set of rules, to as many korpsen as one likes."""

    def __init__(self, regels: Weegregels) -> None:
        """Raises Kringverwijzing if the preconditions form a circle."""
        self.regels = regels
        self._bits = bits_van(regels.schaal)
        geen = len(self._bits.oordelen)
        self._niets = _Stap(geen, geen, 0, 0, ())
        self._volgorde = _volgorde(regels)
        self._nummer = {dimensie: nr for nr, dimensie in enumerate(self._volgorde)}
        per_dimensie = _per_dimensie(regels)
        self._leeg: dict[str, Score | None] = dict.fromkeys(regels.dimensies)
        self._open = {d: regel for d, regel in per_dimensie if isinstance(regel, Openlaten)}
        self._gevolgen = [(d, regel) for d, regel in per_dimensie if isinstance(regel, Gevolg)]
        self._voorwaarden = voorwaarden(per_dimensie, self._nummer)
        self._elders = [(d, regel) for d, regel in self._gevolgen if regel.andere]
        self._eldersgrens = [(self._slechtst(regel), self._best(regel)) for _d, regel in self._elders]
        scores = self._bits.scores
        self._telt_als_score = [
            {score: self._als_bits(d, score) for score in (*scores, None)} for d in self._volgorde
        ]
        self._stappen = [tuple(self._stap(d, score) for score in scores) for d in self._volgorde]
        # By dimension and mask, as far as they were asked for: a long scale has many masks, and few of them occur.
        self._keuzes: list[dict[int, tuple[int, ...]]] = [{} for _dimensie in self._volgorde]
        begin = [self._bits.plaats[score] for score in regels.begin.eindscore]
        self._begin: _Stand = (min(begin), max(begin), 0, 0, (geen - 1,) * len(self._volgorde))
        self._redengever = Redengever(regels, self._nummer, per_dimensie)

    def bereken(self, scores: Mapping[str, Score | None]) -> Weging:
        """What the rules allow; a dimension that is absent is not scored yet. Raises KeyError for an unknown one."""
        if not scores.keys() <= self._nummer.keys():
            raise KeyError(*sorted(scores.keys() - self._nummer.keys()))
        volledig = {**self._leeg, **scores}
        mogelijk = [telt[volledig[d]] for d, telt in zip(self._volgorde, self._telt_als_score, strict=True)]
        toegestaan = op_volgorde(self._uitkomst(mogelijk))
        return Weging(volledig, toegestaan, self._redengever.redenen(volledig, mogelijk, toegestaan[0]))

    def _als_bits(self, dimensie: str, score: Score | None) -> int:
        """What a dimension with this score can count as: blanco as itself, unless a rule leaves it open."""
        bits = self._bits
        openbits = bits.als_bits(self._open[dimensie].bij) if dimensie in self._open else 0
        if score is None:
            return bits.alles & ~openbits | bits.oordeelbits
        return bits.oordeelbits if bits.bit[score] & openbits else bits.bit[score]

    def _stap(self, dimensie: str, score: Score) -> _Stap:
        gevolgen = [regel for d, regel in self._gevolgen if d == dimensie and score in regel.bij]
        altijd = [regel for regel in gevolgen if not regel.andere]
        stap = _Stap(
            slechtst=min(map(self._slechtst, altijd), default=self._niets.slechtst),
            best=min(map(self._best, altijd), default=self._niets.best),
            gezien=sum(1 << nr for nr, (_d, regel) in enumerate(self._elders) if score in regel.andere),
            wachtend=sum(
                1 << nr for nr, (d, regel) in enumerate(self._elders) if d == dimensie and score in regel.bij
            ),
            hoogstens=tuple(
                (self._nummer[regel.voor], self._bits.plaats[regel.hoogstens])
                for d, regel in self._voorwaarden
                if d == dimensie and score in regel.bij
            ),
        )
        return self._niets if stap == self._niets else stap

    def _keuze(self, nr: int, bits: int) -> tuple[int, ...]:
        """The places of these scores, one for each thing that they can do; empty if none does anything."""
        waarden = tuple(plaats for plaats in range(bits.bit_length()) if bits >> plaats & 1)
        if any(regel.voor == self._volgorde[nr] for _d, regel in self._voorwaarden):
            return waarden
        stappen = {self._stappen[nr][waarde]: waarde for waarde in waarden}
        return () if stappen.keys() <= {self._niets} else tuple(stappen.values())

    def _uitkomst(self, mogelijk: Sequence[int]) -> Kleuren:
        """Every eindscore that some choice of possible scores allows."""
        standen = {self._begin}
        for nr, bits in enumerate(mogelijk):
            keuzes = self._keuzes[nr].get(bits)
            if keuzes is None:
                keuzes = self._keuzes[nr][bits] = self._keuze(nr, bits)
            if keuzes:
                standen = {self._na(stand, nr, waarde) for waarde in keuzes for stand in standen}
        oordelen = self._bits.oordelen
        return frozenset(
            oordelen[plaats] for slechtst, best, *_rest in standen for plaats in range(slechtst, best + 1)
        )

    def _na(self, stand: _Stand, nr: int, waarde: int) -> _Stand:
        """What it comes to once dimension ``nr`` has this score too."""
        slechtst, best, gezien, wachtend, hoogstens = stand
        if waarde < self._niets.best and hoogstens[nr] < waarde:
            waarde = hoogstens[nr]
        stap = self._stappen[nr][waarde]
        if stap is self._niets:
            return stand
        if stap.slechtst < slechtst:
            slechtst = stap.slechtst
        if stap.best < best:
            best = stap.best
        # What it waits for is met by the dimensions before it and after it, never by itself.
        nu = wachtend & stap.gezien | stap.wachtend & gezien
        for bit in range(nu.bit_length()):
            if nu >> bit & 1:
                slechtst, best = map(min, (slechtst, best), self._eldersgrens[bit])
        if stap.hoogstens:
            lijst = list(hoogstens)
            for ander, plaats in stap.hoogstens:
                lijst[ander] = min(lijst[ander], plaats)
            hoogstens = tuple(lijst)
        return slechtst, best, gezien | stap.gezien, (wachtend | stap.wachtend) & ~nu, hoogstens

    def _slechtst(self, regel: Gevolg) -> int:
        return min(self._bits.plaats[score] for score in regel.eindscore)

    def _best(self, regel: Gevolg) -> int:
        return max(self._bits.plaats[score] for score in regel.eindscore)


def _per_dimensie(regels: Weegregels) -> list[tuple[str, Regel]]:
    return [(dimensie, regel) for regel in regels.regels for dimensie in regel.dimensies]


def _volgorde(regels: Weegregels) -> tuple[str, ...]:
    """The dimensions, each after those that are a precondition for it."""
    open_ = [regel for regel in regels.regels if isinstance(regel, Voorwaarde)]
    rest, klaar = list(regels.dimensies), []
    while rest:
        vrij = [d for d in rest if not any(r.voor == d and set(r.dimensies) & set(rest) for r in open_)]
        if not vrij:
            raise Kringverwijzing([r for r in open_ if r.voor in rest and set(r.dimensies) & set(rest)])
        klaar += vrij
        rest = [d for d in rest if d not in vrij]
    return tuple(klaar)
