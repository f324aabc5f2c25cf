"""Destruction by law: the text goes from every byte of the file, the chain holds, and no order of arrival brings it back."""

from __future__ import annotations

import dataclasses
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.event import Operatie, Pakket
from korpsmonitor_tui.store import vernietiging
from korpsmonitor_tui.store.ongedaan import maak_ongedaan
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.projecties import herbouw
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from korpsmonitor_tui.store.vernietiging import SOORT, maak_schoon, moet_schoon
from korpsmonitor_tui.store.zoek import zoek
from tests.store.conftest import SLEUTEL, WIE, Klok, MaakStore, knoei
from tests.store.gegevens import maak_notitie
from tests.store.test_opnemen import DOSSIER, STAPPEN, _maak, afdruk, doe
from tests.store.test_transactie import wissel_uit, zet_tekst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from korpsmonitor_tui.store.transactie import Transactie

GEHEIM = "quetzalcoatlus"
"""A word that stands nowhere else, and that full-text search keeps as one."""


def vernietig(store: Store, ids: Sequence[str], wat: str = "dossier") -> str:
    gegevens = {
        "dossier": "",
        "wat": wat,
        "naam": DOSSIER,
        "reden": "bewaartermijn",
        "datum": "2013-02-04",
        "aantal": len(ids),
        "events": list(ids),
    }

    def taak(tx: Transactie) -> str:
        return tx.maak(SOORT, gegevens)

    return store.voer_uit(WIE, taak)


def ids_van(store: Store, *soorten: str) -> list[str]:
    rijen = store.lees().execute("SELECT id, soort FROM event ORDER BY lamport, device, dseq").fetchall()
    return [id_ for id_, soort in rijen if not soorten or soort in soorten]


def in_bytes(map_: Path, tekst: str) -> list[str]:
    return [pad.name for pad in map_.rglob("*") if pad.is_file() and tekst.encode() in pad.read_bytes()]


def test_a_destroyed_note_is_gone_from_row_search_and_heads(store: Store) -> None:
    notitie = maak_notitie(store, GEHEIM)
    blijft = maak_notitie(store, "dit blijft")
    store.bewaar_klad(WIE, "notitie", notitie, "tekst", f"{GEHEIM} en meer", ()).result()
    vernietig(store, ids_van(store)[:2])
    db = store.lees()
    assert [rij[0] for rij in db.execute("SELECT id FROM notitie")] == [blijft]
    assert zoek(db, GEHEIM) == ()
    assert db.execute("SELECT payload, salt FROM event_payload WHERE payload IS NULL").fetchall() == [
        (None, ""),
        (None, ""),
    ]
    assert db.execute("SELECT count(*) FROM kop WHERE entiteit = ?", (notitie,)).fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM klad").fetchone() == (0,)
    controle = store.controleer()
    assert (controle.gebreken, controle.vernietigd) == ((), 2)


@pytest.mark.fouten("vernietiging", kort=True)
def test_nothing_of_it_is_left_in_any_byte(tmp_path: Path) -> None:
    """Not encrypted, so that every byte can be looked at."""
    map_ = tmp_path / "laptop"
    map_.mkdir()
    richt_in(map_ / "m.db", None, "db")
    with Store.open_met_sleutel(map_ / "m.db", None, Omgeving(map_ / "toestand", Klok())) as store:
        notitie = maak_notitie(store, f"{GEHEIM} zei de zegsman")
        for nr in range(40):
            zet_tekst(store, notitie, f"{GEHEIM} {nr} " * 200)
            maak_notitie(store, f"dit blijft {nr}")
        store.bewaar_formulier(WIE, f"score/{DOSSIER}/x", GEHEIM).result()
        elders = [p for p in lees_pakketten(store.lees()) if p.event.entiteit == notitie]
        assert in_bytes(map_, GEHEIM)
        vernietig(store, [p.event.id for p in elders])
        assert moet_schoon(store.lees())
        assert store.maak_schoon()
        assert in_bytes(map_, GEHEIM) == []
        assert not moet_schoon(store.lees())
        # Coming in again from a laptop that still has it changes nothing.
        store.neem_op(elders)
        assert in_bytes(map_, GEHEIM) == []
        assert zoek(store.lees(), "blijft 39")
        assert store.controleer().klopt
    assert in_bytes(map_, GEHEIM) == []


