"""What a stated figure certainly means: a number, a range, a way of missing, words, parts, or unclear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from korpsmonitor_tui.domain.taal import _

_MEESTE_CIJFERS: Final = 15
"""Digits of the longest number that is read as one: longer ones are slips, and would round when added."""
_GETAL: Final = re.compile(
    r"(?P<heel>0|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[1-9][0-9]{0,14})(?:,(?P<deel>[0-9]{1,6}))?"
)
_STREEP: Final = re.compile(r"\s?[-–]\s?")


class Ontbreekreden(StrEnum):
    """In which way somebody did not state a number."""

    LEEG = "leeg"
    NIET_OPGEGEVEN = "niet_opgegeven"
    """A dash."""
    NIET_BEKEND = "niet_bekend"
    VRAAGTEKEN = "vraagteken"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


class Antwoord(StrEnum):
    """A word that answers where a number was asked for."""

    JA = "ja"
    NEE = "nee"
    DEELS = "deels"
    GEEN = "geen"
    """Not a nought: "geen" may also mean that nobody does it."""
    INCIDENTEEL = "incidenteel"
    IN_OPRICHTING = "in_oprichting"


class Verband(StrEnum):
    """How the parts of a composite figure belong together."""

    SOM = "som"
    """``17+3``"""
    HAAKJES = "haakjes"
    """``0(1)``, ``7 (VP)``: the first part is the figure, the part in brackets is a remark or a second source."""
    GETAL_MET_TEKST = "getal_met_tekst"
    """``7 gem. niet``: the words decide what the number counts, so it cannot be added to others."""


@dataclass(frozen=True, slots=True)
class Getal:
    """One number; ``procent`` if it was stated as a percentage."""

    waarde: Decimal
    procent: bool = False


@dataclass(frozen=True, slots=True)
class Bereik:
    """A range, both ends included; ``laag`` is never above ``hoog``."""

    laag: Decimal
    hoog: Decimal
    procent: bool = False


@dataclass(frozen=True, slots=True)
class Ontbreekt:
    """No number, with the way in which it is missing."""

    reden: Ontbreekreden


@dataclass(frozen=True, slots=True)
class Woord:
    """A known word instead of a number."""

    antwoord: Antwoord


@dataclass(frozen=True, slots=True)
class Tekst:
    """Words without any number in them."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Samengesteld:
    """Several parts in one cell, in the order in which they were stated."""

    verband: Verband
    delen: tuple[Betekenis, ...]


@dataclass(frozen=True, slots=True)
class Onduidelijk:
    """More than one reading is possible, or none: only what was stated is known."""

    tekst: str


Betekenis = Getal | Bereik | Ontbreekt | Woord | Tekst | Samengesteld | Onduidelijk

_ONTBREEKT: Final = {
    "": Ontbreekreden.LEEG,
    **dict.fromkeys(("-", "‑", "–", "—", "−"), Ontbreekreden.NIET_OPGEGEVEN),
    **dict.fromkeys(("nb", "n.b", "niet bekend", "onbekend"), Ontbreekreden.NIET_BEKEND),
    "?": Ontbreekreden.VRAAGTEKEN,
    **dict.fromkeys(("nvt", "n.v.t", "niet van toepassing"), Ontbreekreden.NIET_VAN_TOEPASSING),
}
_WOORDEN: Final = {
    "ja": Antwoord.JA,
    "nee": Antwoord.NEE,
    "deels": Antwoord.DEELS,
    "geen": Antwoord.GEEN,
    **dict.fromkeys(("incid", "incidenteel"), Antwoord.INCIDENTEEL),
    **dict.fromkeys(("i.o", "in oprichting"), Antwoord.IN_OPRICHTING),
}
ONTBREEKTEKSTEN: Final = tuple(filter(None, _ONTBREEKT))
"""Every text that means a way of missing, in small letters and without a full stop behind it."""
WOORDTEKSTEN: Final = tuple(_WOORDEN)
"""Every text that means a known word, likewise."""


@lru_cache(maxsize=8192)
def lees_betekenis(opgegeven: str) -> Betekenis:
    """What a stated figure means: never raises, and gives Onduidelijk where the text leaves a choice.

    ``1.869`` is a whole number with a point between thousands and ``3,5`` a fraction, as in Dutch. ``15-20`` is a
    range because 15 does not exceed 20; ``168-89`` is unclear. Brackets hold a remark: ``7 (VP)`` is 7.
    """
    tekst = opgegeven.strip()
    return (
        _lees_vast(tekst)
        or _lees_aantal(tekst)
        or _lees_haakjes(tekst)
        or _lees_som(tekst)
        or _lees_woorden(tekst)
        or Onduidelijk(tekst)
    )


