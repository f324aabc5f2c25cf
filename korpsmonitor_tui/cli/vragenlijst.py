"""``korpsmonitor vragenlijst``: the questionnaire, from definition file to returned forms."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "concept": Verwijzing(f"{_HIER}.vragenlijst_versies:concept", _("Schrijf een kopie om de volgende versie van te maken.")),
    "verschil": Verwijzing(f"{_HIER}.vragenlijst_verschil:verschil", _("Toon wat twee versies verschillen, en voor welke antwoorden.")),
    "publiceer": Verwijzing(f"{_HIER}.vragenlijst_versies:publiceer", _("Publiceer een versie, die daarna vastligt.")),
    "versies": Verwijzing(f"{_HIER}.vragenlijst_versies:versies", _("Toon de gepubliceerde versies.")),
    "formulier": Verwijzing(f"{_HIER}.vragenlijst_formulier:formulier", _("Maak en verzend het invulformulier, als Word of rekenblad.")),
    "xlsform": Verwijzing(f"{_HIER}.vragenlijst_formulier:xlsform", _("Schrijf de vragenlijst voor ODK Central of KoboToolbox.")),
    "importeer": Verwijzing(f"{_HIER}.vragenlijst_importeer:importeer", _("Lees teruggekomen vragenlijsten in.")),
    "teruggaven": Verwijzing(f"{_HIER}.vragenlijst_teruggave:teruggaven", _("Toon wat er terugkwam, en twee teruggaven naast elkaar.")),
    "twijfel": Verwijzing(f"{_HIER}.vragenlijst_twijfel:twijfel", _("Toon twijfels na het inlezen, of beslis erover.")),
    "analyse": Verwijzing(f"{_HIER}.vragenlijst_analyse:analyse", _("Toon wat opvalt in de antwoorden, vóór het gesprek.")),
    "toon": Verwijzing(f"{_HIER}.vragenlijst_toon:toon", _("Toon de vragen, met een partij ook haar antwoorden.")),
    "antwoord": Verwijzing(f"{_HIER}.vragenlijst_toon:antwoord", _("Leg een antwoord vast, zoals het is opgegeven.")),
    "controleer": Verwijzing(f"{_HIER}.vragenlijst_controleer:controleer", _("Controleer de definitiebestanden.")),
}  # fmt: skip


@click.group(cls=Groep, lui=STAPPEN, help=_("De vragenlijst: vragen, antwoorden en definitiebestanden."))
def vragenlijst() -> None:
    """Hold the commands about the questionnaire, in the order of the process."""
