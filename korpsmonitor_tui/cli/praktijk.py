"""``korpsmonitor praktijk``: best practices and knelpunten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import ingesprongen, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.praktijk import Praktijksoort, lees_soort, soortnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import praktijken, praktijkvoorstellen
from korpsmonitor_tui.services.noten import lees_vermeldingen, vind_noot
from korpsmonitor_tui.services.partijlijst import eis_gemeten
from korpsmonitor_tui.services.praktijken import NieuwePraktijk, eis_praktijk, lees_praktijken, themanaam

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.praktijk import Praktijk
    from korpsmonitor_tui.services.noten import Vermeldingen
    from korpsmonitor_tui.services.praktijkvoorstellen import Voorstel
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "praktijken[].kenmerk": _("kenmerk"),
    "praktijken[].nummer": _("nummer in de lijst van de editie"),
    "praktijken[].soort": _("best_practice of knelpunt"),
    "praktijken[].thema": _("code van het thema, of leeg"),
    "praktijken[].naam": _("naam"),
    "praktijken[].tekst": _("beschrijving"),
    "praktijken[].over": _("code van bij wie het is gevonden; leeg als dat overal is"),
    "praktijken[].bronnen[].verwijzing": _("waarop het steunt, zoals `praktijk steun` het aanneemt"),
    "praktijken[].bronnen[].tekst": _("het zelfde in woorden"),
}
_nummer: Final = click.argument("nummer", help=_("Nummer of kenmerk, zie `praktijk toon`."))
_SOORTEN: Final = click.Choice([soort.value for soort in Praktijksoort])
_verwijzing: Final = click.argument(
    "verwijzing", help=_("“gesprek PARTIJ”, “aanvulling PARTIJ NUMMER” of “bron NUMMER”.")
)


@click.group(cls=Groep, help=_("Wat goed werkt en wat knelt: per thema, met waarop het steunt."))
def praktijk() -> None:
    """Hold the commands about best practices and knelpunten."""


@praktijk.command(help=_("Toon best practices en knelpunten."))
@click.option("--soort", type=_SOORTEN, help=_("Alleen van deze soort."))
@click.option("--over", metavar="PARTIJ", help=_("Alleen wat hier is gevonden."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, soort: str | None, over: str | None, als_json: bool) -> None:
    """Show them."""
    alle = lees_praktijken(
        sessie,
        partij=eis_gemeten(sessie, over).code if over else None,
        soort=Praktijksoort(soort) if soort else None,
    )
    vermeldingen = lees_vermeldingen(sessie)
    if als_json:
        zeg_json({"praktijken": [_als_gegevens(een, vermeldingen) for een in alle]})
        return
    if not alle:
        zeg(_("Er is nog geen best practice of knelpunt die hieraan voldoet."))
        return
    namen = {een.code: een.naam for een in sessie.instrument.partijen}
    rijen = [
        (
            *(
                een.nummer,
                soortnaam(een.soort),
                themanaam(sessie, een.thema),
                namen.get(een.partij, een.partij),
            ),
            *(een.naam, "; ".join(_bronnen(een, vermeldingen))),
        )
        for een in alle
    ]
    koppen = (_("nr"), _("soort"), _("thema"), _("waar"), _("naam"), _("steunt op"))
    zeg(tabel(koppen, rijen, rechts=(0,)))


def _bronnen(praktijk: Praktijk, vermeldingen: Vermeldingen) -> list[str]:
    return [
        vermeldingen[noot.soort, noot.id].kort if (noot.soort, noot.id) in vermeldingen else str(noot)
        for noot in praktijk.bronnen
    ]


def _als_gegevens(praktijk: Praktijk, vermeldingen: Vermeldingen) -> dict[str, Any]:
    return {
        "kenmerk": praktijk.id,
        "nummer": praktijk.nummer,
        "soort": praktijk.soort.value,
        "thema": praktijk.thema,
        "naam": praktijk.naam,
        "tekst": praktijk.tekst,
        "over": praktijk.partij,
        "bronnen": [
            {"verwijzing": str(noot), "tekst": tekst}
            for noot, tekst in zip(praktijk.bronnen, _bronnen(praktijk, vermeldingen), strict=True)
        ],
    }


@praktijk.command(help=_("Leg een best practice of knelpunt vast."))
@click.argument("soort", type=_SOORTEN, help=_("Wat het is."))
@click.argument("naam", help=_("Korte naam."))
@click.argument("tekst", default=STDIN, help=_("Beschrijving; zonder tekst, of met -, de standaardinvoer."))
@click.option("--thema", default="", metavar="CODE", help=_("Onder welk thema."))
@click.option("--over", default="", metavar="PARTIJ", help=_("Waar het is gevonden; zonder: overal."))
@click.option(
    "--bron",
    "bronnen",
    multiple=True,
    metavar="VERWIJZING",
    help=_("Waarop het steunt, zoals “gesprek Hera”; mag vaker."),
)
@met_sessie
def nieuw(
    sessie: Sessie, soort: str, naam: str, tekst: str, thema: str, over: str, bronnen: tuple[str, ...]
) -> None:
    """Add one."""
    partij = eis_gemeten(sessie, over).code if over else ""
    noten = tuple(vind_noot(sessie, bron, partij) for bron in bronnen)
    gezegd = NieuwePraktijk(lees_soort(soort), naam, lees_tekst(tekst), thema, partij, noten)
    id_ = praktijken.voeg_toe(sessie, gezegd)
    zeg(_("Vastgelegd als nummer {nummer}.").format(nummer=eis_praktijk(sessie, id_).nummer))


VOORSTELLEN: Final = {
    "voorstellen[].nummer": _("nummer in deze lijst"),
    "voorstellen[].kenmerk": _("partij en vraag, zoals `praktijk neem-over` ze aanneemt"),
    "voorstellen[].soort": _("best_practice of knelpunt"),
    "voorstellen[].thema": _("code van het thema, of leeg"),
    "voorstellen[].partij": _("code van wie het antwoord gaf"),
    "voorstellen[].vraag": _("de vraag waarop het een antwoord is"),
    "voorstellen[].antwoord": _("het antwoord, zoals het is gegeven"),
}


@praktijk.command(
    help=_(
        "Toon de antwoorden op vragen naar een best practice of knelpunt waar nog niets van is gemaakt. De vragenlijst zegt"
        " welke vragen dat zijn."
    )
)
@json_optie(VOORSTELLEN)
@met_sessie
def voorstellen(sessie: Sessie, als_json: bool) -> None:
    """Show what can be gathered from answers."""
    alle = praktijkvoorstellen.lees_voorstellen(sessie)
    if als_json:
        zeg_json({"voorstellen": [_voorstel_als_gegevens(een) for een in alle]})
        return
    if not alle:
        zeg(_("Er is geen antwoord waar nog een best practice of knelpunt van te maken is."))
    for een in alle:
        zeg(
            f"{een.nummer:>3}  {een.partij.naam}, {soortnaam(een.soort)}, {themanaam(sessie, een.thema)} ({een.kenmerk})"
        )
        zeg(ingesprongen(f"     {een.antwoord}"))


def _voorstel_als_gegevens(voorstel: Voorstel) -> dict[str, Any]:
    return {
        "nummer": voorstel.nummer,
        "kenmerk": voorstel.kenmerk,
        "soort": voorstel.soort.value,
        "thema": voorstel.thema,
        "partij": voorstel.partij.code,
        "vraag": voorstel.vraag.tekst,
        "antwoord": voorstel.antwoord,
    }


@praktijk.command(
    "neem-over", help=_("Maak van een antwoord een best practice of knelpunt, die op dat antwoord steunt.")
)
@click.argument("voorstel", help=_("Nummer of kenmerk, zie `praktijk voorstellen`."))
@click.argument("naam", help=_("Korte naam."))
@click.option("--tekst", default="", metavar="TEKST", help=_("Beschrijving; standaard het antwoord zelf."))
@met_sessie
def neem_over(sessie: Sessie, voorstel: str, naam: str, tekst: str) -> None:
    """Make one of an answer."""
    id_ = praktijkvoorstellen.neem_over(
        sessie, praktijkvoorstellen.eis_voorstel(sessie, voorstel), naam, tekst
    )
    zeg(_("Vastgelegd als nummer {nummer}.").format(nummer=eis_praktijk(sessie, id_).nummer))


@praktijk.command(
    help=_("Verander soort, thema, naam of beschrijving; wat niet is opgegeven, blijft zoals het is.")
)
@_nummer
@click.option("--soort", type=_SOORTEN, help=_("Wat het is."))
@click.option("--thema", metavar="CODE", help=_("Onder welk thema; leeg voor geen."))
@click.option("--naam", metavar="NAAM", help=_("Korte naam."))
@click.option("--tekst", metavar="TEKST", help=_("Beschrijving."))
def wijzig(nummer: str, **velden: str | None) -> None:
    """Change one."""
    gegeven = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
    if not gegeven:
        weiger_gebruik(_("Geef --soort, --thema, --naam of --tekst."))
    _wijzig(nummer, gegeven)


@met_sessie
def _wijzig(sessie: Sessie, nummer: str, gegeven: dict[str, str]) -> None:
    een = eis_praktijk(sessie, nummer)
    for veld, waarde in gegeven.items():
        praktijken.wijzig(sessie, een.id, veld, waarde)
    zeg(_("Nummer {nummer} gewijzigd.").format(nummer=een.nummer))


@praktijk.command(help=_("Zeg waarop het steunt; met --weg dat het daar toch niet op steunt."))
@_nummer
@_verwijzing
@click.option("--weg", is_flag=True, help=_("Haal deze verwijzing weg."))
@met_sessie
def steun(sessie: Sessie, nummer: str, verwijzing: str, weg: bool) -> None:
    """Say what it leans on."""
    een = eis_praktijk(sessie, nummer)
    noot = vind_noot(sessie, verwijzing, een.partij)
    doe = praktijken.haal_steun_weg if weg else praktijken.steun
    doe(sessie, een.id, noot)
    zeg(_("Vastgelegd bij nummer {nummer}.").format(nummer=een.nummer))


@praktijk.command(help=_("Zet het op een andere plaats in de lijst."))
@_nummer
@click.argument("plaats", type=Getal(min=1), help=_("De nieuwe plaats, vanaf 1."))
@met_sessie
def verplaats(sessie: Sessie, nummer: str, plaats: int) -> None:
    """Move one."""
    een = eis_praktijk(sessie, nummer)
    praktijken.verplaats(sessie, een.id, plaats - een.nummer)
    zeg(_("Verplaatst."))


@praktijk.command(
    help=_("Verwijder wat bij vergissing is vastgelegd; `korpsmonitor ongedaan` haalt het terug.")
)
@_nummer
@met_sessie
def verwijder(sessie: Sessie, nummer: str) -> None:
    """Delete one."""
    praktijken.verwijder(sessie, eis_praktijk(sessie, nummer).id)
    zeg(_("Verwijderd."))
