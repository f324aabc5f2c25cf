"""Devices: who continues a chain, and who must begin one of their own, so that no place is ever claimed twice."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.store import toestand
from korpsmonitor_tui.store.driver import Database
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.conftest import SLEUTEL, WIE, Klok
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pad(tmp_path: Path, store: Store) -> Path:
    """A closed database with one note, written as one device."""
    maak_notitie(store)
    store.sluit()
    return store.pad


def open_als(pad: Path, toestand_map: Path, klok: Klok) -> Store:
    return Store.open_met_sleutel(pad, SLEUTEL, Omgeving(toestand_map, klok))


@pytest.fixture
def hier(tmp_path: Path) -> Path:
    """The state folder of the laptop that the database belongs to."""
    return tmp_path / "laptop" / "toestand"


def schrijf_en_sluit(pad: Path, toestand_map: Path, klok: Klok) -> str:
    """Open, write a note, close; the device it was written as. The chains must hold."""
    with open_als(pad, toestand_map, klok) as store:
        maak_notitie(store, "vervolg")
        assert store.controleer().klopt
        return store.device


def kopieer(van: Path, naar: Path) -> Path:
    naar.parent.mkdir(exist_ok=True)
    shutil.copy2(van, naar)
    return naar


def test_the_same_laptop_continues_its_chain(pad: Path, hier: Path, klok: Klok, store: Store) -> None:
    assert [schrijf_en_sluit(pad, hier, klok) for _keer in range(3)] == [store.device] * 3


def test_opening_without_writing_continues_too(pad: Path, hier: Path, klok: Klok, store: Store) -> None:
    for _keer in range(3):
        with open_als(pad, hier, klok) as opnieuw:
            assert opnieuw.device == store.device


@pytest.mark.fouten("kloon", kort=True)
def test_a_copy_on_another_laptop_begins_a_chain(
    pad: Path, hier: Path, klok: Klok, store: Store, tmp_path: Path
) -> None:
    daar = kopieer(pad, tmp_path / "daar" / "monitor.db")
    devices = {
        schrijf_en_sluit(daar, tmp_path / "daar" / "toestand", klok),
        schrijf_en_sluit(pad, hier, klok),
    }
    assert len(devices) == 2
    assert store.device in devices
    # Both went on from the same events, and take each other's in without a clash.
    with open_als(pad, hier, klok) as een, open_als(daar, tmp_path / "daar" / "toestand", klok) as twee:
        opname = een.neem_op(lees_pakketten(twee.lees()))
        assert (opname.opgenomen, opname.geweigerd) == (2, ())


@pytest.mark.fouten("kloon", kort=True)
def test_a_copy_beside_the_original_begins_a_chain_even_when_both_are_open(
    pad: Path, hier: Path, klok: Klok, tmp_path: Path
) -> None:
    kopie = kopieer(pad, pad.with_name("kopie.db"))
    with open_als(pad, hier, klok) as een, open_als(kopie, hier, klok) as twee:
        for nr in range(3):
            maak_notitie(een, f"een {nr}")
            maak_notitie(twee, f"twee {nr}")
        assert een.device != twee.device
        assert een.neem_op(lees_pakketten(twee.lees())).geweigerd == ()


@pytest.mark.fouten("kloon", kort=True)
@pytest.mark.parametrize("verder", [1, 2, 5])
def test_a_restored_older_copy_begins_a_chain(
    pad: Path, hier: Path, klok: Klok, store: Store, verder: int, tmp_path: Path
) -> None:
    """Also one from just before the last change: the commonest of all, and the events after it may be elsewhere."""
    oud = kopieer(pad, tmp_path / "oud" / "monitor.db")
    with open_als(pad, hier, klok) as weg:
        assert weg.device == store.device
        for nr in range(verder):
            maak_notitie(weg, f"verloren {nr}")
        verloren = lees_pakketten(weg.lees())
    kopieer(oud, pad)
    assert schrijf_en_sluit(pad, hier, klok) != store.device
    with open_als(pad, hier, klok) as terug:
        opname = terug.neem_op(verloren)
        assert (opname.opgenomen, opname.geweigerd) == (2 * verder, ())
        assert terug.controleer().klopt


@pytest.fixture
def zonder_bevestiging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Programs that are killed before they confirm what they committed."""
    with monkeypatch.context() as plek:
        plek.setattr(Store, "_bevestig_toestand", lambda *_: None)
        yield


def stempels(hier: Path) -> list[int]:
    """The places in the chain that the state file allows."""
    inhoud = json.loads(next(hier.glob("*-*.json")).read_bytes())
    return [dseq for dseq, _hash in inhoud["stempels"]]


