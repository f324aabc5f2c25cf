"""The gespreksverslag as a process: one transition table from gepland to definitief (000, 2.1.3; steps are our own).

Who may take which step, what a step needs, and why it is refused stand here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


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
        Overgang(Stap.VERWERK, (Status.REACTIE_ONTVANGEN,), Status.IN_VERWERKING, _SCHRIJVERS),
        Overgang(Stap.STEL_VAST, (Status.AKKOORD, Status.IN_VERWERKING), Status.DEFINITIEF, (Rol.AUDITOR,)),
        Overgang(
            Stap.STEL_VAST_ZONDER_REACTIE,
            (Status.TER_VERIFICATIE,),
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


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who takes a step."""

    id: str
    naam: str
    rollen: frozenset[str]
    korpsen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stand:
    """What a step is judged on."""

    status: Status
    versie: int
    partij: str
    notulist: str
    auditors: tuple[str, ...] = ()
    heeft_tekst: bool = False
    open_opmerkingen: tuple[str, ...] = ()
    """Labels of remarks that are still without a decision."""
    conflicten: tuple[str, ...] = ()
    """Labels of what was changed on two devices and not yet settled."""
    respondenten_zonder_akkoord: tuple[str, ...] = ()
    """Respondents of the sent version who have not agreed to it."""
    termijn: date | None = None


def overgang(
    stap: Stap, stand: Stand, persoon: Persoon, *, reden: str = "", vandaag: date | None = None
) -> Overgang:
    """The transition for this step, if it is allowed now, here and to this person.

    Raises StapGeweigerd with the reason and what to do instead.
    """
    regel = OVERGANGEN[stap]
    if stand.status not in regel.van:
        raise StapGeweigerd(_weiger_status(regel, stand))
    if not persoon.rollen.intersection(regel.rollen):
        raise StapGeweigerd(
            _("{naam} mag het verslag niet {stap}: dat doet een {rollen}.").format(
                naam=persoon.naam,
                stap=stapnaam(stap),
                rollen=_(" of ").join(rolnaam(rol) for rol in regel.rollen),
            )
        )
    if regel.reden_verplicht and not reden.strip():
        raise StapGeweigerd(_("Geef een reden op; zonder reden kan het verslag niet {stap} worden.").format(
            stap=_VOLTOOID.get(stap, stapnaam(stap))
        ))  # fmt: skip
    _controleer_personen(stap, stand, persoon)
    _controleer_inhoud(stap, stand, vandaag)
    return regel


_AUDITORSTAPPEN: Final = frozenset(
    {
        Stap.STUUR_RETOUR,
        Stap.VERSTUUR,
        Stap.STEL_VAST,
        Stap.STEL_VAST_ZONDER_REACTIE,
        Stap.STEL_VAST_NIET_AKKOORD,
    }
)
_VASTSTELLINGEN: Final = frozenset(
    {Stap.STEL_VAST, Stap.STEL_VAST_ZONDER_REACTIE, Stap.STEL_VAST_NIET_AKKOORD}
)
_VOLTOOID: Final = {Stap.STUUR_RETOUR: "teruggestuurd", Stap.HEROPEN: "heropend"}


def _controleer_personen(stap: Stap, stand: Stand, persoon: Persoon) -> None:
    """Four eyes, and nobody on their own korps (000, 2.4.2)."""
    if stap in _AUDITORSTAPPEN and persoon.id == stand.notulist:
        raise StapGeweigerd(
            _("{naam} schreef dit verslag als notulist; een andere auditor moet het {stap}.").format(
                naam=persoon.naam, stap=stapnaam(stap)
            )
        )
    if stand.partij in persoon.korpsen:
        raise StapGeweigerd(
            _("{naam} hoort bij dit korps en werkt niet mee aan het oordeel over het eigen korps.").format(
                naam=persoon.naam
            )
        )


def _controleer_inhoud(stap: Stap, stand: Stand, vandaag: date | None) -> None:
    if stap in {Stap.BIED_AAN, Stap.VERSTUUR} | _VASTSTELLINGEN:
        if not stand.heeft_tekst:
            raise StapGeweigerd(_("Het verslag heeft nog geen tekst; stel het eerst samen uit de notities."))
        if stand.conflicten:
            raise StapGeweigerd(
                _(
                    "Er is op twee plaatsen iets anders geschreven in {wat}; kies eerst wat moet blijven."
                ).format(wat=", ".join(stand.conflicten))
            )
    if stap in {Stap.VERSTUUR} | _VASTSTELLINGEN and stand.open_opmerkingen:
        raise StapGeweigerd(
            _("Nog niet beslist over {opmerkingen}; verwerk die eerst.").format(
                opmerkingen=", ".join(stand.open_opmerkingen)
            )
        )
    if stap == Stap.STEL_VAST_ZONDER_REACTIE and (
        stand.termijn is None or vandaag is None or vandaag <= stand.termijn
    ):
        raise StapGeweigerd(
            _("De termijn loopt nog tot en met {termijn}; wacht die af of verleng hem.").format(
                termijn=stand.termijn.strftime("%d-%m-%Y") if stand.termijn else "?"
            )
        )
    if stap in {Stap.STEL_VAST, Stap.AKKOORD} and stand.status in {Status.AKKOORD, Status.TER_VERIFICATIE}:
        ontbreekt = stand.respondenten_zonder_akkoord
        if ontbreekt:
            raise StapGeweigerd(_("Nog geen akkoord van {wie}.").format(wie=", ".join(ontbreekt)))


def _weiger_status(regel: Overgang, stand: Stand) -> str:
    if stand.status == Status.DEFINITIEF:
        return _(
            "Het verslag is definitief en ligt vast; heropen het met een reden om een nieuwe versie te maken."
        )
    return _("Het verslag is nu {status}; {stap} kan alleen als het {van} is.").format(
        status=statusnaam(stand.status),
        stap=stapnaam(regel.stap),
        van=_(" of ").join(statusnaam(status) for status in regel.van),
    )


def geldende_stap(koppen: Iterable[tuple[str, dict[str, Any]]]) -> tuple[str, dict[str, Any]] | None:
    """Of concurrent steps the earlier in the process counts: (event id, step). None without steps."""
    return min(koppen, key=lambda kop: (_rang(kop[1].get("naar")), kop[0]), default=None)


def _rang(status: object) -> int:
    volgorde = [status.value for status in Status]
    return volgorde.index(status) if isinstance(status, str) and status in volgorde else -1


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
    """The step as a verb for people: fits after "het verslag"."""
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
        Stap.STEL_VAST_NIET_AKKOORD: _("vaststellen terwijl het korps niet akkoord is"),
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
