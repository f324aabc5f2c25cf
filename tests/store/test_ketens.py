"""The quick check of chains says the same as recalculating every event one by one."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.event import (
    BEGIN_VAN_KETEN,
    KOLOMMEN,
    Event,
    Pakket,
    bereken_payload_hash,
)
from korpsmonitor_tui.store import ketens, migraties
from korpsmonitor_tui.store.driver import open_database
from tests.store.conftest import MaakStore, knoei
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from korpsmonitor_tui.store.driver import Database

# Of one, two, three and four bytes, a line end, a digit and a colon as in a length, and NUL, which ends text in C.
TEKST = st.text(st.sampled_from("a1:ë€😀\n\0 "), max_size=6)
GETAL = st.integers(0, 2**62)


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    database = open_database(":memory:", None)
    migraties.pas_toe(database)
    database.execute("PRAGMA foreign_keys = OFF")
    yield database
    database.close()


@st.composite
def rijen(draw: st.DrawFn) -> list[Pakket]:
    """A chain or two, with anything at all in the columns that hold text."""
    pakketten = []
    for device in draw(st.sampled_from(["a", "ab"])), "b":
        vorige = BEGIN_VAN_KETEN
        for dseq in range(1, draw(st.integers(1, 4))):
            payload = draw(TEKST)
            salt = f"{draw(GETAL):032x}"
            tekst = {veld: draw(TEKST) for veld in ("handeling", "editie", "team", "actor", "tijd", "veld")}
            event = Event(
                device=device,
                dseq=dseq,
                id=f"{device}{dseq}",
                lamport=draw(GETAL),
                soort="notitie",
                entiteit=draw(TEKST),
                operatie="zet",
                vorm=1,
                ouders=(),
                payload_hash=bereken_payload_hash(salt, payload),
                vorige=vorige,
                hash="",
                **tekst,
            )
            event = dataclasses.replace(event, hash=event.herbereken())
            vorige = event.hash
            pakketten.append(Pakket(event, salt, payload))
    return pakketten


def zet_neer(db: Database, pakketten: list[Pakket]) -> None:
    db.execute("BEGIN")
    for pakket in pakketten:
        vragen = ", ".join("?" * len(KOLOMMEN))
        db.execute(f"INSERT INTO event VALUES ({vragen})", pakket.event.als_kolommen())
        db.execute(
            "INSERT INTO event_payload VALUES (?, ?, ?)", (pakket.event.id, pakket.salt, pakket.payload)
        )


def een_voor_een(pakketten: list[Pakket]) -> set[tuple[str, str]]:
    """What a check finds that knows nothing of SQL."""
    gevonden = set()
    for _device, keten in itertools.groupby(pakketten, key=lambda pakket: pakket.event.device):
        dseq, vorige = 0, BEGIN_VAN_KETEN
        for pakket in keten:
            event = pakket.event
            plaats = f"vastlegging {event.dseq} van apparaat {event.device}"
            if event.dseq != dseq + 1:
                gevonden.add((plaats, "de vorige vastlegging ontbreekt"))
            elif event.vorige != vorige:
                gevonden.add((plaats, "sluit niet aan op de vorige vastlegging"))
            if event.herbereken() != event.hash:
                gevonden.add((plaats, "is na vastlegging gewijzigd"))
            if not pakket.payload_klopt():
                gevonden.add((plaats, "de tekst is na vastlegging gewijzigd"))
            dseq, vorige = event.dseq, event.hash
    return gevonden


@pytest.mark.fouten("geknoei", kort=True)
@given(data=st.data(), pakketten=rijen(), knoeien=st.integers(0, 2))
def test_what_is_found_is_what_recalculating_one_by_one_finds(
    db: Database, data: st.DataObject, pakketten: list[Pakket], knoeien: int
) -> None:
    for _keer in range(min(knoeien, len(pakketten))):
        nr = data.draw(st.integers(0, len(pakketten) - 1))
        pakketten[nr] = data.draw(geknoei(pakketten[nr]))
    zet_neer(db, pakketten)
    try:
        gevonden = {(gebrek.plaats, gebrek.uitleg) for gebrek in ketens.gebreken(db)}
    finally:
        db.execute("ROLLBACK")
    assert gevonden == een_voor_een(pakketten)


@st.composite
def geknoei(draw: st.DrawFn, pakket: Pakket) -> Pakket:
    veld = draw(st.sampled_from(["actor", "tijd", "lamport", "vorige", "hash", "payload", "salt", "niets"]))
    waarde: Any = draw(GETAL if veld == "lamport" else TEKST)
    if veld == "payload":
        return dataclasses.replace(pakket, payload=draw(st.none() | TEKST))
    if veld == "salt":
        # The payload's first character passed off as the salt's last.
        payload = pakket.payload or ""
        return dataclasses.replace(pakket, salt=pakket.salt + payload[:1], payload=payload[1:])
    if veld == "niets":
        return pakket
    return dataclasses.replace(pakket, event=dataclasses.replace(pakket.event, **{veld: waarde}))


def test_payloads_are_found_also_where_their_rows_are_numbered_otherwise(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    maak_notitie(store)
    maak_notitie(store)
    knoei(
        store.pad,
        "UPDATE event_payload SET rowid = rowid + 100",
        "UPDATE event_payload SET rowid = 105 - rowid",
    )
    assert list(ketens.gebreken(store.lees())) == []
    knoei(store.pad, "UPDATE event_payload SET payload = '1' WHERE rowid = 2")
    assert [gebrek.plaats for gebrek in ketens.gebreken(store.lees())] == [
        f"vastlegging 3 van apparaat {store.device}"
    ]
