"""``dashboard controleer``: what in a dashboard contradicts itself, with what was decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.consistentie import SLEUTELS as BEVINDINGSLEUTELS
from korpsmonitor_tui.cli.consistentie import als_gegevens, als_tekst, samenvatting
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import consistentie as dienst
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.dashboardcontrole import controleer_dashboard

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = BEVINDINGSLEUTELS


@click.command(
    cls=Opdracht,
    help=_(
        "Toon waar het dashboard zichzelf tegenspreekt: totalen tegenover hun delen, wat samen een ander cijfer is, en wat de"
        " tekst zegt tegenover de tabellen en de definities. Er wordt niets hersteld. Beslis met `consistentie besluit`."
        " Eindigt met status 1 zolang er een fout is waarover niemand heeft beslist."
    ),
)
@click.option("--alle", is_flag=True, help=_("Ook wat ter informatie is en waarover al is beslist."))
@json_optie(SLEUTELS)
@met_sessie
def controleer(sessie: Sessie, alle: bool, als_json: bool) -> int:
    """Show findings; status 1 while there is an undecided error."""
    uitkomst = dienst.met_besluiten(sessie, controleer_dashboard(sessie))
    getoond = [een for een in uitkomst.bevonden if alle or een.vraagt_besluit]
    namen = medewerkers.namen(sessie.store.lees())
    if als_json:
        zeg_json({"klopt": uitkomst.klopt, "bevindingen": [als_gegevens(een, namen) for een in getoond]})
    else:
        for een in getoond:
            zeg(als_tekst(een, namen))
        zeg(samenvatting(uitkomst.bevonden, len(getoond)))
    return int(not uitkomst.klopt)
