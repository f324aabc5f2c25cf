"""How soon there is something to see: from starting the process to the first screen that is drawn in a terminal.

Ours, as its user starts it (passphrase and all), a bare Textual app, and two well-known programs made with Textual: posting and
Harlequin. The same way for all four: a terminal of 120 by 40, and the moment at which a word that only the drawn screen
holds has been written to it. The turns alternate, so that all meet the same noise.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import anderen
from benchmarks.geheugen import piek
from benchmarks.meting import Meting
from benchmarks.terminal import ER_IS_EEN, open_terminal
from benchmarks.vergroten import bouw
from korpsmonitor_tui.cli.wachtwoord import OMGEVING as WACHTWOORD
from korpsmonitor_tui.services import voorbeeld

if TYPE_CHECKING:
    from collections.abc import Sequence

ONDERWERP: Final = "Start"
HOE: Final = (
    "Elk programma wordt gestart in een terminal van 120 bij 40. De tijd loopt van het starten van het proces tot een woord dat"
    " alleen op het getekende scherm staat, naar de terminal is geschreven; mediaan van vijf keer, om en om."
)
_KEREN: Final = 5
_KAAL: Final = """
from textual.app import App
from textual.widgets import Static

class Kaal(App):
    def compose(self):
        yield Static("Korpsmonitor")

Kaal().run()
"""


@dataclass(frozen=True, slots=True)
class _Programma:
    """What is started, the word that shows that it is there, and what came out: seconds and megabytes."""

    opdracht: Sequence[str]
    teken: str
    tijden: list[float] = field(default_factory=list)
    geheugen: list[float] = field(default_factory=list)

    def start(self, omgeving: dict[str, str]) -> None:
        """Once, from nothing to the word."""
        with open_terminal(self.opdracht, omgeving) as terminal:
            self.tijden.append(terminal.wacht_op(self.teken) - terminal.begin)
            if hoogste := piek(terminal.proces):
                self.geheugen.append(hoogste)

    @property
    def tijd(self) -> float:
        """The median of seconds, without the first start, which fetches the program from the disk."""
        return statistics.median(self.tijden[1:])


def onze(pad: Path) -> tuple[str, ...]:
    """How the program is started on a database."""
    return (sys.executable, "-m", "korpsmonitor_tui", "--db", str(pad))


def omgeving(map_: Path) -> dict[str, str]:
    """Surroundings in which no program finds anybody's own settings."""
    mappen = {
        naam: str(map_ / naam) for naam in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    }
    for pad in mappen.values():
        Path(pad).mkdir(exist_ok=True)
    return {**mappen, WACHTWOORD: voorbeeld.WACHTWOORD}


def meet() -> list[Meting]:
    """The first screen against the bare app and against the others, and what each holds in memory then."""
    if not ER_IS_EEN:
        print("start_bench: er is hier geen terminal om in te meten; overgeslagen", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        pad = map_ / "demo.db"
        bouw(pad)
        kaal = _Programma((sys.executable, "-c", _KAAL), "Korpsmonitor")
        scherm = _Programma(onze(pad), "Korpsmonitor 2011-2012")
        gegevens = _Programma(onze(pad), "Groningen")
        anders = _anderen()
        for _keer in range(1 + _KEREN):
            for programma in (kaal, scherm, gegevens, *anders.values()):
                programma.start(omgeving(map_))
    return [
        Meting(
            "eerste scherm tegenover een kale Textual-app",
            scherm.tijd / kaal.tijd,
            doel=2.5,
            toelichting=f"{scherm.tijd:.2f} s tegenover {kaal.tijd:.2f} s".replace(".", ","),
            uitleg="van niets tot de titelbalk van het overzicht, wachtwoord en database meegerekend, gedeeld door een app met één regel tekst.",
        ),
        Meting(
            "eerste scherm met alle gegevens erin, idem",
            gegevens.tijd / kaal.tijd,
            toelichting=f"{gegevens.tijd:.2f} s".replace(".", ","),
            uitleg="hetzelfde, tot de korpsen van de demo in het overzicht staan.",
        ),
        *(
            Meting(
                f"eerste scherm met alle gegevens tegenover {naam}",
                gegevens.tijd / ander.tijd,
                toelichting=f"{naam}: {ander.tijd:.2f} s".replace(".", ","),
                uitleg=f"onder de 1 is er hier eerder iets te zien dan bij {naam}, dat zelf zonder gegevens wordt geopend.",
            )
            for naam, ander in anders.items()
        ),
        *_geheugen({"Korpsmonitor": gegevens, "een kale Textual-app": kaal, **anders}),
    ]


def _anderen() -> dict[str, _Programma]:
    plekken = (("posting", anderen.POSTING, "Collection"), ("harlequin", anderen.MEETLAT, "Catalog"))
    return {
        naam: _Programma((str(pad),), teken)
        for naam, plek, teken in plekken
        if (pad := anderen.programma(plek, naam))
    }


def _geheugen(programmas: dict[str, _Programma]) -> list[Meting]:
    return [
        Meting(
            f"geheugen bij het eerste scherm, {naam}",
            statistics.median(programma.geheugen),
            "MB",
            uitleg=f"het hoogste werkgeheugen van {naam} tot dat moment.",
        )
        for naam, programma in programmas.items()
        if programma.geheugen
    ]
