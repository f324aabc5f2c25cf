"""What is being run: korpsen, dimensions with their norms and a questionnaire, as definition files give them.

Code knows an instrument only through these types, so that a new instrument is data.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.drempels import Drempels
from korpsmonitor_tui.domain.schaal import STANDAARD, Schaal
from korpsmonitor_tui.domain.woordkeus import woordkeus

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.bronnen import Bron
    from korpsmonitor_tui.domain.referentiekader import Referentieregel
    from korpsmonitor_tui.domain.schaal import Score
    from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vraag, Vragenlijst
    from korpsmonitor_tui.domain.woordkeus import Woordkeus

EINDSCORE = "eindscore"
"""Stands among the dimension codes of a kleurenbalk for the score of the whole party."""


@dataclass(frozen=True, slots=True)
class Eenheid:
    """A regionale eenheid or the Landelijke Eenheid (000, chapter 5 as printed)."""

    code: str
    naam: str
    paragraaf: str = ""
    """Printed paragraph of the report, e.g. ``5.1.2``."""


class Onderdeel(StrEnum):
    """What an instrument can consist of; a screen or command of a part that it has not does not exist for it."""

    VRAGENLIJST = "vragenlijst"
    GESPREKKEN = "gesprekken"
    WEGING = "weging"
    DASHBOARD = "dashboard"
    PLAN = "plan"
    DESKSTUDIE = "deskstudie"


STANDAARDONDERDELEN: Final = frozenset({Onderdeel.VRAGENLIJST, Onderdeel.GESPREKKEN, Onderdeel.WEGING})
"""Of an instrument that does not say."""


@dataclass(frozen=True, slots=True)
class Partijsoort:
    """A kind of party, in the words of the instrument."""

    code: str
    naam: str
    """As in running text: ``korps``, ``gemeente``."""
    meervoud: str
    lidwoord: str = "de"
    """``de`` or ``het``."""
    gemeten: bool = False
    """Whether it is what is measured, weighed and reported on; else it is heard about the others."""


PARTIJSOORTEN: Final = (
    Partijsoort("korps", "korps", "korpsen", "het", gemeten=True),
    Partijsoort("ketenpartner", "ketenpartner", "ketenpartners"),
)
"""Of an instrument that names none."""


@dataclass(frozen=True, slots=True)
class Gesprekspartij:
    """Who is interviewed: a korps, a ketenpartner, or both (KMar is a korps and a judged partner)."""

    code: str
    naam: str
    soort: str
    """Code of a :class:`Partijsoort`: under which heading it stands in the overzicht."""
    nummer: int | None = None
    """Number of the korps in 000 Tabel 2; None for a ketenpartner."""
    aliassen: tuple[str, ...] = ()
    eenheid: str | None = None
    """Code of the eenheid that the korps merged into; None for KMar and for ketenpartners."""
    partnerkolommen: tuple[str, ...] = ()
    """Full codes of the partner columns in which korpsen judge this party."""
    paragraaf: str = ""
    """Printed paragraph of the report, e.g. ``3.1``."""
    gemonitord_vanaf: int | None = None
    """Year of the first edition that it took part in; None if that is the first of all."""
    nauwelijks: tuple[str, ...] = ()
    """Full codes of the dimensions that hardly apply to it: a colour there is a warning, never refused."""
    gemeten: bool = False
    """As its kind says: whether it is measured, weighed and reported on."""
    hoort_bij: str = ""
    """Code of the measured party that it is heard about, if it is one; empty for who is heard about all."""


@dataclass(frozen=True, slots=True)
class Aandachtsveld:
    """One of the fields that dimensions belong to; ``partners`` holds the partner columns."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Dimensie:
    """A dimension with its definition and norm in the project's own words, and where the source has it."""

    code: str
    """Full code, e.g. ``toezicht.vergunde_branche`` or ``partners.om``."""
    naam: str
    aandachtsveld: str
    definitie: str
    norm: str
    bron: str
    """Printed paragraph of the source, e.g. ``000, 2.3.2``."""


@dataclass(frozen=True, slots=True)
class Kleurenbalkregel:
    """The published colours of one party in one edition; a colour that the source does not show is absent."""

    partij: str
    jaar: int
    kleuren: tuple[tuple[str, Score], ...]
    """(full dimension code or ``EINDSCORE``, colour), in the instrument's order; the eindscore comes last."""
    bron: str
    """Every place that one of the colours was read from, for display under the whole row."""
    bronnen: tuple[tuple[str, str], ...] = ()
    """(code as in ``kleuren``, where that colour was read), in the same order."""


