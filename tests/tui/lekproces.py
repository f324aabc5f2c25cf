"""A program of its own in which known texts are typed, and that then falls over or is killed.

``python -m tests.tui.lekproces FASE DATABASE``; its surroundings (folders, passphrase) come from the environment.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.bestanden.tijdelijk import tijdelijke_map
from korpsmonitor_tui.cli.sporen import beperk, laat_logboek_zwijgen
from korpsmonitor_tui.cli.wachtwoord import OMGEVING
from korpsmonitor_tui.domain.verslag import Rol
from korpsmonitor_tui.services import gesprekken, medewerkers, openen, sleutels, verslagtekst
from korpsmonitor_tui.services.definities import Definities
from korpsmonitor_tui.services.openen import Wereld
from korpsmonitor_tui.services.sessie import Editie
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from tests.tui.scherm import druk, rust, typ, vastgelegd

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.tui.scherm import Bediening

NAAM = "Wilhelmus Pastinaakberg"
NOTITIE = "Bij de xylofoonsteeg stond een busje."
GETYPT = " Getypt over het kwikstaartpand."
IN_HET_GEHEUGEN = "De zonnebloemzaak was nergens vastgelegd."
DOCUMENT = "Een concept over de vliegdennenkelder."


def maak(pad: Path) -> Sessie:
    """A monitor with a verslag, and a recovery key, which is told on standard output."""
    wereld = Wereld(Definities(), lambda: datetime(2013, 2, 4, 9, tzinfo=UTC))
    editie = Editie("2011-2012", "Korpsmonitor 2011-2012", "korpsmonitor")
    sessie = openen.maak(wereld, pad, os.environ[OMGEVING], editie, "coördinator")
    print(sleutels.maak_herstelsleutel(sessie), flush=True)
    notulist = sessie.als(medewerkers.nieuw(sessie, NAAM, [Rol.NOTULIST]))
    medewerkers.nieuw(sessie, "auditor B", [Rol.AUDITOR])
    planning = gesprekken.Planning(date(2013, 2, 4), "10:00", "hoofdbureau", NAAM, ("auditor B",))
    dossier = gesprekken.plan(sessie, "groningen", planning).id
    gesprekken.voeg_notities_toe(notulist, dossier, [gesprekken.NieuweNotitie("toezicht", NOTITIE)])
    verslagtekst.stel_samen(notulist, dossier)
    return notulist


async def typ_in_verslag(pilot: Bediening) -> None:
    """Open the verslag of Groningen, and type."""
    await rust(pilot)
    await druk(pilot, "enter", "f7", "enter")
    await typ(pilot, GETYPT)


async def val_om(pilot: Bediening) -> None:
    """Type, and have a handler raise with what it was working on in its message and its variables."""
    await typ_in_verslag(pilot)

    def kapot() -> None:
        tekst = IN_HET_GEHEUGEN
        raise ValueError(tekst)

    pilot.app.call_later(kapot)
    await pilot.pause(0.5)


async def sterf(pilot: Bediening) -> None:
    """Type, and be killed while another program reads a document."""
    await typ_in_verslag(pilot)
    await vastgelegd(pilot)
    with tijdelijke_map() as map_:
        (map_ / "verslag.docx").write_text(DOCUMENT)
        os.kill(os.getpid(), signal.SIGKILL)


def main(fase: str, pad: Path) -> None:
    """Run one of the two ends."""
    beperk()
    laat_logboek_zwijgen()
    if fase == "val_om":
        sessie = maak(pad)
        KorpsmonitorApp(sessie).run(headless=True, auto_pilot=val_om, size=(80, 24))
    else:
        wereld = Wereld(Definities())
        sessie = openen.open_sessie(wereld, pad, lambda: os.environ[OMGEVING], als=NAAM)
        KorpsmonitorApp(sessie).run(headless=True, auto_pilot=sterf, size=(80, 24))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
