"""A returned form as paragraphs, tables, rows and cells, with everything that a person sees and what was marked.

Tracked changes are read as if they were accepted; what that takes away is kept apart, so that it can be named.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Notitiesoort(Enum):
    """What hangs on a place in the text without being part of it."""

    VOETNOOT = "voetnoot"
    EINDNOOT = "eindnoot"
    OPMERKING = "opmerking"
    TEKSTVAK = "tekstvak"


@dataclass(frozen=True, slots=True)
class Notitie:
    """A footnote, comment or text box: by its number in the part that holds its text, or with its own text."""

    soort: Notitiesoort
    id: str = ""
    tekst: str = ""


@dataclass(slots=True)
class Alinea:
    """One paragraph."""

    tekst: str = ""
    """What is visible, without what was struck through."""
    doorgehaald: str = ""
    """What was struck through, by formatting; parts that had text between them have a space."""
    verwijderd: str = ""
    """What was deleted or moved away while changes were tracked."""
    ingevoegd: bool = False
    """Whether anything was added while changes were tracked."""
    bladwijzers: list[str] = field(default_factory=list)
    """Names of the bookmarks that begin in it or just before it."""
    notities: list[Notitie] = field(default_factory=list)
    sluit_aan: bool = False
    """Whether its end was deleted, so that the next paragraph continues it."""
    genummerd: bool = False
    """Whether the word processor prints a number or sign before it that is no text."""
    verborgen: bool = False
    afbeelding: bool = False


@dataclass(slots=True)
class Cel:
    """One cell; a table inside it is read as paragraphs."""

    alineas: list[Alinea]
    kolom: int
    """Number of the first grid column."""
    vervolg: bool = False
    """Whether it is covered by a cell above it that spans several rows."""
    hoogte: int = 1
    """Number of rows that it spans."""

    @property
    def bladwijzers(self) -> Iterator[str]:
        """Names of the bookmarks that begin in it."""
        return (naam for alinea in self.alineas for naam in alinea.bladwijzers)

    @property
    def tekst(self) -> str:
        """What is visible, a line a paragraph."""
        return lopend(self.alineas)


@dataclass(slots=True)
class Rij:
    """One row of a table."""

    cellen: list[Cel]
    nummer: int
    """Counted from 1, heading rows included."""


@dataclass(slots=True)
class Tabel:
    """One table."""

    rijen: list[Rij]
    nummer: int
    """Counted from 1 through the text."""

    @property
    def alineas(self) -> Iterator[Alinea]:
        """Every paragraph in it."""
        return (alinea for rij in self.rijen for cel in rij.cellen for alinea in cel.alineas)


Blok = Alinea | Tabel


@dataclass(slots=True)
class Inhoud:
    """A story (the body, a header, a footnote) and what was met in it."""

    blokken: list[Blok] = field(default_factory=list)
    verwijderd: list[str] = field(default_factory=list)
    """Text of rows that were deleted while changes were tracked."""
    ingevoegde_rijen: int = 0
    ingesloten: bool = False
    """Whether it takes in another file, which is not read."""

    @property
    def alineas(self) -> Iterator[Alinea]:
        """Every paragraph, those in tables included."""
        for blok in self.blokken:
            if isinstance(blok, Alinea):
                yield blok
            else:
                yield from blok.alineas


def lopend(alineas: list[Alinea]) -> str:
    """The visible text of paragraphs, a line each, without spaces around it."""
    delen: list[str] = []
    aan = False
    for alinea in alineas:
        if aan and delen:
            delen[-1] += alinea.tekst
        else:
            delen.append(alinea.tekst)
        aan = alinea.sluit_aan
    return "\n".join(delen).strip()
