"""Two versions of the weighing rules beside one another: which rules differ, and which of them make the difference."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.weging import Kringverwijzing, Weger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.weegregels import Regel, Weegregels
    from korpsmonitor_tui.domain.weging import Weging


class Wijziging(StrEnum):
    """What the second version does with a rule of the first."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """A rule that does something else in one version than in the other; its words do not count."""

    code: str
    wijziging: Wijziging
    een: Regel | None
    ander: Regel | None


@dataclass(frozen=True, slots=True)
class Uitkomsten:
    """One korps by two versions of the rules."""

    een: Weging
    ander: Weging
    door: tuple[Regelverschil, ...]
    """The rules that make the outcome differ; empty if it does not."""

    @property
    def verschilt(self) -> bool:
        """Whether the second version allows something else."""
        return self.een.toegestaan != self.ander.toegestaan


def verschillen(een: Weegregels, ander: Weegregels) -> tuple[Regelverschil, ...]:
    """The rules that differ in what they do, in the order of the second version; those that lapse come last."""
    voor, na = _op_code(een), _op_code(ander)
    gewijzigd = [
        Regelverschil(code, Wijziging.ANDERS if code in voor else Wijziging.NIEUW, voor.get(code), regel)
        for code, regel in na.items()
        if code not in voor or _werking(voor[code]) != _werking(regel)
    ]
    weg = [
        Regelverschil(code, Wijziging.VERVALLEN, regel, None)
        for code, regel in voor.items()
        if code not in na
    ]
    return (*gewijzigd, *weg)


class Vergelijker:
    """Applies two versions of the rules to as many korpsen as one likes."""

    def __init__(self, een: Weegregels, ander: Weegregels) -> None:
        self._een, self._ander = Weger(een), Weger(ander)
        self.verschillen = verschillen(een, ander)
        self._proeven = [(verschil, list(_proeven(een, ander, verschil))) for verschil in self.verschillen]

    def vergelijk(self, scores: Mapping[str, Score | None]) -> Uitkomsten:
        """Both outcomes; a dimension that one of the versions does not know is left out of it.

        A rule makes the difference if putting it alone into the first version, or taking it alone back from the
        second, changes the outcome. Where only several together do so, all that fired in either are named.
        """
        een, ander = _bereken(self._een, scores), _bereken(self._ander, scores)
        if een.toegestaan == ander.toegestaan:
            return Uitkomsten(een, ander, ())
        door = tuple(
            verschil
            for verschil, proeven in self._proeven
            if any(
                _bereken(proef, scores).toegestaan != uitkomst.toegestaan
                for proef, naast_eerste in proeven
                for uitkomst in [een if naast_eerste else ander]
            )
        )
        if not door:
            gevuurd = {reden.regel.code for weging in (een, ander) for reden in weging.redenen}
            door = tuple(v for v in self.verschillen if v.code in gevuurd) or self.verschillen
        return Uitkomsten(een, ander, door)


def _bereken(weger: Weger, scores: Mapping[str, Score | None]) -> Weging:
    bekend = weger.regels.dimensies
    return weger.bereken({code: score for code, score in scores.items() if code in bekend})


def _proeven(een: Weegregels, ander: Weegregels, verschil: Regelverschil) -> Iterator[tuple[Weger, bool]]:
    """Each version with only this rule as in the other; and whether it is to be laid beside the first."""
    for basis, regel, naast_eerste in ((een, verschil.ander, True), (ander, verschil.een, False)):
        proef = _met(basis, verschil.code, regel)
        if proef is not None:
            yield proef, naast_eerste


def _met(basis: Weegregels, code: str, regel: Regel | None) -> Weger | None:
    """The rules with this one instead of what has its code; None if they are no rules then."""
    if code == basis.begin.code:
        return Weger(replace(basis, begin=regel)) if isinstance(regel, type(basis.begin)) else None
    over = tuple(r for r in basis.regels if r.code != code)
    nodig = {*regel.dimensies, *filter(None, [getattr(regel, "voor", "")])} if regel else set()
    if not nodig <= set(basis.dimensies):
        return None
    try:
        return Weger(replace(basis, regels=(*over, regel) if regel else over))
    except Kringverwijzing:
        return None


def _op_code(regels: Weegregels) -> dict[str, Regel]:
    return {regel.code: regel for regel in (regels.begin, *regels.regels)}


def _werking(regel: Regel) -> Regel:
    """The rule without its words."""
    return replace(regel, tekst="", bron="", lezing="", dimensies=tuple(sorted(regel.dimensies)))
