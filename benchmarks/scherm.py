"""How soon there is something to see: the first screen, and a dossier with many notes."""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.meting import Meting
from korpsmonitor_tui.services import gesprekken, openen, voorbeeld
from korpsmonitor_tui.services.gesprekken import NieuweNotitie

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

_KEREN = 9

_KAAL = """
from textual.app import App
from textual.widgets import Static

class Kaal(App):
    def compose(self):
        yield Static("Korpsmonitor")

    def on_ready(self):
        self.exit()

Kaal().run(headless=True, size=(120, 40))
"""

_ONZE = """
import sys
from pathlib import Path
from korpsmonitor_tui import bootstrap
from korpsmonitor_tui.domain import taal

taal.kies_taal()
bootstrap.bereid_tui_voor()
from korpsmonitor_tui.services.openen import Wereld, open_sessie

sessie = open_sessie(Wereld(), Path(sys.argv[1]), lambda: sys.argv[2])
# Who works is said, so that nothing is asked.
sessie = sessie.als(sessie.persoon)
from textual.widgets import DataTable
from korpsmonitor_tui.tui.app import KorpsmonitorApp

def kijk(app):
    if sys.argv[3] == "scherm" or any(tabel.row_count for tabel in app.screen.query(DataTable)):
        app.exit()
    else:
        app.set_timer(0.002, lambda: kijk(app))

run = KorpsmonitorApp.run
KorpsmonitorApp.on_ready = kijk
KorpsmonitorApp.run = lambda app: run(app, headless=True, size=(120, 40))
bootstrap.start_tui(sessie)
"""


def meet() -> list[Meting]:
    """Medians of interleaved runs in fresh processes; the dossier in one process."""
    with tempfile.TemporaryDirectory() as map_:
        os.environ["KORPSMONITOR_TOESTAND"] = str(Path(map_) / "toestand")
        pad = Path(map_) / "demo.db"
        voorbeeld.bouw(
            openen.Wereld(),
            voorbeeld.lees_voorbeeld("korpsmonitor"),
            pad,
            voorbeeld.WACHTWOORD,
            Path(map_) / "verslagen",
            lambda *_: None,
        )
        kaal, scherm, gegevens = [], [], []
        for _ in range(_KEREN):
            kaal.append(_proces(_KAAL))
            scherm.append(_proces(_ONZE, str(pad), voorbeeld.WACHTWOORD, "scherm"))
            gegevens.append(_proces(_ONZE, str(pad), voorbeeld.WACHTWOORD, "gegevens"))
        verschil = asyncio.run(_meet_dossier(pad))
    maat = statistics.median(kaal)
    return [
        Meting(
            "eerste scherm tegenover een kale Textual-app",
            statistics.median(scherm) / maat,
            doel=2.5,
            toelichting=f"({statistics.median(scherm):.2f} s tegenover {maat:.2f} s)",
        ),
        Meting("eerste scherm met alle gegevens erin, idem", statistics.median(gegevens) / maat),
        Meting("dossier met 2.000 notities openen, meer dan met 20", verschil * 1000, "ms", 150),
    ]


def _proces(code: str, *argumenten: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *argumenten], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


async def _meet_dossier(pad: Path) -> float:
    """Seconds that opening a dossier with 2,000 notes takes longer than one with 20."""
    sessie = openen.open_sessie(openen.Wereld(), pad, lambda: voorbeeld.WACHTWOORD)
    try:
        klein, groot = sessie.dossier("drenthe"), sessie.dossier("rotterdam-rijnmond")
        for dossier, aantal in ((klein, 20), (groot, 2_000)):
            tekst = "De korpsexpert licht toe hoe het toezicht dit jaar is ingericht. " * 3
            notities = [NieuweNotitie("referentiekader", f"{nr} {tekst}") for nr in range(aantal)]
            gesprekken.voeg_notities_toe(sessie, dossier, notities)
        tijden: dict[str, list[float]] = {klein: [], groot: []}
        for _ in range(_KEREN):
            tijden[klein].append(await _open(sessie, klein, 20))
            tijden[groot].append(await _open(sessie, groot, 2_000))
    finally:
        sessie.store.sluit()
    return statistics.median(tijden[groot]) - statistics.median(tijden[klein])


async def _open(sessie: Sessie, dossier: str, notities: int) -> float:
    """Seconds from asking for a dossier until all its notes are in the list."""
    from korpsmonitor_tui.tui.app import KorpsmonitorApp
    from korpsmonitor_tui.tui.messages import OpenDossier
    from korpsmonitor_tui.tui.tabs.gesprek_notities import Notitielijst

    app = KorpsmonitorApp(sessie)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        begin = time.perf_counter()
        app.screen.post_message(OpenDossier(dossier, tab="gesprek"))
        while not any(lijst.option_count >= notities for lijst in app.screen.query(Notitielijst)):
            await pilot.pause(0.002)
        return time.perf_counter() - begin
