"""``korpsmonitor weging``: from scores to eindscore by the rules of an edition."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "bereken": Verwijzing(f"{_HIER}.weging_bereken:bereken", _("Zeg welke eindscores de scores in een bestand toelaten, en waarom.")),
    "vergelijk": Verwijzing(f"{_HIER}.weging_vergelijk:vergelijk", _("Toon wat een andere versie van de weegregels zou doen.")),
    "partner": Verwijzing(f"{_HIER}.weging_partner:partner", _("Wat korpsen van hun partners vinden.")),
    "regels": Verwijzing(f"{_HIER}.weging_regels:regels", _("Toon, controleer of kopieer weegregels.")),
    "kies-regels": Verwijzing(f"{_HIER}.weging_regels:kies_regels", _("Kies met welke weegregels de editie wordt gewogen.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "De weging volgens vaste regels: welke eindscores mogen, en welke regel dat zegt. De regels staan als gegevens in"
        " templates; waar zij een keuze laten, kiest de weegploeg. `bereken` en `regels` gebruiken geen database."
    ),
)
def weging() -> None:
    """Hold the commands about weighing."""
