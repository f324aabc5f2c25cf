"""The new database takes the place of the old one in one step, and only while nobody else has the old one open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.store import heruitgave
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import Beschadigd, DatabaseBezet
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.schijf import leg_vast
from korpsmonitor_tui.store.store import Omgeving, Store
from tests.store.buitenproces import WORTEL
from tests.store.conftest import SLEUTEL, WIE, MaakStore, knoei
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from korpsmonitor_tui.store.heruitgave import Heruitgave


def vul(uitgave: Heruitgave, store: Store, tot: int) -> None:
    """What the hub has: the first events of the laptop, and of the next place only that something stands there."""
    pakketten = lees_pakketten(store.lees())
    anders = Schakel(store.device, tot + 1, "f" * 64)
    uitgave.neem_op(pakketten[:tot], [anders])


def bestanden(map_: Path) -> set[str]:
    return {pad.name for pad in map_.iterdir() if pad.is_file()}


def test_own_work_keeps_everything_but_its_place(maak_store: MaakStore, tmp_path: Path) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store, "samen")
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", "van hier"))
    maak_notitie(store, "ook van hier")
    store.bewaar_klad(WIE, "notitie", notitie, "tekst", "half getypt", ()).result()
    voor = {p.event.id: p for p in lees_pakketten(store.lees())}
    with store.heruitgave() as uitgave:
        vul(uitgave, store, 2)
        assert uitgave.voeg_eigen_toe({"volg": "3"}) == 3
        store.sluit()
        uitgave.verwissel(store.pad.with_name("oud.db"))
    with Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(tmp_path / "laptop" / "toestand")) as nieuw:
        assert nieuw.device == uitgave.device
        assert nieuw.hubstand() == {"volg": "3"}
        na = {p.event.id: p for p in lees_pakketten(nieuw.lees())}
        # What was being typed came along, and was made an event at this start.
        assert [rest.tekst for rest in nieuw.gered] == ["half getypt"]
        assert na.keys() >= voor.keys()
        for id_, oud in voor.items():
            pakket = na[id_]
            assert (pakket.salt, pakket.payload) == (oud.salt, oud.payload)
            verplaatst = {"device", "dseq", "vorige", "hash"}
            for veld in set(oud.event.__slots__) - verplaatst:
                assert getattr(pakket.event, veld) == getattr(oud.event, veld), veld
        assert [p.event.dseq for p in lees_pakketten(nieuw.lees()) if p.event.device == nieuw.device][:3] == [
            1,
            2,
            3,
        ]
        assert nieuw.controleer().klopt


def test_nobody_else_may_have_it_open(maak_store: MaakStore, tmp_path: Path) -> None:
    store = maak_store("laptop")
    maak_notitie(store)
    with store.heruitgave() as uitgave:
        vul(uitgave, store, 1)
        uitgave.voeg_eigen_toe({})
        store.sluit()
        with Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(tmp_path / "laptop" / "toestand")) as ander:
            ander.lees()
            with pytest.raises(DatabaseBezet, match="ander programma"):
                uitgave.verwissel(store.pad.with_name("oud.db"))
    assert bestanden(store.pad.parent) == {"monitor.db"}


def test_what_was_written_meanwhile_is_not_left_behind(maak_store: MaakStore, tmp_path: Path) -> None:
    store = maak_store("laptop")
    maak_notitie(store)
    with store.heruitgave() as uitgave:
        vul(uitgave, store, 1)
        uitgave.voeg_eigen_toe({})
        maak_notitie(store, "nog even")
        store.sluit()
        with pytest.raises(DatabaseBezet):
            uitgave.verwissel(store.pad.with_name("oud.db"))
    with Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(tmp_path / "laptop" / "toestand")) as weer:
        assert weer.lees().execute("SELECT count(*) FROM notitie").fetchone() == (2,)


def test_the_old_name_is_durable_before_the_place_is_taken(
    maak_store: MaakStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power loss may forget any name in the folder that was not made durable."""
    store = maak_store("laptop")
    maak_notitie(store)
    bewaard = store.pad.with_name("oud.db")
    duurzaam: list[bool] = []

    def kijk(pad: Path) -> None:
        leg_vast(pad)
        if pad == store.pad.parent:
            duurzaam.append(bewaard.exists() and bewaard.samefile(store.pad))

    with store.heruitgave() as uitgave:
        vul(uitgave, store, 1)
        uitgave.voeg_eigen_toe({})
        store.sluit()
        monkeypatch.setattr(heruitgave, "leg_vast", kijk)
        uitgave.verwissel(bewaard)
    assert duurzaam == [True, False]


