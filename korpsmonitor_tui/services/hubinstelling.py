"""Which hub this laptop exchanges with, and how far it is with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.domain.hub import HubWachtwoordNodig
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.synchronisatie import EINDEN, LAATST, STAND, TEAM, VOLG, gekende_einden
from korpsmonitor_tui.store.aanbod import tel_aanbod
from korpsmonitor_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.hub.verbinding import Hub
    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.synchronisatie import Hub as Verbonden

OMGEVING_HUB: Final = "KORPSMONITOR_HUB_WACHTWOORD"
ADRES: Final = "adres"
"""Name in hubstand of the hub's address; it holds no password."""
_AANGEMELD: Final = "aangemeld"
"""Name in hubstand of the device that was registered."""


@dataclass(frozen=True, slots=True)
class Hubstand:
    """How this laptop stands with its hub, as far as it knows without asking it."""

    adres: str
    """Empty: no hub."""
    laatst: datetime | None
    """When everything was exchanged for the last time (UTC)."""
    opgehaald: int
    """Place at the hub up to which everything was fetched."""
    te_brengen: int
    """Events of this laptop of which it is not known that the hub has them."""
    team: str
    apparaat: str


def lees_hubstand(store: Store) -> Hubstand:
    """How this laptop stands with its hub."""
    stand = store.hubstand()
    laatst = stand.get(LAATST)
    return Hubstand(
        stand.get(ADRES, ""),
        datetime.fromisoformat(laatst) if laatst else None,
        int(stand.get(VOLG, 0)),
        tel_aanbod(store.lees(), gekende_einden(store)),
        stand.get(TEAM, ""),
        store.device,
    )


def stel_in(store: Store, adres: str) -> bool:
    """Exchange with the hub at this address from now on; whether this laptop is registered there already.

    Raises HubFout for an address that is not safe.
    """
    from korpsmonitor_tui.hub.adres import lees_adres

    lees_adres(adres)
    stand = store.hubstand()
    store.onthoud_hubstand({ADRES: adres})
    return stand.get(ADRES) == adres and (
        stand.get(_AANGEMELD) == store.device or store.device in json.loads(stand.get(EINDEN, "{}"))
    )


def vergeet(store: Store) -> None:
    """Exchange with no hub any more: everything is this laptop's own again. What was exchanged stays."""
    store.onthoud_hubstand({}, vergeet=(ADRES, _AANGEMELD, *STAND))


def verbind(store: Store, gegeven: str | None, vraag: Callable[[], str]) -> Hub:
    """Connect to the hub of this laptop, with the password that was given, else that of libpq's own password file.

    Only if none of these is there ``vraag`` asks for one. Raises NietGevonden without a hub, HubFout.
    """
    adres = store.hubstand().get(ADRES, "")
    if not adres:
        raise NietGevonden(
            _("Deze database heeft nog geen hub; stel er een in met `korpsmonitor hub instellen ADRES`.")
        )
    return verbind_met(adres, gegeven, vraag)


def verbind_met(adres: str, gegeven: str | None, vraag: Callable[[], str]) -> Hub:
    """As :func:`verbind`, at this address."""
    from korpsmonitor_tui.hub.verbinding import Hub

    try:
        return Hub.open(adres, gegeven)
    except HubWachtwoordNodig:
        return Hub.open(adres, vraag())


def meld_aan(store: Store, hub: Verbonden, naam: str) -> None:
    """Register this device at the hub. Raises HubFout, OnbruikbareInvoer for a name that says nothing."""
    if not naam.strip():
        raise OnbruikbareInvoer(_("Geef de laptop een naam, zodat de beheerder van de hub hem herkent."))
    hub.meld_aan(store.monitor, store.device, naam.strip())
    store.onthoud_hubstand({_AANGEMELD: store.device})


def sluit_aan(wereld: Wereld, pad: Path, wachtwoord: str | None, adres: str, hub: Hub, naam: str) -> Store:
    """Make a new database of the hub's monitor and register it there; synchronising then fetches everything.

    Raises NietGevonden if the hub has no monitor yet, HubFout, OpslagFout; nothing is left behind then.
    """
    if not hub.monitor:
        raise NietGevonden(
            _(
                "De hub is nog leeg; er is niets gemaakt. Een coördinator brengt eerst een bestaande database met "
                "`korpsmonitor hub instellen`, `hub aanmelden` en `sync`."
            )
        )
    store = Store.maak(pad, wachtwoord, wereld.omgeving(), hub.monitor)
    try:
        stel_in(store, adres)
        meld_aan(store, hub, naam)
    except BaseException:
        from korpsmonitor_tui.store.schijf import ruim_op

        store.sluit()
        ruim_op(pad)
        raise
    return store
