"""An interview with its people and its minutes, as screens and writers read them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.domain.verslag import Persoon


class Tag(StrEnum):
    """What a note is, besides text."""

    ACTIE = "actie"
    CITAAT = "citaat"
    CIJFER = "cijfer"
    NAGAAN = "nagaan"


class Aanwezigheid(StrEnum):
    """Whether a participant was there all the time."""

    GEHEEL = "geheel"
    GEDEELTELIJK = "gedeeltelijk"
    AFWEZIG = "afwezig"


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """A participant on the side of the korps or ketenpartner; ``respondent`` verifies the verslag."""

    id: str
    rol: str
    organisatie: str
    naam: str
    aanwezig: str
    respondent: bool

    @property
    def label(self) -> str:
        """How this person is called in lists and letters."""
        return self.naam or self.rol


@dataclass(frozen=True, slots=True)
class Gesprek:
    """One interview; ``id`` is also the id of its dossier."""

    id: str
    partij: str
    datum: date | None
    tijd: str
    plaats: str
    notulist: str
    auditors: tuple[str, ...]
    begonnen: str = ""
    """When the clock of the conversation was started, UTC in ISO 8601; empty: not yet."""


@dataclass(frozen=True, slots=True)
class Notitie:
    """One note of the minutes. ``tijd`` is UTC in ISO 8601: when it was begun."""

    id: str
    hoofdstuk: str
    vraag: str
    spreker: str
    tijd: str
    tekst: str
    tags: tuple[str, ...]
    volgorde: str
    verstreken: int | None = None
    """Seconds between the start of the clock and the begin of the note; None if the clock did not run."""


def duur(seconden: int) -> str:
    """Elapsed time for people: ``0:04:05``."""
    minuten, rest = divmod(seconden, 60)
    return f"{minuten // 60}:{minuten % 60:02}:{rest:02}"


def tagnaam(tag: str) -> str:
    """The tag for people."""
    namen: dict[str, str] = {
        Tag.ACTIE: _("actie"),
        Tag.CITAAT: _("citaat"),
        Tag.CIJFER: _("cijfer"),
        Tag.NAGAAN: _("nagaan"),
    }
    return namen.get(tag, tag)


def controleer_eigen_korps(persoon: Persoon, partij: str, partijnaam: str) -> None:
    """A member of a monitor team is never put on their own korps (000, 2.4.2). Raises StapGeweigerd."""
    if partij in persoon.korpsen:
        raise StapGeweigerd(
            _("{naam} hoort bij {korps} en kan niet in het monitorteam voor het eigen korps.").format(
                naam=persoon.naam, korps=partijnaam
            )
        )