def test_who_was_killed_before_the_file_was_clean_finishes_at_the_next_start(tmp_path: Path) -> None:
    richt_in(tmp_path / "m.db", None, "db")
    omgeving = Omgeving(tmp_path / "toestand", Klok())
    with Store.open_met_sleutel(tmp_path / "m.db", None, omgeving) as store:
        maak_notitie(store, GEHEIM)
        vernietig(store, ids_van(store))
    with Store.open_met_sleutel(tmp_path / "m.db", None, omgeving) as store:
        assert not moet_schoon(store.lees())
    assert in_bytes(tmp_path, GEHEIM) == []


def test_while_somebody_reads_the_file_is_cleaned_later(tmp_path: Path) -> None:
    pad = tmp_path / "m.db"
    richt_in(pad, None, "db")
    omgeving = Omgeving(tmp_path / "toestand", Klok())
    with Store.open_met_sleutel(pad, None, omgeving) as store:
        maak_notitie(store, GEHEIM)
        vernietig(store, ids_van(store))
        lezer = store.lees()
        lezer.execute("BEGIN")
        assert lezer.execute("SELECT count(*) FROM event").fetchone() == (3,)
        assert not store.maak_schoon()
        assert moet_schoon(lezer)
        lezer.execute("ROLLBACK")
        assert maak_schoon(pad, None)
        assert in_bytes(tmp_path, GEHEIM) == []


