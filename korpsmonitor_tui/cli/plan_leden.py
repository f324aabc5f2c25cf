"""``plan leden``: who takes part in a plan, by organisation and function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Groep, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import planleden, plannen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "leden[].nummer": _("plaats in de lijst"),
    "leden[].organisatie": _("organisatie, of leeg"),
    "leden[].functie": _("functie, of leeg"),
}


@click.group(cls=Groep, help=_("De leden: organisaties en functies, geen namen."))
def leden() -> None:
    """Hold the commands about members."""


@leden.command(help=_("Toon de leden."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, als_json: bool) -> None:
    """Show the members."""
    lijst = plannen.lees_plan(sessie).leden
    if als_json:
        zeg_json(
            {
                "leden": [
                    {"nummer": nr, "organisatie": lid.organisatie, "functie": lid.functie}
                    for nr, lid in enumerate(lijst, 1)
                ]
            }
        )
    elif lijst:
        rijen = [(nr, lid.organisatie, lid.functie) for nr, lid in enumerate(lijst, 1)]
        zeg(tabel((_("nr"), _("organisatie"), _("functie")), rijen, rechts=(0,)))
    else:
        zeg(_("Er zijn nog geen leden."))


@leden.command(help=_("Voeg een lid toe."))
@click.argument("organisatie", help=_("Naam van de organisatie; leeg als de functie genoeg zegt."))
@click.argument("functie", default="", help=_("De functie; geen naam."))
@met_sessie
def nieuw(sessie: Sessie, organisatie: str, functie: str) -> None:
    """Add a member."""
    planleden.voeg_lid_toe(sessie, organisatie, functie)
    zeg(_("Lid toegevoegd."))


@leden.command(help=_("Haal een lid van de lijst; `korpsmonitor ongedaan` zet het terug."))
@click.argument("nummer", type=Getal(min=1), help=_("Plaats in de lijst, zie `plan leden toon`."))
@met_sessie
def verwijder(sessie: Sessie, nummer: int) -> None:
    """Take a member off."""
    lijst = plannen.lees_plan(sessie).leden
    if nummer > len(lijst):
        raise NietGevonden(_("Er is geen lid {nummer}; er is niets gewijzigd.").format(nummer=nummer))
    planleden.verwijder_lid(sessie, lijst[nummer - 1])
    zeg(_("Lid verwijderd."))
