"""Completeness of all dossiers at once equals that of every chapter of every dossier summed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vak, Voorwaarde, Vraag, Vragenlijst
from korpsmonitor_tui.services.sessie import dossier_id
from korpsmonitor_tui.services.volledigheid import lees_volledigheid
from korpsmonitor_tui.services.vragenlijst import lees_antwoorden, schrijf_antwoord, volledigheid

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.transactie import Transactie
    from tests.services.conftest import Laptop

VRAGEN = (
    Vraag("toezicht.team", "Is er een team?", "ja_nee_deels", verplicht=True),
    Vraag(
        "toezicht.leden",
        "Hoeveel?",
        "aantal",
        jaren=(2011, 2012),
        verplicht=True,
        voorwaarden=(Voorwaarde("toezicht.team", is_een_van=("ja", "deels")),),
    ),
    Vraag(
        "toezicht.cursus",
        "Wie?",
        "rooster",
        rijen=(Keuze("a", "A"), Keuze("b", "B")),
        cel="ja_nee_deels",
        voorwaarden=(Voorwaarde("toezicht.leden", jaar="2012", meer_dan=3),),
    ),
    Vraag("toezicht.regio", "Regio?", "open", verplicht=True, niet_voor=("klpd", "ketenpartner")),
)
INFORMATIE = (Vraag("informatie.om", "Oordeel?", "open", alleen_voor=("ketenpartner",)),)
LIJST = Vragenlijst(
    "proef",
    (
        Hoofdstuk("toezicht", 1, "Toezicht", vragen=VRAGEN),
        Hoofdstuk("informatie", 2, "Informatie", vragen=INFORMATIE),
    ),
    2012,
)
PLAATSEN = [vak for vraag in (*VRAGEN, *INFORMATIE) for vak in vraag.vakken]
VREEMD = [
    Vak("toezicht.leden", jaar="2008"),
    Vak("toezicht.leden"),
    Vak("weg.is_weg"),
    Vak("toezicht.team", "a"),
]
PARTIJEN = ("groningen", "klpd", "om")


@pytest.fixture
def sessie(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Sessie:
    """An edition with a questionnaire in which everything depends on something."""
    echt = laptop.coordinator.instrument
    klein = replace(echt, vragenlijst=LIJST, partijen=tuple(p for p in echt.partijen if p.code in PARTIJEN))

    def instrument(_sessie: Sessie) -> Instrument:
        return klein

    monkeypatch.setattr(type(laptop.coordinator), "instrument", property(instrument))
    return laptop.coordinator


def per_hoofdstuk(sessie: Sessie) -> dict[str, tuple[int, int, int]]:
    db, instrument = sessie.store.lees(), sessie.instrument
    sommen = {}
    for partij in instrument.partijen:
        dossier = dossier_id(sessie.editie.id, partij.code)
        standen = [
            volledigheid(instrument.vragenlijst, hoofdstuk, lees_antwoorden(db, dossier), partij)
            for hoofdstuk in instrument.hoofdstukken
        ]
        sommen[dossier] = (
            sum(stand.beantwoord for stand in standen),
            sum(stand.totaal for stand in standen),
            sum(stand.verplicht_open for stand in standen),
        )
    return sommen


def ineens(sessie: Sessie) -> dict[str, tuple[int, int, int]]:
    return {
        dossier: (stand.beantwoord, stand.totaal, stand.verplicht_open)
        for dossier, stand in lees_volledigheid(sessie).items()
    }


def beantwoord(sessie: Sessie, teksten: dict[tuple[str, Vak], str]) -> None:
    def taak(tx: Transactie) -> None:
        for (partij, vak), tekst in teksten.items():
            schrijf_antwoord(tx, dossier_id(sessie.editie.id, partij), vak, tekst, "proef")

    sessie.store.voer_uit(sessie.wie, taak)


antwoorden = st.dictionaries(
    st.tuples(st.sampled_from(PARTIJEN), st.sampled_from(PLAATSEN + VREEMD)),
    st.sampled_from(
        ["", " ", "\t\n", "\xa0\u2003", "\x1f", "ja", "Ja ", "nee", "deels", "3", "4", "2-9", "Nb", "Q"]
    ),
    max_size=24,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(antwoorden)
def test_it_equals_the_sum_of_the_chapters(sessie: Sessie, teksten: dict[tuple[str, Vak], str]) -> None:
    beantwoord(sessie, teksten)
    assert ineens(sessie) == per_hoofdstuk(sessie)


def test_conditions_and_parties_decide_what_is_counted(sessie: Sessie) -> None:
    assert ineens(sessie)["2011-2012/groningen"] == (0, 4, 2)
    beantwoord(sessie, {("groningen", PLAATSEN[0]): "nee", ("om", Vak("informatie.om")): "goed"})
    assert ineens(sessie) == {
        "2011-2012/groningen": (1, 2, 1),
        "2011-2012/klpd": (0, 3, 1),
        "2011-2012/om": (1, 4, 1),
    }


def test_the_real_questionnaire_counts_alike(laptop: Laptop) -> None:
    echt = laptop.coordinator
    beantwoord(
        echt,
        {
            ("kmar", vak): "ja"
            for nr, vraag in enumerate(echt.instrument.vragen.values())
            for vak in vraag.vakken
            if nr % 3
        },
    )
    assert ineens(echt) == per_hoofdstuk(echt)


def test_another_edition_does_not_count(sessie: Sessie) -> None:
    beantwoord(sessie, {("groningen", PLAATSEN[0]): "nee"})
    ander = replace(sessie, editie=replace(sessie.editie, id="2011-201"))
    assert {stand[0] for stand in ineens(ander).values()} == {0}
