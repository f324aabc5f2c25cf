"""``korpsmonitor zoek``: full-text search over every dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.namen import met_namen_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import zoeken

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.zoeken import Zoekresultaat

SLEUTELS: Final = {
    "[].soort": _("wat is gevonden, zoals notitie, passage, antwoord, codering, rapporttekst of planactie"),
    "[].kenmerk": _("kenmerk van wat is gevonden"),
    "[].beurt": _("in een transcript: nummer van de beurt waarin het staat; anders null"),
    "[].dossier": _("kenmerk van het dossier; leeg voor wat bij geen dossier hoort, zoals een plan"),
    "[].partij": _("naam van de partij, of leeg"),
    "[].hoofdstuk": _("waar het staat: hoofdstuk, dimensie, actie of cijfer met jaar; of leeg"),
    "[].delen[].tekst": _("een deel van het fragment"),
    "[].delen[].raak": _("of dit deel de gezochte tekst is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zoek in notities, transcripten, verslagen, antwoorden, opmerkingen, reacties en codes van deze editie, en in de teksten van"
        " rapport, plan en dashboard. Gevonden wordt wat alle woorden bevat; van het laatste woord volstaat het begin."
    ),
)
@click.argument("tekst", nargs=-1, required=True, help=_("Wat u zoekt; leestekens hebben geen betekenis."))
@click.option(
    "--partij", metavar="PARTIJ", help=_("Alleen in het dossier van dit korps of deze ketenpartner.")
)
@met_namen_optie
@json_optie(SLEUTELS)
@met_sessie
def zoek(sessie: Sessie, tekst: tuple[str, ...], partij: str | None, met_namen: bool, als_json: bool) -> None:
    """Show what is found, best first."""
    dossier = sessie.dossier(partij) if partij is not None else ""
    gevonden = zoeken.zoek(sessie, " ".join(tekst), dossier, met_namen=met_namen)
    beurten = [_beurt(sessie, resultaat) for resultaat in gevonden]
    if als_json:
        zeg_json(
            [
                {
                    "soort": resultaat.soort,
                    "kenmerk": resultaat.entiteit,
                    "beurt": beurt,
                    "dossier": resultaat.dossier,
                    "partij": resultaat.partij,
                    "hoofdstuk": resultaat.hoofdstuk,
                    "delen": [{"tekst": deel, "raak": raak} for deel, raak in resultaat.delen],
                }
                for resultaat, beurt in zip(gevonden, beurten, strict=True)
            ]
        )
    elif not gevonden:
        zeg(_("Niets gevonden."))
    else:
        zeg("\n".join(map(_als_tekst, gevonden, beurten)))
        if len(gevonden) >= zoeken.MEESTE:
            zeg(_("Dit zijn de eerste {aantal}; zoek preciezer voor de rest.").format(aantal=len(gevonden)))


def _beurt(sessie: Sessie, resultaat: Zoekresultaat) -> int | None:
    """Which turn of a transcript it stands in."""
    beurt = zoeken.zoek_beurt(sessie, resultaat) if resultaat.soort == "transcript" else None
    return beurt.nummer if beurt else None


def _als_tekst(resultaat: Zoekresultaat, beurt: int | None) -> str:
    bij = _("beurt {nummer}").format(nummer=beurt) if beurt is not None else ""
    plaats = ", ".join(filter(None, (resultaat.partij, resultaat.soortnaam, resultaat.hoofdstuk, bij)))
    fragment = "".join(f"[{deel}]" if raak else deel for deel, raak in resultaat.delen)
    return f"{plaats}\n    {' '.join(fragment.split())}"
