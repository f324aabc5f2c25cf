"""Writing: one handeling is all or nothing, heads are kept, and nothing is overwritten unseen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.errors import InmiddelsGewijzigd, KorpsmonitorFout, NietGevonden
from korpsmonitor_tui.store.opnemen import lees_pakketten
from korpsmonitor_tui.store.toelating import reden_tot_weigering
from korpsmonitor_tui.store.transactie import Wie, lees_koppen
from tests.store.conftest import WIE, MaakStore
from tests.store.gegevens import maak_notitie

if TYPE_CHECKING:
    from korpsmonitor_tui.store.store import Store
    from korpsmonitor_tui.store.transactie import Transactie


def zet_tekst(store: Store, notitie: str, tekst: str) -> None:
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", tekst))


def tekst_van(store: Store, notitie: str) -> str | None:
    rij = store.lees().execute("SELECT tekst FROM notitie WHERE id = ?", (notitie,)).fetchone()
    return rij[0] if rij else None


def wissel_uit(van: Store, naar: Store) -> None:
    naar.neem_op(lees_pakketten(van.lees()))


def test_a_note_is_readable_and_searchable_after_one_handeling(store: Store) -> None:
    notitie = maak_notitie(store, "de coördinatie is belegd")
    assert tekst_van(store, notitie) == "de coördinatie is belegd"
    handelingen = store.lees().execute("SELECT count(*), count(DISTINCT handeling) FROM event").fetchone()
    assert handelingen == (2, 1)
    assert store.controleer().klopt


def test_a_handeling_that_fails_leaves_nothing(store: Store) -> None:
    def taak(tx: Transactie) -> None:
        tx.maak("notitie", {"dossier": "d"})
        raise NietGevonden("weg")

    with pytest.raises(KorpsmonitorFout):
        store.voer_uit(WIE, taak)
    assert store.lees().execute("SELECT count(*) FROM event").fetchone() == (0,)


def test_setting_the_same_value_records_nothing(store: Store) -> None:
    notitie = maak_notitie(store)
    zet_tekst(store, notitie, "eerste zin")
    assert store.lees().execute("SELECT count(*) FROM event").fetchone() == (2,)


def test_edits_on_two_laptops_are_both_kept_until_a_person_merges(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    wissel_uit(hier, daar)
    zet_tekst(hier, notitie, "hier gewijzigd")
    zet_tekst(daar, notitie, "daar gewijzigd")
    wissel_uit(daar, hier)
    stand = hier.voer_uit(WIE, lambda tx: tx.stand("notitie", notitie))
    assert {kop.waarde for kop in stand.koppen["tekst"]} == {"hier gewijzigd", "daar gewijzigd"}
    conflicten = hier.lees().execute("SELECT conflicten FROM entiteit WHERE id = ?", (notitie,)).fetchone()[0]
    assert json.loads(conflicten) == ["tekst"]

    zet_tekst(hier, notitie, "samen")
    wissel_uit(hier, daar)
    for store in (hier, daar):
        assert lees_koppen(store.lees(), "notitie", notitie, "tekst") == (
            store.lees().execute("SELECT id FROM event ORDER BY lamport DESC LIMIT 1").fetchone()[0],
        )
        assert tekst_van(store, notitie) == "samen"
        assert store.controleer().klopt


def test_a_form_opened_on_older_heads_keeps_both_texts(store: Store) -> None:
    notitie = maak_notitie(store)
    geopend_op = lees_koppen(store.lees(), "notitie", notitie, "tekst")
    zet_tekst(store, notitie, "van een ander")
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", "uit het formulier", op=geopend_op))
    assert len(lees_koppen(store.lees(), "notitie", notitie, "tekst")) == 2


def test_a_head_named_twice_counts_once(store: Store) -> None:
    """Other laptops refuse an event that names a parent twice, and with it everything that follows."""
    notitie = maak_notitie(store)
    koppen = lees_koppen(store.lees(), "notitie", notitie, "tekst")
    store.voer_uit(WIE, lambda tx: tx.zet("notitie", notitie, "tekst", "nieuw", op=koppen * 2))
    assert [reden_tot_weigering(pakket) for pakket in lees_pakketten(store.lees())] == [""] * 3
    assert store.controleer().klopt


def test_a_stale_status_change_is_refused(store: Store) -> None:
    verslag = store.voer_uit(WIE, lambda tx: tx.maak("verslag", {"dossier": "d"}, "d"))
    store.voer_uit(WIE, lambda tx: tx.zet_strikt("verslag", verslag, "status", {"naar": "in_opmaak"}, ()))
    with pytest.raises(InmiddelsGewijzigd, match="inmiddels"):
        store.voer_uit(WIE, lambda tx: tx.zet_strikt("verslag", verslag, "status", {"naar": "in_opmaak"}, ()))


def test_of_two_status_heads_the_earlier_in_the_process_counts(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    hier.voer_uit(WIE, lambda tx: tx.maak("verslag", {"dossier": "d"}, "d"))
    wissel_uit(hier, daar)
    hier.voer_uit(WIE, lambda tx: tx.zet("verslag", "d", "status", {"naar": "definitief", "versie": 1}))
    daar.voer_uit(WIE, lambda tx: tx.zet("verslag", "d", "status", {"naar": "eerste_check", "versie": 1}))
    wissel_uit(hier, daar)
    wissel_uit(daar, hier)
    for store in (hier, daar):
        assert store.lees().execute("SELECT status FROM verslag").fetchone() == ("eerste_check",)


def test_tags_added_and_removed_on_two_laptops_add_up(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    hier.voer_uit(WIE, lambda tx: tx.voeg_toe("notitie", notitie, "tags", "actie"))
    wissel_uit(hier, daar)
    hier.voer_uit(WIE, lambda tx: tx.haal_weg("notitie", notitie, "tags", "actie"))
    daar.voer_uit(WIE, lambda tx: tx.voeg_toe("notitie", notitie, "tags", "citaat"))
    wissel_uit(hier, daar)
    wissel_uit(daar, hier)
    for store in (hier, daar):
        assert store.lees().execute("SELECT tags FROM notitie").fetchone() == ('["citaat"]',)


def test_an_edit_made_elsewhere_survives_a_deletion(maak_store: MaakStore) -> None:
    hier, daar = maak_store("hier"), maak_store("daar")
    notitie = maak_notitie(hier)
    wissel_uit(hier, daar)
    hier.voer_uit(WIE, lambda tx: tx.verwijder("notitie", notitie))
    assert tekst_van(hier, notitie) is None
    zet_tekst(daar, notitie, "intussen aangevuld")
    wissel_uit(daar, hier)
    assert tekst_van(hier, notitie) == "intussen aangevuld"
    conflicten = hier.lees().execute("SELECT conflicten FROM entiteit WHERE id = ?", (notitie,)).fetchone()[0]
    assert json.loads(conflicten) == [""]
    hier.voer_uit(WIE, lambda tx: tx.herstel("notitie", notitie))
    assert hier.lees().execute("SELECT conflicten FROM entiteit").fetchone() == ("[]",)
    assert hier.lees().execute("SELECT dossier FROM notitie").fetchone() == ("2011-2012/groningen",)


def test_deleting_twice_is_refused(store: Store) -> None:
    notitie = maak_notitie(store)
    store.voer_uit(WIE, lambda tx: tx.verwijder("notitie", notitie))
    with pytest.raises(NietGevonden, match="al verwijderd"):
        store.voer_uit(WIE, lambda tx: tx.verwijder("notitie", notitie))


def test_an_unknown_kind_of_event_is_kept_and_not_projected(store: Store) -> None:
    store.voer_uit(WIE, lambda tx: tx.maak("toekomst", {"dossier": "d"}))
    assert store.lees().execute("SELECT count(*) FROM event WHERE soort = 'toekomst'").fetchone() == (1,)
    assert store.controleer().klopt


@pytest.mark.parametrize("tekst", ["", "a\x00b", "\ud800", "ĳ", "😀" * 1000, "regel\r\nregel", "x" * 200_000])
def test_odd_texts_are_kept(store: Store, tekst: str) -> None:
    notitie = maak_notitie(store, tekst)
    assert tekst_van(store, notitie) == tekst.replace("\ud800", "\ufffd")
    assert store.controleer().klopt


def test_a_team_is_recorded_with_what_it_writes(store: Store) -> None:
    store.voer_uit(Wie("auditor-1", "2011-2012", "noord"), lambda tx: tx.maak("notitie", {"dossier": "d"}))
    assert store.lees().execute("SELECT team FROM event").fetchone() == ("noord",)
