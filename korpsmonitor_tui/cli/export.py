"""``korpsmonitor export``: texts and codes for other programs, and tables of the monitor without persons."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

VORMEN: Final = {
    "qdpx": Verwijzing(f"{_HIER}.export_codes:qdpx", _("Schrijf teksten en codes als REFI-QDA-project.")),
    "qdc": Verwijzing(f"{_HIER}.export_codes:qdc", _("Schrijf het codeboek als REFI-QDA-codeboek.")),
    "codes": Verwijzing(f"{_HIER}.export_codes:codes", _("Schrijf de codes als lijst (CSV of Excel).")),
    "tabellen": Verwijzing(
        f"{_HIER}.export_tabellen:tabellen", _("Schrijf scores en cijfers als tabellen, zonder personen.")
    ),
    "dossier": Verwijzing(
        f"{_HIER}.export_dossier:dossier", _("Schrijf één dossier als versleuteld bestand voor een collega.")
    ),
    "sqlite": Verwijzing(
        f"{_HIER}.export_tabellen:sqlite", _("Schrijf dezelfde tabellen als SQLite-bestand, voor Datasette.")
    ),
}


@click.group(
    cls=Groep,
    lui=VORMEN,
    help=_(
        "Geef gegevens aan andere programma's: codes op teksten, of scores en cijfers zonder personen. Namen van deelnemers"
        " staan nooit in een export, die van medewerkers alleen op verzoek. Zolang niet iedereen klaar is met coderen, bevat"
        " een export van codes alleen uw eigen codes."
    ),
)
def export() -> None:
    """Hold the commands that give data to other programs."""
