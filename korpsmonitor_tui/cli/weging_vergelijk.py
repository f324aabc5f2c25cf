"""``weging vergelijk``: what another version of the rules would do to the same scores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie, weiger_gebruik
from korpsmonitor_tui.cli.uitvoer import tabel, zeg, zeg_json
from korpsmonitor_tui.domain.taal import _, ngettext

if TYPE_CHECKING:
    from korpsmonitor_tui.services.weegregels import Uitkomst, Vergelijking

_UITKOMST: Final = {
    "regels": _("versie van de weegregels"),
    "eindscore": _("rood, geel of groen; null als er meer dan één is toegestaan"),
    "toegestaan[]": _("eindscores die zijn toegestaan, beste eerst"),
    "redenen[].regel": _("code van een regel die geldt, of kan gelden"),
    "redenen[].uitleg": _("waardoor de regel geldt en wat zij zegt"),
}
SLEUTELS: Final = {
    "[].bestand": _("het gelezen bestand"),
    "[].verschilt": _("of de tweede versie iets anders toelaat dan de eerste"),
    "[].een": _("uitkomst met de eerste versie"),
    "[].ander": _("uitkomst met de tweede versie"),
    **{f"[].{naam}.{sleutel}": uitleg for naam in ("een", "ander") for sleutel, uitleg in _UITKOMST.items()},
}


@click.command(
    cls=Opdracht,
    help=_(
        "Pas twee versies van de weegregels toe op dezelfde scores en toon waar zij iets anders toelaten. De bestanden"
        " zijn als bij `weging bereken`: één per korps. Dit gebruikt geen database; er wordt niets vastgelegd."
    ),
)
@click.argument(
    "bestanden",
    nargs=-1,
    required=True,
    metavar="BESTAND...",
    type=click.Path(path_type=Path),
    help=_("JSON-bestanden met scores, één per korps."),
)
@click.option(
    "--regels",
    multiple=True,
    metavar="VERSIE",
    help=_("Geef er twee: een versie van de weegregels, of een bestand dat op .toml eindigt."),
)
@json_optie(SLEUTELS)
def vergelijk(bestanden: tuple[Path, ...], regels: tuple[str, ...], als_json: bool) -> None:
    """Show both outcomes of every file."""
    if len(regels) != 2:
        weiger_gebruik(_("Noem twee versies van de weegregels, elk met --regels."))
    # Imported late: a help page need not know the rules.
    from korpsmonitor_tui.services.weegregels import vergelijk as pas_toe

    uit = pas_toe(bestanden, (regels[0], regels[1]))
    if als_json:
        zeg_json([_als_gegevens(vergelijking) for vergelijking in uit])
    else:
        _toon(uit, regels)


def _toon(uit: tuple[Vergelijking, ...], regels: tuple[str, ...]) -> None:
    rijen = [
        [v.bestand.stem, _toegestaan(v.een), _toegestaan(v.ander), _("anders") if v.verschilt else ""]
        for v in uit
    ]
    zeg(tabel([_("bestand"), *regels, ""], rijen))
    anders = sum(v.verschilt for v in uit)
    zeg(
        ngettext(
            "Bij {aantal} van de {totaal} korpsen is iets anders toegestaan.",
            "Bij {aantal} van de {totaal} korpsen is iets anders toegestaan.",
            anders,
        ).format(aantal=anders, totaal=len(uit))
    )


def _toegestaan(uitkomst: Uitkomst) -> str:
    return _(" of ").join(uitkomst.weging.toegestaan)


def _als_gegevens(vergelijking: Vergelijking) -> dict[str, Any]:
    return {
        "bestand": str(vergelijking.bestand),
        "verschilt": vergelijking.verschilt,
        "een": _uitkomst_als_gegevens(vergelijking.een),
        "ander": _uitkomst_als_gegevens(vergelijking.ander),
    }


def _uitkomst_als_gegevens(uitkomst: Uitkomst) -> dict[str, Any]:
    return {
        "regels": uitkomst.regels.versie,
        "eindscore": uitkomst.weging.eindscore,
        "toegestaan": list(uitkomst.weging.toegestaan),
        "redenen": [{"regel": reden.regel.code, "uitleg": uitleg} for reden, uitleg in uitkomst.uitleg],
    }
