"""From a key to the screen while minutes are saved: the whole program in a terminal of its own, as its user sees it.

Each letter is timed from the moment it is sent until it is in what the program writes to the terminal. Letters come as fast
as somebody types who is in a hurry; after every note Enter closes it, so that saving goes on under the next letters. The
yardstick is a bare Textual app with one text area, in a terminal likewise.
"""

from __future__ import annotations

import os
import re
import select
import string
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.meting import Meting, percentiel
from korpsmonitor_tui.services import gesprekken, openen, voorbeeld
from korpsmonitor_tui.services.gesprekken import NieuweNotitie

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTITIES = 8
_LETTERS = 40
_NA_ENTER = 5
"""Letters after Enter that are counted apart."""
_TUSSEN = 0.06
"""Seconds between two keys: nearly 17 a second."""
_GEDULD = 30.0
"""Seconds after which a letter is missed."""
_RUST = 3.0
"""Seconds after which the first screen is done with what it reads."""
_MAX_MS = 30
_STURING = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
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
    if sys.platform == "win32":
        print("toets_bench: er is hier geen terminal om in te meten; overgeslagen", file=sys.stderr)
        return []
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
        dossier = _maak_notities(pad)
        letters, na_enter = _typ("vastleggen", _ONZE, str(pad), voorbeeld.WACHTWOORD, dossier)
        kaal, kaal_na_enter = _typ("", _KAAL)
    return [
        _meting("letter tot scherm onder het notuleren, p99", percentiel(letters, 99), _MAX_MS),
        _meting("letter tot scherm direct na Enter, p99", percentiel(na_enter, 99), _MAX_MS),
        Meting(
            "letter tot scherm tegenover een kaal tekstveld, mediaan",
            percentiel(letters, 50) / percentiel(kaal, 50),
            toelichting=f"({percentiel(kaal, 50) * 1000:.1f} ms; p99 {percentiel([*kaal, *kaal_na_enter], 99) * 1000:.1f} ms)",
        ),
    ]


def _meting(wat: str, seconden: float, doel: float) -> Meting:
    return Meting(wat, seconden * 1000, "ms", doel)


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


@contextmanager
def _terminal(*opdracht: str) -> Iterator[int]:
    """A program in a terminal of 120 by 40; gone when this ends."""
    import fcntl
    import pty
    import signal
    import struct
    import termios

    kind, meester = pty.fork()
    if not kind:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-c", *opdracht])
    fcntl.ioctl(meester, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.kill(kind, signal.SIGWINCH)
    try:
        yield meester
    finally:
        os.kill(kind, signal.SIGKILL)
        os.waitpid(kind, 0)
        os.close(meester)


def _typ(teken: str, *opdracht: str) -> tuple[list[float], list[float]]:
    """Seconds from each letter to the screen: most, and those right after Enter. It begins once ``teken`` is shown."""
    alle: list[float] = []
    na_enter: list[float] = []
    with _terminal(*opdracht) as meester:
        _wacht_tot_rust(meester, teken)
        for notitie in range(_NOTITIES):
            getypt = ""
            for nr in range(_LETTERS):
                getypt += string.ascii_lowercase[(nr * 7 + notitie) % 26]
                (na_enter if notitie and nr < _NA_ENTER else alle).append(_toets(meester, getypt))
                time.sleep(_TUSSEN)
            os.write(meester, b"\r")
            time.sleep(_TUSSEN)
    return alle, na_enter


def _toets(meester: int, getypt: str) -> float:
    """Seconds until the line ends in its last letter, which is sent now. Raises AssertionError if it does not come."""
    while _lees(meester, 0):
        pass
    gezien = b""
    begin = time.perf_counter()
    os.write(meester, getypt[-1].encode())
    while getypt.encode() not in _STURING.sub(b"", gezien):
        rest = begin + _GEDULD - time.perf_counter()
        if rest <= 0:
            raise AssertionError(f"{getypt} did not come")
        gezien += _lees(meester, rest)
    return time.perf_counter() - begin


def _lees(meester: int, hoogstens: float) -> bytes:
    """What the program writes within this many seconds, or what it wrote already."""
    klaar, _schrijf, _fout = select.select([meester], [], [], hoogstens)
    return os.read(meester, 1 << 16) if klaar else b""


def _wacht_tot_rust(meester: int, teken: str) -> None:
    gezien, einde = b"", time.perf_counter() + _GEDULD
    while teken.encode() not in gezien and time.perf_counter() < einde:
        gezien += _lees(meester, 1)
    # A cursor that blinks never leaves it silent.
    einde = time.perf_counter() + _RUST
    while (rest := einde - time.perf_counter()) > 0:
        _lees(meester, rest)
