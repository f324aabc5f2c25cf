"""``korpsmonitor conflict``: what two laptops wrote differently, side by side, and the choice between them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.vinden import kies_genoemde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from korpsmonitor_tui.services.conflicten import Conflict, Keuze
    from korpsmonitor_tui.services.sessie import Sessie

GEEN_DOSSIER: Final = "-"
"""Stands for a party where something belongs to no dossier, such as a medewerker."""

SLEUTELS: Final = {
    "[].dossier": _("kenmerk van het dossier, of leeg voor wat bij geen dossier hoort"),
    "[].nummer": _("nummer van het conflict in dit dossier, vanaf 1"),
    "[].kenmerk": _("kenmerk van het conflict"),
    "[].wat": _("waar het conflict over gaat"),
    "[].verwijdering": _("of iets is verwijderd dat elders is bewerkt"),
    "[].keuzes[].nummer": _("nummer van de keuze, vanaf 1"),
    "[].keuzes[].kenmerk": _("kenmerk van de keuze"),
    "[].keuzes[].tekst": _("wat er is geschreven"),
    "[].keuzes[].wie": _("wie het schreef"),
    "[].keuzes[].tijd": _("wanneer (ISO 8601)"),
    "[].keuzes[].apparaat": _("kenmerk van het apparaat"),
}


@click.group(cls=Groep, help=_("Wat op twee laptops verschillend is gewijzigd, en de keuze daartussen."))
def conflict() -> None:
    """Hold the commands about conflicts."""


@conflict.command(
    help=_(
        "Toon wat nog niet is gekozen. Eindigt met status 1 als er iets te kiezen is: dan kan niets definitief."
    )
)
@click.argument(
    "partij",
    required=False,
    help=_("Korps of ketenpartner; - voor wat bij geen dossier hoort; standaard alles."),
)
@click.option(
    "--alle",
    is_flag=True,
    help=_("Alles in deze editie, ook wat bij geen dossier hoort; dit is de standaard."),
)
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str | None, alle: bool, als_json: bool) -> int:
    """Show conflicts with their choices; status 1 if there are any."""
    if alle and partij is not None:
        weiger_gebruik(_("Noem een PARTIJ of gebruik --alle, niet beide."))
    gevallen = (
        conflicten.lees_alle(sessie)
        if partij is None
        else conflicten.lees_conflicten(sessie, _dossier(sessie, partij))
    )
    # As they are numbered for who chooses: anew in every dossier.
    open_ = [
        (dossier, nummer, geval)
        for dossier, van_dossier in groupby(gevallen, key=lambda geval: geval.dossier)
        for nummer, geval in enumerate(van_dossier, start=1)
    ]
    if als_json:
        zeg_json([_als_gegevens(dossier, nummer, geval) for dossier, nummer, geval in open_])
    elif not open_:
        zeg(_("Er is niets te kiezen."))
    else:
        zeg("\n\n".join(_als_tekst(sessie, dossier, nummer, geval) for dossier, nummer, geval in open_))
    return int(bool(open_))


@conflict.command(help=_("Kies wat moet blijven. `conflict toon` noemt de nummers."))
@click.argument(
    "partij", help=_("Korps of ketenpartner; - voor wat bij geen dossier hoort, zoals een medewerker.")
)
@click.argument("nummer", help=_("Nummer of kenmerk van het conflict."))
@click.argument("keuze", required=False, help=_("Nummer of kenmerk van wat moet blijven."))
@click.option(
    "--tekst",
    metavar="TEKST",
    help=_("Een nieuwe tekst in plaats van een keuze; - leest de standaardinvoer."),
)
def kies(partij: str, nummer: str, keuze: str | None, tekst: str | None) -> None:
    """Settle a conflict."""
    if (keuze is None) == (tekst is None):
        weiger_gebruik(_("Noem een KEUZE of geef met --tekst een nieuwe tekst."))
    _kies(partij, nummer, keuze, lees_tekst(tekst) if tekst is not None else None)


@met_sessie
def _kies(sessie: Sessie, partij: str, nummer: str, keuze: str | None, tekst: str | None) -> None:
    gevallen = conflicten.lees_conflicten(sessie, _dossier(sessie, partij))
    geval = kies_genoemde(gevallen, [geval.kenmerk for geval in gevallen], nummer, _("conflict"))
    if tekst is not None:
        conflicten.kies(sessie, geval, tekst)
    elif keuze is not None:
        kenmerken = [k.event for k in geval.keuzes]
        conflicten.kies(sessie, geval, kies_genoemde(geval.keuzes, kenmerken, keuze, _("keuze")))
    zeg(_("Gekozen: {wat}.").format(wat=geval.label))


def _dossier(sessie: Sessie, partij: str) -> str:
    return "" if partij == GEEN_DOSSIER else sessie.dossier(partij)


def _als_gegevens(dossier: str, nummer: int, geval: Conflict) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "nummer": nummer,
        "kenmerk": geval.kenmerk,
        "wat": geval.label,
        "verwijdering": geval.is_verwijdering,
        "keuzes": [
            {
                "nummer": nr,
                "kenmerk": keuze.event,
                "tekst": keuze.tekst,
                "wie": keuze.wie,
                "tijd": keuze.wanneer.isoformat(timespec="seconds"),
                "apparaat": keuze.device,
            }
            for nr, keuze in enumerate(geval.keuzes, start=1)
        ],
    }


def _als_tekst(sessie: Sessie, dossier: str, nummer: int, geval: Conflict) -> str:
    waar = sessie.partij(partij_van(dossier)).naam if dossier else _("geen dossier")
    keuzes = (_keuzeregels(sessie, nr, keuze) for nr, keuze in enumerate(geval.keuzes, start=1))
    return "\n".join((f"{waar}, {nummer}: {geval.label}", *keuzes))


def _keuzeregels(sessie: Sessie, nummer: int, keuze: Keuze) -> str:
    kop = _("  {nummer}. {wie}, {tijd}, {laptop}").format(
        nummer=nummer,
        wie=keuze.wie,
        tijd=keuze.wanneer.strftime("%d-%m-%Y %H:%M"),
        laptop=conflicten.apparaatnaam(sessie, keuze.device),
    )
    return f"{kop}\n     " + keuze.tekst.replace("\n", "\n     ")
