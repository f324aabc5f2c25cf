"""``korpsmonitor demo``: the worked-out example, made at the first run and opened at the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui import paths
from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.hoofd import eis_scherm, heeft_scherm
from korpsmonitor_tui.cli.programma import Programma, huidig
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg
from korpsmonitor_tui.cli.wachtwoord import gegeven_wachtwoord
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import demobeheer
from korpsmonitor_tui.services.demo import WACHTWOORD, bouw_demo

if TYPE_CHECKING:
    from korpsmonitor_tui.services.demo import Demo

BESTAND: Final = "demo.db"
"""Of its own, so that the example never takes the place of real work."""


@click.command(
    cls=Opdracht,
    help=_(
        "Maak het uitgewerkte voorbeeld: de gepubliceerde Korpsmonitor 2011-2012 met fictieve personen, data en"
        " stappen. Bestaat het al, dan wordt het geopend. Zonder --db staat het in uw gegevensmap."
    ),
)
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help=_("Waar de Word-verslagen komen; standaard naast de database."),
)
@click.option("--nieuw", is_flag=True, help=_("Gooi een bestaand voorbeeld weg en maak het opnieuw."))
def demo(map_: Path | None, nieuw: bool) -> int:
    """Have the example, tell where it is, and open it if somebody can look."""
    programma = huidig()
    pad = programma.pad if programma.keuzes.db is not None else paths.gebruikersmap() / BESTAND
    wachtwoord = gegeven_wachtwoord(programma.keuzes.wachtwoord_bestand) or WACHTWOORD
    wereld = programma.buiten.wereld()
    if nieuw and pad.exists():
        demobeheer.verwijder_demo(wereld, pad, wachtwoord)
    gemaakt = (
        None if pad.exists() else _bouw(programma, pad, wachtwoord, map_ or pad.parent / "demo-verslagen")
    )
    sessie = demobeheer.open_demo(wereld, pad, wachtwoord, programma.keuzes.als)
    try:
        zeg(_("Het voorbeeld staat in {pad}.").format(pad=pad))
        if gemaakt is not None:
            zeg(
                _("{aantal} Word-verslagen staan in {map}.").format(aantal=gemaakt.verslagen, map=gemaakt.map)
            )
        if wachtwoord == WACHTWOORD:
            zeg(_("Het wachtwoord is {wachtwoord}.").format(wachtwoord=WACHTWOORD))
        if not heeft_scherm():
            zeg(_("Openen: korpsmonitor --db {pad}").format(pad=pad))
            return 0
        eis_scherm()
        return programma.buiten.start_tui(sessie)
    finally:
        sessie.store.sluit()


def _bouw(programma: Programma, pad: Path, wachtwoord: str, map_: Path) -> Demo:
    voortgang = Voortgang()
    try:
        return bouw_demo(programma.buiten.wereld(), pad, wachtwoord, map_, voortgang)
    finally:
        voortgang.klaar()
