"""What a passage leans on, and how its note tells that: in full the first time, short after that (001, chapters 3-6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SOORTSCHEIDING: Final = ":"
_PLAATSSCHEIDING: Final = "#"


class Nootsoort(StrEnum):
    """What can be leaned on."""

    GESPREK = "gesprek"
    AANVULLING = "aanvulling"
    DESKBRON = "deskbron"
    ANTWOORD = "antwoord"


@dataclass(frozen=True, slots=True)
class Noot:
    """A reference: to a gesprek (dossier), an aanvulling or source (id), or an answer (dossier/question[/row/year])."""

    soort: Nootsoort
    id: str
    plaats: str = ""
    """Where in it, in words: ``p. 65``."""

    def __str__(self) -> str:
        """The form in which it is stored; :func:`lees_noot` reads it."""
        plaats = f"{_PLAATSSCHEIDING}{self.plaats}" if self.plaats else ""
        return f"{self.soort}{_SOORTSCHEIDING}{self.id}{plaats}"


def lees_noot(tekst: object) -> Noot | None:
    """A stored reference; None for what a later version of this program may have left there."""
    if not isinstance(tekst, str):
        return None
    soort, _scheiding, rest = tekst.partition(_SOORTSCHEIDING)
    id_, _scheiding, plaats = rest.partition(_PLAATSSCHEIDING)
    return Noot(Nootsoort(soort), id_, plaats.strip()) if soort in set(Nootsoort) and id_ else None


@dataclass(frozen=True, slots=True)
class Vermelding:
    """How a reference is printed."""

    voluit: str
    """The first time: ``interview met GGD Gelderland-Midden, 7 maart 2012``."""
    kort: str
    """After that: ``interview GGD Gelderland-Midden``; equal to ``voluit`` where there is nothing to shorten."""
    hierna: bool = False
    """Whether the first time must say what it is called after that."""


def schrijf_noten(
    reeksen: Sequence[Sequence[Noot]], vermeldingen: Mapping[tuple[Nootsoort, str], Vermelding]
) -> tuple[str, ...]:
    """The text of the note of every passage, in the order of the document; empty for a passage that leans on nothing.

    The first time something is referred to it is told in full, with what it is called after that if it is referred to
    again. What is not there any more says so, rather than go unmentioned.
    """
    keren = Counter((noot.soort, noot.id) for reeks in reeksen for noot in reeks)
    gezien: set[tuple[Nootsoort, str]] = set()
    uit: list[str] = []
    for reeks in reeksen:
        delen = []
        for noot in reeks:
            sleutel = (noot.soort, noot.id)
            tekst = _vermeld(
                vermeldingen.get(sleutel), eerder=sleutel in gezien, weer=keren[sleutel] > 1, noot=noot
            )
            gezien.add(sleutel)
            delen.append(tekst)
        uit.append(_als_zin("; ".join(delen)))
    return tuple(uit)


def _vermeld(vermelding: Vermelding | None, *, eerder: bool, weer: bool, noot: Noot) -> str:
    if vermelding is None:
        return _("een bron die niet meer is vastgelegd")
    tekst = vermelding.kort if eerder else vermelding.voluit
    if noot.plaats:
        tekst = f"{tekst}, {noot.plaats}"
    if vermelding.hierna and weer and not eerder:
        tekst = _("{tekst} (hierna: “{kort}”)").format(tekst=tekst, kort=vermelding.kort)
    return tekst


def _als_zin(tekst: str) -> str:
    if not tekst:
        return ""
    punt = "" if tekst.endswith((".", "!", "?")) else "."
    return f"{tekst[0].upper()}{tekst[1:]}{punt}"
