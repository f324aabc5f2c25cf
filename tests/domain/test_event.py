"""Events: hashes that notice every change, and a state that does not depend on the order of arrival."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.event import (
    BEGIN_VAN_KETEN,
    BESTAAN,
    KOLOMMEN,
    Event,
    Operatie,
    Pakket,
    bereken_hash,
    bereken_kop,
    bereken_payload_hash,
    codeer,
    decodeer,
    nieuw_id,
    van_kolommen,
)
from korpsmonitor_tui.domain.stand import Kop, Stand

GETALLEN = ("dseq", "lamport", "vorm")


def maak_event(**anders: object) -> Event:
    event = Event(
        device="d1", dseq=1, id="e1", handeling="h1", lamport=1, editie="2012", team="", actor="a", tijd="t",
        soort="notitie", entiteit="n1", veld="tekst", operatie="zet", vorm=1, ouders=("e0",),
        payload_hash="p", vorige=BEGIN_VAN_KETEN, hash="",
    )  # fmt: skip
    event = dataclasses.replace(event, **anders)  # type: ignore[arg-type]
    return dataclasses.replace(event, hash=event.herbereken())


@pytest.mark.parametrize("kolom", [kolom for kolom in KOLOMMEN if kolom != "hash"])
def test_changing_any_column_changes_the_hash(kolom: str) -> None:
    event = maak_event()
    anders = {"ouders": ("e9",), "dseq": 2, "lamport": 2, "vorm": 2}.get(kolom, "anders")
    assert dataclasses.replace(event, **{kolom: anders}).herbereken() != event.hash  # type: ignore[arg-type]


def test_moving_text_between_columns_changes_the_hash() -> None:
    assert bereken_hash(["ab", "c"]) != bereken_hash(["a", "bc"])


@given(
    st.fixed_dictionaries({}, optional={kolom: st.text() for kolom in KOLOMMEN if kolom not in GETALLEN}),
    st.tuples(st.integers(), st.integers(), st.integers()),
)
@example({"actor": "één"}, (1, 1, 1))
def test_the_hash_of_an_event_is_that_of_its_columns(
    teksten: dict[str, str], getallen: tuple[int, int, int]
) -> None:
    """However it is put together."""
    ouders = tuple(teksten.pop("ouders", "").split())
    anders = {**teksten, **dict(zip(GETALLEN, getallen, strict=True)), "ouders": ouders}
    event = dataclasses.replace(maak_event(), **anders)  # type: ignore[arg-type]
    assert event.herbereken() == bereken_hash(event.als_kolommen()[:-1])


def test_an_event_survives_its_columns() -> None:
    event = maak_event(ouders=("e1", "e2"))
    assert van_kolommen(event.als_kolommen()) == event


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_becomes_a_payload_that_utf8_can_hold(tekst: str) -> None:
    payload = codeer(tekst)
    payload.encode()
    surrogaat = any(0xD800 <= ord(teken) <= 0xDFFF for teken in tekst)
    assert surrogaat or decodeer(payload) == tekst


def test_a_payload_that_is_no_json_has_no_value() -> None:
    assert decodeer("{") is None
    assert decodeer(None) is None


def test_the_salt_is_part_of_the_payload_hash() -> None:
    assert bereken_payload_hash("zout", '"ja"') != bereken_payload_hash("peper", '"ja"')


def test_kop_does_not_depend_on_order() -> None:
    assert bereken_kop(["b", "a"]) == bereken_kop(["a", "b"])
    assert bereken_kop(["a"]) != bereken_kop(["a", "b"])


def test_ids_are_uuid7_and_sort_by_time() -> None:
    eerst = nieuw_id(datetime(2013, 2, 1, tzinfo=UTC))
    later = nieuw_id(datetime(2013, 2, 2, tzinfo=UTC))
    assert uuid.UUID(eerst).version == 7
    assert uuid.UUID(eerst).variant == uuid.RFC_4122
    assert eerst < later


def kop(event: str, operatie: Operatie, waarde: object = None, ouders: tuple[str, ...] = ()) -> Kop:
    return Kop(event, operatie, waarde, (1, "d", 1), ouders)


def test_two_values_set_apart_are_a_conflict() -> None:
    stand = Stand("notitie", "n", {"tekst": (kop("a", Operatie.ZET, "x"), kop("b", Operatie.ZET, "y"))})
    assert stand.conflicten == ("tekst",)


def test_a_deletion_that_knew_every_edit_stands() -> None:
    stand = Stand(
        "notitie",
        "n",
        {
            BESTAAN: (kop("w", Operatie.VERWIJDER, ouders=("m", "a")),),
            "tekst": (kop("a", Operatie.ZET, "x"),),
        },
    )
    assert not stand.bestaat
    assert stand.conflicten == ()


def test_an_edit_unknown_to_the_deletion_keeps_the_note_as_a_conflict() -> None:
    stand = Stand(
        "notitie",
        "n",
        {
            BESTAAN: (kop("w", Operatie.VERWIJDER, ouders=("m", "a")),),
            "tekst": (kop("b", Operatie.ZET, "x"),),
        },
    )
    assert stand.bestaat
    assert stand.conflicten == (BESTAAN,)


def test_a_set_element_added_twice_is_shown_once() -> None:
    stand = Stand(
        "n", "n", {"tags": (kop("a", Operatie.VOEG_TOE, "actie"), kop("b", Operatie.VOEG_TOE, "actie"))}
    )
    assert stand.waarden("tags") == ["actie"]
    assert stand.conflicten == ()


@pytest.mark.parametrize("verschoven", [0, 1, -1])
def test_the_salt_has_one_length(verschoven: int) -> None:
    """Else a character could be passed from the salt to the payload, and 12 would become 2 with the same hash."""
    salt, payload = "0123456789abcdef" * 2, "12"
    event = maak_event(payload_hash=bereken_payload_hash(salt, payload))
    alles = salt + payload
    grens = len(salt) + verschoven
    assert Pakket(event, alles[:grens], alles[grens:]).payload_klopt() == (verschoven == 0)


@pytest.mark.parametrize(
    ("payload", "waarde"),
    [
        ('"\\ud800"', "\ufffd"),
        ('"\\ud83d\\ude00"', "😀"),
        ('{"\\udfff":1}', {"\ufffd": 1}),
        ('"a\\u0000b"', "a\x00b"),
        ("[" * 100 + "]" * 100, "heel"),
        ("[" * 101 + "]" * 101, None),
        ("[" * 100_000, None),
        ("[" + "[]," * 500 + "[]]", "heel"),
        ("9" * 10_000, None),
        ("{", None),
        ("", None),
        (None, None),
    ],
)
def test_whatever_is_read_from_a_payload_can_be_stored_again(payload: str | None, waarde: object) -> None:
    gelezen = decodeer(payload)
    codeer(gelezen).encode()
    if waarde == "heel":
        assert payload is not None
        assert codeer(gelezen) == payload
    else:
        assert gelezen == waarde


@given(st.integers(-(10**12), 10**12))
def test_an_id_can_be_made_on_any_clock(milliseconden: int) -> None:
    nu = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconden)
    assert uuid.UUID(nieuw_id(nu)).version == 7
    assert nieuw_id(nu) != nieuw_id(nu)
