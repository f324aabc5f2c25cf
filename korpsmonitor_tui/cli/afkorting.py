"""``gesprek afkorting``: codes that are written out while minutes are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import afkortingen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

SLEUTELS: Final = {
    "eigen[].kort": _("wat getypt wordt"),
    "eigen[].lang": _("wat er dan komt te staan"),
    "lijst[].kort": _("afkorting van de vaste lijst"),
    "lijst[].lang": _("waar zij voor staat"),
}


@click.group(
    cls=Groep,
    help=_(
        "Eigen afkortingen voor het notuleren. Alleen wat u zelf hier opgeeft, wordt onder het typen uitgeschreven, zodra"
        " er een spatie of leesteken volgt; Backspace direct daarna zet terug wat u typte. Afkortingen van de vaste lijst,"
        " zoals EMM en RIEC, blijven in de notulen staan zoals u ze typt: onder het invoerveld staat waar zij voor staan."
        " Wilt u er toch een voluit, neem die dan over met `gesprek afkorting nieuw EMM`."
    ),
)
def afkorting() -> None:
    """Hold the commands about abbreviations."""


@afkorting.command(
    help=_(
        "Schrijf een afkorting voortaan uit. Zonder LANG geldt wat de vaste lijst zegt. Hoofdletters tellen: “om” is iets"
        " anders dan “OM”; een code in kleine letters werkt ook met een hoofdletter aan het begin van een zin."
    )
)
@click.argument("kort", help=_("Wat u typt: één woord van 2 tot 20 tekens."))
@click.argument("lang", default="", help=_("Wat er komt te staan."))
@met_sessie
def nieuw(sessie: Sessie, kort: str, lang: str) -> None:
    """Write a code out from now on."""
    voluit = afkortingen.bewaar(sessie, kort, lang)
    zeg(_("“{kort}” wordt voortaan uitgeschreven als “{lang}”.").format(kort=kort, lang=voluit))


@afkorting.command(help=_("Schrijf een afkorting niet meer uit; wat er al staat, blijft."))
@click.argument("kort", help=_("De afkorting."))
@met_sessie
def verwijder(sessie: Sessie, kort: str) -> None:
    """Write a code out no more."""
    afkortingen.verwijder(sessie, kort)
    zeg(_("“{kort}” wordt niet meer uitgeschreven.").format(kort=kort))


@afkorting.command(help=_("Toon de eigen afkortingen, en met --alle ook de vaste lijst."))
@click.option("--alle", is_flag=True, help=_("Ook de vaste lijst, die alleen wordt uitgelegd."))
@json_optie(SLEUTELS)
@met_sessie
def toon(sessie: Sessie, alle: bool, als_json: bool) -> None:
    """Show what is written out."""
    eigen = list(afkortingen.lees_eigen(sessie.store.lees(), sessie.editie.id).items())
    lijst = list(sessie.instrument.afkortingen) if alle else []
    if als_json:
        zeg_json(
            {
                naam: [{"kort": k, "lang": v} for k, v in deel]
                for naam, deel in (("eigen", eigen), ("lijst", lijst))
            }
        )
        return
    zeg(tabel((_("kort"), _("voluit")), eigen) if eigen else _("Er wordt nog geen afkorting uitgeschreven."))
    if lijst:
        zeg()
        zeg(_("Vaste lijst; blijft staan zoals getypt:"))
        zeg(tabel((_("kort"), _("voluit")), lijst))
