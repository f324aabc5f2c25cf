"""The key file: whatever stands in it, opening ends in the key or in one of two clear refusals, with bounded means."""

from __future__ import annotations

import base64
import contextlib
import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.store import sleutelbestand, sleutelslot
from korpsmonitor_tui.store.fouten import SleutelOntbreekt, WachtwoordOnjuist
from korpsmonitor_tui.store.sleutelbestand import maak_sleutelbestand, open_sleutelbestand, pad_van

# Two and a half milliseconds instead of a hundred: what is tested here is what comes before and after the stretching.
LICHT = {"rondes": 1, "geheugen": 8 * 2**10}


def licht_bestand() -> tuple[dict[str, Any], bytes]:
    """A key file whose secret is stretched as lightly as is allowed, and its data key."""
    sleutel = bytes(range(32))
    with pytest.MonkeyPatch.context() as plek:
        plek.setattr(sleutelslot, "RONDES", LICHT["rondes"])
        plek.setattr(sleutelslot, "GEHEUGEN", LICHT["geheugen"])
        slot = sleutelslot.verpak(sleutel, sleutelslot.SLOT_WACHTWOORD, "geheim")
    return {"versie": sleutelbestand.VERSIE, "slots": [sleutelslot.codeer(slot)]}, sleutel


HEEL, SLEUTEL = licht_bestand()


def probeer(inhoud: bytes, wachtwoord: str = "geheim") -> bytes:
    with tempfile.TemporaryDirectory() as map_:
        database = Path(map_) / "m.db"
        pad_van(database).write_bytes(inhoud)
        return open_sleutelbestand(database, lambda: wachtwoord)


def verwacht_sleutel_of_weigering(inhoud: bytes) -> None:
    """Opens with the right key or not at all, and never by way of another exception."""
    with contextlib.suppress(SleutelOntbreekt, WachtwoordOnjuist):
        assert probeer(inhoud) == SLEUTEL


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**300, 10**301)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(
        ["argon2id13", "xsalsa20poly1305", "wachtwoord", "AAAA", "=", base64.b64encode(bytes(16)).decode()]
    ),
    lambda kinderen: (
        st.lists(kinderen, max_size=3) | st.dictionaries(st.text(max_size=8), kinderen, max_size=3)
    ),
    max_leaves=6,
)


