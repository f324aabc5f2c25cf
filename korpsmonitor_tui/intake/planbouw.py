"""What is being gathered while the document of a plan is read: paragraphs with their lines, in chapters and actions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.planlezing import Gelezen, GelezenActie, GelezenDeel
from korpsmonitor_tui.intake.planregels import HOGE_CIJFERS, organisatie, splits_leden

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

KOPLENGTE: Final = 90
"""Longest line, in characters, that is a heading by its shape alone."""
_EINDE: Final = tuple(".!?:;")
_SLOT: Final = 40
"""Characters that are enough to see how a paragraph ends."""
_BESLUIT: Final = 300
"""Characters at the end of an action that its term and who it is for stand in."""
_TEKENS: Final = str.maketrans("", "", "*" + HOGE_CIJFERS)


class Stuk:
    """One paragraph that may go on on a later line; its lines are put together once."""

    def __init__(self, tekst: str, regels: list[int], voor: str = "") -> None:
        self._delen = [tekst]
        self.regels = regels
        self.voor = voor
        """The sign in our own texts: ``# `` for a heading, ``- `` for an item."""

    @property
    def tekst(self) -> str:
        """All of it."""
        return " ".join(self._delen)

    @property
    def begin(self) -> str:
        """Its first character, without italics and marks of footnotes."""
        return self._delen[0].translate(_TEKENS).lstrip()[:1]

    @property
    def slot(self) -> str:
        """Its last characters, likewise."""
        return self._delen[-1][-_SLOT:].translate(_TEKENS).rstrip()

    def is_af(self) -> bool:
        """Whether it ends as a sentence or a lead-in does."""
        return self.slot.rstrip(")”’\"'").endswith(_EINDE)

    def is_kort(self) -> bool:
        """Whether it may be a heading: one short line that ends in no stop."""
        return len(self._delen) == 1 and len(self._delen[0]) <= KOPLENGTE and not (self.voor or self.is_af())

    def vul_aan(self, tekst: str, regel: int) -> None:
        """Go on with the text of a later line."""
        self._delen.append(tekst)
        self.regels.append(regel)


@dataclass
class Actiebouw:
    """An action while its lines come in."""

    nummer: str
    nieuw: bool = False
    ouder: str = ""
    tekst: list[Stuk] = field(default_factory=list)
    voortgang: list[Stuk] = field(default_factory=list)


@dataclass
class Deelbouw:
    """A chapter while its lines come in."""

    nummer: str
    titel: str
    verantwoordelijk: str
    regel: int
    inleiding: list[Stuk] = field(default_factory=list)
    doelen: list[Stuk] = field(default_factory=list)
    acties: list[Actiebouw] = field(default_factory=list)

    @property
    def laatste_nummer(self) -> int:
        """The highest number of its actions; 0 without any."""
        return max((int(actie.nummer) for actie in self.acties if actie.nummer.isdigit()), default=0)

    def hoofdactie(self, actie: Actiebouw) -> Actiebouw:
        """The action that this one is a part of, or itself."""
        return next((ander for ander in self.acties if ander.nummer == actie.ouder), actie)


def maak_koppen(stukken: list[Stuk]) -> None:
    """Make a heading of every short line with a paragraph after it."""
    for stuk, volgende in pairwise(stukken):
        begint = volgende.begin
        if stuk.is_kort() and not volgende.is_kort() and (begint.isupper() or begint == "("):
            stuk.voor = "# "


def lever(stukken: list[Stuk], noten: Callable[[str], str]) -> Gelezen:
    """Paragraphs as one text; items of a list follow one another without a blank line."""
    delen: list[str] = []
    vorige = None
    for stuk in stukken:
        if vorige is not None:
            delen.append("\n" if vorige.voor == stuk.voor == "- " else "\n\n")
        delen.append(f"{stuk.voor}{noten(stuk.tekst)}")
        vorige = stuk
    return Gelezen("".join(delen), tuple(regel for stuk in stukken for regel in stuk.regels))


def lever_deel(deel: Deelbouw, noten: Callable[[str], str], organisaties: Collection[str]) -> GelezenDeel:
    """A chapter as it was read."""
    return GelezenDeel(
        deel.nummer,
        deel.titel,
        deel.verantwoordelijk,
        deel.regel,
        lever(deel.inleiding, noten),
        lever(deel.doelen, noten),
        tuple(_lever_actie(actie, noten, organisaties) for actie in deel.acties),
    )


def _lever_actie(
    actie: Actiebouw, noten: Callable[[str], str], organisaties: Collection[str]
) -> GelezenActie:
    tekst = lever(actie.tekst, noten)
    return GelezenActie(
        actie.nummer,
        tekst,
        lever(actie.voortgang, noten),
        actie.nieuw,
        actie.ouder,
        _genoemd(tekst.tekst, organisaties),
    )


def _genoemd(tekst: str, organisaties: Collection[str]) -> str:
    """The organisations that the last brackets of an action begin with."""
    slot = re.search(r"\(([^()]*)\)\W*$", tekst[-_BESLUIT:])
    if slot is None:
        return ""
    eerste = splits_leden(slot[1])[0] if splits_leden(slot[1]) else ""
    namen = [organisatie(naam) for naam in re.split(r"\s+en\s+", eerste)]
    return ", ".join(namen) if namen and all(naam in organisaties for naam in namen) else ""
