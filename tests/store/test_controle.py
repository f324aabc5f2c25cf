"""Integrity: every kind of tampering is found and pinned down, and nothing that is sound is reported."""

from __future__ import annotations

import dataclasses
import threading
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.event import bereken_payload_hash
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.zoek import zoek
from tests.store.conftest import WIE, MaakStore, knoei
from tests.store.gegevens import maak_notitie
from tests.store.test_transactie import zet_tekst

if TYPE_CHECKING:
    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.transactie import Transactie

GEHEIM = "geheime zin van de korpsexpert"
PERSOON = "naam van een medewerker"


def vul(store: Store) -> None:
    """Events 1-4: a note with a text that is changed, and a person with a name."""
    notitie = maak_notitie(store, GEHEIM)
    zet_tekst(store, notitie, f"{GEHEIM}, aangevuld")

    def taak(tx: Transactie) -> None:
        medewerker = tx.maak("medewerker", {})
        tx.zet("medewerker", medewerker, "naam", PERSOON)

    store.voer_uit(WIE, taak)


def gebreken(store: Store) -> list[tuple[str, str]]:
    """(where, what) of everything found; no report may hold what people wrote."""
    gevonden = [(gebrek.plaats, gebrek.uitleg) for gebrek in store.controleer().gebreken]
    assert GEHEIM not in repr(gevonden)
    assert PERSOON not in repr(gevonden)
    return gevonden


def test_a_sound_database_passes(store: Store) -> None:
    vul(store)
    uitkomst = store.controleer()
    assert (uitkomst.klopt, uitkomst.events, uitkomst.devices) == (True, 5, 1)


IN_EVENT = [
    ("UPDATE event SET actor = 'ander' WHERE dseq = 2", 2, "is na vastlegging gewijzigd"),
    ("UPDATE event SET tijd = '1999' WHERE dseq = 3", 3, "is na vastlegging gewijzigd"),
    ("UPDATE event SET lamport = 77 WHERE dseq = 4", 4, "is na vastlegging gewijzigd"),
    ("UPDATE event SET vorige = hash WHERE dseq = 3", 3, "sluit niet aan op de vorige vastlegging"),
    ("DELETE FROM event WHERE dseq = 1", 2, "de vorige vastlegging ontbreekt"),
    ("DELETE FROM event WHERE dseq = 3", 4, "de vorige vastlegging ontbreekt"),
    (
        "UPDATE event_payload SET payload = '\"vals\"' WHERE event = (SELECT id FROM event WHERE dseq = 2)",
        2,
        "de tekst is na vastlegging gewijzigd",
    ),
    (
        "UPDATE event_payload SET payload = CAST(x'22ff22' AS TEXT) WHERE event = (SELECT id FROM event WHERE dseq = 2)",
        2,
        "de tekst is na vastlegging gewijzigd",
    ),
    (
        "UPDATE event_payload SET salt = salt || substr(payload, 1, 1), payload = substr(payload, 2)",
        2,
        "de tekst is na vastlegging gewijzigd",
    ),
    (
        "DELETE FROM event_payload WHERE event = (SELECT id FROM event WHERE dseq = 2)",
        2,
        "de tekst ontbreekt",
    ),
]


@pytest.mark.fouten("geknoei", kort=True)
@pytest.mark.parametrize(("opdracht", "dseq", "uitleg"), IN_EVENT)
def test_a_changed_event_is_pinned_down(store: Store, opdracht: str, dseq: int, uitleg: str) -> None:
    vul(store)
    knoei(store.pad, opdracht)
    assert (f"vastlegging {dseq} van apparaat {store.device}", uitleg) in gebreken(store)


@pytest.mark.fouten("geknoei", kort=True)
def test_a_change_signed_again_shows_at_the_next_event(store: Store) -> None:
    """Who recalculates the hashes of one event would have to rewrite all that follow, on every laptop."""
    vul(store)
    echt = lees_pakketten(store.lees())[1]
    payload = '"vals"'
    event = dataclasses.replace(echt.event, payload_hash=bereken_payload_hash(echt.salt, payload))
    knoei(
        store.pad,
        f"UPDATE event SET payload_hash = '{event.payload_hash}', hash = '{event.herbereken()}' WHERE dseq = 2",
        f"UPDATE event_payload SET payload = '{payload}' WHERE event = '{event.id}'",
    )
    gevonden = [(plaats, uitleg) for plaats, uitleg in gebreken(store) if plaats.startswith("vastlegging")]
    assert gevonden == [
        (f"vastlegging 3 van apparaat {store.device}", "sluit niet aan op de vorige vastlegging")
    ]


