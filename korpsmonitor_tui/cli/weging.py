"""``korpsmonitor weging``: scores in a weegsessie, and the eindscore by the rules of an edition."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "toon": Verwijzing(f"{_HIER}.weging_toon:toon", _("Toon de scores van alle korpsen, of alles over die van één korps.")),
    "sessie": Verwijzing(f"{_HIER}.weging_sessie:sessie", _("Weegsessies: openen, wijzigen, sluiten.")),
    "score": Verwijzing(f"{_HIER}.weging_score:score", _("Geef een dimensie van een korps een score.")),
    "bewijs": Verwijzing(f"{_HIER}.weging_score:bewijs", _("Toon waar een score op kan rusten.")),
    "blind": Verwijzing(f"{_HIER}.weging_blind:blind", _("Blind scoren.")),
    "eindscore": Verwijzing(f"{_HIER}.weging_eindscore:eindscore", _("Stel de eindscore van een korps vast.")),
    "bereken": Verwijzing(f"{_HIER}.weging_bereken:bereken", _("Zeg welke eindscores de regels toelaten, en waarom.")),
    "vergelijk": Verwijzing(f"{_HIER}.weging_vergelijk:vergelijk", _("Toon wat een andere versie van de weegregels zou doen.")),
    "partner": Verwijzing(f"{_HIER}.weging_partner:partner", _("Wat korpsen van hun partners vinden.")),
    "regels": Verwijzing(f"{_HIER}.weging_regels:regels", _("Toon, controleer of kopieer weegregels.")),
    "kies-regels": Verwijzing(f"{_HIER}.weging_regels:kies_regels", _("Kies met welke weegregels de editie wordt gewogen.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "De weging: scores per dimensie met motivatie en bewijs, en de eindscore volgens vaste regels. De regels staan als"
        " gegevens in templates; waar zij een keuze laten, kiest de weegploeg. `regels`, en `bereken` met een bestand,"
        " gebruiken geen database."
    ),
)
def weging() -> None:
    """Hold the commands about weighing."""
