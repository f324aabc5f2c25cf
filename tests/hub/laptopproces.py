"""A laptop as a program of its own, to be killed: writes at random and exchanges with the hub, for ever.

Says on its output, a line at a time, what is durable here (``event ID``) and when it begins to exchange (``sync``).
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.hub import HubFout
from korpsmonitor_tui.hub.verbinding import Hub
from korpsmonitor_tui.services import synchronisatie
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.transactie import Transactie, Wie

if TYPE_CHECKING:
    from collections.abc import Sequence

WORTEL = Path(__file__).resolve().parents[2]
EDITIE = "2011-2012"
NOTITIES = 4
"""Per korps: few, so that laptops meet in the same text."""


def bewerk(store: Store, toeval: random.Random, korpsen: Sequence[str]) -> list[str]:
    """Make one random change of one korps, and return the ids of its events once they are durable."""
    dossier = f"{EDITIE}/{toeval.choice(korpsen)}"
    notitie = f"{dossier}/{toeval.randrange(NOTITIES)}"
    tekst = f"{toeval.random()} " * toeval.randrange(1, 60)
    gemaakt: list[str] = []

    def taak(tx: Transactie) -> None:
        tx.maak("notitie", {"dossier": dossier}, notitie)
        wat = toeval.random()
        if wat < 0.7:
            tx.zet("notitie", notitie, "tekst", tekst)
        elif wat < 0.9:
            tx.voeg_toe("notitie", notitie, "tags", tekst[:4])
        elif tx.stand("notitie", notitie).bestaat:
            tx.verwijder("notitie", notitie)
        gemaakt.extend(event.id for event in tx.events)

    store.voer_uit(Wie("iemand", EDITIE), taak)
    return gemaakt


def werk(pad: Path, toestand: Path, dsn: str, wachtwoord: str, zaad: int, korpsen: Sequence[str]) -> None:
    """Write and exchange until it is killed."""
    # Many small batches: there is much to be killed in between.
    synchronisatie.PER_KEER = 5  # type: ignore[misc]
    toeval = random.Random(zaad)
    with Store.open_met_sleutel(pad, None, Omgeving(toestand)) as store:
        while True:
            for _keer in range(toeval.randrange(1, 12)):
                for id_ in bewerk(store, toeval, korpsen):
                    _zeg(f"event {id_}")
            _zeg("sync")
            with contextlib.suppress(HubFout), Hub.open(dsn, wachtwoord) as hub:
                synchronisatie.synchroniseer(store, hub)


def _zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


@dataclass
class Laptop:
    """One laptop of the test, started and killed again and again."""

    pad: Path
    login: str
    dsn: str
    wachtwoord: str
    korpsen: tuple[str, ...]
    bevestigd: set[str] = field(default_factory=set)
    """Events that it said are durable."""
    gestart: int = 0
    proces: subprocess.Popen[str] | None = None

    @property
    def toestand(self) -> Path:
        return self.pad.parent / "toestand"

    def open(self) -> Store:
        return Store.open_met_sleutel(self.pad, None, Omgeving(self.toestand))

    def start(self) -> None:
        self.gestart += 1
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "tests.hub.laptopproces", str(self.pad), str(self.toestand), self.dsn,
             self.wachtwoord, f"{self.gestart}{len(self.login)}", *self.korpsen],
            cwd=WORTEL, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def lees_tot(self, woord: str) -> None:
        """Read what it says until it begins with this."""
        assert self.proces is not None
        assert self.proces.stdout is not None
        for regel in self.proces.stdout:
            self._noteer(regel)
            if regel.startswith(woord):
                return
        raise AssertionError("het proces is gestopt")

    def dood(self) -> None:
        """kill -9, and read what it had still said."""
        assert self.proces is not None
        assert self.proces.stdout is not None
        self.proces.kill()
        for regel in self.proces.stdout:
            self._noteer(regel)
        self.proces.wait()
        self.proces.stdout.close()

    def _noteer(self, regel: str) -> None:
        # A last line without its end was not acknowledged.
        if regel.startswith("event ") and regel.endswith("\n"):
            self.bevestigd.add(regel.split()[1])


if __name__ == "__main__":
    _naam, _pad, _toestand, _dsn, _wachtwoord, _zaad, *_korpsen = sys.argv
    werk(Path(_pad), Path(_toestand), _dsn, _wachtwoord, int(_zaad), _korpsen)
