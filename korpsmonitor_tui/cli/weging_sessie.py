"""``weging sessie``: the meetings in which the weegploeg scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Datum, Groep, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import datumcode, datumtekst, tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import medewerkers, weegsessies
from korpsmonitor_tui.services.weegsessies import Sessiegegevens

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from korpsmonitor_tui.domain.weegsessie import Weegsessie
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "[].kenmerk": _("kenmerk van de weegsessie"),
    "[].naam": _("naam"),
    "[].datum": _("datum (ISO 8601)"),
    "[].open": _("of er nog in kan worden gescoord"),
    "[].gesloten": _("wanneer zij is gesloten (UTC), of null"),
    "[].opmerking": _("opmerking, of leeg"),
    "[].aanwezig[]": _("wie aanwezig is"),
    "[].blind[]": _("wie eerst blind scoort"),
}
_NAAM: Final = click.argument(
    "naam", default="", help=_("Naam, datum of kenmerk; standaard de enige die open is.")
)


@click.group(
    cls=Groep,
    help=_(
        "Weegsessies: met datum, aanwezigen en wie eerst blind scoort. Zonder open weegsessie kan niet worden gescoord;"
        " wie aanwezig is en bij een korps hoort, onthoudt zich daar vanzelf."
    ),
)
def sessie() -> None:
    """Hold the commands about weegsessies."""


@sessie.command(help=_("Open een weegsessie."))
@click.option(
    "--aanwezig", multiple=True, required=True, metavar="NAAM", help=_("Wie aanwezig is; vaker opgeven mag.")
)
@click.option(
    "--blind",
    multiple=True,
    metavar="NAAM",
    help=_("Wie eerst blind scoort, ten minste twee; vaker opgeven mag."),
)
@click.option("--datum", type=Datum(), help=_("Datum; standaard vandaag."))
@click.option("--naam", metavar="TEKST", help=_("Naam; standaard naar de datum."))
@click.option("--opmerking", default="", metavar="TEKST", help=_("Wat erover te zeggen is."))
@met_sessie
def nieuw(
    werk: Sessie,
    aanwezig: tuple[str, ...],
    blind: tuple[str, ...],
    datum: date | None,
    naam: str | None,
    opmerking: str,
) -> None:
    """Open a weegsessie."""
    gemaakt = weegsessies.nieuw(werk, Sessiegegevens(naam, datum, opmerking, aanwezig, blind))
    zeg(_("Weegsessie “{naam}” is open ({kenmerk}).").format(naam=gemaakt.naam, kenmerk=gemaakt.id))


@sessie.command(
    help=_("Wijzig een open weegsessie: wie erbij komt of weggaat, wie blind scoort, of de opmerking.")
)
@_NAAM
@click.option("--erbij", multiple=True, metavar="NAAM", help=_("Wie ook aanwezig is; vaker opgeven mag."))
@click.option("--eraf", multiple=True, metavar="NAAM", help=_("Wie niet aanwezig is; vaker opgeven mag."))
@click.option(
    "--blind", multiple=True, metavar="NAAM", help=_("Wie eerst blind scoort, allen; vaker opgeven mag.")
)
@click.option("--niemand-blind", is_flag=True, help=_("Laat niemand blind scoren."))
@click.option("--datum", type=Datum(), help=_("Andere datum."))
@click.option("--nieuwe-naam", metavar="TEKST", help=_("Andere naam."))
@click.option("--opmerking", metavar="TEKST", help=_("Wat erover te zeggen is."))
@met_sessie
def wijzig(
    werk: Sessie,
    naam: str,
    erbij: tuple[str, ...],
    eraf: tuple[str, ...],
    blind: tuple[str, ...],
    niemand_blind: bool,
    datum: date | None,
    nieuwe_naam: str | None,
    opmerking: str | None,
) -> None:
    """Change a weegsessie."""
    db = werk.store.lees()
    nu = weegsessies.vind(db, werk.editie.id, naam)
    weg = {medewerkers.vind(db, wie).id for wie in eraf}
    aanwezig = tuple(
        dict.fromkeys(
            (*(id_ for id_ in nu.aanwezig if id_ not in weg), *(medewerkers.vind(db, w).id for w in erbij))
        )
    )
    gewijzigd = weegsessies.wijzig(
        werk,
        nu.id,
        Sessiegegevens(
            nieuwe_naam,
            datum,
            opmerking,
            aanwezig if erbij or eraf else None,
            blind if blind else () if niemand_blind else None,
        ),
    )
    zeg(_regel(gewijzigd, medewerkers.namen(werk.store.lees())))


@sessie.command(help=_("Toon de weegsessies van deze editie, of een daarvan."))
@_NAAM
@json_optie(SLEUTELS)
@met_sessie
def toon(werk: Sessie, naam: str, als_json: bool) -> None:
    """Show the weegsessies."""
    db = werk.store.lees()
    getoond = (weegsessies.vind(db, werk.editie.id, naam),) if naam else weegsessies.lees(werk)
    mensen = medewerkers.namen(db)
    if als_json:
        zeg_json([_als_gegevens(een, mensen) for een in getoond])
    elif not getoond:
        zeg(_("Er is nog geen weegsessie; open er een met `korpsmonitor weging sessie nieuw`."))
    else:
        koppen = (_("weegsessie"), _("datum"), _("stand"), _("aanwezig"), _("blind"), _("opmerking"))
        zeg(
            tabel(
                koppen,
                [
                    (
                        een.naam,
                        datumtekst(een.datum),
                        _("open") if een.open else _("gesloten"),
                        _noem(een.aanwezig, mensen),
                        _noem(een.blind, mensen),
                        een.opmerking,
                    )
                    for een in getoond
                ],
            )
        )


@sessie.command(help=_("Sluit een weegsessie; er kan dan niet meer in worden gescoord."))
@_NAAM
@met_sessie
def sluit(werk: Sessie, naam: str) -> None:
    """Close a weegsessie."""
    gevonden = weegsessies.vind(werk.store.lees(), werk.editie.id, naam)
    weegsessies.sluit(werk, gevonden.id)
    zeg(_("Weegsessie “{naam}” is gesloten.").format(naam=gevonden.naam))


@sessie.command(help=_("Heropen een gesloten weegsessie."))
@click.argument("naam", help=_("Naam, datum of kenmerk."))
@met_sessie
def heropen(werk: Sessie, naam: str) -> None:
    """Open a closed weegsessie again."""
    gevonden = weegsessies.vind(werk.store.lees(), werk.editie.id, naam)
    weegsessies.heropen(werk, gevonden.id)
    zeg(_("Weegsessie “{naam}” is weer open.").format(naam=gevonden.naam))


def _noem(ids: tuple[str, ...], mensen: Mapping[str, str]) -> str:
    return ", ".join(mensen.get(id_, id_) for id_ in ids)


def _regel(weegsessie: Weegsessie, mensen: Mapping[str, str]) -> str:
    return _("Weegsessie “{naam}”, {datum}: aanwezig {aanwezig}; blind {blind}.").format(
        naam=weegsessie.naam,
        datum=datumtekst(weegsessie.datum),
        aanwezig=_noem(weegsessie.aanwezig, mensen),
        blind=_noem(weegsessie.blind, mensen) or _("niemand"),
    )


def _als_gegevens(weegsessie: Weegsessie, mensen: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kenmerk": weegsessie.id,
        "naam": weegsessie.naam,
        "datum": datumcode(weegsessie.datum),
        "open": weegsessie.open,
        "gesloten": weegsessie.gesloten or None,
        "opmerking": weegsessie.opmerking,
        "aanwezig": [mensen.get(id_, id_) for id_ in weegsessie.aanwezig],
        "blind": [mensen.get(id_, id_) for id_ in weegsessie.blind],
    }
