"""``plan actie``: actions of a plan; once it is laid down a change stands beside the original."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, weiger_gebruik
from korpsmonitor_tui.cli.invoer import STDIN, lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.plan import Wijzigveld, volledig_nummer
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import plannen, planschrijven
from korpsmonitor_tui.services.planlijst import wijzignaam
from korpsmonitor_tui.services.planschrijven import NieuweActie

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie

nummer_argument: Final = click.argument("nummer", help=_("Nummer van de actie, zoals 7.13 of 2.2a."))
_datum_optie: Final = click.option(
    "--per", "datum", type=Datum(), metavar="DATUM", help=_("Per welke dag; standaard vandaag.")
)
_termijn_optie: Final = click.option(
    "--termijn",
    metavar="TEKST",
    help=_("De termijn in gewone woorden, zoals “2e kwartaal 2014” of “doorlopend”."),
)
_wie_optie: Final = click.option(
    "--verantwoordelijk", metavar="WIE", help=_("Organisatie of functie; geen naam.")
)


@click.group(
    cls=Groep,
    help=_(
        "De acties van een plan. Zolang het plan niet is vastgesteld, wijzigt hun tekst zelf; daarna blijft die staan en komt"
        " een wijziging ernaast, met een reden. Een nummer wordt nooit opnieuw gebruikt."
    ),
)
def actie() -> None:
    """Hold the commands about actions."""


@actie.command(
    help=_(
        "Voeg een actie toe onder het volgende nummer van een hoofdstuk; na het vaststellen als nieuw gemerkt."
    )
)
@click.argument("hoofdstuk", help=_("Nummer van het hoofdstuk."))
@click.argument(
    "tekst", default=STDIN, help=_("De tekst; zonder tekst, of met -, wordt de standaardinvoer gelezen.")
)
@click.option("--onder", default="", metavar="NUMMER", help=_("Als onderdeel van deze actie."))
@_termijn_optie
@_wie_optie
@_datum_optie
@met_sessie
def nieuw(
    sessie: Sessie,
    hoofdstuk: str,
    tekst: str,
    onder: str,
    termijn: str | None,
    verantwoordelijk: str | None,
    datum: date | None,
) -> None:
    """Add an action."""
    gegeven = NieuweActie(lees_tekst(tekst), termijn or "", verantwoordelijk or "", onder)
    id_ = planschrijven.voeg_actie_toe(sessie, hoofdstuk, gegeven, datum)
    deel, gemaakt = plannen.eis_actie(sessie, id_)
    zeg(_("Actie {nummer} toegevoegd.").format(nummer=volledig_nummer(deel.nummer, gemaakt.nummer)))


@actie.command(
    help=_("Verander tekst, termijn of verantwoordelijke; na het vaststellen hoort daar een reden bij.")
)
@nummer_argument
@click.option("--tekst", metavar="TEKST", help=_("Wat er wordt gedaan."))
@_termijn_optie
@_wie_optie
@click.option("--reden", default="", metavar="TEKST", help=_("Waarom."))
@_datum_optie
def wijzig(
    nummer: str,
    tekst: str | None,
    termijn: str | None,
    verantwoordelijk: str | None,
    reden: str,
    datum: date | None,
) -> None:
    """Change an action."""
    velden = {
        Wijzigveld.TEKST: tekst,
        Wijzigveld.TERMIJN: termijn,
        Wijzigveld.VERANTWOORDELIJK: verantwoordelijk,
    }
    gegeven = {veld: waarde for veld, waarde in velden.items() if waarde is not None}
    if not gegeven:
        weiger_gebruik(_("Geef --tekst, --termijn of --verantwoordelijk."))
    _wijzig(nummer, gegeven, reden, datum)


@met_sessie
def _wijzig(
    sessie: Sessie, nummer: str, gegeven: dict[Wijzigveld, str], reden: str, datum: date | None
) -> None:
    _deel, deze = plannen.eis_actie(sessie, nummer)
    planschrijven.wijzig_velden(sessie, deze, gegeven, reden, datum)
    for veld in gegeven:
        zeg(_("Actie {nummer} gewijzigd ({veld}).").format(nummer=nummer, veld=wijzignaam(veld)))


@actie.command(help=_("Laat een actie vervallen, met de reden; haar nummer en tekst blijven staan."))
@nummer_argument
@click.argument("reden", help=_("Waarom zij vervalt."))
@_datum_optie
@met_sessie
def vervalt(sessie: Sessie, nummer: str, reden: str, datum: date | None) -> None:
    """Give an action up."""
    planschrijven.laat_vervallen(sessie, plannen.eis_actie(sessie, nummer)[1], reden, datum)
    zeg(_("Actie {nummer} is vervallen.").format(nummer=nummer))


@actie.command(help=_("Neem een vervallen actie weer op."))
@nummer_argument
@met_sessie
def hervat(sessie: Sessie, nummer: str) -> None:
    """Take an action up again."""
    planschrijven.hervat(sessie, plannen.eis_actie(sessie, nummer)[1])
    zeg(_("Actie {nummer} is weer opgenomen.").format(nummer=nummer))


@actie.command(
    help=_(
        "Verwijder een actie, zolang het plan niet is vastgesteld; `korpsmonitor ongedaan` haalt haar terug."
    )
)
@nummer_argument
@met_sessie
def verwijder(sessie: Sessie, nummer: str) -> None:
    """Delete an action."""
    planschrijven.verwijder_actie(sessie, plannen.eis_actie(sessie, nummer)[1])
    zeg(_("Actie {nummer} verwijderd.").format(nummer=nummer))


@actie.command(
    help=_("Zeg welk instrument of welke vragenlijst uit een actie voortkwam; een lege tekst haalt dat weg.")
)
@nummer_argument
@click.argument("waarheen", help=_("Code van het instrument of naam van de vragenlijst."))
@met_sessie
def verwijs(sessie: Sessie, nummer: str, waarheen: str) -> None:
    """Refer to what came of an action."""
    planschrijven.zet_verwijzing(sessie, plannen.eis_actie(sessie, nummer)[1], waarheen)
    zeg(_("De verwijzing bij actie {nummer} is vastgelegd.").format(nummer=nummer))
