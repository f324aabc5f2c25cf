"""A piece of writing in the house style that is no gespreksverslag: a letter, an annex, a list, a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.schaal import Score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from korpsmonitor_tui.domain.planopmaak import Stukje

DIEPSTE_KOP: Final = 3
"""Levels of headings."""


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; ``niveau`` 1, 2 or 3."""

    tekst: str
    niveau: int = 1
    genummerd: bool = False
    """Whether it has a number of its own (1, 1.1, 1.1.1), by its place among the other numbered ones."""


@dataclass(frozen=True, slots=True)
class Tekst:
    """A paragraph; may hold line breaks."""

    tekst: str
    noten: tuple[str, ...] = ()
    """Footnotes, at the foot of the page that the end of the paragraph stands on."""


@dataclass(frozen=True, slots=True)
class Opgemaakt:
    """A paragraph with italics and footnotes in it, perhaps behind a number or sign that is its own whatever precedes."""

    stukjes: tuple[Stukje, ...]
    teken: str = ""
    """The number or sign that it hangs from."""
    inspringing: int = 0
    """Levels that it lies further in."""
    schuin: bool = False
    """Whether it is italic as a whole."""
    bijeen: bool = False
    """Whether it stays on one page with what follows."""


@dataclass(frozen=True, slots=True)
class Opsomming:
    """A list, each item a paragraph of its own."""

    punten: tuple[str, ...]
    genummerd: bool = False
    """Numbered from 1, instead of with dots."""


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


@dataclass(frozen=True, slots=True)
class Letter:
    """A narrow coloured cell that holds only the letter; the legend tells what it means."""

    kleur: Score
    merk: str = ""
    """Mark of a note under the table."""


@dataclass(frozen=True, slots=True)
class Teken:
    """A sign in a narrow cell where no colour stands; the legend tells what it means."""

    teken: str
    merk: str = ""
    """Mark of a note under the table."""


@dataclass(frozen=True, slots=True)
class Verwezen:
    """A text in a cell with the mark of a note under the table; unlike a bare text it may be empty."""

    tekst: str
    merk: str


Cel = str | Vak | Score | Letter | Teken | Verwezen
"""A text, of which an empty one is said to be open; a place to write in; a colour, with its letter and words."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with a heading row that is repeated on every page."""

    omschrijving: str
    kolommen: tuple[tuple[str, int], ...]
    """Title of each column, and its share of the width in any unit."""
    rijen: tuple[tuple[Cel, ...], ...]
    """As many cells a row as there are columns."""
    bijschrift: str = ""
    """Title above the table, with a number, in the list of tables; without one the table has neither."""
    nummer: int | None = None
    """The number in the caption; None: one more than that of the table before it."""
    noten: tuple[tuple[str, str], ...] = ()
    """(mark, text) of every note under the table: a table over several pages has no place for footnotes."""
    bron: str = ""
    """Where the contents come from, under the table."""
    kopgroepen: tuple[tuple[str, int], ...] = ()
    """A row above the headings: titles, each over so many columns, which together are all columns."""
    rechts: tuple[int, ...] = ()
    """Columns, counted from 0, whose cells stand at the right, as figures do."""
    klein: bool = False
    """Smaller letters, for a table of many columns."""
    staande_koppen: bool = False
    """Whether all headings but the first stand upright."""
    bijeen: bool = False
    """Whether its rows stay on one page, with the paragraph after it; for a table of a few rows."""

    def __post_init__(self) -> None:
        """Raise ValueError if the groups of headings are not as wide as the table."""
        breed = sum(aantal for _titel, aantal in self.kopgroepen)
        if self.kopgroepen and breed != len(self.kolommen):
            raise ValueError(f"headings over {breed} columns in a table of {len(self.kolommen)}")


@dataclass(frozen=True, slots=True)
class Legenda:
    """What the letters of the colours mean, on one line."""

    kleuren: tuple[Score, ...]
    """In the order in which they are told."""
    bron: str = ""
    """Where the colours come from, on a line of its own."""
    tekens: tuple[tuple[str, str], ...] = ()
    """Signs that stand where there is no colour, each with what it means."""


@dataclass(frozen=True, slots=True)
class Afbeelding:
    """A picture over (a part of) the width of the text."""

    png: bytes
    beschrijving: str
    """What can be seen in it, for who cannot see it."""
    bijschrift: str
    """Title under the picture, with a number, in the list of figures; empty: no caption."""
    breedte: int = 100
    """Percentage of the width of the text."""
    nummer: int | None = None
    """As of a table."""


@dataclass(frozen=True, slots=True)
class Paginaeinde:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Ligging:
    """What follows begins on a new page that lies on its side, or stands upright."""

    liggend: bool


@dataclass(frozen=True, slots=True)
class Inhoudsopgave:
    """Every heading up to ``niveaus`` deep, with its page."""

    titel: str
    niveaus: int = 2


class Bijschriftsoort(StrEnum):
    """What a caption numbers."""

    TABEL = "tabel"
    FIGUUR = "figuur"


@dataclass(frozen=True, slots=True)
class Bijschriftenlijst:
    """Every caption of one kind, with its page; nothing where there is none."""

    titel: str
    soort: Bijschriftsoort


Blok = (
    Kop
    | Tekst
    | Opgemaakt
    | Opsomming
    | Kader
    | Kenmerken
    | Tabel
    | Legenda
    | Afbeelding
    | Paginaeinde
    | Ligging
    | Inhoudsopgave
    | Bijschriftenlijst
)


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
    """Whether the first page lies on its side, for a wide table; later ones do as the last ``Ligging`` says."""


def dieper(blokken: Iterable[Blok], niveaus: int = 1) -> tuple[Blok, ...]:
    """The same blocks as part of a larger piece: headings so many levels deeper and numbered, tables counted on.

    A heading that would lie below the third level becomes one of the third, without a number.
    """
    return tuple(
        Kop(
            blok.tekst,
            min(blok.niveau + niveaus, DIEPSTE_KOP),
            genummerd=blok.niveau + niveaus <= DIEPSTE_KOP,
        )
        if isinstance(blok, Kop)
        else blok
        for blok in doorgeteld(blokken)
    )


def doorgeteld(blokken: Iterable[Blok]) -> tuple[Blok, ...]:
    """The same blocks with tables and figures counted on from those before them, whatever number they have in print."""
    return tuple(
        replace(blok, nummer=None) if isinstance(blok, Tabel | Afbeelding) else blok for blok in blokken
    )
