"""A project and a codebook as programs for qualitative analysis exchange them (REFI-QDA 1.0).

Positions count Unicode code points of the text, from 0, the end not included; lines end with one line feed. That is what
the standard says. Programs that count UTF-16 units instead (NVivo) are recognised when they are read.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT: Final = "urn:QDA-XML:project:1.0"
CODEBOEK: Final = "urn:QDA-XML:codebook:1.0"
PROJECTDEEL: Final = "project.qde"
BRONMAP: Final = "Sources"
INTERN: Final = "internal://"
_NAAMRUIMTE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:korpsmonitor:refi-qda")


def guid(soort: str, *delen: str) -> str:
    """The same id for the same thing, in every export and on every laptop."""
    return str(uuid.uuid5(_NAAMRUIMTE, "\n".join((soort, *delen))))


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """Who coded."""

    guid: str
    naam: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the codes under it."""

    guid: str
    naam: str
    codeerbaar: bool
    omschrijving: str = ""
    kleur: str = ""
    """``#rrggbb``, or empty."""
    onder: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Selectie:
    """One code on one place of a text."""

    guid: str
    """Of the coding; the place has one made from it."""
    begin: int
    eind: int
    code: str
    """Guid of the code."""
    gebruiker: str = ""
    """Guid of who gave it; empty if that is not said."""
    tijd: str = ""
    """When, ISO 8601 with time zone, as it is stated; empty if that is not said."""
    omschrijving: str = ""
    memos: tuple[str, ...] = ()
    """Guids of the notes on it."""
    naam: str = ""
    """As the place is called: mostly what it begins with."""


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value of a variable (guid), as text."""

    variabele: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Variabele:
    """Something that is known of cases or sources, as text."""

    guid: str
    naam: str


@dataclass(frozen=True, slots=True)
class Bron:
    """A text with its codes."""

    guid: str
    naam: str
    tekst: str
    selecties: tuple[Selectie, ...]
    gebruiker: str = ""
    tijd: str = ""
    waarden: tuple[Waarde, ...] = ()


@dataclass(frozen=True, slots=True)
class Geval:
    """Who sources are about."""

    guid: str
    naam: str
    bronnen: tuple[str, ...]
    waarden: tuple[Waarde, ...] = ()


@dataclass(frozen=True, slots=True)
class Memo:
    """A note on something."""

    guid: str
    naam: str
    tekst: str
    gebruiker: str = ""
    tijd: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """All that is exchanged."""

    naam: str
    herkomst: str
    """The program that made it, with its version."""
    codes: tuple[Code, ...]
    bronnen: tuple[Bron, ...] = ()
    gebruikers: tuple[Gebruiker, ...] = ()
    variabelen: tuple[Variabele, ...] = ()
    gevallen: tuple[Geval, ...] = ()
    memos: tuple[Memo, ...] = ()
    omschrijving: str = ""
    gebruiker: str = ""
    tijd: str = ""


@dataclass(frozen=True, slots=True)
class Codeboek:
    """The codes alone."""

    herkomst: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """A source that no text could be read of."""

    naam: str
    reden: str
    """In Dutch, for people."""
    coderingen: int
    """How many codings it has."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a reader made of a project file."""

    project: Project
    overgeslagen: tuple[Overgeslagen, ...] = ()


def paden(codes: tuple[Code, ...], boven: tuple[Code, ...] = ()) -> Iterator[tuple[Code, ...]]:
    """Every code in the tree, as the codes that lead to it with itself last."""
    for code in codes:
        yield (*boven, code)
        yield from paden(code.onder, (*boven, code))
