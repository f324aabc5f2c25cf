"""Files of everything, of what is new and of one dossier, in any order: the laptops end up the same and their chains hold."""

from __future__ import annotations

import contextlib
import io
import json
import random
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.store import sleutelslot
from korpsmonitor_tui.store.databasebestand import richt_in
from korpsmonitor_tui.store.fouten import PakketOnbruikbaar
from korpsmonitor_tui.store.pakketbestand import (
    ALLES,
    DOSSIER,
    Manifest,
    Pakketlezer,
    einden,
    is_volledig,
    schrijf_alles,
    schrijf_dossier,
)
from korpsmonitor_tui.store.versleuteld import versleutel
from tests.store.conftest import SLEUTEL, WIE, Klok, MaakStore
from tests.store.test_opnemen import DOSSIER as GRONINGEN
from tests.store.test_opnemen import STAPPEN, _maak, afdruk, doe

if TYPE_CHECKING:
    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.transactie import Transactie

DRENTHE = "2011-2012/drenthe"


@pytest.fixture(autouse=True)
def _snel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleutelslot, "GEHEUGEN", 8 * 2**10)
    monkeypatch.setattr(sleutelslot, "RONDES", 1)


def pak(store: Store, dossier: str = "", na: dict[str, int] | None = None) -> bytes:
    db = store.lees()
    soort, stand = DOSSIER if dossier else ALLES, einden(db) if is_volledig(db) else {}
    manifest = Manifest(soort, store.monitor, "", dossier, "", store.device, "", "", na or {}, stand)
    regels = schrijf_dossier(db, manifest) if dossier else schrijf_alles(db, manifest)
    return b"".join(versleutel(regels, "w"))


def lees(store: Store, pakket: bytes) -> Manifest:
    lezer = Pakketlezer(io.BytesIO(pakket), "w")
    opname = store.neem_stroom_op((deel.pakketten, deel.schakels) for deel in lezer.delen())
    assert opname.geweigerd == ()
    return lezer.manifest


def schrijf(tx: Transactie, wat: str, welke: int, tekst: str) -> None:
    """A change in one dossier or, as often, a note in the other."""
    if tekst == "a":
        tx.voeg_toe("notitie", tx.maak("notitie", {"dossier": DRENTHE, "tijd": tekst}), "tags", wat)
    else:
        doe(tx, wat, welke, tekst)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, zaad=st.integers(0, 2**16))
def test_laptops_that_exchange_by_any_files_end_up_the_same(
    stappen: list[tuple[int, str, int, str, bool]], zaad: int
) -> None:
    with tempfile.TemporaryDirectory() as map_:
        kans, klok, leeg = random.Random(zaad), Klok(), Path(map_) / "leeg.db"
        richt_in(leeg, SLEUTEL, "db")
        laptops = [_maak(leeg, Path(map_) / str(nr), klok) for nr in range(3)]
        onderweg: list[tuple[int, bytes]] = []
        try:
            for waar, wat, welke, tekst, wissel in stappen:
                laptops[waar].voer_uit(WIE, lambda tx, w=wat, n=welke, t=tekst: schrijf(tx, w, n, t))  # type: ignore[misc]
                if wissel:
                    naar = kans.choice([nr for nr in range(3) if nr != waar])
                    dossier = kans.choice(["", "", GRONINGEN, DRENTHE])
                    na = einden(laptops[naar].lees()) if is_volledig(laptops[naar].lees()) else None
                    onderweg.append((naar, pak(laptops[waar], dossier, None if dossier else na)))
                if onderweg and kans.random() < 0.6:
                    # Some arrive late, in another order, or not at all.
                    aan, bestand = onderweg.pop(kans.randrange(len(onderweg)))
                    lees(laptops[aan], bestand)
            assert laptops[zaad % 3].controleer().gebreken == ()
            for van, aan in ((0, 1), (1, 2), (2, 0), (2, 1)):
                lees(laptops[aan], pak(laptops[van]))
            eerste = afdruk(laptops[0])
            for laptop in laptops:
                assert afdruk(laptop) == eerste
                assert laptop.controleer().gebreken == ()
                assert is_volledig(laptop.lees())
                assert laptop.lees().execute("SELECT count(*) FROM event_wachtend").fetchone() == (0,)
        finally:
            for laptop in laptops:
                laptop.sluit()


WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda deel: st.lists(deel, max_size=4) | st.dictionaries(st.text(max_size=3), deel, max_size=3),
    max_leaves=8,
)
KOLOM = st.none() | st.integers(-5, 2**70) | st.text(max_size=4) | st.lists(st.text(max_size=2), max_size=2)
GEBEURTENISSEN = st.tuples(st.lists(KOLOM, min_size=18, max_size=18), WAARDEN, WAARDEN).map(list)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(regels=st.lists(WAARDEN | GEBEURTENISSEN, max_size=4), als_manifest=st.booleans())
def test_whatever_stands_in_a_file_is_refused_and_nothing_else(
    maak_store: MaakStore, regels: list[object], als_manifest: bool
) -> None:
    store = maak_store("laptop")
    manifest = asdict(Manifest(ALLES, store.monitor, "", "", "", "", "", "", {}, {}))
    slot = {"events": sum(isinstance(regel, list) for regel in regels), "schakels": 0}
    alles = [*([] if als_manifest else [manifest]), *regels, slot]
    bestand = b"".join(versleutel((json.dumps(regel).encode() + b"\n" for regel in alles), "w"))
    with contextlib.suppress(PakketOnbruikbaar):
        lezer = Pakketlezer(io.BytesIO(bestand), "w")
        opname = store.neem_stroom_op((deel.pakketten, deel.schakels) for deel in lezer.delen())
        assert (opname.opgenomen, opname.wachtend) == (0, 0)
    assert store.lees().execute("SELECT count(*) FROM event").fetchone() == (0,)
    store.sluit()
