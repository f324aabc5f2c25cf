"""The questionnaire as a file that goes out to one party and comes back: what it holds, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.vraagtekst import nummering
from korpsmonitor_tui.domain.vragenlijst import TOELICHTING, VELDEN, WAARDE, Vak, Vraag, Vragenlijst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

VORMEN: Final = ("docx", "xlsx")
"""File formats a form can have; also the ends of its name."""


@dataclass(frozen=True, slots=True)
class Formulierkop:
    """What a form says about itself, in its text and in the properties of the file."""

    instrument: str
    """Code of the instrument."""
    titel: str
    """Name of the instrument, for people."""
    editie: str
    versie: str
    """Version of the questionnaire, e.g. ``2011-2012``."""
    vingerafdruk: str
    """SHA-256 of the definition that the questions come from."""
    partij: str
    """Code of the party that fills it in."""
    partijnaam: str
    termijn: date | None = None
    """Until when it can be returned."""
    demonstratie: str = ""
    """Label that every page must carry; empty for real work."""


@dataclass(frozen=True)
class Formulier:
    """One form: the questions for one party, with what is known already."""

    kop: Formulierkop
    vragenlijst: Vragenlijst
    """Only chapters and questions that this party is asked; conditions on answers are printed, not applied."""
    antwoorden: Mapping[tuple[Vak, str], str] = field(default_factory=dict)
    """Text to print in a place (``Vak`` and one of ``VELDEN``), as it was stated; usually empty."""
    nummering: Mapping[str, str] = field(default_factory=dict)
    """Number of every question by id, for every party the same; empty: as they stand in this form."""

    @cached_property
    def velden(self) -> dict[str, tuple[Vak, str]]:
        """Every text that can be filled in, by its printed code, in printed order."""
        return {
            veldcode(vak, veld): (vak, veld)
            for hoofdstuk in self.vragenlijst.hoofdstukken
            for vraag in hoofdstuk.vragen
            for vak in vraag.vakken
            for veld in velden_van(vraag)
        }

    @cached_property
    def nummers(self) -> dict[str, str]:
        """The printed number of every question by id."""
        return dict(self.nummering or nummering(self.vragenlijst))

    def tekst(self, vak: Vak, veld: str) -> str:
        """What is printed in a place; empty if nothing is."""
        return self.antwoorden.get((vak, veld), "")


def velden_van(vraag: Vraag) -> tuple[str, ...]:
    """Which texts a place of this question has in a form: an open answer explains itself."""
    return (WAARDE,) if vraag.vraagt == "open" else VELDEN


def veldcode(vak: Vak, veld: str) -> str:
    """The printed code of a text in a form: ``toezicht.teamleden/2012`` or ``toezicht.teamleden/2012/toelichting``.

    It cannot be mistaken: no row has the code ``toelichting``, and none consists of digits alone.
    """
    return str(vak) if veld == WAARDE else f"{vak}/{TOELICHTING}"


@dataclass(frozen=True, slots=True)
class Herkenning:
    """What a returned file says it is; empty where it says nothing."""

    instrument: str = ""
    editie: str = ""
    versie: str = ""
    vingerafdruk: str = ""
    partij: str = ""
    termijn: str = ""
    """Until when it could be returned, in ISO 8601: the form prints it, so its reader must know it."""


@dataclass(frozen=True, slots=True)
class Gelezenveld:
    """A text read from a returned form, exactly as it stands there but for spaces around it."""

    vak: Vak
    veld: str
    """One of ``VELDEN``."""
    tekst: str
    """Empty if the place was found and is empty."""
    plaats: str
    """Where it stands, for people: ``tabel 3, rij 2`` or ``blad Toezicht, cel D14``."""
    zeker: bool = True
    """Whether it stood in the place meant for it; False: beside or below it, so that a person should look."""


@dataclass(frozen=True, slots=True)
class Losse:
    """Text in a returned form that is no part of the blank form and stands in no place for an answer."""

    tekst: str
    plaats: str
    bij: Vak | None = None
    """The answer that it stands nearest to, as a proposal; None if there is none."""


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """All that was read from one returned file, for one party."""

    herkenning: Herkenning
    velden: tuple[Gelezenveld, ...]
    """At most once per place if all is well; two texts for one place are both here."""
    los: tuple[Losse, ...] = ()
    meldingen: tuple[str, ...] = ()
    """Dutch lines about the file as a whole: tracked changes that were read as accepted, hidden rows, linked images."""
