"""Other sources than the questionnaire: whose registration it is, and which figures it states."""

from __future__ import annotations

from dataclasses import dataclass

LANDELIJK = "nederland"
"""Row of a national series: a table that has a question per row and a year per column."""
PER_RIJ = "rij"
"""A figure for every korps and other row."""
PER_LAND = "land"
"""A national series: one figure a year."""


@dataclass(frozen=True, slots=True)
class Gegeven:
    """A figure that a source states, with a stable id that series run by."""

    id: str
    """``<code of the source>.<name>``, e.g. ``emm.signalen_van_korps``."""
    tekst: str
    per: str = PER_RIJ
    """``PER_RIJ`` or ``PER_LAND``."""
    jaren: tuple[int, ...] = ()
    """Years asked for in this edition."""
    eenheid: str = ""
    tegenover: tuple[str, ...] = ()
    """Ids of the questions in which a korps states the same; differences are named, never smoothed away."""
    bron: str = ""
    """Where the monitor's report has it, e.g. ``000, 4.3.3 (Tabel 10)``."""


@dataclass(frozen=True, slots=True)
class Bron:
    """A source that lists are asked from."""

    code: str
    """E.g. ``emm``; the code of the party if the source is also interviewed."""
    naam: str
    gegevens: tuple[Gegeven, ...] = ()
    opvragingen: tuple[str, ...] = ()
    """What is asked from it in every edition, in words: lists, contact overviews."""
