"""Another program on the same database, to be killed: ``python -m tests.store.buitenproces WAT DATABASE TOESTANDSMAP``.

Says on its output, a line at a time, what is durable; runs until its input ends or it is killed.
"""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.transactie import Wie
from tests.store.gegevens import SLEUTEL, WIE, maak_notitie

if TYPE_CHECKING:
    from collections.abc import Iterator

WORTEL = Path(__file__).resolve().parents[2]
TYPIST = Wie("notulist-2", "2011-2012", "noord")


@contextlib.contextmanager
def buitenproces(wat: str, pad: Path, toestand: Path) -> Iterator[subprocess.Popen[str]]:
    """Start one; it is killed at the end if it still runs."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.buitenproces", wat, str(pad), str(toestand)],
        cwd=WORTEL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as proces:
        try:
            yield proces
        finally:
            proces.kill()


def lees_regel(proces: subprocess.Popen[str]) -> str:
    """The next thing it says is durable."""
    assert proces.stdout is not None
    regel = proces.stdout.readline().rstrip("\n")
    assert regel, "het proces is gestopt"
    return regel


def zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def typ(pad: Path, omgeving: Omgeving) -> None:
    """Type in the first note, keep it as a draft, and go on living."""
    with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
        notitie, koppen = (
            store.lees()
            .execute("SELECT entiteit, group_concat(event, ' ') FROM kop WHERE veld = 'tekst'")
            .fetchone()
        )
        store.bewaar_klad(TYPIST, "notitie", notitie, "tekst", "half getypt", koppen.split()).result()
        zeg(notitie)
        sys.stdin.read()


def schrijf(pad: Path, omgeving: Omgeving) -> None:
    """Write notes as fast as possible."""
    with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
        while True:
            zeg(maak_notitie(store, "notitie die vastligt"))


def werk(pad: Path, omgeving: Omgeving) -> None:
    """Once told to, change a note ten times a second for some seconds, and say how many seconds each took to be durable.

    Not at the beat: people who type do not all press a key in the same millisecond.
    """
    with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
        notitie = maak_notitie(store)
        zeg("gereed")
        seconden = int(sys.stdin.readline())
        begin = time.perf_counter()
        for nr in range(seconden * 10):
            time.sleep(max(0.0, begin + (nr + random.random()) / 10 - time.perf_counter()))
            tekst = f"{nr} {'De korpsexpert licht toe hoe het toezicht is geregeld. ' * 8}"
            voor = time.perf_counter()
            store.voer_uit(WIE, lambda tx, t=tekst: tx.zet("notitie", notitie, "tekst", t))  # type: ignore[misc]
            zeg(f"{time.perf_counter() - voor:.6f}")
    zeg("klaar")


def maak(pad: Path, omgeving: Omgeving) -> None:
    """Make a database."""
    zeg("begin")
    Store.maak(pad, None, omgeving).sluit()
    zeg("klaar")


def maak_versleuteld(pad: Path, omgeving: Omgeving) -> None:
    """Make an encrypted database."""
    zeg("begin")
    Store.maak(pad, "wachtwoord", omgeving).sluit()
    zeg("klaar")


def open_(pad: Path, omgeving: Omgeving) -> None:
    """Open a database, on a signal, and write one note."""
    zeg("gereed")
    sys.stdin.readline()
    with Store.open_met_sleutel(pad, SLEUTEL, omgeving) as store:
        zeg(store.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "d"})))


TAKEN = {
    "typ": typ,
    "schrijf": schrijf,
    "werk": werk,
    "maak": maak,
    "maak_versleuteld": maak_versleuteld,
    "open": open_,
}

if __name__ == "__main__":
    # A shell lets what it starts in the background ignore Ctrl-C, and so everything that starts in turn.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    TAKEN[sys.argv[1]](Path(sys.argv[2]), Omgeving(Path(sys.argv[3])))
