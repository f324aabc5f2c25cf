"""``rapport totaal``: the whole Korpsmonitor as one document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapporttotaal import bewaar_totaal, wat_ontbreekt

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "ontbreekt[]": _("wat nog ontbreekt; leeg als het rapport af is"),
    "pad": _("het geschreven Word-bestand, of null"),
    "pdf": _("het geschreven PDF-bestand, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Schrijf de hele Korpsmonitor als één Word-bestand: inhoud, werkwijze en weegregels, overzichten, de paragraaf per"
        " korps, beschouwing, cijfers, eenheden en aanbevelingen. Zolang iets ontbreekt is het een concept, met de lijst"
        " erbij. Zonder --bestand: toon wat er nog ontbreekt."
    ),
)
@click.option(
    "--bestand",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BESTAND",
    help=_("Word-bestand om te schrijven (.docx)."),
)
@click.option(
    "--pdf", "als_pdf", is_flag=True, help=_("Schrijf er een PDF/A naast; daarvoor is LibreOffice nodig.")
)
@click.option(
    "--zonder-paginanummers",
    is_flag=True,
    help=_("Laat de paginanummers in de inhoudsopgave aan Word over; dat scheelt de meeste tijd."),
)
@click.option("--overschrijf", is_flag=True, help=_("Vervang bestanden die er al staan."))
@json_optie(SLEUTELS)
@met_sessie
def totaal(
    sessie: Sessie,
    bestand: Path | None,
    als_pdf: bool,
    zonder_paginanummers: bool,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Write the report, or show what it lacks."""
    gemaakt = (
        bewaar_totaal(
            Rapportgrond(sessie),
            bestand,
            als_pdf=als_pdf,
            paginas=not zonder_paginanummers,
            overschrijf=overschrijf,
        )
        if bestand
        else None
    )
    ontbreekt = gemaakt.ontbreekt if gemaakt else wat_ontbreekt(sessie)
    for melding in gemaakt.meldingen if gemaakt else ():
        zeg(melding, fout=True)
    if als_json:
        zeg_json(
            {
                "ontbreekt": list(ontbreekt),
                "pad": str(gemaakt.pad) if gemaakt else None,
                "pdf": str(gemaakt.pdf) if gemaakt and gemaakt.pdf else None,
            }
        )
        return
    if gemaakt is None:
        for regel in ontbreekt:
            zeg(regel)
        zeg(_("Schrijf het rapport met --bestand BESTAND.") if ontbreekt else _("Het rapport is af."))
        return
    if ontbreekt:
        tekst = ngettext(
            "CONCEPT: er ontbreekt {aantal} onderdeel; de lijst staat in het rapport.",
            "CONCEPT: er ontbreken {aantal} onderdelen; de lijst staat in het rapport.",
            len(ontbreekt),
        )
        zeg(tekst.format(aantal=len(ontbreekt)), fout=True)
    for pad in filter(None, (gemaakt.pad, gemaakt.pdf)):
        zeg(_("Geschreven: {pad}").format(pad=pad))
