"""``rapport cijfers``: the figure tables, to look at and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.bestandsopties import bestand_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel as als_tabel
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.rapportcijfers import bewaar_cijfers, lees_bladen, wat_ontbreekt

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.cijferblad import Cijferblad
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "tabellen[].nummer": _("nummer van de tabel in het gedrukte rapport"),
    "tabellen[].titel": _("titel"),
    "tabellen[].kolommen[]": _("kop van elke kolom, met het jaar"),
    "tabellen[].rijen[].nummer": _("nummer van het korps, of null"),
    "tabellen[].rijen[].naam": _("naam van het korps of de andere rij"),
    "tabellen[].rijen[].cijfers[]": _(
        "elke cel zoals opgegeven, of een teken dat zegt waarom er niets staat"
    ),
    "tabellen[].noten[]": _("wat bij de tabel staat: tekens, noten, bron en wat een lezer moet weten"),
    "ontbreekt[]": _("wat nog niet is beantwoord; leeg als de tabellen compleet zijn"),
    "pad": _("het geschreven bestand, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon de cijfertabellen van deze editie naast de eerdere jaren, of schrijf ze als Word-bestand, rekenblad of CSV. Elk"
        " cijfer staat er zoals opgegeven; wat ontbreekt, is gemerkt en telt in geen totaal mee als nul."
    ),
)
@click.option(
    "--tabel",
    "welke",
    type=int,
    multiple=True,
    metavar="NUMMER",
    help=_("Alleen deze tabel; vaker opgeven mag."),
)
@click.option(
    "--gepubliceerd",
    is_flag=True,
    help=_("De tabellen zoals gedrukt, met noten, correcties en tegenspraken."),
)
@bestand_opties(_("Bestand om te schrijven: .docx, .pdf, .xlsx of .csv."))
@json_optie(SLEUTELS)
@met_sessie
def cijfers(
    sessie: Sessie,
    welke: tuple[int, ...],
    gepubliceerd: bool,
    bestand: Path | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Show or write figure tables."""
    if bestand is None:
        pad, bladen = None, lees_bladen(sessie, welke, gepubliceerd=gepubliceerd)
        ontbreekt = wat_ontbreekt(bladen)
    else:
        gemaakt = bewaar_cijfers(sessie, bestand, welke, gepubliceerd=gepubliceerd, overschrijf=overschrijf)
        pad, bladen, ontbreekt = gemaakt.pad, gemaakt.bladen, gemaakt.ontbreekt
        for melding in gemaakt.meldingen:
            zeg(melding, fout=True)
    if als_json:
        zeg_json(
            {
                "tabellen": [_als_json(blad) for blad in bladen],
                "ontbreekt": list(ontbreekt),
                "pad": str(pad) if pad else None,
            }
        )
        return
    if pad is None:
        _toon(bladen, voluit=bool(welke))
    for regel in ontbreekt:
        zeg(_("CONCEPT: {regel}").format(regel=regel), fout=pad is not None)
    if pad is not None:
        zeg(_("Geschreven: {pad}").format(pad=pad))


def _als_json(blad: Cijferblad) -> dict[str, object]:
    # Imported late: what is only shown needs no library for spreadsheets.
    from korpsmonitor_tui.report.cijferblad import onderschrift

    return {
        "nummer": blad.nummer,
        "titel": blad.titel,
        "kolommen": [kolom.voluit for kolom in blad.kolommen],
        "rijen": [
            {"nummer": rij.nummer, "naam": rij.naam, "cijfers": [cel.tekst for cel in rij.cellen]}
            for rij in blad.rijen
        ],
        "noten": list(onderschrift(blad)),
    }


def _toon(bladen: tuple[Cijferblad, ...], *, voluit: bool) -> None:
    if not bladen:
        zeg(_("Deze editie heeft geen cijfertabellen."))
    elif not voluit:
        koppen = (_("TABEL"), _("TITEL"), _("KOLOMMEN"), _("RIJEN"))
        rijen = [(str(b.nummer), b.titel, str(len(b.kolommen)), str(len(b.rijen))) for b in bladen]
        zeg(als_tabel(koppen, rijen))
        zeg(_("Toon er een met --tabel NUMMER, of schrijf ze met --bestand BESTAND."))
    else:
        for blad in bladen:
            _toon_blad(blad)


def _toon_blad(blad: Cijferblad) -> None:
    from korpsmonitor_tui.report.cijferblad import onderschrift, regels

    zeg(_("Tabel {nummer}  {titel}").format(nummer=blad.nummer, titel=blad.titel))
    letters = [str(nr) for nr in range(1, len(blad.kolommen) + 1)]
    zeg(als_tabel((_("nr"), blad.rijkop, *letters), list(regels(blad))))
    for nr, kolom in enumerate(blad.kolommen, start=1):
        zeg(f"{nr} {kolom.voluit}")
    for regel in onderschrift(blad):
        zeg(regel)
