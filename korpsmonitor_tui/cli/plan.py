"""``korpsmonitor plan``: a plan of action and how it goes, from its document to the progress report."""

from __future__ import annotations

from typing import Final

import click

from korpsmonitor_tui.cli.basis import Groep, Verwijzing
from korpsmonitor_tui.domain.taal import _

_HIER: Final = "korpsmonitor_tui.cli"

STAPPEN: Final = {
    "lees": Verwijzing(f"{_HIER}.plan_lees:lees", _("Lees het document van een plan, met de voortgang erin.")),
    "toon": Verwijzing(f"{_HIER}.plan_toon:toon", _("Toon de acties met termijn en stand; te laat staat voorop.")),
    "hoofdstuk": Verwijzing(f"{_HIER}.plan_hoofdstuk:hoofdstuk", _("Voeg een hoofdstuk toe of schrijf erin.")),
    "actie": Verwijzing(f"{_HIER}.plan_actie:actie", _("Voeg een actie toe, wijzig haar of laat haar vervallen.")),
    "stel-vast": Verwijzing(f"{_HIER}.plan_hoofdstuk:stel_vast", _("Stel het plan vast: zijn tekst en nummers liggen daarna vast.")),
    "voortgang": Verwijzing(f"{_HIER}.plan_voortgang:voortgang", _("Zeg hoe het op een peildatum met een actie staat.")),
    "voorstel": Verwijzing(f"{_HIER}.plan_voortgang:voorstel", _("Toon welke stand uit de voortgangsteksten blijkt.")),
    "leden": Verwijzing(f"{_HIER}.plan_leden:leden", _("De leden: organisaties en functies, geen namen.")),
    "schrijf": Verwijzing(f"{_HIER}.plan_toon:schrijf", _("Schrijf de voortgangsrapportage of de actielijst.")),
}  # fmt: skip


@click.group(
    cls=Groep,
    lui=STAPPEN,
    help=_(
        "Een plan van aanpak en zijn voortgang: genummerde acties met hun termijn, en per peildatum hoe het ermee staat."
        " Wat is vastgesteld blijft staan; een wijziging komt ernaast, met haar reden."
    ),
)
def plan() -> None:
    """Hold the commands about a plan, in the order of the process."""
