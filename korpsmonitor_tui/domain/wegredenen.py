"""Why scores allow what they allow: the rules that fire, with what made them fire and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.scorebits import bits_van
from korpsmonitor_tui.domain.weegregels import Gevolg, Openlaten, Regel, Voorwaarde, Weegregels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from korpsmonitor_tui.domain.schaal import Score


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


class Redengever:
    """Says of one set of rules which of them fire for which scores."""

    def __init__(
        self, regels: Weegregels, nummer: Mapping[str, int], per_dimensie: Sequence[tuple[str, Regel]]
    ) -> None:
        """``nummer`` is the place of every dimension after those that are a precondition for it."""
        self._regels = regels
        self._bits = bits_van(regels.schaal)
        self._nummer = nummer
        self._plaats = {dimensie: nr for nr, dimensie in enumerate(regels.dimensies)}
        self._getoond = [(dimensie, nummer[dimensie]) for dimensie in regels.dimensies]
        self._open = {d: regel for d, regel in per_dimensie if isinstance(regel, Openlaten)}
        self._gevolgen = [(d, regel) for d, regel in per_dimensie if isinstance(regel, Gevolg)]
        self._voorwaarden = voorwaarden(per_dimensie, nummer)
        self._verlagingen = [
            (
                nummer[d],
                self._bits.als_bits(regel.bij),
                nummer[regel.voor],
                self._bits.plaats[regel.hoogstens],
            )
            for d, regel in self._voorwaarden
        ]
        # The same scores come back in most korpsen.
        self._bekend: dict[tuple[str, Score | None, int], _Bijdrage] = {}

    def redenen(
        self, scores: Mapping[str, Score | None], mogelijk: Sequence[int], beste: Score
    ) -> tuple[Reden, ...]:
        """In the order of the dimensions: the rules that fire, and what is open with what it could do."""
        telt_als = self._telt_als(mogelijk)
        uit = [Reden(self._regels.begin)] if beste in self._regels.begin.eindscore else []
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
                    yield Reden(
                        self._regels.ongescoord, dimensie, self._bits.als_scores(bits), mogelijk=codes
                    )
                elif self._bits.bit[score] & self._bits.als_bits(open_.bij):
                    yield Reden(open_, dimensie, self._bits.als_scores(bits), mogelijk=(reden.regel.code,))
                else:
                    continue
                gezegd.add((open_.code, dimensie))

    def _telt_als(self, mogelijk: Sequence[int]) -> list[int]:
        """What each dimension can count as once preconditions are applied."""
        uit = list(mogelijk)
        for nr, bij, ander, hoogstens in self._verlagingen:
            if treft := uit[nr] & bij:
                verlaagd = self._bits.verlaag(uit[ander], hoogstens)
                uit[ander] = verlaagd if treft == uit[nr] else uit[ander] | verlaagd
        return uit

    def _bijdrage(self, dimensie: str, score: Score | None, bits: int) -> _Bijdrage:
        """The reasons that one dimension gives, with this score that can count as ``bits``."""
        regels: list[tuple[str, Gevolg | Voorwaarde]] = [*self._voorwaarden, *self._gevolgen]
        als_bits = self._bits.als_bits
        treft = [regel for d, regel in regels if d == dimensie and bits & als_bits(regel.bij)]
        is_open = score is None or bool(
            dimensie in self._open and self._bits.bit[score] & als_bits(self._open[dimensie].bij)
        )
        als = self._bits.als_scores(bits)
        redenen: list[Reden] = []
        elders: list[Reden] = []
        if is_open and treft:
            oorzaak = self._regels.ongescoord if score is None else self._open[dimensie]
            codes = [regel.code for regel in treft]
            if score is None and dimensie in self._open:
                # It may turn out to have no judgement too, and then every colour stays open.
                codes.append(self._open[dimensie].code)
            redenen.append(Reden(oorzaak, dimensie, als, mogelijk=tuple(codes)))
        for regel in treft:
            zeker = not bits & ~als_bits(regel.bij)
            if is_open and not zeker:
                continue
            is_elders = isinstance(regel, Gevolg) and regel.andere
            (elders if is_elders else redenen).append(Reden(regel, dimensie, als, zeker))
        return _Bijdrage(tuple(redenen), tuple(elders))

    def _met_andere(self, reden: Reden, telt_als: Sequence[int]) -> Iterator[Reden]:
        """The reason with the other dimensions that it asks for; nothing if there can be none."""
        gevraagd = self._bits.als_bits(reden.regel.andere) if isinstance(reden.regel, Gevolg) else 0
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


def voorwaarden(
    per_dimensie: Sequence[tuple[str, Regel]], nummer: Mapping[str, int]
) -> list[tuple[str, Voorwaarde]]:
    """The preconditions with the dimension that each reads, in the order in which they pass on."""
    return sorted(
        ((d, regel) for d, regel in per_dimensie if isinstance(regel, Voorwaarde)),
        key=lambda paar: nummer[paar[0]],
    )
