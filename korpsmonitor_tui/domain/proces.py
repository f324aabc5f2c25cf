"""The process of a gespreksverslag as data: states, steps, who may take which, and what they are called (000, 2.1.3).

The steps are our own; the source names only first check, verification, reaction and definitief.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from korpsmonitor_tui.domain.taal import _


class Rol(StrEnum):
    """What a medewerker does in the monitor; one person may have several roles."""

    COORDINATOR = "coordinator"
    AUDITOR = "auditor"
    NOTULIST = "notulist"
    WEEGPLOEG = "weegploeg"
    LEZER = "lezer"


class Status(StrEnum):
    """Where a gespreksverslag is. The order of definition is the order in the process."""

    GEPLAND = "gepland"
    IN_OPMAAK = "in_opmaak"
    EERSTE_CHECK = "eerste_check"
    RETOUR = "retour"
    TER_VERIFICATIE = "ter_verificatie"
    AKKOORD = "akkoord"
    REACTIE_ONTVANGEN = "reactie_ontvangen"
    IN_VERWERKING = "in_verwerking"
    DEFINITIEF = "definitief"


class Stap(StrEnum):
    """What somebody does to a gespreksverslag."""

    BEGIN = "begin"
    BIED_AAN = "bied_aan"
    STUUR_RETOUR = "stuur_retour"
    VERSTUUR = "verstuur"
    AKKOORD = "akkoord"
    REACTIE = "reactie"
    VERWERK = "verwerk"
    STEL_VAST = "stel_vast"
    STEL_VAST_ZONDER_REACTIE = "stel_vast_zonder_reactie"
    STEL_VAST_NIET_AKKOORD = "stel_vast_niet_akkoord"
    HEROPEN = "heropen"


class Kanaal(StrEnum):
    """How something was sent or received."""

    EMAIL = "e-mail"
    POST = "post"
    TELEFOON = "telefoon"
    MONDELING = "mondeling"
    PORTAAL = "portaal"


@dataclass(frozen=True, slots=True)
class Overgang:
    """One row of the transition table."""

    stap: Stap
    van: tuple[Status, ...]
    naar: Status
    rollen: tuple[Rol, ...]
    """Who may take this step."""
    reden_verplicht: bool = False


_SCHRIJVERS: Final = (Rol.NOTULIST, Rol.AUDITOR, Rol.COORDINATOR)

OVERGANGEN: Final[dict[Stap, Overgang]] = {
    overgang.stap: overgang
    for overgang in (
        Overgang(Stap.BEGIN, (Status.GEPLAND,), Status.IN_OPMAAK, _SCHRIJVERS),
        Overgang(
            Stap.BIED_AAN,
            (Status.IN_OPMAAK, Status.RETOUR, Status.IN_VERWERKING),
            Status.EERSTE_CHECK,
            _SCHRIJVERS,
        ),
        Overgang(
            Stap.STUUR_RETOUR, (Status.EERSTE_CHECK,), Status.RETOUR, (Rol.AUDITOR,), reden_verplicht=True
        ),
        Overgang(Stap.VERSTUUR, (Status.EERSTE_CHECK,), Status.TER_VERIFICATIE, (Rol.AUDITOR,)),
        Overgang(Stap.AKKOORD, (Status.TER_VERIFICATIE,), Status.AKKOORD, _SCHRIJVERS),
        Overgang(
            Stap.REACTIE,
            (Status.TER_VERIFICATIE, Status.AKKOORD, Status.REACTIE_ONTVANGEN),
            Status.REACTIE_ONTVANGEN,
            _SCHRIJVERS,
        ),
        Overgang(
            Stap.VERWERK,
            (Status.REACTIE_ONTVANGEN, Status.TER_VERIFICATIE, Status.AKKOORD),
            Status.IN_VERWERKING,
            _SCHRIJVERS,
        ),
        Overgang(
            Stap.STEL_VAST,
            (Status.AKKOORD, Status.TER_VERIFICATIE, Status.IN_VERWERKING),
            Status.DEFINITIEF,
            (Rol.AUDITOR,),
        ),
        Overgang(
            Stap.STEL_VAST_ZONDER_REACTIE,
            (Status.TER_VERIFICATIE, Status.IN_VERWERKING),
            Status.DEFINITIEF,
            (Rol.AUDITOR,),
            reden_verplicht=True,
        ),
        Overgang(
            Stap.STEL_VAST_NIET_AKKOORD,
            (Status.IN_VERWERKING,),
            Status.DEFINITIEF,
            (Rol.AUDITOR,),
            reden_verplicht=True,
        ),
        Overgang(
            Stap.HEROPEN,
            (Status.DEFINITIEF,),
            Status.IN_OPMAAK,
            (Rol.AUDITOR, Rol.COORDINATOR),
            reden_verplicht=True,
        ),
    )
}

GRENZEN: Final = frozenset(
    {
        Stap.VERSTUUR,
        Stap.AKKOORD,
        Stap.REACTIE,
        Stap.STEL_VAST,
        Stap.STEL_VAST_ZONDER_REACTIE,
        Stap.STEL_VAST_NIET_AKKOORD,
    }
)
"""Steps that outsiders know of, or that close a version: undo never crosses them."""

BEWERKBAAR: Final = frozenset({Status.GEPLAND, Status.IN_OPMAAK, Status.RETOUR, Status.IN_VERWERKING})
"""In these states the text of the verslag may change: what is being checked or was sent stays as it is."""

NAGEKOMEN: Final = frozenset({Status.IN_OPMAAK, Status.EERSTE_CHECK, Status.RETOUR, Status.IN_VERWERKING})
"""In these states an answer to a version that was sent before is still taken in, beside the state: nothing is lost."""


def statusnaam(status: Status | str) -> str:
    """The status for people."""
    namen: dict[str, str] = {
        Status.GEPLAND: _("gepland"),
        Status.IN_OPMAAK: _("in opmaak"),
        Status.EERSTE_CHECK: _("in eerste check"),
        Status.RETOUR: _("retour bij de notulist"),
        Status.TER_VERIFICATIE: _("ter verificatie"),
        Status.AKKOORD: _("akkoord"),
        Status.REACTIE_ONTVANGEN: _("reactie ontvangen"),
        Status.IN_VERWERKING: _("in verwerking"),
        Status.DEFINITIEF: _("definitief"),
    }
    return namen.get(status, status)


def stapnaam(stap: Stap) -> str:
    """The step as an infinitive for people."""
    return {
        Stap.BEGIN: _("in opmaak nemen"),
        Stap.BIED_AAN: _("aanbieden voor de eerste check"),
        Stap.STUUR_RETOUR: _("terugsturen naar de notulist"),
        Stap.VERSTUUR: _("ter verificatie versturen"),
        Stap.AKKOORD: _("akkoord vastleggen"),
        Stap.REACTIE: _("een reactie vastleggen"),
        Stap.VERWERK: _("in verwerking nemen"),
        Stap.STEL_VAST: _("definitief vaststellen"),
        Stap.STEL_VAST_ZONDER_REACTIE: _("vaststellen zonder reactie"),
        Stap.STEL_VAST_NIET_AKKOORD: _("vaststellen zonder akkoord"),
        Stap.HEROPEN: _("heropenen"),
    }[stap]


def rolnaam(rol: Rol | str) -> str:
    """The role for people."""
    return {
        Rol.COORDINATOR: _("coördinator"),
        Rol.AUDITOR: _("auditor"),
        Rol.NOTULIST: _("notulist"),
        Rol.WEEGPLOEG: _("lid van de weegploeg"),
        Rol.LEZER: _("lezer"),
    }[Rol(rol)]
