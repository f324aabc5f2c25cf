"""A piece of writing in the house style that is no gespreksverslag: a letter, an annex, a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.instrument import Kleur

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; ``niveau`` 1 or 2."""

    tekst: str
    niveau: int = 1


@dataclass(frozen=True, slots=True)
class Tekst:
    """A paragraph; may hold line breaks."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Kader:
    """A paragraph that stands out, in a frame."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """Labels with what belongs to them, as at the head of a letter; an empty value is said to be open."""

    omschrijving: str
    """What the table tells, for who cannot see it."""
    regels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vak:
    """A cell to write in: what stands in it, and nothing where that is empty."""

    tekst: str = ""


Cel = str | Vak | Kleur
"""A text, of which an empty one is said to be open; a place to write in; a colour, with its letter and words."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with a heading row that is repeated on every page."""

    omschrijving: str
    kolommen: tuple[tuple[str, int], ...]
    """Title of each column, and its share of the width in any unit."""
    rijen: tuple[tuple[Cel, ...], ...]
    """As many cells a row as there are columns."""


Blok = Kop | Tekst | Kader | Kenmerken | Tabel


@dataclass(frozen=True, slots=True)
class Stuk:
    """A whole piece of writing."""

    titel: str
    ondertitel: str
    blokken: tuple[Blok, ...]
    instrument: str
    """Name of the instrument, in the header."""
    kenmerk: str
    """What it is, in the footer of every page."""
    rubricering: str = ""
    demonstratie: str = ""
    """If not empty: the label that every page must carry."""
    opgemaakt: date | None = None
    liggend: bool = False
    """Whether the page lies on its side, for a wide table."""
