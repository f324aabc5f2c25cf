"""A cloned laptop whose work went another way than its copy's: put again under a new device, nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.synchronisatie import MERK, PER_KEER, VOLG, haalstand
from korpsmonitor_tui.store.aanbod import gevorkte_ketens
from korpsmonitor_tui.store.heruitgave import ACHTERVOEGSEL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.services.synchronisatie import Hub, Voortgang
    from korpsmonitor_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Heraanmelding:
    """What came of it."""

    opnieuw: int
    """Events that got a place under the new device."""
    bewaard: Path
    """The database as it was, with its key file beside it."""


def meld_opnieuw_aan(
    store: Store,
    hub: Hub,
    naam: str,
    voortgang: Voortgang = lambda _wat, _gedaan, _totaal: None,
    bij_wissel: Callable[[], None] = lambda: None,
) -> Heraanmelding:
    """Make the database anew from the hub, with own work that cannot follow its chain there under a new device.

    Closes the store: open it again, and synchronise. Raises StapGeweigerd if no chain forked, HubFout, or OpslagFout;
    the database is then as it was.
    """
    if not gevorkte_ketens(store.lees(), hub.einden([store.device])):
        raise StapGeweigerd(
            _(
                "De keten van dit apparaat is niet gevorkt; er is niets gewijzigd. "
                "Gebruik `korpsmonitor sync`, of `korpsmonitor hub aanmelden` voor een nieuw apparaat."
            )
        )
    bewaard = _vrije_naam(store)
    with store.heruitgave() as uitgave:
        hub.meld_aan(store.monitor, uitgave.device, naam)
        begroeting = hub.begin(store.monitor, uitgave.device)
        stand, klaar = haalstand(begroeting), False
        while not klaar:
            na = int(stand[VOLG])
            voortgang(_("ophalen"), na, max(begroeting.volg, na))
            levering = hub.haal(na, PER_KEER, stand[MERK])
            uitgave.neem_op(levering.pakketten, levering.schakels)
            stand, klaar = haalstand(begroeting, levering), levering.klaar
        opnieuw = uitgave.voeg_eigen_toe(stand)
        store.sluit()
        uitgave.verwissel(bewaard, bij_wissel)
    return Heraanmelding(opnieuw, bewaard)


def _vrije_naam(store: Store) -> Path:
    """What the old database is called after: never what an earlier one is called."""
    naam = f"{store.pad.name}.{ACHTERVOEGSEL}-{store.klok().strftime('%Y%m%d-%H%M%S')}"
    namen = (naam, *(f"{naam}-{nr}" for nr in range(2, 100)))
    return next(pad for pad in map(store.pad.with_name, namen) if not pad.exists())
