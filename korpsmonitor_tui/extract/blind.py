"""A lexicon as somebody would have written it who had not read one korps: a sign that occurs there only is left out.

Signs were chosen after reading the labelled sentences, so leaving a korps out of the learning alone flatters what is
measured. Leaving out the alternatives (``a|b`` at any depth) that no other korps has is the stricter measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.lexicon import EN, NIET, Lexicon, Teken
from korpsmonitor_tui.extract.tekens import Gecompileerd, Zoektekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_STUKKEN: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\(\?<?[!=]|\(\?:|[()|]|[^\\\[()|]+", re.DOTALL)
NOOIT: Final = "(?!)"
"""Matches nowhere."""


@dataclass(frozen=True)
class Keuze:
    """One alternative in an expression, and the expression with only this one, and without it."""

    enkel: str
    zonder: str


def keuzes(patroon: str) -> Iterator[Keuze]:
    """Every alternative at any depth, except inside what looks ahead or behind."""
    stukken = _STUKKEN.findall(patroon)
    for begin, eind in _groepen(stukken):
        takken = _takken(stukken, begin, eind)
        voor, na = "".join(stukken[:begin]), "".join(stukken[eind:])
        if len(takken) > 1:
            for nummer, tak in enumerate(takken):
                rest = "|".join(takken[:nummer] + takken[nummer + 1 :])
                yield Keuze(f"{voor}{tak}{na}" if voor or na else tak, f"{voor}{rest}{na}")


def _groepen(stukken: Sequence[str]) -> Iterator[tuple[int, int]]:
    yield 0, len(stukken)
    stapel: list[tuple[str, int]] = []
    for plek, stuk in enumerate(stukken):
        if stuk.startswith("("):
            stapel.append((stuk, plek + 1))
        elif stuk == ")":
            opening, begin = stapel.pop()
            if opening in {"(", "(?:"} and all(o in {"(", "(?:"} for o, _b in stapel):
                yield begin, plek


def _takken(stukken: Sequence[str], begin: int, eind: int) -> list[str]:
    takken, diepte = [""], 0
    for stuk in stukken[begin:eind]:
        diepte += stuk.startswith("(") - (stuk == ")")
        if stuk == "|" and not diepte:
            takken.append("")
        else:
            takken[-1] += stuk
    return takken


def blind_voor(
    lexicon: Lexicon, teksten: Mapping[str, Sequence[str]], normen: Mapping[str, str]
) -> dict[str, Lexicon]:
    """For each korps the lexicon without what occurs there only; ``teksten`` are the sentences of each korps.

    ``normen``: by dimension the text of its norm, whose words stay: they were not taken from a korps.
    """
    klein = {korps: [Zoektekst(tekst).klein for tekst in zinnen] for korps, zinnen in teksten.items()}
    norm = {code: Zoektekst(tekst).klein for code, tekst in normen.items()}
    return {korps: _zonder(lexicon, korps, klein, norm) for korps in teksten}


def _zonder(
    lexicon: Lexicon, korps: str, klein: Mapping[str, Sequence[str]], normen: Mapping[str, str]
) -> Lexicon:
    anderen = [tekst for ander, teksten in klein.items() if ander != korps for tekst in teksten]

    def alleen_hier(teken: Teken) -> bool:
        staat_in = Gecompileerd(teken).staat_in
        return any(map(staat_in, klein[korps])) and not any(map(staat_in, anderen))

    def alleen_hier_voor(code: str) -> Callable[[Teken], bool]:
        norm = normen.get(code, "")
        return lambda teken: alleen_hier(teken) and not Gecompileerd(teken).staat_in(norm)

    return replace(
        lexicon,
        dimensies=tuple(
            (code, tuple(_teken_zonder(teken, alleen_hier_voor(code)) for teken in tekens))
            for code, tekens in lexicon.dimensies
        ),
        oordelen=tuple(
            (soort, tuple(_teken_zonder(teken, alleen_hier) for teken in tekens))
            for soort, tekens in lexicon.oordelen
        ),
    )


def _teken_zonder(teken: Teken, alleen_hier: Callable[[Teken], bool]) -> Teken:
    if alleen_hier(teken):
        return Teken(NOOIT, teken.naam)
    while (minder := _een_minder(teken, alleen_hier)) is not None:
        teken = minder
    return teken


def _een_minder(teken: Teken, alleen_hier: Callable[[Teken], bool]) -> Teken | None:
    """The sign without one alternative that only this korps has; None if there is none."""
    for nummer, deel in enumerate(teken.delen):
        for keuze in keuzes(deel):
            if alleen_hier(_met_deel(teken, nummer, keuze.enkel)):
                return _met_deel(teken, nummer, keuze.zonder)
    return None


def _met_deel(teken: Teken, nummer: int, deel: str) -> Teken:
    delen = (*teken.delen[:nummer], deel, *teken.delen[nummer + 1 :])
    return Teken(EN.join(delen) + (f"{NIET}{teken.zonder}" if teken.zonder else ""), teken.naam)
