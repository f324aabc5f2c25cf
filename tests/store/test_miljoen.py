"""A million events: history is verified in seconds, in little memory, and one that was altered is named."""

from __future__ import annotations

import resource
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from korpsmonitor_tui.domain.event import (
    BEGIN_VAN_KETEN,
    KOLOMMEN,
    bereken_hash,
    bereken_payload_hash,
)
from korpsmonitor_tui.store.driver import open_database
from tests.store.conftest import SLEUTEL, MaakStore, knoei

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fouten.cijfers import Meet

MILJOEN: Final = 1_000_000
ZIN: Final = "De korpsexpert licht toe dat de coördinatie van het toezicht bij één persoon ligt. "


def rijen(aantal: int) -> Iterator[tuple[tuple[str | int, ...], tuple[str, str, str]]]:
    """A chain of one device, every fourth event with a text of some lines: (columns of the event, of its payload)."""
    vorige = BEGIN_VAN_KETEN
    for dseq in range(1, aantal + 1):
        id_, salt = f"01929292-{dseq:08x}-7000-8000-000000000000", f"{dseq:032x}"
        payload = f'"{ZIN * 4 if dseq % 4 == 0 else ""}{dseq}"'
        waarden = (
            *("01929292-aaaa-7000-8000-000000000000", dseq, id_, id_, dseq, "2011-2012", "", "notulist-1"),
            *("2013-02-04T09:00:00.000+00:00", "notitie", f"n{dseq // 4}", "tekst", "zet", 1, ""),
            *(bereken_payload_hash(salt, payload), vorige),
        )
        vorige = bereken_hash(waarden)
        yield (*waarden, vorige), (id_, salt, payload)


def vul(pad: Path, aantal: int) -> None:
    db = open_database(pad, SLEUTEL)
    db.execute("BEGIN")
    blok: list[tuple[tuple[str | int, ...], tuple[str, str, str]]] = []
    for rij in rijen(aantal):
        blok.append(rij)
        if len(blok) == 10_000 or rij[0][1] == aantal:
            vragen = ", ".join("?" * len(KOLOMMEN))
            db.conn.executemany(f"INSERT INTO event VALUES ({vragen})", [event for event, _payload in blok])
            db.conn.executemany(
                "INSERT INTO event_payload VALUES (?, ?, ?)", [payload for _event, payload in blok]
            )
            blok.clear()
    db.execute("COMMIT")
    db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="resource bestaat niet op Windows")
@pytest.mark.parametrize(
    "aantal",
    [
        pytest.param(2_000, marks=pytest.mark.fouten("omvang", kort=True)),
        pytest.param(MILJOEN, marks=pytest.mark.fouten("omvang", alleen=True)),
    ],
)
def test_history_is_verified_quickly_and_an_altered_event_is_named(
    maak_store: MaakStore, meet: Meet, aantal: int
) -> None:
    store = maak_store("laptop")
    store.sluit()
    vul(store.pad, aantal)
    store = maak_store("laptop")
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin, rekentijd = time.perf_counter(), time.process_time()
    uitkomst = store.controleer_ketens()
    duur, rekentijd = time.perf_counter() - begin, time.process_time() - rekentijd
    assert (uitkomst.klopt, uitkomst.events) == (True, aantal)
    meer = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - geheugen) / 1024
    meet("ketens en teksten nagerekend", duur, eenheid="s", hoogstens=10, keren=aantal)
    meet("waarvan rekentijd", rekentijd, eenheid="s", keren=aantal)
    meet("geheugen daarvoor erbij", meer, eenheid="MB", hoogstens=100)
    knoei(store.pad, f"UPDATE event SET actor = 'een ander' WHERE dseq = {aantal * 2 // 3}")
    gevonden = [(gebrek.plaats, gebrek.uitleg) for gebrek in store.controleer_ketens().gebreken]
    plaats = f"vastlegging {aantal * 2 // 3} van apparaat 01929292-aaaa-7000-8000-000000000000"
    meet("gewijzigde vastlegging aangewezen", len(gevonden), minstens=1, hoogstens=1, keren=1)
    assert gevonden == [(plaats, "is na vastlegging gewijzigd")]