def test_what_was_typed_meanwhile_is_not_left_behind(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    store.bewaar_klad(WIE, "notitie", notitie, "tekst", "7 arrestanten", ()).result()
    with store.heruitgave() as uitgave:
        vul(uitgave, store, 1)
        uitgave.voeg_eigen_toe({})
        store.bewaar_klad(WIE, "notitie", notitie, "tekst", "9 arrestanten", ()).result()
        store.sluit()
        with pytest.raises(DatabaseBezet):
            uitgave.verwissel(store.pad.with_name("oud.db"))


def test_what_does_not_hold_together_takes_nobodys_place(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    maak_notitie(store, "samen")
    maak_notitie(store, "van hier")
    knoei(store.pad, "UPDATE event_payload SET payload = 'iets anders' WHERE payload LIKE '%van hier%'")
    with store.heruitgave() as uitgave:
        vul(uitgave, store, 2)
        with pytest.raises(Beschadigd, match="niet gewijzigd"):
            uitgave.voeg_eigen_toe({})
    assert bestanden(store.pad.parent) >= {"monitor.db"}
    assert not [naam for naam in bestanden(store.pad.parent) if naam.startswith(".")]


def test_a_program_whose_file_was_replaced_writes_nothing_more(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)

    def zet() -> object:
        return store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", "in het niets"))

    def typ() -> object:
        return store.bewaar_klad(WIE, "notitie", notitie, "tekst", "in het niets", ()).result()

    kopie = store.pad.with_name("kopie.db")
    bron = open_database(store.pad, SLEUTEL)
    bron.execute("VACUUM INTO ?", (str(kopie),))
    bron.close()
    shutil.move(kopie, store.pad)
    schrijvers: list[Callable[[], object]] = [zet, typ, lambda: store.neem_op(())]
    for schrijf in schrijvers:
        with pytest.raises(OpslagFout, match="vervangen; de wijziging is niet opgeslagen"):
            schrijf()


_SCHRIJF: Final = """
import sys
from korpsmonitor_tui.store.driver import dbapi2
from tests.store.gegevens import SLEUTEL
db = dbapi2.connect(sys.argv[1], timeout=0, isolation_level=None)
db.execute(f"PRAGMA key = \\"x'{SLEUTEL.hex()}'\\"")
try:
    db.execute("BEGIN IMMEDIATE")
except dbapi2.OperationalError as fout:
    sys.exit(3 if "locked" in str(fout) else 1)
"""


@pytest.mark.fouten("kloon", kort=True)
@pytest.mark.skipif(os.name != "posix", reason="hier verandert een bestand dat open is niet van naam")
def test_without_second_names_nobody_writes_while_the_old_one_is_copied(
    maak_store: MaakStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = maak_store("laptop")
    maak_notitie(store, "van hier")
    bewaard = store.pad.with_name("oud.db")
    gekomen: list[int] = []

    def kijk(pad: Path) -> None:
        leg_vast(pad)
        if pad == store.pad.parent and bewaard.exists() and not gekomen:
            poging = subprocess.run([sys.executable, "-c", _SCHRIJF, str(store.pad)], cwd=WORTEL, check=False)
            gekomen.append(poging.returncode)

    def zonder(*_namen: object, **_rest: object) -> None:
        raise OSError(95, "hier heeft een bestand één naam")

    monkeypatch.setattr(heruitgave, "leg_vast", kijk)
    monkeypatch.setattr(os, "link", zonder)
    with store.heruitgave() as uitgave:
        vul(uitgave, store, 2)
        uitgave.voeg_eigen_toe({"volg": "3"})
        store.sluit()
        uitgave.verwissel(bewaard)
    assert gekomen == [3]
    oud = open_database(bewaard, SLEUTEL, alleen_lezen=True)
    assert oud.execute("SELECT count(*) FROM event").fetchone() == (2,)
    oud.close()
    assert bewaard.stat().st_mode & 0o777 == 0o600
