"""A weegsessie: the meeting in which scores are given, who abstains in it, and who may score at all (000, 2.4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.proces import Rol, rolnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import weiger_eigen_korps

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from korpsmonitor_tui.domain.verslag import Persoon

MINSTENS_BLIND: Final = 2
"""Members who score blind: one alone has nobody to be blind to."""


@dataclass(frozen=True, slots=True)
class Weegsessie:
    """A meeting of the weegploeg."""

    id: str
    naam: str
    datum: date | None
    """None only if another program left something there that is no date."""
    opmerking: str
    gesloten: str
    """When it was closed (UTC, ISO 8601); empty while it is open."""
    aanwezig: tuple[str, ...]
    """Ids of the medewerkers who attend."""
    blind: tuple[str, ...]
    """Ids of the members who score on their own first; empty if nobody does."""

    @property
    def open(self) -> bool:
        """Whether scores can be given in it."""
        return not self.gesloten


def onthouders(sessie: Weegsessie, mensen: Mapping[str, Persoon], partij: str) -> tuple[str, ...]:
    """Ids of those present who abstain on this korps because they belong to it, sorted."""
    return tuple(sorted(id_ for id_ in sessie.aanwezig if _hoort_bij(mensen, id_, partij)))


def blinde_leden(sessie: Weegsessie, mensen: Mapping[str, Persoon], partij: str) -> tuple[str, ...]:
    """Ids of the members who score this korps blind, sorted; empty if too few are left after who abstains."""
    leden = tuple(sorted(id_ for id_ in sessie.blind if not _hoort_bij(mensen, id_, partij)))
    return leden if len(leden) >= MINSTENS_BLIND else ()


def blind_zichtbaar(leden: Collection[str], gegeven: Collection[str]) -> bool:
    """Whether blind scores may be seen by others: only when everybody who scores blind gave theirs."""
    return len(gegeven) >= MINSTENS_BLIND and all(lid in gegeven for lid in leden)


def eis_weger(persoon: Persoon, partij: str, partijnaam: str, sessie: Weegsessie) -> None:
    """Who scores is of the weegploeg, not of the korps, and present in an open weegsessie. Raises StapGeweigerd."""
    if Rol.WEEGPLOEG not in persoon.rollen:
        raise StapGeweigerd(
            _("{naam} mag dit niet; dit doet een {rol}.").format(
                naam=persoon.naam, rol=rolnaam(Rol.WEEGPLOEG)
            )
        )
    weiger_eigen_korps(persoon, partij)
    if not sessie.open:
        raise StapGeweigerd(
            _(
                "Weegsessie “{sessie}” is gesloten; heropen haar of open een nieuwe om {korps} te scoren."
            ).format(sessie=sessie.naam, korps=partijnaam)
        )
    if persoon.id not in sessie.aanwezig:
        raise StapGeweigerd(
            _("{naam} staat niet als aanwezig bij weegsessie “{sessie}”; voeg {naam} eerst toe.").format(
                naam=persoon.naam, sessie=sessie.naam
            )
        )


def _hoort_bij(mensen: Mapping[str, Persoon], id_: str, partij: str) -> bool:
    return id_ in mensen and partij in mensen[id_].korpsen
