"""``korpsmonitor instrument``: what can be monitored, and how to make something of your own."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli.instrument_beheer"

STAPPEN: Final = {
    "lijst": Verwijzing(f"{_HIER}:lijst", _("Toon welke instrumenten er zijn, en waar hun bestanden staan.")),
    "nieuw": Verwijzing(f"{_HIER}:nieuw", _("Begin een eigen instrument, als kopie om aan te passen.")),
    "controleer": Verwijzing(f"{_HIER}:controleer", _("Zeg bij elke fout in de bestanden waar zij staat en wat er wel kan.")),
    "leg-vast": Verwijzing("korpsmonitor_tui.cli.instrument_vast:leg_vast", _("Leg de bestanden van deze laptop vast, voor iedereen die meewerkt.")),
    "haal": Verwijzing("korpsmonitor_tui.cli.instrument_vast:haal", _("Zet op deze laptop wat in de monitor is vastgelegd.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "Instrumenten: wat er wordt gemonitord, met welke vragen, dimensies en regels. Alleen leg-vast en haal gebruiken een database."
    ),
)
def instrument() -> None:
    """Hold the commands about instruments."""
