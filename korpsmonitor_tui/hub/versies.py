"""The versions of the hub's schema, in order; a number is never used for something else."""

from __future__ import annotations

from typing import Final

MIGRATIES: Final = ("0001_begin",)
"""File names (without .sql) of what changes tables. Never altered once released; functions are written anew each time."""

VERSIE: Final = len(MIGRATIES)

FUNCTIES: Final = ("functies", "brengen", "halen", "rechten")
"""Files that every set-up runs again, after the migrations."""
