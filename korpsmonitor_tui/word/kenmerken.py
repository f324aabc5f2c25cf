"""The names that a verslag in Word is recognised by: anchors and styles of the house style, marks of a passage."""

from __future__ import annotations

import re
from enum import Enum, StrEnum
from typing import Final

_BLADWIJZER = re.compile(r"_psg_P(\d{4,})")

EIGEN_EIGENSCHAPPEN: Final = "/docProps/custom.xml"
"""Name of the part with the custom document properties."""
EIGENSCHAP_VERSLAG: Final = "korpsmonitor_verslag"
"""Custom document property: id of the verslag."""
EIGENSCHAP_VERSIE: Final = "korpsmonitor_versie"
"""Custom document property: number of the version."""
EIGENSCHAP_KOP: Final = "korpsmonitor_kop"
"""Custom document property: SHA-256 over the heads of the version."""
EIGENSCHAP_BASIS: Final = "korpsmonitor_basis"
EIGENSCHAP_RESPONDENT: Final = "korpsmonitor_respondent"
"""Id of who a copy was made for; the version itself has none."""
"""Custom document property: SHA-256 over the texts of the baseline."""

EIGENSCHAP_BIJLAGE: Final = "korpsmonitor_bijlage"
"""Custom document property of an annex, which is not the version that is to be answered: what kind it is."""
BIJLAGE_WIJZIGINGEN: Final = "wijzigingen"
"""A version as tracked changes against an earlier one."""

KOPPELING_SJABLOON: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
)
"""Type of the relationship to the template that a document was made from."""


def bladwijzer(nummer: int) -> str:
    """Name of the range bookmark around passage ``nummer``."""
    return f"_psg_P{nummer:04d}"


def nummer_van(bladwijzernaam: str) -> int | None:
    """Passage number in a bookmark name; None for any other bookmark, a copy made by the word processor included."""
    gevonden = _BLADWIJZER.fullmatch(bladwijzernaam)
    return int(gevonden[1]) if gevonden else None


class Anker(StrEnum):
    """A paragraph of the house style that the code replaces; it stands there as ``[[titelblok]]``."""

    TITELBLOK = "titelblok"
    DEELNEMERS = "deelnemers"
    HOOFDSTUKKEN = "hoofdstukken"
    CIJFERS = "cijfers"
    KLEURENBALKEN = "kleurenbalken"
    ACTIES = "acties"
    VASTSTELLINGEN = "vaststellingen"
    COLOFON = "colofon"
    RUBRICERING = "rubricering"
    DEMONSTRATIE = "demonstratie"
    INSTRUMENT = "instrument"
    KENMERK = "kenmerk"

    @property
    def vorm(self) -> str:
        """The anchor as it is typed in the house style."""
        return f"[[{self.value}]]"


TEKSTANKERS: Final = (
    Anker.TITELBLOK,
    Anker.DEELNEMERS,
    Anker.HOOFDSTUKKEN,
    Anker.CIJFERS,
    Anker.KLEURENBALKEN,
    Anker.ACTIES,
    Anker.VASTSTELLINGEN,
    Anker.COLOFON,
)
"""Required once each, as paragraphs of the body."""
VERPLICHTE_KOPANKERS: Final = (Anker.RUBRICERING, Anker.DEMONSTRATIE)
"""Required in every header, so that no page goes without."""
VRIJE_KOPANKERS: Final = (Anker.INSTRUMENT, Anker.KENMERK)
"""Allowed in any header and footer."""


class Stijlsoort(StrEnum):
    """Kind of a style, as the file names it."""

    ALINEA = "paragraph"
    TEKEN = "character"
    TABEL = "table"


class Stijl(Enum):
    """A style that the house style must have: name and kind."""

    TITEL = ("Title", Stijlsoort.ALINEA)
    ONDERTITEL = ("Subtitle", Stijlsoort.ALINEA)
    KOP1 = ("heading 1", Stijlsoort.ALINEA)
    KOP2 = ("heading 2", Stijlsoort.ALINEA)
    PASSAGE = ("Verslag passage", Stijlsoort.ALINEA)
    TEKST = ("Verslag tekst", Stijlsoort.ALINEA)
    KADER = ("Verslag kader", Stijlsoort.ALINEA)
    TABELKOP = ("Verslag tabelkop", Stijlsoort.ALINEA)
    TABELTEKST = ("Verslag tabeltekst", Stijlsoort.ALINEA)
    LEGENDA = ("Verslag legenda", Stijlsoort.ALINEA)
    PASSAGENUMMER = ("Verslag passagenummer", Stijlsoort.TEKEN)
    NIET_INGEVULD = ("Verslag niet ingevuld", Stijlsoort.TEKEN)
    TABEL = ("Verslag tabel", Stijlsoort.TABEL)
    KENMERKEN = ("Verslag kenmerken", Stijlsoort.TABEL)
    KLEURENBALK = ("Verslag kleurenbalk", Stijlsoort.TABEL)

    @property
    def naam(self) -> str:
        """The name as Word stores it; for built-in styles that is the English one."""
        return self.value[0]

    @property
    def soort(self) -> Stijlsoort:
        """Paragraph, character or table style."""
        return self.value[1]
