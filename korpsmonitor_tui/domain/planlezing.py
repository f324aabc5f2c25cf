"""What was read of the document of a plan: chapters, actions and progress, each with the lines that it stood on.

Every line of the document is in exactly one place, or among what was not understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Bronregel:
    """A line of the document (from 1) as it stands there."""

    nummer: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Kanttekening:
    """What a person should look at, at a line of the document."""

    regel: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Inhoudsregel:
    """A line of the document's own table of contents."""

    nummer: str
    titel: str
    pagina: int
    regel: int


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A text in the signs of ``domain.planopmaak``, and the lines that it is made of."""

    tekst: str = ""
    regels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GelezenActie:
    """An action, with what is told of it."""

    nummer: str
    """Within its chapter: ``3``, ``2a``; empty if it has none."""
    tekst: Gelezen
    voortgang: Gelezen
    nieuw: bool = False
    ouder: str = ""
    """Number of the action that it is a part of."""
    verantwoordelijk: str = ""
    """Organisations of the chapter headings that stand with its term."""


@dataclass(frozen=True, slots=True)
class GelezenDeel:
    """A chapter."""

    nummer: str
    titel: str
    verantwoordelijk: str
    regel: int
    inleiding: Gelezen
    doelen: Gelezen
    acties: tuple[GelezenActie, ...]


@dataclass(frozen=True, slots=True)
class GelezenLid:
    """A line of the list of members: what it says of organisation and function, and the line itself."""

    regel: int
    organisatie: str
    functie: str
    naam: str = ""
    """What stood before it, mostly a name: shown when reading, and not taken over."""


@dataclass(frozen=True, slots=True)
class Planlezing:
    """A whole document."""

    titel: Gelezen
    versie: str
    peildatum: date | None
    """Date of the document; None if it states none."""
    voorwerk: Gelezen
    inhoud: tuple[Inhoudsregel, ...]
    delen: tuple[GelezenDeel, ...]
    leden: tuple[GelezenLid, ...]
    onbegrepen: tuple[Bronregel, ...]
    kanttekeningen: tuple[Kanttekening, ...]
    plaatsen: tuple[tuple[int, str], ...]
    """Every line that is not blank, once, with the place that it came to."""

    @property
    def acties(self) -> tuple[GelezenActie, ...]:
        """Every action, in the order of the document."""
        return tuple(actie for deel in self.delen for actie in deel.acties)
