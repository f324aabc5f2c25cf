"""A plan of action: chapters with numbered actions, and what is told of each at a reporting date (004).

What was laid down never changes: a change of it stands beside the original, and a number is never given again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.planopmaak import zonder_opmaak
from korpsmonitor_tui.domain.plantermijn import Termijn, lees_termijn, vind_termijn
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from datetime import date

ACTIENUMMER: Final = re.compile(r"(\d*)([a-z]?)(?:-\d+)?", re.ASCII)
"""A number within a chapter: ``3``, ``2a``, nothing for an action without one, ``3-2`` for the second with that number."""


class Actiestand(StrEnum):
    """Where an action is, as a person said."""

    GEREED = "gereed"
    LOOPT = "loopt"
    VERTRAAGD = "vertraagd"
    NIET_GESTART = "niet_gestart"
    VERVALLEN = "vervallen"
    ONBEKEND = "onbekend"
    """Nobody said."""


AF: Final = frozenset({Actiestand.GEREED, Actiestand.VERVALLEN})
"""Nothing is expected any more."""


class Wijzigveld(StrEnum):
    """What of an action can be changed after the plan was laid down."""

    TEKST = "tekst"
    TERMIJN = "termijn"
    VERANTWOORDELIJK = "verantwoordelijk"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What became of a part of an action after the plan was laid down; the original stands in the action."""

    veld: Wijzigveld
    wordt: str
    reden: str
    datum: date | None


@dataclass(frozen=True, slots=True)
class Verval:
    """That an action is no longer to be done, and why."""

    reden: str
    datum: date | None


@dataclass(frozen=True, slots=True)
class Actie:
    """One action, or a part of one."""

    id: str
    deel: str
    """Id of its chapter."""
    nummer: str
    """Within its chapter: ``3``, ``2a``; empty where the plan gives none."""
    tekst: str
    verantwoordelijk: str = ""
    """Who is named for it apart from its chapter."""
    termijn: str = ""
    """Stated apart from the text; empty: what the text itself states holds."""
    ouder: str = ""
    """Id of the action that it is a part of."""
    nieuw: bool = False
    """Whether it was added after the plan was laid down."""
    sinds: date | None = None
    """Day at which it was added; None for what belongs to the plan from the start, or where that is not known."""
    verval: Verval | None = None
    wijzigingen: tuple[Wijziging, ...] = ()
    """Oldest first."""
    verwijzing: str = ""
    """Code of an instrument or version of a questionnaire that came of it."""
    strijdig: bool = False
    """Whether two laptops say something else of it, until a person chooses."""

    def geldend(self, veld: Wijzigveld) -> str:
        """What holds: as last changed, else as laid down."""
        for wijziging in reversed(self.wijzigingen):
            if wijziging.veld is veld:
                return wijziging.wordt
        return {
            Wijzigveld.TEKST: self.tekst,
            Wijzigveld.TERMIJN: self.termijn,
            Wijzigveld.VERANTWOORDELIJK: self.verantwoordelijk,
        }[veld]

    def zoals_op(self, dag: date) -> Actie | None:
        """As it stood on a day, without what became of it later; None if it was not there yet."""
        if self.sinds is not None and self.sinds > dag:
            return None
        later = self.verval is not None and self.verval.datum is not None and self.verval.datum > dag
        gewijzigd = tuple(w for w in self.wijzigingen if w.datum is None or w.datum <= dag)
        return replace(self, verval=None if later else self.verval, wijzigingen=gewijzigd)

    def leest_termijn(self, vanaf: int = 0) -> Termijn:
        """Its term: stated apart, else found in its text; years before ``vanaf`` are history."""
        gesteld = self.geldend(Wijzigveld.TERMIJN)
        if gesteld:
            return lees_termijn(gesteld)
        return vind_termijn(zonder_opmaak(self.geldend(Wijzigveld.TEKST)), vanaf)


@dataclass(frozen=True, slots=True)
class Deel:
    """One chapter of a plan."""

    id: str
    nummer: str
    titel: str
    verantwoordelijk: str = ""
    """Members that answer for it, as stated."""
    inleiding: str = ""
    doelen: str = ""
    acties: tuple[Actie, ...] = ()
    """In the order of the plan, an action before its parts."""


@dataclass(frozen=True, slots=True)
class Lid:
    """A member: an organisation and a function, never a name."""

    id: str
    organisatie: str
    functie: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan."""

    delen: tuple[Deel, ...] = ()
    leden: tuple[Lid, ...] = ()
    titel: str = ""
    voorwerk: str = ""
    """What stands before the first chapter."""
    vastgesteld: date | None = None
    """Since when its text is fixed; None while it is being written."""

    @property
    def acties(self) -> tuple[Actie, ...]:
        """Every action, in the order of the plan."""
        return tuple(actie for deel in self.delen for actie in deel.acties)

    def deel(self, nummer: str) -> Deel | None:
        """The chapter with this number."""
        return next((deel for deel in self.delen if deel.nummer == nummer), None)


@dataclass(frozen=True, slots=True)
class Voortgang:
    """What was told of an action at a reporting date."""

    actie: str
    peildatum: date
    tekst: str = ""
    stand: Actiestand = Actiestand.ONBEKEND
    strijdig: bool = False
    """Whether two laptops told something else."""


def volledig_nummer(deel: str, actie: str) -> str:
    """The number of an action within the plan; that of its chapter if it has none of its own."""
    return f"{deel}.{actie}" if actie else deel


def volgorde_nummer(nummer: str) -> tuple[int, str]:
    """Sorts numbers as people count: 2 before 10, 2 before 2a."""
    raak = ACTIENUMMER.fullmatch(nummer)
    if raak is None:
        return (10**6, nummer)
    return (int(raak[1] or 0), raak[2])


def standnaam(stand: Actiestand) -> str:
    """A state for people."""
    return {
        Actiestand.GEREED: _("gereed"),
        Actiestand.LOOPT: _("loopt"),
        Actiestand.VERTRAAGD: _("vertraagd"),
        Actiestand.NIET_GESTART: _("niet gestart"),
        Actiestand.VERVALLEN: _("vervallen"),
        Actiestand.ONBEKEND: _("niet opgegeven"),
    }[stand]


def lees_stand(waarde: object) -> Actiestand:
    """A stored state; what is none that we know is one that nobody said."""
    return (
        Actiestand(waarde) if isinstance(waarde, str) and waarde in set(Actiestand) else Actiestand.ONBEKEND
    )
