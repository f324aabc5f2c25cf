"""Typing: what is in klad survives a killed program and becomes an event once, by who typed it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from korpsmonitor_tui.store import klad
from korpsmonitor_tui.store.store import Omgeving, Store
from korpsmonitor_tui.store.transactie import lees_koppen
from tests.store.buitenproces import TYPIST, buitenproces, lees_regel
from tests.store.conftest import SLEUTEL, WIE, Klok, MaakStore
from tests.store.gegevens import maak_notitie
from tests.store.test_transactie import tekst_van, zet_tekst

if TYPE_CHECKING:
    from pathlib import Path


def koppen_van(store: Store, notitie: str) -> tuple[str, ...]:
    return lees_koppen(store.lees(), "notitie", notitie, "tekst")


def typ(store: Store, notitie: str, tekst: str) -> None:
    store.bewaar_klad(TYPIST, "notitie", notitie, "tekst", tekst, koppen_van(store, notitie)).result()


def kladden(store: Store) -> list[tuple[Any, ...]]:
    return store.lees().execute("SELECT tekst FROM klad ORDER BY tijd, tekst").fetchall()


def verhuis(store: Store) -> None:
    """Make drafts those of a program on another machine, of which only their age tells whether it lives."""
    store._schrijver.voer_uit(lambda db: db.execute("UPDATE klad SET proces = 'elders:1'")).result()


@pytest.mark.fouten("kill", kort=True)
@pytest.mark.skipif(os.name != "posix", reason="alleen POSIX vertelt of een ander proces nog leeft")
def test_what_was_typed_survives_a_killed_program(tmp_path: Path, maak_store: MaakStore) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    store.sluit()
    toestand = tmp_path / "laptop" / "toestand"
    with buitenproces("typ", store.pad, toestand) as proces:
        assert lees_regel(proces) == notitie
        # The program is alive and its draft is fresh: who opens the database now leaves it alone.
        with Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(toestand)) as tweede:
            assert tweede.gered == ()
            assert tekst_van(tweede, notitie) == "eerste zin"
        proces.kill()
        proces.wait()
    with Store.open_met_sleutel(store.pad, SLEUTEL, Omgeving(toestand)) as derde:
        assert [rest.tekst for rest in derde.gered] == ["half getypt"]
        assert tekst_van(derde, notitie) == "half getypt"
        assert kladden(derde) == []
        wie = derde.lees().execute("SELECT actor, editie, team FROM event ORDER BY lamport DESC").fetchone()
        assert wie == (TYPIST.actor, TYPIST.editie, TYPIST.team)
        assert derde.controleer().klopt


def test_a_living_programs_draft_is_taken_over_only_after_thirty_seconds(
    tmp_path: Path, maak_store: MaakStore
) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    store.sluit()
    toestand = tmp_path / "laptop" / "toestand"
    with buitenproces("typ", store.pad, toestand) as proces:
        lees_regel(proces)
        nu = datetime.now(UTC)
        for later, gered in ((25, 0), (31, 1)):
            omgeving = Omgeving(toestand, lambda later=later: nu + timedelta(seconds=later))  # type: ignore[misc]
            with Store.open_met_sleutel(store.pad, SLEUTEL, omgeving) as tweede:
                assert len(tweede.gered) == gered
                assert (tekst_van(tweede, notitie) == "half getypt") == bool(gered)


def test_a_draft_typed_on_older_heads_becomes_a_conflict(maak_store: MaakStore, klok: Klok) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    typ(store, notitie, "half getypt")
    zet_tekst(store, notitie, "intussen door een ander")
    klok.verder(minutes=1)
    tweede = maak_store("laptop")
    assert len(tweede.gered) == 1
    teksten = {
        kop.waarde for kop in tweede.voer_uit(WIE, lambda tx: tx.stand("notitie", notitie)).koppen["tekst"]
    }
    assert teksten == {"half getypt", "intussen door een ander"}
    assert tweede.lees().execute("SELECT conflicten FROM entiteit").fetchone() == ('["tekst"]',)
    assert tweede.controleer().klopt


@pytest.mark.fouten("samen", kort=True)
def test_programs_that_type_in_one_field_keep_both_texts(maak_store: MaakStore, klok: Klok) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    typ(store, notitie, "getypt in het ene venster")
    verhuis(store)
    typ(store, notitie, "getypt in het andere venster")
    assert len(kladden(store)) == 2
    klok.verder(minutes=1)
    tweede = maak_store("laptop")
    assert len(tweede.gered) == 2
    assert len(koppen_van(tweede, notitie)) == 2


@pytest.mark.fouten("samen", kort=True)
def test_a_draft_is_promoted_once_when_two_programs_start(maak_store: MaakStore, klok: Klok) -> None:
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    typ(store, notitie, "half getypt")
    klok.verder(minutes=1)
    gezien = klad.verlaten(store.lees(), klok())
    assert len(maak_store("laptop").gered) == 1
    zet_tekst(store, notitie, "daarna verbeterd")
    assert [store._promoveer(rest) for rest in gezien] == [False]
    assert tekst_van(store, notitie) == "daarna verbeterd"
    assert len(koppen_van(store, notitie)) == 1


def test_who_typed_on_meanwhile_keeps_the_draft(store: Store, klok: Klok) -> None:
    notitie = maak_notitie(store)
    typ(store, notitie, "half")
    klok.verder(minutes=1)
    gezien = klad.verlaten(store.lees(), klok())
    typ(store, notitie, "half getypt")
    assert [store._promoveer(rest) for rest in gezien] == [False]
    assert kladden(store) == [("half getypt",)]


@pytest.mark.fouten("klok", kort=True)
@pytest.mark.parametrize(("uren", "gered"), [(-2, 1), (0, 0), (2, 1)])
def test_a_clock_that_was_set_back_does_not_keep_a_draft_waiting(
    maak_store: MaakStore, klok: Klok, uren: int, gered: int
) -> None:
    store = maak_store("laptop")
    typ(store, maak_notitie(store), "half getypt")
    verhuis(store)
    klok.verder(hours=uren)
    assert len(maak_store("laptop").gered) == gered


def test_a_draft_on_heads_that_are_not_here_still_opens(maak_store: MaakStore, klok: Klok) -> None:
    """Such a draft would otherwise fail at every start, and with it the opening of the database."""
    store = maak_store("laptop")
    notitie = maak_notitie(store)
    store.bewaar_klad(TYPIST, "notitie", notitie, "tekst", "half getypt", ["onbekend"]).result()
    klok.verder(minutes=1)
    tweede = maak_store("laptop")
    assert len(tweede.gered) == 1
    assert len(koppen_van(tweede, notitie)) == 2


def test_becoming_an_event_and_giving_up_both_drop_the_draft(store: Store) -> None:
    notitie = maak_notitie(store)
    koppen = koppen_van(store, notitie)
    typ(store, notitie, "opgegeven")
    store.vergeet_klad("notitie", notitie, "tekst").result()
    assert kladden(store) == []
    typ(store, notitie, "af")
    store.zet_en_vergeet_klad(TYPIST, "notitie", notitie, "tekst", "af", koppen).result()
    assert kladden(store) == []
    assert tekst_van(store, notitie) == "af"


def test_giving_up_leaves_the_draft_of_another_program(store: Store) -> None:
    notitie = maak_notitie(store)
    typ(store, notitie, "van een ander")
    verhuis(store)
    store.vergeet_klad("notitie", notitie, "tekst").result()
    assert kladden(store) == [("van een ander",)]


@pytest.mark.parametrize("tekst", ["", "\ud800", "a\x00b", "ĳ\r\n", "x" * 100_000])
def test_odd_texts_are_kept_as_drafts(store: Store, klok: Klok, maak_store: MaakStore, tekst: str) -> None:
    notitie = maak_notitie(store)
    typ(store, notitie, tekst)
    klok.verder(minutes=1)
    maak_store("laptop")
    assert tekst_van(store, notitie) == tekst.replace("\ud800", "\ufffd")


def test_what_is_typed_in_a_form_waits_for_who_typed_it_and_is_never_made_an_event_by_itself(
    tmp_path: Path, maak_store: MaakStore
) -> None:
    store = maak_store("laptop")
    store.bewaar_formulier(TYPIST, "score", "half").result()
    store.bewaar_formulier(WIE, "score", "van een ander").result()
    store.bewaar_formulier(TYPIST, "score", "half getypt").result()
    store._schrijver.voer_uit(lambda db: db.execute("UPDATE klad SET proces = 'elders:1'")).result()
    store.bewaar_klad(TYPIST, "notitie", "n", "tekst", "gewoon", ()).result()
    pad, toestand = store.pad, tmp_path / "laptop" / "toestand"
    store.sluit()
    later = Klok()
    later.verder(days=30)
    with Store.open_met_sleutel(pad, SLEUTEL, Omgeving(toestand, later)) as opnieuw:
        assert "half getypt" not in [rest.tekst for rest in opnieuw.gered]
        assert opnieuw.lees_formulier(TYPIST, "score") == "half getypt"
        assert opnieuw.lees_formulier(TYPIST, "eindscore") == ""
        opnieuw.vergeet_formulier(TYPIST, "score").result()
        assert opnieuw.lees_formulier(TYPIST, "score") == ""
        assert opnieuw.lees_formulier(WIE, "score") == "van een ander"
        assert opnieuw.controleer().klopt
