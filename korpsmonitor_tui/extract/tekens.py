"""Finds the signs of a lexicon in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.extractie import Spanne

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.lexicon import Lexicon, Teken

_LIGATUREN = {ord("ĳ"): "ij", ord("Ĳ"): "ij"}


def zoekvorm(tekst: str) -> tuple[str, tuple[int, ...] | None]:
    """A text as signs are looked for in it, and the place in the text of each of its characters if that differs.

    Lower case; the ĳ ligature is two letters. None means that every character has kept its place.
    """
    klein = tekst.lower()
    if len(klein) == len(tekst) and klein.isascii():
        return klein, None
    vorm: list[str] = []
    plaatsen: list[int] = []
    for plaats, teken in enumerate(tekst):
        deel = teken.translate(_LIGATUREN).lower()
        vorm.append(deel)
        plaatsen += [plaats] * len(deel)
    return "".join(vorm), tuple(plaatsen)


@dataclass(frozen=True)
class Zoektekst:
    """A text prepared for looking."""

    tekst: str

    @cached_property
    def _vorm(self) -> tuple[str, tuple[int, ...] | None]:
        return zoekvorm(self.tekst)

    @property
    def klein(self) -> str:
        """The text in the form that signs are written for."""
        return self._vorm[0]

    def spanne(self, begin: int, eind: int) -> Spanne:
        """The place in the text itself of a part of ``klein``."""
        plaatsen = self._vorm[1]
        if plaatsen is None:
            return Spanne(begin, eind)
        return Spanne(plaatsen[begin], plaatsen[eind - 1] + 1 if eind > begin else plaatsen[begin])


class Gecompileerd:
    """One sign, ready to look for."""

    def __init__(self, teken: Teken) -> None:
        self.naam = teken.naam
        self._delen = tuple(re.compile(deel) for deel in teken.delen)
        self._zonder = re.compile(teken.zonder) if teken.zonder else None
        # Hundreds of signs are looked for in every passage, and nearly all fail on their first part.
        self._eerste = self._delen[0].search
        self._rest = self._delen[1:]

    def staat_in(self, klein: str) -> bool:
        """Whether the sign occurs."""
        if not self._eerste(klein):
            return False
        for deel in self._rest:
            if not deel.search(klein):
                return False
        return not (self._zonder and self._zonder.search(klein))

    def een_deel_in(self, klein: str) -> bool:
        """Whether any part of the sign occurs, whatever stands beside it."""
        return any(deel.search(klein) for deel in self._delen)

    def plaatsen(self, tekst: Zoektekst) -> list[Spanne]:
        """Where its parts stand, the first time each."""
        treffers = [deel.search(tekst.klein) for deel in self._delen]
        return [tekst.spanne(*treffer.span()) for treffer in treffers if treffer and treffer.group()]


class Tekenzoeker:
    """The signs of all dimensions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._tekens = {
            code: tuple(Gecompileerd(teken) for teken in tekens) for code, tekens in lexicon.dimensies
        }

    def gevonden(self, tekst: Zoektekst) -> dict[str, tuple[str, ...]]:
        """By code, the signs that occur; codes without any are absent."""
        klein = tekst.klein
        uitkomst = {}
        for code, tekens in self._tekens.items():
            namen = tuple(teken.naam for teken in tekens if teken.staat_in(klein))
            if namen:
                uitkomst[code] = namen
        return uitkomst

    def sterkte(self, code: str, deel: str) -> int:
        """How many signs of a dimension have a part in this stretch of lower-case text."""
        return sum(teken.een_deel_in(deel) for teken in self._tekens.get(code, ()))

    def bewijs(self, code: str, tekst: Zoektekst) -> tuple[Spanne, ...]:
        """The words that are signs of a dimension, in order and without overlap."""
        plaatsen = sorted(
            {
                plaats
                for teken in self._tekens.get(code, ())
                if teken.staat_in(tekst.klein)
                for plaats in teken.plaatsen(tekst)
            },
            key=lambda plaats: (plaats.begin, -plaats.eind),
        )
        los: list[Spanne] = []
        for plaats in plaatsen:
            if not los or plaats.begin >= los[-1].eind:
                los.append(plaats)
        return tuple(los)
