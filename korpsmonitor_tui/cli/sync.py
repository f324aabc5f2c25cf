"""``korpsmonitor sync``: exchange with the hub, and how far this laptop is with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.hubtoegang import hubwachtwoord_optie, met_store, verbind
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.hubinstelling import Hubstand, lees_hubstand
from korpsmonitor_tui.services.hubwoorden import standregels, uitkomstregels
from korpsmonitor_tui.services.synchronisatie import synchroniseer

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.synchronisatie import Uitkomst
    from korpsmonitor_tui.store.store import Store

SLEUTELS: Final = {
    "hub": _("adres van de hub, of leeg"),
    "team": _("team van de aanmelding, of leeg"),
    "apparaat": _("kenmerk van dit apparaat"),
    "laatst": _("wanneer alles voor het laatst is uitgewisseld (ISO 8601), of null"),
    "opgehaald": _("tot welke plaats op de hub alles is opgehaald"),
    "te_brengen": _("aantal vastleggingen waarvan niet bekend is dat de hub ze heeft"),
    "uitkomst": _("wat er van deze uitwisseling kwam, of null"),
    "uitkomst.klopt": _("of er niets voor een mens te doen is"),
    "uitkomst.gebracht": _("aantal vastleggingen dat de hub nog niet had"),
    "uitkomst.gehaald": _("aantal vastleggingen dat deze laptop nog niet had"),
    "uitkomst.wachtend": _("aantal vastleggingen dat wacht op iets waarop het voortbouwt"),
    "uitkomst.achtergebleven": _("aantal vastleggingen dat nog alleen hier staat"),
    "uitkomst.geweigerd[].vastlegging": _("kenmerk van een vastlegging die is geweigerd"),
    "uitkomst.geweigerd[].door": _("wie haar weigerde: hub of laptop"),
    "uitkomst.geweigerd[].reden": _("waarom"),
    "uitkomst.gevorkt[]": _("kenmerk van een apparaat dat als kopie op een andere computer verder ging"),
    "uitkomst.nieuw_apparaat": _("of deze laptop voortaan als een nieuw apparaat schrijft"),
    "uitkomst.nieuwe_conflicten": _("aantal conflicten dat erbij kwam"),
    "uitkomst.conflicten": _("aantal conflicten waarover nog moet worden gekozen"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Wissel uit met de hub: breng wat hij nog niet heeft en haal wat er van anderen kwam. Onderbreken mag altijd;"
        " de volgende keer gaat het verder waar het was. Eindigt met status 1 als er iets is geweigerd of als er een"
        " conflict open staat."
    ),
)
@click.option(
    "--toon", "alleen_tonen", is_flag=True, help=_("Toon hoever deze laptop is, zonder uit te wisselen.")
)
@hubwachtwoord_optie
@json_optie(SLEUTELS)
@met_store
def sync(store: Store, alleen_tonen: bool, hubwachtwoord: Path | None, als_json: bool) -> int:
    """Exchange with the hub; status 1 if a person has something to do."""
    uitkomst = None if alleen_tonen else _wissel_uit(store, hubwachtwoord)
    stand = lees_hubstand(store)
    if als_json:
        zeg_json(_als_gegevens(stand, uitkomst))
    else:
        zeg("\n".join(standregels(stand) if uitkomst is None else uitkomstregels(uitkomst)))
    return int(uitkomst is not None and not uitkomst.klopt)


def _wissel_uit(store: Store, bestand: Path | None) -> Uitkomst:
    voortgang = Voortgang()
    try:
        with verbind(store, bestand) as hub:
            return synchroniseer(store, hub, lambda wat, gedaan, totaal: voortgang(gedaan, totaal, wat))
    finally:
        voortgang.klaar()


def _als_gegevens(stand: Hubstand, uitkomst: Uitkomst | None) -> dict[str, Any]:
    return {
        "hub": stand.adres,
        "team": stand.team,
        "apparaat": stand.apparaat,
        "laatst": stand.laatst.isoformat() if stand.laatst else None,
        "opgehaald": stand.opgehaald,
        "te_brengen": stand.te_brengen,
        "uitkomst": None if uitkomst is None else _uitkomst(uitkomst),
    }


def _uitkomst(uitkomst: Uitkomst) -> dict[str, Any]:
    geweigerd = [
        {"vastlegging": wat, "door": door, "reden": reden}
        for door, lijst in (("hub", uitkomst.geweigerd), ("laptop", uitkomst.geweigerd_hier))
        for wat, reden in lijst
    ]
    return {
        "klopt": uitkomst.klopt,
        "gebracht": uitkomst.gebracht,
        "gehaald": uitkomst.gehaald,
        "wachtend": uitkomst.wachtend,
        "achtergebleven": uitkomst.achtergebleven,
        "geweigerd": geweigerd,
        "gevorkt": list(uitkomst.gevorkt),
        "nieuw_apparaat": uitkomst.nieuw_apparaat,
        "nieuwe_conflicten": uitkomst.nieuwe_conflicten,
        "conflicten": uitkomst.conflicten,
    }
