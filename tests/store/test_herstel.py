"""Restoring: verified first, nothing overwritten, killed at any moment one of the two stands, and always a new device."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import OpslagFout
from korpsmonitor_tui.store.driver import open_database
from korpsmonitor_tui.store.fouten import (
    DatabaseBestaat,
    DatabaseBezet,
    DatabaseOntbreekt,
    GeenDatabase,
    KopieOnbruikbaar,
    SleutelOntbreekt,
    WachtwoordOnjuist,
)
from korpsmonitor_tui.store.herstel import Hersteld, Plaats, herstel
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.reservekopie import Oorsprong, maak_kopie
from korpsmonitor_tui.store.sleutelbestand import pad_van
from korpsmonitor_tui.store.sleutelslot import SLOT_HERSTEL
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.verwissel import terzijde_van
from tests.store.buitenproces import buitenproces, lees_regel
from tests.store.conftest import SLEUTEL, WIE, Klok, MaakStore, knoei
from tests.store.gegevens import maak_notitie
from tests.store.kopieren import HERSTELSLEUTEL, NU, WACHTWOORD, kopieer, leg_sleutel_bij, stop_bij

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fouten.cijfers import Meet


@pytest.fixture
def kopie(store: Store, tmp_path: Path) -> Path:
    """A backup with one note."""
    maak_notitie(store, "in de kopie")
    return kopieer(store, tmp_path / "monitor.kmkopie").pad


def zet_terug(
    kopie: Path, pad: Path, toestand: Path, *, vervang: bool = False, wachtwoord: str = WACHTWOORD
) -> Hersteld:
    return herstel(kopie, Plaats(pad, toestand, vervang), lambda: wachtwoord, NU)


def teksten(pad: Path, toestand: Path, klok: Klok) -> list[str]:
    """Open it as a user would, with a passphrase: the notes, of a database that holds."""
    with Store.open(pad, lambda: WACHTWOORD, Omgeving(toestand, klok)) as store:
        assert store.controleer().klopt
        return [rij[0] for rij in store.lees().execute("SELECT tekst FROM notitie ORDER BY tekst")]


def resten(map_: Path) -> list[str]:
    return sorted(bestand.name for bestand in map_.glob(".*"))


def test_on_a_new_machine_everything_is_there_under_a_new_device(
    kopie: Path, store: Store, tmp_path: Path, klok: Klok
) -> None:
    daar = tmp_path / "daar"
    hersteld = zet_terug(kopie, daar / "m.db", daar / "toestand")
    assert (hersteld.events, hersteld.gemaakt, hersteld.terzijde) == (2, NU, None)
    assert hersteld.monitor == store.monitor
    assert teksten(daar / "m.db", daar / "toestand", klok) == ["in de kopie"]
    assert resten(daar) == []
    with Store.open_met_sleutel(daar / "m.db", SLEUTEL, Omgeving(daar / "toestand", klok)) as terug:
        assert terug.device != store.device


def test_in_its_own_place_it_is_a_new_device_too_even_when_nothing_was_lost(
    kopie: Path, store: Store, tmp_path: Path, klok: Klok
) -> None:
    """Killed right after a commit the state still allows the place before it; what was committed may be elsewhere."""
    toestand = tmp_path / "laptop" / "toestand"
    store.sluit()
    zet_terug(kopie, store.pad, toestand, vervang=True)
    with Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(toestand, klok)) as terug:
        assert terug.device != store.device


def test_two_laptops_restored_from_one_backup_write_without_colliding(
    kopie: Path, tmp_path: Path, klok: Klok, store: Store
) -> None:
    maak_notitie(store, "na de kopie")
    laptops = []
    for naam in ("een", "twee"):
        zet_terug(kopie, tmp_path / naam / "m.db", tmp_path / naam / "toestand")
        laptops.append(
            Store.open_met_sleutel(
                tmp_path / naam / "m.db", SLEUTEL, Omgeving(tmp_path / naam / "toestand", klok)
            )
        )
        maak_notitie(laptops[-1], f"op {naam}")
    laptops.append(store)
    for naar in laptops:
        for van in laptops:
            assert naar.neem_op(lees_pakketten(van.lees())).geweigerd == ()
    beelden = [store.lees().execute("SELECT * FROM notitie ORDER BY id").fetchall() for store in laptops]
    assert beelden[0] == beelden[1] == beelden[2]
    assert {rij[6] for rij in beelden[0]} == {"in de kopie", "na de kopie", "op een", "op twee"}
    assert len({laptop.device for laptop in laptops}) == 3
    for laptop in laptops:
        assert laptop.controleer().klopt
        laptop.sluit()


def test_a_draft_in_the_backup_becomes_an_event(store: Store, tmp_path: Path, klok: Klok) -> None:
    """Typed and not yet paused when the backup was made: it is in it, and promoted where it is opened."""
    notitie = maak_notitie(store, "vastgelegd")
    (kop,) = store.lees().execute("SELECT event FROM kop WHERE veld = 'tekst'").fetchone()
    store.bewaar_klad(WIE, "notitie", notitie, "tekst", "half getypt", [kop]).result()
    kopie = kopieer(store, tmp_path / "k.kmkopie").pad
    klok.verder(minutes=5)
    zet_terug(kopie, tmp_path / "daar" / "m.db", tmp_path / "daar" / "toestand")
    assert teksten(tmp_path / "daar" / "m.db", tmp_path / "daar" / "toestand", klok) == ["half getypt"]


def test_how_far_it_was_with_its_hub_is_that_of_the_events_in_it(
    store: Store, maak_store: MaakStore, tmp_path: Path, klok: Klok
) -> None:
    """Events and place are written together and copied together: going on from there skips nothing."""
    ander = maak_store("ander")
    maak_notitie(ander, "een")
    store.neem_op(lees_pakketten(ander.lees()), stand={"volg": "2"})
    kopie = kopieer(store, tmp_path / "k.kmkopie").pad
    maak_notitie(ander, "twee")
    store.neem_op(lees_pakketten(ander.lees()), stand={"volg": "4"})
    daar = tmp_path / "daar"
    zet_terug(kopie, daar / "m.db", daar / "toestand")
    with Store.open_met_sleutel(daar / "m.db", SLEUTEL, Omgeving(daar / "toestand", klok)) as terug:
        assert terug.hubstand()["volg"] == "2"
        na = [pakket for pakket in lees_pakketten(ander.lees()) if pakket.event.dseq > 2]
        assert terug.neem_op(na).opgenomen == 2


# -- what is refused -----------------------------------------------------------------------------------------------------


def test_a_database_is_not_overwritten_unless_asked_and_then_set_aside_whole(
    kopie: Path, store: Store, tmp_path: Path, klok: Klok
) -> None:
    maak_notitie(store, "later geschreven")
    toestand = tmp_path / "laptop" / "toestand"
    with pytest.raises(DatabaseBezet, match="in gebruik"):
        _in_een_ander_proces(lambda: zet_terug(kopie, store.pad, toestand, vervang=True))
    store.sluit()
    with pytest.raises(DatabaseBestaat, match="--vervang"):
        zet_terug(kopie, store.pad, toestand)
    assert teksten(store.pad, toestand, klok) == ["in de kopie", "later geschreven"]
    hersteld = zet_terug(kopie, store.pad, toestand, vervang=True)
    assert hersteld.terzijde == store.pad.with_name("monitor.db.vervangen-2013-02-04T170000")
    assert teksten(store.pad, toestand, klok) == ["in de kopie"]
    assert teksten(hersteld.terzijde, toestand, klok) == ["in de kopie", "later geschreven"]
    # Once more within the second: the first one set aside is not lost for it.
    nog_eens = zet_terug(kopie, store.pad, toestand, vervang=True)
    assert nog_eens.terzijde == store.pad.with_name("monitor.db.vervangen-2013-02-04T170000-2")


def _in_een_ander_proces(taak: Callable[[], object]) -> None:
    """Locks are between processes. Raises what the other one raised of ours."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if kind == 0:
        try:
            taak()
        except DatabaseBezet as fout:
            os.write(schrijf, str(fout).encode())
        finally:
            os._exit(0)
    os.close(schrijf)
    with os.fdopen(lees) as gezegd:
        melding = gezegd.read()
    os.waitpid(kind, 0)
    if melding:
        raise DatabaseBezet(melding)


def test_a_log_left_beside_the_place_is_never_read_into_the_new_database(
    kopie: Path, tmp_path: Path, klok: Klok
) -> None:
    daar = tmp_path / "daar"
    daar.mkdir()
    for einde in ("-wal", "-shm", "-journal"):
        (daar / f"m.db{einde}").write_text("een rest")
    with pytest.raises(DatabaseBestaat, match="een rest"):
        zet_terug(kopie, daar / "m.db", daar / "toestand")
    hersteld = zet_terug(kopie, daar / "m.db", daar / "toestand", vervang=True)
    assert hersteld.terzijde is not None
    assert (daar / f"{hersteld.terzijde.name}-wal").read_text() == "een rest"
    assert teksten(daar / "m.db", daar / "toestand", klok) == ["in de kopie"]


@pytest.mark.parametrize("vervang", [False, True])
def test_a_damaged_file_or_a_wrong_passphrase_changes_nothing(
    kopie: Path, store: Store, tmp_path: Path, klok: Klok, vervang: bool
) -> None:
    store.sluit()
    pad, toestand = (store.pad if vervang else tmp_path / "daar" / "m.db"), tmp_path / "t"
    voor = sorted(bestand.name for bestand in pad.parent.iterdir()) if vervang else []
    heel = kopie.read_bytes()
    for inhoud, soort, melding in (
        (heel[:-1], KopieOnbruikbaar, "niet heel"),
        (heel[:9_000] + b"\0" + heel[9_001:], KopieOnbruikbaar, "inhoud is beschadigd"),
        (b"PK\x03\x04 geen kopie" + bytes(90), KopieOnbruikbaar, "geen reservekopie"),
        (b"", KopieOnbruikbaar, "geen reservekopie"),
    ):
        kopie.write_bytes(inhoud)
        with pytest.raises(soort, match=melding):
            zet_terug(kopie, pad, toestand, vervang=vervang)
    kopie.write_bytes(heel)
    with pytest.raises(WachtwoordOnjuist, match=r"monitor\.kmkopie"):
        zet_terug(kopie, pad, toestand, vervang=vervang, wachtwoord="ander")
    with pytest.raises(DatabaseOntbreekt, match="bestaat niet"):
        zet_terug(kopie.with_name("weg.kmkopie"), pad, toestand, vervang=vervang)
    assert sorted(bestand.name for bestand in pad.parent.iterdir()) == voor
    if vervang:
        assert teksten(pad, toestand, klok) == ["in de kopie"]


