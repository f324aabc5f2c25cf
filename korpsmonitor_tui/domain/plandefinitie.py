"""What a plan of an instrument is like: the words of its document, and the words from which a state is proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.plan import Actiestand
from korpsmonitor_tui.domain.planopmaak import zonder_opmaak

if TYPE_CHECKING:
    from collections.abc import Iterator

VOORRANG: Final = (
    Actiestand.VERVALLEN,
    Actiestand.NIET_GESTART,
    Actiestand.VERTRAAGD,
    Actiestand.LOOPT,
    Actiestand.GEREED,
)
"""Which state is proposed where words for several occur: done only where nothing says that something is still to come."""
_TUSSEN: Final = r"(?:\s+[^\s.;]+){0,8}?\s+"
_ONTKENNING: Final = re.compile(r"\b(?:niet|geen|nooit)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standvoorstel:
    """A state that a text seems to tell, with the words that say so; a person decides."""

    stand: Actiestand
    bewijs: tuple[str, ...] = ()


GEEN_VOORSTEL: Final = Standvoorstel(Actiestand.ONBEKEND)


@dataclass(frozen=True)
class Plandefinitie:
    """How documents of an instrument are written."""

    doelkop: tuple[str, ...] = ("doelstelling", "doelstellingen", "actie", "acties")
    """Words that a heading above the actions is made of."""
    leden: str = "verantwoordelijk"
    """The word before the members that answer for a chapter, where they stand on a line below its heading."""
    nieuw: str = "nieuw"
    """What marks an action that was added later."""
    bijlage: str = "bijlage"
    """The word that the list of members begins with."""
    versie: str = "versie"
    """The word before the version and date of the document."""
    standwoorden: tuple[tuple[Actiestand, tuple[str, ...]], ...] = ()
    """Words per state; ``…`` stands for up to eight words of the same sentence."""
    stil_na: int = 1
    """After how many reporting dates without a word an action is called silent."""
    vanaf: int = 0
    """Year in which the plan begins: earlier ones in the text of an action are history, and no term."""

    @cached_property
    def _zoekers(self) -> tuple[tuple[Actiestand, tuple[re.Pattern[str], ...]], ...]:
        woorden = dict(self.standwoorden)
        return tuple((stand, tuple(map(_als_zoeker, woorden.get(stand, ())))) for stand in VOORRANG)

    def stel_voor(self, tekst: str) -> Standvoorstel:
        """The state that a progress text seems to tell; a denial before the word makes it none."""
        kaal = zonder_opmaak(tekst)
        for stand, zoekers in self._zoekers:
            bewijs = tuple(dict.fromkeys(woord for zoeker in zoekers for woord in _raak(zoeker, kaal)))
            if bewijs:
                return Standvoorstel(stand, bewijs)
        return GEEN_VOORSTEL


def _als_zoeker(woorden: str) -> re.Pattern[str]:
    delen = [r"\s+".join(map(re.escape, deel.split())) for deel in woorden.split("…")]
    return re.compile(rf"\b{_TUSSEN.join(deel for deel in delen if deel)}\b", re.IGNORECASE)


def _raak(zoeker: re.Pattern[str], tekst: str) -> Iterator[str]:
    for vondst in zoeker.finditer(tekst):
        if _ONTKENNING.search(tekst, max(0, vondst.start() - 40), vondst.start()) is None:
            yield vondst[0]
