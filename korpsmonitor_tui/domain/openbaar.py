"""Tables that leave the program for others to reckon with: what every column is, and that no person is in them.

A column has one type, and says of what is not there why in a column of its own: a missing code never stands among
values. What may leave is listed here column by column; no free text that people wrote in this program is among it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Waarde = str | int | Decimal | bool | None
"""What a cell holds; None where there is nothing."""


class Soort(StrEnum):
    """Type of a column."""

    TEKST = "tekst"
    GEHEEL = "geheel"
    GETAL = "getal"
    JA_NEE = "ja_nee"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a table."""

    naam: str
    soort: Soort
    uitleg: str
    """What it says, in Dutch."""
    verplicht: bool = False
    """Whether every row has it."""
    waarden: Mapping[str, str] | None = None
    """Every text that it can hold, with its meaning; None if that is no list."""
    verwijst: str = ""
    """Table whose key it holds; empty if it refers to none."""


@dataclass(frozen=True)
class Tabel:
    """One table: a row per observation."""

    naam: str
    titel: str
    uitleg: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    """Columns that tell rows apart."""
    rijen: Sequence[Sequence[Waarde]]
    """Values in the order of the columns; in a fixed order."""


@dataclass(frozen=True)
class Gegevensset:
    """Everything that leaves at once."""

    naam: str
    """For programs: small letters, digits and hyphens."""
    titel: str
    uitleg: str
    demonstratie: str
    """Label that goes with everything; empty for real work."""
    gemaakt: str
    """When it was read (UTC, ISO 8601)."""
    tabellen: tuple[Tabel, ...]
    """Each after those that it refers to."""
