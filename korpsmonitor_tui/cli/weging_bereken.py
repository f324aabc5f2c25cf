"""``weging bereken``: what the scores in a file may lead to, and by which rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.domain.weegregels import Score
    from korpsmonitor_tui.services.weegregels import Uitkomst

SLEUTELS: Final = {
    "bestand": _("het gelezen bestand"),
    "regels": _("versie van de weegregels"),
    "eindscore": _("rood, geel of groen; null als er meer dan één is toegestaan"),
    "toegestaan[]": _("eindscores die zijn toegestaan, beste eerst"),
    "redenen[].regel": _("code van een regel die geldt, of kan gelden"),
    "redenen[].bron": _("plaats in de bron"),
    "redenen[].uitleg": _("waardoor de regel geldt en wat zij zegt"),
    "redenen[].lezing": _("hoe wij de bron lezen waar zij een keuze laat, of leeg"),
    "redenen[].dimensie": _("code van de dimensie, of leeg"),
    "redenen[].telt_als[]": _("scores waarvoor de dimensie telt; meer dan één als dat open is"),
    "redenen[].zeker": _("of de regel geldt, wat er ook nog open is"),
    "redenen[].andere[]": _("andere dimensies waardoor de regel geldt"),
    "scores[].dimensie": _("code van een dimensie die meetelt"),
    "scores[].score": _("rood, geel, groen, blanco of nvt; null: nog niet gescoord"),
}


@click.command(
    cls=Opdracht,
    help=_(
        "Zeg welke eindscores de weegregels toelaten bij de scores in een bestand, met elke regel die dat zegt. Het"
        " bestand is JSON: bij elke volledige dimensiecode rood, geel, groen, blanco of nvt, of null. Een dimensie die"
        ' ontbreekt is nog niet gescoord, net als null. Met reden: {"score": "nvt", "reden": "…"}. Bij het'
        " Referentiekader kan ook een percentage staan. Dit gebruikt geen database; er wordt niets vastgelegd."
    ),
)
@click.argument(
    "bestand", type=click.Path(path_type=Path), help=_("JSON-bestand met de scores van één korps.")
)
@click.option(
    "--regels",
    default="",
    metavar="VERSIE",
    help=_("Versie van de weegregels, of een bestand dat op .toml eindigt; standaard de nieuwste."),
)
@json_optie(SLEUTELS)
def bereken(bestand: Path, regels: str, als_json: bool) -> None:
    """Show what the rules allow."""
    # Imported late: a help page need not know the rules.
    from korpsmonitor_tui.services.weegregels import bereken as pas_toe

    uitkomst = pas_toe(bestand, regels)
    if als_json:
        zeg_json(_als_gegevens(uitkomst))
        return
    zeg(_("{uitkomst} (weegregels {versie})").format(
        uitkomst=uitkomsttekst(uitkomst.weging.toegestaan), versie=uitkomst.regels.versie
    ))  # fmt: skip
    ongescoord = uitkomst.regels.ongescoord
    for reden, uitleg in uitkomst.uitleg:
        if reden.regel != ongescoord:
            zeg(f"- {uitleg} [{reden.regel.code}; {reden.regel.bron}]")
    # In one line: of a korps that nobody scored yet there would be little else to read.
    if namen := [reden.dimensie for reden, _uitleg in uitkomst.uitleg if reden.regel == ongescoord]:
        zeg(_("- Nog niet gescoord: {namen}. {tekst} [{code}; {bron}]").format(
            namen=", ".join(namen), tekst=ongescoord.tekst, code=ongescoord.code, bron=ongescoord.bron
        ))  # fmt: skip


def uitkomsttekst(toegestaan: Sequence[Score]) -> str:
    """The outcome for people."""
    if len(toegestaan) == 1:
        return _("Eindscore: {score}").format(score=toegestaan[0])
    return _("Toegestaan: {scores}; de weegploeg kiest").format(scores=_(" of ").join(toegestaan))


def _als_gegevens(uitkomst: Uitkomst) -> dict[str, Any]:
    return {
        "bestand": str(uitkomst.bestand),
        "regels": uitkomst.regels.versie,
        "eindscore": uitkomst.weging.eindscore,
        "toegestaan": list(uitkomst.weging.toegestaan),
        "redenen": [
            {
                "regel": reden.regel.code,
                "bron": reden.regel.bron,
                "uitleg": uitleg,
                "lezing": reden.regel.lezing,
                "dimensie": reden.dimensie,
                "telt_als": list(reden.telt_als),
                "zeker": reden.zeker,
                "andere": list(reden.andere),
            }
            for reden, uitleg in uitkomst.uitleg
        ],
        "scores": [
            {"dimensie": dimensie, "score": score} for dimensie, score in uitkomst.weging.scores.items()
        ],
    }
