"""``korpsmonitor hub`` on a laptop: which hub it exchanges with, and registering it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.hubtoegang import (
    OMGEVING_HUB,
    hubwachtwoord_optie,
    met_store,
    naam_optie,
    open_store,
    verbind,
    vraag_wachtwoord,
)
from korpsmonitor_tui.cli.programma import huidig
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg
from korpsmonitor_tui.cli.wachtwoord import OMGEVING, gegeven_wachtwoord, lees_nieuw_wachtwoord
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import heraanmelding, hubinstelling, openen, sleutels
from korpsmonitor_tui.services.hubwoorden import uitkomstregels
from korpsmonitor_tui.services.synchronisatie import synchroniseer

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.synchronisatie import Uitkomst
    from korpsmonitor_tui.store.store import Store

_ADRES = _("Adres van de hub, zoals “postgresql://naam@hub.voorbeeld.nl/korpsmonitor”; zonder wachtwoord.")


@click.command(cls=Opdracht, help=_("Wissel voortaan uit met deze hub. Er gaat nog niets heen of terug."))
@click.argument("adres", help=_ADRES)
@met_store
def instellen(store: Store, adres: str) -> None:
    """Remember the hub's address."""
    if hubinstelling.stel_in(store, adres):
        zeg(_("Deze hub was al ingesteld en deze laptop is er aangemeld; `korpsmonitor sync` wisselt uit."))
    else:
        zeg(_("De hub is ingesteld. Meld deze laptop aan met `korpsmonitor hub aanmelden`."))


@click.command(
    cls=Opdracht,
    help=_("Wissel niet langer uit met een hub. Wat is uitgewisseld blijft; de hub weet er niet van."),
)
@met_store
def vergeet(store: Store) -> None:
    """Forget the hub."""
    hubinstelling.vergeet(store)
    zeg(_("Deze database wisselt met geen hub meer uit."))


@click.command(
    cls=Opdracht,
    help=_(
        "Meld deze laptop aan bij de hub: een keer per laptop, en opnieuw na het terugzetten van een reservekopie."
    ),
)
@naam_optie
@hubwachtwoord_optie
@met_store
def aanmelden(store: Store, naam: str, hubwachtwoord: Path | None) -> None:
    """Register this device."""
    with verbind(store, hubwachtwoord) as hub:
        hubinstelling.meld_aan(store, hub, naam)
    zeg(_("Deze laptop is aangemeld als “{naam}”. `korpsmonitor sync` wisselt uit.").format(naam=naam))


@click.command(
    cls=Opdracht,
    help=_(
        "Breng het werk van een gekopieerde laptop onder een nieuw apparaat, nadat `sync` meldde dat ook de kopie werkte."
        " De database wordt opnieuw opgebouwd uit de hub en uw eigen werk; de oude blijft ernaast staan."
    ),
)
@naam_optie
@hubwachtwoord_optie
def heraanmelden(naam: str, hubwachtwoord: Path | None) -> int:
    """Put forked work under a new device, then exchange."""
    voortgang = Voortgang()
    try:
        with open_store() as store, verbind(store, hubwachtwoord) as hub:
            uitkomst = heraanmelding.meld_opnieuw_aan(
                store, hub, naam, lambda wat, gedaan, totaal: voortgang(gedaan, totaal, wat)
            )
    finally:
        voortgang.klaar()
    zeg(
        ngettext(
            "{aantal} vastlegging staat nu onder een nieuw apparaat; zoals het was staat in {pad}.",
            "{aantal} vastleggingen staan nu onder een nieuw apparaat; zoals het was staat in {pad}.",
            uitkomst.opnieuw,
        ).format(aantal=uitkomst.opnieuw, pad=uitkomst.bewaard)
    )
    with open_store() as store:
        return _wissel_uit(store, hubwachtwoord)


@click.command(
    cls=Opdracht,
    help=_(
        "Maak een nieuwe, versleutelde database van de monitor op deze hub, en haal alles op wat u mag zien. Voor een"
        " tweede laptop, of na verlies van de eerste. --db vóór de opdracht zegt waar."
    ),
)
@click.argument("adres", help=_ADRES)
@naam_optie
@hubwachtwoord_optie
@click.option(
    "--zonder-versleuteling", is_flag=True, help=_("Maak de database leesbaar voor ieder met het bestand.")
)
def aansluiten(adres: str, naam: str, hubwachtwoord: Path | None, zonder_versleuteling: bool) -> int:
    """Make a database from the hub."""
    programma = huidig()
    pad = programma.pad
    openen.controleer_plaats(pad)
    gegeven = gegeven_wachtwoord(hubwachtwoord, OMGEVING_HUB)
    with hubinstelling.verbind_met(adres, gegeven, vraag_wachtwoord) as hub:
        wachtwoord = None
        if not zonder_versleuteling:
            wachtwoord = lees_nieuw_wachtwoord(
                programma.keuzes.wachtwoord_bestand,
                OMGEVING,
                _("Nieuw wachtwoord voor {pad}").format(pad=pad.name),
                lambda gekozen: sleutels.sterkte(gekozen, pad, None, naam),
            )
        store = hubinstelling.sluit_aan(programma.buiten.wereld(), pad, wachtwoord, adres, hub, naam)
    with store:
        zeg(_("{pad} is gemaakt en aangemeld als “{naam}”.").format(pad=pad, naam=naam))
        if store.versleuteld:
            zeg(_("Bewaar {pad}.sleutel bij elke reservekopie.").format(pad=pad))
            zeg(_("Er is geen herstelsleutel; `korpsmonitor sleutel herstelsleutel` maakt er een."))
        return _wissel_uit(store, hubwachtwoord)


def _wissel_uit(store: Store, bestand: Path | None) -> int:
    voortgang = Voortgang()
    try:
        with verbind(store, bestand) as hub:
            uitkomst: Uitkomst = synchroniseer(
                store, hub, lambda wat, gedaan, totaal: voortgang(gedaan, totaal, wat)
            )
    finally:
        voortgang.klaar()
    zeg("\n".join(uitkomstregels(uitkomst)))
    return int(not uitkomst.klopt)
