"""A program of its own that goes through the screens in English and prints what they show."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from korpsmonitor_tui.domain import taal

taal.kies_taal("en")

# Only now: keys get their names when their screen is imported.
from tests.tui.proef import Klok, begin_sessie, open_store, plan_gesprek  # noqa: E402
from tests.tui.scherm import druk, programma  # noqa: E402

WEGEN = (("f1",), ("enter", "f5"), ("f6",), ("f7",), ("f8",), ("alt+w",), ("alt+e",), ("f9",))
"""Keys that lead from one screen to the next."""


async def main(map_: Path) -> None:
    """Print each screen below the keys that lead to it."""
    with open_store(map_, Klok()) as store:
        sessie = begin_sessie(store)
        plan_gesprek(sessie)
        async with programma(sessie, breedte=120, hoogte=40) as pilot:
            print(await druk(pilot))
            for toetsen in WEGEN:
                print(f"== {' '.join(toetsen)}\n{await druk(pilot, *toetsen)}")
                if toetsen == ("f1",):
                    await druk(pilot, "escape")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