@pytest.mark.fouten("toestand", kort=True)
@pytest.mark.usefixtures("zonder_bevestiging")
def test_a_crash_between_state_and_commit_keeps_the_device(
    pad: Path, hier: Path, klok: Klok, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = Database.execute

    def zonder_commit(self: Database, sql: str, *rest: Any) -> Any:
        if sql == "COMMIT":
            raise KeyboardInterrupt
        return echt(self, sql, *rest)

    with open_als(pad, hier, klok) as half, monkeypatch.context() as plek:
        plek.setattr(Database, "execute", zonder_commit)
        with pytest.raises(KeyboardInterrupt):
            maak_notitie(half, "nooit vastgelegd")
    assert stempels(hier) == [2, 4]
    assert schrijf_en_sluit(pad, hier, klok) == store.device


@pytest.mark.usefixtures("zonder_bevestiging")
def test_a_crash_between_commit_and_confirmation_keeps_the_device(
    pad: Path, hier: Path, klok: Klok, store: Store
) -> None:
    with open_als(pad, hier, klok) as half:
        maak_notitie(half, "wel vastgelegd")
    assert stempels(hier) == [2, 4]
    assert schrijf_en_sluit(pad, hier, klok) == store.device


def test_what_was_committed_is_confirmed_by_closing_at_the_latest(pad: Path, hier: Path, klok: Klok) -> None:
    with open_als(pad, hier, klok) as store:
        for _keer in range(20):
            store.schrijf(WIE, lambda tx: tx.maak("notitie", {"dossier": "d"}))
    assert stempels(hier) == [22, 22]


def test_a_commit_that_failed_is_confirmed_as_failed(
    pad: Path, hier: Path, klok: Klok, store: Store, tmp_path: Path
) -> None:
    with open_als(pad, hier, klok) as half:
        bladen = half.lees().execute("PRAGMA page_count").fetchone()[0]
        grens = f"PRAGMA max_page_count = {bladen}"
        half._schrijver.voer_uit(lambda db: db.execute(grens).fetchone()).result()
        with pytest.raises(OpslagFout):
            maak_notitie(half, "x" * 100_000)
    assert schrijf_en_sluit(pad, hier, klok) == store.device


def test_a_home_folder_on_another_machine_begins_a_chain(
    pad: Path, hier: Path, klok: Klok, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toestand, "_machine", lambda: "andere machine")
    assert schrijf_en_sluit(pad, hier, klok) != store.device


@pytest.mark.fouten("toestand", kort=True)
@pytest.mark.parametrize(
    "inhoud",
    [b"", b"{", b"null", b"[]", b"42", b"[" * 512, b"\xff\xfe", os.urandom(200)],
    ids=["empty", "half", "null", "list", "number", "nested", "encoding", "noise"],
)
def test_a_damaged_state_begins_a_chain(
    pad: Path, hier: Path, klok: Klok, store: Store, inhoud: bytes
) -> None:
    next(hier.glob("*-*.json")).write_bytes(inhoud)
    nieuw = schrijf_en_sluit(pad, hier, klok)
    assert nieuw != store.device
    assert schrijf_en_sluit(pad, hier, klok) == nieuw


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("device", "geen uuid"),
        ("device", "\ud800"),
        ("device", 12),
        ("stempels", [[float("inf"), "x"]]),
        ("stempels", [[1]]),
        ("stempels", 3),
        ("stempels", []),
        ("kenmerk", "0" * 64),
        ("kenmerk", None),
    ],
)
def test_a_state_with_a_wrong_value_begins_a_chain(
    pad: Path, hier: Path, klok: Klok, store: Store, veld: str, waarde: Any
) -> None:
    bestand = next(hier.glob("*-*.json"))
    bestand.write_text(json.dumps({**json.loads(bestand.read_bytes()), veld: waarde}))
    assert schrijf_en_sluit(pad, hier, klok) != store.device


@pytest.mark.parametrize("lengte", [100, 511, 513, 5_000])
def test_a_state_of_another_length_is_written_over_whole(
    pad: Path, hier: Path, klok: Klok, store: Store, lengte: int
) -> None:
    next(hier.glob("*-*.json")).write_bytes(b"x" * lengte)
    nieuw = schrijf_en_sluit(pad, hier, klok)
    assert [schrijf_en_sluit(pad, hier, klok) for _keer in range(2)] == [nieuw] * 2


@pytest.mark.fouten("toestand", kort=True)
def test_a_lost_state_folder_begins_a_chain(pad: Path, hier: Path, klok: Klok, store: Store) -> None:
    shutil.rmtree(hier)
    assert schrijf_en_sluit(pad, hier, klok) != store.device


