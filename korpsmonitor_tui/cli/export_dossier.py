"""``export dossier``: one dossier as an encrypted file for a colleague."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht, partij_argument
from korpsmonitor_tui.cli.pakket import zeg_gemaakt
from korpsmonitor_tui.cli.pakketwachtwoord import nieuw_pakketwachtwoord, pakketwachtwoord_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import pakketten

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf één dossier met zijn hele geschiedenis als versleuteld bestand voor een collega, met namen van deelnemers"
        " en medewerkers. Van andere dossiers staat er niets in dan dat er iets was. De collega leest het in met `pakket"
        " lees`, of begint ermee met `init --van-pakket`, en stuurt op dezelfde manier terug."
    ),
)
@partij_argument()
@click.option(
    "--naar", required=True, type=click.Path(path_type=Path), metavar="BESTAND", help=_("Het bestand.")
)
@pakketwachtwoord_optie
@click.option("--overschrijf", is_flag=True, help=_("Vervang een eerder pakket."))
@met_sessie
def dossier(
    sessie: Sessie, partij: str, naar: Path, pakketwachtwoord_bestand: Path | None, overschrijf: bool
) -> None:
    """Write the file."""
    sessie.partij(partij)
    wachtwoord = nieuw_pakketwachtwoord(pakketwachtwoord_bestand, naar)
    zeg_gemaakt(pakketten.maak_dossier(sessie, partij, naar, wachtwoord, overschrijf=overschrijf))
