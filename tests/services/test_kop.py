"""The fingerprint of a version changes when, and only when, something that stands in the verslag is written."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.gesprek import Deelnemer
from korpsmonitor_tui.domain.vragenlijst import Vak
from korpsmonitor_tui.services import (
    documenten,
    gesprekken,
    verslagstappen,
    verslagtekst,
    vragenlijst,
    wederhoor,
)
from korpsmonitor_tui.services.gesprekken import NieuweNotitie, Planning
from korpsmonitor_tui.services.versies import is_gewijzigd_na_bevriezing, lees_kop
from korpsmonitor_tui.services.wederhoor import Antwoord
from tests.services import verhaal
from tests.services.verhaal import DOSSIER

if TYPE_CHECKING:
    from collections.abc import Callable

    from korpsmonitor_tui.domain.verslagdocument import Verslagdocument
    from korpsmonitor_tui.services.sessie import Sessie
    from tests.services.conftest import Laptop, MaakLaptop

    Daad = Callable[[Laptop, int, str], object]


def document(laptop: Laptop) -> Verslagdocument:
    """What stands on paper, apart from the fingerprint itself."""
    return replace(documenten.stel_op(laptop.coordinator, laptop.store.lees(), DOSSIER), kop="")


def kop(laptop: Laptop) -> str:
    return lees_kop(laptop.store.lees(), DOSSIER)


def _deelnemer(laptop: Laptop, _nr: int, tekst: str) -> None:
    eerste = gesprekken.lees_deelnemers(laptop.store.lees(), DOSSIER)[0]
    anders = Deelnemer(eerste.id, tekst or "x", "o", "", "geheel", respondent=True)
    gesprekken.bewaar_deelnemer(laptop.coordinator, DOSSIER, anders)


def _met_passage(wijzig: Callable[[Sessie, str, int, str], object]) -> Daad:
    """Something done to one of the passages, if there are any left."""

    def doe(laptop: Laptop, nr: int, tekst: str) -> None:
        alle = verhaal.passages(laptop)
        if alle:
            wijzig(laptop.coordinator, alle[nr % len(alle)][1].id, nr, tekst)

    return doe


DADEN: dict[str, Daad] = {
    "notitie": lambda lap, _nr, tekst: gesprekken.voeg_notities_toe(
        lap.coordinator, DOSSIER, [NieuweNotitie("toezicht", tekst)]
    ),
    "samenstellen": lambda lap, _nr, _tekst: verslagtekst.stel_samen(lap.coordinator, DOSSIER),
    "passage erbij": lambda lap, _nr, tekst: verslagtekst.voeg_passage_toe(
        lap.coordinator, DOSSIER, "prognose", tekst
    ),
    "antwoord": lambda lap, _nr, tekst: vragenlijst.zet_antwoord(
        lap.coordinator, DOSSIER, Vak("organisatie.korpsexpert_uren", jaar="2011"), tekst
    ),
    "deelnemer": _deelnemer,
    "plaats": lambda lap, _nr, tekst: gesprekken.plan(lap.coordinator, "groningen", Planning(plaats=tekst)),
    "ander dossier": lambda lap, _nr, tekst: gesprekken.plan(
        lap.coordinator, "friesland", Planning(plaats=tekst)
    ),
    "passage": _met_passage(lambda s, id_, _nr, tekst: verslagtekst.wijzig_passage(s, DOSSIER, id_, tekst)),
    "passage weg": _met_passage(lambda s, id_, _nr, _tekst: verslagtekst.verwijder_passage(s, DOSSIER, id_)),
    "verplaatsen": _met_passage(
        lambda s, id_, nr, _t: verslagtekst.verplaats_passage(s, DOSSIER, id_, nr % 5 - 2)
    ),
}
daden = st.tuples(
    st.sampled_from(sorted(DADEN)), st.integers(0, 9), st.sampled_from(["", "12", "een zin", "Nb"])
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(daden, max_size=12))
def test_kop_follows_the_content(maak_laptop: MaakLaptop, reeks: list[tuple[str, int, str]]) -> None:
    laptop = maak_laptop(uuid.uuid4().hex)
    verhaal.in_opmaak(laptop)
    for naam, nr, tekst in reeks:
        voor_document, voor_kop = document(laptop), kop(laptop)
        DADEN[naam](laptop, nr, tekst)
        if document(laptop) != voor_document:
            assert kop(laptop) != voor_kop
        if naam in {"notitie", "ander dossier"}:
            assert kop(laptop) == voor_kop


def test_writing_the_same_again_changes_nothing(laptop: Laptop) -> None:
    dossier = verhaal.in_opmaak(laptop)
    voor = kop(laptop)
    eerste = verhaal.passage(laptop, 1)
    verslagtekst.wijzig_passage(laptop.auditor, dossier, eerste.id, eerste.tekst)
    verslagtekst.verplaats_passage(laptop.auditor, dossier, eerste.id, 0)
    verslagtekst.stel_samen(laptop.auditor, dossier)
    deelnemer = gesprekken.lees_deelnemers(laptop.store.lees(), dossier)[0]
    gesprekken.bewaar_deelnemer(laptop.auditor, dossier, deelnemer)
    assert kop(laptop) == voor


def test_the_process_itself_is_no_content(laptop: Laptop) -> None:
    dossier = verhaal.verzonden(laptop)
    voor = kop(laptop)
    verslagstappen.herinner(laptop.notulist, dossier, "post")
    verhaal.akkoord(laptop, "portefeuillehouder")
    wederhoor.leg_reactie_vast(laptop.notulist, dossier, Antwoord("korpsexpert", "post"), [(1, "x")])
    verslagstappen.neem_in_verwerking(laptop.notulist, dossier)
    verhaal.beslis_alles(laptop)
    assert kop(laptop) == voor
    assert not is_gewijzigd_na_bevriezing(laptop.store.lees(), dossier)


def test_a_text_put_back_by_hand_is_the_text_that_was_sent(laptop: Laptop) -> None:
    dossier = verhaal.in_verwerking(laptop)
    eerste = verhaal.passage(laptop, 1)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, eerste.id, "anders")
    assert is_gewijzigd_na_bevriezing(laptop.store.lees(), dossier)
    verslagtekst.wijzig_passage(laptop.notulist, dossier, eerste.id, eerste.tekst)
    assert not is_gewijzigd_na_bevriezing(laptop.store.lees(), dossier)


def test_both_versions_of_the_same_text_bear_the_same_fingerprint(laptop: Laptop) -> None:
    dossier = verhaal.definitief(laptop)
    rijen = (
        laptop.store.lees()
        .execute("SELECT DISTINCT kop FROM versie WHERE dossier = ?", (dossier,))
        .fetchall()
    )
    assert rijen == [(kop(laptop),)]
