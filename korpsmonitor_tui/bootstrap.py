"""The composition root: the only place where command line, screens and use cases meet."""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain import taal

if TYPE_CHECKING:
    from pathlib import Path

    from korpsmonitor_tui.cli.programma import Webkeuze
    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie

_TUI: Final = "korpsmonitor_tui.tui.app"
_BEURT: Final = 0.0005
"""Seconds that a thread which reads or writes keeps the interpreter while a key waits; Python's own 5 ms can be felt."""


def main() -> int:
    """Run the command line of this process and return its exit status."""
    taal.kies_taal()
    # After choosing the language: commands hold texts from the moment they are defined.
    from korpsmonitor_tui.cli.draai import draai
    from korpsmonitor_tui.cli.programma import Buiten
    from korpsmonitor_tui.cli.sporen import beperk

    beperk()
    return draai(None, Buiten(_maak_wereld, start_tui, bereid_tui_voor, begin, start_server))


def _maak_wereld() -> Wereld:
    from korpsmonitor_tui.cli.sporen import laat_logboek_zwijgen
    from korpsmonitor_tui.services.openen import Wereld

    laat_logboek_zwijgen()
    return Wereld()


def bereid_tui_voor() -> None:
    """Load the screens while the passphrase is typed and stretched, which needs no processor time of Python's.

    The modules being loaded stay, so looking for garbage among them is time lost: a tenth of the start.
    """
    gc.disable()
    threading.Thread(target=importlib.import_module, args=(_TUI,), name="korpsmonitor-laden").start()


def begin(pad: Path) -> Sessie | int:
    """Ask what to begin with where no database is at ``pad``; return it open, or the exit status of who left."""
    from korpsmonitor_tui.tui.begin import BeginApp

    app = BeginApp(_maak_wereld(), pad)
    gc.enable()
    return app.run() or app.return_code or 0


def start_tui(sessie: Sessie) -> int:
    """Show the screens until the user leaves them, and return the exit status."""
    from korpsmonitor_tui.tui.app import KorpsmonitorApp

    app = KorpsmonitorApp(sessie)
    if paths.begint_vergrendeld():
        app.call_later(app.action_vergrendel)
    sys.setswitchinterval(_BEURT)
    # What is loaded now is not looked at again: no pause in the middle of a keystroke.
    gc.freeze()
    app.call_later(gc.enable)
    app.call_later(app.houd_reservekopie_bij)
    app.call_later(app.meld_verlies)
    app.call_later(app.wijs_de_weg)
    app.run()
    # Imported late: only now is there time for it.
    from korpsmonitor_tui.services.kopieproces import start_na_afloop

    start_na_afloop(app.sessie)
    return app.return_code or 0


def start_server(keuze: Webkeuze) -> int:
    """Offer the screens in a browser until it is stopped, and return the exit status. Raises KorpsmonitorFout."""
    from korpsmonitor_tui.cli.wachtwoord import OMGEVING
    from korpsmonitor_tui.tui.webserver import Webdienst, dien_op

    argumenten = ["--db", str(keuze.db)]
    argumenten += ["--als", keuze.als] if keuze.als else []
    argumenten += ["--editie", keuze.editie] if keuze.editie else []
    # Not among the arguments, which everybody on the machine can read; the environment only this user can.
    geheim = {} if keuze.wachtwoord is None else {OMGEVING: keuze.wachtwoord, paths.OMGEVING_VERGRENDELD: "1"}
    dienst = Webdienst(tuple(argumenten), geheim, keuze.adres, keuze.poort, keuze.openbaar)
    return dien_op(dienst, keuze.zeg)
