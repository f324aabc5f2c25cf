"""``korpsmonitor opname``: recordings of interviews, from consent to destruction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.duur import Duur
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.transcript import toon_tijd
from korpsmonitor_tui.services import opnamen
from korpsmonitor_tui.services.opnamen import Opnamegegevens
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from korpsmonitor_tui.services.opnamen import Opname
    from korpsmonitor_tui.services.sessie import Sessie

F = TypeVar("F", bound="Callable[..., Any]")

SLEUTELS: Final = {
    "[].partij": _("code van de partij"),
    "[].nummer": _("nummer van de opname in dit dossier"),
    "[].kenmerk": _("kenmerk van de opname"),
    "[].naam": _("naam van het bestand"),
    "[].sha256": _("SHA-256 van het bestand"),
    "[].grootte": _("grootte in bytes"),
    "[].lengte_ms": _("lengte, of null"),
    "[].toestemming": _("wie toestemming gaf, of leeg"),
    "[].toestemming_op": _("dag van de toestemming, of null"),
    "[].bewaren_tot": _("laatste dag dat de opname bewaard mag worden, of null"),
    "[].te_laat": _("of die dag voorbij is zonder dat de opname is vernietigd"),
    "[].vernietigd": _("dag van vernietiging, of null"),
    "[].vernietigd_door": _("wie de opname vernietigde, of leeg"),
    "[].vernietigd_hoe": _("hoe, of leeg"),
}

_nummer_argument: Final = click.argument("nr", help=_("Nummer of kenmerk van de opname, zie `opname toon`."))


@click.group(
    cls=Groep,
    help=_(
        "Opnamen van gesprekken: welk bestand, met wiens toestemming, hoe lang het bewaard mag worden, en dat het is"
        " vernietigd. De opname zelf wordt nooit bewaard."
    ),
)
def opname() -> None:
    """Hold the commands about recordings."""


def _gegevens(functie: F) -> F:
    """Decorate a command with everything that is written down about a recording."""
    for optie in (
        click.option(
            "--bewaren-tot",
            type=Datum(),
            metavar="DATUM",
            help=_("Laatste dag dat de opname bewaard mag worden."),
        ),
        click.option(
            "--toestemming-op",
            type=Datum(),
            metavar="DATUM",
            help=_("Dag van de toestemming; standaard vandaag."),
        ),
        click.option(
            "--toestemming",
            metavar="TEKST",
            help=_("Wie toestemming gaf, zoals “alle deelnemers, mondeling”."),
        ),
        click.option(
            "--lengte",
            type=Duur(),
            metavar="DUUR",
            help=_("Hoe lang de opname duurt, zoals 1:30:00; van WAV blijkt dat vanzelf."),
        ),
    ):
        functie = optie(functie)
    return functie


@opname.command(
    help=_(
        "Leg een opname vast. Het bestand wordt gelezen om het te herkennen en niet bewaard; nog eens mag."
    )
)
@partij_argument()
@click.argument("bestand", type=click.Path(path_type=Path), help=_("De opname."))
@_gegevens
def nieuw(partij: str, bestand: Path, **gegevens: Any) -> None:
    """Note a recording."""
    _nieuw(partij, bestand, _lees_gegevens(**gegevens))


def _lees_gegevens(
    lengte: int | None, toestemming: str | None, toestemming_op: date | None, bewaren_tot: date | None
) -> Opnamegegevens:
    if toestemming_op is not None and toestemming is None:
        weiger_gebruik(_("Geef bij --toestemming-op ook op wie toestemming gaf."))
    return Opnamegegevens(lengte, toestemming, toestemming_op, bewaren_tot)


@met_sessie
def _nieuw(sessie: Sessie, partij: str, bestand: Path, gegevens: Opnamegegevens) -> None:
    vastgelegd = opnamen.leg_opname_vast(sessie, sessie.dossier(partij), bestand, gegevens)
    zeg(_("Vastgelegd: opname {regel}.").format(regel=opnamen.regel(vastgelegd)))
    zeg(f"SHA-256 {vastgelegd.sha256}")
    if not vastgelegd.toestemming:
        zeg(_("Er is nog geen toestemming genoteerd; dat kan met `opname wijzig`."))


@opname.command(help=_("Wijzig wat er over een opname is vastgelegd; wat u weglaat, blijft."))
@partij_argument()
@_nummer_argument
@_gegevens
def wijzig(partij: str, nr: str, **gegevens: Any) -> None:
    """Change what is written down about a recording."""
    nieuwe = _lees_gegevens(**gegevens)
    if nieuwe == Opnamegegevens():
        weiger_gebruik(_("Geef op wat er moet veranderen."))
    _wijzig(partij, nr, nieuwe)


@met_sessie
def _wijzig(sessie: Sessie, partij: str, nr: str, gegevens: Opnamegegevens) -> None:
    dossier = sessie.dossier(partij)
    gewijzigd = opnamen.wijzig_opname(sessie, dossier, opnamen.eis_opname(sessie, dossier, nr).id, gegevens)
    zeg(_("Gewijzigd: opname {regel}.").format(regel=opnamen.regel(gewijzigd)))


@opname.command(
    help=_("Toon de opnamen van een gesprek; zonder partij wat in deze editie te lang is bewaard.")
)
@partij_argument(verplicht=False)
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str | None, als_json: bool) -> None:
    """Show recordings."""
    lijst = opnamen.lees_opnamen(sessie, sessie.dossier(partij)) if partij else opnamen.lees_verlopen(sessie)
    if als_json:
        zeg_json([_als_gegevens(een) for een in lijst])
    elif lijst:
        koppen = (_("partij"), _("nr"), _("bestand"), _("lengte"), _("toestemming"), _("stand"))
        zeg(tabel(koppen, [_rij(sessie, een) for een in lijst], rechts=(1, 3)))
    elif partij:
        zeg(_("Er is geen opname van dit gesprek vastgelegd."))
    else:
        zeg(_("Er is geen opname te lang bewaard."))


def _als_gegevens(een: Opname) -> dict[str, Any]:
    return {
        "partij": partij_van(een.dossier),
        "nummer": een.nummer,
        "kenmerk": een.id,
        "naam": een.naam,
        "sha256": een.sha256,
        "grootte": een.grootte,
        "lengte_ms": een.lengte,
        "toestemming": een.toestemming,
        "toestemming_op": datumcode(een.toestemming_op),
        "bewaren_tot": datumcode(een.bewaren_tot),
        "te_laat": een.te_laat,
        "vernietigd": datumcode(een.vernietigd),
        "vernietigd_door": een.vernietigd_door,
        "vernietigd_hoe": een.vernietigd_hoe,
    }


def _rij(sessie: Sessie, een: Opname) -> tuple[object, ...]:
    return (
        sessie.partij(partij_van(een.dossier)).naam,
        een.nummer,
        een.naam,
        toon_tijd(een.lengte),
        een.toestemming or _("niet genoteerd"),
        _stand(een),
    )


def _stand(een: Opname) -> str:
    if een.vernietigd:
        return _("vernietigd op {dag} door {wie}: {hoe}").format(
            dag=datumtekst(een.vernietigd), wie=een.vernietigd_door, hoe=een.vernietigd_hoe
        )
    if een.te_laat:
        return _("te laat: had voor {dag} vernietigd moeten zijn").format(dag=datumtekst(een.bewaren_tot))
    return _("bewaren tot en met {dag}").format(dag=datumtekst(een.bewaren_tot)) if een.bewaren_tot else ""


@opname.command(
    help=_(
        "Leg vast dat een opname is vernietigd; dat kan als het verslag definitief is. Het bestand wist u zelf."
    )
)
@partij_argument()
@_nummer_argument
@click.option(
    "--hoe",
    required=True,
    metavar="TEKST",
    help=_("Hoe de opname is vernietigd, zoals “gewist en overschreven”."),
)
@click.option("--door", default="", metavar="NAAM", help=_("Wie dat deed; standaard u."))
@click.option("--op", type=Datum(), metavar="DATUM", help=_("Dag van vernietiging; standaard vandaag."))
@met_sessie
def vernietig(sessie: Sessie, partij: str, nr: str, hoe: str, door: str, op: date | None) -> None:
    """Record a destruction."""
    dossier = sessie.dossier(partij)
    weg = opnamen.vernietig(sessie, dossier, opnamen.eis_opname(sessie, dossier, nr), hoe, wie=door, op=op)
    zeg(
        _("Vastgelegd: opname {regel}, door {wie}.").format(regel=opnamen.regel(weg), wie=weg.vernietigd_door)
    )
