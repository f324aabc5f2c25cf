"""Whether a step of the gespreksverslag may be taken now and by this person, and if not, why and what to do.

The states and steps themselves stand in :mod:`korpsmonitor_tui.domain.proces`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.proces import (
    BEWERKBAAR,
    GRENZEN,
    NAGEKOMEN,
    OVERGANGEN,
    Kanaal,
    Overgang,
    Rol,
    Stap,
    Status,
    rolnaam,
    stapnaam,
    statusnaam,
)
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = [
    "BEWERKBAAR",
    "GRENZEN",
    "NAGEKOMEN",
    "OVERGANGEN",
    "Kanaal",
    "Overgang",
    "Persoon",
    "Rol",
    "Stand",
    "Stap",
    "Status",
    "geldende_stap",
    "mogelijke_stappen",
    "overgang",
    "rolnaam",
    "stapnaam",
    "statusnaam",
    "weiger_eigen_korps",
]


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who takes a step."""

    id: str
    naam: str
    rollen: frozenset[str]
    korpsen: frozenset[str] = frozenset()
    team: str = ""
    """The monitor team that this person works in; empty for none, such as headquarters."""


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
    onbevestigd: tuple[str, ...] = ()
    """Labels of remarks that one person rejected and no second one confirmed."""
    conflicten: tuple[str, ...] = ()
    """Labels of what was changed on two devices and not yet settled."""
    respondenten_zonder_akkoord: tuple[str, ...] = ()
    """Respondents of the sent version who have not agreed to it."""
    respondenten_zonder_antwoord: tuple[str, ...] = ()
    """Respondents of the sent version who neither agreed nor reacted."""
    gewijzigd_na_verzending: bool = False
    """Whether the text differs from what was sent or laid down: written on a device that did not know of that."""
    termijn: date | None = None
    schrijvers: frozenset[str] = frozenset()
    """Ids of who wrote it as notulist, also those who no longer are."""
    aanbieders: frozenset[str] = frozenset()
    """Ids of who offered it for the first check."""
    afwijkingen: tuple[str, ...] = ()
    """What it rests on that was done by who may not, in words: laptops that did not know of each other."""


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
            _("{naam} mag dit niet: {stap} doet een {rollen}.").format(
                naam=persoon.naam,
                stap=stapnaam(stap),
                rollen=_(" of ").join(rolnaam(rol) for rol in regel.rollen),
            )
        )
    if regel.reden_verplicht and not reden.strip():
        raise StapGeweigerd(
            _("Geef een reden op; zonder reden kan het verslag niet {voltooid} worden.").format(
                voltooid=_voltooid(stap)
            )
        )
    _controleer_personen(stap, stand, persoon)
    _controleer_inhoud(stap, stand)
    _controleer_antwoorden(stap, stand, vandaag)
    return regel


def mogelijke_stappen(stand: Stand, persoon: Persoon, vandaag: date) -> tuple[Stap, ...]:
    """The steps that this person can take now, given a reason where one is needed: what a screen offers."""
    return tuple(stap for stap in Stap if _kan(stap, stand, persoon, vandaag))


def _kan(stap: Stap, stand: Stand, persoon: Persoon, vandaag: date) -> bool:
    try:
        overgang(stap, stand, persoon, reden="?", vandaag=vandaag)
    except StapGeweigerd:
        return False
    return True


_VASTSTELLINGEN: Final = frozenset(
    {Stap.STEL_VAST, Stap.STEL_VAST_ZONDER_REACTIE, Stap.STEL_VAST_NIET_AKKOORD}
)
_AUDITORSTAPPEN: Final = _VASTSTELLINGEN | {Stap.STUUR_RETOUR, Stap.VERSTUUR}
_EERSTE_CHECK: Final = frozenset({Stap.STUUR_RETOUR, Stap.VERSTUUR})
_BIJ_RESPONDENT: Final = frozenset({Status.TER_VERIFICATIE, Status.AKKOORD})
"""The respondents have the last word on exactly this text."""


def _voltooid(stap: Stap) -> str:
    return {
        Stap.STUUR_RETOUR: _("teruggestuurd"),
        Stap.HEROPEN: _("heropend"),
        Stap.STEL_VAST_ZONDER_REACTIE: _("zonder reactie vastgesteld"),
        Stap.STEL_VAST_NIET_AKKOORD: _("zonder akkoord vastgesteld"),
    }.get(stap, stapnaam(stap))


def _controleer_personen(stap: Stap, stand: Stand, persoon: Persoon) -> None:
    """Four eyes, and nobody on their own korps."""
    if stap in _AUDITORSTAPPEN and persoon.id in {stand.notulist, *stand.schrijvers}:
        raise StapGeweigerd(
            _("{naam} schreef dit verslag als notulist; een andere auditor moet het {stap}.").format(
                naam=persoon.naam, stap=stapnaam(stap)
            )
        )
    weiger_eigen_korps(persoon, stand.partij)
    if stap in _EERSTE_CHECK and persoon.id in stand.aanbieders:
        raise StapGeweigerd(
            _(
                "{naam} bood dit verslag zelf aan voor de eerste check; een andere auditor moet het {stap}."
            ).format(naam=persoon.naam, stap=stapnaam(stap))
        )
    if stap in _EERSTE_CHECK:
        weiger_ander_team(persoon, stand.auditors)


def weiger_ander_team(persoon: Persoon, auditors: tuple[str, ...]) -> None:
    """The first check is done by an auditor of the gesprek, by anyone if none was named. Raises StapGeweigerd."""
    if auditors and persoon.id not in auditors:
        raise StapGeweigerd(
            _("{naam} is geen auditor van dit gesprek; de eerste check doet een van hen.").format(
                naam=persoon.naam
            )
        )


