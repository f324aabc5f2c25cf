"""``korpsmonitor bron``: what is asked from other sources, what came in, and their figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import Datum, Groep, Verwijzing, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, zeg
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import opvragingen
from korpsmonitor_tui.services.bronnen import bron_van, zet_broncijfer

if TYPE_CHECKING:
    from datetime import date

    from korpsmonitor_tui.services.opvragingen import Opvraging
    from korpsmonitor_tui.services.sessie import Sessie

_HIER: Final = "korpsmonitor_tui.cli"

bron_argument = click.argument("bron", help=_("Code of naam van de bron, zoals “emm”; zie `bron toon`."))
nummer_argument = click.argument("nr", help=_("Nummer van de opvraging bij deze bron, zie `bron toon`."))


@click.group(
    cls=Groep,
    lui={
        "toon": Verwijzing(f"{_HIER}.bron_toon:toon", _("Toon opvragingen, cijfers en wat ontbreekt.")),
        "importeer": Verwijzing(f"{_HIER}.bron_toon:importeer", _("Lees een lijst met cijfers in.")),
    },
    help=_("Andere bronnen, zoals EMM, OM en CoMensha: lijsten opvragen, ontvangen en inlezen."),
)
def bron() -> None:
    """Hold the commands about other sources, in the order of the process."""


@bron.command(
    help=_(
        "Leg vast dat bij een bron lijsten zijn opgevraagd: met een omschrijving, of met --alles wat elke editie wordt"
        " gevraagd. Wat al is gevraagd, blijft zoals het is."
    )
)
@bron_argument
@click.argument("omschrijving", nargs=-1, help=_("Wat er is gevraagd; vaker opgeven mag."))
@click.option("--op", type=Datum(), metavar="DATUM", help=_("Dag van de vraag; standaard vandaag."))
@click.option("--termijn", type=Datum(), metavar="DATUM", help=_("Laatste dag om te antwoorden."))
@click.option("--alles", is_flag=True, help=_("Alles wat deze bron elke editie wordt gevraagd."))
def vraag(
    bron: str, omschrijving: tuple[str, ...], op: date | None, termijn: date | None, alles: bool
) -> None:
    """Record requests."""
    if alles == bool(omschrijving):
        weiger_gebruik(_("Geef een omschrijving, of --alles, niet beide."))
    _vraag(bron, omschrijving, op, termijn)


@met_sessie
def _vraag(
    sessie: Sessie, bron: str, omschrijving: tuple[str, ...], op: date | None, termijn: date | None
) -> None:
    nieuw = opvragingen.vraag_op(sessie, bron, omschrijving, op=op, termijn=termijn)
    for opvraging in nieuw:
        zeg(_("Gevraagd: {wat}.").format(wat=_regel(opvraging)))
    if not nieuw:
        zeg(_("Dit was al gevraagd; er is niets gewijzigd."))


@bron.command(
    help=_(
        "Leg vast dat een lijst is ontvangen, met het bestand, of met een opmerking als er geen bestand is."
    )
)
@bron_argument
@nummer_argument
@click.option("--op", type=Datum(), metavar="DATUM", help=_("Dag van ontvangst; standaard vandaag."))
@click.option(
    "--bestand", type=click.Path(path_type=Path), metavar="PAD", help=_("Het bestand; het wordt ongewijzigd bewaard.")
)  # fmt: skip
@click.option(
    "--opmerking", default="", metavar="TEKST", help=_("Hoe de lijst is ontvangen, of wat eraan ontbreekt.")
)
@met_sessie
def ontvangen(
    sessie: Sessie, bron: str, nr: str, op: date | None, bestand: Path | None, opmerking: str
) -> None:
    """Record a receipt."""
    gevraagd = opvragingen.eis_opvraging(sessie, bron_van(sessie, bron).code, nr)
    binnen = opvragingen.meld_ontvangen(sessie, gevraagd, op=op, bestand=bestand, opmerking=opmerking)
    zeg(_("Ontvangen op {dag}: {wat}.").format(dag=datumtekst(binnen.ontvangen), wat=_regel(binnen)))
    if binnen.sha256:
        zeg(f"SHA-256 {binnen.sha256}")


@bron.command(help=_("Leg een rappel vast voor een lijst die nog niet is ontvangen."))
@bron_argument
@nummer_argument
@click.option("--toelichting", default="", metavar="TEKST", help=_("Wat er is gezegd."))
@met_sessie
def rappel(sessie: Sessie, bron: str, nr: str, toelichting: str) -> None:
    """Record a reminder."""
    gevraagd = opvragingen.eis_opvraging(sessie, bron_van(sessie, bron).code, nr)
    herinnerd = opvragingen.herinner(sessie, gevraagd, toelichting)
    zeg(
        ngettext("{aantal} rappel voor {wat}.", "{aantal} rappels voor {wat}.", herinnerd.rappels).format(
            aantal=herinnerd.rappels, wat=_regel(herinnerd)
        )
    )


@bron.command(
    help=_("Schrijf een lege lijst (.xlsx) die de bron kan invullen en `bron importeer` terugleest.")
)
@bron_argument
@click.argument(
    "bestand", type=click.Path(path_type=Path), help=_("Het bestand, of een map om het in te zetten.")
)
@click.option("--overschrijf", is_flag=True, help=_("Vervang een bestand dat er al is."))
@met_sessie
def lijst(sessie: Sessie, bron: str, bestand: Path, overschrijf: bool) -> None:
    """Write an empty list."""
    from korpsmonitor_tui.services.bronoverzicht import maak_bronlijst

    naam, inhoud = maak_bronlijst(sessie, bron)
    doel = bestand / naam if bestand.is_dir() else bestand
    zeg(_("Geschreven: {pad}").format(pad=schrijf_bestand(doel, inhoud, overschrijf=overschrijf)))


@bron.command(
    help=_(
        "Leg één cijfer van een bron met de hand vast, precies zoals het is opgegeven. Een waarde die met een minteken"
        " begint komt na --. Een lege waarde wist het cijfer."
    )
)
@bron_argument
@click.argument("gegeven", help=_("Kenmerk van het gegeven, zoals emm.bezoeken; zie `bron toon`."))
@click.argument("waarde", help=_("Het cijfer."))
@click.option(
    "--rij", default="", metavar="KORPS", help=_("Het korps of de andere rij; niet bij een landelijk cijfer.")
)
@click.option("--jaar", default="", metavar="JAAR", help=_("Het jaar van het cijfer."))
@click.option("--noot", metavar="TEKST", help=_("Wat de bron erbij opmerkt."))
@met_sessie
def cijfer(
    sessie: Sessie, bron: str, gegeven: str, waarde: str, rij: str, jaar: str, noot: str | None
) -> None:
    """Set a figure by hand."""
    gezet = zet_broncijfer(sessie, bron, gegeven, rij, jaar, waarde, noot)
    bij = " ".join(filter(None, gezet.plek))
    zeg(
        _("Vastgelegd bij {bij}: “{waarde}”.").format(bij=bij, waarde=waarde)
        if waarde
        else _("Gewist: het cijfer bij {bij}.").format(bij=bij)
    )


def _regel(opvraging: Opvraging) -> str:
    """A request in a sentence."""
    tot = (
        _(", uiterlijk {termijn}").format(termijn=datumtekst(opvraging.termijn)) if opvraging.termijn else ""
    )
    return f"{opvraging.bron} {opvraging.nummer}, {opvraging.omschrijving}{tot}"
