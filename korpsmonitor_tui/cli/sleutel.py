"""``korpsmonitor sleutel``: passphrases, the recovery key, personal keys, and what this device remembers."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "controleer": Verwijzing(f"{_HIER}.sleutel_wachtwoord:controleer", _("Toon welke sleutels er zijn, en of uw wachtwoord opent.")),
    "wijzig": Verwijzing(f"{_HIER}.sleutel_wachtwoord:wijzig", _("Kies een nieuw wachtwoord.")),
    "herstelsleutel": Verwijzing(f"{_HIER}.sleutel_wachtwoord:herstelsleutel", _("Maak een herstelsleutel, om af te drukken.")),
    "herstel": Verwijzing(f"{_HIER}.sleutel_wachtwoord:herstel", _("Kies een nieuw wachtwoord met de herstelsleutel.")),
    "persoon": Verwijzing(f"{_HIER}.sleutel_personen:persoon", _("Geef een medewerker een eigen wachtwoord.")),
    "intrekken": Verwijzing(f"{_HIER}.sleutel_personen:intrekken", _("Neem een medewerker, of iedereen, de sleutel af.")),
    "onthoud": Verwijzing(f"{_HIER}.sleutel_apparaat:onthoud", _("Laat de sleutelbos van dit apparaat de database openen.")),
    "vergeet": Verwijzing(f"{_HIER}.sleutel_apparaat:vergeet", _("Vraag hier weer om het wachtwoord.")),
    "vergrendeling": Verwijzing(f"{_HIER}.sleutel_apparaat:vergrendeling", _("Kies na hoeveel minuten het scherm vergrendelt.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "Sleutels van een versleutelde database. Een ander wachtwoord herschrijft geen gegevens: alleen het sleutelbestand"
        " ernaast wordt vervangen. Een wachtwoord of herstelsleutel staat nooit op de opdrachtregel."
    ),
)
def sleutel() -> None:
    """Hold the commands about keys."""
