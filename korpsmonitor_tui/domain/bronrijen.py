"""The rows and places of lists of figures: korpsen by every name they have, and rows that are no korps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from korpsmonitor_tui.domain.bronnen import LANDELIJK
from korpsmonitor_tui.domain.instrument import opzoeknaam

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.instrument import Gesprekspartij, Instrument

NEDERLAND: Final = "Nederland"
"""What the row of a national figure is called in a list."""
_GENUMMERD: Final = re.compile(r"(\d{1,3})[.):]?\s+(\S.*)")


class Plek(NamedTuple):
    """What a figure is about."""

    gegeven: str
    rij: str
    jaar: str


@dataclass(frozen=True)
class Rijnamen:
    """The rows that a list can have: korpsen by name, alias, code or number, and rows that are no korps."""

    korpsen: tuple[Gesprekspartij, ...]
    andere: tuple[tuple[str, str], ...]
    """(code, printed name)."""
    partners: tuple[Gesprekspartij, ...] = ()
    """Who has no row; known to say so."""

    @cached_property
    def namen(self) -> dict[str, str]:
        """Names of rows by code, in the order of a list."""
        return {**{korps.code: korps.naam for korps in self.korpsen}, **dict(self.andere)}

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes = {opzoeknaam(NEDERLAND): LANDELIJK}
        for korps in self.korpsen:
            codes |= dict.fromkeys(map(opzoeknaam, (korps.code, korps.naam, *korps.aliassen)), korps.code)
            if korps.nummer is not None:
                codes[str(korps.nummer)] = korps.code
        for code, naam in self.andere:
            codes |= {opzoeknaam(code): code, opzoeknaam(naam): code}
        return codes

    def code(self, tekst: str) -> str | None:
        """The row that a text names; None if it names none, or by its number another than by its name."""
        if code := self._codes.get(opzoeknaam(tekst)):
            return code
        if passend := _GENUMMERD.fullmatch(tekst.strip()):
            op_nummer, op_naam = self._codes.get(passend[1]), self._codes.get(opzoeknaam(passend[2]))
            return op_naam if op_nummer in {None, op_naam} else None
        return None

    def is_partner(self, tekst: str) -> bool:
        """Whether a text names a party that has no row in lists."""
        gezocht = opzoeknaam(tekst)
        return any(
            gezocht in map(opzoeknaam, (partij.code, partij.naam, *partij.aliassen))
            for partij in self.partners
        )


def rijnamen(instrument: Instrument, andere_rijen: Iterable[tuple[str, str]]) -> Rijnamen:
    """The rows of lists in this instrument: its korpsen by number, then the rows that are none."""
    korpsen = sorted(
        (partij for partij in instrument.partijen if partij.gemeten),
        key=lambda partij: (partij.nummer is None, partij.nummer or 0, partij.naam),
    )
    partners = tuple(partij for partij in instrument.partijen if not partij.gemeten)
    return Rijnamen(tuple(korpsen), tuple(andere_rijen), partners)
