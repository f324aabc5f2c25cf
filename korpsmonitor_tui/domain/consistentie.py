"""What contradicts something else: both values with where they stand, how bad it is, and what a person decided on it.

A finding repairs nothing. Its kenmerk says what it is about and stays the same on every laptop; its stempel says what
both values were, so that a decision lapses, visibly, as soon as one of them is another.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_KENMERK: Final = 10
_STEMPEL: Final = 16


class Ernst(StrEnum):
    """How bad a finding is, worst first."""

    FOUT = "fout"
    """Two places cannot both be right, and this edition is answerable for at least one of them."""
    WAARSCHUWING = "waarschuwing"
    """It may be explained, or an earlier edition published it so."""
    INFORMATIE = "ter_informatie"
    """Worth knowing; nothing is wrong by itself."""


class Controle(StrEnum):
    """What was checked, in the order in which findings are shown."""

    TOTAAL = "totaal"
    """A printed total against the rows of its table."""
    TOTALEN = "totalen"
    """Two printed totals of the same."""
    BRON = "bron"
    """Two sources, or two tables, that state the same figure differently."""
    REEKS = "reeks"
    """A figure or colour against what an earlier publication or edition says of the same year."""
    JAAR = "jaar"
    """The year that a text names against that of the column it speaks of."""
    EENHEID = "eenheid"
    """A figure in another unit than the rest of its series."""
    TEKST = "tekst"
    """A text of a report against figures and colours."""
    KLEUR = "kleur"
    """A colour against another place that says it, or against a number of colours that a text names."""
    EINDSCORE = "eindscore"
    """An eindscore against what the rules make of the scores."""
    SCORE = "score"
    """A score against what its evidence says."""
    GRONDSLAG = "grondslag"
    """What a score rests on, that changed or is open again."""
    KORPS = "korps"
    """A korps that is missing or named twice."""
    PROCES = "proces"
    """Something that was done by who may not do it."""


class Besluitsoort(StrEnum):
    """What a person can make of a finding."""

    EERSTE = "eerste"
    TWEEDE = "tweede"
    BEIDE = "beide"
    BLIJFT = "blijft"


def ernstnaam(ernst: Ernst) -> str:
    """How bad, for people."""
    return {
        Ernst.FOUT: _("fout"),
        Ernst.WAARSCHUWING: _("waarschuwing"),
        Ernst.INFORMATIE: _("ter informatie"),
    }[ernst]


def controlenaam(controle: Controle) -> str:
    """What was checked, for people."""
    return {
        Controle.TOTAAL: _("totaal tegenover de rijen"),
        Controle.TOTALEN: _("twee totalen"),
        Controle.BRON: _("twee bronnen"),
        Controle.REEKS: _("reeks tegenover publicatie"),
        Controle.JAAR: _("ander jaar"),
        Controle.EENHEID: _("andere eenheid"),
        Controle.TEKST: _("tekst tegenover cijfers"),
        Controle.KLEUR: _("kleur tegenover kleur"),
        Controle.EINDSCORE: _("eindscore tegenover regels"),
        Controle.SCORE: _("score tegenover bewijs"),
        Controle.GRONDSLAG: _("grondslag gewijzigd"),
        Controle.KORPS: _("korps ontbreekt of dubbel"),
        Controle.PROCES: _("wie wat mag"),
    }[controle]


def besluitnaam(besluit: Besluitsoort) -> str:
    """A decision, for people."""
    return {
        Besluitsoort.EERSTE: _("de eerste waarde is juist"),
        Besluitsoort.TWEEDE: _("de tweede waarde is juist"),
        Besluitsoort.BEIDE: _("beide zijn juist; het verschil is verklaard"),
        Besluitsoort.BLIJFT: _("niet op te lossen; het verschil blijft staan"),
    }[besluit]


class Lezing(NamedTuple):
    """One of the two values."""

    waar: str
    """Where it stands, for people."""
    waarde: str
    """As it stands there."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """What a screen opens to look at a finding; empty where there is nothing to open."""

    dossier: str = ""
    tab: str = ""
    soort: str = ""
    entiteit: str = ""
    """Kind and id of what is shown there."""


@dataclass(frozen=True, slots=True)
class Vondst:
    """One finding."""

    controle: Controle
    ernst: Ernst
    wat: str
    """A Dutch sentence or two."""
    een: Lezing
    ander: Lezing
    sleutel: tuple[str, ...]
    """What it is about, in codes; never what the values are."""
    partij: str = ""
    """Code of the korps or ketenpartner; empty if it is about more than one."""
    plaats: Plaats = Plaats()
    uitleg: str = ""
    """What helps to judge it."""
    publicatie: str = ""
    """Title of the publication that it was found in; empty for what stands in the database."""

    @property
    def kenmerk(self) -> str:
        """The same on every laptop and in every run, as long as it is about the same."""
        return f"{self.controle}-{_hash(self.sleutel, _KENMERK)}"

    @property
    def stempel(self) -> str:
        """Of both values: what a decision was made on."""
        return _hash((self.een.waarde, self.ander.waarde), _STEMPEL)


@dataclass(frozen=True, slots=True)
class Besluit:
    """What a person made of a finding."""

    besluit: Besluitsoort
    reden: str
    stempel: str
    een: str
    ander: str
    """Both values as they were then."""
    wie: str = ""
    """Id of the medewerker."""
    tijd: str = ""
    """UTC, ISO 8601."""

    def naar_json(self) -> dict[str, str]:
        """As it stands in an event; :func:`lees_besluit` reads it."""
        return {
            "besluit": self.besluit.value,
            "reden": self.reden,
            "stempel": self.stempel,
            "een": self.een,
            "ander": self.ander,
        }


@dataclass(frozen=True, slots=True)
class Bevonden:
    """A finding with what was decided on it."""

    vondst: Vondst
    besluiten: tuple[Besluit, ...] = ()
    """None, one, or those of a conflict between two laptops."""
    koppen: tuple[str, ...] = ()
    """What the next decision is made on."""

    @property
    def besluit(self) -> Besluit | None:
        """The decision that holds: one, on the values as they are now."""
        return self.besluiten[0] if len(self.besluiten) == 1 and not self.vervallen else None

    @property
    def vervallen(self) -> bool:
        """Whether it was decided on other values than there are now."""
        return bool(self.besluiten) and any(b.stempel != self.vondst.stempel for b in self.besluiten)

    @property
    def open_fout(self) -> bool:
        """Whether it is an error that nobody decided on."""
        return self.vondst.ernst is Ernst.FOUT and self.besluit is None

    @property
    def vraagt_besluit(self) -> bool:
        """Whether somebody should look at it: nobody decided, and it is more than worth knowing."""
        return self.besluit is None and self.vondst.ernst is not Ernst.INFORMATIE


def heeft_open_fout(bevonden: Iterable[Bevonden]) -> bool:
    """Whether any of these is an error that nobody decided on."""
    return any(een.open_fout for een in bevonden)


def orde(bevonden: Bevonden) -> tuple[bool, int, int, str, tuple[str, ...]]:
    """Key to show findings by: what is open first, then how bad, then what was checked; never by how a korps did."""
    vondst = bevonden.vondst
    return (
        bevonden.besluit is not None,
        tuple(Ernst).index(vondst.ernst),
        tuple(Controle).index(vondst.controle),
        vondst.publicatie,
        vondst.sleutel,
    )


def lees_besluit(waarde: Any, wie: str = "", tijd: str = "") -> Besluit | None:
    """The decision in an event's value; None if there is none that we know."""
    if not isinstance(waarde, dict) or waarde.get("besluit") not in set(Besluitsoort):
        return None
    reden, stempel, een, ander = (
        str(waarde.get(naam) or "") for naam in ("reden", "stempel", "een", "ander")
    )
    return Besluit(Besluitsoort(waarde["besluit"]), reden, stempel, een, ander, wie, tijd)


def _hash(delen: tuple[str, ...], lengte: int) -> str:
    # Lengths before the parts: no two series of parts run into the same text.
    tekst = "".join(f"{len(deel)}:{deel}" for deel in delen)
    return hashlib.sha256(tekst.encode()).hexdigest()[:lengte]
