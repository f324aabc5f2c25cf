"""What is done all day, with the worked-out example once, ten and a hundred times in one file: does it stay quick?

The dossier that is opened and written in grows along: it has ten notes for every time. And apart from that: a dossier with
2,000 notes against one with 20, in the example as it is.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.meting import MACHT, Meting, groeimacht, percentiel
from benchmarks.start_bench import omgeving, onze
from benchmarks.terminal import ER_IS_EEN, open_terminal
from benchmarks.toets_bench import onze as onze_dossier
from benchmarks.toets_bench import typ
from benchmarks.vergroten import bouw, vergroot
from korpsmonitor_tui.services import gesprekken, openen, voorbeeld
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.zoeken import zoek

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.services.sessie import Sessie

ONDERWERP: Final = "Groei"
HOE: Final = (
    "De demo (ruim tienduizend vastleggingen) staat één, tien en honderd keer in één versleuteld bestand, als evenzoveel edities;"
    " het dossier dat wordt geopend en beschreven heeft dan tien, honderd en duizend notities. De macht is de helling door de drie"
    " tijden, beide assen logaritmisch."
)
MATEN: Final = (1, 10, 100)
_NOTITIES: Final = 10
"""Notes in the dossier, for each time that the example is there."""
_KEREN: Final = 3
_BEWAARD: Final = 60
_GETYPT: Final = 2
_RECHT: Final = 1.1
_VLAK: Final = 0.3
"""What is written or searched should hardly notice how much there is."""
_MAX_MEER_MS: Final = 150
_TEKST: Final = "De korpsexpert licht toe hoe het toezicht dit jaar is ingericht. " * 3


@dataclass(frozen=True, slots=True)
class _Maat:
    """Seconds of each thing at one size, and megabytes."""

    start: float
    openen: float
    typen: float
    bewaren: float
    zoeken: float
    geheugen: float


def meet() -> list[Meting]:
    """Each thing at each size with its exponent, and then the dossier with many notes."""
    if not ER_IS_EEN:
        return []
    maten: dict[int, _Maat] = {}
    with tempfile.TemporaryDirectory() as map_:
        demo = Path(map_) / "demo.db"
        bouw(demo)
        for keer in MATEN:
            # One at a time: the largest takes almost two gigabytes.
            with tempfile.TemporaryDirectory() as eigen:
                pad = Path(eigen) / "demo.db"
                vergroot(demo, pad, keer)
                maten[keer] = _meet_maat(pad, keer)
        meer = asyncio.run(_meet_groot_dossier(demo))
    return [
        *_groei("starten tot het overzicht gevuld is", {k: m.start for k, m in maten.items()}, _VLAK),
        *_groei("een dossier openen", {k: m.openen for k, m in maten.items()}, _RECHT),
        *_groei("letter tot scherm, mediaan", {k: m.typen for k, m in maten.items()}, _VLAK),
        *_groei("een notitie bewaren, mediaan", {k: m.bewaren for k, m in maten.items()}, _VLAK),
        *_groei("zoeken, drie vragen samen", {k: m.zoeken for k, m in maten.items()}, _VLAK),
        Meting(
            "dossier met 2.000 notities openen, meer dan met 20",
            meer * 1000,
            "ms",
            _MAX_MEER_MS,
            uitleg="van het vragen om een dossier tot alle notities in de lijst staan, het verschil van twee medianen.",
        ),
        *(
            Meting(
                f"geheugen na openen en typen, {keer} x de demo",
                maat.geheugen,
                "MB",
                uitleg="het hoogste werkgeheugen van het programma tot dan.",
            )
            for keer, maat in maten.items()
            if maat.geheugen
        ),
    ]


def _groei(wat: str, tijden: dict[int, float], doel: float) -> list[Meting]:
    ms = " → ".join(f"{tijd * 1000:.0f}" if tijd > 0.01 else f"{tijd * 1000:.1f}" for tijd in tijden.values())
    return [
        Meting(
            f"{wat}: groei",
            groeimacht(tijden),
            MACHT,
            doel,
            f"{ms} ms bij {', '.join(map(str, tijden))} x".replace(".", ","),
            uitleg=_UITLEG[wat],
        )
    ]


_UITLEG: Final = {
    "starten tot het overzicht gevuld is": "van het starten van het proces tot de korpsen in de terminal staan, mediaan van drie keer.",
    "een dossier openen": "van het vragen om het dossier tot alle notities in de lijst staan, mediaan van drie keer.",
    "letter tot scherm, mediaan": "een letter in een notitie van dat dossier, tot die in de terminal staat.",
    "een notitie bewaren, mediaan": "van het bewaren tot het op de schijf vaststaat, zoekregister meegerekend, mediaan van zestig keer.",
    "zoeken, drie vragen samen": "een naam, twee gewone woorden en een half woord, van vraag tot wat er getoond wordt.",
}


def _meet_maat(pad: Path, keer: int) -> _Maat:
    starts = [_start(pad) for _keer in range(3)]
    sessie = openen.open_sessie(openen.Wereld(), pad, lambda: voorbeeld.WACHTWOORD)
    try:
        dossier = sessie.dossier("drenthe")
        _noteer(sessie, dossier, _NOTITIES * keer)
        opening = asyncio.run(_mediaan_opening(sessie, dossier, _NOTITIES * keer))
        zoeken = statistics.median(_duur(lambda: _zoek(sessie)) for _keer in range(_KEREN))
        bewaren = statistics.median(
            _duur(lambda n=nr: _noteer(sessie, dossier, 1, n))  # type: ignore[misc]
            for nr in range(_BEWAARD)
        )
    finally:
        sessie.store.sluit()
    letters, na_enter, geheugen = typ("vastleggen", onze_dossier(pad, dossier), _GETYPT)
    return _Maat(
        statistics.median(starts),
        opening,
        percentiel([*letters, *na_enter], 50),
        bewaren,
        zoeken,
        geheugen,
    )


def _start(pad: Path) -> float:
    with open_terminal(onze(pad), omgeving(pad.parent)) as terminal:
        return terminal.wacht_op("Groningen") - terminal.begin


def _noteer(sessie: Sessie, dossier: str, aantal: int, begin: int = 0) -> None:
    nieuw = [NieuweNotitie("referentiekader", f"{begin + nr} {_TEKST}") for nr in range(aantal)]
    gesprekken.voeg_notities_toe(sessie, dossier, nieuw)


def _zoek(sessie: Sessie) -> None:
    for vraag in ("Drenthe", "toezicht korpsleiding", "gecertificeerde rech"):
        zoek(sessie, vraag)


async def _mediaan_opening(sessie: Sessie, dossier: str, notities: int) -> float:
    return statistics.median([await _open(sessie, dossier, notities) for _keer in range(_KEREN)])


async def _meet_groot_dossier(pad: Path) -> float:
    """Seconds that opening a dossier with 2,000 notes takes longer than one with 20; the turns alternate."""
    sessie = openen.open_sessie(openen.Wereld(), pad, lambda: voorbeeld.WACHTWOORD)
    try:
        gesprekken.plan(sessie, "flevoland", Planning())
        dossiers = {sessie.dossier("flevoland"): 20, sessie.dossier("rotterdam-rijnmond"): 2_000}
        for dossier, aantal in dossiers.items():
            _noteer(sessie, dossier, aantal)
        tijden: dict[int, list[float]] = {aantal: [] for aantal in dossiers.values()}
        for _keer in range(_KEREN):
            for dossier, aantal in dossiers.items():
                tijden[aantal].append(await _open(sessie, dossier, aantal))
    finally:
        sessie.store.sluit()
    return statistics.median(tijden[2_000]) - statistics.median(tijden[20])


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


def _duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin
