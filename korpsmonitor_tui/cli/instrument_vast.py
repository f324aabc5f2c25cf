"""``instrument leg-vast`` and ``haal``: the files of one's own instrument travel with the monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

VAST: Final = {
    "code": _("code van het instrument"),
    "map": _("map met de bestanden op deze laptop"),
    "kenmerk": _("kenmerk van wat is vastgelegd: gelijk als elk bestand gelijk is"),
}


@click.command(
    "leg-vast",
    cls=Opdracht,
    help=_(
        "Leg vast dat deze monitor werkt met de bestanden die op deze laptop staan. Een nieuwe editie doet dat zelf; doe het"
        " opnieuw nadat u de bestanden hebt gewijzigd. Een collega krijgt ze met een pakket of over de hub en zet ze neer met"
        " `instrument haal`. Alleen een coördinator doet dit."
    ),
)
@json_optie(VAST)
@met_sessie
def leg_vast(sessie: Sessie, als_json: bool) -> None:
    """Lay down the files of the instrument."""
    from korpsmonitor_tui.services import instrumentdefinitie

    stand = instrumentdefinitie.leg_vast(sessie)
    if als_json:
        zeg_json({"code": stand.code, "map": str(stand.map), "kenmerk": stand.vastgelegd})
        return
    zeg(
        _("De bestanden van het instrument “{code}” in {map} zijn vastgelegd ({kenmerk}).").format(
            code=stand.code, map=stand.map, kenmerk=stand.vastgelegd
        )
    )
    zeg(_("Wissel uit; anderen zetten ze neer met `korpsmonitor instrument haal`."))


GEHAALD: Final = {
    "map": _("map waarin de bestanden staan"),
    "bestanden[]": _("de bestanden"),
    "vervangen": _("map waarin staat wat hier eerder stond, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zet de bestanden van het instrument neer die in de monitor zijn vastgelegd. Wat er al stond, wordt ernaast bewaard."
    ),
)
@json_optie(GEHAALD)
@met_sessie
def haal(sessie: Sessie, als_json: bool) -> None:
    """Put the files that were laid down on this laptop."""
    from korpsmonitor_tui.services import instrumentdefinitie

    gehaald = instrumentdefinitie.haal(sessie)
    if als_json:
        zeg_json(
            {
                "map": str(gehaald.map),
                "bestanden": list(gehaald.bestanden),
                "vervangen": str(gehaald.vervangen) if gehaald.vervangen else None,
            }
        )
        return
    aantal = len(gehaald.bestanden)
    zeg(
        ngettext("{aantal} bestand staat in {map}.", "{aantal} bestanden staan in {map}.", aantal).format(
            aantal=aantal, map=gehaald.map
        )
    )
    if gehaald.vervangen is not None:
        zeg(_("Wat daar stond, staat nu in {map}.").format(map=gehaald.vervangen))