@dataclass(frozen=True)
class Instrument:
    """Everything a program needs to run one monitor, read from its definition files."""

    code: str
    naam: str
    bron: str
    partijen: tuple[Gesprekspartij, ...]
    eenheden: tuple[Eenheid, ...]
    aandachtsvelden: tuple[Aandachtsveld, ...]
    dimensies: tuple[Dimensie, ...]
    vragenlijst: Vragenlijst
    afkortingen: tuple[tuple[str, str], ...] = ()
    publicaties: tuple[tuple[str, str], ...] = ()
    """(short code in the definition files, name for a reader) of what the files refer to."""
    kleurenbalken: tuple[Kleurenbalkregel, ...] = field(default=())
    bronnen: tuple[Bron, ...] = ()
    """Other sources that the answers are compared with."""
    drempels: Drempels = field(default_factory=Drempels)
    """From which difference on the analysis before the interview speaks."""
    cijfermap: str = ""
    """Folder of the published figures of earlier editions, within the reference data; empty if there are none."""
    eerdere_jaren: tuple[int, ...] = ()
    """Years of the editions that were published before, oldest first; of those nothing else need be known."""
    referentieregel: Referentieregel | None = None
    """How the grid of referenties is counted; None if the instrument has none. A later version may lack the grid."""
    onderdelen: frozenset[Onderdeel] = STANDAARDONDERDELEN
    partijsoorten: tuple[Partijsoort, ...] = PARTIJSOORTEN
    eigen_korte_naam: str = ""
    """What it is called in the name of an edition; empty for its name."""
    deelbestanden: tuple[tuple[Onderdeel, str], ...] = ()
    """(part, file in the instrument's folder that defines it), of parts that have one."""
    schaal: Schaal = STANDAARD
    """What dimensions, partners and the eindscore are judged by."""

    @cached_property
    def _partij_op_naam(self) -> dict[str, Gesprekspartij]:
        namen: dict[str, Gesprekspartij] = {}
        for partij in self.partijen:
            for naam in (partij.code, partij.naam, *partij.aliassen):
                namen[opzoeknaam(naam)] = partij
        return namen

    def partij(self, naam: str) -> Gesprekspartij | None:
        """Find a party by code, name or alias, whatever its capitals, accents, hyphens and spaces."""
        return self._partij_op_naam.get(opzoeknaam(naam))

    @property
    def korte_naam(self) -> str:
        """What it is called in the name of an edition."""
        return self.eigen_korte_naam or self.naam

    def heeft(self, onderdeel: Onderdeel) -> bool:
        """Whether this part belongs to the instrument."""
        return onderdeel in self.onderdelen

    def deelbestand(self, onderdeel: Onderdeel) -> str:
        """The file in the instrument's folder that defines this part; empty if it has none."""
        return dict(self.deelbestanden).get(onderdeel, "")

    def partijsoort(self, code: str) -> Partijsoort:
        """The kind with this code. Raises KeyError."""
        return {soort.code: soort for soort in self.partijsoorten}[code]

    @cached_property
    def gemeten(self) -> tuple[Gesprekspartij, ...]:
        """The parties that are measured, in the instrument's order."""
        return tuple(partij for partij in self.partijen if partij.gemeten)

    @cached_property
    def woordkeus(self) -> Woordkeus:
        """What texts call its parties."""
        return woordkeus(self.partijsoorten)

    @property
    def hoofdstukken(self) -> tuple[Hoofdstuk, ...]:
        """The chapters of the questionnaire."""
        return self.vragenlijst.hoofdstukken

    @property
    def vragen(self) -> dict[str, Vraag]:
        """Every question by id."""
        return self.vragenlijst.vragen

    def andere_bron(self, code: str) -> Bron | None:
        """The other source with this code."""
        return next((bron for bron in self.bronnen if bron.code == code), None)

    def hoofdstuk(self, code: str) -> Hoofdstuk | None:
        """The chapter with this code."""
        return next((h for h in self.hoofdstukken if h.code == code), None)

    def kleurenbalk(self, partij: str, jaar: int) -> Kleurenbalkregel | None:
        """The published colours of this party (by code) in this edition; None if none could be read."""
        return next((r for r in self.kleurenbalken if r.partij == partij and r.jaar == jaar), None)


def opzoeknaam(naam: str) -> str:
    """A name in the form it is compared in: without capitals, accents, spaces and signs."""
    # Compatibility decomposition makes the ĳ ligature two letters and sets accents apart, so that a name
    # matches however a keyboard, a file system or a spreadsheet encoded it.
    ontleed = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())
