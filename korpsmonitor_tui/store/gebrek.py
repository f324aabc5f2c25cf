"""What a check of the database finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Something that does not hold, where, and what it means; never with text that people wrote."""

    plaats: str
    uitleg: str