def weiger_eigen_korps(persoon: Persoon, partij: str) -> None:
    """Nobody works on the judgement of their own korps (000, 2.4.2). Raises StapGeweigerd."""
    if partij in persoon.korpsen:
        raise StapGeweigerd(
            _("{naam} hoort bij dit korps en werkt niet mee aan het oordeel over het eigen korps.").format(
                naam=persoon.naam
            )
        )


def _controleer_inhoud(stap: Stap, stand: Stand) -> None:
    """What is checked, sent or laid down has text, no conflict and no remark without a decision.

    A rejection reaches nobody outside before a second person looked at it.
    """
    if stap not in {Stap.BIED_AAN, Stap.VERSTUUR} | _VASTSTELLINGEN:
        return
    if not stand.heeft_tekst:
        raise StapGeweigerd(_("Het verslag heeft nog geen tekst; stel het eerst samen uit de notities."))
    if stand.conflicten:
        raise StapGeweigerd(
            _("Er is op twee plaatsen iets anders geschreven in {wat}; kies eerst wat moet blijven.").format(
                wat=", ".join(stand.conflicten)
            )
        )
    if stand.open_opmerkingen:
        raise StapGeweigerd(
            _("Nog niet beslist over {opmerkingen}; beantwoord of verwerk die eerst.").format(
                opmerkingen=", ".join(stand.open_opmerkingen)
            )
        )
    if stand.afwijkingen and stap in _VASTSTELLINGEN:
        raise StapGeweigerd(
            _(
                "Het verslag rust op iets wat een ander had moeten doen: {wat}. Laat dat eerst overdoen."
            ).format(wat="; ".join(stand.afwijkingen))
        )
    if stand.onbevestigd and stap != Stap.BIED_AAN:
        raise StapGeweigerd(
            _("Niet overgenomen, en nog niet door een ander bevestigd: {opmerkingen}.").format(
                opmerkingen=", ".join(stand.onbevestigd)
            )
        )


def _controleer_antwoorden(stap: Stap, stand: Stand, vandaag: date | None) -> None:
    """Nobody who still has time to answer is passed over, and nobody's akkoord is used for another text."""
    loopt = stand.termijn is None or vandaag is None or vandaag <= stand.termijn
    if stap == Stap.VERWERK and stand.status in _BIJ_RESPONDENT:
        _eis_iets_te_verwerken(stand)
    if stap in _VASTSTELLINGEN and stand.status in _BIJ_RESPONDENT and stand.gewijzigd_na_verzending:
        raise StapGeweigerd(
            _(
                "De tekst is na de verzending gewijzigd, op een ander apparaat of in wat een noot vertelt; neem het "
                "verslag in verwerking en verstuur het opnieuw."
            )
        )
    if stap in {Stap.AKKOORD, Stap.STEL_VAST} and stand.status in _BIJ_RESPONDENT:
        _weiger_zonder(_("Nog geen akkoord van {wie}."), stand.respondenten_zonder_akkoord)
    if stap == Stap.STEL_VAST:
        _weiger_zonder(
            _("Nog geen antwoord van {wie}; wacht de termijn af en stel dan zo nodig zonder reactie vast."),
            stand.respondenten_zonder_antwoord,
        )
    if stap == Stap.STEL_VAST_ZONDER_REACTIE and not stand.respondenten_zonder_antwoord:
        raise StapGeweigerd(_("Iedere respondent heeft geantwoord; stel het verslag gewoon vast."))
    passeert = stap == Stap.STEL_VAST_NIET_AKKOORD and stand.respondenten_zonder_antwoord
    if loopt and (passeert or stap == Stap.STEL_VAST_ZONDER_REACTIE):
        raise StapGeweigerd(
            _("De termijn voor {wie} loopt nog tot en met {termijn}; wacht die af.").format(
                wie=", ".join(stand.respondenten_zonder_antwoord),
                termijn=stand.termijn.strftime("%d-%m-%Y") if stand.termijn else "?",
            )
        )


def _weiger_zonder(melding: str, wie: tuple[str, ...]) -> None:
    if wie:
        raise StapGeweigerd(melding.format(wie=", ".join(wie)))


def _eis_iets_te_verwerken(stand: Stand) -> None:
    """Laptops that did not know of each other can leave a sent version with another text, or with a reaction."""
    if not (stand.gewijzigd_na_verzending or stand.open_opmerkingen):
        raise StapGeweigerd(
            _("Er is nog geen reactie om te verwerken: het verslag is {status}.").format(
                status=statusnaam(stand.status)
            )
        )


def _weiger_status(regel: Overgang, stand: Stand) -> str:
    if stand.status == Status.DEFINITIEF:
        return _(
            "Het verslag is definitief en ligt vast; heropen het met een reden om een nieuwe versie te maken."
        )
    return _("Het verslag is nu {status}; {stap} kan alleen bij de stand {van}.").format(
        status=statusnaam(stand.status),
        stap=stapnaam(regel.stap),
        van=_(" of ").join(statusnaam(status) for status in regel.van),
    )


def geldende_stap(koppen: Iterable[tuple[str, dict[str, Any]]]) -> tuple[str, dict[str, Any]] | None:
    """Of concurrent steps the earlier in the process counts, of equal ones the later version: (event id, step).

    None without steps.
    """
    return min(
        koppen,
        key=lambda kop: (_rang(kop[1].get("naar")), -_versie(kop[1].get("versie")), kop[0]),
        default=None,
    )


def _versie(nummer: object) -> int:
    return nummer if isinstance(nummer, int) else 0


def _rang(status: object) -> int:
    volgorde = [status.value for status in Status]
    return volgorde.index(status) if isinstance(status, str) and status in volgorde else -1
