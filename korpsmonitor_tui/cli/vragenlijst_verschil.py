"""``vragenlijst verschil``: the change list between two versions, and what it means for the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.verschiltekst import verschilregels
from korpsmonitor_tui.services.vragenlijstverschil import verschil as bepaal_verschil

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.vragenlijstverschil import Wijziging
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.vragenlijstverschil import Verschil

VERSCHIL_SLEUTELS: Final = {
    "oud": _("versie waarmee is vergeleken"),
    "nieuw": _("versie die is vergeleken"),
    "wijzigingen[].soort": _("nieuw, vervallen, verplaatst of gewijzigd"),
    "wijzigingen[].vraag": _("kenmerk van de vraag, of leeg voor de vragenlijst als geheel"),
    "wijzigingen[].hoofdstuk": _("code van het hoofdstuk"),
    "wijzigingen[].tekst": _("de vraag, zoals zij nu is of was"),
    "wijzigingen[].veranderingen[].kenmerk": _("sleutel in het definitiebestand"),
    "wijzigingen[].veranderingen[].code": _("code van de keuze of rij, of leeg"),
    "wijzigingen[].veranderingen[].oud": _("wat er stond, of leeg"),
    "wijzigingen[].veranderingen[].nieuw": _("wat er komt, of leeg"),
    "wijzigingen[].plaatsen_weg[]": _("plaatsen voor een antwoord die vervallen"),
    "wijzigingen[].plaatsen_erbij[]": _("plaatsen voor een antwoord die erbij komen"),
    "wijzigingen[].codes_weg[]": _("codes die geen antwoord meer kunnen zijn"),
    "wijzigingen[].lijkt_op[]": _("vragen met dezelfde tekst onder een ander kenmerk"),
    "gevolgen": _("wat dit voor de antwoorden betekent"),
    "gevolgen.antwoorden": _("aantal antwoorden in deze editie"),
    "gevolgen.blijven": _("antwoorden die blijven gelden zoals zij zijn"),
    "gevolgen.elders": _("antwoorden die bij een nog eerdere versie horen"),
    "gevolgen.nieuwe_plaatsen": _("plaatsen voor een antwoord die nog niemand heeft ingevuld"),
    "gevolgen.per_vraag[].vraag": _("kenmerk van de vraag"),
    "gevolgen.per_vraag[].soort": _("plaats_weg, keuze_weg, past_niet of vervalt"),
    "gevolgen.per_vraag[].aantal": _("aantal antwoorden"),
    "gevolgen.per_vraag[].partijen[]": _("codes van de partijen"),
    "losse_bronnen[].bron": _("code van een andere bron"),
    "losse_bronnen[].vraag": _("vraag die vervalt en waarmee die bron werd vergeleken"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Toon wat er tussen twee versies van de vragenlijst verschilt en wat dat betekent voor de antwoorden in deze"
        " editie. Noem een gepubliceerde versie of een bestand; met één naam wordt die vergeleken met de versie waarmee"
        " deze editie werkt. Er verandert niets."
    ),
)
@click.argument(
    "lijsten",
    nargs=-1,
    required=True,
    metavar="[OUD] NIEUW",
    help=_("Naam van een gepubliceerde versie, zoals 2011-2012, of een bestand."),
)
@json_optie(VERSCHIL_SLEUTELS)
def verschil(lijsten: tuple[str, ...], als_json: bool) -> None:
    """Show the change list."""
    if len(lijsten) > 2:
        weiger_gebruik(_("Noem een of twee vragenlijsten."))
    _toon(lijsten[-1], lijsten[0] if len(lijsten) == 2 else "", als_json=als_json)


@met_sessie
def _toon(sessie: Sessie, nieuw: str, oud: str, *, als_json: bool) -> None:
    uit = bepaal_verschil(sessie, nieuw, oud)
    if als_json:
        zeg_json(_als_gegevens(uit))
    else:
        zeg_verschil(uit)


def zeg_verschil(uit: Verschil) -> None:
    """Show a change list and its effect on answers."""
    zeg("\n".join(regel.tekst for regel in verschilregels(uit)))


def _als_gegevens(uit: Verschil) -> dict[str, Any]:
    return {
        "oud": uit.oud.versie,
        "nieuw": uit.nieuw.versie,
        "wijzigingen": [_wijziging_als_gegevens(wijziging) for wijziging in uit.wijzigingen],
        "gevolgen": {
            "antwoorden": uit.gevolgen.antwoorden,
            "blijven": uit.gevolgen.blijven,
            "elders": uit.gevolgen.elders,
            "nieuwe_plaatsen": uit.gevolgen.nieuwe_vakken,
            "per_vraag": [
                {
                    "vraag": gevolg.vraag,
                    "soort": gevolg.soort.value,
                    "aantal": gevolg.aantal,
                    "partijen": list(gevolg.partijen),
                }
                for gevolg in uit.gevolgen.per_vraag
            ],
        },
        "losse_bronnen": [{"bron": bron, "vraag": vraag} for bron, vraag in uit.losse_bronnen],
    }


def _wijziging_als_gegevens(wijziging: Wijziging) -> dict[str, Any]:
    return {
        "soort": wijziging.soort.value,
        "vraag": wijziging.vraag,
        "hoofdstuk": wijziging.hoofdstuk,
        "tekst": wijziging.tekst,
        "veranderingen": [
            {"kenmerk": v.kenmerk, "code": v.code, "oud": v.oud, "nieuw": v.nieuw}
            for v in wijziging.veranderingen
        ],
        "plaatsen_weg": [str(vak) for vak in wijziging.vakken_weg],
        "plaatsen_erbij": [str(vak) for vak in wijziging.vakken_erbij],
        "codes_weg": list(wijziging.codes_weg),
        "lijkt_op": list(wijziging.lijkt_op),
    }
