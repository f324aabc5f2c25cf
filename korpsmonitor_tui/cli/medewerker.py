"""``korpsmonitor medewerker``: who works in the monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.cli.basis import Groep, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Rol, rolnaam
from korpsmonitor_tui.services import medewerkers, medewerkerverloop
from korpsmonitor_tui.services.medewerkers import Wijziging

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.verslag import Persoon
    from korpsmonitor_tui.services.sessie import Sessie

ROLLEN: Final = click.Choice([rol.value for rol in Rol], case_sensitive=False)

_PERSOON: Final = {
    "kenmerk": _("kenmerk van de medewerker"),
    "naam": _("naam of functie"),
    "rollen[]": _("codes van de rollen"),
    "korpsen[]": _("codes van de eigen korpsen"),
    "team": _("het monitorteam, of leeg"),
    "actief": _("of de medewerker nog meedoet"),
    "huidig": _("of dit degene is als wie u werkt"),
}
SLEUTELS: Final = {f"[].{sleutel}": uitleg for sleutel, uitleg in _PERSOON.items()}
TOON_SLEUTELS: Final = {
    **_PERSOON,
    "verloop[].tijd": _("wanneer iets veranderde (ISO 8601)"),
    "verloop[].wie": _("wie het wijzigde"),
    "verloop[].wat[]": _("wat er veranderde, in woorden"),
    "verloop[].rollen[]": _("codes van de rollen die vanaf dat moment golden"),
    "verloop[].apparaat": _("kenmerk van het apparaat"),
}
_TEAM: Final = _("Het monitorteam; het wordt bij alles wat deze persoon vastlegt bewaard.")


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
@click.option("--team", default="", metavar="TEAM", help=_TEAM)
@met_sessie
def nieuw(sessie: Sessie, naam: str, rollen: tuple[str, ...], korpsen: tuple[str, ...], team: str) -> None:
    """Add somebody."""
    persoon = medewerkers.nieuw(sessie, naam, rollen, korpsen, team)
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
    if als_json:
        zeg_json([_als_gegevens(sessie, persoon, actief=persoon.id in actief) for persoon in mensen])
        return
    rijen = [
        (
            "→" if _is_huidig(sessie, persoon) else "",
            persoon.naam,
            _rollen(persoon),
            _korpsen(sessie, persoon),
            persoon.team,
            "" if persoon.id in actief else _("doet niet meer mee"),
            persoon.id,
        )
        for persoon in mensen
    ]
    zeg(tabel(("", _("naam"), _("rollen"), _("eigen korps"), _("team"), "", _("kenmerk")), rijen))


@medewerker.command(
    help=_("Toon een medewerker; met --verloop ook wie wanneer welke rollen, korpsen of naam wijzigde.")
)
@click.argument("wie", help=_("Naam of kenmerk van de medewerker."))
@click.option(
    "--verloop", is_flag=True, help=_("Ook elke wijziging, met wie, wanneer en de rollen die daarna golden.")
)
@json_optie(TOON_SLEUTELS)
@met_sessie
def toon(sessie: Sessie, wie: str, verloop: bool, als_json: bool) -> None:
    """Show one person."""
    db = sessie.store.lees()
    persoon = medewerkers.vind(db, wie)
    actief = persoon.id in {een.id for een in medewerkers.lijst(db)}
    regels = medewerkerverloop.lees_verloop(sessie, persoon) if verloop else ()
    if als_json:
        gegevens = _als_gegevens(sessie, persoon, actief=actief)
        zeg_json({**gegevens, "verloop": [medewerkerverloop.als_json(regel) for regel in regels]})
        return
    delen = (
        (_("naam"), persoon.naam),
        (_("rollen"), _rollen(persoon)),
        (_("eigen korps"), _korpsen(sessie, persoon) or _("geen")),
        (_("team"), persoon.team or _("geen")),
        (_("doet mee"), _("ja") if actief else _("nee")),
        (_("kenmerk"), persoon.id),
    )
    zeg("\n".join(f"{naam}: {waarde}" for naam, waarde in delen))
    for regel in regels:
        zeg(
            _("{tijd}  {wie}  {wat}").format(
                tijd=regel.tijd.strftime("%d-%m-%Y %H:%M"), wie=regel.wie, wat="; ".join(regel.wat)
            )
        )


def _is_huidig(sessie: Sessie, persoon: Persoon) -> bool:
    return sessie.medewerker is not None and sessie.medewerker.id == persoon.id


def _rollen(persoon: Persoon) -> str:
    return ", ".join(rolnaam(rol) for rol in Rol if rol in persoon.rollen)


def _korpsen(sessie: Sessie, persoon: Persoon) -> str:
    return ", ".join(sessie.partij(korps).naam for korps in sorted(persoon.korpsen))


def _als_gegevens(sessie: Sessie, persoon: Persoon, *, actief: bool) -> dict[str, object]:
    return {
        "kenmerk": persoon.id,
        "naam": persoon.naam,
        "rollen": [rol.value for rol in Rol if rol in persoon.rollen],
        "korpsen": sorted(persoon.korpsen),
        "team": persoon.team,
        "actief": actief,
        "huidig": _is_huidig(sessie, persoon),
    }


@medewerker.command(help=_("Wijzig naam, rollen, korpsen of team van een medewerker; wat u weglaat, blijft."))
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
@click.option("--team", metavar="TEAM", help=_TEAM)
@click.option("--geen-team", is_flag=True, help=_("Hoort bij geen team meer."))
@click.option("--actief/--niet-actief", default=None, help=_("Of deze persoon nog meedoet."))
def wijzig(
    wie: str,
    naam: str | None,
    rollen: tuple[str, ...],
    korpsen: tuple[str, ...],
    geen_korps: bool,
    team: str | None,
    geen_team: bool,
    actief: bool | None,
) -> None:
    """Change somebody."""
    if korpsen and geen_korps:
        weiger_gebruik(_("Kies --korps of --geen-korps, niet beide."))
    if team and geen_team:
        weiger_gebruik(_("Kies --team of --geen-team, niet beide."))
    wijziging = Wijziging(
        naam=naam,
        rollen=tuple(Rol(rol) for rol in rollen) or None,
        korpsen=korpsen or (() if geen_korps else None),
        actief=actief,
        team="" if geen_team else team,
    )
    if wijziging == Wijziging():
        weiger_gebruik(_("Geef op wat er moet veranderen."))
    _wijzig(wie, wijziging)


@met_sessie
def _wijzig(sessie: Sessie, wie: str, wijziging: Wijziging) -> None:
    persoon = medewerkers.wijzig(sessie, wie, wijziging)
    zeg(_("Gewijzigd: {wie}.").format(wie=medewerkers.omschrijving(persoon)))
