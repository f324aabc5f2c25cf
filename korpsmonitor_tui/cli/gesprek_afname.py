"""``gesprek afname``: how an interview is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, partij_argument
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gespreksoverzicht import Afname, afnamenaam, lees_afname, zet_afname

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg hoe een gesprek wordt afgenomen. Bij een schriftelijke afname gaat de vragenlijst uit met `vragenlijst formulier`"
        " en komt zij terug met `vragenlijst importeer`."
    ),
)
@partij_argument()
@click.argument(
    "wijze", type=click.Choice([afname.value for afname in Afname]), help=_("Hoe het wordt afgenomen.")
)
@click.option(
    "--jaar", default="", metavar="JAAR", help=_("Als alleen het jaar nog bekend is: in plaats van de dag.")
)
@met_sessie
def afname(sessie: Sessie, partij: str, wijze: str, jaar: str) -> None:
    """Set how an interview is taken."""
    zet_afname(sessie, sessie.dossier(partij), lees_afname(wijze), jaar=jaar)
    naam = sessie.partij(partij).naam
    zeg(_("{naam}: {afname}.").format(naam=naam, afname=afnamenaam(Afname(wijze))))
