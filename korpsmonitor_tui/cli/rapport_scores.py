"""``rapport scores``: the overviews of all korpsen, to look at and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.bestandsopties import bestand_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel as als_tabel
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.scoretabel import uitleg, woord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportscores import (
    DIMENSIES,
    NUMMERS,
    bewaar_scores,
    lees_scoretabel,
    wat_ontbreekt,
)

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.scoretabel import Scoretabel, Waarde
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "tabel": _("nummer van het overzicht"),
    "titel": _("titel van het overzicht"),
    "kolommen[]": _("wat elke kolom is: een jaar, een dimensie of een ketenpartner"),
    "korpsen[].nummer": _("nummer van het korps"),
    "korpsen[].naam": _("naam van het korps"),
    "korpsen[].waarden[]": _(
        "per kolom: naam van het oordeel, blanco, n.v.t., geen kleur opgegeven, nog niet vastgesteld, conflict, niet bekend of"
        " niet gemonitord"
    ),
    "noten[]": _("wat bij een vak hoort te worden gezegd"),
    "ontbreekt[]": _("wat nog niet vaststaat; leeg als het overzicht compleet is"),
    "pad": _("het geschreven bestand, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon een overzicht van alle korpsen, of schrijf het als Word-bestand, rekenblad of CSV. Korpsen staan in de volgorde"
        " van hun nummers. Zolang iets niet vaststaat is het een concept, en zegt het dat."
    ),
)
@click.option(
    "--tabel",
    type=click.Choice([str(nummer) for nummer in NUMMERS]),
    default=str(DIMENSIES),
    show_default=True,
    help=_("1: eindscores over de edities; 2: alle dimensies; 24: oordeel over de ketenpartners."),
)
@bestand_opties(_("Bestand om te schrijven: .docx, .pdf, .xlsx of .csv."))
@json_optie(SLEUTELS)
@met_sessie
def scores(sessie: Sessie, tabel: str, bestand: Path | None, overschrijf: bool, als_json: bool) -> None:
    """Show or write an overview."""
    grond = Rapportgrond(sessie)
    if bestand is not None:
        gemaakt = bewaar_scores(grond, int(tabel), bestand, overschrijf=overschrijf)
        pad, overzicht, ontbreekt = gemaakt.pad, gemaakt.tabel, gemaakt.ontbreekt
        for melding in gemaakt.meldingen:
            zeg(melding, fout=True)
    else:
        pad, overzicht = None, lees_scoretabel(grond, int(tabel))
        ontbreekt = wat_ontbreekt(overzicht)
    if als_json:
        zeg_json(
            {
                "tabel": overzicht.nummer,
                "titel": overzicht.titel,
                "kolommen": [kolom.naam for kolom in overzicht.kolommen],
                "korpsen": [
                    {
                        "nummer": rij.nummer,
                        "naam": rij.naam,
                        "waarden": [woord(vak.waarde) for vak in rij.vakken],
                    }
                    for rij in overzicht.rijen
                ],
                "noten": list(overzicht.noten),
                "ontbreekt": list(ontbreekt),
                "pad": str(pad) if pad else None,
            }
        )
        return
    if pad is None:
        _toon(overzicht)
    for regel in ontbreekt:
        zeg(_("CONCEPT: {regel}").format(regel=regel), fout=pad is not None)
    if pad is not None:
        zeg(_("Geschreven: {pad}").format(pad=pad))


def _toon(overzicht: Scoretabel) -> None:
    zeg(_("Tabel {nummer}  {titel}").format(nummer=overzicht.nummer, titel=overzicht.titel))
    koppen = [overzicht.rijkop, *(str(nr) for nr in range(1, len(overzicht.kolommen) + 1))]
    rijen = [
        (
            rij.opschrift,
            *(
                overzicht.letter(vak.waarde) + (f" ({merk})" if (merk := overzicht.merk(rij, vak)) else "")
                for vak in rij.vakken
            ),
        )
        for rij in overzicht.rijen
    ]
    zeg(als_tabel(koppen, rijen))
    zeg("; ".join(f"{nr} {kolom.naam}" for nr, kolom in enumerate(overzicht.kolommen, start=1)))
    waarden: tuple[Waarde, ...] = (*overzicht.kleuren, *overzicht.leegtes)
    zeg("; ".join(f"{overzicht.letter(waarde)} {uitleg(waarde)}" for waarde in waarden))
    for nr, noot in enumerate(overzicht.noten, start=1):
        zeg(f"({nr}) {noot}")
