"""``korpsmonitor gesprek``: planning and participants of an interview."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, Tijd, Verwijzing, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, zeg
from korpsmonitor_tui.cli.vinden import vind_deelnemer
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Aanwezigheid, Deelnemer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import gesprekken
from korpsmonitor_tui.services.gesprekken import Planning

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from korpsmonitor_tui.domain.gesprek import Gesprek
    from korpsmonitor_tui.services.sessie import Sessie

F = TypeVar("F", bound="Callable[..., Any]")

_HIER = "korpsmonitor_tui.cli"


@click.group(
    cls=Groep,
    lui={
        "toon": Verwijzing(f"{_HIER}.gesprek_toon:toon", _("Toon planning, deelnemers en notities.")),
        "notitie": Verwijzing(f"{_HIER}.notitie:notitie", _("Voeg een notitie toe.")),
        "wijzig-notitie": Verwijzing(
            f"{_HIER}.notitie:wijzig_notitie", _("Wijzig één ding aan een notitie.")
        ),
        "verwijder-notitie": Verwijzing(f"{_HIER}.notitie:verwijder_notitie", _("Verwijder een notitie.")),
        "splits-notitie": Verwijzing(
            f"{_HIER}.notitie:splits_notitie", _("Maak van een notitie twee notities.")
        ),
        "voeg-samen": Verwijzing(
            f"{_HIER}.notitie:voeg_samen", _("Zet een notitie achter de notitie erboven.")
        ),
        "klok": Verwijzing(f"{_HIER}.gesprek_klok:klok", _("Start de klok van het gesprek.")),
        "gids": Verwijzing(
            f"{_HIER}.gesprek_gids:gids", _("Toon de gespreksleidraad, en wat niet aan de orde is geweest.")
        ),
        "afkorting": Verwijzing(
            f"{_HIER}.afkorting:afkorting", _("Afkortingen die onder het typen worden uitgeschreven.")
        ),
        "importeer": Verwijzing(
            f"{_HIER}.gesprek_importeer:importeer", _("Lees het transcript van een opname in.")
        ),
        "transcript": Verwijzing(
            f"{_HIER}.gesprek_transcript:transcript", _("Toon transcripten, of zeg wie er spreken.")
        ),
        "beurten": Verwijzing(
            f"{_HIER}.gesprek_transcript:beurten", _("Toon wie wat zei, en bij welke notitie.")
        ),
        "afname": Verwijzing(
            f"{_HIER}.gesprek_afname:afname", _("Zeg of het in persoon, telefonisch of schriftelijk gaat.")
        ),
        "bespreekpunt": Verwijzing(
            f"{_HIER}.bespreekpunt:bespreekpunt", _("Wat in het gesprek aan de orde moet komen.")
        ),
    },
    help=_("Plan een gesprek, noteer wie eraan deelnemen en leg notities vast."),
)
def gesprek() -> None:
    """Hold the commands about interviews."""


def _planning(functie: F) -> F:
    """Decorate a command with everything that is planned."""
    for optie in (
        click.option(
            "--auditor",
            "auditors",
            multiple=True,
            metavar="NAAM",
            help=_("Auditor in het monitorteam; vaker opgeven mag, samen vervangen zij de huidige."),
        ),
        click.option("--notulist", metavar="NAAM", help=_("Wie het verslag maakt.")),
        click.option("--plaats", metavar="TEKST", help=_("Waar het gesprek is.")),
        click.option("--tijd", type=Tijd(), metavar="TIJD", help=_("Begintijd, zoals 14:00.")),
        click.option(
            "--datum", type=Datum(), metavar="DATUM", help=_("Dag van het gesprek, zoals 12-02-2013.")
        ),
    ):
        functie = optie(functie)
    return functie


def _lees_planning(
    datum: date | None, tijd: str | None, plaats: str | None, notulist: str | None, auditors: tuple[str, ...]
) -> Planning:
    return Planning(datum, tijd, plaats, notulist, auditors or None)


@gesprek.command(help=_("Plan het gesprek met een korps of ketenpartner."))
@partij_argument()
@_planning
@met_sessie
def nieuw(sessie: Sessie, /, partij: str, **gegevens: Any) -> None:
    """Plan an interview that is not planned yet."""
    dossier = sessie.dossier(partij)
    if gesprekken.lees_gesprek(sessie.store.lees(), dossier) is not None:
        raise StapGeweigerd(
            _("Het gesprek met {partij} is al gepland; wijzig het met `korpsmonitor gesprek wijzig`.").format(
                partij=sessie.partij(partij).naam
            )
        )
    _meld(sessie, _("Gepland"), gesprekken.plan(sessie, partij, _lees_planning(**gegevens)))


@gesprek.command(help=_("Wijzig de planning van een gesprek; wat u weglaat, blijft."))
@partij_argument()
@_planning
def wijzig(partij: str, **gegevens: Any) -> None:
    """Change the planning of an interview."""
    planning = _lees_planning(**gegevens)
    if planning == Planning():
        weiger_gebruik(_("Geef op wat er moet veranderen."))
    _wijzig(partij, planning)


@met_sessie
def _wijzig(sessie: Sessie, partij: str, planning: Planning) -> None:
    gesprekken.eis_gesprek(sessie.store.lees(), sessie.dossier(partij))
    _meld(sessie, _("Gewijzigd"), gesprekken.plan(sessie, partij, planning))


def _meld(sessie: Sessie, werkwoord: str, gepland: Gesprek) -> None:
    wanneer = " ".join(filter(None, (datumtekst(gepland.datum), gepland.tijd, gepland.plaats)))
    zeg(
        _("{werkwoord}: gesprek met {partij}, {wanneer}.").format(
            werkwoord=werkwoord, partij=sessie.partij(gepland.partij).naam, wanneer=wanneer or _("nog zonder datum")
        )
    )  # fmt: skip


@gesprek.command(
    help=_(
        "Voeg een deelnemer toe, of wijzig of verwijder er een. Wie het verslag gaat verifiëren is respondent."
    )
)
@partij_argument()
@click.option(
    "--rol", metavar="TEKST", help=_("Functie, zoals korpsexpert; verplicht bij een nieuwe deelnemer.")
)
@click.option("--organisatie", metavar="TEKST", help=_("Van welke organisatie."))
@click.option(
    "--naam", metavar="NAAM", help=_("Naam; die blijft in de database. In notulen en verslag staat de rol.")
)
@click.option(
    "--aanwezig",
    type=click.Choice([waarde.value for waarde in Aanwezigheid], case_sensitive=False),
    help=_("Of deze deelnemer er het hele gesprek bij was; standaard geheel."),
)
@click.option(
    "--respondent/--geen-respondent", default=None, help=_("Of deze deelnemer het verslag verifieert.")
)
@click.option("--wijzig", "bestaand", metavar="WIE", help=_("Wijzig deze deelnemer (naam, rol of kenmerk)."))
@click.option("--verwijder", metavar="WIE", help=_("Verwijder deze deelnemer (naam, rol of kenmerk)."))
def deelnemer(partij: str, bestaand: str | None, verwijder: str | None, **gegevens: Any) -> None:
    """Add, change or remove a participant."""
    nieuwe = {veld: waarde for veld, waarde in gegevens.items() if waarde is not None}
    if verwijder is None:
        if bestaand is None and "rol" not in nieuwe:
            weiger_gebruik(_("Geef met --rol de functie van de nieuwe deelnemer op, zoals korpsexpert."))
        _bewaar_deelnemer(partij, bestaand, nieuwe)
    elif nieuwe or bestaand is not None:
        weiger_gebruik(_("--verwijder gaat niet samen met andere gegevens."))
    else:
        _verwijder_deelnemer(partij, verwijder)


@met_sessie
def _bewaar_deelnemer(sessie: Sessie, partij: str, bestaand: str | None, nieuwe: dict[str, Any]) -> None:
    dossier = sessie.dossier(partij)
    if bestaand is not None:
        persoon = vind_deelnemer(sessie, dossier, bestaand)
    else:
        persoon = Deelnemer("", "", sessie.partij(partij).naam, "", Aanwezigheid.GEHEEL, respondent=False)
    persoon = replace(persoon, **nieuwe)
    gesprekken.bewaar_deelnemer(sessie, dossier, persoon)
    hoedanigheid = _("verifieert het verslag") if persoon.respondent else _("geen respondent")
    zeg(_("Vastgelegd: {wie}, {hoedanigheid}.").format(wie=persoon.label, hoedanigheid=hoedanigheid))


@met_sessie
def _verwijder_deelnemer(sessie: Sessie, partij: str, wie: str) -> None:
    dossier = sessie.dossier(partij)
    weg = vind_deelnemer(sessie, dossier, wie)
    gesprekken.verwijder_deelnemer(sessie, dossier, weg.id)
    zeg(_("Verwijderd: {wie}.").format(wie=weg.label))