def test_who_cannot_clean_now_does_not_try_with_every_batch(
    maak_store: MaakStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file of a hundred megabytes each attempt costs seconds, and it may have to wait for a reader."""
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier, GEHEIM)
    vernietig(hier, ids_van(hier))
    geteld: list[Path] = []

    def lukt_niet(pad: Path, _sleutel: bytes | None) -> bool:
        geteld.append(pad)
        return False

    monkeypatch.setattr(vernietiging, "maak_schoon", lukt_niet)
    wissel_uit(hier, daar)
    for nr in range(3):
        maak_notitie(hier, f"dit blijft {nr}")
        daar.neem_op(lees_pakketten(hier.lees(), {hier.device: 3 + 2 * nr}))
        daar.neem_stroom_op([(lees_pakketten(hier.lees(), {hier.device: 3 + 2 * nr}), ())])
    assert geteld == [daar.pad]
    assert moet_schoon(daar.lees())


def test_what_somebody_else_wrote_meanwhile_survives_and_makes_nothing_come_back(
    maak_store: MaakStore,
) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier, GEHEIM)
    wissel_uit(hier, daar)
    zet_tekst(daar, notitie, "verder geschreven zonder het te weten")
    vernietig(hier, ids_van(hier))
    wissel_uit(daar, hier)
    wissel_uit(hier, daar)
    assert afdruk(hier) == afdruk(daar)
    assert daar.lees().execute("SELECT count(*) FROM notitie").fetchone() == (0,)
    assert daar.lees().execute("SELECT count(*) FROM event_payload WHERE payload IS NULL").fetchone() == (2,)
    assert (hier.controleer().gebreken, daar.controleer().gebreken) == ((), ())


def test_what_waits_is_destroyed_too(maak_store: MaakStore) -> None:
    hier, daar, ver = maak_store("hier"), maak_store("daar"), maak_store("ver")
    notitie = maak_notitie(hier, GEHEIM)
    zet_tekst(hier, notitie, f"{GEHEIM} 2")
    alles = lees_pakketten(hier.lees())
    wissel_uit(hier, daar)
    vernietig(daar, [p.event.id for p in alles])
    ver.neem_op(alles[2:])
    assert GEHEIM in ver.lees().execute("SELECT pakket FROM event_wachtend").fetchone()[0]
    ver.neem_op(lees_pakketten(daar.lees(), {hier.device: 3}))
    assert GEHEIM not in ver.lees().execute("SELECT pakket FROM event_wachtend").fetchone()[0]
    ver.neem_op(alles)
    assert afdruk(ver) == afdruk(daar)
    assert ver.controleer().klopt


@pytest.mark.fouten("vernietiging", kort=True)
def test_what_arrives_after_its_destruction_and_waits_or_is_refused_is_kept_empty(
    maak_store: MaakStore,
) -> None:
    hier, daar, ver = maak_store("hier"), maak_store("daar"), maak_store("ver")
    zet_tekst(hier, maak_notitie(hier, GEHEIM), f"{GEHEIM} 2")
    alles = lees_pakketten(hier.lees())
    anders = dataclasses.replace(alles[1].event, id="een-ander", handeling="een-ander")
    gevorkt = dataclasses.replace(alles[1], event=dataclasses.replace(anders, hash=anders.herbereken()))
    vernietig(daar, [*(p.event.id for p in alles), "een-ander"])
    ver.neem_op(lees_pakketten(daar.lees()))
    assert ver.neem_op(alles[2:]).wachtend == 1
    assert _wacht_leeg(ver)
    ver.neem_op(alles)
    assert [id_ for id_, _reden in ver.neem_op([gevorkt]).geweigerd] == ["een-ander"]
    assert _wacht_leeg(ver)


def _wacht_leeg(store: Store) -> bool:
    """Whether something waits or was refused, and none of it has a text."""
    rijen = store.lees().execute("SELECT json_extract(pakket, '$[2]') FROM event_wachtend").fetchall()
    return {tekst for (tekst,) in rijen} == {None}


def test_a_vernietiging_cannot_be_destroyed(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier, GEHEIM)
    eerste = vernietig(hier, ids_van(hier))
    vernietig(hier, ids_van(hier), "spoor")
    pakketten = lees_pakketten(hier.lees())
    for store, reeks in ((hier, []), (daar, pakketten[::-1])):
        store.neem_op(reeks)
        assert store.lees().execute("SELECT count(*) FROM vernietiging").fetchone() == (2,)
        assert store.lees().execute("SELECT DISTINCT vernietiging FROM vernietigd").fetchall()[0][0] == eerste
        assert store.controleer().klopt
    leeg = Pakket(next(p.event for p in pakketten if p.event.soort == SOORT), "", None)
    assert [reden for _id, reden in maak_store("ver").neem_op([leeg]).geweigerd]


def test_a_vernietiging_that_waits_is_not_destroyed_either(maak_store: MaakStore) -> None:
    hier, daar, ver = maak_store("hier"), maak_store("daar"), maak_store("ver")
    maak_notitie(hier, GEHEIM)
    vernietig(hier, ids_van(hier))
    wissel_uit(hier, daar)
    vernietig(daar, ids_van(daar, SOORT), "spoor")
    alles = lees_pakketten(daar.lees())
    akte = [p for p in alles if p.event.soort == SOORT and p.event.device == hier.device]
    assert ver.neem_op(akte).wachtend == 1
    assert ver.neem_op([p for p in alles if p.event.device == daar.device]).wachtend == 1
    ver.neem_op(alles)
    assert afdruk(ver) == afdruk(daar)
    assert ver.controleer().klopt


def test_destroying_is_never_undone_nor_is_what_was_destroyed(store: Store) -> None:
    notitie = maak_notitie(store, GEHEIM)
    zet_tekst(store, notitie, "tweede")
    vernietig(store, ids_van(store))
    with pytest.raises(StapGeweigerd, match="vernietigd"):
        store.voer_uit(WIE, lambda tx: maak_ongedaan(tx, lambda _event, _waarde: False))
    maak_notitie(store, "iets nieuws")
    store.voer_uit(WIE, lambda tx: maak_ongedaan(tx, lambda _event, _waarde: False))
    with pytest.raises(StapGeweigerd, match="vernietigd"):
        store.voer_uit(WIE, lambda tx: maak_ongedaan(tx, lambda _event, _waarde: False))
    assert store.controleer().klopt


@pytest.mark.fouten("vernietiging", kort=True)
@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ("UPDATE event_payload SET payload = NULL, salt = ''", "zonder vernietiging"),
        ("DELETE FROM vernietigd", "zonder vernietiging"),
        ("UPDATE event_payload SET salt = 'x' WHERE payload IS NULL", "zonder vernietiging"),
        ("INSERT OR IGNORE INTO vernietigd SELECT id, 'x' FROM event", "staat er toch"),
    ],
)
def test_emptying_without_a_record_is_found(store: Store, opdracht: str, melding: str) -> None:
    maak_notitie(store, GEHEIM)
    vernietig(store, ids_van(store))
    maak_notitie(store, "dit blijft")
    knoei(store.pad, opdracht)
    assert any(melding in gebrek.uitleg for gebrek in store.controleer().gebreken)


def _willekeurig(laptop: Store, zaad: random.Random) -> None:
    """Destroy some of what a laptop knows, or all of one note."""
    events = laptop.lees().execute("SELECT id, entiteit FROM event").fetchall()
    if not events:
        return
    entiteit = zaad.choice(events)[1]
    heel = [id_ for id_, van in events if van == entiteit]
    vernietig(laptop, heel if zaad.random() < 0.6 else [id_ for id_, _van in events if zaad.random() < 0.4])


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(stappen=STAPPEN, zaad=st.integers(0, 2**16), delen=st.integers(1, 4))
def test_any_order_of_arrival_gives_identical_projections_when_some_was_destroyed(
    stappen: list[tuple[int, str, int, str, bool]], zaad: int, delen: int
) -> None:
    with tempfile.TemporaryDirectory() as map_:
        klok, kans = Klok(), random.Random(zaad)
        leeg = Path(map_) / "leeg.db"
        richt_in(leeg, SLEUTEL, "db")
        laptops = [_maak(leeg, Path(map_) / str(nr), klok) for nr in range(4)]
        bewaard: list[Pakket] = []
        try:
            for waar, wat, welke, tekst, wissel in stappen:
                laptops[waar].voer_uit(WIE, lambda tx, w=wat, n=welke, t=tekst: doe(tx, w, n, t))  # type: ignore[misc]
                # What travelled before it was destroyed arrives with its text.
                bewaard += lees_pakketten(laptops[waar].lees())
                if kans.random() < 0.2:
                    _willekeurig(laptops[waar], kans)
                if wissel:
                    laptops[(waar + 1) % 3].neem_op(lees_pakketten(laptops[waar].lees()))
            alles = bewaard + [pakket for laptop in laptops[:3] for pakket in lees_pakketten(laptop.lees())]
            for laptop in laptops:
                random.Random(f"{zaad}{laptop.pad}").shuffle(alles)
                for deel in range(delen):
                    laptop.neem_op(alles[deel::delen])
            eerste = (afdruk(laptops[0]), _teksten(laptops[0]))
            for laptop in laptops:
                assert (afdruk(laptop), _teksten(laptop)) == eerste
            laptops[0]._schrijver.voer_nu_uit(herbouw)
            assert afdruk(laptops[0]) == eerste[0]
            assert laptops[0].controleer().gebreken == ()
        finally:
            for laptop in laptops:
                laptop.sluit()


def _teksten(store: Store) -> list[tuple[str, str | None]]:
    rijen: list[tuple[str, str | None]] = (
        store.lees().execute("SELECT event, payload FROM event_payload ORDER BY event").fetchall()
    )
    return rijen


def test_only_creations_of_a_vernietiging_destroy(store: Store) -> None:
    maak_notitie(store, GEHEIM)

    def taak(tx: Transactie) -> None:
        tx.zet(SOORT, "v", "events", ids_van(store))
        tx._leg_vast(SOORT, "v", "anders", Operatie.MAAK, {"events": ids_van(store)}, ())

    store.voer_uit(WIE, taak)
    assert store.controleer().vernietigd == 0
