"""What an instrument says of its desk study: along which barrières parties are looked for, and kinds of sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Barriere:
    """A barrier that an offender must take, and at which a party can stop or see them (001, 2.3.1)."""

    code: str
    naam: str
    omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class Bronsoort:
    """A kind of source: policy paper, report, newspaper, website."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Deskstudie:
    """The definitions of the desk study of one instrument."""

    barrieres: tuple[Barriere, ...] = ()
    bronsoorten: tuple[Bronsoort, ...] = ()

    def barriere(self, code: str) -> Barriere | None:
        """The barrière with this code."""
        return next((barriere for barriere in self.barrieres if barriere.code == code), None)

    def bronsoort(self, code: str) -> Bronsoort | None:
        """The kind of source with this code."""
        return next((soort for soort in self.bronsoorten if soort.code == code), None)
