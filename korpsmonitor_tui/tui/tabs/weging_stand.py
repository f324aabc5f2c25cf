"""Everything that the tab Weging shows, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import KorpsmonitorFout
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.weegsessie import eis_weger, onthouders
from korpsmonitor_tui.services import blindscores, weegsessies
from korpsmonitor_tui.services.bewijs import lees_bewijs
from korpsmonitor_tui.services.korpsweging import lees_korpsweging
from korpsmonitor_tui.services.referentiescore import lees_referentiescore
from korpsmonitor_tui.services.sessie import partij_van
from korpsmonitor_tui.tui.weegwoorden import lees_weegnamen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.bewijs import Dossierbewijs
    from korpsmonitor_tui.services.blindscores import Blindstand
    from korpsmonitor_tui.services.korpsweging import Korpsweging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.tui.weegwoorden import Weegnamen

_VOORKEUR: Final = "weegsessie"


@dataclass(frozen=True)
class Weegstand:
    """One korps as the weegploeg sees it."""

    korps: Korpsweging
    bewijs: Dossierbewijs
    namen: Weegnamen
    weegsessie: Weegsessie | None
    """In which who is working scores now; None if none is open, or several are and none was chosen."""
    onthouden: tuple[str, ...]
    """Ids of those present who abstain on this korps."""
    blind: Mapping[str, Blindstand]
    """By dimension, of those that are scored blind in the weegsessie."""
    opgaven: Mapping[str, str]
    """By dimension, what the answers come to by themselves, where they come to a percentage."""
    weigering: str
    """Why who is working cannot score; empty if they can."""

    @property
    def botsingen(self) -> int:
        """How many things were set differently on two laptops."""
        korps = self.korps
        return (
            sum(bool(cel.botsing) for cel in korps.cellen)
            + sum(partner.botsing for partner in korps.partners)
            + bool(korps.eind.botsing)
        )


def lees_weegstand(sessie: Sessie, dossier: str) -> Weegstand:
    """Read it all; for a worker thread. Raises NietGevonden for a party that is no korps."""
    korps = lees_korpsweging(sessie, dossier)
    alle = weegsessies.lees(sessie)
    nu = huidige(sessie, alle)
    mensen = weegsessies.wie_is_wie(sessie.store.lees())
    partij = partij_van(dossier)
    return Weegstand(
        korps,
        lees_bewijs(sessie, dossier),
        lees_weegnamen(sessie),
        nu,
        onthouders(nu, mensen, partij) if nu else (),
        _blind(sessie, korps, nu) if nu else {},
        {
            code: opgave.tekst
            for code in korps.regels.percentages
            if (opgave := lees_referentiescore(sessie, dossier, code)) is not None
        },
        _weigering(sessie, korps, nu, alle),
    )


def _blind(sessie: Sessie, korps: Korpsweging, nu: Weegsessie) -> dict[str, Blindstand]:
    """By dimension; empty where nobody scores blind, which is then not asked for every dimension."""
    if not nu.blind:
        return {}
    standen = (blindscores.lees(sessie, korps.dossier, cel.dimensie.code, nu) for cel in korps.cellen)
    return {stand.dimensie: stand for stand in standen if stand.leden}


def huidige(sessie: Sessie, alle: Sequence[Weegsessie]) -> Weegsessie | None:
    """The weegsessie that was chosen on this device, if it is open, else the only one that is."""
    open_ = [weegsessie for weegsessie in alle if weegsessie.open]
    gekozen = sessie.store.voorkeuren.lees(_VOORKEUR)
    passend = [weegsessie for weegsessie in open_ if weegsessie.id == gekozen] or open_
    return passend[0] if len(passend) == 1 else None


def kies(sessie: Sessie, weegsessie: str) -> None:
    """Score in this weegsessie from now on, on this device."""
    sessie.store.voorkeuren.bewaar(_VOORKEUR, weegsessie)


def _weigering(sessie: Sessie, korps: Korpsweging, nu: Weegsessie | None, alle: Sequence[Weegsessie]) -> str:
    if sessie.medewerker is None:
        return _("Zeg eerst wie er werkt (F12).")
    if nu is None:
        if any(weegsessie.open for weegsessie in alle):
            return _("Er zijn meer weegsessies open; kies er een met s.")
        return _("Er is geen open weegsessie; met s opent u er een.")
    try:
        persoon = weegsessies.wie_is_wie(sessie.store.lees()).get(sessie.medewerker.id, sessie.persoon)
        eis_weger(persoon, korps.partij.code, korps.partij.naam, nu)
    except KorpsmonitorFout as fout:
        return str(fout)
    return ""
