"""``korpsmonitor tijdlijn``: what happened in a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Opdracht, json_optie, partij_argument
from korpsmonitor_tui.cli.namen import met_namen_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.tijdlijn import lees_tijdlijn

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "[].handeling": _("kenmerk van de handeling"),
    "[].tijd": _("tijdstip in Nederland (ISO 8601)"),
    "[].wie": _("naam van de medewerker"),
    "[].wat": _("wat er gebeurde"),
    "[].reden": _("opgegeven reden, of leeg"),
    "[].ongedaan": _("of de handeling ongedaan is gemaakt"),
    "[].apparaat": _("kenmerk van het apparaat"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat er in een dossier is gebeurd, nieuwste eerst; zonder PARTIJ wat bij geen dossier hoort, zoals"
        " medewerkers en de gepubliceerde vragenlijst."
    ),
)
@partij_argument(verplicht=False)
@click.option(
    "--aantal", type=Getal(min=1), default=50, show_default=True, metavar="GETAL", help=_("Hoeveel regels hoogstens.")
)  # fmt: skip
@met_namen_optie
@json_optie(SLEUTELS)
@met_sessie
def tijdlijn(sessie: Sessie, partij: str | None, aantal: int, met_namen: bool, als_json: bool) -> None:
    """Show the timeline."""
    dossier = sessie.dossier(partij) if partij is not None else ""
    regels = lees_tijdlijn(sessie, dossier, aantal, met_namen=met_namen)
    if als_json:
        zeg_json(
            [
                {
                    "handeling": regel.handeling,
                    "tijd": regel.tijd.isoformat(timespec="seconds"),
                    "wie": regel.wie,
                    "wat": regel.wat,
                    "reden": regel.reden,
                    "ongedaan": regel.ongedaan,
                    "apparaat": regel.device,
                }
                for regel in regels
            ]
        )
    elif not regels:
        zeg(_("In dit dossier is nog niets gebeurd."))
    else:
        rijen = [
            (
                regel.tijd.strftime("%d-%m-%Y %H:%M"),
                regel.wie,
                _("{wat} (ongedaan gemaakt)").format(wat=regel.wat) if regel.ongedaan else regel.wat,
                regel.reden,
            )
            for regel in regels
        ]
        zeg(tabel((_("tijd"), _("wie"), _("wat"), _("reden")), rijen))