def test_the_recovery_key_restores_too(kopie: Path, tmp_path: Path, klok: Klok) -> None:
    plaats = Plaats(tmp_path / "daar" / "m.db", tmp_path / "t")
    herstel(kopie, plaats, lambda: HERSTELSLEUTEL, NU, (SLOT_HERSTEL,))
    assert teksten(plaats.pad, tmp_path / "t", klok) == ["in de kopie"]


# -- bare copies ---------------------------------------------------------------------------------------------------------


def test_a_bare_copy_with_its_key_file_is_accepted_log_included(
    store: Store, tmp_path: Path, klok: Klok
) -> None:
    """As a person copies it, or as it is set aside: what is only in its log is in what is restored."""
    maak_notitie(store, "in het logboek")
    leg_sleutel_bij(store.pad)
    bron = tmp_path / "usb" / "m.db"
    bron.parent.mkdir()
    for einde in ("", ".sleutel", "-wal"):
        shutil.copy(store.pad.with_name(store.pad.name + einde), bron.with_name(bron.name + einde))
    hersteld = zet_terug(bron, tmp_path / "daar" / "m.db", tmp_path / "t")
    assert (hersteld.events, hersteld.gemaakt) == (2, None)
    assert teksten(hersteld.pad, tmp_path / "t", klok) == ["in het logboek"]
    assert sorted(bestand.name for bestand in bron.parent.iterdir()) == ["m.db", "m.db-wal", "m.db.sleutel"]


def test_a_bare_copy_is_verified_as_well(store: Store, tmp_path: Path) -> None:
    maak_notitie(store)
    leg_sleutel_bij(store.pad)
    store.sluit()
    doel = tmp_path / "daar" / "m.db"
    knoei(store.pad, "UPDATE event SET actor = 'een ander' WHERE dseq = 1")
    with pytest.raises(KopieOnbruikbaar, match="vastlegging 1"):
        zet_terug(store.pad, doel, tmp_path / "t")
    pad_van(store.pad).unlink()
    with pytest.raises(SleutelOntbreekt, match=r"monitor\.db\.sleutel ernaast"):
        zet_terug(store.pad, doel, tmp_path / "t")
    vreemd = open_database(tmp_path / "vreemd.db", None)
    vreemd.execute("CREATE TABLE bladwijzers (a)")
    vreemd.close()
    with pytest.raises(GeenDatabase, match=r"vreemd\.db is geen database van korpsmonitor"):
        zet_terug(tmp_path / "vreemd.db", doel, tmp_path / "t")
    (tmp_path / "ruis").write_bytes(os.urandom(8_192))
    leg_sleutel_bij(tmp_path / "ruis")
    with pytest.raises(GeenDatabase, match="ruis is geen database"):
        zet_terug(tmp_path / "ruis", doel, tmp_path / "t")
    assert not doel.parent.exists() or list(doel.parent.iterdir()) == []


