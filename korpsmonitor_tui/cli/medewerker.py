"""``korpsmonitor medewerker``: who works in the monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, rolnaam
from korpsmonitor_tui.services import medewerkers
from korpsmonitor_tui.services.medewerkers import Wijziging

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

ROLLEN: Final = click.Choice([rol.value for rol in Rol], case_sensitive=False)

SLEUTELS: Final = {
    "[].kenmerk": _("kenmerk van de medewerker"),
    "[].naam": _("naam of functie"),
    "[].rollen[]": _("codes van de rollen"),
    "[].korpsen[]": _("codes van de eigen korpsen"),
    "[].actief": _("of de medewerker nog meedoet"),
    "[].huidig": _("of dit degene is als wie u werkt"),
}


@click.group(cls=Groep, help=_("Wie er werken, met welke rollen en bij welke korpsen zij horen."))
def medewerker() -> None:
    """Hold the commands about people."""


@medewerker.command(help=_("Voeg een medewerker toe, met naam of functie."))
@click.argument("naam", help=_("Naam of functie, zoals “notulist 2”."))
@click.option(
    "--rol", "rollen", type=ROLLEN, multiple=True, required=True, help=_("Wat deze persoon doet; vaker opgeven mag.")
)  # fmt: skip
@click.option(
    "--korps",
    "korpsen",
    multiple=True,
    metavar="KORPS",
    help=_("Korps waar deze persoon bij hoort en dus nooit over oordeelt; vaker opgeven mag."),
)
@met_sessie
def nieuw(sessie: Sessie, naam: str, rollen: tuple[str, ...], korpsen: tuple[str, ...]) -> None:
    """Add somebody."""
    persoon = medewerkers.nieuw(sessie, naam, rollen, korpsen)
    zeg(_("Toegevoegd: {wie}.").format(wie=medewerkers.omschrijving(persoon)))


@medewerker.command(help=_("Toon de medewerkers."))
@click.option("--alle", is_flag=True, help=_("Ook wie niet meer meedoet."))
@json_optie(SLEUTELS)
@met_sessie
def lijst(sessie: Sessie, alle: bool, als_json: bool) -> None:
    """List people."""
    db = sessie.store.lees()
    actief = {persoon.id for persoon in medewerkers.lijst(db)}
    mensen = medewerkers.lijst(db, ook_inactief=alle)
    zelf = sessie.medewerker.id if sessie.medewerker else ""
    if als_json:
        zeg_json(
            [
                {
                    "kenmerk": persoon.id,
                    "naam": persoon.naam,
                    "rollen": [rol.value for rol in Rol if rol in persoon.rollen],
                    "korpsen": sorted(persoon.korpsen),
                    "actief": persoon.id in actief,
                    "huidig": persoon.id == zelf,
                }
                for persoon in mensen
            ]
        )
        return
    rijen = [
        (
            "→" if persoon.id == zelf else "",
            persoon.naam,
            ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen),
            ", ".join(sessie.partij(korps).naam for korps in sorted(persoon.korpsen)),
            "" if persoon.id in actief else _("doet niet meer mee"),
            persoon.id,
        )
        for persoon in mensen
    ]
    zeg(tabel(("", _("naam"), _("rollen"), _("eigen korps"), "", _("kenmerk")), rijen))


@medewerker.command(help=_("Wijzig naam, rollen of korpsen van een medewerker; wat u weglaat, blijft."))
@click.argument("wie", help=_("Naam of kenmerk van de medewerker."))
@click.option("--naam", metavar="NAAM", help=_("Nieuwe naam of functie."))
@click.option("--rol", "rollen", type=ROLLEN, multiple=True, help=_("De rollen, in plaats van de huidige."))
@click.option(
    "--korps",
    "korpsen",
    multiple=True,
    metavar="KORPS",
    help=_("De eigen korpsen, in plaats van de huidige."),
)
@click.option("--geen-korps", is_flag=True, help=_("Hoort bij geen enkel korps meer."))
@click.option("--actief/--niet-actief", default=None, help=_("Of deze persoon nog meedoet."))
def wijzig(
    wie: str,
    naam: str | None,
    rollen: tuple[str, ...],
    korpsen: tuple[str, ...],
    geen_korps: bool,
    actief: bool | None,
) -> None:
    """Change somebody."""
    if korpsen and geen_korps:
        weiger_gebruik(_("Kies --korps of --geen-korps, niet beide."))
    wijziging = Wijziging(
        naam=naam,
        rollen=tuple(Rol(rol) for rol in rollen) or None,
        korpsen=korpsen or (() if geen_korps else None),
        actief=actief,
    )
    if wijziging == Wijziging():
        weiger_gebruik(_("Geef op wat er moet veranderen."))
    _wijzig(wie, wijziging)


@met_sessie
def _wijzig(sessie: Sessie, wie: str, wijziging: Wijziging) -> None:
    persoon = medewerkers.wijzig(sessie, wie, wijziging)
    zeg(_("Gewijzigd: {wie}.").format(wie=medewerkers.omschrijving(persoon)))
