"""``korpsmonitor trend controleer``: what was published about numbers of scores, beside the scores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from korpsmonitor_tui.cli.basis import Opdracht, json_optie
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg, zeg_json
from korpsmonitor_tui.domain.bewering import Uitkomst
from korpsmonitor_tui.domain.kleurtoets import UITKOMSTNAAM
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.trendtoets import lees_toetslijst

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.services.trendtoets import Getoetst

SLEUTELS: Final = {
    "klopt": _("of de scores geen enkele bewering tegenspreken"),
    "beweringen[].bewering": _("wat er staat, in eigen woorden"),
    "beweringen[].bron": _("waar het staat"),
    "beweringen[].jaar": _("jaar van de editie"),
    "beweringen[].dimensie": _("code van de dimensie, of eindscore"),
    "beweringen[].uitkomst": _("klopt, tegenspraak of ontoetsbaar"),
    "beweringen[].geteld": _("bij hoeveel korpsen de bekende score zo is"),
    "beweringen[].bekend": _("van hoeveel korpsen de score bekend is"),
    "beweringen[].korpsen": _("over hoeveel korpsen de bewering gaat"),
    "beweringen[].ontleend": _("hoeveel bekende scores zelf mede aan deze bron zijn ontleend, en dus niets bewijzen"),
    "beweringen[].uitleg": _("wat is geteld en wat daaruit volgt"),
}  # fmt: skip
_TEKENS: Final = {Uitkomst.KLOPT: "✓", Uitkomst.TEGENSPRAAK: "✗", Uitkomst.ONTOETSBAAR: "?"}
"""Beside the word: what is shown must not hang on a sign alone."""


@click.command(
    "controleer",
    cls=Opdracht,
    help=_(
        "Leg wat over aantallen scores is gepubliceerd, zoals in de brief over de Korpsmonitor 2010, bewering voor bewering"
        " naast de scores: klopt, klopt niet, of niet te controleren, met wat is geteld. Een score die zelf aan de bron is"
        " ontleend bewijst niets. Zonder BESTAND de beweringen van het instrument; een eigen bestand heeft dezelfde"
        " [[telling]] en [[verschil]] als publicatie.toml. Eindigt met status 1 als iets niet klopt; over wat niet klopt in"
        " de beweringen van het instrument kan met `consistentie besluit` worden beslist."
    ),
)
@click.argument(
    "bestand",
    required=False,
    type=click.Path(path_type=Path),
    help=_("Een TOML-bestand met beweringen; zonder: die van het instrument."),
)
@click.option(
    "--bron",
    default="",
    metavar="CODE",
    help=_("Alleen beweringen waarvan de bron met deze code begint, zoals 002."),
)
@json_optie(SLEUTELS)
@met_sessie
def controleer(sessie: Sessie, bestand: Path | None, bron: str, als_json: bool) -> int:
    """Check statements; status 1 if one is contradicted."""
    lijst = lees_toetslijst(sessie, bestand, bron)
    if als_json:
        zeg_json({"klopt": lijst.klopt, "beweringen": [_als_gegevens(een) for een in lijst.getoetst]})
        return int(not lijst.klopt)
    for een in lijst.getoetst:
        zeg(_als_tekst(een))
    if lijst.getoetst:
        zeg(
            _("Klopt: {klopt} · klopt niet: {niet} · niet te controleren: {open}").format(
                klopt=lijst.aantal(Uitkomst.KLOPT),
                niet=lijst.aantal(Uitkomst.TEGENSPRAAK),
                open=lijst.aantal(Uitkomst.ONTOETSBAAR),
            )
        )
    else:
        zeg(_("Er zijn geen beweringen om te controleren."))
    return int(not lijst.klopt)


def _als_tekst(een: Getoetst) -> str:
    uitkomst = een.toets.uitkomst
    return _("{teken} {jaar} · {bewering} – {bron}\n  {uitkomst}: {uitleg}").format(
        teken=_TEKENS[uitkomst],
        jaar=een.jaar,
        bewering=een.bewering,
        bron=een.bron,
        uitkomst=UITKOMSTNAAM[uitkomst],
        uitleg=een.toets.uitleg,
    )


def _als_gegevens(een: Getoetst) -> dict[str, Any]:
    return {
        "bewering": een.bewering,
        "bron": een.bron,
        "jaar": een.jaar,
        "dimensie": een.dimensie,
        "uitkomst": een.toets.uitkomst,
        "geteld": een.toets.rijen.geteld,
        "bekend": een.toets.rijen.bekend,
        "korpsen": een.toets.rijen.korpsen,
        "ontleend": een.toets.rijen.ontleend,
        "uitleg": een.toets.uitleg,
    }
