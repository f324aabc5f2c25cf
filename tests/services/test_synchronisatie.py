"""Laptops that exchange through a hub: everything arrives, once, whatever breaks off in between."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.domain.hub import HubFout, HubWeigert, Recht
from korpsmonitor_tui.services import synchronisatie
from korpsmonitor_tui.services.heraanmelding import meld_opnieuw_aan
from korpsmonitor_tui.services.synchronisatie import VOLG, Uitkomst, synchroniseer
from korpsmonitor_tui.store import hubrecht, storeopname
from korpsmonitor_tui.store.aanbod import bekende_vorken, lees_aanbod, tel_aanbod
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.hubrecht import HubrechtOntbreekt, lees_recht
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.store.transactie import Transactie, Wie
from tests.services.hubdubbel import Centrale, HubDubbel
from tests.store.conftest import SLEUTEL, Klok, MaakStore, klok, maak_store
from tests.store.gegevens import WIE, maak_notitie
from tests.store.test_opnemen import afdruk

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["klok", "maak_store"]

TEAM = Recht(alles=False, partijen=frozenset({"groningen"}), algemeen=frozenset({"handeling"}))


@pytest.fixture
def centrale() -> Centrale:
    return Centrale()


def sluit_aan(store: Store, centrale: Centrale, recht: Recht | None = None, login: str = "") -> HubDubbel:
    """A connection for this laptop, with its device registered."""
    hub = HubDubbel(centrale, login or store.pad.parent.name, recht or Recht(alles=True))
    hub.meld_aan(store.monitor, store.device, "laptop")
    return hub


def notities(store: Store) -> list[str]:
    return sorted(rij[0] for rij in store.lees().execute("SELECT tekst FROM notitie"))


def test_two_laptops_have_each_others_work(maak_store: MaakStore, centrale: Centrale) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier, "van hier")
    maak_notitie(daar, "van daar")
    eerst = synchroniseer(hier, sluit_aan(hier, centrale))
    assert (eerst.gebracht, eerst.gehaald, eerst.klopt) == (2, 0, True)
    tweede = synchroniseer(daar, sluit_aan(daar, centrale))
    assert (tweede.gebracht, tweede.gehaald) == (2, 2)
    assert synchroniseer(hier, sluit_aan(hier, centrale)).gehaald == 2
    assert notities(hier) == notities(daar) == ["van daar", "van hier"]
    assert afdruk(hier) == afdruk(daar)
    nog_eens = synchroniseer(hier, sluit_aan(hier, centrale))
    assert (nog_eens.gebracht, nog_eens.gehaald, nog_eens.achtergebleven) == (0, 0, 0)


def test_a_conflict_is_told_once_as_new_and_asks_for_a_person(
    maak_store: MaakStore, centrale: Centrale
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier, "begin")
    hub_hier, hub_daar = sluit_aan(hier, centrale), sluit_aan(daar, centrale)
    synchroniseer(hier, hub_hier)
    synchroniseer(daar, hub_daar)
    for store, tekst in ((hier, "zoals hier"), (daar, "zoals daar")):
        schrijf(store, notitie, tekst)
    assert synchroniseer(hier, hub_hier).klopt
    uitkomst = synchroniseer(daar, hub_daar)
    assert (uitkomst.nieuwe_conflicten, uitkomst.conflicten, uitkomst.klopt) == (1, 1, False)
    uitkomst = synchroniseer(daar, hub_daar)
    assert (uitkomst.nieuwe_conflicten, uitkomst.conflicten) == (0, 1)


def schrijf(store: Store, notitie: str, tekst: str) -> None:
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", tekst))


@pytest.mark.parametrize("knip_na", range(1, 6))
def test_a_line_that_is_cut_costs_nothing_but_time(
    maak_store: MaakStore, centrale: Centrale, knip_na: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synchronisatie, "PER_KEER", 3)
    hier, daar = maak_store("hier"), maak_store("daar")
    for nummer in range(4):
        maak_notitie(hier, f"hier {nummer}")
        maak_notitie(daar, f"daar {nummer}")
    synchroniseer(daar, sluit_aan(daar, centrale))
    hub = sluit_aan(hier, centrale)
    hub.knip_na = knip_na
    with pytest.raises(HubFout):
        synchroniseer(hier, hub)
    hub.knip_na = None
    synchroniseer(hier, hub)
    synchroniseer(daar, sluit_aan(daar, centrale))
    assert afdruk(hier) == afdruk(daar)
    assert len(notities(hier)) == 8


def test_the_hub_works_on_the_next_batch_while_one_is_taken_in(
    maak_store: MaakStore, centrale: Centrale, monkeypatch: pytest.MonkeyPatch
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    for nummer in range(4):
        maak_notitie(hier, f"{nummer}")
    synchroniseer(hier, sluit_aan(hier, centrale))
    hub = sluit_aan(daar, centrale)
    gebeurd: list[str] = []
    for wat, waar in (("vraag_alvast", HubDubbel), ("haal", HubDubbel), ("neem_op", storeopname)):
        echt = getattr(waar, wat)

        def noem(*argumenten: Any, wat: str = wat, echt: Any = echt) -> Any:
            gebeurd.append(wat)
            return echt(*argumenten)

        monkeypatch.setattr(waar, wat, noem)
    assert synchroniseer(daar, hub).gehaald == len(centrale.pakketten)
    assert gebeurd == ["haal", "vraag_alvast", "neem_op", "haal", "neem_op"]


@pytest.mark.parametrize("faalt", ["onthoud", "neem_op"])
def test_a_batch_and_the_place_that_it_reaches_are_kept_together_or_not_at_all(
    maak_store: MaakStore, centrale: Centrale, monkeypatch: pytest.MonkeyPatch, faalt: str
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    synchroniseer(hier, sluit_aan(hier, centrale))
    hub = sluit_aan(daar, centrale)
    module = hubrecht if faalt == "onthoud" else storeopname
    opslaan = getattr(module, faalt)

    def breek_af(*argumenten: Any) -> Any:
        uitkomst = opslaan(*argumenten)
        if faalt == "neem_op" or int(argumenten[1].get(VOLG, 0)):
            raise OpslagFout("de schijf is vol")
        return uitkomst

    with monkeypatch.context() as even:
        even.setattr(module, faalt, breek_af)
        with pytest.raises(OpslagFout):
            synchroniseer(daar, hub)
    assert notities(daar) == []
    assert daar.hubstand()[VOLG] == "0"
    assert synchroniseer(daar, hub).gehaald == 2


@pytest.mark.parametrize("ongemerkt", [False, True])
def test_after_a_failover_that_lost_events_they_are_brought_again(
    maak_store: MaakStore, centrale: Centrale, ongemerkt: bool
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    hub_hier, hub_daar = sluit_aan(hier, centrale), sluit_aan(daar, centrale)
    for nummer in range(5):
        maak_notitie(hier, f"hier {nummer}")
    synchroniseer(hier, hub_hier)
    synchroniseer(daar, hub_daar)
    centrale.verlies(vanaf=4, ongemerkt=ongemerkt)
    # Somebody else fills the places that were lost: a laptop that trusted its old place would pass these over.
    for nummer in range(5):
        maak_notitie(daar, f"daar {nummer}")
    synchroniseer(daar, hub_daar)
    synchroniseer(hier, hub_hier)
    synchroniseer(daar, hub_daar)
    assert afdruk(hier) == afdruk(daar)
    assert len(centrale.pakketten) == 20


def test_a_place_of_before_a_failover_is_not_trusted_even_if_the_same_event_stands_there(
    maak_store: MaakStore, centrale: Centrale
) -> None:
    laptops = {naam: maak_store(naam) for naam in ("a", "b", "c", "d")}
    hubs = {naam: sluit_aan(store, centrale) for naam, store in laptops.items()}
    for naam in "abd":
        maak_notitie(laptops[naam], f"van {naam}")
    for naam in "abc":
        synchroniseer(laptops[naam], hubs[naam])
    einde = centrale.pakketten[-1]
    centrale.verlies(vanaf=0)
    for naam in "db":
        synchroniseer(laptops[naam], hubs[naam])
    assert centrale.pakketten[-1] == einde
    assert len(centrale.pakketten) == int(laptops["c"].hubstand()[VOLG])
    synchroniseer(laptops["c"], hubs["c"])
    assert notities(laptops["c"]) == ["van a", "van b", "van d"]


def test_what_a_team_may_not_see_holds_its_chains_and_comes_when_it_may(
    maak_store: MaakStore, centrale: Centrale
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    synchroniseer(hier, sluit_aan(hier, centrale))
    elders = hier.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente"}))
    schrijf(hier, elders, "van Twente")
    maak_notitie(hier, "van Groningen")
    synchroniseer(hier, sluit_aan(hier, centrale))

    uitkomst = synchroniseer(daar, sluit_aan(daar, centrale, TEAM))
    assert (uitkomst.gehaald, uitkomst.wachtend) == (2, 0)
    assert notities(daar) == ["van Groningen"]
    assert daar.controleer().klopt
    assert lees_recht(daar.lees()) == TEAM
    with pytest.raises(HubrechtOntbreekt):
        daar.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente"}))

    ruimer = Recht(alles=False, partijen=frozenset({"groningen", "twente"}))
    synchroniseer(daar, sluit_aan(daar, centrale, ruimer))
    assert notities(daar) == ["van Groningen", "van Twente"]
    assert afdruk(hier) == afdruk(daar)


@pytest.mark.parametrize("per_keer", [2, 100])
def test_a_refused_event_holds_up_its_own_device_and_nothing_else(
    maak_store: MaakStore, centrale: Centrale, monkeypatch: pytest.MonkeyPatch, per_keer: int
) -> None:
    """Its korps was taken from the team after the work was done: the hub is right, and the work is not lost."""
    monkeypatch.setattr(synchronisatie, "PER_KEER", per_keer)
    store = maak_store("laptop")
    hub = sluit_aan(store, centrale)
    for nummer in range(3):
        maak_notitie(store, f"goed {nummer}")
    elders = store.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente"}))
    maak_notitie(store, "daarna")
    hub.recht = TEAM
    uitkomst = synchroniseer(store, hub)
    assert uitkomst.gebracht == 6
    (geweigerd,) = uitkomst.geweigerd
    assert "hoort niet bij uw korpsen" in geweigerd[1]
    assert (uitkomst.achtergebleven, uitkomst.klopt) == (3, False)
    assert elders in {rij[0] for rij in store.lees().execute("SELECT id FROM notitie")}
    hub.recht = Recht(alles=True)
    assert synchroniseer(store, hub).gebracht == 3


def test_a_device_that_the_hub_does_not_know_is_refused_and_nothing_changes(
    maak_store: MaakStore, centrale: Centrale
) -> None:
    store = maak_store("laptop")
    maak_notitie(store)
    with pytest.raises(HubWeigert):
        synchroniseer(store, HubDubbel(centrale))
    assert store.hubstand() == {}
    assert centrale.pakketten == []


def test_it_stops_between_batches_and_says_what_is_left(maak_store: MaakStore, centrale: Centrale) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    for nummer in range(9):
        maak_notitie(hier, str(nummer))
    synchroniseer(hier, sluit_aan(hier, centrale))
    hub = sluit_aan(daar, centrale)
    uitkomst = synchroniseer(daar, hub, stop=lambda: VOLG in daar.hubstand() and daar.hubstand()[VOLG] != "0")
    assert (uitkomst.gehaald, uitkomst.onderbroken, uitkomst.klopt) == (7, True, False)
    assert synchronisatie.LAATST not in daar.hubstand()
    rest = synchroniseer(daar, hub)
    assert (rest.gehaald, rest.onderbroken) == (11, False)
    assert afdruk(hier) == afdruk(daar)


# -- clones ------------------------------------------------------------------------------------------------------------


def kloon(store: Store, map_: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch) -> tuple[Store, Store]:
    """Two machines that both believe to be this laptop: its database and its state folder were copied."""
    store.sluit()
    shutil.copytree(store.pad.parent, map_)
    # A cloned machine has the same paths; two folders of one test have not.
    monkeypatch.setattr("korpsmonitor_tui.store.toestand._machine", lambda: "zelfde")
    monkeypatch.setattr("pathlib.Path.resolve", lambda self: self.name)
    return tuple(  # type: ignore[return-value]
        Store.open_met_sleutel(m / "monitor.db", SLEUTEL, Omgeving(m / "toestand", klok))
        for m in (store.pad.parent, map_)
    )


@pytest.mark.parametrize("verder", [1, 3], ids=["de kloon is korter", "de kloon is langer"])
def test_a_clone_that_worked_on_is_recognised_and_loses_nothing(
    maak_store: MaakStore,
    centrale: Centrale,
    tmp_path: Path,
    klok: Klok,
    monkeypatch: pytest.MonkeyPatch,
    verder: int,
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.store.toestand._machine", lambda: "zelfde")
    monkeypatch.setattr("pathlib.Path.resolve", lambda self: self.name)
    store = maak_store("laptop")
    maak_notitie(store, "samen")
    synchroniseer(store, sluit_aan(store, centrale))
    een, twee = kloon(store, tmp_path / "kloon", klok, monkeypatch)
    with een, twee:
        assert een.device == twee.device
        maak_notitie(een, "van de een")
        maak_notitie(een, "nog van de een")
        for nummer in range(verder):
            maak_notitie(twee, f"van de ander {nummer}")
        synchroniseer(een, sluit_aan(een, centrale))
        for _keer in range(2):
            uitkomst = synchroniseer(twee, sluit_aan(twee, centrale, login="laptop"))
            assert uitkomst.gevorkt == (twee.device,)
            assert uitkomst.geweigerd == uitkomst.geweigerd_hier == ()
            assert uitkomst.achtergebleven == 2 * verder
            assert not uitkomst.klopt
        assert "van de ander 0" in notities(twee)
        assert len(centrale.pakketten) == 6

        hub = sluit_aan(twee, centrale, login="laptop")
        heraanmelding = meld_opnieuw_aan(twee, hub, "laptop")
        assert heraanmelding.opnieuw == 2 * verder
    with Store.open_met_sleutel(twee.pad, SLEUTEL, Omgeving(tmp_path / "kloon" / "toestand", klok)) as weer:
        assert weer.device not in {een.device, twee.device}
        assert synchroniseer(weer, hub).gebracht == 2 * verder
        with Store.open_met_sleutel(
            een.pad, SLEUTEL, Omgeving(tmp_path / "laptop" / "toestand", klok)
        ) as een:
            synchroniseer(een, sluit_aan(een, centrale))
            assert afdruk(een) == afdruk(weer)
            assert len(notities(een)) == 3 + verder
        assert weer.controleer().klopt
    # What it was stays beside it, to be opened by itself.
    oud = open_database(heraanmelding.bewaard, SLEUTEL, alleen_lezen=True)
    assert oud.execute("SELECT count(*) FROM event").fetchone() == (2 + 2 * verder,)
    oud.close()


@pytest.mark.fouten("kloon", kort=True)
def test_a_clone_stays_refused_where_only_the_places_of_its_copys_work_are_seen(
    maak_store: MaakStore, centrale: Centrale, tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other copy wrote for a korps that this login may not see any more: nothing of it comes but places."""
    monkeypatch.setattr("korpsmonitor_tui.store.toestand._machine", lambda: "zelfde")
    monkeypatch.setattr("pathlib.Path.resolve", lambda self: self.name)
    store = maak_store("laptop")
    maak_notitie(store, "samen")
    synchroniseer(store, sluit_aan(store, centrale))
    een, twee = kloon(store, tmp_path / "kloon", klok, monkeypatch)
    with een, twee:
        samen = twee.device
        maak_notitie(twee, "hier geschreven")
        for _keer in range(2):
            een.voer_uit(WIE, lambda tx: tx.maak("notitie", {"dossier": "2011-2012/twente", "tijd": "11:00"}))
        notitie = maak_notitie(een, "voor groningen")
        schrijf(een, notitie, "voor groningen, beter")
        synchroniseer(een, sluit_aan(een, centrale))

        hub = sluit_aan(twee, centrale, TEAM, login="laptop")
        for _keer in range(3):
            uitkomst = synchroniseer(twee, hub)
            assert uitkomst.gevorkt == (samen,)
            assert uitkomst.geweigerd_hier == ()
            assert uitkomst.achtergebleven == 2
            assert not uitkomst.klopt
            assert twee.device == samen
            assert bekende_vorken(twee.lees()) == {samen: 2}
        assert twee.controleer().klopt

        assert meld_opnieuw_aan(twee, hub, "laptop").opnieuw == 2
    with Store.open_met_sleutel(twee.pad, SLEUTEL, Omgeving(tmp_path / "kloon" / "toestand", klok)) as weer:
        assert bekende_vorken(weer.lees()) == {}
        assert synchroniseer(weer, hub).klopt
        assert notities(weer) == ["hier geschreven", "samen", "voor groningen, beter"]
        assert weer.controleer().klopt


