"""What came of what was asked: the states of a measure, and of a recommendation of an earlier edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from datetime import date


class Maatregelstaat(StrEnum):
    """Where a measure is, in the order in which it goes."""

    TOEGEZEGD = "toegezegd"
    LOOPT = "loopt"
    GEREED = "gereed"
    VERVALLEN = "vervallen"
    """It will not be taken, for a reason that is told."""


OPEN: Final = frozenset({Maatregelstaat.TOEGEZEGD, Maatregelstaat.LOOPT})
"""Still to be done: asked about again in the next edition."""


class Opvolgstand(StrEnum):
    """What was done with a recommendation, as the next edition found it."""

    OVERGENOMEN = "overgenomen"
    GEDEELTELIJK = "gedeeltelijk"
    NIET = "niet"
    LOOPT = "loopt"


@dataclass(frozen=True, slots=True)
class Voortgang:
    """What was told of a measure on a day."""

    datum: date | None
    """None for what another program may have left there."""
    tekst: str
    door: str = ""
    """Id of the medewerker who wrote it down."""


def staatnaam(staat: Maatregelstaat) -> str:
    """The state of a measure, for people."""
    return {
        Maatregelstaat.TOEGEZEGD: _("toegezegd"),
        Maatregelstaat.LOOPT: _("loopt"),
        Maatregelstaat.GEREED: _("gereed"),
        Maatregelstaat.VERVALLEN: _("vervallen"),
    }[staat]


def opvolgnaam(stand: Opvolgstand) -> str:
    """What was done with a recommendation, for people."""
    return {
        Opvolgstand.OVERGENOMEN: _("overgenomen"),
        Opvolgstand.GEDEELTELIJK: _("gedeeltelijk overgenomen"),
        Opvolgstand.NIET: _("niet overgenomen"),
        Opvolgstand.LOOPT: _("wordt aan gewerkt"),
    }[stand]


def lees_staat(waarde: object) -> Maatregelstaat:
    """A stored state; what is no state that we know was promised and no more."""
    return (
        Maatregelstaat(waarde)
        if isinstance(waarde, str) and waarde in set(Maatregelstaat)
        else Maatregelstaat.TOEGEZEGD
    )


def als_gegevens(staat: Maatregelstaat, reden: str) -> dict[str, Any]:
    """A state with its reason, as it stands in one event."""
    return {"staat": staat.value, "reden": reden}
