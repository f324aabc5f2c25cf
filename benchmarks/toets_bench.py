"""From a key to the screen while minutes are saved: the whole program in a terminal of its own, as its user sees it.

Each letter is timed from the moment it is sent until it is in what the program writes to the terminal. Letters come as fast
as somebody types who is in a hurry; after every note Enter closes it, so that saving goes on under the next letters. The
yardstick is a bare Textual app with one text area, in a terminal likewise.
"""

from __future__ import annotations

import os
import string
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.geheugen import piek
from benchmarks.meting import Meting, percentiel
from benchmarks.terminal import ER_IS_EEN, open_terminal
from benchmarks.vergroten import bouw
from korpsmonitor_tui.services import gesprekken, openen, voorbeeld
from korpsmonitor_tui.services.gesprekken import NieuweNotitie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.terminal import Terminal

ONDERWERP: Final = "Typen"
HOE: Final = (
    "Het hele programma in een terminal van zijn eigen; bijna zeventien letters per seconde, en na elke veertig Enter, zodat het"
    " bewaren onder het volgende typen doorgaat. In het dossier staan al 200 notities."
)
_NOTITIES = 8
_LETTERS = 40
_NA_ENTER = 5
"""Letters after Enter that are counted apart."""
_TUSSEN = 0.06
"""Seconds between two keys: nearly 17 a second."""
_RUST = 3.0
"""Seconds after which the first screen is done with what it reads."""
_MAX_MS = 30
_AL_GENOTEERD = 200

_KAAL = """
from textual.app import App
from textual.widgets import TextArea

class Kaal(App):
    def compose(self):
        yield TextArea()

Kaal().run()
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
from korpsmonitor_tui.tui.app import KorpsmonitorApp
from korpsmonitor_tui.tui.messages import OpenDossier

KorpsmonitorApp.on_ready = lambda app: app.screen.post_message(OpenDossier(sys.argv[3], tab="gesprek"))
bootstrap.start_tui(sessie)
"""


def meet() -> list[Meting]:
    """All letters, and apart those right after Enter."""
    if not ER_IS_EEN:
        print("toets_bench: er is hier geen terminal om in te meten; overgeslagen", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as map_:
        os.environ["KORPSMONITOR_TOESTAND"] = str(Path(map_) / "toestand")
        pad = Path(map_) / "demo.db"
        bouw(pad)
        dossier = _maak_notities(pad)
        letters, na_enter, geheugen = typ("vastleggen", onze(pad, dossier))
        kaal, kaal_na_enter, kaal_geheugen = typ("", (sys.executable, "-c", _KAAL))
    return [
        Meting(
            "letter tot scherm onder het notuleren, p99",
            percentiel(letters, 99) * 1000,
            "ms",
            _MAX_MS,
            uitleg="van het aanslaan van een letter in een notitie tot die in de terminal staat; van honderd letters is er één trager.",
        ),
        Meting(
            "letter tot scherm direct na Enter, p99",
            percentiel(na_enter, 99) * 1000,
            "ms",
            _MAX_MS,
            uitleg=f"idem voor de eerste {_NA_ENTER} letters van een nieuwe notitie, terwijl de vorige nog wordt bewaard.",
        ),
        Meting(
            "letter tot scherm tegenover een kaal tekstveld, mediaan",
            percentiel(letters, 50) / percentiel(kaal, 50),
            toelichting=f"{percentiel(kaal, 50) * 1000:.1f} ms; p99 {percentiel([*kaal, *kaal_na_enter], 99) * 1000:.1f} ms".replace(
                ".", ","
            ),
            uitleg="idem, de middelste letter, gedeeld door die in een Textual-app met alleen een tekstveld.",
        ),
        *(
            Meting(
                f"geheugen na {_NOTITIES} notities, {naam}",
                meeste,
                "MB",
                uitleg="het hoogste werkgeheugen tot dan.",
            )
            for naam, meeste in (("Korpsmonitor", geheugen), ("een kaal tekstveld", kaal_geheugen))
            if meeste
        ),
    ]


def onze(pad: Path, dossier: str) -> tuple[str, ...]:
    """How a dossier of the example is opened at its interview."""
    return (sys.executable, "-c", _ONZE, str(pad), voorbeeld.WACHTWOORD, dossier)


def _maak_notities(pad: Path) -> str:
    sessie = openen.open_sessie(openen.Wereld(), pad, lambda: voorbeeld.WACHTWOORD)
    try:
        dossier = sessie.dossier("drenthe")
        tekst = "De korpsexpert licht toe hoe het toezicht dit jaar is ingericht. " * 3
        notities = [NieuweNotitie("referentiekader", f"{nr} {tekst}") for nr in range(_AL_GENOTEERD)]
        gesprekken.voeg_notities_toe(sessie, dossier, notities)
        return dossier
    finally:
        sessie.store.sluit()


def typ(
    teken: str, opdracht: Sequence[str], notities: int = _NOTITIES
) -> tuple[list[float], list[float], float]:
    """Seconds from each letter to the screen: most, and those right after Enter; and the megabytes it held at most.

    It begins once ``teken`` is shown.
    """
    alle: list[float] = []
    na_enter: list[float] = []
    with open_terminal(opdracht, {}) as terminal:
        if teken:
            terminal.wacht_op(teken)
        terminal.lees_leeg(_RUST)
        for notitie in range(notities):
            getypt = ""
            for nr in range(_LETTERS):
                getypt += string.ascii_lowercase[(nr * 7 + notitie) % 26]
                (na_enter if notitie and nr < _NA_ENTER else alle).append(_toets(terminal, getypt))
                time.sleep(_TUSSEN)
            terminal.schrijf(b"\r")
            time.sleep(_TUSSEN)
        return alle, na_enter, piek(terminal.proces) or 0.0


def _toets(terminal: Terminal, getypt: str) -> float:
    """Seconds until the line ends in its last letter, which is sent now. Raises AssertionError if it does not come."""
    while terminal.lees(0):
        pass
    begin = time.perf_counter()
    terminal.schrijf(getypt[-1].encode())
    return terminal.wacht_op(getypt) - begin
