"""Letters that go with a gespreksverslag: their texts are data, and what stands in them comes from the dossier."""

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


VELDEN: Final = (
    "partij",
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
)
"""What a text may name, between braces. What does not apply to a letter is empty there."""


@dataclass(frozen=True, slots=True)
class Briefsjabloon:
    """The text of one kind of letter."""

    soort: Briefsoort
    onderwerp: str
    aanhef: str
    alineas: tuple[str, ...]
    slot: str


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
        _vul(alinea, waarden)
        for alinea in sjabloon.alineas
        if all(waarden[naam].strip() for naam in genoemd(alinea))
    )
    return Brief(
        _vul(sjabloon.onderwerp, waarden),
        _vul(sjabloon.aanhef, waarden),
        alineas,
        _vul(sjabloon.slot, waarden),
    )


def _vul(tekst: str, waarden: Mapping[str, str]) -> str:
    delen = []
    for voor, naam, _vorm, _omzetting in Formatter().parse(tekst):
        delen.append(voor)
        if naam is not None:
            delen.append(waarden[naam])
    return "".join(delen)
