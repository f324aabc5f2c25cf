"""The steps of a gespreksverslag on the command line: check, retour, rappel, verleng, stel-vast, heropen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from korpsmonitor_tui.cli.basis import Datum, Opdracht, json_optie, partij_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import overschrijf_optie
from korpsmonitor_tui.cli.invoer import lees_opmerking
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.cli.vinden import vind_passage
from korpsmonitor_tui.domain.openpunt import Ernst
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Kanaal, Stap
from korpsmonitor_tui.services import verslagstappen
from korpsmonitor_tui.services.rappels import Moment, lees_rappels
from korpsmonitor_tui.services.verslagpunten import lees_openpunten

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from korpsmonitor_tui.services.rappels import Rappelstand
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verslagstappen import Bevroren

RAPPEL_SLEUTELS: Final = {
    "rappels[].partij": _("code van de partij"),
    "rappels[].versie": _("nummer van de verstuurde versie"),
    "rappels[].verzonden": _("dag van verzending, of null"),
    "rappels[].termijn": _("laatste dag om te antwoorden"),
    "rappels[].wie[]": _("wie nog niet antwoordde, naar rol"),
    "rappels[].laatste": _("dag van het laatste rappel, of null"),
    "rappels[].aan_de_beurt": _("vooraf of daarna als er nu een rappel aan de beurt is, anders null"),
    "rappels[].volgende": _("dag waarop het volgende rappel aan de beurt komt, of null"),
}

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


def meld_bevroren(wat: str, bevroren: Bevroren) -> None:
    """Tell that a version was frozen, and where it is."""
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
    dossier = sessie.dossier(partij)
    verslagstappen.bied_aan(sessie, dossier)
    zeg(_("Aangeboden voor de eerste check."))
    # From here on only the auditor can have it changed: what will be refused then is told now.
    for punt in lees_openpunten(sessie, dossier):
        if punt.ernst is Ernst.BLOKKEERT:
            zeg(
                _(
                    "Let op, dit houdt het versturen straks tegen: {punt} `verslag retour` haalt het terug."
                ).format(punt=punt.wat),
                fout=True,
            )


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
        "Leg vast dat de respondenten zijn herinnerd, en schrijf zo nodig de brief aan wie nog niet antwoordde. Welke"
        " rappels aan de beurt zijn, toont `verslag rappels`."
    ),
)
@partij_argument()
@kanaal_optie()
@click.option("--toelichting", default="", metavar="TEKST", help=_("Met wie en wat er is afgesproken."))
@click.option(
    "--brief",
    type=click.Path(path_type=Path),
    metavar="PAD",
    help=_("Bestand of bestaande map voor de rappelbrief; die wordt ook in de database bewaard."),
)
@overschrijf_optie
@met_sessie
def rappel(
    sessie: Sessie, partij: str, kanaal: str, toelichting: str, brief: Path | None, overschrijf: bool
) -> None:
    """Record a rappel."""
    pad = verslagstappen.herinner(
        sessie, sessie.dossier(partij), kanaal, toelichting, brief=brief, overschrijf=overschrijf
    )
    zeg(_("Rappel vastgelegd."))
    if pad is not None:
        zeg(_("Geschreven: {pad}").format(pad=pad))


@click.command(
    cls=Opdracht,
    help=_(
        "Toon welke verslagen op antwoord wachten, en welk rappel aan de beurt is. Wanneer een rappel wordt voorgesteld,"
        " staat in brieven.toml van het instrument."
    ),
)
@json_optie(RAPPEL_SLEUTELS)
@met_sessie
def rappels(sessie: Sessie, als_json: bool) -> None:
    """List what waits for an answer."""
    standen = lees_rappels(sessie)
    if als_json:
        zeg_json({
            "rappels": [
                {
                    "partij": stand.partij,
                    "versie": stand.versie,
                    "verzonden": datumcode(stand.verzonden),
                    "termijn": datumcode(stand.termijn),
                    "wie": list(stand.wie),
                    "laatste": datumcode(stand.laatste),
                    "aan_de_beurt": stand.moment.value if stand.moment else None,
                    "volgende": datumcode(stand.volgende),
                }
                for stand in standen
            ]
        })  # fmt: skip
    elif not standen:
        zeg(_("Er wacht geen verslag op antwoord."))
    else:
        koppen = (_("partij"), _("versie"), _("termijn"), _("zonder antwoord"), _("laatste"), _("rappel"))
        zeg(tabel(koppen, [_rappelregel(sessie, stand) for stand in standen], rechts=(1,)))


def _rappelregel(sessie: Sessie, stand: Rappelstand) -> tuple[object, ...]:
    if stand.moment is not None:
        nu = _("nu, voor het einde") if stand.moment == Moment.VOORAF else _("nu, na het einde")
    else:
        nu = datumtekst(stand.volgende)
    return (
        sessie.partij(stand.partij).naam,
        stand.versie,
        datumtekst(stand.termijn),
        ", ".join(stand.wie),
        datumtekst(stand.laatste),
        nu,
    )


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
    meld_bevroren(_("Versie {nummer} is definitief.").format(nummer=bevroren.nummer), bevroren)


@click.command(cls=Opdracht, help=_("Heropen een definitief verslag; het wordt een nieuwe versie."))
@partij_argument()
@click.option("--reden", required=True, metavar="TEKST", help=_("Waarom."))
@met_sessie
def heropen(sessie: Sessie, partij: str, reden: str) -> None:
    """Open again."""
    verslagstappen.heropen(sessie, sessie.dossier(partij), reden)
    zeg(_("Heropend als nieuwe versie."))
