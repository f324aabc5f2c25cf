"""``korpsmonitor hub``: where laptops exchange; on a laptop, and for who looks after the hub."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "instellen": Verwijzing(f"{_HIER}.hub_laptop:instellen", _("Wissel voortaan uit met deze hub.")),
    "aanmelden": Verwijzing(f"{_HIER}.hub_laptop:aanmelden", _("Meld deze laptop aan bij de hub.")),
    "aansluiten": Verwijzing(f"{_HIER}.hub_laptop:aansluiten", _("Maak op een nieuwe laptop een database uit de hub.")),
    "heraanmelden": Verwijzing(f"{_HIER}.hub_laptop:heraanmelden", _("Breng werk van een gekopieerde laptop onder een nieuw apparaat.")),
    "vergeet": Verwijzing(f"{_HIER}.hub_laptop:vergeet", _("Wissel niet langer uit met een hub.")),
    "opzetten": Verwijzing(f"{_HIER}.hub_beheer:opzetten", _("Beheer: richt een server in, of werk hem bij.")),
    "toon": Verwijzing(f"{_HIER}.hub_beheer:toon", _("Beheer: toon hoe het met de hub is.")),
    "team": Verwijzing(f"{_HIER}.hub_beheer:team", _("Beheer: geef een monitorteam zijn korpsen.")),
    "gebruiker": Verwijzing(f"{_HIER}.hub_beheer:gebruiker", _("Beheer: wie met welke rechten uitwisselt.")),
    "apparaten": Verwijzing(f"{_HIER}.hub_beheer:apparaten", _("Beheer: de laptops die op de hub schrijven.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "De hub: een server waarop laptops hun werk uitwisselen. Zonder hub werkt alles ook; `sync` wisselt uit."
    ),
)
def hub() -> None:
    """Hold the commands about the hub."""
