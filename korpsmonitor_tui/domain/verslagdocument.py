"""The gespreksverslag as it is handed to a writer of documents: text and figures, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.schaal import Score


@dataclass(frozen=True, slots=True)
class Deelnemerregel:
    """A participant by role; ``aanwezigheid`` is a text such as ``geheel`` or ``gedeeltelijk (tot de pauze)``."""

    rol: str
    organisatie: str
    aanwezigheid: str
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Alinea:
    """One passage: the unit that is numbered, returned and remarked upon."""

    nummer: int
    """Visible number, unique and stable within the verslag; also the bookmark ``_psg_P0001``."""
    passage: str
    """Id of the passage in the store."""
    tekst: str
    """May hold line breaks; may hold any character, which the writer makes visible where XML cannot hold it."""
    noot: str = ""
    """What it leans on: a footnote at its end; empty for none."""


@dataclass(frozen=True, slots=True)
class Sectie:
    """A chapter of the verslag with its passages in order."""

    code: str
    titel: str
    alineas: tuple[Alinea, ...]


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """A figure as it was stated, never altered."""

    vraag: str
    """Question id."""
    omschrijving: str
    jaar: str
    """Year, or empty for a figure without one."""
    opgegeven: str
    """The stated text, e.g. ``15-20`` or ``Nb``; empty means: not answered."""
    toelichting: str = ""
    bron: str = ""
    na_te_gaan: bool = False
    """Whether a passage about it says that it is still to be verified."""


@dataclass(frozen=True, slots=True)
class Kleurenbalk:
    """The colours of one aandachtsveld, a row per edition (year)."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[int, tuple[Score | None, ...]], ...]
    bron: str
    kleuren: tuple[Score, ...]
    """Every letter that can stand in it, for the legend."""


@dataclass(frozen=True, slots=True)
class Actieregel:
    """An agreement or action from the gesprek."""

    tekst: str
    wie: str = ""
    wanneer: str = ""
    nummer: int | None = None
    """Of the passage that it stands in."""


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """How a version became definitief: with akkoord, or by a motivated decision of an auditor."""

    besluit: str
    datum: date
    door: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Repliekregel:
    """What a ketenpartner says of the judgement of a korps; persons are named by their role."""

    korps: str
    onderwerp: str
    """Name of the partner column."""
    kleur: Score | None
    """As the korps gave it; None if what it gave is no colour."""
    toelichting: str
    """As it was put to the partner, with the colour if that is none of ours."""
    repliek: str


@dataclass(frozen=True, slots=True)
class Kader:
    """A recommendation in a box: what it is called, and what it says."""

    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Verslagdocument:
    """A whole gespreksverslag, complete enough to write without asking anything else."""

    instrument: str
    editie: str
    partij: str
    verslag: str
    """Id of the verslag in the store: goes into the document properties."""
    versie: int
    status: str
    """Status for people, e.g. ``concept``, ``ter verificatie``, ``definitief``."""
    kop: str
    """SHA-256 over the sorted head ids of everything in this version: printed in the colophon."""
    rubricering: str
    """Confidentiality marking, printed on every page."""
    datum: date | None
    plaats: str
    notulist: str
    auditors: tuple[str, ...]
    deelnemers: tuple[Deelnemerregel, ...]
    secties: tuple[Sectie, ...]
    cijfers: tuple[Cijferregel, ...] = ()
    kleurenbalken: tuple[Kleurenbalk, ...] = ()
    acties: tuple[Actieregel, ...] = ()
    vaststellingen: tuple[Vaststelling, ...] = ()
    demonstratie: str = ""
    """If not empty: the label that every page must carry."""
    opgemaakt: date | None = None
    termijn: date | None = None
    """Last day for the reaction, if the version was sent."""
    bijhouden: bool = False
    """Whether changes are tracked from the first keystroke: for a version that goes out ter verificatie."""
    keuze: str = ""
    """If not empty: the numbers of the passages that this file is limited to, as people write them."""
    replieken: tuple[Repliekregel, ...] = ()
    """Of a ketenpartner: an annex, outside the text of the version."""
    hoofdstuk: bool = False
    """Whether it is no report of one gesprek but the chapter about a party, made of what others said: then
    ``deelnemers`` are all who were interviewed, with the day in place of who was there how long."""
    kaders: tuple[Kader, ...] = ()
    """Recommendations to the party of a chapter: outside the text of the version."""
