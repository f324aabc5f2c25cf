"""Who is approached for an interview, how far it is with them, and who or what led to them (snowballing; 001, 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date


class Partijstand(StrEnum):
    """How far it is with a party. The order of definition is the order in the process."""

    GENOEMD = "genoemd"
    BENADERD = "benaderd"
    GEPLAND = "gepland"
    GEHOORD = "gehoord"
    AFGEVALLEN = "afgevallen"


GEZEGD = (Partijstand.GENOEMD, Partijstand.BENADERD, Partijstand.AFGEVALLEN)
"""What a person says; that it is planned or was heard follows from the gesprek."""


class Via(StrEnum):
    """What led to a party."""

    BARRIEREMODEL = "barrieremodel"
    DESKSTUDIE = "deskstudie"
    GESPREK = "gesprek"
    AANVULLING = "aanvulling"


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """That something or somebody led to a party; a party can have several."""

    id: str
    partij: str
    """Code of the party that was named."""
    via: Via
    verwijzing: str
    """Code of the party of the gesprek or aanvulling, id of the source, or code of the barrière; empty if not said."""
    toelichting: str
    datum: date | None


def standnaam(stand: Partijstand) -> str:
    """The state for people."""
    return {
        Partijstand.GENOEMD: _("genoemd"),
        Partijstand.BENADERD: _("benaderd"),
        Partijstand.GEPLAND: _("gepland"),
        Partijstand.GEHOORD: _("gehoord"),
        Partijstand.AFGEVALLEN: _("afgevallen"),
    }[stand]


def vianaam(via: Via) -> str:
    """What led to a party, for people."""
    return {
        Via.BARRIEREMODEL: _("barrièremodel"),
        Via.DESKSTUDIE: _("deskstudie"),
        Via.GESPREK: _("gesprek"),
        Via.AANVULLING: _("aanvulling"),
    }[via]


def leid_stand_af(gezegd: str, *, gepland: bool, gehoord: bool) -> Partijstand:
    """How far it is with a party, from what a person said of it and from its gesprek.

    Who was heard stays heard, whatever was said before; who dropped out of what was only planned, dropped out.
    """
    stand = Partijstand(gezegd) if gezegd in set(GEZEGD) else Partijstand.GENOEMD
    if gehoord:
        return Partijstand.GEHOORD
    if gepland and stand is not Partijstand.AFGEVALLEN:
        return Partijstand.GEPLAND
    return stand


@dataclass(frozen=True, slots=True)
class Tak:
    """A line of the tree "via whom": ``diepte`` counts from 0; the same party can be led to along several ways."""

    diepte: int
    partij: str
    aanwijzing: Aanwijzing | None
    """Why it stands here; None for a party that nothing is said to have led to."""
    herhaald: bool = False
    """Whether what follows from it stands elsewhere already."""


def boom(partijen: Sequence[str], aanwijzingen: Sequence[Aanwijzing]) -> tuple[Tak, ...]:
    """The tree of who led to whom, in the order of ``partijen`` (codes); every party stands in it at least once.

    A party stands under everyone that named it. What it led to in its turn is told once, the first time: two parties
    that name each other make no endless tree.
    """
    bekend = set(partijen)
    onder: dict[str, list[Aanwijzing]] = {}
    genoemd_door: dict[str, list[Aanwijzing]] = {}
    for aanwijzing in aanwijzingen:
        ouder = aanwijzing.verwijzing if aanwijzing.via in {Via.GESPREK, Via.AANVULLING} else ""
        if aanwijzing.partij not in bekend:
            continue
        if ouder in bekend and ouder != aanwijzing.partij:
            onder.setdefault(ouder, []).append(aanwijzing)
        else:
            genoemd_door.setdefault(aanwijzing.partij, []).append(aanwijzing)
    return tuple(_takken(partijen, onder, genoemd_door))


def _takken(
    partijen: Sequence[str],
    onder: Mapping[str, Sequence[Aanwijzing]],
    genoemd_door: Mapping[str, Sequence[Aanwijzing]],
) -> Iterator[Tak]:
    onder_een_ander = {aanwijzing.partij for reeks in onder.values() for aanwijzing in reeks}
    wortels = [p for p in partijen if p in genoemd_door or p not in onder_een_ander]
    verteld: set[str] = set()
    for partij in wortels:
        redenen = genoemd_door.get(partij, ())
        yield from _tak(partij, redenen[0] if redenen else None, 0, onder, verteld)
        # Other ways to the same root tell nothing new below it.
        yield from (Tak(0, partij, reden, herhaald=True) for reden in redenen[1:])
    # Parties that only name each other hang under no root.
    for partij in partijen:
        if partij not in verteld:
            yield from _tak(partij, None, 0, onder, verteld)


def _tak(
    partij: str,
    reden: Aanwijzing | None,
    diepte: int,
    onder: Mapping[str, Sequence[Aanwijzing]],
    verteld: set[str],
) -> Iterator[Tak]:
    # With a stack of its own: how long a chain of names grows is not for Python's stack to bear.
    stapel: list[tuple[str, Aanwijzing | None, int]] = [(partij, reden, diepte)]
    while stapel:
        deze, waarom, diep = stapel.pop()
        herhaald = deze in verteld
        yield Tak(diep, deze, waarom, herhaald)
        if not herhaald:
            verteld.add(deze)
            stapel += [(a.partij, a, diep + 1) for a in reversed(onder.get(deze, ()))]
