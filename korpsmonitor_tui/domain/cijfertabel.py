"""Published tables of figures: rows and columns as printed, and every figure found by its question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.cijfer import Cijfer, Totaal, tel_op

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KORPS = "korps"
"""Source of a figure that a korps stated itself."""
TOTAALRIJ = "totaal"
"""A printed row of totals; its cells are never part of a sum."""
TELLINGEN = ("som", "ja", "nee", "deels", "nul", "positief", "ontbreekt")
"""What a printed total can count: see ``Gedrukttotaal.telling``."""
DUBBEL = "cijfer"
"""Telling of a discrepancy between two tables that print the same figure."""
CORRECTIESOORTEN = ("kop", "tab", "ingevoegd", "toewijzing", "kolom")
"""See ``Correctie.soort``."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A printed column: what it asks, for which year, and who stated the figures in it."""

    sleutel: str
    """Unique in its table: question and year, e.g. ``toezicht.controles_vergund:2010``."""
    kop: tuple[str, ...]
    """The printed heading from the top down; words that the page layout had broken are whole again."""
    bron: str
    """``korps``, or the code of the party whose registration it is, e.g. ``emm``."""
    vraag: str = ""
    """Question id, or ``<party>.<name>`` for a figure from outside the questionnaire. Empty in a series, whose
    rows name their question, and where the source does not show which question the cells answer."""
    jaar: int | None = None
    haakjes: str = ""
    """Question that a korps answers in brackets behind the figure of ``bron``; empty if none does."""
    noot: str = ""
    """Number of the footnote at the heading."""
    breedte: int | None = None
    """The column exists only in rows of so many cells, because the scan lost a column on some pages; 0: in no row,
    until a correction puts a cell there."""
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Rij:
    """A printed row; its cells stand in the order of the columns."""

    code: str
    """Code of the korps or other row, e.g. ``groningen``, ``mma`` or ``totaal``."""
    naam: str
    """Its name as printed in this table."""
    regel: int
    """Line of the source text."""
    cellen: tuple[Cijfer | None, ...]
    """None where the row has no cell; that is something else than an empty cell."""
    nummer: int | None = None
    """The number printed before the name."""
    vraag: str = ""
    """Question that the row answers, in a series."""
    noot: str = ""
    """Number of the footnote at the name."""


@dataclass(frozen=True, slots=True)
class Cijfertabel:
    """A published table."""

    nummer: int
    titel: str
    """The printed caption, also where it does not fit the contents."""
    paragraaf: str
    """Printed paragraph of the source."""
    rijkop: tuple[str, ...]
    """What is printed above the names of the rows."""
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    noten: tuple[tuple[str, str], ...] = ()
    """(number, text) of every footnote that the table refers to."""
    toelichting: str = ""
    """What a reader should know about the table, in the project's own words."""

    def rij(self, code: str) -> Rij | None:
        """The row with this code; in a series the first."""
        return next((rij for rij in self.rijen if rij.code == code), None)

    def kolom(self, sleutel: str) -> int | None:
        """The place of the column with this key."""
        return next((plaats for plaats, kolom in enumerate(self.kolommen) if kolom.sleutel == sleutel), None)

    def cijfers(self, plaats: int, rijen: Iterable[str] | None = None) -> list[Cijfer | None]:
        """The cells in a column, of the rows with these codes or of all; never those of a printed total."""
        gevraagd = None if rijen is None else set(rijen)
        return [
            rij.cellen[plaats]
            for rij in self.rijen
            if rij.code != TOTAALRIJ and (gevraagd is None or rij.code in gevraagd)
        ]

    def kolomtotaal(self, plaats: int, rijen: Iterable[str] | None = None) -> Totaal:
        """The total of a column over the rows with these codes, or over all."""
        return tel_op(self.cijfers(plaats, rijen))


@dataclass(frozen=True, slots=True)
class Correctie:
    """What was put right because the source itself proves it wrong."""

    tabel: int
    soort: str
    """``kop`` (a heading), ``tab`` (number and name run together), ``ingevoegd`` (a cell that the scan lost),
    ``toewijzing`` (a cell belongs to another column) or ``kolom`` (a heading stands above the wrong column)."""
    oud: str
    nieuw: str
    bewijs: str
    rijen: tuple[str, ...] = ()
    """Codes of the rows concerned; empty for the whole table."""
    kolom: str = ""
    """Key of the column concerned."""


