"""``verslag waarderingstabel``: what the korpsen answered on a ketenpartner, as a file for that partner."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.waarderingstabel import bewaar_waardering, lees_voorleggingen

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "partij": _("code van de ketenpartner"),
    "pad": _("het geschreven bestand, of null"),
    "sha256": _("SHA-256 van dat bestand, of null"),
    "voorgelegd[].datum": _("wanneer een tabel is voorgelegd"),
    "voorgelegd[].aan": _("aan welke rol"),
    "voorgelegd[].vorm": _("docx of xlsx"),
    "voorgelegd[].sha256": _("SHA-256 van het bestand dat is voorgelegd"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf de voorlopige waarderingstabel van een ketenpartner: per korps kleur en toelichting zoals opgegeven, ook"
        " wie niet antwoordde, zonder namen en zonder rangorde. Zonder --doel: toon wanneer zij is voorgelegd."
    ),
)
@partij_argument()
@click.option(
    "--doel",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BESTAND",
    help=_("Bestand om te schrijven: .docx of .xlsx."),
)
@click.option("--met-repliek", is_flag=True, help=_("Druk af wat de partner ervan zei."))
@click.option(
    "--voorgelegd-aan", default="", metavar="ROL", help=_("Leg vast dat de tabel aan deze rol is voorgelegd.")
)
@click.option("--datum", type=Datum(), metavar="DATUM", help=_("Wanneer; standaard vandaag."))
@overschrijf_optie
@json_optie(SLEUTELS)
@met_sessie
def waarderingstabel(
    sessie: Sessie,
    partij: str,
    doel: Path | None,
    met_repliek: bool,
    voorgelegd_aan: str,
    datum: date | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Write the table, or show when it was put to the partner."""
    if doel is None and (voorgelegd_aan or met_repliek):
        weiger_gebruik(_("Noem met --doel het bestand om te schrijven."))
    if datum is not None and not voorgelegd_aan:
        weiger_gebruik(_("Noem met --voorgelegd-aan de rol aan wie de tabel op die dag is voorgelegd."))
    dossier = sessie.dossier(partij)
    bestand = doel and bewaar_waardering(
        sessie,
        dossier,
        doel,
        met_repliek=met_repliek,
        aan=voorgelegd_aan,
        datum=datum,
        overschrijf=overschrijf,
    )
    for melding in bestand.meldingen if bestand else ():
        zeg(melding, fout=True)
    voorgelegd = lees_voorleggingen(sessie.store.lees(), dossier)
    if als_json:
        zeg_json(
            {
                "partij": sessie.partij(partij).code,
                "pad": str(bestand.pad) if bestand else None,
                "sha256": bestand.sha256 if bestand else None,
                "voorgelegd": [
                    {
                        "datum": v.datum.isoformat() if v.datum else None,
                        "aan": v.aan,
                        "vorm": v.vorm,
                        "sha256": v.sha256,
                    }
                    for v in voorgelegd
                ],
            }
        )
    elif bestand:
        zeg(_("Geschreven: {pad}").format(pad=bestand.pad))
        zeg(
            _("Vastgelegd dat zij is voorgelegd aan {aan}.").format(aan=voorgelegd[-1].aan)
            if bestand.voorlegging
            else _("Er is geen voorlegging vastgelegd (--voorgelegd-aan ROL).")
        )
    elif not voorgelegd:
        zeg(_("De waarderingstabel is nog niet voorgelegd; schrijf haar met --doel BESTAND."))
    else:
        for v in voorgelegd:
            zeg(
                _("{datum}: voorgelegd aan {aan} ({vorm}, SHA-256 {sha256}…)").format(
                    datum=f"{v.datum:%d-%m-%Y}" if v.datum else "?",
                    aan=v.aan,
                    vorm=v.vorm,
                    sha256=v.sha256[:12],
                )
            )
