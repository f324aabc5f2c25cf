"""``gesprek bespreekpunt``: what must be talked about, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Groep, partij_argument
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.cli.vinden import vind_bespreekpunt
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import bespreekpunten

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

_nummer_argument: Final = click.argument(
    "nummer", help=_("Nummer of kenmerk van het bespreekpunt, zie `gesprek toon`.")
)
_tekst_argument: Final = click.argument(
    "tekst", default=STDIN, help=_("De tekst; zonder tekst, of met -, wordt de standaardinvoer gelezen.")
)


@click.group(
    cls=Groep,
    help=_(
        "Wat in het gesprek aan de orde moet komen. Een opvallende verbetering, en een cijfer dat anders is gezegd dan"
        " opgegeven, staan er vanzelf bij; `vragenlijst analyse --bespreek` maakt bespreekpunten van wat verder in de"
        " antwoorden opvalt. `gesprek toon` noemt ze."
    ),
)
def bespreekpunt() -> None:
    """Hold the commands about discussion points."""


@bespreekpunt.command(help=_("Voeg een eigen bespreekpunt toe."))
@partij_argument()
@_tekst_argument
@click.option(
    "--hoofdstuk", default="", metavar="CODE", help=_("Bij welk hoofdstuk, zoals toezicht; verplicht.")
)
@click.option("--vraag", default="", metavar="KENMERK", help=_("Bij welke vraag van dit hoofdstuk."))
@met_sessie
def nieuw(sessie: Sessie, partij: str, tekst: str, hoofdstuk: str, vraag: str) -> None:
    """Add a free point."""
    bespreekpunten.voeg_toe(sessie, sessie.dossier(partij), hoofdstuk, lees_tekst(tekst), vraag)
    zeg(_("Bespreekpunt toegevoegd bij {hoofdstuk}.").format(hoofdstuk=hoofdstuk))


@bespreekpunt.command("tekst", help=_("Verander de tekst van een bespreekpunt."))
@partij_argument()
@_nummer_argument
@_tekst_argument
@met_sessie
def wijzig_tekst(sessie: Sessie, partij: str, nummer: str, tekst: str) -> None:
    """Change what must be talked about."""
    dossier = sessie.dossier(partij)
    punt = vind_bespreekpunt(sessie, dossier, nummer)
    bespreekpunten.wijzig_tekst(sessie, dossier, punt.id, lees_tekst(tekst))
    zeg(_("Bespreekpunt gewijzigd."))


@bespreekpunt.command(
    help=_("Leg vast wat er van een bespreekpunt is gekomen; een lege tekst maakt het weer open.")
)
@partij_argument()
@_nummer_argument
@_tekst_argument
@met_sessie
def uitkomst(sessie: Sessie, partij: str, nummer: str, tekst: str) -> None:
    """Write what came of a point."""
    dossier = sessie.dossier(partij)
    punt = vind_bespreekpunt(sessie, dossier, nummer)
    gezegd = lees_tekst(tekst) if tekst else ""
    bespreekpunten.zet_uitkomst(sessie, dossier, punt.id, gezegd)
    zeg(_("Uitkomst vastgelegd.") if gezegd else _("Het bespreekpunt is weer open."))


@bespreekpunt.command(
    help=_(
        "Laat een bespreekpunt weg; bij een punt dat altijd wordt besproken met de reden. `korpsmonitor ongedaan` haalt het terug."
    )
)
@partij_argument()
@_nummer_argument
@click.option("--reden", default="", metavar="TEKST", help=_("Waarom dit niet besproken hoeft te worden."))
@met_sessie
def verwijder(sessie: Sessie, partij: str, nummer: str, reden: str) -> None:
    """Take a point out."""
    dossier = sessie.dossier(partij)
    bespreekpunten.verwijder(sessie, dossier, vind_bespreekpunt(sessie, dossier, nummer).id, reden)
    zeg(_("Bespreekpunt weggelaten."))
