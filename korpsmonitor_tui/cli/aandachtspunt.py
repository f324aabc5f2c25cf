"""``korpsmonitor aandachtspunt``: what a new eenheid must look after, and what its scores propose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Getal, Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import lijst_opties
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import aandachtspunten, rapportlijsten
from korpsmonitor_tui.services.rapporteenheid import lees_eenheden
from korpsmonitor_tui.services.rapportgrond import Rapportgrond
from korpsmonitor_tui.services.rapportschrijvers import eis_eenheid

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.rapporteenheid import Eenheidrapport
    from korpsmonitor_tui.services.sessie import Sessie

_GROND: Final = {
    "korps": _("code van een korps"),
    "score": _("code van het oordeel: niet conform norm"),
}
SLEUTELS: Final = {
    "eenheden[].eenheid": _("code van de eenheid"),
    "eenheden[].naam": _("naam van de eenheid"),
    "eenheden[].punten[].nummer": _("nummer van het aandachtspunt in zijn eenheid"),
    "eenheden[].punten[].kenmerk": _("kenmerk van het aandachtspunt"),
    "eenheden[].punten[].dimensie": _("volledige code van de dimensie, of leeg"),
    "eenheden[].punten[].tekst": _("de tekst"),
    "eenheden[].punten[].verouderd": _("of de scores waarop het rust intussen anders zijn"),
    **{f"eenheden[].punten[].grond[].{sleutel}": uitleg for sleutel, uitleg in _GROND.items()},
    "eenheden[].voorstellen[].dimensie": _("volledige code van de dimensie"),
    "eenheden[].voorstellen[].tekst": _("het voorstel"),
    **{f"eenheden[].voorstellen[].grond[].{sleutel}": uitleg for sleutel, uitleg in _GROND.items()},
}

_eenheid_argument: Final = click.argument(
    "eenheid", help=_("Naam of code van een eenheid, zoals “Noord-Holland”.")
)
_nummer_argument: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van het aandachtspunt, zie `aandachtspunt toon`.")
)
_tekst_argument: Final = click.argument(
    "tekst", default=STDIN, help=_("De tekst; zonder tekst, of met -, wordt de standaardinvoer gelezen.")
)


@click.group(
    cls=Groep,
    help=_(
        "Aandachtspunten van de nieuwe eenheden. Waar voormalige korpsen niet aan de norm voldoen, wordt voorgesteld; het is pas een"
        " aandachtspunt als iemand het overneemt."
    ),
)
def aandachtspunt() -> None:
    """Hold the commands about points of eenheden."""


@aandachtspunt.command(help=_("Toon de aandachtspunten en voorstellen van een eenheid, of van alle."))
@click.argument("eenheid", default="", help=_("Naam of code van een eenheid; zonder: alle."))
@lijst_opties
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, eenheid: str, bestand: Path | None, overschrijf: bool, als_json: bool) -> None:
    """Show or write points."""
    codes = [eis_eenheid(sessie, eenheid).code] if eenheid else None
    rapporten = lees_eenheden(Rapportgrond(sessie), codes)
    if bestand is not None:
        lijst = rapportlijsten.puntenlijst(sessie, rapporten)
        pad = rapportlijsten.bewaar(sessie, lijst, bestand, overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    if als_json:
        zeg_json({"eenheden": [_als_gegevens(deel) for deel in rapporten]})
    elif bestand is None:
        zeg("\n\n".join(_als_tekst(deel) for deel in rapporten))


def _als_tekst(deel: Eenheidrapport) -> str:
    rijen = [
        (
            punt.nummer,
            _("scores gewijzigd") if punt.verouderd else "",
            punt.dimensie,
            punt.tekst,
        )
        for punt in deel.punten.punten
    ]
    rijen_voorstel = [("", _("voorstel"), v.dimensie.code, v.tekst) for v in deel.punten.voorstellen]
    if not rijen and not rijen_voorstel:
        return _("{eenheid}: geen aandachtspunten en geen voorstellen.").format(eenheid=deel.eenheid.naam)
    koppen = (_("nr"), _("stand"), _("dimensie"), _("aandachtspunt"))
    return f"{deel.eenheid.naam}\n{tabel(koppen, [*rijen, *rijen_voorstel], rechts=(0,))}"


def _als_gegevens(deel: Eenheidrapport) -> dict[str, Any]:
    return {
        "eenheid": deel.eenheid.code,
        "naam": deel.eenheid.naam,
        "punten": [
            {
                "nummer": punt.nummer,
                "kenmerk": punt.id,
                "dimensie": punt.dimensie,
                "tekst": punt.tekst,
                "verouderd": punt.verouderd,
                "grond": [regel._asdict() for regel in punt.grond],
            }
            for punt in deel.punten.punten
        ],
        "voorstellen": [
            {
                "dimensie": voorstel.dimensie.code,
                "tekst": voorstel.tekst,
                "grond": [regel._asdict() for regel in voorstel.grond],
            }
            for voorstel in deel.punten.voorstellen
        ],
    }


@aandachtspunt.command(help=_("Voeg een eigen aandachtspunt toe."))
@_eenheid_argument
@_tekst_argument
@click.option(
    "--dimensie", default="", metavar="CODE", help=_("Over welke dimensie, zoals toezicht.kwaliteit.")
)
@met_sessie
def nieuw(sessie: Sessie, eenheid: str, tekst: str, dimensie: str) -> None:
    """Add a point."""
    over = eis_eenheid(sessie, eenheid)
    aandachtspunten.voeg_toe(sessie, over.code, lees_tekst(tekst), dimensie)
    zeg(_("Aandachtspunt toegevoegd bij {eenheid}.").format(eenheid=over.naam))


@aandachtspunt.command(
    "neem-over", help=_("Maak van voorstellen aandachtspunten: op deze dimensies, of met --alle op alle.")
)
@_eenheid_argument
@click.argument("dimensie", nargs=-1, help=_("Volledige code van een dimensie; vaker opgeven mag."))
@click.option("--alle", is_flag=True, help=_("Alle voorstellen van deze eenheid."))
def neem_over(eenheid: str, dimensie: tuple[str, ...], alle: bool) -> None:
    """Adopt proposals."""
    if alle == bool(dimensie):
        weiger_gebruik(_("Noem een dimensie, of geef --alle; niet beide."))
    _neem_over(eenheid, dimensie)


@met_sessie
def _neem_over(sessie: Sessie, eenheid: str, dimensies: tuple[str, ...]) -> None:
    over = eis_eenheid(sessie, eenheid)
    if not dimensies:
        voorstellen = aandachtspunten.lees_punten(sessie, over.code).voorstellen
        dimensies = tuple(voorstel.dimensie.code for voorstel in voorstellen)
    aantal = len(aandachtspunten.neem_over(sessie, over.code, dimensies))
    zeg(
        ngettext(
            "{aantal} voorstel overgenomen bij {eenheid}.",
            "{aantal} voorstellen overgenomen bij {eenheid}.",
            aantal,
        ).format(aantal=aantal, eenheid=over.naam)
    )


@aandachtspunt.command("laat-weg", help=_("Laat een voorstel weg; het wordt niet meer voorgesteld."))
@_eenheid_argument
@click.argument("dimensie", help=_("Volledige code van de dimensie."))
@click.option("--reden", default="", metavar="TEKST", help=_("Waarom dit geen aandachtspunt is."))
@met_sessie
def laat_weg(sessie: Sessie, eenheid: str, dimensie: str, reden: str) -> None:
    """Leave a proposal out."""
    over = eis_eenheid(sessie, eenheid)
    aandachtspunten.laat_weg(sessie, over.code, dimensie, reden)
    zeg(_("Voorstel weggelaten bij {eenheid}.").format(eenheid=over.naam))


@aandachtspunt.command("tekst", help=_("Verander de tekst van een aandachtspunt."))
@_eenheid_argument
@_nummer_argument
@_tekst_argument
@met_sessie
def wijzig_tekst(sessie: Sessie, eenheid: str, nummer: str, tekst: str) -> None:
    """Change a point."""
    over = eis_eenheid(sessie, eenheid)
    punt = aandachtspunten.eis_punt(sessie, over.code, nummer)
    aandachtspunten.wijzig_tekst(sessie, over.code, punt.id, lees_tekst(tekst))
    zeg(_("Aandachtspunt {nummer} gewijzigd.").format(nummer=punt.nummer))


@aandachtspunt.command(help=_("Zeg dat een aandachtspunt ook met de scores van nu geldt."))
@_eenheid_argument
@_nummer_argument
@met_sessie
def bevestig(sessie: Sessie, eenheid: str, nummer: str) -> None:
    """Confirm a point on the scores of now."""
    over = eis_eenheid(sessie, eenheid)
    punt = aandachtspunten.eis_punt(sessie, over.code, nummer)
    aandachtspunten.bevestig_grond(sessie, over.code, punt.id)
    zeg(_("Aandachtspunt {nummer} bevestigd.").format(nummer=punt.nummer))


@aandachtspunt.command(help=_("Zet een aandachtspunt op een andere plaats in de lijst."))
@_eenheid_argument
@_nummer_argument
@click.argument("plaats", type=Getal(min=1), help=_("De nieuwe plaats, vanaf 1."))
@met_sessie
def verplaats(sessie: Sessie, eenheid: str, nummer: str, plaats: int) -> None:
    """Move a point."""
    over = eis_eenheid(sessie, eenheid)
    punt = aandachtspunten.eis_punt(sessie, over.code, nummer)
    aandachtspunten.verplaats(sessie, over.code, punt.id, plaats - punt.nummer)
    zeg(_("Aandachtspunt verplaatst."))


@aandachtspunt.command(help=_("Verwijder een aandachtspunt; `korpsmonitor ongedaan` haalt het terug."))
@_eenheid_argument
@_nummer_argument
@met_sessie
def verwijder(sessie: Sessie, eenheid: str, nummer: str) -> None:
    """Delete a point."""
    over = eis_eenheid(sessie, eenheid)
    punt = aandachtspunten.eis_punt(sessie, over.code, nummer)
    aandachtspunten.verwijder(sessie, over.code, punt.id)
    zeg(_("Aandachtspunt verwijderd."))
