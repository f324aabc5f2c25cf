"""When something of a plan should be done: the words as stated, and the days that they mean where that is certain.

Words for a part of a year have no fixed days. Read here: begin is the first quarter, medio or halverwege the second and
third, eind the fourth; voorjaar is March to May, zomer June to August, najaar or herfst September to November, winter
December to February; of a month, begin is up to the 10th, medio up to the 20th, eind the rest.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_RANGEN: Final = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}


class Termijnsoort(StrEnum):
    """What a stated term says."""

    PERIODE = "periode"
    """Days: it has begun, it ends, or both."""
    DOORLOPEND = "doorlopend"
    """It never ends, so it is never late."""
    ONBEPAALD = "onbepaald"
    """Stated, but no day follows from it: it depends on something."""
    GEEN = "geen"
    """Nothing is stated."""


@dataclass(frozen=True, slots=True)
class Termijn:
    """A term as stated, and what it means."""

    gesteld: str
    soort: Termijnsoort
    van: date | None = None
    """First day; None if none is stated."""
    tot: date | None = None
    """Last day; None if none is stated."""
    zeker: bool = True
    """Whether it is stated as a term; else it was read from running text, or hangs on something else as well."""

    def voorbij(self, dag: date) -> bool:
        """Whether its last day lies before ``dag``."""
        return self.tot is not None and self.tot < dag


GEEN_TERMIJN: Final = Termijn("", Termijnsoort.GEEN)


@dataclass(frozen=True, slots=True)
class _Vondst:
    """Days that are named at one place of a text."""

    begin: int
    eind: int
    van: date | None
    tot: date | None


_JAAR = r"(?:19|20)\d\d"
_MAAND = "|".join(MAANDEN)
_RANG = r"(?:[1-4]\s*(?:\^?e|ste|de)|eerste|tweede|derde|vierde)"
_DEEL = r"begin|medio|halverwege|half|midden|eind|einde|voorjaar|lente|zomer|najaar|herfst|winter"
_TUSSEN = r"\s*(?:/|-|–|,|en|tot(?:\s+en\s+met)?|t/m)\s*"
_VAN = r"\s+(?:van\s+(?:het\s+jaar\s+)?)?"
_VOOR: Final = (
    r"(?P<tot>uiterlijk|tot(?:\s+en\s+met|\s+aan)?|t/m)\b|(?P<voor>v[oó][oó]r)\b|(?P<vanaf>vanaf|sinds|per)\b"
)
_UITDRUKKING: Final = re.compile(
    rf"""(?<![\w/.-])
    (?:(?:{_VOOR})\s+(?:(?:in|het|de|rond|begin\s+van|op)\s+)*)?
    (?:
        (?P<dag>\d{{1,2}})\s+(?P<dagmaand>{_MAAND})\s+(?P<dagjaar>{_JAAR})
      | (?P<rang>{_RANG})(?:\s*/\s*(?P<rang2>{_RANG}))?\s+(?P<stuk>kwartaal|helft){_VAN}(?P<stukjaar>{_JAAR})
      | (?:(?P<maanddeel>{_DEEL})\s+)?(?P<maand>{_MAAND})(?:\s*(?:/|-|–)\s*(?P<maand2>{_MAAND}))?{_VAN}(?P<maandjaar>{_JAAR})
      | (?P<jaardeel>{_DEEL}){_VAN}(?P<deeljaar>{_JAAR})
      | (?P<jaar>{_JAAR})(?:{_TUSSEN}(?P<jaar2>{_JAAR}))?
    )
    (?!\w|[/.-]\d)
    (?P<verder>\s+(?:e\.v\.|en\s+verder|en\s+volgende\s+jaren))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOORLOPEND: Final = re.compile(r"\b(?:doorlopend|permanent|continu)\b", re.IGNORECASE)
_HAAKJES: Final = re.compile(r"\(([^()]*)\)")
_TERMIJNWOORD: Final = re.compile(r"^\s*termijn\s*:\s*", re.IGNORECASE)
_AFHANKELIJK: Final = re.compile(r"\bafhankelijk\b", re.IGNORECASE)
_STAPPEN: Final = re.compile(
    r"(?:^|(?<=[.;:]\s))(?:voorbereiding|realisatie|uitvoering|start|afronding|gereed|oplevering)\s+"
    r"(?:(?:in|uiterlijk)\s+)?(?P<wanneer>[^.;]+)",
    re.IGNORECASE,
)


def lees_termijn(gesteld: str) -> Termijn:
    """A text that states a term and nothing else."""
    tekst = _TERMIJNWOORD.sub("", gesteld).strip()
    if not tekst:
        return GEEN_TERMIJN
    van, tot = _omvat(_vind(tekst))
    if _DOORLOPEND.search(tekst):
        return Termijn(tekst, Termijnsoort.DOORLOPEND, van)
    if van is None and tot is None:
        return Termijn(tekst, Termijnsoort.ONBEPAALD)
    return Termijn(tekst, Termijnsoort.PERIODE, van, tot, zeker=_AFHANKELIJK.search(tekst) is None)


