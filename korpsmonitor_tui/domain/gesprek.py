"""An interview with its people and its minutes, as screens and writers read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from korpsmonitor_tui.domain.verslag import Persoon


MONITORROLLEN = (_("auditor"), _("notulist"))
"""How people of the monitor team are called among the speakers of a recording; they are no participants."""


def is_monitorteam(wie: str) -> bool:
    """Whether a speaker (id of a participant, or a role in words) belongs to the monitor team, as "tweede auditor" does."""
    return not set(MONITORROLLEN).isdisjoint(wie.casefold().split())


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
        """How this person is called in minutes, lists and letters: the name stays with this row of the database."""
        return self.rol


def labels(deelnemers: Sequence[Deelnemer]) -> dict[str, str]:
    """How each participant is called, by id: by role, and with a number where several have the same.

    Where roles are the same in several organisations, the organisation tells them apart.
    """
    kaal = [deelnemer.label for deelnemer in deelnemers]
    elders = {
        deelnemer.label: {d.organisatie for d in deelnemers if d.label == deelnemer.label}
        for deelnemer in deelnemers
    }
    rollen = [
        f"{label}, {deelnemer.organisatie}" if len(elders[label]) > 1 and deelnemer.organisatie else label
        for deelnemer, label in zip(deelnemers, kaal, strict=True)
    ]
    return {
        deelnemer.id: rol if rollen.count(rol) == 1 else f"{rol} ({rollen[: nr + 1].count(rol)})"
        for nr, (deelnemer, rol) in enumerate(zip(deelnemers, rollen, strict=True))
    }


class Vervanging(NamedTuple):
    """A name in a text and what stands in its place; ``begin`` and ``eind`` count code points of the text."""

    begin: int
    eind: int
    door: str


def namen_van(deelnemers: Sequence[Deelnemer]) -> dict[str, str]:
    """The names by which participants are spoken of, each with the role that takes its place."""
    heet = labels(deelnemers)
    namen: dict[str, str] = {}
    for deelnemer in deelnemers:
        for naam in naamvormen(deelnemer.naam):
            namen.setdefault(naam, heet[deelnemer.id])
    return namen


def naamvormen(naam: str) -> tuple[str, ...]:
    """How somebody with this name is spoken of: in full, and by surname."""
    voluit = " ".join(naam.split())
    _voor, _spatie, achternaam = voluit.partition(" ")
    # A surname that could be an ordinary word or a figure is only taken out together with the first name.
    alleen = achternaam if len(achternaam) > 2 and achternaam != achternaam.lower() else ""
    return tuple(filter(None, (voluit, alleen)))


def vind_namen(tekst: str, namen: Mapping[str, str]) -> tuple[Vervanging, ...]:
    """Where one of these names stands in a text, whole and with its capitals; in order, without overlap."""
    if not namen:
        return ()
    patroon = "|".join(re.escape(naam) for naam in sorted(namen, key=len, reverse=True))
    return tuple(
        Vervanging(*gevonden.span(), namen[gevonden[0]])
        for gevonden in re.finditer(rf"(?<!\w)(?:{patroon})(?!\w)", tekst)
    )


def vervang(tekst: str, vervangingen: Iterable[Vervanging]) -> str:
    """The text with these names replaced; they stand in order and do not overlap."""
    delen: list[str] = []
    tot = 0
    for begin, eind, door in vervangingen:
        delen += (tekst[tot:begin], door)
        tot = eind
    return "".join((*delen, tekst[tot:]))


def verplaats(plek: int, vervangingen: Iterable[Vervanging]) -> int:
    """Where a place in the text lies once these names are replaced; within a name: at the begin of what replaces it."""
    verschuiving = 0
    for begin, eind, door in vervangingen:
        if plek <= begin:
            break
        if plek < eind:
            return begin + verschuiving
        verschuiving += len(door) - (eind - begin)
    return plek + verschuiving


def naamloos(tekst: str, deelnemers: Sequence[Deelnemer]) -> str:
    """A text with the role of a participant wherever their full name or surname stands, whole and with its capitals."""
    return vervang(tekst, vind_namen(tekst, namen_van(deelnemers)))


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
    beurt: str = ""
    """Id of the turn of a transcript that it was made of; empty if it was noted."""


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
