"""The steps of a gespreksverslag on the command line: check, retour, verstuur, rappel, verleng, stel-vast, heropen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Datum, Getal, Opdracht, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_opmerking
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumtekst, zeg
from korpsmonitor_tui.cli.verslag_punten import lees_punten, puntregel
from korpsmonitor_tui.cli.vinden import vind_passage
from korpsmonitor_tui.domain.openpunt import Ernst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal, Stap
from korpsmonitor_tui.services import verslagstappen, werkdagen
from korpsmonitor_tui.services.verslagstappen import Verzending

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstappen import Bevroren

F = TypeVar("F", bound="Callable[..., Any]")

KANALEN: Final = click.Choice([kanaal.value for kanaal in Kanaal], case_sensitive=False)

_doel_optie: Final = click.option(
    "--doel",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Bestand of bestaande map voor het Word-bestand; het wordt altijd ook in de database bewaard."),
)


def kanaal_optie() -> Callable[[F], F]:
    """Decorate a command with the channel by which something was sent or received."""
    return click.option(
        "--kanaal", type=KANALEN, default=Kanaal.EMAIL.value, show_default=True, help=_("Langs welke weg.")
    )


def _meld_bevroren(wat: str, bevroren: Bevroren) -> None:
    zeg(wat)
    if bevroren.bestand is not None:
        zeg(_("Geschreven: {pad}").format(pad=bevroren.bestand))
    zeg(_("SHA-256 van het bestand: {sha256}").format(sha256=bevroren.sha256))
    for melding in bevroren.meldingen:
        zeg(melding, fout=True)


@click.command(cls=Opdracht, help=_("Bied het concept aan voor de eerste check door een auditor."))
@partij_argument()
@met_sessie
def check(sessie: Sessie, partij: str) -> None:
    """Hand in for the first check."""
    verslagstappen.bied_aan(sessie, sessie.dossier(partij))
    zeg(_("Aangeboden voor de eerste check."))


@click.command(cls=Opdracht, help=_("Stuur het concept na de eerste check terug naar de notulist."))
@partij_argument()
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom het terug moet."))
@click.option(
    "--opmerking",
    "opmerkingen",
    multiple=True,
    metavar="TEKST",
    help=_("Wat er moet veranderen; “12: tekst” gaat over passage 12. Vaker opgeven mag."),
)
@met_sessie
def retour(sessie: Sessie, partij: str, reden: str, opmerkingen: tuple[str, ...]) -> None:
    """Send back to the notulist."""
    dossier = sessie.dossier(partij)
    punten = [
        ("" if nummer is None else vind_passage(sessie, dossier, str(nummer)).id, tekst)
        for nummer, tekst in map(lees_opmerking, opmerkingen)
    ]
    verslagstappen.stuur_retour(sessie, dossier, reden, punten)
    zeg(_("Teruggestuurd naar de notulist."))


@click.command(
    cls=Opdracht,
    help=_(
        "Leg de versie vast en stuur haar ter verificatie aan de respondenten. Wat nog open is, zie `verslag punten`,"
        " wordt gemeld, en dat u het zag vastgelegd."
    ),
)
@partij_argument()
@kanaal_optie()
@click.option("--datum", type=Datum(), metavar="DATUM", help=_("Dag van verzending; standaard vandaag."))
@click.option(
    "--werkdagen",
    "aantal",
    type=Getal(min=1, max=werkdagen.MEESTE),
    default=werkdagen.STANDAARD,
    show_default=True,
    metavar="GETAL",
    help=_("Termijn in werkdagen."),
)
@_doel_optie
@click.option("--overschrijf", is_flag=True, help=_("Vervang een bestand dat er al staat."))
@met_sessie
def verstuur(
    sessie: Sessie, partij: str, kanaal: str, datum: date | None, aantal: int, doel: Path | None, overschrijf: bool
) -> None:  # fmt: skip
    """Freeze and send."""
    dossier = sessie.dossier(partij)
    gezien = tuple(p for p in lees_punten(sessie, dossier, met_suggesties=True) if p.ernst == Ernst.LET_OP)
    verzending = Verzending(kanaal, datum, aantal, doel, overschrijf, gezien)
    bevroren = verslagstappen.verstuur(sessie, dossier, verzending)
    _meld_bevroren(
        _("Versie {nummer} is verstuurd; de termijn loopt tot en met {termijn}.").format(
            nummer=bevroren.nummer, termijn=datumtekst(bevroren.termijn)
        ),
        bevroren,
    )
    for punt in gezien:
        zeg(puntregel(punt), fout=True)


@click.command(cls=Opdracht, help=_("Leg vast dat de respondenten zijn herinnerd."))
@partij_argument()
@kanaal_optie()
@click.option("--toelichting", default="", metavar="TEKST", help=_("Met wie en wat er is afgesproken."))
@met_sessie
def rappel(sessie: Sessie, partij: str, kanaal: str, toelichting: str) -> None:
    """Record a rappel."""
    verslagstappen.herinner(sessie, sessie.dossier(partij), kanaal, toelichting)
    zeg(_("Rappel vastgelegd."))


@click.command(cls=Opdracht, help=_("Geef de respondenten meer tijd."))
@partij_argument()
@click.option("--tot", type=Datum(), required=True, metavar="DATUM", help=_("Nieuwe laatste dag."))
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@met_sessie
def verleng(sessie: Sessie, partij: str, tot: date, reden: str) -> None:
    """Extend the termijn."""
    verslagstappen.verleng(sessie, sessie.dossier(partij), tot, reden)
    zeg(_("De termijn loopt nu tot en met {tot}.").format(tot=datumtekst(tot)))


@click.command(
    "stel-vast",
    cls=Opdracht,
    help=_(
        "Stel het verslag definitief vast: met het akkoord van alle respondenten of nadat over elke opmerking is"
        " beslist. Met een reden kan het ook zonder reactie na afloop van de termijn, of zonder akkoord."
    ),
)
@partij_argument()
@click.option("--zonder-reactie", is_flag=True, help=_("De termijn is voorbij en er kwam geen antwoord."))
@click.option(
    "--niet-akkoord", is_flag=True, help=_("De respondent blijft het oneens; de reden komt in het verslag.")
)
@click.option(
    "--reden", default="", metavar="TEKST", help=_("Verplicht bij --zonder-reactie en --niet-akkoord.")
)
@_doel_optie
def stel_vast(partij: str, zonder_reactie: bool, niet_akkoord: bool, reden: str, doel: Path | None) -> None:
    """Make definitief."""
    if zonder_reactie and niet_akkoord:
        weiger_gebruik(_("Kies --zonder-reactie of --niet-akkoord, niet beide."))
    stap = Stap.STEL_VAST
    if zonder_reactie:
        stap = Stap.STEL_VAST_ZONDER_REACTIE
    elif niet_akkoord:
        stap = Stap.STEL_VAST_NIET_AKKOORD
    _stel_vast(partij, stap, reden, doel)


@met_sessie
def _stel_vast(sessie: Sessie, partij: str, stap: Stap, reden: str, doel: Path | None) -> None:
    bevroren = verslagstappen.stel_vast(sessie, sessie.dossier(partij), stap, reden, doel)
    _meld_bevroren(_("Versie {nummer} is definitief.").format(nummer=bevroren.nummer), bevroren)


@click.command(cls=Opdracht, help=_("Heropen een definitief verslag; het wordt een nieuwe versie."))
@partij_argument()
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@met_sessie
def heropen(sessie: Sessie, partij: str, reden: str) -> None:
    """Open again."""
    verslagstappen.heropen(sessie, sessie.dossier(partij), reden)
    zeg(_("Heropend als nieuwe versie."))
