"""``korpsmonitor demo``: the worked-out example, made at the first run and opened at the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.hoofd import eis_scherm, heeft_scherm
from korpsmonitor_tui.cli.programma import Programma, huidig
from korpsmonitor_tui.cli.uitvoer import Voortgang, zeg
from korpsmonitor_tui.cli.wachtwoord import gegeven_wachtwoord
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services import demobeheer, eerstegebruik
from korpsmonitor_tui.services.definities import STANDAARD
from korpsmonitor_tui.services.voorbeeld import WACHTWOORD, bouw, lees_voorbeeld

if TYPE_CHECKING:
    from korpsmonitor_tui.intake.voorbeeld import Voorbeeld
    from korpsmonitor_tui.services.voorbeeld import Gebouwd


@click.command(
    cls=Opdracht,
    help=_(
        "Maak het uitgewerkte voorbeeld: de gepubliceerde Korpsmonitor 2011-2012 met fictieve personen, data en"
        " stappen, of dat van een ander instrument. Bestaat het al, dan wordt het geopend. Zonder --db staat het in uw"
        " gegevensmap."
    ),
)
@click.option(
    "--instrument",
    default=STANDAARD,
    show_default=True,
    metavar="CODE",
    help=_("Van welk instrument; `korpsmonitor instrument lijst` noemt ze."),
)
@click.option(
    "--map",
    "map_",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAP",
    help=_("Waar de Word-verslagen komen; standaard naast de database."),
)
@click.option("--nieuw", is_flag=True, help=_("Gooi een bestaand voorbeeld weg en maak het opnieuw."))
def demo(instrument: str, map_: Path | None, nieuw: bool) -> int:
    """Have the example, tell where it is, and open it if somebody can look."""
    programma = huidig()
    voorbeeld = lees_voorbeeld(instrument)
    pad = programma.pad if programma.keuzes.db is not None else eerstegebruik.demoplaats(voorbeeld)
    wachtwoord = gegeven_wachtwoord(programma.keuzes.wachtwoord_bestand) or WACHTWOORD
    wereld = programma.buiten.wereld()
    if nieuw and pad.exists():
        demobeheer.verwijder_demo(wereld, pad, wachtwoord, voorbeeld.instrument)
    gemaakt = (
        None
        if pad.exists()
        else _bouw(
            programma, voorbeeld, pad, wachtwoord, map_ or pad.parent / f"{voorbeeld.bestand}-verslagen"
        )
    )
    sessie = demobeheer.open_demo(wereld, pad, wachtwoord, voorbeeld.instrument, programma.keuzes.als)
    try:
        zeg(_("Het voorbeeld staat in {pad}.").format(pad=pad))
        if gemaakt is not None:
            zeg(
                ngettext(
                    "{aantal} document staat in {map}.",
                    "{aantal} documenten staan in {map}.",
                    gemaakt.documenten,
                ).format(aantal=gemaakt.documenten, map=gemaakt.map)
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


def _bouw(programma: Programma, voorbeeld: Voorbeeld, pad: Path, wachtwoord: str, map_: Path) -> Gebouwd:
    voortgang = Voortgang()
    try:
        return bouw(programma.buiten.wereld(), voorbeeld, pad, wachtwoord, map_, voortgang)
    finally:
        voortgang.klaar()