@pytest.mark.fouten("kloon", kort=True)
def test_two_copies_that_register_anew_at_once_end_up_with_everything(
    maak_store: MaakStore, centrale: Centrale, tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both put the same work again, each under its own device: the hub takes that of the one that comes first."""
    monkeypatch.setattr("korpsmonitor_tui.store.toestand._machine", lambda: "zelfde")
    monkeypatch.setattr("pathlib.Path.resolve", lambda self: self.name)
    store = maak_store("laptop")
    maak_notitie(store, "samen")
    synchroniseer(store, sluit_aan(store, centrale))
    elders, een = kloon(store, tmp_path / "elders", klok, monkeypatch)
    with elders:
        maak_notitie(elders, "van elders")
        synchroniseer(elders, sluit_aan(elders, centrale))
    maak_notitie(een, "van de een en de ander")
    een, ander = kloon(een, tmp_path / "ander", klok, monkeypatch)
    hub = HubDubbel(centrale, "laptop")
    for wie, deze in (("een", een), ("ander", ander)):
        maak_notitie(deze, f"van {wie}")
        assert synchroniseer(deze, hub).gevorkt
        assert meld_opnieuw_aan(deze, hub, wie).opnieuw == 4

    def open_(oud: Store) -> Store:
        return Store.open_met_sleutel(oud.pad, SLEUTEL, Omgeving(oud.pad.parent / "toestand", klok))

    with open_(een) as eerste:
        assert synchroniseer(eerste, hub).klopt
    with open_(ander) as tweede:
        uitkomst = synchroniseer(tweede, hub)
        assert uitkomst.gevorkt == (tweede.device,)
        assert meld_opnieuw_aan(tweede, hub, "nog eens").opnieuw == 2
    with open_(ander) as tweede, open_(een) as eerste:
        assert synchroniseer(tweede, hub).klopt
        assert synchroniseer(eerste, hub).klopt
        assert notities(eerste) == notities(tweede)
        assert notities(eerste) == sorted(
            ["samen", "van elders", "van de een en de ander", "van een", "van ander"]
        )
        assert afdruk(eerste) == afdruk(tweede)
        assert eerste.controleer().klopt


def test_a_clone_without_work_of_its_own_goes_on_as_a_new_device(
    maak_store: MaakStore, centrale: Centrale, tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("korpsmonitor_tui.store.toestand._machine", lambda: "zelfde")
    monkeypatch.setattr("pathlib.Path.resolve", lambda self: self.name)
    store = maak_store("laptop")
    maak_notitie(store, "samen")
    een, twee = kloon(store, tmp_path / "kloon", klok, monkeypatch)
    with een, twee:
        maak_notitie(een, "van de een")
        synchroniseer(een, sluit_aan(een, centrale))
        uitkomst = synchroniseer(twee, sluit_aan(twee, centrale, login="laptop"))
        assert (uitkomst.gehaald, uitkomst.nieuw_apparaat, uitkomst.gevorkt) == (2, True, ())
        assert twee.device != een.device
        with pytest.raises(HubWeigert):
            synchroniseer(twee, HubDubbel(centrale))


# -- batches -----------------------------------------------------------------------------------------------------------


def test_batches_are_bounded_by_number_and_by_bytes(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    for tekst in ("a" * 600, "b" * 600, "c" * 5_000, "d"):
        maak_notitie(store, tekst)
    alles = [p.event.dseq for stapel in lees_aanbod(store.lees(), {store.device: 0}, 100) for p in stapel]
    assert alles == list(range(1, 9))
    stapels = list(lees_aanbod(store.lees(), {store.device: 2}, events=3, aantal_bytes=1_000))
    assert [p.event.dseq for stapel in stapels for p in stapel] == list(range(3, 9))
    for stapel in stapels:
        assert len(stapel) <= 3
        assert len(stapel) == 1 or sum(len(p.payload or "") for p in stapel) <= 1_000
    assert tel_aanbod(store.lees(), {store.device: 2, "een ander": 0}) == 6
    assert list(lees_aanbod(store.lees(), {}, 100)) == []


@pytest.fixture(scope="module")
def leeg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without anything in it, to be copied."""
    pad = tmp_path_factory.mktemp("leeg") / "monitor.db"
    richt_in(pad, None, "01929292-0000-7000-8000-000000000000")
    return pad


@settings(max_examples=6)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["hier", "daar", "ginds"]), st.sampled_from(["maak", "zet", "wis", "wissel"])
        ),
        min_size=5,
        max_size=15,
    )
)
def test_whoever_writes_and_exchanges_when_all_end_up_the_same(
    tmp_path_factory: pytest.TempPathFactory, leeg: Path, stappen: list[tuple[str, str]]
) -> None:
    map_ = tmp_path_factory.mktemp("samen")
    centrale = Centrale()
    laptops = {naam: _open(leeg, map_ / naam) for naam in ("hier", "daar", "ginds")}
    hubs = {naam: sluit_aan(store, centrale) for naam, store in laptops.items()}
    try:
        for nummer, (naam, stap) in enumerate(stappen):
            if stap == "wissel":
                synchroniseer(laptops[naam], hubs[naam])
            else:
                _bewerk(laptops[naam], stap, f"{naam} {nummer}")
        for _ronde in range(2):
            for naam, store in laptops.items():
                uitkomst: Uitkomst = synchroniseer(store, hubs[naam])
                assert not uitkomst.geweigerd
                assert not uitkomst.geweigerd_hier
                assert not uitkomst.wachtend
        assert afdruk(laptops["hier"]) == afdruk(laptops["daar"]) == afdruk(laptops["ginds"])
        assert all(store.hubstand()[VOLG] == str(len(centrale.pakketten)) for store in laptops.values())
    finally:
        for store in laptops.values():
            store.sluit()


def _open(leeg: Path, map_: Path) -> Store:
    map_.mkdir()
    shutil.copy(leeg, map_ / "monitor.db")
    return Store.open_met_sleutel(map_ / "monitor.db", None, Omgeving(map_ / "toestand", Klok()))


def _bewerk(store: Store, stap: str, tekst: str) -> None:
    rij = store.lees().execute("SELECT id FROM notitie ORDER BY id LIMIT 1").fetchone()
    wie = Wie("iemand", "2011-2012")

    def taak(tx: Transactie) -> None:
        if rij is None or stap == "maak":
            id_ = tx.maak("notitie", {"dossier": "2011-2012/groningen"})
            tx.zet("notitie", id_, "tekst", tekst)
        elif stap == "zet":
            tx.zet("notitie", rij[0], "tekst", tekst)
        else:
            tx.verwijder("notitie", rij[0])

    store.voer_uit(wie, taak)
