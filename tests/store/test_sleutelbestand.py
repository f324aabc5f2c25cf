"""The key file: whatever stands in it, opening ends in the key or in one of two clear refusals, with bounded means."""

from __future__ import annotations

import base64
import contextlib
import copy
import dataclasses
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.bestanden.schrijf import Klaarzetter
from korpsmonitor_tui.store import sleutelbestand, sleutelslot
from korpsmonitor_tui.store.fouten import OpslagFout, SleutelOntbreekt, WachtwoordOnjuist
from korpsmonitor_tui.store.ontsluiten import ontsluit_hier
from korpsmonitor_tui.store.sleutelbestand import (
    GEWOON,
    Nieuw,
    lees_slots,
    maak_sleutelbestand,
    ontsluit,
    open_sleutelbestand,
    pad_van,
    wijzig_slots,
)
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL, SLOT_PERSOON, SLOT_SLEUTELBOS, SLOT_WACHTWOORD
from tests.store.buitenproces import WORTEL

if TYPE_CHECKING:
    from tests.fouten.cijfers import Meet

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


@pytest.mark.fouten("byte", kort=True)
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


# -- changing slots ------------------------------------------------------------------------------------------------------


@pytest.fixture
def licht(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch as lightly as is allowed."""
    monkeypatch.setattr(sleutelslot, "RONDES", LICHT["rondes"])
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", LICHT["geheugen"])


@pytest.fixture
def database(tmp_path: Path, licht: None) -> Path:
    pad = tmp_path / "m.db"
    pad_van(pad).write_bytes(json.dumps(HEEL).encode())
    return pad


def opent(database: Path, geheim: str, *soorten: str) -> sleutelslot.Slot | None:
    with contextlib.suppress(WachtwoordOnjuist):
        return ontsluit(database, lambda: geheim, soorten=soorten or GEWOON).slot
    return None


def is_wachtwoord(slot: sleutelslot.Slot) -> bool:
    return slot.soort == SLOT_WACHTWOORD


def test_a_new_passphrase_takes_the_place_of_the_old_one_and_opens_the_same_data(database: Path) -> None:
    wijzig_slots(database, SLEUTEL, is_wachtwoord, Nieuw(SLOT_WACHTWOORD, "nieuw"))

    assert opent(database, "geheim") is None
    assert open_sleutelbestand(database, lambda: "nieuw") == SLEUTEL
    assert list(database.parent.glob(".*")) == []


def test_what_is_not_understood_stays_as_it_was(database: Path) -> None:
    vreemd = {"soort": "hardware", "iets": [1, 2]}
    kapot = {**HEEL["slots"][0], "sleutel": "AAAA"}
    pad_van(database).write_bytes(json.dumps({**HEEL, "slots": [vreemd, kapot, *HEEL["slots"]]}).encode())

    wijzig_slots(database, SLEUTEL, is_wachtwoord, Nieuw(SLOT_WACHTWOORD, "nieuw"))

    assert json.loads(pad_van(database).read_bytes())["slots"][:2] == [vreemd, kapot]


def test_the_last_way_in_for_a_person_cannot_be_taken_away(database: Path) -> None:
    voor = pad_van(database).read_bytes()
    with pytest.raises(OpslagFout, match="geen wachtwoord over"):
        wijzig_slots(database, SLEUTEL, is_wachtwoord, Nieuw(SLOT_SLEUTELBOS, "uit de sleutelbos"))
    assert pad_van(database).read_bytes() == voor


def test_there_is_room_for_so_many_slots_and_no_more(database: Path) -> None:
    vol = {**HEEL, "slots": HEEL["slots"] * sleutelbestand.MEESTE_SLOTS}
    pad_van(database).write_bytes(json.dumps(vol).encode())
    with pytest.raises(OpslagFout, match="past geen meer bij"):
        wijzig_slots(database, SLEUTEL, lambda _slot: False, Nieuw(SLOT_HERSTEL, "x"))


def test_a_file_that_came_out_wrong_never_takes_the_place(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that writes something else than it was given: seen before the old file goes."""
    voor = pad_van(database).read_bytes()
    echt = Klaarzetter.zet_bestand

    def verminkt(klaar: Klaarzetter, pad: Path, inhoud: bytes) -> Path:
        return echt(klaar, pad, inhoud.replace(b'"rondes": 1', b'"rondes": 2'))

    monkeypatch.setattr(Klaarzetter, "zet_bestand", verminkt)
    with pytest.raises(SleutelOntbreekt, match="het oude staat er nog"):
        wijzig_slots(database, SLEUTEL, is_wachtwoord, Nieuw(SLOT_WACHTWOORD, "nieuw"))

    assert pad_van(database).read_bytes() == voor
    assert list(database.parent.glob(".*")) == []


def test_a_slot_opens_only_as_whose_it_is(database: Path) -> None:
    wijzig_slots(database, SLEUTEL, lambda _slot: False, Nieuw(SLOT_PERSOON, "van A", "id-a"))
    slot = opent(database, "van A")
    assert slot is not None
    assert (slot.soort, slot.medewerker) == (SLOT_PERSOON, "id-a")

    inhoud = pad_van(database).read_text()
    for oud, nieuw in (("id-a", "id-coordinator"), ('"persoon"', '"wachtwoord"')):
        pad_van(database).write_text(inhoud.replace(oud, nieuw))
        assert opent(database, "van A") is None


@pytest.mark.parametrize("geheim", ["geheim", "van A"])
def test_one_passphrase_never_opens_as_two(database: Path, geheim: str) -> None:
    """Who shares a passphrase with another would work as whichever slot is tried first."""
    wijzig_slots(database, SLEUTEL, lambda _slot: False, Nieuw(SLOT_PERSOON, "van A", "id-a"))
    voor = pad_van(database).read_bytes()
    with pytest.raises(OpslagFout, match="Kies een ander"):
        wijzig_slots(database, SLEUTEL, lambda _slot: False, Nieuw(SLOT_PERSOON, geheim, "id-b"))
    assert pad_van(database).read_bytes() == voor

    wijzig_slots(
        database, SLEUTEL, lambda slot: slot.medewerker == "id-a", Nieuw(SLOT_PERSOON, "van A", "id-a")
    )
    assert opent(database, "van A") is not None


def test_a_personal_slot_without_a_person_is_no_slot(database: Path) -> None:
    zonder = sleutelslot.codeer(sleutelslot.verpak(SLEUTEL, SLOT_PERSOON, "van niemand"))
    pad_van(database).write_bytes(json.dumps({**HEEL, "slots": [*HEEL["slots"], zonder]}).encode())
    assert opent(database, "van niemand") is None


def test_a_recovery_key_is_no_passphrase(database: Path) -> None:
    wijzig_slots(database, SLEUTEL, lambda _slot: False, Nieuw(SLOT_HERSTEL, "sleutel"))
    assert opent(database, "sleutel") is None
    assert opent(database, "sleutel", SLOT_HERSTEL) is not None


def test_the_likeliest_slot_is_tried_first(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    personen = [Nieuw(SLOT_PERSOON, f"van {nr}", f"id-{nr}") for nr in range(6)]
    wijzig_slots(database, SLEUTEL, lambda _slot: False, *personen)
    gerekend: list[bytes] = []
    echt = sleutelslot._stretch

    def tel(geheim: str, zout: bytes, rondes: int, geheugen: int) -> bytes:
        gerekend.append(zout)
        return echt(geheim, zout, rondes, geheugen)

    monkeypatch.setattr(sleutelslot, "_stretch", tel)
    slot = ontsluit(database, lambda: "van 5", eerst=("id-5",)).slot
    assert len(gerekend) == 1
    ontsluit(database, lambda: "van 5", eerst=("iets anders", slot.kenmerk))
    assert len(gerekend) == 2


def test_slots_that_are_tried_side_by_side_open_as_those_one_by_one(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wijzig_slots(
        database,
        SLEUTEL,
        lambda _slot: False,
        *(Nieuw(SLOT_PERSOON, f"van {nr}", f"id-{nr}") for nr in range(9)),
    )
    slots = lees_slots(database)
    for nr in range(9):
        gevonden = sleutelslot.zoek_die_opent(slots, f"van {nr}")
        assert gevonden is not None
        assert (gevonden[0], gevonden[1].medewerker) == (SLEUTEL, f"id-{nr}")
    assert sleutelslot.zoek_die_opent(slots, "van niemand") is None
    assert sleutelslot.zoek_die_opent((), "van niemand") is None

    # Slots that ask for much memory are not tried at once: together they take what one may.
    tegelijk, meest = 0, 0
    slot_om_te_tellen = threading.Lock()

    def tel(_geheim: str, _zout: bytes, _rondes: int, _geheugen: int) -> bytes:
        nonlocal tegelijk, meest
        with slot_om_te_tellen:
            tegelijk += 1
            meest = max(meest, tegelijk)
        time.sleep(0.005)
        with slot_om_te_tellen:
            tegelijk -= 1
        return bytes(32)

    monkeypatch.setattr(sleutelslot, "_stretch", tel)
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    for geheugen, hoogstens in ((sleutelslot.MEESTE_GEHEUGEN, 1), (sleutelslot.MEESTE_GEHEUGEN // 2, 2)):
        meest = 0
        zware = [dataclasses.replace(slot, geheugen=geheugen) for slot in slots]
        assert sleutelslot.zoek_die_opent(zware, "van niemand") is None
        assert 1 <= meest <= hoogstens


def test_on_this_device_what_opened_last_is_tried_first(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wijzig_slots(
        database,
        SLEUTEL,
        lambda _slot: False,
        *(Nieuw(SLOT_PERSOON, f"van {nr}", f"id-{nr}") for nr in range(6)),
    )
    ontsluit_hier(database, lambda: "van 5", tmp_path / "toestand")
    geprobeerd: list[str] = []
    pak_uit = sleutelslot.pak_uit

    def tel(slot: sleutelslot.Slot, geheim: str) -> bytes | None:
        geprobeerd.append(slot.medewerker)
        return pak_uit(slot, geheim)

    monkeypatch.setattr(sleutelslot, "pak_uit", tel)
    ontsluit_hier(database, lambda: "van 5", tmp_path / "toestand")

    assert geprobeerd == ["id-5"]


# -- killed in between ---------------------------------------------------------------------------------------------------

WIJZIGER = """
import itertools, sys
from pathlib import Path
from korpsmonitor_tui.store import sleutelslot
from korpsmonitor_tui.store.sleutelbestand import Nieuw, wijzig_slots
sleutelslot.RONDES, sleutelslot.GEHEUGEN = 1, 8 * 2**10
for nr in itertools.count(int(sys.argv[2])):
    print("begin", nr, flush=True)
    wijzig_slots(Path(sys.argv[1]), bytes(range(32)), lambda slot: True, Nieuw("wachtwoord", f"wachtwoord {nr}"))
    print("klaar", nr, flush=True)
"""


def dood_tijdens_wijzigen(database: Path, keren: int) -> int:
    """Kill a program that keeps changing the passphrase; returns how often neither the old nor the new one opened."""
    toeval, nr, dicht = random.Random(7), 0, 0
    wijzig_slots(database, SLEUTEL, lambda _slot: True, Nieuw(SLOT_WACHTWOORD, "wachtwoord 0"))
    for _keer in range(keren):
        with subprocess.Popen(
            [sys.executable, "-c", WIJZIGER, str(database), str(nr + 1)],
            cwd=WORTEL,
            stdout=subprocess.PIPE,
            text=True,
        ) as proces:
            assert proces.stdout is not None
            gezegd = [proces.stdout.readline()]
            time.sleep(toeval.random() * 0.05)
            proces.kill()
            gezegd += proces.stdout.read().split("\n")[:-1]
        begonnen = max(int(regel.split()[1]) for regel in gezegd if regel.startswith("begin"))
        klaar = max((int(regel.split()[1]) for regel in gezegd if regel.startswith("klaar")), default=nr)
        mogelijk = [poging for poging in {klaar, begonnen} if opent(database, f"wachtwoord {poging}")]
        dicht += not mogelijk
        nr = max(mogelijk, default=nr)
    return dicht


@pytest.mark.fouten("sleutel", kort=True)
def test_killed_while_a_passphrase_changes_either_the_old_or_the_new_one_opens(
    database: Path, meet: Meet
) -> None:
    dicht = dood_tijdens_wijzigen(database, 4)
    meet("databases die daarna niet meer opengingen", dicht, hoogstens=0, keren=4)
    assert dicht == 0


@pytest.mark.fouten("sleutel")
def test_sixty_kills_while_a_passphrase_changes(database: Path, meet: Meet) -> None:
    dicht = dood_tijdens_wijzigen(database, 60)
    meet("databases die daarna niet meer opengingen", dicht, hoogstens=0, keren=60)
    assert dicht == 0
