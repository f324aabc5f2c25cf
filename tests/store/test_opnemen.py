"""Taking in events: any order of arrival gives identical projections, and nothing foreign changes history."""

from __future__ import annotations

import dataclasses
import random
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.event import Pakket
from korpsmonitor_tui.domain.hub import Schakel
from korpsmonitor_tui.store import opnemen, projecties
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.store import Omgeving, Store, richt_in
from tests.store.conftest import SLEUTEL, WIE, Klok, MaakStore
from tests.store.gegevens import maak_notitie
from tests.store.test_transactie import wissel_uit, zet_tekst

if TYPE_CHECKING:
    from korpsmonitor_tui.store.transactie import Transactie

DOSSIER = "2011-2012/groningen"


BOEKHOUDING = ("event", "event_payload", "event_ouder", "event_wachtend", "schakel")


def afdruk(store: Store, *ook: str) -> dict[str, list[Any]]:
    """Every projection of a store, without the row numbers of the search index, and what else is asked for."""
    db = store.lees()
    tabellen: dict[str, list[Any]] = {}
    for tabel in (*projecties.TABELLEN, *ook):
        kolommen = [k.name for k in db.table(tabel).columns if k.name != "nr"]
        tabellen[tabel] = sorted(
            db.execute(f"SELECT {', '.join(kolommen)} FROM {tabel}").fetchall(), key=repr
        )
    return tabellen


def doe(tx: Transactie, wat: str, welke: int, tekst: str) -> None:
    """One random change of the kinds that the program makes."""
    notitie = f"n{welke}"
    if wat == "maak":
        tx.maak("notitie", {"dossier": DOSSIER, "tijd": tekst}, notitie)
    elif wat == "tekst":
        tx.zet("notitie", notitie, "tekst", tekst)
    elif wat == "tag":
        tx.voeg_toe("notitie", notitie, "tags", tekst[:1])
    elif wat == "ontdoe":
        tx.haal_weg("notitie", notitie, "tags", tekst[:1])
    elif wat == "status":
        tx.maak("verslag", {"dossier": DOSSIER}, DOSSIER)
        tx.zet(
            "verslag",
            DOSSIER,
            "status",
            {"naar": ["gepland", "in_opmaak", "definitief"][welke], "versie": welke + 1},
        )
    elif wat == "weg" and tx.stand("notitie", notitie).bestaat:
        tx.verwijder("notitie", notitie)
    elif wat == "terug" and tx.stand("notitie", notitie).koppen:
        tx.herstel("notitie", notitie)


