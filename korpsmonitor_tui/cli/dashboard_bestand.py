"""``dashboard bestand``: the files that figures were read from, kept byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.bestanden.naam import veilige_naam
from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.bestandsopties import doel_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.dashboard import lees_stand
from korpsmonitor_tui.services.dashboardcorrectie import haal_op

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "bestanden[].naam": _("naam van het bestand"),
    "bestanden[].jaar": _("het jaar van de cijfers"),
    "bestanden[].datum": _("dag waarop het is ingelezen (ISO 8601)"),
    "bestanden[].sha256": _("SHA-256 van het bestand"),
    "pad": _("het geschreven bestand, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon welke bestanden zijn ingelezen, of schrijf er één terug zoals het kwam: met het begin van zijn SHA-256."
    ),
)
@click.argument(
    "sha256", required=False, default="", help=_("Het begin van de SHA-256; zonder: alle bestanden.")
)
@doel_opties
@json_optie(SLEUTELS)
@met_sessie
def bestand(sessie: Sessie, sha256: str, doel: Path, overschrijf: bool, als_json: bool) -> None:
    """List the files, or write one of them."""
    bestanden = lees_stand(sessie).bestanden
    pad = None
    if sha256:
        naam, inhoud = haal_op(sessie, sha256)
        bestemming = doel / veilige_naam(naam) if doel.is_dir() else doel
        pad = schrijf_bestand(bestemming, inhoud, overschrijf=overschrijf)
    if als_json:
        gegevens = [
            {"naam": een.naam, "jaar": een.jaar, "datum": een.datum, "sha256": een.sha256}
            for een in bestanden
        ]
        zeg_json({"bestanden": gegevens, "pad": str(pad) if pad else None})
    elif pad is not None:
        zeg(_("Geschreven: {pad}").format(pad=pad))
    else:
        koppen = (_("Bestand"), _("Jaar"), _("Ingelezen"), _("SHA-256"))
        zeg(tabel(koppen, [(een.naam, een.jaar, een.datum, een.sha256[:16]) for een in bestanden]))
