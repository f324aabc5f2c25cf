"""A line of the tab Extractie, and what can be chosen of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.anker import Lot
from korpsmonitor_tui.domain.codering import Coderingsoort, soortnaam
from korpsmonitor_tui.domain.instrument import opzoeknaam

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.anker import Anker
    from korpsmonitor_tui.domain.codering import Codering, Gegevens, Suggestie
    from korpsmonitor_tui.domain.instrument import Instrument

CODE: Final = "code:"
"""Stands before the id of a code of one's own, as against the kenmerk of a suggestion."""


class Groep(StrEnum):
    """What one key shows."""

    ALLES = "alles"
    OPEN = "open"
    BEKIJKEN = "te bekijken"
    BESLOTEN = "besloten"


@dataclass(frozen=True)
class Coderegel:
    """A suggestion, what was decided on it, or a code that nobody suggested."""

    suggestie: Suggestie | None
    codering: Codering | None

    @property
    def id(self) -> str:
        """The same while its text stays as it is."""
        if self.suggestie is not None:
            return self.suggestie.kenmerk
        return f"{CODE}{self.codering.id}" if self.codering else ""

    @property
    def _wat(self) -> Suggestie | Codering:
        """The code as it was decided, else as it is suggested."""
        wat = self.codering or self.suggestie
        assert wat is not None
        return wat

    @property
    def soort(self) -> str:
        """What is coded."""
        return self._wat.soort

    @property
    def code(self) -> str:
        """Which code."""
        return self._wat.code

    @property
    def polariteit(self) -> str:
        """The judgement; empty for what is no dimension."""
        return self._wat.polariteit

    @property
    def gegevens(self) -> Gegevens:
        """What is known besides."""
        return self._wat.gegevens

    @property
    def anker(self) -> Anker:
        """Where it stands in the text of now."""
        return self._wat.anker

    @property
    def band(self) -> str:
        """How sure the suggestion is or was; empty without one."""
        if self.suggestie is not None:
            return self.suggestie.zekerheid.value if self.suggestie.zekerheid else ""
        return str(self.codering.voorstel.get("zekerheid") or "") if self.codering else ""

    @property
    def model(self) -> str:
        """Version of the model that suggests it, or did when it was decided."""
        if self.codering is not None:
            return str(self.codering.voorstel.get("model") or "")
        return self.suggestie.model if self.suggestie else ""

    @property
    def open(self) -> bool:
        """Whether who looks did not decide on it yet."""
        return self.codering is None

    @property
    def te_bekijken(self) -> bool:
        """Whether its text changed so that a person must look."""
        return self.codering is not None and self.codering.te_bekijken

    @property
    def los(self) -> bool:
        """Whether its text was not found again."""
        return self.codering is not None and self.codering.verankering.lot == Lot.LOS

    @property
    def in_bulk(self) -> bool:
        """Whether it may be confirmed together with others."""
        return self.open and self.suggestie is not None and self.suggestie.in_bulk

    @property
    def kan_beslist(self) -> bool:
        """Whether there is a suggestion of now to confirm or reject."""
        return self.suggestie is not None and not self.los

    @cached_property
    def zoektekst(self) -> str:
        """Everything that words are looked for in."""
        gegevens = " ".join(waarde for _naam, waarde in self.gegevens)
        return opzoeknaam(f"{self.anker.citaat} {self.code} {self.polariteit} {gegevens}")


@dataclass(frozen=True, slots=True)
class Keuze:
    """What is shown: a group, and of it one band, kind or code, with these words."""

    groep: Groep = Groep.ALLES
    band: str = ""
    soort: str = ""
    code: str = ""
    woorden: tuple[str, ...] = ()

    def neemt(self, regel: Coderegel) -> bool:
        """Whether it shows this line."""
        return (
            in_groep(regel, self.groep)
            and self.band in {"", regel.band}
            and self.soort in {"", regel.soort}
            and self.code in {"", regel.code}
            and all(woord in regel.zoektekst for woord in self.woorden)
        )

    @property
    def verfijnd(self) -> bool:
        """Whether it leaves out more than a group does."""
        return bool(self.band or self.soort or self.code or self.woorden)


def in_groep(regel: Coderegel, groep: Groep) -> bool:
    return {
        Groep.ALLES: True,
        Groep.OPEN: regel.open,
        Groep.BEKIJKEN: regel.te_bekijken,
        Groep.BESLOTEN: not regel.open,
    }[groep]


@dataclass(frozen=True)
class Codenamen:
    """How codes are called, for people."""

    dimensies: Mapping[str, str] = field(default_factory=dict)

    def kort(self, soort: str, code: str) -> str:
        """A code on one line: a dimension by its name, and what is no dimension with its kind."""
        if soort == Coderingsoort.DIMENSIE:
            return self.dimensies.get(code, code)
        return soortnaam(soort) if code == soort else f"{soortnaam(soort)} {code}"


def codenamen(instrument: Instrument) -> Codenamen:
    """The names of an instrument; two dimensions of the same name are told apart by their aandachtsveld."""
    aantal = Counter(dimensie.naam for dimensie in instrument.dimensies)
    return Codenamen(
        {
            dimensie.code: f"{dimensie.naam} ({dimensie.aandachtsveld})" if aantal[dimensie.naam] > 1 else dimensie.naam
            for dimensie in instrument.dimensies
        }
    )  # fmt: skip


def volgende(regels: Sequence[Coderegel], na: str, stap: int = 1) -> str:
    """Id of the nearest open line after (or before) this one, if need be from the other end; empty if none is left."""
    nu = next((nr for nr, regel in enumerate(regels) if regel.id == na), -1 if stap > 0 else 0)
    rond = (regels[(nu + stap * nr) % len(regels)] for nr in range(1, len(regels) + 1))
    return next((regel.id for regel in rond if regel.open and regel.id != na), "")
