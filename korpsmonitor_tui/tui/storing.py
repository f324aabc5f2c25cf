"""A fault of the program itself: one line for the user, and where in the code it was for who repairs it."""

from __future__ import annotations

import contextlib
import traceback

from textual.worker import WorkerFailed

from korpsmonitor_tui import __version__, paths
from korpsmonitor_tui.domain.taal import _

BESTAND = "storing.txt"


def leg_vast(fout: BaseException) -> str:
    """Write down where it went wrong, never what was in the minutes, and return the line for the user."""
    if isinstance(fout, WorkerFailed):
        fout = fout.error
    plekken = traceback.extract_tb(fout.__traceback__)
    regels = [f"korpsmonitor {__version__}", type(fout).__name__]
    # Not the message and not the source line: either may quote text of a dossier.
    regels += [f"{plek.filename}:{plek.lineno} {plek.name}" for plek in plekken]
    pad = paths.toestandsmap() / BESTAND
    with contextlib.suppress(OSError):
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text("\n".join([*regels, ""]), "utf-8")
    return _(
        "Het programma is gestopt door een fout ({soort}). Wat u typte is bewaard en staat er bij de volgende start"
        " weer. Meld dit met het bestand {pad}; er staat geen tekst uit dossiers in."
    ).format(soort=type(fout).__name__, pad=pad)