@pytest.mark.fouten("geknoei", kort=True)
def test_two_events_that_changed_places_are_pinned_down(store: Store) -> None:
    vul(store)
    knoei(
        store.pad,
        "UPDATE event SET dseq = 99 WHERE dseq = 2",
        "UPDATE event SET dseq = 2 WHERE dseq = 3",
        "UPDATE event SET dseq = 3 WHERE dseq = 99",
    )
    gevonden = gebreken(store)
    for dseq in (2, 3):
        plaats = f"vastlegging {dseq} van apparaat {store.device}"
        assert (plaats, "sluit niet aan op de vorige vastlegging") in gevonden
        assert (plaats, "is na vastlegging gewijzigd") in gevonden


@pytest.mark.parametrize(
    ("opdracht", "plaats", "uitleg"),
    [
        ("UPDATE event_ouder SET ouder = kind", "vastlegging", "de voorgangers in de tabel"),
        ("DELETE FROM event_ouder", "vastlegging", "de voorgangers in de tabel"),
        ("UPDATE notitie SET tekst = 'vals'", "tabel notitie", "rij volgt niet uit de vastleggingen"),
        ("DELETE FROM notitie", "tabel notitie", "rij ontbreekt"),
        ("UPDATE medewerker SET actief = 0", "tabel medewerker", "rij volgt niet uit de vastleggingen"),
        ("UPDATE entiteit SET conflicten = '[\"tekst\"]'", "tabel entiteit", "rij volgt niet"),
        ("DELETE FROM kop WHERE veld = 'tekst'", "tabel kop", "rij ontbreekt"),
        ("UPDATE kop SET event = 'x' WHERE veld = 'tekst'", "tabel kop", "verwijst naar iets dat er niet is"),
        ("UPDATE zoekregel SET tekst = 'vals'", "tabel zoekregel", "rij volgt niet uit de vastleggingen"),
        # Of entities that no event knows: before the first, between two and after the last.
        ("INSERT INTO afkorting (id, dossier) VALUES ('a', 'd')", "tabel afkorting", "rij volgt niet"),
        ("INSERT INTO notitie (id, dossier, tags) VALUES ('a', 'd', '')", "tabel notitie", "rij volgt niet"),
        (
            "INSERT INTO weegsessie (id, aanwezig, blind) VALUES ('z', '', '')",
            "tabel weegsessie",
            "rij volgt niet",
        ),
        ("INSERT INTO entiteit VALUES ('zzz', 'z', '', 1, '[]')", "tabel entiteit", "rij volgt niet"),
        ("INSERT INTO vernietigd VALUES ('e', 'v')", "tabel vernietigd", "rij volgt niet"),
    ],
)
def test_a_changed_table_is_pinned_down(store: Store, opdracht: str, plaats: str, uitleg: str) -> None:
    vul(store)
    knoei(store.pad, opdracht)
    assert any(waar.startswith(plaats) and wat.startswith(uitleg) for waar, wat in gebreken(store))


def test_a_search_index_that_misses_a_text_is_found(store: Store) -> None:
    """SQLite's own check of the index looks whether it holds together, not whether it is that of these texts."""
    vul(store)
    knoei(
        store.pad,
        "INSERT INTO zoekregel_fts (zoekregel_fts, rowid, tekst) SELECT 'delete', nr, tekst FROM zoekregel",
    )
    assert gebreken(store) == [("zoekindex", "hoort niet bij de teksten, zodat zoeken iets kan missen")]


def test_a_missing_trigger_is_named(store: Store) -> None:
    store._schrijver.voer_uit(lambda db: db.execute("DROP TRIGGER event_wijzig_niet")).result()
    assert gebreken(store) == [
        ("beveiliging event_wijzig_niet", "ontbreekt, zodat geschiedenis gewijzigd kon worden")
    ]


def test_what_was_added_after_a_search_is_not_reported_as_damage(maak_store: MaakStore) -> None:
    """A connection that searched before remembers an older index; SQLite's check holds that against the new one."""
    hier = maak_store("laptop")
    daar = maak_store("laptop")
    for nr in range(20):
        maak_notitie(hier, f"notitie {nr}")
        assert zoek(hier.lees(), "notitie")
        maak_notitie(daar, f"aanvulling {nr}")
        assert hier.controleer().gebreken == ()


def test_who_writes_meanwhile_is_not_reported_as_a_fault(maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    for nr in range(40):
        maak_notitie(store, f"notitie {nr}")
    stop = threading.Event()

    def schrijf() -> None:
        while not stop.is_set():
            maak_notitie(store, "intussen")

    draad = threading.Thread(target=schrijf)
    draad.start()
    try:
        for _keer in range(10):
            assert store.controleer().gebreken == ()
    finally:
        stop.set()
        draad.join()
