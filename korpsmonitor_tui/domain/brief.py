"""Letters to whom is monitored: their texts are data, and what stands in them comes from the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Briefsoort(StrEnum):
    """What a letter is for."""

    BEGELEIDEND = "begeleidend"
    """With a version that goes out for verification."""
    RAPPEL = "rappel"
    """When the termijn ends or has ended."""
    AFSLUITEND = "afsluitend"
    """With the definitief verslag, and what was done with every remark."""
    VERBETERMAATREGELEN = "verbetermaatregelen"
    """To a korps that is not conform norm: which measures it will take (002)."""


VELDEN: Final = (
    "partij",
    "hoofdstuk",
    "instrument",
    "editie",
    "respondenten",
    "datum_gesprek",
    "versie",
    "datum_verzending",
    "termijn",
    "termijn_verstreken",
    "passages",
    "wederhoor",
    "rubricering",
    "aantal_opmerkingen",
    "overgenomen",
    "gedeeltelijk",
    "niet_overgenomen",
    "context",
    "besluit",
    "sha256",
    "kop",
    "eindscore",
    "eindmotivatie",
    "aantal_dimensies",
    "dimensietabel",
    "open_maatregelen",
)
"""What a text may name, between braces. What does not apply to a letter is empty there."""
TABEL: Final = "dimensietabel"
"""A paragraph that names only this is the table itself."""


@dataclass(frozen=True, slots=True)
class Briefsjabloon:
    """The text of one kind of letter."""

    soort: Briefsoort
    onderwerp: str
    aanhef: str
    alineas: tuple[str, ...]
    slot: str
    afzender: str = ""
    """Who sends this kind; empty: who sends all letters."""
    ondertekening: str = ""
    """Likewise."""
    aan: str = ""
    """To whom it goes, with places; empty: to the respondents."""
    aan_partij: tuple[tuple[str, str], ...] = ()
    """(code of a party, to whom it goes there instead)."""

    def geadresseerde(self, partij: str) -> str:
        """To whom it goes for this party (code), with places."""
        return dict(self.aan_partij).get(partij, self.aan)


@dataclass(frozen=True, slots=True)
class Rappelregel:
    """When a reminder is proposed, in working days."""

    vooraf: int
    """Before the last day of the termijn; 0 for on that day."""
    daarna: int
    """After it."""


@dataclass(frozen=True, slots=True)
class Brieven:
    """The letters of an instrument."""

    afzender: str
    ondertekening: str
    rappel: Rappelregel
    sjablonen: tuple[Briefsjabloon, ...]

    def sjabloon(self, soort: Briefsoort) -> Briefsjabloon:
        """The text of one kind: there is one of each."""
        return next(sjabloon for sjabloon in self.sjablonen if sjabloon.soort == soort)


def is_tabelplaats(alinea: str) -> bool:
    """Whether a paragraph is nothing but the place of the table."""
    return alinea.strip() == f"{{{TABEL}}}"


class Brief(NamedTuple):
    """A letter, ready to be written."""

    onderwerp: str
    aanhef: str
    alineas: tuple[str, ...]
    slot: str


def genoemd(tekst: str) -> tuple[str, ...]:
    """The places that a text names between braces, also those that nothing can stand in.

    Raises ValueError for braces that do not pair. Anything but a plain name comes back as it is written, so that it is
    known nowhere: a text is filled in, never run.
    """
    namen = []
    for _voor, naam, vorm, omzetting in Formatter().parse(tekst):
        if naam is not None:
            namen.append(naam + (f"!{omzetting}" if omzetting else "") + (f":{vorm}" if vorm else ""))
    return tuple(namen)


def vul(sjabloon: Briefsjabloon, waarden: Mapping[str, str]) -> Brief:
    """The letter with what stands in it; a paragraph of which a place is empty is left out.

    Raises KeyError for a place without a value.
    """
    alineas = tuple(
        vul_tekst(alinea, waarden)
        for alinea in sjabloon.alineas
        if all(waarden[naam].strip() for naam in genoemd(alinea))
    )
    return Brief(
        vul_tekst(sjabloon.onderwerp, waarden),
        vul_tekst(sjabloon.aanhef, waarden),
        alineas,
        vul_tekst(sjabloon.slot, waarden),
    )


def vul_tekst(tekst: str, waarden: Mapping[str, str]) -> str:
    """A text with what stands in its places. Raises KeyError for a place without a value."""
    delen = []
    for voor, naam, _vorm, _omzetting in Formatter().parse(tekst):
        delen.append(voor)
        if naam is not None:
            delen.append(waarden[naam])
    return "".join(delen)