def _lees_vast(tekst: str) -> Betekenis | None:
    kaal = " ".join(tekst.casefold().split()).removesuffix(".")
    reden = _ONTBREEKT.get(kaal) if kaal or not tekst else None
    if reden is not None:
        return Ontbreekt(reden)
    antwoord = _WOORDEN.get(kaal)
    return None if antwoord is None else Woord(antwoord)


def _lees_aantal(tekst: str) -> Getal | Bereik | None:
    procent = tekst.endswith("%")
    delen = _STREEP.split(tekst.removesuffix("%").rstrip(), maxsplit=2)
    waarden = [waarde for deel in delen if (waarde := _lees_getal(deel)) is not None]
    if len(waarden) != len(delen):
        return None
    match waarden:
        case [waarde]:
            return Getal(waarde, procent)
        case [laag, hoog] if laag <= hoog:
            return Bereik(laag, hoog, procent)
    return None


def _lees_getal(tekst: str) -> Decimal | None:
    treffer = _GETAL.fullmatch(tekst)
    if treffer is None:
        return None
    heel, deel = treffer["heel"].replace(".", ""), treffer["deel"] or ""
    return Decimal(f"{heel}.{deel}".rstrip(".")) if len(heel + deel) <= _MEESTE_CIJFERS else None


def _lees_haakjes(tekst: str) -> Samengesteld | None:
    if not tekst.endswith(")") or tekst.count("(") != 1 or tekst.count(")") != 1:
        return None
    voor, _haak, binnen = tekst[:-1].partition("(")
    if not voor or isinstance(hoofd := lees_betekenis(voor), Onduidelijk):
        return None
    return Samengesteld(Verband.HAAKJES, (hoofd, lees_betekenis(binnen)))


def _lees_som(tekst: str) -> Samengesteld | None:
    if "+" not in tekst:
        return None
    waarden = [_lees_getal(deel.strip()) for deel in tekst.split("+")]
    delen = tuple(Getal(waarde) for waarde in waarden if waarde is not None)
    return Samengesteld(Verband.SOM, delen) if len(delen) == len(waarden) else None


def _lees_woorden(tekst: str) -> Betekenis | None:
    getal, _spatie, rest = tekst.partition(" ")
    if (waarde := _lees_getal(getal)) is not None and _is_tekst(rest) and rest.lstrip()[0].isalpha():
        return Samengesteld(Verband.GETAL_MET_TEKST, (Getal(waarde), Tekst(rest.strip())))
    return Tekst(tekst) if _is_tekst(tekst) else None


def _is_tekst(tekst: str) -> bool:
    return any(map(str.isalpha, tekst)) and not any(map(str.isnumeric, tekst))


def notatie(waarde: Decimal) -> str:
    """A number in Dutch: a point between thousands, a comma before the fraction."""
    return f"{waarde:,f}".translate(str.maketrans(",.", ".,"))


def omschrijf(betekenis: Betekenis) -> str:
    """What a figure means, in words for people."""
    match betekenis:
        case Getal(waarde, procent):
            return notatie(waarde) + ("%" if procent else "")
        case Bereik(laag, hoog, procent):
            tekst = _("{laag} tot en met {hoog}").format(laag=notatie(laag), hoog=notatie(hoog))
            return tekst + ("%" if procent else "")
        case Ontbreekt(reden):
            return {
                Ontbreekreden.LEEG: _("niet ingevuld"),
                Ontbreekreden.NIET_OPGEGEVEN: _("niet opgegeven"),
                Ontbreekreden.NIET_BEKEND: _("niet bekend"),
                Ontbreekreden.VRAAGTEKEN: _("met een vraagteken"),
                Ontbreekreden.NIET_VAN_TOEPASSING: _("niet van toepassing"),
            }[reden]
        case Woord(antwoord):
            return {
                Antwoord.JA: _("ja"),
                Antwoord.NEE: _("nee"),
                Antwoord.DEELS: _("deels"),
                Antwoord.GEEN: _("geen"),
                Antwoord.INCIDENTEEL: _("incidenteel"),
                Antwoord.IN_OPRICHTING: _("in oprichting"),
            }[antwoord]
        case Tekst(tekst):
            return tekst
        case Samengesteld(Verband.HAAKJES, (hoofd, binnen)):
            return _("{cijfer}, met de toevoeging {toevoeging}").format(
                cijfer=omschrijf(hoofd), toevoeging=omschrijf(binnen)
            )
        case Samengesteld(verband, delen):
            return (" + " if verband is Verband.SOM else " ").join(map(omschrijf, delen))
        case Onduidelijk(tekst):
            return _('onduidelijk: "{tekst}"').format(tekst=tekst)
