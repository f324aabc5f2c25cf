"""A program of its own in which somebody types minutes without end: to be killed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.tui.tabs.gesprek_invoer import Invoerveld
from tests.tui.proef import Klok, begin_sessie, open_store
from tests.tui.test_gesprek import Proefgesprek

if TYPE_CHECKING:
    from textual.pilot import Pilot

REGELS = 400
LANG = "halverwege een notitie die maar doorgaat "


def regel(nr: int) -> str:
    """What is typed as note ``nr``."""
    return f"notitie {nr} over de opsporing"


async def typ(gesprek: Proefgesprek, pilot: Pilot[None]) -> None:
    """Type notes, and on the way tell what the disk holds: as a draft (``klad``) or for good (``vast``)."""
    db = gesprek.sessie.store.lees()
    for nr in range(REGELS):
        await gesprek.typ(pilot, regel(nr) + "\n")
        for teken in LANG[: 1 + nr % len(LANG)]:
            await gesprek.typ(pilot, teken)
            for soort, tabel in (("klad", "klad"), ("vast", "notitie")):
                for (tekst,) in db.execute(f"SELECT tekst FROM {tabel} WHERE tekst <> ''").fetchall():
                    print(f"{soort}\t{tekst}", flush=True)
        await gesprek.typ(pilot, "\n")


async def main(map_: Path) -> None:
    """Plan an interview and type."""
    # Drafts are kept as often as the disk allows, so that a kill comes in between.
    Invoerveld.TEL = 0.02
    with open_store(map_, Klok()) as store:
        gesprek = Proefgesprek(begin_sessie(store))
        async with gesprek.app.run_test() as pilot:
            await gesprek.begin(pilot)
            await typ(gesprek, pilot)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
