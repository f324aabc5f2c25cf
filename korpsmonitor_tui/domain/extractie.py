"""What can be suggested for a passage: dimensions, judgement, figures, organisations and commitments, with evidence.

A suggestion is never more than that: only a person makes a bevinding of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


class Zekerheid(StrEnum):
    """How sure a suggestion is, as a band: measured on korpsen that the model had not seen."""

    HOOG = "hoog"
    MIDDEN = "midden"
    LAAG = "laag"


class Polariteit(StrEnum):
    """What a passage says about a dimension, from least to most severe."""

    NEUTRAAL = "neutraal"
    POSITIEF = "positief"
    AANDACHT = "aandacht"
    NEGATIEF = "negatief"

    @property
    def ernst(self) -> int:
        """Order of severity."""
        return tuple(Polariteit).index(self)


class Toezeggingsoort(StrEnum):
    """What somebody commits to."""

    VOORNEMEN = "voornemen"
    """One's own plan or ambition."""
    AFSPRAAK = "afspraak"
    """Agreed with others."""
    AANBEVELING = "aanbeveling"
    """Asked or expected of another party."""


@dataclass(frozen=True, slots=True)
class Spanne:
    """Part of a text; ``begin`` and ``eind`` count code points, the end not included."""

    begin: int
    eind: int

    def van(self, tekst: str) -> str:
        """The words themselves."""
        return tekst[self.begin : self.eind]


@dataclass(frozen=True, slots=True)
class Dimensiesuggestie:
    """A dimension that the passage is about."""

    code: str
    zekerheid: Zekerheid
    polariteit: Polariteit
    bewijs: tuple[Spanne, ...]
    """The words that gave the evidence; empty if the evidence stands in the passage before."""


@dataclass(frozen=True, slots=True)
class Cijfersuggestie:
    """A quantity that is stated in words or digits."""

    plaats: Spanne
    waarde: Decimal
    """Lower bound; for one number the number."""
    tot: Decimal
    """Upper bound; for one number the same."""
    eenheid: str
    periode: str = ""
    """``jaar``, ``maand``, ``week``, ``dag``, ``2 maanden``, ``2-3 maanden``; empty if none is said."""
    jaar: int | None = None
    norm: bool = False
    """Whether it is a norm that is named, not a result."""


@dataclass(frozen=True, slots=True)
class Organisatiesuggestie:
    """An organisation, team or system that is named."""

    plaats: Spanne
    code: str


@dataclass(frozen=True, slots=True)
class Toezeggingsuggestie:
    """A plan, agreement or recommendation, with who and when where that is said."""

    plaats: Spanne
    soort: Toezeggingsoort
    wie: Spanne | None = None
    wanneer: Spanne | None = None


@dataclass(frozen=True, slots=True)
class Suggesties:
    """Everything that is suggested for one passage."""

    dimensies: tuple[Dimensiesuggestie, ...] = ()
    polariteit: Polariteit = Polariteit.NEUTRAAL
    """The most severe of the dimensions, or of the whole passage if it has none."""
    cijfers: tuple[Cijfersuggestie, ...] = ()
    organisaties: tuple[Organisatiesuggestie, ...] = ()
    toezeggingen: tuple[Toezeggingsuggestie, ...] = ()
