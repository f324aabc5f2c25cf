"""``korpsmonitor partij``: whom to interview, who or what led to them, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import lijst_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.sneeuwbal import GEZEGD, Partijstand, Via, standnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import partijen, rapportlijsten
from korpsmonitor_tui.services.barrieredekking import lees_dekking
from korpsmonitor_tui.services.partijen import NieuweAanwijzing, NieuwePartij
from korpsmonitor_tui.services.partijlijst import als_lijst, lees_boom, lees_lijst, via_tekst
from korpsmonitor_tui.services.partijstrijd import lees_partijstrijd

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from korpsmonitor_tui.services.barrieredekking import Dekking
    from korpsmonitor_tui.services.partijlijst import Partijregel
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "partijen[].partij": _("code van de organisatie"),
    "partijen[].naam": _("naam van de organisatie"),
    "partijen[].soort": _("code van de soort"),
    "partijen[].over": _("code van wie zij wordt gehoord; leeg als dat over iedereen is"),
    "partijen[].barriere": _("naam van de barrière, of leeg"),
    "partijen[].stand": _("genoemd, benaderd, gepland, gehoord of afgevallen"),
    "partijen[].let_op": _("wat op twee laptops verschillend is vastgelegd, in woorden; of leeg"),
    "partijen[].reden": _("waarom zij afviel, of wat daarbij is gezegd; of leeg"),
    "partijen[].gesprek": _("dag van het gesprek (ISO 8601), of null"),
    "partijen[].afname": _("persoonlijk, telefonisch of schriftelijk; null zonder gesprek"),
    "partijen[].eigen": _("of zij onder het werk is toegevoegd"),
    "partijen[].aanwijzingen[].kenmerk": _("kenmerk van wat naar haar leidde"),
    "partijen[].aanwijzingen[].via": _("barrieremodel, deskstudie, gesprek of aanvulling"),
    "partijen[].aanwijzingen[].tekst": _("het zelfde in woorden"),
}
BARRIERE_SLEUTELS: Final = {
    "barrieres[].code": _("code van de barrière"),
    "barrieres[].naam": _("naam van de barrière"),
    "barrieres[].omschrijving": _("waarover zij gaat, of leeg"),
    "barrieres[].partijen": _("hoeveel organisaties daar staan, zonder wie afviel"),
    "barrieres[].gehoord": _("hoeveel daarvan zijn gehoord"),
}

_partij: Final = click.argument("partij", help=_("Naam, code of alias van de organisatie."))
_over: Final = click.option(
    "--over", default="", metavar="PARTIJ", help=_("Over wie zij wordt gehoord; zonder: over iedereen.")
)
_toelichting: Final = click.option("--toelichting", default="", metavar="TEKST", help=_("Waarom."))
_datum: Final = click.option("--datum", type=Datum(), metavar="DATUM", help=_("Wanneer; standaard vandaag."))
_VIA: Final = click.Choice([via.value for via in Via])


@click.group(
    cls=Groep,
    help=_(
        "Wie er wordt gehoord: gevonden langs de barrières, in de deskstudie of door wie al is gehoord (sneeuwbal). Dat"
        " iemand gepland of gehoord is, volgt uit het gesprek."
    ),
)
def partij() -> None:
    """Hold the commands about parties."""


@partij.command(help=_("Toon de lijst, over één partij of over alle; met --boom wie naar wie leidde."))
@click.argument("over", default="", help=_("Naam, code of alias van wie wordt onderzocht."))
@click.option("--boom", is_flag=True, help=_("Als boom: onder elke organisatie wie zij noemde."))
@lijst_opties
@json_optie(SLEUTELS)
@met_sessie
def toon(
    sessie: Sessie, over: str, boom: bool, bestand: Path | None, overschrijf: bool, als_json: bool
) -> None:
    """Show or write the list."""
    if bestand is not None:
        pad = rapportlijsten.bewaar(sessie, als_lijst(sessie, over), bestand, overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    # Whatever was asked for: it may be listed with another party than where it is looked for.
    for code, tekst in lees_partijstrijd(sessie).items():
        zeg(_("Let op, {partij}: {tekst}.").format(partij=sessie.partij(code).naam, tekst=tekst), fout=True)
    if als_json:
        zeg_json({"partijen": [_als_gegevens(sessie, regel) for regel in lees_lijst(sessie, over)]})
    elif boom:
        _toon_boom(sessie, over)
    elif bestand is None:
        _toon_lijst(sessie, over)


def _als_gegevens(sessie: Sessie, regel: Partijregel) -> dict[str, Any]:
    een = regel.gehouden
    return {
        "partij": regel.partij.code,
        "naam": regel.partij.naam,
        "soort": regel.partij.soort,
        "over": regel.partij.hoort_bij,
        "barriere": regel.barriere,
        "stand": regel.stand.value,
        "reden": regel.reden,
        "let_op": regel.let_op,
        "gesprek": datumcode(een.datum) if een else None,
        "afname": een.afname.value if een else None,
        "eigen": regel.eigen,
        "aanwijzingen": [
            {"kenmerk": a.id, "via": a.via.value, "tekst": via_tekst(sessie, a)} for a in regel.aanwijzingen
        ],
    }


def _toon_lijst(sessie: Sessie, over: str) -> None:
    namen = {een.code: een.naam for een in sessie.instrument.gemeten}
    rijen = [
        (
            namen.get(regel.partij.hoort_bij, ""),
            regel.partij.naam,
            standnaam(regel.stand),
            (datumtekst(regel.gehouden.datum) or regel.gehouden.jaar) if regel.gehouden else "",
            regel.barriere,
            "; ".join(via_tekst(sessie, a) for a in regel.aanwijzingen),
            regel.reden,
        )
        for regel in lees_lijst(sessie, over)
    ]
    if not rijen:
        zeg(_("Er staat nog niemand op de lijst; `korpsmonitor partij nieuw` voegt iemand toe."))
        return
    koppen = (_("over"), _("organisatie"), _("stand"), _("gesprek"), _("barrière"), _("via"), _("reden"))
    zeg(tabel(koppen, rijen))


def _toon_boom(sessie: Sessie, over: str) -> None:
    for tak in lees_boom(sessie, over):
        via = f" – {tak.via}" if tak.via else ""
        weer = _(" (zie elders)") if tak.herhaald else ""
        zeg(f"{'    ' * tak.diepte}{tak.regel.partij.naam} [{standnaam(tak.regel.stand)}]{via}{weer}")


def _aanwijzing_opties(functie: Callable[..., Any]) -> Callable[..., Any]:
    via = click.option("--via", type=_VIA, help=_("Wat naar haar leidde."))
    naar = click.option(
        "--verwijzing",
        default="",
        metavar="WAT",
        help=_(
            "Bij een gesprek of aanvulling de organisatie, bij de deskstudie de bron, bij het model de barrière."
        ),
    )
    return via(naar(_toelichting(_datum(functie))))


@partij.command(help=_("Voeg een organisatie toe die het instrument niet kent, met wat naar haar leidde."))
@click.argument("naam", help=_("Naam van de organisatie."))
@_over
@click.option(
    "--soort", default="", metavar="CODE", help=_("Wat voor organisatie; hoeft niet als er één soort is.")
)
@click.option("--barriere", default="", metavar="CODE", help=_("Bij welke barrière; zie `partij barrieres`."))
@click.option("--alias", "aliassen", multiple=True, metavar="NAAM", help=_("Andere naam; mag vaker."))
@_aanwijzing_opties
@met_sessie
def nieuw(
    sessie: Sessie,
    naam: str,
    over: str,
    soort: str,
    barriere: str,
    aliassen: tuple[str, ...],
    via: str | None,
    verwijzing: str,
    toelichting: str,
    datum: date | None,
) -> None:
    """Add a party."""
    if via is None and (verwijzing or toelichting):
        weiger_gebruik(_("Zeg met --via wat naar deze organisatie leidde."))
    aanwijzing = NieuweAanwijzing(Via(via), verwijzing, toelichting, datum) if via else None
    code = partijen.nieuw(sessie, NieuwePartij(naam, over, soort, barriere, aliassen), aanwijzing)
    zeg(_("{naam} toegevoegd als {code}.").format(naam=naam, code=code))


@partij.command(
    "wijs-aan", help=_("Leg vast wie of wat naar een organisatie leidde; er kunnen er meer zijn.")
)
@_partij
@click.argument("via", type=_VIA, help=_("Wat naar haar leidde."))
@click.argument("verwijzing", default="", help=_("De organisatie, de bron of de barrière."))
@_toelichting
@_datum
@met_sessie
def wijs_aan(
    sessie: Sessie, partij: str, via: str, verwijzing: str, toelichting: str, datum: date | None
) -> None:
    """Record what led to a party."""
    partijen.wijs_aan(sessie, partij, NieuweAanwijzing(Via(via), verwijzing, toelichting, datum))
    zeg(_("Vastgelegd bij {naam}.").format(naam=sessie.partij(partij).naam))


@partij.command("trek-in", help=_("Neem terug wat naar een organisatie zou hebben geleid."))
@click.argument("kenmerk", help=_("Kenmerk uit `partij toon --json`."))
@met_sessie
def trek_in(sessie: Sessie, kenmerk: str) -> None:
    """Take back what led to a party."""
    partijen.trek_aanwijzing_in(sessie, kenmerk)
    zeg(_("Teruggenomen."))


@partij.command(help=_("Zeg hoe ver het is; bij afgevallen met de reden."))
@_partij
@click.argument("stand", type=click.Choice([stand.value for stand in GEZEGD]), help=_("De nieuwe stand."))
@click.option("--reden", default="", metavar="TEKST", help=_("Waarom zij afvalt."))
@met_sessie
def stand(sessie: Sessie, partij: str, stand: str, reden: str) -> None:
    """Set the state."""
    partijen.zet_stand(sessie, partij, Partijstand(stand), reden)
    naam = sessie.partij(partij).naam
    zeg(_("{naam}: {stand}.").format(naam=naam, stand=standnaam(Partijstand(stand))))


@partij.command(help=_("Verander naam, barrière of aliassen; wat niet is opgegeven, blijft zoals het is."))
@_partij
@click.option("--naam", metavar="NAAM", help=_("De nieuwe naam."))
@click.option("--barriere", metavar="CODE", help=_("Bij welke barrière; leeg voor geen."))
@click.option("--alias", "aliassen", multiple=True, metavar="NAAM", help=_("Alle andere namen; mag vaker."))
def wijzig(partij: str, naam: str | None, barriere: str | None, aliassen: tuple[str, ...]) -> None:
    """Change a party."""
    if naam is None and barriere is None and not aliassen:
        weiger_gebruik(_("Geef --naam, --barriere of --alias."))
    _wijzig(partij, naam, barriere, aliassen)


@met_sessie
def _wijzig(
    sessie: Sessie, partij: str, naam: str | None, barriere: str | None, aliassen: tuple[str, ...]
) -> None:
    code = sessie.partij(partij).code
    partijen.wijzig(sessie, code, naam=naam, barriere=barriere, aliassen=aliassen or None)
    zeg(_("{naam} gewijzigd.").format(naam=sessie.partij(code).naam))


@partij.command(
    help=_("Toon langs welke barrières naar organisaties wordt gezocht, en hoeveel er bij elke staan.")
)
@click.argument("over", default="", help=_("Naam, code of alias van wie wordt onderzocht; zonder: alle."))
@json_optie(BARRIERE_SLEUTELS)
@met_sessie
def barrieres(sessie: Sessie, over: str, als_json: bool) -> None:
    """Show the barrières."""
    alle = lees_dekking(
        sessie.instrumenten.deskstudie(sessie.editie.instrument).barrieres, lees_lijst(sessie, over)
    )
    if als_json:
        zeg_json({"barrieres": [_dekking_als_gegevens(deel) for deel in alle]})
    elif alle:
        rijen = [
            (deel.barriere.code, deel.barriere.naam, deel.partijen, deel.gehoord, deel.barriere.omschrijving)
            for deel in alle
        ]
        koppen = (_("code"), _("naam"), _("organisaties"), _("gehoord"), _("omschrijving"))
        zeg(tabel(koppen, rijen, rechts=(2, 3)))
    else:
        zeg(_("Dit instrument heeft geen barrières."))


def _dekking_als_gegevens(deel: Dekking) -> dict[str, Any]:
    return {
        "code": deel.barriere.code,
        "naam": deel.barriere.naam,
        "omschrijving": deel.barriere.omschrijving,
        "partijen": deel.partijen,
        "gehoord": deel.gehoord,
    }
