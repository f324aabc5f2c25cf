"""``rapport eenheid``: the result per new eenheid, to look at and as files, and what a person writes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import bestand_opties
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.errors import NietGevonden
from korpsmonitor_tui.domain.scoretabel import uitleg, woord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import rapporteenheid, rapportteksten
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportschrijvers import eis_eenheid
from korpsmonitor_tui.services.vervolgbestanden import bewaar_eenheden

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.domain.scoretabel import Waarde
    from korpsmonitor_tui.services.rapporteenheid import Eenheidrapport
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "eenheden[].eenheid": _("code van de eenheid"),
    "eenheden[].naam": _("naam van de eenheid"),
    "eenheden[].korpsen[].partij": _("code van een voormalig korps"),
    "eenheden[].korpsen[].naam": _("naam van dat korps"),
    "eenheden[].korpsen[].scores[].naam": _("aandachtsveld en dimensie, of eindscore"),
    "eenheden[].korpsen[].scores[].score": _(
        "naam van het oordeel, blanco, n.v.t., nog niet vastgesteld of conflict"
    ),
    "eenheden[].korpsen[].scores[].noot": _("wat daarbij hoort te worden gezegd, of leeg"),
    "eenheden[].aandachtspunten[]": _("tekst van een vastgesteld aandachtspunt, in volgorde"),
    "eenheden[].voorstellen[]": _("tekst van een voorstel waarover niemand besloot"),
    "eenheden[].ontbreekt[]": _("wat nog niet vaststaat; leeg als het compleet is"),
    "pad": _("het geschreven bestand, of null"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon per nieuwe eenheid de scores van haar voormalige korpsen en de aandachtspunten, of schrijf dat als"
        " Word-bestand (.docx), PDF/A (.pdf) of de scores als rekenblad (.xlsx, .csv). Zolang iets niet vaststaat is het een concept, en"
        " zegt het dat."
    ),
)
@click.argument("eenheid", default="", help=_("Naam of code van een eenheid, zoals “Noord-Holland”."))
@click.option("--alle", is_flag=True, help=_("Alle eenheden."))
@click.option(
    "--met-voorstellen",
    is_flag=True,
    help=_("Zet ook de voorstellen waarover niemand besloot in het stuk, als zodanig."),
)
@bestand_opties(_("Bestand om te schrijven: .docx, .pdf, .xlsx of .csv."))
@json_optie(SLEUTELS)
def eenheid(
    eenheid: str, alle: bool, met_voorstellen: bool, bestand: Path | None, overschrijf: bool, als_json: bool
) -> None:
    """Show or write eenheden."""
    if alle == bool(eenheid):
        weiger_gebruik(_("Noem een eenheid, of geef --alle; niet beide."))
    _eenheid(eenheid, met_voorstellen, bestand, overschrijf, als_json)


@met_sessie
def _eenheid(
    sessie: Sessie,
    eenheid: str,
    met_voorstellen: bool,
    bestand: Path | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    grond = Rapportgrond(sessie)
    codes = [eis_eenheid(sessie, eenheid).code] if eenheid else None
    rapporten = rapporteenheid.lees_eenheden(grond, codes)
    pad = None
    if bestand is not None:
        gemaakt = bewaar_eenheden(
            grond, rapporten, bestand, voorstellen=met_voorstellen, overschrijf=overschrijf
        )
        pad = gemaakt.pad
        for melding in gemaakt.meldingen:
            zeg(melding, fout=True)
    if als_json:
        zeg_json({"eenheden": [_als_gegevens(deel) for deel in rapporten], "pad": str(pad) if pad else None})
        return
    if pad is None:
        zeg("\n\n".join(_als_tekst(deel) for deel in rapporten))
        zeg()
    for deel in rapporten:
        for regel in deel.ontbreekt:
            zeg(_("CONCEPT: {regel}").format(regel=regel), fout=pad is not None)
    if pad is not None:
        zeg(_("Geschreven: {pad}").format(pad=pad))


def _als_tekst(deel: Eenheidrapport) -> str:
    koppen = [_("dimensie"), *(kolom.titel for kolom in deel.tabel.kolommen)]
    rijen = [(rij.naam, *(deel.tabel.letter(vak.waarde) for vak in rij.vakken)) for rij in deel.tabel.rijen]
    gezien: list[Waarde] = list(dict.fromkeys(vak.waarde for rij in deel.tabel.rijen for vak in rij.vakken))
    punten = [f"{punt.nummer}. {punt.tekst}" for punt in deel.punten.punten]
    return "\n".join(
        [
            deel.eenheid.naam,
            tabel(koppen, rijen),
            "; ".join(f"{deel.tabel.letter(waarde)} {uitleg(waarde)}" for waarde in gezien),
            *((_("Aandachtspunten:"), *punten) if punten else ()),
        ]
    )


def _als_gegevens(deel: Eenheidrapport) -> dict[str, Any]:
    return {
        "eenheid": deel.eenheid.code,
        "naam": deel.eenheid.naam,
        "korpsen": [
            {
                "partij": korps.partij.code,
                "naam": korps.partij.naam,
                "scores": [
                    {"naam": rij.naam, "score": woord(rij.vakken[nr].waarde), "noot": rij.vakken[nr].noot}
                    for rij in deel.tabel.rijen
                ],
            }
            for nr, korps in enumerate(deel.korpsen)
        ],
        "aandachtspunten": [punt.tekst for punt in deel.punten.punten],
        "voorstellen": [voorstel.tekst for voorstel in deel.punten.voorstellen],
        "ontbreekt": list(deel.ontbreekt),
    }


@click.command(
    "eenheidtekst",
    cls=Opdracht,
    help=_(
        "Schrijf wat het rapport bij een eenheid over een aandachtsveld zegt. Een regel die met “- ” begint is een punt van"
        " een lijst, een lege regel scheidt alinea's."
    ),
)
@click.argument("eenheid", help=_("Naam of code van een eenheid."))
@click.argument("onderdeel", help=_("Code van het aandachtsveld, zoals toezicht."))
@click.argument("tekst", default="", help=_("De tekst; met - wordt de standaardinvoer gelezen."))
@click.option("--leeg", is_flag=True, help=_("Neem de tekst terug."))
def eenheidtekst(eenheid: str, onderdeel: str, tekst: str, leeg: bool) -> None:
    """Write a text of an eenheid."""
    if leeg == bool(tekst):
        weiger_gebruik(_("Geef een tekst, of --leeg; niet beide."))
    _eenheidtekst(eenheid, onderdeel, tekst)


@met_sessie
def _eenheidtekst(sessie: Sessie, eenheid: str, onderdeel: str, tekst: str) -> None:
    over = eis_eenheid(sessie, eenheid)
    velden = [veld.code for veld in rapportteksten.scorevelden(sessie)]
    if onderdeel not in velden:
        raise NietGevonden(
            _("Er is geen aandachtsveld “{code}”; kies uit {codes}.").format(
                code=onderdeel, codes=", ".join(velden)
            )
        )
    rapportteksten.schrijf_tekst(sessie, over.code, onderdeel, lees_tekst(tekst) if tekst else "")
    zeg(_("Vastgelegd bij {eenheid}, {onderdeel}.").format(eenheid=over.naam, onderdeel=onderdeel))