@pytest.mark.fouten("toestand", kort=True)
def test_a_state_folder_that_disappears_is_made_again(pad: Path, hier: Path, klok: Klok) -> None:
    with open_als(pad, hier, klok) as store:
        shutil.rmtree(hier)
        maak_notitie(store, "toch vastgelegd")
        device = store.device
    assert schrijf_en_sluit(pad, hier, klok) == device


@pytest.mark.fouten("toestand", kort=True)
def test_a_state_folder_that_cannot_be_written_is_named_and_nothing_is_recorded(
    pad: Path, hier: Path, klok: Klok
) -> None:
    with open_als(pad, hier, klok) as store:
        shutil.rmtree(hier)
        hier.write_text("geen map")
        with pytest.raises(OpslagFout, match=r"toestandsmap kan niet worden geschreven .* niet opgeslagen"):
            maak_notitie(store, "niet vastgelegd")
        assert store.lees().execute("SELECT count(*) FROM event").fetchone() == (2,)
        hier.unlink()
        maak_notitie(store, "wel vastgelegd")
        assert store.controleer().klopt
    hier.rename(hier.with_name("weg"))
    hier.write_text("geen map")
    with pytest.raises(OpslagFout, match="toestandsmap"):
        open_als(pad, hier, klok)


@pytest.mark.fouten("kloon", kort=True)
def test_a_cloned_machine_begins_a_chain_when_it_meets_its_twin(
    pad: Path, hier: Path, klok: Klok, store: Store, tmp_path: Path
) -> None:
    """Nothing tells the two apart at opening: same machine, same place, same state."""
    tweeling = tmp_path / "tweeling"
    shutil.copytree(pad.parent, tweeling)
    with open_als(pad, hier, klok) as een:
        maak_notitie(een, "door de een")
        van_de_een = lees_pakketten(een.lees())
    inhoud = json.loads(next((tweeling / "toestand").glob("*-*.json")).read_bytes())
    with open_als(tweeling / "monitor.db", tmp_path / "t", klok) as ander:
        # As it would be on a machine of its own, where the path is the same.
        ander.device = inhoud["device"]
        assert ander.neem_op(van_de_een).opgenomen == 2
        assert ander.device != store.device
        maak_notitie(ander, "door de ander")
        van_de_ander = lees_pakketten(ander.lees())
        assert ander.controleer().klopt
    with open_als(pad, hier, klok) as een:
        assert een.neem_op(van_de_ander).geweigerd == ()
        assert een.device == store.device


@pytest.mark.parametrize("heropend", [False, True])
def test_a_twin_of_which_only_places_are_seen_begins_a_chain_too(
    pad: Path, hier: Path, klok: Klok, tmp_path: Path, heropend: bool
) -> None:
    """What the other wrote is of a korps that this laptop may not see any more: its places are taken all the same."""
    with open_als(pad, hier, klok) as een:
        maak_notitie(een, "samen")
        samen = een.device
        shutil.copytree(pad.parent, tmp_path / "tweeling")
        maak_notitie(een, "door de ander, van een ander korps")
        plaatsen = [
            Schakel(p.event.device, p.event.dseq, p.event.hash)
            for p in lees_pakketten(een.lees())
            if p.event.dseq > 2
        ]
    shutil.rmtree(pad.parent)
    (tmp_path / "tweeling").rename(pad.parent)
    with open_als(pad, hier, klok) as ander:
        assert ander.device == samen
        ander.neem_op((), plaatsen)
        if not heropend:
            assert ander.device != samen
    with open_als(pad, hier, klok) as ander:
        assert ander.device != samen
        maak_notitie(ander, "hier verder")
        assert ander.controleer().klopt


@pytest.mark.fouten("klok", kort=True)
@pytest.mark.parametrize("uren", [1, 400 * 24])
def test_a_clock_that_was_set_back_keeps_the_order(pad: Path, hier: Path, klok: Klok, uren: int) -> None:
    klok.verder(hours=-uren)
    with open_als(pad, hier, klok) as store:
        maak_notitie(store, "op een eerder moment")
        rijen = store.lees().execute("SELECT lamport, dseq, tijd FROM event ORDER BY dseq").fetchall()
        assert [rij[:2] for rij in rijen] == [(1, 1), (2, 2), (3, 3), (4, 4)]
        assert rijen[-1][2] < rijen[0][2]
        assert store.controleer().klopt


@pytest.mark.fouten("samen", kort=True)
def test_two_programs_write_as_one_device_in_one_chain(pad: Path, hier: Path, klok: Klok) -> None:
    with open_als(pad, hier, klok) as een, open_als(pad, hier, klok) as twee:
        assert een.device == twee.device
        for _keer in range(5):
            maak_notitie(een)
            maak_notitie(twee)
        assert een.controleer().klopt
