"""``korpsmonitor deskbron``: the sources of the desk study."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Getal, Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import deskbronnen
from korpsmonitor_tui.services.deskbronnen import NieuweBron, eis_bron, lees_bronnen
from korpsmonitor_tui.services.partijlijst import eis_gemeten

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.deskbronnen import Deskbron
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "bronnen[].kenmerk": _("kenmerk van de bron"),
    "bronnen[].over": _("code van wie de bron over gaat; leeg als dat iedereen is"),
    "bronnen[].nummer": _("nummer onder de bronnen over hetzelfde"),
    "bronnen[].soort": _("code van de soort, of leeg"),
    "bronnen[].titel": _("titel"),
    "bronnen[].auteur": _("auteur of organisatie, of leeg"),
    "bronnen[].jaar": _("jaar, of leeg"),
    "bronnen[].vindplaats": _("waar een lezer de bron vindt, of leeg"),
    "bronnen[].geraadpleegd": _("wanneer de bron is geraadpleegd (ISO 8601), of null"),
    "bronnen[].tekst": _("wat erin staat, in eigen woorden, of leeg"),
}

_over_argument: Final = click.argument("over", help=_("Over wie de bron gaat; - voor iedereen."))
_nummer: Final = click.argument("nummer", help=_("Nummer of kenmerk van de bron, zie `deskbron toon`."))
_IEDEREEN: Final = "-"


@click.group(
    cls=Groep,
    help=_("De deskstudie: wat is gelezen, waar het staat, wanneer het is geraadpleegd en wat erin staat."),
)
def deskbron() -> None:
    """Hold the commands about sources."""


def _partij(sessie: Sessie, over: str) -> str:
    return "" if over == _IEDEREEN else eis_gemeten(sessie, over).code


@deskbron.command(help=_("Toon de bronnen, over één partij of alle."))
@click.argument("over", default="", help=_("Over wie de bronnen gaan; - voor wat over iedereen gaat."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, over: str, als_json: bool) -> None:
    """Show sources."""
    bronnen = lees_bronnen(sessie, _partij(sessie, over) if over else None)
    if als_json:
        zeg_json({"bronnen": [_als_gegevens(bron) for bron in bronnen]})
        return
    if not bronnen:
        zeg(_("Er zijn nog geen bronnen; `korpsmonitor deskbron nieuw` legt er een vast."))
        return
    namen = {partij.code: partij.naam for partij in sessie.instrument.partijen}
    rijen = [
        (
            *(namen.get(b.partij, b.partij), b.nummer, b.auteur, b.titel, b.jaar),
            *(datumtekst(b.geraadpleegd), b.vindplaats),
        )
        for b in bronnen
    ]
    koppen = (
        *(_("over"), _("nr"), _("auteur"), _("titel"), _("jaar")),
        *(_("geraadpleegd"), _("vindplaats")),
    )
    zeg(tabel(koppen, rijen, rechts=(1,)))


def _als_gegevens(bron: Deskbron) -> dict[str, Any]:
    return {
        "kenmerk": bron.id,
        "over": bron.partij,
        "nummer": bron.nummer,
        "soort": bron.soort,
        "titel": bron.titel,
        "auteur": bron.auteur,
        "jaar": bron.jaar,
        "vindplaats": bron.vindplaats,
        "geraadpleegd": datumcode(bron.geraadpleegd),
        "tekst": bron.tekst,
    }


@deskbron.command(help=_("Leg een bron vast."))
@_over_argument
@click.argument("titel", help=_("Titel van de bron."))
@click.option("--auteur", default="", metavar="NAAM", help=_("Auteur of organisatie."))
@click.option("--jaar", default="", metavar="JAAR", help=_("Jaar van uitgave."))
@click.option("--soort", default="", metavar="CODE", help=_("Wat voor bron."))
@click.option("--vindplaats", default="", metavar="WAAR", help=_("Waar een lezer de bron vindt."))
@click.option("--geraadpleegd", type=Datum(), metavar="DATUM", help=_("Wanneer de bron is geraadpleegd."))
@click.option(
    "--tekst",
    default="",
    metavar="TEKST",
    help=_("Wat erin staat, in eigen woorden; - leest de standaardinvoer."),
)
@met_sessie
def nieuw(
    sessie: Sessie,
    over: str,
    titel: str,
    auteur: str,
    jaar: str,
    soort: str,
    vindplaats: str,
    geraadpleegd: date | None,
    tekst: str,
) -> None:
    """Add a source."""
    partij = _partij(sessie, over)
    gezegd = lees_tekst(tekst) if tekst else ""
    bron = NieuweBron(titel, auteur, jaar, soort, vindplaats, geraadpleegd, gezegd)
    id_ = deskbronnen.voeg_toe(sessie, bron, partij)
    zeg(_("Bron {nummer} vastgelegd.").format(nummer=eis_bron(sessie, id_).nummer))


@deskbron.command(help=_("Verander een bron; wat niet is opgegeven, blijft zoals het is."))
@_over_argument
@_nummer
@click.option("--titel", metavar="TITEL", help=_("Titel van de bron."))
@click.option("--auteur", metavar="NAAM", help=_("Auteur of organisatie."))
@click.option("--jaar", metavar="JAAR", help=_("Jaar van uitgave."))
@click.option("--soort", metavar="CODE", help=_("Wat voor bron."))
@click.option("--vindplaats", metavar="WAAR", help=_("Waar een lezer de bron vindt."))
@click.option("--geraadpleegd", type=Datum(), metavar="DATUM", help=_("Wanneer de bron is geraadpleegd."))
@click.option("--tekst", metavar="TEKST", help=_("Wat erin staat, in eigen woorden."))
def wijzig(over: str, nummer: str, geraadpleegd: date | None, **velden: str | None) -> None:
    """Change a source."""
    gegeven = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
    if geraadpleegd is not None:
        gegeven["geraadpleegd"] = geraadpleegd.isoformat()
    if not gegeven:
        weiger_gebruik(_("Geef ten minste één optie met wat er moet veranderen."))
    _wijzig(over, nummer, gegeven)


@met_sessie
def _wijzig(sessie: Sessie, over: str, nummer: str, gegeven: dict[str, str]) -> None:
    bron = eis_bron(sessie, nummer, _partij(sessie, over))
    for veld, waarde in gegeven.items():
        deskbronnen.wijzig(sessie, bron.id, veld, waarde)
    zeg(_("Bron {nummer} gewijzigd.").format(nummer=bron.nummer))


@deskbron.command(help=_("Zet een bron op een andere plaats in de lijst."))
@_over_argument
@_nummer
@click.argument("plaats", type=Getal(min=1), help=_("De nieuwe plaats, vanaf 1."))
@met_sessie
def verplaats(sessie: Sessie, over: str, nummer: str, plaats: int) -> None:
    """Move a source."""
    bron = eis_bron(sessie, nummer, _partij(sessie, over))
    deskbronnen.verplaats(sessie, bron.id, plaats - bron.nummer)
    zeg(_("Bron verplaatst."))


@deskbron.command(help=_("Verwijder een bron die bij vergissing is vastgelegd."))
@_over_argument
@_nummer
@met_sessie
def verwijder(sessie: Sessie, over: str, nummer: str) -> None:
    """Delete a source."""
    deskbronnen.verwijder(sessie, eis_bron(sessie, nummer, _partij(sessie, over)).id)
    zeg(_("Bron verwijderd."))