def vind_termijn(tekst: str, vanaf: int = 0) -> Termijn:
    """The term that an action states in its own text; days before the year ``vanaf`` are history and none.

    What stands between brackets, or in a sentence of only a step and its time ("Realisatie 2012."), is certain. Days in
    running text may be about something else, so they are not.
    """
    stukken = [
        *(_stuk(deel[1]) for deel in _HAAKJES.finditer(tekst) if _is_termijn(deel[1], vanaf)),
        *(stap["wanneer"].strip() for stap in _STAPPEN.finditer(tekst) if _jaren(stap["wanneer"], vanaf)),
    ]
    if stukken:
        return lees_termijn("; ".join(dict.fromkeys(stukken)))
    los = [vondst for vondst in _vind(tekst) if _vanaf(vondst, vanaf)]
    if not los:
        return GEEN_TERMIJN
    gesteld = "; ".join(dict.fromkeys(tekst[vondst.begin : vondst.eind] for vondst in los))
    van, tot = _omvat(los)
    return Termijn(gesteld, Termijnsoort.PERIODE, van, tot, zeker=False)


def lees_dag(tekst: str) -> date | None:
    """The first whole date that a text names (8 april 2013), if any."""
    for vondst in _vind(tekst):
        if vondst.van is not None and vondst.van == vondst.tot:
            return vondst.van
    return None


def _is_termijn(tekst: str, vanaf: int) -> bool:
    return bool(_TERMIJNWOORD.match(tekst) or _DOORLOPEND.fullmatch(tekst.strip()) or _jaren(tekst, vanaf))


def _jaren(tekst: str, vanaf: int) -> bool:
    return any(_vanaf(vondst, vanaf) for vondst in _vind(tekst))


def _vanaf(vondst: _Vondst, jaar: int) -> bool:
    dag = vondst.tot or vondst.van
    return dag is not None and dag.year >= jaar


def _stuk(tekst: str) -> str:
    return _TERMIJNWOORD.sub("", tekst).strip()


def _vind(tekst: str) -> Iterator[_Vondst]:
    for raak in _UITDRUKKING.finditer(tekst):
        dagen = _dagen(raak)
        if dagen is None:
            continue
        van, tot = dagen
        if raak["tot"]:
            yield _Vondst(raak.start(), raak.end(), None, tot)
        elif raak["voor"]:
            yield _Vondst(raak.start(), raak.end(), None, van - timedelta(days=1))
        elif raak["vanaf"] or raak["verder"]:
            yield _Vondst(raak.start(), raak.end(), van, None)
        else:
            yield _Vondst(raak.start(), raak.end(), van, tot)


def _dagen(raak: re.Match[str]) -> tuple[date, date] | None:
    """First and last day; None for a day that does not exist."""
    if raak["dag"]:
        try:
            dag = date(int(raak["dagjaar"]), _maandnummer(raak["dagmaand"]), int(raak["dag"]))
        except ValueError:
            return None
        return dag, dag
    if raak["rang"]:
        jaar, lengte = int(raak["stukjaar"]), 3 if raak["stuk"].casefold() == "kwartaal" else 6
        eerste, laatste = _rang(raak["rang"]), _rang(raak["rang2"] or raak["rang"])
        if max(eerste, laatste) * lengte > len(MAANDEN) or laatste < eerste:
            return None
        return _maanden(jaar, (eerste - 1) * lengte + 1, laatste * lengte)
    if raak["maand"]:
        return _van_maand(raak)
    if raak["jaardeel"]:
        return _van_jaar(raak["jaardeel"].casefold(), int(raak["deeljaar"]))
    eerste, laatste = int(raak["jaar"]), int(raak["jaar2"] or raak["jaar"])
    return (date(eerste, 1, 1), date(laatste, 12, 31)) if eerste <= laatste < MAXYEAR else None


def _van_maand(raak: re.Match[str]) -> tuple[date, date] | None:
    jaar, maand = int(raak["maandjaar"]), _maandnummer(raak["maand"])
    laatste = _maandnummer(raak["maand2"] or raak["maand"])
    if laatste < maand:
        return None
    van, tot = _maanden(jaar, maand, laatste)
    match (raak["maanddeel"] or "").casefold():
        case "begin":
            return van, van.replace(day=10)
        case "medio" | "halverwege" | "half" | "midden":
            return van.replace(day=11), van.replace(day=20)
        case "eind" | "einde":
            return tot.replace(day=21), tot
        case _:
            return van, tot


def _van_jaar(deel: str, jaar: int) -> tuple[date, date]:
    match deel:
        case "begin":
            return _maanden(jaar, 1, 3)
        case "eind" | "einde":
            return _maanden(jaar, 10, 12)
        case "voorjaar" | "lente":
            return _maanden(jaar, 3, 5)
        case "zomer":
            return _maanden(jaar, 6, 8)
        case "najaar" | "herfst":
            return _maanden(jaar, 9, 11)
        case "winter":
            return date(jaar, 12, 1), _maanden(jaar + 1, 2, 2)[1]
        case _:
            return _maanden(jaar, 4, 9)


def _maanden(jaar: int, eerste: int, laatste: int) -> tuple[date, date]:
    return date(jaar, eerste, 1), date(jaar, laatste, monthrange(jaar, laatste)[1])


def _maandnummer(naam: str) -> int:
    return MAANDEN.index(naam.casefold()) + 1


def _rang(tekst: str) -> int:
    return int(tekst[0]) if tekst[0].isdigit() else _RANGEN[tekst.casefold()]


def _omvat(vondsten: Iterable[_Vondst]) -> tuple[date | None, date | None]:
    """From the first day of all to the last; without an end where one of them has none."""
    alle = list(vondsten)
    beginnen = [vondst.van for vondst in alle if vondst.van is not None]
    einden = [vondst.tot for vondst in alle]
    open_einde = not einden or None in einden
    return (
        min(beginnen, default=None),
        None if open_einde else max(einde for einde in einden if einde is not None),
    )
