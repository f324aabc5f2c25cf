"""Hoor en wederhoor on the command line: akkoord, reactie and verwerking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_opmerking, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.verslag_stappen import kanaal_optie
from korpsmonitor_tui.cli.vinden import vind_opmerking
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import verslagstappen, wederhoor
from korpsmonitor_tui.services.wederhoor import BESLUITEN, Antwoord

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie

F = TypeVar("F", bound="Callable[..., Any]")

BESLUIT_OPTIES: Final = {
    besluit.partition(", ")[2].replace(" ", "-") or besluit.replace(" ", "-"): besluit
    for besluit in BESLUITEN
}
"""Decisions as they are typed, without quotes, and as they are recorded."""


def _antwoord(functie: F) -> F:
    """Decorate a command with what came back: from whom, how, when, and the evidence."""
    for optie in (
        click.option(
            "--bewijs",
            type=click.Path(path_type=Path),
            metavar="BESTAND",
            help=_("Het bericht of bestand zelf; het wordt versleuteld in het dossier bewaard."),
        ),
        click.option("--datum", type=Datum(), metavar="DATUM", help=_("Dag van ontvangst; standaard vandaag.")),
        kanaal_optie(),
        click.option(
            "--respondent", required=True, metavar="WIE", help=_("Naam, rol of kenmerk van een respondent van de verstuurde versie.")
        ),
    ):  # fmt: skip
        functie = optie(functie)
    return functie


@click.command(cls=Opdracht, help=_("Leg vast dat een respondent akkoord is met de verstuurde versie."))
@partij_argument()
@_antwoord
@click.option("--toelichting", default="", metavar="TEKST", help=_("Wat erbij is gezegd."))
@met_sessie
def akkoord(
    sessie: Sessie, partij: str, respondent: str, kanaal: str, datum: date | None, bewijs: Path | None, toelichting: str
) -> None:  # fmt: skip
    """Record an approval."""
    gegeven = Antwoord(respondent, kanaal, datum, toelichting, bewijs)
    ontbreekt = wederhoor.leg_akkoord_vast(sessie, sessie.dossier(partij), gegeven)
    if ontbreekt:
        zeg(_("Akkoord vastgelegd; nog niet akkoord: {wie}.").format(wie=", ".join(ontbreekt)))
    else:
        zeg(_("Akkoord vastgelegd; alle respondenten zijn akkoord."))


@click.command(
    cls=Opdracht,
    help=_("Leg de reactie van een respondent vast. Zonder --opmerking wordt de hele tekst één opmerking."),
)
@partij_argument()
@_antwoord
@click.option("--tekst", default="", metavar="TEKST", help=_("De reactie; - leest de standaardinvoer."))
@click.option(
    "--opmerking",
    "opmerkingen",
    multiple=True,
    metavar="TEKST",
    help=_("Eén punt uit de reactie; “12: tekst” gaat over passage 12. Vaker opgeven mag."),
)
@met_sessie
def reactie(
    sessie: Sessie,
    partij: str,
    respondent: str,
    kanaal: str,
    datum: date | None,
    bewijs: Path | None,
    tekst: str,
    opmerkingen: tuple[str, ...],
) -> None:
    """Record a reaction."""
    gegeven = Antwoord(respondent, kanaal, datum, lees_tekst(tekst) if tekst else "", bewijs)
    punten = [lees_opmerking(opmerking) for opmerking in opmerkingen]
    wederhoor.leg_reactie_vast(sessie, sessie.dossier(partij), gegeven, punten)
    zeg(_("Reactie vastgelegd."))


@click.command(
    cls=Opdracht,
    help=_(
        "Neem een reactie in verwerking. Beslis daarna met --opmerking en --besluit over elke opmerking, of beantwoord"
        " een opmerking van de eerste check met --antwoord. `verslag status` noemt de nummers."
    ),
)
@partij_argument()
@click.option("--opmerking", metavar="NUMMER", help=_("Nummer of kenmerk van de opmerking."))
@click.option(
    "--besluit", type=click.Choice(list(BESLUIT_OPTIES), case_sensitive=False), help=_("Wat er met de opmerking gebeurt.")
)  # fmt: skip
@click.option("--reden", default="", metavar="TEKST", help=_("Waarom niet, of niet geheel, overgenomen."))
@click.option(
    "--tekst", metavar="TEKST", help=_("De nieuwe tekst van de passage; - leest de standaardinvoer.")
)
@click.option(
    "--antwoord", metavar="TEKST", help=_("Wat er met een opmerking van de eerste check is gedaan.")
)
def verwerk(
    partij: str,
    opmerking: str | None,
    besluit: str | None,
    reden: str,
    tekst: str | None,
    antwoord: str | None,
) -> None:
    """Take a reaction in, or decide on or answer one remark."""
    if opmerking is None:
        if besluit or reden or tekst or antwoord:
            weiger_gebruik(_("Noem met --opmerking over welke opmerking het gaat."))
        _neem_in_verwerking(partij)
    elif besluit is not None and antwoord is None:
        nieuwe_tekst = lees_tekst(tekst) if tekst is not None else None
        _beslis(partij, opmerking, BESLUIT_OPTIES[besluit], reden, nieuwe_tekst)
    elif antwoord is not None and not (besluit or reden or tekst):
        _beantwoord(partij, opmerking, antwoord)
    else:
        weiger_gebruik(
            _("Geef bij --opmerking een --besluit op (met --reden en --tekst), of een --antwoord.")
        )


@met_sessie
def _neem_in_verwerking(sessie: Sessie, partij: str) -> None:
    verslagstappen.neem_in_verwerking(sessie, sessie.dossier(partij))
    zeg(_("In verwerking genomen als nieuwe versie."))


@met_sessie
def _beslis(
    sessie: Sessie, partij: str, opmerking: str, besluit: str, reden: str, nieuwe_tekst: str | None
) -> None:
    dossier = sessie.dossier(partij)
    punt = vind_opmerking(sessie, dossier, opmerking)
    wederhoor.beslis(sessie, dossier, punt.id, besluit, reden, nieuwe_tekst)
    zeg(_("Besluit vastgelegd: {besluit}.").format(besluit=besluit))


@met_sessie
def _beantwoord(sessie: Sessie, partij: str, opmerking: str, antwoord: str) -> None:
    dossier = sessie.dossier(partij)
    wederhoor.beantwoord(sessie, dossier, vind_opmerking(sessie, dossier, opmerking).id, antwoord)
    zeg(_("Opmerking beantwoord."))
