"""Who may write what a report says and asks of korpsen: coördinator and weegploeg, and nobody about their own korps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.instrument import opzoeknaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Persoon, Rol, weiger_eigen_korps
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Iterable

    from korpsmonitor_tui.domain.instrument import Eenheid, Gesprekspartij
    from korpsmonitor_tui.services.sessie import Sessie


def eis_rapportschrijver(sessie: Sessie, partijen: Iterable[str] = ()) -> Persoon:
    """Who is working, if they may write about these parties (codes). Raises StapGeweigerd."""
    persoon = sessie.eis_rol(Rol.COORDINATOR, Rol.WEEGPLOEG)
    for partij in partijen:
        weiger_eigen_korps(persoon, partij)
    return persoon


def eis_korps(sessie: Sessie, dossier: str) -> Gesprekspartij:
    """The korps of a dossier. Raises NietGevonden, OnbruikbareInvoer for a ketenpartner."""
    partij = sessie.partij(partij_van(dossier))
    if not partij.gemeten:
        raise OnbruikbareInvoer(
            _("{partij} is geen korps en krijgt geen eindscore; er is niets vastgelegd.").format(
                partij=partij.naam
            )
        )
    return partij


def eis_dimensie(sessie: Sessie, code: str) -> None:
    """Raise NietGevonden if the instrument has no dimension with this full code."""
    if all(dimensie.code != code for dimensie in sessie.instrument.dimensies):
        raise NietGevonden(
            _("Er is geen dimensie “{code}”; er is niets vastgelegd. Een voorbeeld is “{voorbeeld}”.").format(
                code=code, voorbeeld=sessie.instrument.dimensies[0].code
            )
        )


def eis_tekst(tekst: str, wat: str) -> str:
    """The text without spaces around it. Raises OnbruikbareInvoer if that is nothing; ``wat`` begins a sentence."""
    if not tekst.strip():
        raise OnbruikbareInvoer(_("{wat} heeft tekst nodig; er is niets gewijzigd.").format(wat=wat))
    return tekst.strip()


def eis_getypt(tekst: str, wat: str) -> str:
    """The text as it was typed, to be saved while somebody types: a space at its end is where the next word goes on.

    Raises as :func:`eis_tekst`.
    """
    eis_tekst(tekst, wat)
    return tekst


def eis_eenheid(sessie: Sessie, naam: str) -> Eenheid:
    """The eenheid with this name or code, whatever its capitals and hyphens. Raises NietGevonden."""
    gezocht = opzoeknaam(naam)
    for eenheid in sessie.instrument.eenheden:
        if gezocht in {opzoeknaam(eenheid.code), opzoeknaam(eenheid.naam)}:
            return eenheid
    raise NietGevonden(
        _("Er is geen eenheid “{naam}”; kies uit {namen}.").format(
            naam=naam, namen=", ".join(eenheid.naam for eenheid in sessie.instrument.eenheden)
        )
    )


def korpsen_van(sessie: Sessie, eenheid: str) -> tuple[Gesprekspartij, ...]:
    """The former korpsen of an eenheid (code), in the order of the instrument."""
    return tuple(partij for partij in sessie.instrument.partijen if partij.eenheid == eenheid)
