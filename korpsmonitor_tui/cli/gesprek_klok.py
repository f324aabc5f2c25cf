"""``gesprek klok``: when the conversation began, so that notes know how far into it they are."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, Tijd, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gesprekken import eis_gesprek
from korpsmonitor_tui.services.notuleren import start_klok
from korpsmonitor_tui.services.sessie import AMSTERDAM, lokale_tijd

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Start de klok van een gesprek; notities die daarna beginnen, dragen de verstreken tijd. Zo liggen zij straks naast"
        " het transcript van de opname."
    ),
)
@partij_argument()
@click.option("--begin", type=Tijd(), metavar="TIJD", help=_("Vandaag om deze tijd begonnen; standaard nu."))
@click.option("--opnieuw", is_flag=True, help=_("Begin opnieuw als de klok al loopt."))
@met_sessie
def klok(sessie: Sessie, partij: str, begin: str | None, opnieuw: bool) -> None:
    """Start the clock."""
    dossier = sessie.dossier(partij)
    loopt = eis_gesprek(sessie.store.lees(), dossier).begonnen
    if loopt and not opnieuw:
        raise StapGeweigerd(
            _(
                "De klok loopt al sinds {tijd}; met --opnieuw begint zij opnieuw. Er is niets gewijzigd."
            ).format(tijd=f"{lokale_tijd(loopt):%d-%m-%Y %H:%M}")
        )
    moment = None
    if begin is not None:
        uur, minuut = map(int, begin.split(":"))
        vandaag = sessie.vandaag()
        moment = datetime(vandaag.year, vandaag.month, vandaag.day, uur, minuut, tzinfo=AMSTERDAM)
    gestart = start_klok(sessie, dossier, moment).astimezone(AMSTERDAM)
    zeg(_("De klok loopt sinds {tijd}.").format(tijd=f"{gestart:%H:%M}"))
