"""What a file states of a dashboard: cells to the letter, texts, and everything that was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.dashboard import Plek


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One cell."""

    plek: Plek
    waarde: str
    """As it stands there; empty if the cell is empty."""
    plaats: str
    """Where in the file, for people."""


@dataclass(frozen=True, slots=True)
class Leestekst:
    """Paragraphs about one thing."""

    onderwerp: str
    """Code of an indicator or rubriek; empty for the whole dashboard."""
    tekst: str
    """Paragraphs with an empty line between them."""


@dataclass(frozen=True, slots=True)
class Leesmelding:
    """What was not taken, or is odd."""

    plaats: str
    tekst: str
    waarom: str
    mogelijk: tuple[str, ...] = ()
    """Codes that a heading can stand for: a person says which."""
    gemist: bool = True
    """Whether a figure may have been missed; not if it is text that was left where it stands."""


@dataclass(frozen=True, slots=True)
class Dashboardlezing:
    """What a file states."""

    cellen: tuple[Gelezen, ...]
    tabellen: tuple[str, ...]
    """Codes of the tables that are in it, in its order."""
    teksten: tuple[Leestekst, ...]
    meldingen: tuple[Leesmelding, ...]
