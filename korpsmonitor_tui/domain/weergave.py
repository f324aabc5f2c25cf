"""One text made of many, with roles in the place of names: which place of the one is which place of the others.

Other programs know a conversation as one text; here every note and every turn is a text of its own, with names in it.
Places count code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.gesprek import Vervanging, vervang

if TYPE_CHECKING:
    from collections.abc import Sequence

Sleutel = tuple[str, str]
"""Kind and id of a text."""

_NIET_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Plaats(NamedTuple):
    """A place in one of the texts."""

    sleutel: Sleutel
    begin: int
    eind: int


@dataclass(frozen=True, slots=True)
class Stuk:
    """One text as it stands in the whole."""

    sleutel: Sleutel
    begin: int
    """In the whole."""
    eind: int
    vervangingen: tuple[Vervanging, ...]
    """In the text itself."""

    def naar_geheel(self, begin: int, eind: int) -> tuple[int, int]:
        """A place of the text in the whole; what cuts through a name takes the whole role."""
        return self._heen(begin, aan_het_begin=True), self._heen(eind, aan_het_begin=False)

    def _heen(self, plaats: int, *, aan_het_begin: bool) -> int:
        groei = 0
        for begin, eind, door in self.vervangingen:
            if plaats <= begin:
                break
            if plaats < eind:
                return self.begin + begin + groei + (0 if aan_het_begin else len(door))
            groei += len(door) - (eind - begin)
        return self.begin + plaats + groei

    def van_geheel(self, begin: int, eind: int) -> tuple[int, int]:
        """A place in the whole, within this text, in the text itself; what cuts through a role takes the whole name."""
        return self._terug(begin, aan_het_begin=True), self._terug(eind, aan_het_begin=False)

    def _terug(self, plaats: int, *, aan_het_begin: bool) -> int:
        groei = 0
        for begin, eind, door in self.vervangingen:
            hier = self.begin + begin + groei
            if plaats <= hier:
                break
            if plaats < hier + len(door):
                return begin if aan_het_begin else eind
            groei += len(door) - (eind - begin)
        return plaats - self.begin - groei


@dataclass(frozen=True)
class Weergave:
    """The whole, and where each text stands in it, in order."""

    tekst: str
    stukken: tuple[Stuk, ...]

    @cached_property
    def _op_sleutel(self) -> dict[Sleutel, Stuk]:
        return {stuk.sleutel: stuk for stuk in self.stukken}

    @cached_property
    def _beginnen(self) -> list[int]:
        return [stuk.begin for stuk in self.stukken]

    @cached_property
    def _einden(self) -> list[int]:
        return [stuk.eind for stuk in self.stukken]

    def toon(self, plaats: Plaats) -> tuple[int, int] | None:
        """A place of one of the texts in the whole; None if that text is not in it."""
        stuk = self._op_sleutel.get(plaats.sleutel)
        return stuk.naar_geheel(plaats.begin, plaats.eind) if stuk else None

    def herleid(self, begin: int, eind: int) -> tuple[Plaats, ...]:
        """What a place in the whole means in the texts: one place in each that it covers words of."""
        gevonden = []
        eerste = bisect_right(self._einden, begin)
        for stuk in self.stukken[eerste : max(eerste, bisect_left(self._beginnen, eind))]:
            van, tot = max(begin, stuk.begin), min(eind, stuk.eind)
            if van < tot and self.tekst[van:tot].strip():
                gevonden.append(Plaats(stuk.sleutel, *stuk.van_geheel(van, tot)))
        return tuple(gevonden)


class Opbouw:
    """Puts a whole together, piece by piece."""

    def __init__(self) -> None:
        self._delen: list[str] = []
        self._stukken: list[Stuk] = []
        self._lengte = 0

    def zeg(self, tekst: str) -> None:
        """Add words of our own: a heading, who speaks."""
        self._delen.append(overdraagbaar(tekst))
        self._lengte += len(tekst)

    def neem_op(self, sleutel: Sleutel, tekst: str, vervangingen: Sequence[Vervanging] = ()) -> None:
        """Add one of the texts, with these names replaced."""
        begin = self._lengte
        self.zeg(vervang(tekst, vervangingen))
        self._stukken.append(Stuk(sleutel, begin, self._lengte, tuple(vervangingen)))

    def klaar(self) -> Weergave:
        """The whole as it has become."""
        return Weergave("".join(self._delen), tuple(self._stukken))


def overdraagbaar(tekst: str) -> str:
    """The text without what XML cannot hold and what programs read differently, each character by one other.

    A carriage return counts for one place here, for none or for two elsewhere.
    """
    return _NIET_IN_XML.sub("\ufffd", tekst).replace("\r", " ")
