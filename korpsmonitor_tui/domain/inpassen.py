"""What one person made of a text, put into what has become of that text since: by words, and never by guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.woordverschil import verschil

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STUK: Final = re.compile(r"\s+|\S+")
_KERN: Final = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Botsing:
    """A place that both changed, and differently: the words of each side."""

    oud: str
    nu: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Inpassing:
    """The text with both changes in it, or the places where a person must say what it becomes."""

    tekst: str | None
    """None if there is such a place."""
    botsingen: tuple[Botsing, ...] = ()


class _Wijziging(NamedTuple):
    """What one side put in the place of words ``begin`` to ``eind`` (not included) of the old text."""

    begin: int
    eind: int
    woorden: tuple[str, ...]


def pas_in(oud: str, nu: str, nieuw: str) -> Inpassing:
    """Put into ``nu`` what ``nieuw`` changed in ``oud``.

    Two changes go together only if a word that neither touched stands between them, or if they are the same.
    """
    if nieuw in {oud, nu}:
        return Inpassing(nu)
    if nu == oud:
        return Inpassing(nieuw)
    woorden = _woorden(oud)
    eigen, ander = (_wijzigingen(woorden, _woorden(tekst)) for tekst in (nu, nieuw))
    delen: list[str] = []
    botsingen: list[Botsing] = []
    tot = 0
    for begin, eind in _groepen(woorden, [*eigen, *ander]):
        kanten = [_kant(woorden, wijzigingen, begin, eind) for wijzigingen in (eigen, ander)]
        zoals_oud = "".join(woorden[begin:eind])
        gewijzigd = {kant for kant in kanten if kant != zoals_oud}
        if len(gewijzigd) > 1:
            botsingen.append(Botsing(zoals_oud.strip(), kanten[0].strip(), kanten[1].strip()))
        delen += [*woorden[tot:begin], *gewijzigd]
        tot = eind
    if botsingen:
        return Inpassing(None, tuple(botsingen))
    return Inpassing("".join((*delen, *woorden[tot:])))


def voegt_alleen_toe(oud: str, nieuw: str) -> bool:
    """Whether every word and sign of ``oud`` still stands in ``nieuw``, in the same order, and more beside it."""
    van, naar = ([deel for deel in _woorden(tekst) if not deel.isspace()] for tekst in (oud, nieuw))
    rest = iter(naar)
    return len(naar) > len(van) and all(woord in rest for woord in van)


def _woorden(tekst: str) -> list[str]:
    """Words, the signs around them and white space; a figure such as 3,5 is one word. Joined they are the text."""
    delen: list[str] = []
    for stuk in _STUK.findall(tekst):
        gevonden = None if stuk.isspace() else _KERN.fullmatch(stuk)
        delen += [*gevonden[1], gevonden[2], *gevonden[3]] if gevonden else [stuk]
    return [deel for deel in delen if deel]


def _wijzigingen(oud: Sequence[str], nieuw: Sequence[str]) -> list[_Wijziging]:
    return [
        _Wijziging(*deel.oud, tuple(nieuw[slice(*deel.nieuw)]))
        for deel in verschil(oud, nieuw, lambda plaats: not _telt(oud[plaats]))
        if not deel.gelijk
    ]


def _telt(woord: str) -> bool:
    """Whether this is enough to hold two changes apart."""
    return any(teken.isalnum() for teken in woord)


def _groepen(woorden: Sequence[str], wijzigingen: Sequence[_Wijziging]) -> Iterator[tuple[int, int]]:
    """Stretches of the old text in which changes cannot be seen apart."""
    lopend: tuple[int, int] | None = None
    for begin, eind, _nieuw in sorted(wijzigingen):
        if lopend is not None and not any(map(_telt, woorden[lopend[1] : begin])):
            lopend = (lopend[0], max(lopend[1], eind))
            continue
        if lopend is not None:
            yield lopend
        lopend = (begin, eind)
    if lopend is not None:
        yield lopend


def _kant(woorden: Sequence[str], wijzigingen: Sequence[_Wijziging], begin: int, eind: int) -> str:
    """A stretch of the old text as one side has it."""
    delen: list[str] = []
    tot = begin
    for wijziging in wijzigingen:
        if begin <= wijziging.begin and wijziging.eind <= eind:
            delen += [*woorden[tot : wijziging.begin], *wijziging.woorden]
            tot = wijziging.eind
    return "".join((*delen, *woorden[tot:eind]))