def plaatsen(inhoud: Any, begin: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to every value in a JSON document."""
    kinderen = (
        inhoud.items() if isinstance(inhoud, dict) else enumerate(inhoud) if isinstance(inhoud, list) else ()
    )
    return [begin, *(plaats for sleutel, kind in kinderen for plaats in plaatsen(kind, (*begin, sleutel)))]


def vervang(plaats: tuple[Any, ...], waarde: object) -> bytes:
    houder: Any = {"alles": copy.deepcopy(HEEL)}
    stappen = ("alles", *plaats)
    doel = houder
    for stap in stappen[:-1]:
        doel = doel[stap]
    doel[stappen[-1]] = waarde
    return json.dumps(houder["alles"]).encode()


def test_the_light_key_file_opens() -> None:
    assert probeer(json.dumps(HEEL).encode()) == SLEUTEL
    with pytest.raises(WachtwoordOnjuist):
        probeer(json.dumps(HEEL).encode(), "verkeerd")


@settings(max_examples=200)
@given(st.sampled_from(plaatsen(HEEL)), JSON)
def test_any_value_in_any_place_is_refused_clearly(plaats: tuple[Any, ...], waarde: object) -> None:
    verwacht_sleutel_of_weigering(vervang(plaats, waarde))


@settings(max_examples=100)
@given(st.binary(max_size=300) | JSON.map(lambda waarde: json.dumps(waarde).encode()))
def test_any_file_is_refused_clearly(inhoud: bytes) -> None:
    verwacht_sleutel_of_weigering(inhoud)


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_byte_or_a_cut_off_file_is_refused_clearly(data: st.DataObject) -> None:
    heel = json.dumps(HEEL).encode()
    plek = data.draw(st.integers(0, len(heel) - 1))
    verwacht_sleutel_of_weigering(heel[:plek])
    verwacht_sleutel_of_weigering(heel[:plek] + bytes([data.draw(st.integers(0, 255))]) + heel[plek + 1 :])


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("geheugen", sleutelslot.MEESTE_GEHEUGEN + 1),
        ("geheugen", 2**63),
        ("geheugen", 0),
        ("rondes", sleutelslot.MEESTE_RONDES + 1),
        ("rondes", 0),
        ("rondes", True),
        ("rondes", 1.0),
        ("rondes", float("inf")),
        ("rondes", "1"),
        ("soort", "argon2d"),
        ("zout", "AAAA"),
    ],
)
def test_a_file_cannot_ask_for_more_than_its_bounds(
    monkeypatch: pytest.MonkeyPatch, veld: str, waarde: object
) -> None:
    def nooit(*_: object) -> bytes:
        raise AssertionError("er werd gerekend met een onbruikbaar slot")

    monkeypatch.setattr(sleutelslot, "_stretch", nooit)
    with pytest.raises(SleutelOntbreekt, match="beschadigd"):
        probeer(vervang(("slots", 0, "afleiding", veld), waarde))


def test_the_number_of_slots_and_the_size_of_the_file_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    gerekend: list[int] = []
    echt = sleutelslot._stretch

    def tel(geheim: str, zout: bytes, rondes: int, geheugen: int) -> bytes:
        gerekend.append(geheugen)
        return echt(geheim, zout, rondes, geheugen)

    monkeypatch.setattr(sleutelslot, "_stretch", tel)
    veel = {**HEEL, "slots": HEEL["slots"] * 100}
    with pytest.raises(WachtwoordOnjuist):
        probeer(json.dumps(veel).encode(), "verkeerd")
    assert len(gerekend) == sleutelbestand.MEESTE_SLOTS
    with pytest.raises(SleutelOntbreekt, match="beschadigd"):
        probeer(json.dumps({**HEEL, "slots": HEEL["slots"] * 10_000}).encode())


def test_a_damaged_slot_does_not_shut_out_the_others() -> None:
    kapot = copy.deepcopy(HEEL["slots"][0])
    kapot["sleutel"] = "AAAA"
    assert probeer(json.dumps({**HEEL, "slots": [None, kapot, HEEL["slots"][0]]}).encode()) == SLEUTEL


def test_too_little_memory_is_not_called_a_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(sleutelslot, "_stretch", vol)
    with pytest.raises(SleutelOntbreekt, match="te weinig geheugen"):
        probeer(json.dumps(HEEL).encode())


def test_a_file_that_only_opens_brackets_is_refused() -> None:
    with pytest.raises(SleutelOntbreekt, match="beschadigd"):
        probeer(b"[" * sleutelbestand.GROOTSTE_BESTAND)


def test_a_newer_key_file_is_named_as_such() -> None:
    with pytest.raises(SleutelOntbreekt, match="nieuwere versie"):
        probeer(vervang(("versie",), 2))


def test_a_key_file_is_made_with_the_recommended_strength(tmp_path: Path) -> None:
    sleutel = maak_sleutelbestand(tmp_path / "m.db", "wachtwóórd 😀")
    assert len(sleutel) == 32
    afleiding = json.loads(pad_van(tmp_path / "m.db").read_bytes())["slots"][0]["afleiding"]
    assert (afleiding["soort"], afleiding["rondes"], afleiding["geheugen"]) == ("argon2id13", 3, 64 * 2**20)
    assert sleutel not in pad_van(tmp_path / "m.db").read_bytes()
    assert open_sleutelbestand(tmp_path / "m.db", lambda: "wachtwóórd 😀") == sleutel
