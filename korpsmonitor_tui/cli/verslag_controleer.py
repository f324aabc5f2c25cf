"""``korpsmonitor verslag controleer`` and ``verslag sjabloon``: is a file ours, is a house style fit for use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.bestandscontrole import controleer_huisstijl, herken

if TYPE_CHECKING:
    from korpsmonitor_tui.services.bestandscontrole import Herkend
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "bekend": _("of het bestand een vastgelegde versie is"),
    "sha256": _("SHA-256 van het bestand"),
    "versie": _("de versie, of null"),
    "versie.dossier": _("kenmerk van het dossier"),
    "versie.partij": _("naam van de partij"),
    "versie.nummer": _("nummer van de versie"),
    "versie.soort": _("verzonden of definitief"),
    "versie.datum": _("dag van vastlegging, of null"),
    "versie.kop": _("vingerafdruk van de inhoud, zoals in het colofon"),
    "versie.nieuwste": _("of er geen latere versie is vastgelegd"),
}

SJABLOON_SLEUTELS: Final = {
    "klopt": _("of de huisstijl bruikbaar is"),
    "bestand": _("het gelezen bestand"),
    "gebreken[]": _("wat er ontbreekt of fout is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg of een bestand byte voor byte een vastgelegde versie uit deze database is, en welke. Eindigt met status 1"
        " als het onbekend is: een concept, een bewerkte kopie of iets anders."
    ),
)
@click.argument("bestand", type=click.Path(path_type=Path), help=_("Het Word-bestand."))
@json_optie(SLEUTELS)
@met_sessie
def controleer(sessie: Sessie, bestand: Path, als_json: bool) -> int:
    """Recognise a file; status 1 if it is none of ours."""
    herkomst = herken(sessie, bestand)
    versie = herkomst.versie
    if als_json:
        zeg_json(
            {
                "bekend": versie is not None,
                "sha256": herkomst.sha256,
                "versie": _als_gegevens(versie) if versie else None,
            }
        )
    elif versie is None:
        zeg(_("{bestand} is geen vastgelegde versie uit deze database (SHA-256 {sha256}).").format(
            bestand=bestand, sha256=herkomst.sha256
        ))  # fmt: skip
    else:
        zeg(_("{bestand} is versie {nummer} van {partij}, {soort} op {datum}.").format(
            bestand=bestand,
            nummer=versie.nummer,
            partij=versie.partij,
            soort=_("definitief vastgesteld") if versie.soort == "definitief" else _("verzonden ter verificatie"),
            datum=datumtekst(versie.datum),
        ))  # fmt: skip
        if not versie.nieuwste:
            zeg(_("Let op: daarna is een latere versie vastgelegd."))
    return int(versie is None)


def _als_gegevens(versie: Herkend) -> dict[str, Any]:
    return {
        "dossier": versie.dossier,
        "partij": versie.partij,
        "nummer": versie.nummer,
        "soort": versie.soort,
        "datum": datumcode(versie.datum),
        "kop": versie.kop,
        "nieuwste": versie.nieuwste,
    }


@click.group(cls=Groep, help=_("De huisstijl van het Word-bestand."))
def sjabloon() -> None:
    """Hold the commands about the house style."""


@sjabloon.command(
    "controleer",
    help=_(
        "Controleer of een huisstijl alles heeft wat het verslag nodig heeft. Eindigt met status 1 als er iets"
        " ontbreekt. Dit gebruikt geen database."
    ),
)
@click.argument(
    "bestand",
    required=False,
    type=click.Path(path_type=Path),
    help=_("Het .docx-bestand; standaard de huisstijl van het programma zelf."),
)
@json_optie(SJABLOON_SLEUTELS)
def controleer_sjabloon(bestand: Path | None, als_json: bool) -> int:
    """Check a house style; status 1 if something is missing."""
    uitkomst = controleer_huisstijl(bestand)
    if als_json:
        zeg_json(
            {
                "klopt": not uitkomst.gebreken,
                "bestand": str(uitkomst.bestand),
                "gebreken": list(uitkomst.gebreken),
            }
        )
    elif not uitkomst.gebreken:
        zeg(_("{bestand} is bruikbaar.").format(bestand=uitkomst.bestand))
    else:
        for gebrek in uitkomst.gebreken:
            zeg(gebrek)
        zeg(ngettext("{aantal} gebrek gevonden.", "{aantal} gebreken gevonden.", len(uitkomst.gebreken)).format(
            aantal=len(uitkomst.gebreken)
        ))  # fmt: skip
    return int(bool(uitkomst.gebreken))
