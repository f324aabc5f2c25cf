"""``korpsmonitor conflict``: what two laptops wrote differently, side by side, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.invoer import lees_tekst
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.cli.vinden import kies_genoemde
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import conflicten
from korpsmonitor_tui.services.overzicht import lees_overzicht
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
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, partij: str | None, als_json: bool) -> int:
    """Show conflicts with their choices; status 1 if there are any."""
    open_ = [
        (dossier, nummer, geval)
        for dossier in _dossiers(sessie, partij)
        for nummer, geval in enumerate(conflicten.lees_conflicten(sessie, dossier), start=1)
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
    (dossier,) = _dossiers(sessie, partij)
    gevallen = conflicten.lees_conflicten(sessie, dossier)
    geval = kies_genoemde(gevallen, [_kenmerk(geval) for geval in gevallen], nummer, _("conflict"))
    plaats = (geval.soort, geval.entiteit)
    if keuze is None:
        conflicten.los_op(sessie, dossier, *plaats, geval.veld, tekst)
    else:
        gekozen = kies_genoemde(geval.keuzes, [k.event for k in geval.keuzes], keuze, _("keuze"))
        if not geval.is_verwijdering:
            conflicten.los_op(sessie, dossier, *plaats, geval.veld, gekozen.waarde)
        elif gekozen.verwijderd:
            conflicten.verwijder(sessie, dossier, *plaats)
        else:
            conflicten.herstel(sessie, dossier, *plaats)
    zeg(_("Gekozen: {wat}.").format(wat=geval.label))


def _dossiers(sessie: Sessie, partij: str | None) -> list[str]:
    if partij == GEEN_DOSSIER:
        return [""]
    if partij is not None:
        return [sessie.dossier(partij)]
    return ["", *(regel.dossier for regel in lees_overzicht(sessie) if regel.conflicten)]


def _kenmerk(geval: Conflict) -> str:
    return f"{geval.soort}:{geval.entiteit}:{geval.veld}"


def _als_gegevens(dossier: str, nummer: int, geval: Conflict) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "nummer": nummer,
        "kenmerk": _kenmerk(geval),
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
    keuzes = (_keuzeregels(nr, keuze) for nr, keuze in enumerate(geval.keuzes, start=1))
    return "\n".join((f"{waar}, {nummer}: {geval.label}", *keuzes))


def _keuzeregels(nummer: int, keuze: Keuze) -> str:
    kop = _("  {nummer}. {wie}, {tijd}").format(
        nummer=nummer, wie=keuze.wie, tijd=keuze.wanneer.strftime("%d-%m-%Y %H:%M")
    )
    return f"{kop}\n     " + keuze.tekst.replace("\n", "\n     ")
