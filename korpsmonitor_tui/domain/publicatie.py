"""What a publication says besides its tables of figures: colours as printed, and how many of a colour its texts count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import EINDSCORE

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score


@dataclass(frozen=True, slots=True)
class Kleurrij:
    """A row of a printed table of eindscores."""

    partij: str
    regel: int
    """Line of the source text."""
    kleuren: tuple[Score | None, ...]
    """In the order of the years; None for an empty cell."""


@dataclass(frozen=True, slots=True)
class Kleurentabel:
    """Eindscores of several editions as a publication prints them, also where they cannot be true."""

    nummer: int
    paragraaf: str
    jaren: tuple[int, ...]
    rijen: tuple[Kleurrij, ...]


@dataclass(frozen=True, slots=True)
class Kleurtelling:
    """How many korpsen of a group a text gives a colour, or one of some colours."""

    jaar: int
    kleuren: tuple[Score, ...]
    aantal: int
    partijen: tuple[str, ...]
    """Codes of everybody that was counted."""
    groep: str
    """What they are called together."""
    bron: str
    dimensie: str = EINDSCORE
    """What was scored: full code of a dimension, or ``EINDSCORE``."""


@dataclass(frozen=True, slots=True)
class Kleurverschil:
    """How many more, or less, of a colour a text counts than in an earlier edition."""

    jaar: int
    eerder: int
    kleur: Score
    verschil: int
    bron: str


@dataclass(frozen=True, slots=True)
class Kleurbeweringen:
    """What a text says about numbers of colours, in its order."""

    tellingen: tuple[Kleurtelling, ...] = ()
    verschillen: tuple[Kleurverschil, ...] = ()


@dataclass(frozen=True, slots=True)
class Publicatie:
    """One publication."""

    titel: str
    jaar: int
    """The last year that it reports on."""
    kleurentabel: Kleurentabel | None = None
    tellingen: tuple[Kleurtelling, ...] = ()
    verschillen: tuple[Kleurverschil, ...] = ()


@dataclass(frozen=True, slots=True)
class Korpsalinea:
    """A published paragraph about a korps."""

    partij: str
    onderdeel: str
    """Part of the text, e.g. ``toezicht``."""
    paragraaf: str
    tekst: str


@dataclass(frozen=True)
class Gepubliceerd:
    """A publication with its texts."""

    publicatie: Publicatie
    alineas: tuple[Korpsalinea, ...] = ()
    """Paragraphs, in printed order."""
    eindscores: tuple[tuple[str, str], ...] = ()
    """(korps, eindscore in words as its section prints it)."""
