"""``verslag lijst``: the approval list over all dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.bestanden.schrijf import schrijf_bestand
from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.bestandsopties import lijst_opties
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services.goedkeuring import (
    VORMEN,
    Goedkeuring,
    beurtnaam,
    lees_goedkeuring,
    maak_bestand,
    respondentnaam,
)
from korpsmonitor_tui.services.volgendestap import standnaam

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "verslagen[].dossier": _("kenmerk van het dossier"),
    "verslagen[].partij": _("code van de partij"),
    "verslagen[].naam": _("naam van de partij"),
    "verslagen[].status": _("status van het verslag"),
    "verslagen[].versie": _("nummer van de versie waaraan wordt gewerkt"),
    "verslagen[].verzonden_versie": _("nummer van de laatst verzonden versie, of null"),
    "verslagen[].verzonden": _("dag van verzending, of null"),
    "verslagen[].kanaal": _("hoe verzonden, of leeg"),
    "verslagen[].ronde": _("ambtelijk of bestuurlijk wederhoor; leeg als niets is verzonden"),
    "verslagen[].termijn": _("laatste dag om te reageren, of null"),
    "verslagen[].te_laat": _("of de termijn voorbij is zonder antwoord van ieder"),
    "verslagen[].respondenten[].naam": _("respondent van de laatst verzonden versie"),
    "verslagen[].respondenten[].stand": _("akkoord, opmerkingen of stil"),
    "verslagen[].respondenten[].datum": _("dag van het antwoord, of null"),
    "verslagen[].open": _("opmerkingen zonder besluit of antwoord"),
    "verslagen[].onbevestigd": _("afwijzingen die een ander nog moet bevestigen"),
    "verslagen[].rappel": _("dag van het laatste rappel over deze versie, of null"),
    "verslagen[].stap": _("wat er nu moet gebeuren"),
    "verslagen[].aan_zet": _("wie dat moet doen, of leeg"),
    "verslagen[].mijn": _("of wie vraagt aan zet is"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon van alle verslagen versie, verzending, antwoorden, opmerkingen, rappels en wie aan zet is; wat te laat is"
        " staat voorop. Met --bestand wordt de lijst een rekenblad."
    ),
)
@click.option("--mijn", is_flag=True, help=_("Alleen waar u aan zet bent."))
@click.option("--te-laat", is_flag=True, help=_("Alleen wat te laat is."))
@click.option("--open", "open_", is_flag=True, help=_("Zonder wat al definitief is."))
@lijst_opties
@json_optie(SLEUTELS)
@met_sessie
def lijst(
    sessie: Sessie,
    mijn: bool,
    te_laat: bool,
    open_: bool,
    bestand: Path | None,
    overschrijf: bool,
    als_json: bool,
) -> None:
    """Show or write the list."""
    delen = [
        deel
        for deel in lees_goedkeuring(sessie)
        if (deel.mijn or not mijn)
        and (deel.regel.te_laat or not te_laat)
        and not (open_ and deel.regel.status == Status.DEFINITIEF)
    ]
    if bestand is not None:
        vorm = bestand.suffix.casefold().removeprefix(".")
        if vorm not in VORMEN:
            weiger_gebruik(_("Kies bij --bestand een naam die op .xlsx of .csv eindigt."))
        pad = schrijf_bestand(bestand, maak_bestand(sessie, delen, vorm), overschrijf=overschrijf)
        zeg(_("Geschreven: {pad}").format(pad=pad), fout=als_json)
    if als_json:
        zeg_json({"verslagen": [_als_gegevens(deel) for deel in delen]})
    elif bestand is None:
        _toon(delen)


def _toon(delen: list[Goedkeuring]) -> None:
    if not delen:
        zeg(_("Er is geen verslag dat hieraan voldoet."))
        return
    koppen = (
        *(_("let op"), _("partij"), _("stand"), _("v"), _("verzonden"), _("termijn"), _("antwoorden")),
        *(_("open"), _("rappel"), _("aan zet"), _("volgende stap")),
    )
    rijen = [
        (
            _("TE LAAT") if deel.regel.te_laat else "",
            deel.regel.partij.naam,
            standnaam(deel.regel),
            deel.regel.versie,
            datumtekst(deel.verzonden),
            datumtekst(deel.termijn),
            "; ".join(map(respondentnaam, deel.respondenten)),
            deel.open + deel.onbevestigd or "",
            datumtekst(deel.rappel),
            beurtnaam(deel.beurt),
            deel.stap,
        )
        for deel in delen
    ]
    zeg(tabel(koppen, rijen, rechts=(3, 7)))
    te_laat = sum(deel.regel.te_laat for deel in delen)
    zeg()
    zeg(
        ngettext(
            "{aantal} verslag, {te_laat} te laat.", "{aantal} verslagen, {te_laat} te laat.", len(delen)
        ).format(aantal=len(delen), te_laat=te_laat)
    )


def _als_gegevens(deel: Goedkeuring) -> dict[str, Any]:
    return {
        "dossier": deel.regel.dossier,
        "partij": deel.regel.partij.code,
        "naam": deel.regel.partij.naam,
        "status": deel.regel.status.value,
        "versie": deel.regel.versie,
        "verzonden_versie": deel.verzonden_versie,
        "verzonden": datumcode(deel.verzonden),
        "kanaal": deel.kanaal,
        "ronde": deel.ronde,
        "termijn": datumcode(deel.termijn),
        "te_laat": deel.regel.te_laat,
        "respondenten": [
            {"naam": r.label, "stand": r.stand.value, "datum": datumcode(r.datum)} for r in deel.respondenten
        ],
        "open": deel.open,
        "onbevestigd": deel.onbevestigd,
        "rappel": datumcode(deel.rappel),
        "stap": deel.stap,
        "aan_zet": beurtnaam(deel.beurt),
        "mijn": deel.mijn,
    }
