"""``korpsmonitor verslag controleer`` and ``verslag sjabloon``: is a file ours, is a house style fit for use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.bestandscontrole import Uitkomst, controleer_huisstijl, herken

if TYPE_CHECKING:
    from korpsmonitor_tui.services.bestandscontrole import Bestandsherkomst, Herkend
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "bekend": _("of het bestand byte voor byte door ons is vastgelegd of meegegeven"),
    "uitkomst": _("versie, stuk, bewaard, tekst gelijk, gewijzigd, bijlage of onbekend"),
    "sha256": _("SHA-256 van het bestand"),
    "wat": _("wat er is meegegeven of bewaard, of leeg"),
    "verschillen": _("aantal wijzigingen en opmerkingen in een gewijzigd bestand"),
    "geldend": _("of het de definitieve versie is die nu geldt"),
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
        "Zeg welke vastgelegde versie uit deze database een bestand is, en of het ongewijzigd is: Word, OpenDocument of een"
        " PDF van ons. Eindigt met status 1 als het niet byte voor byte van ons is: opnieuw bewaard, gewijzigd of onbekend."
    ),
)
@click.argument("bestand", type=click.Path(path_type=Path), help=_("Het bestand."))
@click.option(
    "--definitief", is_flag=True, help=_("Status 1 als het niet de definitieve versie is die nu geldt.")
)
@json_optie(SLEUTELS)
@met_sessie
def controleer(sessie: Sessie, bestand: Path, definitief: bool, als_json: bool) -> int:
    """Recognise a file; status 1 if it is not what we gave out."""
    herkomst = herken(sessie, bestand)
    if als_json:
        zeg_json(
            {
                "bekend": herkomst.onveranderd,
                "uitkomst": herkomst.uitkomst.value,
                "sha256": herkomst.sha256,
                "wat": herkomst.wat,
                "verschillen": herkomst.verschillen,
                "geldend": herkomst.is_geldend,
                "versie": _als_gegevens(herkomst.versie) if herkomst.versie else None,
            }
        )
    else:
        zeg(_uitleg(herkomst, bestand))
        if herkomst.versie and not herkomst.versie.nieuwste:
            zeg(_("Let op: daarna is een latere versie vastgelegd."))
    return int(not (herkomst.is_geldend if definitief else herkomst.onveranderd))


def _uitleg(herkomst: Bestandsherkomst, bestand: Path) -> str:
    """What a file is, for people."""
    versie = _versietekst(herkomst.versie) if herkomst.versie else ""
    match herkomst.uitkomst:
        case Uitkomst.VERSIE:
            tekst = _("{bestand} is {versie}.")
        case Uitkomst.STUK:
            tekst = _("{bestand} is {wat} bij {versie}.")
        case Uitkomst.BEWAARD:
            tekst = _("{bestand} is een ontvangen of meegestuurd bestand: {wat}.")
        case Uitkomst.TEKST_GELIJK:
            tekst = _("Tekst gelijk, bestand opnieuw bewaard: {bestand} zegt hetzelfde als {versie}.")
        case Uitkomst.GEWIJZIGD:
            tekst = ngettext(
                "{bestand} is een bewerkte kopie van {versie}, met {aantal} verschil.",
                "{bestand} is een bewerkte kopie van {versie}, met {aantal} verschillen.",
                herkomst.verschillen,
            )
        case Uitkomst.BIJLAGE:
            tekst = _("{bestand} is onze bijlage met wijzigingen, opnieuw bewaard, en niet het verslag zelf.")
        case _:
            tekst = _("{bestand} is geen vastgelegde versie uit deze database (SHA-256 {sha256}).")
    return tekst.format(
        bestand=bestand,
        versie=versie,
        wat=herkomst.wat,
        aantal=herkomst.verschillen,
        sha256=herkomst.sha256,
    )


def _versietekst(versie: Herkend) -> str:
    return _("versie {nummer} van {partij}, {soort} op {datum}").format(
        nummer=versie.nummer,
        partij=versie.partij,
        soort=_("definitief vastgesteld") if versie.soort == "definitief" else _("verzonden ter verificatie"),
        datum=datumtekst(versie.datum),
    )


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