WAT = st.sampled_from(["maak", "maak", "tekst", "tekst", "tag", "ontdoe", "status", "weg", "terug"])
STAPPEN = st.lists(
    st.tuples(
        st.integers(0, 2), WAT, st.integers(0, 2), st.sampled_from(["a", "b", "één", "&<"]), st.booleans()
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(stappen=STAPPEN, zaad=st.integers(0, 2**16), delen=st.integers(1, 5))
def test_any_order_of_arrival_gives_identical_projections(
    stappen: list[tuple[int, str, int, str, bool]], zaad: int, delen: int
) -> None:
    with tempfile.TemporaryDirectory() as map_:
        klok = Klok()
        leeg = Path(map_) / "leeg.db"
        richt_in(leeg, SLEUTEL, "db")
        laptops = [_maak(leeg, Path(map_) / str(nr), klok) for nr in range(5)]
        try:
            for waar, wat, welke, tekst, wissel in stappen:
                laptops[waar].voer_uit(WIE, lambda tx, w=wat, n=welke, t=tekst: doe(tx, w, n, t))  # type: ignore[misc]
                if wissel:
                    laptops[(waar + 1) % 3].neem_op(lees_pakketten(laptops[waar].lees()))
            alles = [pakket for laptop in laptops[:3] for pakket in lees_pakketten(laptop.lees())]
            for laptop in laptops:
                random.Random(f"{zaad}{laptop.pad}").shuffle(alles)
                for deel in range(delen):
                    laptop.neem_op(alles[deel::delen])
            eerste = afdruk(laptops[0])
            for laptop in laptops:
                assert afdruk(laptop) == eerste
                assert laptop.lees().execute("SELECT count(*) FROM event_wachtend").fetchone() == (0,)
            # The others are the same, table by table.
            assert laptops[0].controleer().gebreken == ()
        finally:
            for laptop in laptops:
                laptop.sluit()


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(stappen=STAPPEN, zaad=st.integers(0, 2**16), tegelijk=st.sampled_from([1, 2, 7, 5_000]))
def test_many_at_once_end_as_one_by_one(
    stappen: list[tuple[int, str, int, str, bool]], zaad: int, tegelijk: int
) -> None:
    """Also with events that were altered, places that a hub kept from us, and events that have to wait."""
    toeval = random.Random(zaad)
    with tempfile.TemporaryDirectory() as map_, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(opnemen, "_TEGELIJK", tegelijk)
        klok = Klok()
        leeg = Path(map_) / "leeg.db"
        richt_in(leeg, SLEUTEL, "db")
        laptops = [_maak(leeg, Path(map_) / str(nr), klok) for nr in range(4)]
        try:
            for waar, wat, welke, tekst, wissel in stappen:
                laptop = laptops[waar % 2]
                laptop.voer_uit(WIE, lambda tx, w=wat, n=welke, t=tekst: doe(tx, w, n, t))  # type: ignore[misc]
                if wissel:
                    laptops[(waar + 1) % 2].neem_op(lees_pakketten(laptop.lees()))
            alles = {p.event.hash: p for laptop in laptops[:2] for p in lees_pakketten(laptop.lees())}
            aanbod = [_bied_aan(pakket, toeval) for pakket in alles.values()]
            toeval.shuffle(aanbod)
            pakketten = [deel for deel in aanbod if isinstance(deel, Pakket)]
            schakels = [deel for deel in aanbod if isinstance(deel, Schakel)]
            geweigerd = {
                weigering for deel in pakketten for weigering in laptops[2].neem_op([deel]).geweigerd
            }
            laptops[2].neem_op((), schakels)
            assert set(laptops[3].neem_op(pakketten, schakels).geweigerd) == geweigerd
            assert afdruk(laptops[3], *BOEKHOUDING) == afdruk(laptops[2], *BOEKHOUDING)
            gebreken = laptops[3].controleer().gebreken
            assert gebreken == laptops[2].controleer().gebreken
            # What was refused leaves a hole in its chain if a place behind it came from a hub: that is told, nothing else.
            assert {gebrek.uitleg for gebrek in gebreken} <= (
                {"de vorige vastlegging ontbreekt"} if geweigerd else set()
            )
        finally:
            for laptop in laptops:
                laptop.sluit()


def _bied_aan(pakket: Pakket, toeval: random.Random) -> Pakket | Schakel:
    """The event itself, or now and then only its place, or altered."""
    keuze = toeval.randrange(12)
    if keuze == 0:
        return Schakel(pakket.event.device, pakket.event.dseq, pakket.event.hash)
    return dataclasses.replace(pakket, payload='"anders"') if keuze == 1 else pakket


def _maak(leeg: Path, map_: Path, klok: Klok) -> Store:
    map_.mkdir()
    shutil.copy(leeg, map_ / "m.db")
    return Store.open_met_sleutel(map_ / "m.db", SLEUTEL, Omgeving(map_ / "toestand", klok))


def test_an_event_waits_for_its_parents_and_says_so(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    zet_tekst(hier, notitie, "tweede")
    pakketten = lees_pakketten(hier.lees())
    laatste = daar.neem_op(pakketten[2:])
    assert (laatste.opgenomen, laatste.wachtend) == (0, 1)
    assert daar.neem_op(pakketten[:2]).opgenomen == 3
    assert afdruk(daar) == afdruk(hier)


def test_taking_in_twice_changes_nothing(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    pakketten = lees_pakketten(hier.lees())
    assert daar.neem_op(pakketten).opgenomen == 2
    assert daar.neem_op(pakketten).opgenomen == 0
    assert hier.neem_op(pakketten).opgenomen == 0


def test_only_what_is_asked_for_is_read(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    maak_notitie(hier)
    maak_notitie(daar)
    wissel_uit(hier, daar)
    gevraagd = lees_pakketten(daar.lees(), {hier.device: 1})
    assert [(pakket.event.device, pakket.event.dseq) for pakket in gevraagd] == sorted(
        [(hier.device, 2), (daar.device, 1), (daar.device, 2)]
    )


def test_two_laptops_that_answer_each_other_are_taken_in_in_any_order(maak_store: MaakStore) -> None:
    """Every event waits for one of the other laptop: going through all that waits each time would take for ever."""
    hier, daar, ver = maak_store("hier"), maak_store("daar"), maak_store("ver")
    notitie = maak_notitie(hier)
    for nr in range(60):
        van, naar = (hier, daar) if nr % 2 == 0 else (daar, hier)
        wissel_uit(van, naar)
        zet_tekst(naar, notitie, f"versie {nr}")
    for pakket in reversed(lees_pakketten(hier.lees())):
        ver.neem_op([pakket])
    assert ver.lees().execute("SELECT count(*) FROM event_wachtend").fetchone() == (0,)
    assert afdruk(ver) == afdruk(hier)


def _opdrachten(maak_store: MaakStore, beurten: int) -> int:
    """How many statements it takes to take in what two laptops wrote in turns, last first."""
    namen = [f"{naam}{beurten}" for naam in ("hier", "daar", "ver")]
    hier, daar, ver = (maak_store(naam) for naam in namen)
    notitie = maak_notitie(hier)
    na: dict[str, int] = {}
    for nr in range(beurten):
        van, naar = (hier, daar) if nr % 2 == 0 else (daar, hier)
        naar.neem_op(lees_pakketten(van.lees(), na))
        na = dict(van.lees().execute("SELECT device, max(dseq) FROM event GROUP BY device").fetchall())
        zet_tekst(naar, notitie, f"versie {nr}")
    alles = [*lees_pakketten(hier.lees()), *lees_pakketten(daar.lees())][::-1]
    opdrachten: list[str] = []
    ver._schrijver.voer_nu_uit(lambda db: db.conn.set_trace_callback(opdrachten.append))
    opname = ver.neem_op(alles)
    assert (opname.opgenomen, opname.wachtend) == (beurten + 2, 0)
    return len(opdrachten)


def test_taking_in_costs_as_many_statements_per_event_however_many_there_are(maak_store: MaakStore) -> None:
    assert _opdrachten(maak_store, 120) < 4.5 * _opdrachten(maak_store, 30)