def test_a_bare_copy_that_is_being_written_is_not_taken(store: Store, tmp_path: Path) -> None:
    leg_sleutel_bij(store.pad)
    store.sluit()
    with buitenproces("schrijf", store.pad, tmp_path / "laptop" / "toestand") as proces:
        lees_regel(proces)
        with pytest.raises(DatabaseBezet, match="in gebruik"):
            zet_terug(store.pad, tmp_path / "daar" / "m.db", tmp_path / "t")


# -- kills ---------------------------------------------------------------------------------------------------------------


@pytest.mark.fouten("reservekopie", kort=True)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processen zoals POSIX")
@pytest.mark.parametrize("vervang", [False, True])
def test_a_kill_at_any_step_leaves_the_old_or_the_new_or_says_how_to_go_on(
    tmp_path: Path, klok: Klok, vervang: bool, meet: Meet
) -> None:
    toestand = tmp_path / "t"
    bron = Store.maak(tmp_path / "bron.db", None, Omgeving(toestand, klok))
    maak_notitie(bron, "nieuw")
    kopie = maak_kopie(Oorsprong(bron.pad, None, bron.monitor, ""), tmp_path / "k.kmkopie", NU).pad
    bron.sluit()
    maak_oud = Store.maak(tmp_path / "oud.db", None, Omgeving(toestand, klok))
    maak_notitie(maak_oud, "oud")
    # Copied while it is open: what was written is still in its log.
    oud = {einde: (tmp_path / f"oud.db{einde}").read_bytes() for einde in ("", "-wal")}
    maak_oud.sluit()

    gezien, nr, klaar = set(), 0, False
    while not klaar:
        nr += 1
        pad = tmp_path / f"keer{nr}" / "m.db"
        pad.parent.mkdir()
        if vervang:
            for einde, inhoud in oud.items():
                (pad.parent / f"m.db{einde}").write_bytes(inhoud)
        klaar = stop_bij(nr, lambda pad=pad: zet_terug(kopie, pad, toestand, vervang=vervang))  # type: ignore[misc]
        if not pad.exists():
            gezien.add("onderbroken" if vervang else "geen")
            with pytest.raises(DatabaseOntbreekt, match="herstel is onderbroken" if vervang else "init"):
                teksten(pad, toestand, klok)
            zet_terug(kopie, pad, toestand, vervang=vervang)
        (tekst,) = teksten(pad, toestand, klok)
        gezien.add(tekst)
        if vervang and tekst == "nieuw":
            bewaard = [
                p for p in pad.parent.glob("m.db.vervangen-*") if not p.name.endswith(("-wal", "-shm"))
            ]
            assert [teksten(terzijde, toestand, klok) for terzijde in bewaard][:1] == [["oud"]]
    meet("momenten waarop een herstel werd gedood", nr - 1, minstens=4)
    assert gezien == ({"oud", "onderbroken", "nieuw"} if vervang else {"geen", "nieuw"})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processen zoals POSIX")
def test_a_restore_that_was_killed_between_key_and_database_can_be_repeated(
    kopie: Path, tmp_path: Path, klok: Klok
) -> None:
    pad, toestand = tmp_path / "daar" / "m.db", tmp_path / "t"
    nr = 0
    while not stop_bij(nr := nr + 1, lambda: zet_terug(kopie, pad, toestand)):
        if pad_van(pad).exists() and not pad.exists():
            break
        for rest in pad.parent.iterdir():
            rest.unlink()
    assert pad_van(pad).exists()
    assert not pad.exists()
    zet_terug(kopie, pad, toestand)
    assert teksten(pad, toestand, klok) == ["in de kopie"]


def test_a_disk_that_refuses_halfway_keeps_the_old_one(
    kopie: Path, store: Store, tmp_path: Path, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.sluit()

    def weiger(*_rest: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as plek:
        plek.setattr(os, "link", weiger)
        plek.setattr(shutil, "copyfileobj", weiger)
        with pytest.raises(OpslagFout, match=r"kan niet worden hersteld \(de schijf is vol\)"):
            zet_terug(kopie, store.pad, tmp_path / "t", vervang=True)
    assert terzijde_van(store.pad) is None
    assert teksten(store.pad, tmp_path / "t", klok) == ["in de kopie"]