@dataclass(frozen=True, slots=True)
class Gedrukttotaal:
    """A total that the report prints, in a sentence or in a row of its own."""

    tabel: int
    kolom: str
    telling: str
    """``som``; or how many figures are ``ja``, ``nee``, ``deels``, ``nul``, ``positief`` or ``ontbreekt``."""
    gedrukt: str
    """As printed, also when in words."""
    waarde: Cijfer
    paragraaf: str
    regel: int
    rijen: tuple[str, ...] | None = None
    """Codes of the rows that it covers; None for all."""
    groep: str = ""
    """What those rows are called together, e.g. the code of an eenheid; empty for all."""
    opmerking: str = ""
    jaar: int | None = None
    """The year that the text names, where that is another than the column has."""
    ongeveer: bool = False
    """Whether the text says that it is about so many."""
    ruimer: bool = False
    """Whether the text says that it counts more than the rows of the table."""


@dataclass(frozen=True, slots=True)
class Afwijking:
    """Where the report contradicts itself; recorded, never repaired."""

    tabel: int
    kolom: str
    telling: str
    """As in ``Gedrukttotaal``, or ``DUBBEL``."""
    gedrukt: str
    berekend: str
    """What the table comes to, or prints."""
    bron: str
    """Where ``gedrukt`` stands: printed paragraph and line of the source text, or a table."""
    rijen: str = ""
    """Code of the row or name of the rows; empty for all."""
    opmerking: str = ""


class Vermelding(NamedTuple):
    """A figure with the place where it is printed."""

    tabel: int
    rij: str
    vraag: str
    kolom: Kolom
    cijfer: Cijfer
    regel: int


@dataclass(frozen=True)
class Cijferverzameling:
    """All published tables, with what is known about their reliability."""

    tabellen: tuple[Cijfertabel, ...]
    correcties: tuple[Correctie, ...] = ()
    totalen: tuple[Gedrukttotaal, ...] = ()
    afwijkingen: tuple[Afwijking, ...] = ()
    andere_rijen: tuple[tuple[str, str], ...] = ()
    """(code, printed name) of the rows that are no korps, such as MMA, Schiphol or a total."""

    def tabel(self, nummer: int) -> Cijfertabel | None:
        """The table with this printed number."""
        return next((tabel for tabel in self.tabellen if tabel.nummer == nummer), None)

    def vermeldingen(self, vraag: str, rij: str | None = None) -> Sequence[Vermelding]:
        """Every figure that answers ``vraag``, of one row or of all, by year and then in printed order.

        The same figure can be printed in two tables, and not always alike.
        """
        return [
            vermelding for vermelding in self._op_vraag.get(vraag, ()) if rij is None or vermelding.rij == rij
        ]

    @cached_property
    def vragen(self) -> tuple[str, ...]:
        """Every question that a published figure answers, in printed order."""
        return tuple(self._op_vraag)

    @cached_property
    def laatste_jaar(self) -> int | None:
        """The last year that a figure speaks of."""
        jaren = (vermelding.cijfer.jaar for van in self._op_vraag.values() for vermelding in van)
        return max((jaar for jaar in jaren if jaar is not None), default=None)

    @cached_property
    def _op_vraag(self) -> dict[str, list[Vermelding]]:
        gevonden: dict[str, list[Vermelding]] = {}
        for tabel in self.tabellen:
            for rij in tabel.rijen:
                for kolom, cel in zip(tabel.kolommen, rij.cellen, strict=True):
                    for vraag, cijfer in _antwoorden(rij, kolom, cel):
                        gevonden.setdefault(vraag, []).append(
                            Vermelding(tabel.nummer, rij.code, vraag, kolom, cijfer, rij.regel)
                        )
        for vermeldingen in gevonden.values():
            vermeldingen.sort(key=lambda vermelding: vermelding.cijfer.jaar or 0)
        return gevonden


def _antwoorden(rij: Rij, kolom: Kolom, cel: Cijfer | None) -> Iterable[tuple[str, Cijfer]]:
    """The questions that one cell answers: usually one, none if it is not known, two with brackets."""
    if cel is None:
        return
    if vraag := rij.vraag or kolom.vraag:
        yield vraag, cel
    if kolom.haakjes and (ander := cel.uit_haakjes(KORPS)):
        yield kolom.haakjes, ander
