"""``rapport brief``: asking a korps for improvement measures, and what was sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, json_optie, korps_argument, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import doel_opties, lijst_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Kanaal
from korpsmonitor_tui.services import rapportlijsten, verbeterbrieven
from korpsmonitor_tui.services.verbeterbrieven import Briefopgave
from korpsmonitor_tui.services.versiebestanden import schrijf_weg

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import TypeVar

    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.verbeterbrieven import Briefstand, Verzonden

    F = TypeVar("F", bound=Callable[..., Any])

SLEUTELS: Final = {
    "korpsen[].partij": _("code van het korps"),
    "korpsen[].naam": _("naam van het korps"),
    "korpsen[].eindscore": _("code van het oordeel, of blanco; null zolang zij niet vaststaat"),
    "korpsen[].geen_brief": _("waarom er nu geen brief is te maken, of leeg"),
    "korpsen[].te_versturen": _("of er een brief moet uitgaan die nog niet is verzonden"),
    "korpsen[].te_laat": _("of de termijn voorbij is zonder maatregel bij alles wat is gevraagd"),
    "korpsen[].zonder_maatregel[]": _("gevraagde dimensies waarbij geen maatregel is vastgelegd"),
    "korpsen[].verzonden[].kenmerk": _("kenmerk van de afzender, of leeg"),
    "korpsen[].verzonden[].datum": _("dag van verzending (ISO 8601)"),
    "korpsen[].verzonden[].termijn": _("laatste dag om te antwoorden (ISO 8601)"),
    "korpsen[].verzonden[].kanaal": _("hoe verzonden"),
    "korpsen[].verzonden[].gevraagd[]": _("dimensies die de brief noemt"),
    "korpsen[].verzonden[].sha256": _("SHA-256 van het verzonden bestand"),
}


@click.group(
    "brief",
    cls=Groep,
    help=_(
        "Vraag korpsen die niet conform norm zijn om verbetermaatregelen. De brief is een concept ter ondertekening; tekst,"
        " afzender en geadresseerde staan in brieven.toml. Wat is verzonden, wordt byte voor byte bewaard."
    ),
)
def brief() -> None:
    """Hold the commands about the letters that ask for measures."""


def _opgave_opties(f: F) -> F:
    termijn = click.option(
        "--termijn",
        type=Datum(),
        metavar="DATUM",
        help=_("Laatste dag om te antwoorden; standaard {weken} weken na de brief.").format(
            weken=verbeterbrieven.WEKEN
        ),
    )
    kenmerk = click.option("--kenmerk", default="", metavar="TEKST", help=_("Kenmerk van de afzender."))
    datum = click.option(
        "--datum", type=Datum(), metavar="DATUM", help=_("Dag van de brief; standaard vandaag.")
    )
    return termijn(kenmerk(datum(f)))


@brief.command(
    help=_("Toon welk korps een brief moet krijgen, kreeg en heeft beantwoord, en zo niet waarom.")
)
@click.option("--te-versturen", is_flag=True, help=_("Alleen waar een brief naar uit moet gaan."))
@click.option("--te-laat", is_flag=True, help=_("Alleen wie niet op tijd antwoordde."))
@lijst_opties
@json_optie(SLEUTELS)
@met_sessie
def toon(
    sessie: Sessie,
    te_versturen: bool,
    te_laat: bool,
    bestand: Path | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Show or write the list."""
    standen = [
        stand
        for stand in verbeterbrieven.lees_brieven(sessie)
        if (stand.te_versturen or not te_versturen) and (stand.te_laat or not te_laat)
    ]
    if bestand is not None:
        lijst = rapportlijsten.brieflijst(sessie, standen)
        pad = rapportlijsten.bewaar(sessie, lijst, bestand, overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    if als_json:
        zeg_json({"korpsen": [_als_gegevens(stand) for stand in standen]})
    elif bestand is None:
        _toon(standen)


def _toon(standen: list[Briefstand]) -> None:
    if not standen:
        zeg(_("Er is geen korps dat hieraan voldoet."))
        return
    koppen = (_("let op"), _("korps"), _("verzonden"), _("termijn"), _("zonder maatregel"), _("stand"))
    rijen = []
    for stand in standen:
        laatste = stand.verzonden[-1] if stand.verzonden else None
        rijen.append(
            (
                _("TE LAAT") if stand.te_laat else "",
                stand.weging.partij.naam,
                datumtekst(laatste.datum) if laatste else "",
                datumtekst(laatste.termijn) if laatste else "",
                len(stand.zonder_maatregel) or "",
                rapportlijsten.briefstand(stand),
            )
        )
    zeg(tabel(koppen, rijen, rechts=(4,)))


def _als_gegevens(stand: Briefstand) -> dict[str, Any]:
    eind = stand.weging.eind.gegeven
    return {
        "partij": stand.weging.partij.code,
        "naam": stand.weging.partij.naam,
        "eindscore": eind.score if eind else None,
        "geen_brief": stand.geen_brief,
        "te_versturen": stand.te_versturen,
        "te_laat": stand.te_laat,
        "zonder_maatregel": list(stand.zonder_maatregel),
        "verzonden": [_verzonden(brief_) for brief_ in stand.verzonden],
    }


def _verzonden(brief_: Verzonden) -> dict[str, Any]:
    return {
        "kenmerk": brief_.kenmerk,
        "datum": datumcode(brief_.datum),
        "termijn": datumcode(brief_.termijn),
        "kanaal": brief_.kanaal,
        "gevraagd": list(brief_.gevraagd),
        "sha256": brief_.sha256,
    }


@brief.command(
    help=_(
        "Maak de brief voor een korps als concept in Word, of met --alle voor ieder korps dat er een moet krijgen; wie er geen"
        " krijgt, staat erbij met de reden."
    )
)
@korps_argument("partij", verplicht=False)
@click.option("--alle", is_flag=True, help=_("Voor ieder korps dat een brief moet krijgen en er geen kreeg."))
@_opgave_opties
@doel_opties
def maak(
    partij: str | None,
    alle: bool,
    termijn: date | None,
    kenmerk: str,
    datum: date | None,
    doel: Path,
    overschrijf: bool,
) -> None:
    """Write concepts."""
    if alle == bool(partij):
        weiger_gebruik(_("Noem een korps, of geef --alle; niet beide."))
    _maak(partij, Briefopgave(termijn, kenmerk, datum), doel, overschrijf)


@met_sessie
def _maak(sessie: Sessie, partij: str | None, opgave: Briefopgave, doel: Path, overschrijf: bool) -> None:
    if partij:
        _schrijf_concept(sessie, sessie.dossier(partij), opgave, doel, overschrijf=overschrijf)
        return
    if not doel.is_dir():
        weiger_gebruik(_("Geef bij --alle een bestaande map als --doel."))
    gemaakt = 0
    for stand in verbeterbrieven.lees_brieven(sessie):
        if stand.te_versturen:
            _schrijf_concept(sessie, stand.weging.dossier, opgave, doel, overschrijf=overschrijf)
            gemaakt += 1
        elif stand.geen_brief:
            zeg(_("Geen brief: {reden}").format(reden=stand.geen_brief), fout=True)
    zeg(ngettext("{aantal} brief gemaakt.", "{aantal} brieven gemaakt.", gemaakt).format(aantal=gemaakt))


def _schrijf_concept(
    sessie: Sessie, dossier: str, opgave: Briefopgave, doel: Path, *, overschrijf: bool
) -> None:
    bestand = verbeterbrieven.schrijf_concept(sessie, dossier, opgave)
    zeg(_("Geschreven: {pad}").format(pad=schrijf_weg(bestand, doel, overschrijf=overschrijf)))
    for melding in bestand.meldingen:
        zeg(melding, fout=True)


@brief.command(
    help=_(
        "Leg vast dat de brief is verzonden, en bewaar hem byte voor byte: het ondertekende bestand, of anders de brief zoals"
        " het programma hem maakt. Dit kan niet ongedaan worden gemaakt."
    )
)
@korps_argument("partij")
@_opgave_opties
@click.option(
    "--kanaal",
    type=click.Choice([kanaal.value for kanaal in Kanaal]),
    default=Kanaal.POST.value,
    show_default=True,
    help=_("Hoe de brief is verzonden."),
)
@click.option(
    "--bestand",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PAD",
    help=_("Het bestand zoals het is ondertekend en verzonden."),
)
@met_sessie
def verzonden(
    sessie: Sessie,
    partij: str,
    termijn: date | None,
    kenmerk: str,
    datum: date | None,
    kanaal: str,
    bestand: Path | None,
) -> None:
    """Record that a letter went out."""
    opgave = Briefopgave(termijn, kenmerk, datum)
    uit = verbeterbrieven.leg_verzonden_vast(sessie, sessie.dossier(partij), opgave, kanaal, bestand)
    zeg(
        _("Verzonden op {datum}; antwoord uiterlijk op {termijn}. SHA-256 {sha256}").format(
            datum=datumtekst(uit.datum), termijn=datumtekst(uit.termijn), sha256=uit.sha256
        )
    )


@brief.command("bestand", help=_("Haal een verzonden brief op zoals hij is bewaard; standaard de laatste."))
@korps_argument("partij")
@click.argument("kenmerk", default="", help=_("Begin van de SHA-256, zie `rapport brief toon --json`."))
@doel_opties
@met_sessie
def haal(sessie: Sessie, partij: str, kenmerk: str, doel: Path, overschrijf: bool) -> None:
    """Write a letter that went out."""
    uit = verbeterbrieven.eis_verzonden(sessie, sessie.dossier(partij), kenmerk)
    if not uit.bijlage:
        raise StapGeweigerd(_("Van deze brief is geen bestand bewaard."))
    bestand = verbeterbrieven.haal_verzonden(sessie, uit)
    zeg(_("Geschreven: {pad}").format(pad=schrijf_weg(bestand, doel, overschrijf=overschrijf)))
