"""``korpsmonitor controleer``: is the database whole and unaltered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.procesregels import herstel
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import controle as dienst
from korpsmonitor_tui.services import procesregels
from korpsmonitor_tui.services.hubwoorden import vorkregel

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.procesregels import Afwijking
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "klopt": _("of alles klopt"),
    "vastleggingen": _("aantal vastleggingen"),
    "apparaten": _("aantal apparaten dat schreef"),
    "vernietigd": _(
        "aantal vastleggingen waarvan de tekst is vernietigd, zie `vernietig toon`; null bij --ketens"
    ),
    "gebreken[].plaats": _("waar iets niet klopt"),
    "gebreken[].uitleg": _("wat er niet klopt"),
    "gevorkt[]": _("kenmerk van een apparaat dat als kopie op een andere computer verder ging"),
    "procesregels[].regel": _("code van de regel waarvan is afgeweken"),
    "procesregels[].dossier": _("kenmerk van het dossier, of leeg"),
    "procesregels[].medewerker": _("kenmerk van wie het deed"),
    "procesregels[].vastlegging": _("kenmerk van de vastlegging"),
    "procesregels[].uitleg": _("wat er is gedaan, en wat eraan te doen is"),
    "procesregels[].geldt": _("of wat nu geldt erop rust"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Controleer of het bestand heel is, of geen vastlegging is gewijzigd of verdwenen, en of alles wat te zien is"
        " uit de vastleggingen volgt. Kijkt daarna of alles is gedaan door wie dat mag, ook op andere laptops. Eindigt met"
        " status 1 als iets niet klopt, als een kopie van deze laptop elders verder ging, of als wat nu geldt rust op iets"
        " wat een ander had moeten doen."
    ),
)
@click.option(
    "--ketens",
    is_flag=True,
    help=_("Alleen of een vastlegging is gewijzigd of verdwenen; dat is veel sneller."),
)
@json_optie(SLEUTELS)
@met_sessie
def controleer(sessie: Sessie, ketens: bool, als_json: bool) -> int:
    """Check the store; status 1 if something does not hold."""
    controle = dienst.controleer_ketens(sessie) if ketens else dienst.controleer(sessie)
    # Of a database that is damaged nothing that it says can be relied on.
    afwijkingen = procesregels.lees_afwijkingen(sessie) if controle.klopt and not ketens else ()
    gevorkt = dienst.lees_vorken(sessie) if controle.klopt else ()
    status = int(not controle.klopt or bool(gevorkt) or any(afwijking.geldt for afwijking in afwijkingen))
    if als_json:
        gebreken = [{"plaats": gebrek.plaats, "uitleg": gebrek.uitleg} for gebrek in controle.gebreken]
        zeg_json(
            {
                "klopt": controle.klopt,
                "vastleggingen": controle.events,
                "apparaten": controle.devices,
                "vernietigd": None if ketens else controle.vernietigd,
                "gebreken": gebreken,
                "gevorkt": list(gevorkt),
                "procesregels": [_als_gegevens(sessie, afwijking) for afwijking in afwijkingen],
            }
        )
        return status
    for gebrek in controle.gebreken:
        zeg(f"{gebrek.plaats}: {gebrek.uitleg}")
    aantal = ngettext("{aantal} vastlegging", "{aantal} vastleggingen", controle.events).format(
        aantal=controle.events
    )
    if controle.klopt and ketens:
        zeg(_("De vastleggingen kloppen: {aantal} gecontroleerd.").format(aantal=aantal))
    elif controle.klopt:
        zeg(_("De database klopt: {aantal} gecontroleerd.").format(aantal=aantal))
    else:
        zeg(
            _("De database klopt niet ({aantal} gecontroleerd); zet een reservekopie terug.").format(
                aantal=aantal
            )
        )
    if controle.vernietigd:
        zeg(
            ngettext(
                "Van {aantal} daarvan is de tekst vernietigd; het bewijs staat in `vernietig toon`.",
                "Van {aantal} daarvan is de tekst vernietigd; het bewijs staat in `vernietig toon`.",
                controle.vernietigd,
            ).format(aantal=controle.vernietigd)
        )
    if gevorkt:
        zeg(vorkregel())
    for afwijking in afwijkingen:
        zeg(f"{procesregels.in_woorden(sessie, afwijking)} {herstel(afwijking)}")
    if afwijkingen:
        zeg(_("{aantal} keer is iets gedaan door wie dat niet mag.").format(aantal=len(afwijkingen)))
    return status


def _als_gegevens(sessie: Sessie, afwijking: Afwijking) -> dict[str, object]:
    return {
        "regel": afwijking.regel.value,
        "dossier": afwijking.dossier,
        "medewerker": afwijking.wie,
        "vastlegging": afwijking.event,
        "uitleg": f"{procesregels.in_woorden(sessie, afwijking)} {herstel(afwijking)}",
        "geldt": afwijking.geldt,
    }
