"""Make the pictures of docs/beelden from the real screens: ``python scripts/maak_beelden.py [NAAM ...]``."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain import taal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from textual.app import App

    from korpsmonitor_tui.services.openen import Wereld
    from korpsmonitor_tui.services.sessie import Sessie

DOEL: Final = Path(__file__).resolve().parent.parent / "docs" / "beelden"
VANDAAG: Final = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""The pictures do not change with the day on which they are made."""

_LETTERTYPE: Final = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)

BEELDEN: Final[dict[str, tuple[str, ...]]] = {
    "begin": ("n",),
    "overzicht": ("down",),
    "vragenlijst": (*["down"] * 8, "enter", "f5", *["down"] * 9, "right", *["down"] * 2),
    "gesprek": (*["down"] * 8, "enter", "f6", "ctrl+down", "ctrl+down"),
    "verslag": (*["down"] * 8, "enter", "f7", "down", "down"),
    "wederhoor": (*["down"] * 3, "enter", "f8"),
    "tijdlijn": (*["down"] * 3, "enter", "f9"),
    "extractie": (*["down"] * 8, "enter", "alt+e"),
    "goedkeuring": ("g", "down"),
    "weken": ("w",),
    "rapportage": ("o", "right"),
    "consistentie": ("c",),
    "help": ("f1",),
    "weging": ("W", *["right"] * 4),
    "weging-korps": ("enter", "alt+w"),
}
"""Per picture the keys that lead to it: from the overzicht, or from where there is no database yet."""

_ZONDER_DATABASE: Final = {"begin"}


async def _lees_uit(app: App[Any]) -> None:
    """Wait until everything on the screen was read."""
    from textual.worker import WorkerCancelled

    while True:
        try:
            await app.workers.wait_for_complete()
        except WorkerCancelled:
            continue  # a newer reading took its place
        return


async def maak(wereld: Wereld, sessie: Sessie, doel: Path, namen: Collection[str]) -> None:
    """Write the pictures with these names to ``doel``."""
    from korpsmonitor_tui.tui.app import KorpsmonitorApp
    from korpsmonitor_tui.tui.begin import BeginApp

    for naam in namen:
        app: App[Any]
        if naam in _ZONDER_DATABASE:
            app = BeginApp(wereld, Path("korpsmonitor.db"))
        else:
            app = KorpsmonitorApp(sessie)
        beeld = await _beeld(app, BEELDEN[naam], f"Korpsmonitor: {naam}")
        # A picture of an offline program fetches no fonts either.
        (doel / f"{naam}.svg").write_text(_LETTERTYPE.sub("", beeld), "utf-8")


async def _beeld(app: App[Any], toetsen: Sequence[str], titel: str) -> str:
    async with app.run_test(size=(120, 36)) as pilot:
        await _lees_uit(app)
        for toets in toetsen:
            await pilot.press(toets)
            # What is read decides what the next key does.
            await _lees_uit(app)
            await pilot.pause()
            await _lees_uit(app)
        await pilot.pause(0.5)
        return app.export_screenshot(title=titel)


def main() -> None:
    """Build the demonstration in a temporary folder and picture it."""
    taal.kies_taal()
    from korpsmonitor_tui.services import openen, voorbeeld

    DOEL.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as map_:
        os.environ["KORPSMONITOR_TOESTAND"] = str(Path(map_) / "toestand")
        wereld = openen.Wereld(klok=lambda: VANDAAG)
        pad = Path(map_) / "demo.db"
        voorbeeld.bouw(
            wereld,
            voorbeeld.lees_voorbeeld("korpsmonitor"),
            pad,
            voorbeeld.WACHTWOORD,
            Path(map_) / "verslagen",
            lambda *_: None,
        )
        sessie = openen.open_sessie(wereld, pad, lambda: voorbeeld.WACHTWOORD)
        try:
            # Who works is said, so that nothing is asked.
            asyncio.run(maak(wereld, sessie.als(sessie.persoon), DOEL, sys.argv[1:] or BEELDEN))
        finally:
            sessie.store.sluit()


if __name__ == "__main__":
    main()
