"""From the scores of a korps to the eindscores that the rules allow, each with the rules it follows from.

Every rule that fires leaves a range of eindscores. Together they leave the worst of each: the best eindscore allowed is the
worst of the best ones, the worst allowed is the worst of the worst ones. So a worse score never allows a better eindscore nor
takes away a worse one, and no order of rules matters. What is not known (not scored, or a blanco that a rule leaves open) is
every possibility at once: the outcome is all that any of them allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.weegregels import (
    KLEUREN,
    Gevolg,
    Kleuren,
    Openlaten,
    Regel,
    Score,
    Voorwaarde,
    Weegregels,
    op_volgorde,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

# A set of scores is a bit mask, and a colour its place in KLEUREN: this runs for thousands of korpsen at once.
_SCORES: Final = (*KLEUREN, Score.BLANCO, Score.NVT)
_BIT: Final = {score: 1 << nr for nr, score in enumerate(_SCORES)}
_KLEURBITS: Final = 0b111
_ALLES: Final = 0b11111
_ENEN: Final = tuple(tuple(nr for nr in range(len(_SCORES)) if bits >> nr & 1) for bits in range(_ALLES + 1))
"""By mask: the places of its scores."""


@dataclass(frozen=True, slots=True)
class Reden:
    """A rule that fired, with what made it fire."""

    regel: Regel
    dimensie: str = ""
    """Full code; empty for the start."""
    telt_als: tuple[Score, ...] = ()
    """What the dimension counts as, best first: several where that is not known."""
    zeker: bool = True
    """False where it depends on what is still open whether the rule fires."""
    andere: tuple[str, ...] = ()
    """The other dimensions by which it fires, for a rule that asks for any."""
    mogelijk: tuple[str, ...] = ()
    """Codes of the rules that an open score could still make fire."""


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
    """(number of the other dimension, place of the colour it counts as at most)."""


_NIETS: Final = _Stap(len(KLEUREN), len(KLEUREN), 0, 0, ())

_Stand = tuple[int, int, int, int, tuple[int, ...]]
"""What the dimensions so far can have come to: as in ``_Stap``, and by dimension the best that it may still count as."""


class Weger:
    """Applies one set of rules, to as many korpsen as one likes."""

    def __init__(self, regels: Weegregels) -> None:
        """Raises Kringverwijzing if the preconditions form a circle."""
        self.regels = regels
        self._volgorde = _volgorde(regels)
        self._nummer = {dimensie: nr for nr, dimensie in enumerate(self._volgorde)}
        self._plaats = {dimensie: nr for nr, dimensie in enumerate(regels.dimensies)}
        self._getoond = [(dimensie, self._nummer[dimensie]) for dimensie in regels.dimensies]
        self._leeg: dict[str, Score | None] = dict.fromkeys(regels.dimensies)
        self._open = {d: regel for d, regel in _per_dimensie(regels) if isinstance(regel, Openlaten)}
        self._gevolgen = [(d, regel) for d, regel in _per_dimensie(regels) if isinstance(regel, Gevolg)]
        self._voorwaarden = [
            (d, regel)
            for d, regel in sorted(_per_dimensie(regels), key=lambda paar: self._nummer[paar[0]])
            if isinstance(regel, Voorwaarde)
        ]
        self._verlagingen = [
            (self._nummer[d], _bits(regel.bij), self._nummer[regel.voor], KLEUREN.index(regel.hoogstens))
            for d, regel in self._voorwaarden
        ]
        self._elders = [(d, regel) for d, regel in self._gevolgen if regel.andere]
        self._eldersgrens = [(_slechtst(regel), _best(regel)) for _d, regel in self._elders]
        self._telt_als_score = [
            {score: self._bits(d, score) for score in (*_SCORES, None)} for d in self._volgorde
        ]
        self._stappen = [tuple(self._stap(d, score) for score in _SCORES) for d in self._volgorde]
        self._keuzes = [
            tuple(self._verschillend(nr, bits) for bits in _ENEN) for nr in range(len(self._volgorde))
        ]
        begin = [KLEUREN.index(score) for score in regels.begin.eindscore]
        self._begin: _Stand = (min(begin), max(begin), 0, 0, (len(KLEUREN) - 1,) * len(self._volgorde))
        # The same scores come back in most korpsen.
        self._bekend: dict[tuple[str, Score | None, int], _Bijdrage] = {}

    def bereken(self, scores: Mapping[str, Score | None]) -> Weging:
        """What the rules allow; a dimension that is absent is not scored yet. Raises KeyError for an unknown one."""
        if not scores.keys() <= self._nummer.keys():
            raise KeyError(*sorted(scores.keys() - self._nummer.keys()))
        volledig = {**self._leeg, **scores}
        mogelijk = [telt[volledig[d]] for d, telt in zip(self._volgorde, self._telt_als_score, strict=True)]
        toegestaan = op_volgorde(self._uitkomst(mogelijk))
        return Weging(volledig, toegestaan, self._redenen(volledig, mogelijk, toegestaan[0]))

    def _bits(self, dimensie: str, score: Score | None) -> int:
        """What a dimension with this score can count as: blanco as itself, unless a rule leaves it open."""
        openbits = _bits(self._open[dimensie].bij) if dimensie in self._open else 0
        if score is None:
            return _ALLES & ~openbits | _KLEURBITS
        return _KLEURBITS if _BIT[score] & openbits else _BIT[score]

    def _stap(self, dimensie: str, score: Score) -> _Stap:
        gevolgen = [regel for d, regel in self._gevolgen if d == dimensie and score in regel.bij]
        altijd = [regel for regel in gevolgen if not regel.andere]
        stap = _Stap(
            slechtst=min(map(_slechtst, altijd), default=_NIETS.slechtst),
            best=min(map(_best, altijd), default=_NIETS.best),
            gezien=sum(1 << nr for nr, (_d, regel) in enumerate(self._elders) if score in regel.andere),
            wachtend=sum(
                1 << nr for nr, (d, regel) in enumerate(self._elders) if d == dimensie and score in regel.bij
            ),
            hoogstens=tuple(
                (self._nummer[regel.voor], KLEUREN.index(regel.hoogstens))
                for d, regel in self._voorwaarden
                if d == dimensie and score in regel.bij
            ),
        )
        return _NIETS if stap == _NIETS else stap

    def _verschillend(self, nr: int, waarden: Sequence[int]) -> tuple[int, ...]:
        """One of the scores for each thing that they can do; empty if none does anything."""
        if any(regel.voor == self._volgorde[nr] for _d, regel in self._voorwaarden):
            return tuple(waarden)
        stappen = {self._stappen[nr][waarde]: waarde for waarde in waarden}
        return () if stappen.keys() <= {_NIETS} else tuple(stappen.values())

    def _uitkomst(self, mogelijk: Sequence[int]) -> Kleuren:
        """Every eindscore that some choice of possible scores allows."""
        standen = {self._begin}
        for nr, bits in enumerate(mogelijk):
            keuzes = self._keuzes[nr][bits]
            if keuzes:
                standen = {self._na(stand, nr, waarde) for waarde in keuzes for stand in standen}
        return frozenset(
            KLEUREN[plaats] for slechtst, best, *_rest in standen for plaats in range(slechtst, best + 1)
        )

    def _na(self, stand: _Stand, nr: int, waarde: int) -> _Stand:
        """What it comes to once dimension ``nr`` has this score too."""
        slechtst, best, gezien, wachtend, hoogstens = stand
        if waarde < len(KLEUREN) and hoogstens[nr] < waarde:
            waarde = hoogstens[nr]
        stap = self._stappen[nr][waarde]
        if stap is _NIETS:
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
            for ander, kleur in stap.hoogstens:
                lijst[ander] = min(lijst[ander], kleur)
            hoogstens = tuple(lijst)
        return slechtst, best, gezien | stap.gezien, (wachtend | stap.wachtend) & ~nu, hoogstens

    def _redenen(
        self, scores: Mapping[str, Score | None], mogelijk: Sequence[int], beste: Score
    ) -> tuple[Reden, ...]:
        """In the order of the dimensions: the rules that fire, and what is open with what it could do."""
        telt_als = self._telt_als(mogelijk)
        uit = [Reden(self.regels.begin)] if beste in self.regels.begin.eindscore else []
        for dimensie, nr in self._getoond:
            sleutel = (dimensie, scores[dimensie], telt_als[nr])
            bijdrage = self._bekend.get(sleutel)
            if bijdrage is None:
                bijdrage = self._bekend[sleutel] = self._bijdrage(*sleutel)
            uit += bijdrage.redenen
            for reden in bijdrage.elders:
                uit += self._met_andere(reden, telt_als)
        if opengelaten := [*self._opengelaten(uit, scores, telt_als)]:
            uit = sorted((*uit, *opengelaten), key=lambda reden: self._plaats.get(reden.dimensie, -1))
        return tuple(uit)

    def _opengelaten(
        self, redenen: Sequence[Reden], scores: Mapping[str, Score | None], telt_als: Sequence[int]
    ) -> Iterator[Reden]:
        """Why another dimension meets a condition, or may: a rule leaves its colour open, and nothing said so yet."""
        gezegd = {(code, r.dimensie) for r in redenen for code in (r.regel.code, *r.mogelijk)}
        for reden in redenen:
            for dimensie in reden.andere:
                open_ = self._open.get(dimensie)
                if open_ is None or (open_.code, dimensie) in gezegd:
                    continue
                score, bits = scores[dimensie], telt_als[self._nummer[dimensie]]
                if score is None:
                    codes = (reden.regel.code, open_.code)
                    yield Reden(self.regels.ongescoord, dimensie, _scores(bits), mogelijk=codes)
                elif _BIT[score] & _bits(open_.bij):
                    yield Reden(open_, dimensie, _scores(bits), mogelijk=(reden.regel.code,))
                else:
                    continue
                gezegd.add((open_.code, dimensie))

    def _telt_als(self, mogelijk: Sequence[int]) -> list[int]:
        """What each dimension can count as once preconditions are applied."""
        uit = list(mogelijk)
        for nr, bij, ander, hoogstens in self._verlagingen:
            if treft := uit[nr] & bij:
                verlaagd = _verlaag(uit[ander], hoogstens)
                uit[ander] = verlaagd if treft == uit[nr] else uit[ander] | verlaagd
        return uit

    def _bijdrage(self, dimensie: str, score: Score | None, bits: int) -> _Bijdrage:
        """The reasons that one dimension gives, with this score that can count as ``bits``."""
        regels: list[tuple[str, Gevolg | Voorwaarde]] = [*self._voorwaarden, *self._gevolgen]
        treft = [regel for d, regel in regels if d == dimensie and bits & _bits(regel.bij)]
        is_open = score is None or bool(
            dimensie in self._open and _BIT[score] & _bits(self._open[dimensie].bij)
        )
        als = _scores(bits)
        redenen: list[Reden] = []
        elders: list[Reden] = []
        if is_open and treft:
            oorzaak = self.regels.ongescoord if score is None else self._open[dimensie]
            codes = [regel.code for regel in treft]
            if score is None and dimensie in self._open:
                # It may turn out to have no judgement too, and then every colour stays open.
                codes.append(self._open[dimensie].code)
            redenen.append(Reden(oorzaak, dimensie, als, mogelijk=tuple(codes)))
        for regel in treft:
            zeker = not bits & ~_bits(regel.bij)
            if is_open and not zeker:
                continue
            is_elders = isinstance(regel, Gevolg) and regel.andere
            (elders if is_elders else redenen).append(Reden(regel, dimensie, als, zeker))
        return _Bijdrage(tuple(redenen), tuple(elders))

    def _met_andere(self, reden: Reden, telt_als: Sequence[int]) -> Iterator[Reden]:
        """The reason with the other dimensions that it asks for; nothing if there can be none."""
        gevraagd = _bits(reden.regel.andere) if isinstance(reden.regel, Gevolg) else 0
        misschien = [(d, nr) for d, nr in self._getoond if telt_als[nr] & gevraagd and d != reden.dimensie]
        if misschien:
            vast = [(d, nr) for d, nr in misschien if not telt_als[nr] & ~gevraagd]
            andere = tuple(d for d, _nr in vast or misschien)
            yield Reden(reden.regel, reden.dimensie, reden.telt_als, reden.zeker and bool(vast), andere)


class _Bijdrage(NamedTuple):
    """The reasons of one dimension."""

    redenen: tuple[Reden, ...]
    elders: tuple[Reden, ...]
    """Those that ask for another dimension, which is not known yet."""


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


def _bits(scores: Collection[Score]) -> int:
    return sum(_BIT[score] for score in scores)


def _scores(bits: int) -> tuple[Score, ...]:
    """Best first, then without judgement."""
    alle = [score for score in _SCORES if bits & _BIT[score]]
    return (*op_volgorde(alle), *(score for score in alle if score not in KLEUREN))


def _verlaag(bits: int, plaats: int) -> int:
    """The same scores with every colour above the one at ``plaats`` counted as that one."""
    onder = (1 << plaats + 1) - 1
    te_hoog = bits & _KLEURBITS & ~onder
    return bits & ~te_hoog | (1 << plaats if te_hoog else 0)


def _slechtst(regel: Gevolg) -> int:
    return min(KLEUREN.index(score) for score in regel.eindscore)


def _best(regel: Gevolg) -> int:
    return max(KLEUREN.index(score) for score in regel.eindscore)
