"""``korpsmonitor aanvulling``: additional information beside an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.services import aanvullingen
from korpsmonitor_tui.services.aanvullingen import NieuweAanvulling, eis_aanvulling, lees_aanvullingen

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "aanvullingen[].kenmerk": _("kenmerk van de aanvulling"),
    "aanvullingen[].partij": _("code van wie haar gaf"),
    "aanvullingen[].nummer": _("nummer bij deze organisatie"),
    "aanvullingen[].datum": _("dag waarop zij binnenkwam (ISO 8601), of null"),
    "aanvullingen[].kanaal": _("hoe zij binnenkwam"),
    "aanvullingen[].van": _("functie van wie haar gaf"),
    "aanvullingen[].tekst": _("wat er is gezegd"),
}
_nummer: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van de aanvulling, zie `aanvulling toon`.")
)


@click.group(
    cls=Groep,
    help=_("Informatie die naast of in plaats van een gesprek is gegeven: wanneer, hoe en door wie."),
)
def aanvulling() -> None:
    """Hold the commands about additional information."""


@aanvulling.command(help=_("Toon de aanvullingen van een organisatie, of van alle."))
@partij_argument(verplicht=False)
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str | None, als_json: bool) -> None:
    """Show additional information."""
    alle = lees_aanvullingen(sessie, sessie.dossier(partij) if partij else "")
    if als_json:
        gegevens = [
            {
                "kenmerk": een.id,
                "partij": een.partij,
                "nummer": een.nummer,
                "datum": datumcode(een.datum),
                "kanaal": een.kanaal,
                "van": een.van,
                "tekst": een.tekst,
            }
            for een in alle
        ]
        zeg_json({"aanvullingen": gegevens})
        return
    if not alle:
        zeg(_("Er zijn nog geen aanvullingen."))
        return
    namen = {een.code: een.naam for een in sessie.instrument.partijen}
    rijen = [
        (namen.get(e.partij, e.partij), e.nummer, datumtekst(e.datum), e.kanaal, e.van, e.tekst) for e in alle
    ]
    koppen = (_("organisatie"), _("nr"), _("datum"), _("kanaal"), _("van"), _("tekst"))
    zeg(tabel(koppen, rijen, rechts=(1,)))


@aanvulling.command(
    help=_("Leg vast wat een organisatie nog liet weten; een gesprek is daarvoor niet nodig.")
)
@partij_argument()
@click.argument(
    "tekst", default=STDIN, help=_("Wat er is gezegd; zonder tekst, of met -, de standaardinvoer.")
)
@click.option("--van", required=True, metavar="FUNCTIE", help=_("Van wie; een functie, geen naam."))
@click.option(
    "--kanaal",
    type=click.Choice([kanaal.value for kanaal in Kanaal]),
    default=Kanaal.EMAIL.value,
    show_default=True,
    help=_("Hoe het binnenkwam."),
)
@click.option("--datum", type=Datum(), metavar="DATUM", help=_("Wanneer; standaard vandaag."))
@met_sessie
def nieuw(sessie: Sessie, partij: str, tekst: str, van: str, kanaal: str, datum: date | None) -> None:
    """Add additional information."""
    dossier = sessie.dossier(partij)
    id_ = aanvullingen.voeg_toe(sessie, dossier, NieuweAanvulling(van, kanaal, lees_tekst(tekst), datum))
    zeg(_("Aanvulling {nummer} vastgelegd.").format(nummer=eis_aanvulling(sessie, dossier, id_).nummer))


@aanvulling.command(help=_("Verbeter van wie een aanvulling is, of wat er staat."))
@partij_argument()
@_nummer
@click.option("--van", metavar="FUNCTIE", help=_("Van wie; een functie, geen naam."))
@click.option("--tekst", metavar="TEKST", help=_("Wat er is gezegd."))
def wijzig(partij: str, nummer: str, van: str | None, tekst: str | None) -> None:
    """Correct additional information."""
    if van is None and tekst is None:
        weiger_gebruik(_("Geef --van of --tekst."))
    _wijzig(partij, nummer, {"van": van, "tekst": tekst})


@met_sessie
def _wijzig(sessie: Sessie, partij: str, nummer: str, velden: dict[str, str | None]) -> None:
    dossier = sessie.dossier(partij)
    een = eis_aanvulling(sessie, dossier, nummer)
    for veld, waarde in velden.items():
        if waarde is not None:
            aanvullingen.wijzig(sessie, dossier, een.id, veld, waarde)
    zeg(_("Aanvulling {nummer} gewijzigd.").format(nummer=een.nummer))


@aanvulling.command(help=_("Verwijder een aanvulling die bij vergissing is vastgelegd."))
@partij_argument()
@_nummer
@met_sessie
def verwijder(sessie: Sessie, partij: str, nummer: str) -> None:
    """Delete additional information."""
    dossier = sessie.dossier(partij)
    aanvullingen.verwijder(sessie, dossier, eis_aanvulling(sessie, dossier, nummer).id)
    zeg(_("Aanvulling verwijderd."))
