"""What a new version means for answers: each is counted once, and none is lost from the count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vak, Voorwaarde, Vraag, Vragenlijst
from korpsmonitor_tui.domain.vragenlijstgevolgen import (
    Gevolg,
    Gevolgen,
    Gevolgsoort,
    Ingevuld,
    bepaal_gevolgen,
)
from korpsmonitor_tui.domain.vragenlijstverschil import vergelijk
from tests.domain.vragenlijsten import vragenlijsten

if TYPE_CHECKING:
    from collections.abc import Mapping

KEUZE = Vraag("k", "Welke?", "keuze", keuzes=(Keuze("a", "A"), Keuze("b", "B"), Keuze("c", "C")))
AANTAL = Vraag("n", "Hoeveel?", "aantal", jaren=(2011, 2012))


def lijst(*vragen: Vraag) -> Vragenlijst:
    return Vragenlijst("1", (Hoofdstuk("een", 1, "Een", vragen=vragen),))


def gevolgen(oud: Vragenlijst, nieuw: Vragenlijst, *ingevuld: Mapping[Vak, str]) -> Gevolgen:
    partijen = [Ingevuld(f"korps{nr}", "korps", waarden) for nr, waarden in enumerate(ingevuld, start=1)]
    return bepaal_gevolgen(oud, nieuw, vergelijk(oud, nieuw), partijen)


@st.composite
def antwoorden(draw: st.DrawFn, vragenlijst: Vragenlijst) -> dict[Vak, str]:
    vakken = [vak for vraag in vragenlijst.vragen.values() for vak in vraag.vakken]
    gekozen = draw(st.lists(st.sampled_from([*vakken, Vak("eerder"), Vak("v0", "weg")]), unique=True))
    waarde = st.sampled_from(["ja", "nee", "12", "a", "b c", "rood", "Nb", "", "zomaar"])
    return {vak: draw(waarde) for vak in gekozen}


@given(vragenlijsten(), vragenlijsten(), st.data())
def test_every_answer_is_counted_once(oud: Vragenlijst, nieuw: Vragenlijst, data: st.DataObject) -> None:
    ingevuld = [data.draw(antwoorden(oud)) for _nr in range(2)]
    uit = gevolgen(oud, nieuw, *ingevuld)
    assert uit.antwoorden == sum(map(len, ingevuld))
    assert uit.antwoorden == uit.blijven + uit.elders + sum(gevolg.aantal for gevolg in uit.per_vraag)
    assert min(uit.blijven, uit.elders) >= 0
    assert uit.aantal(Gevolgsoort.PLAATS_WEG) == sum(
        vak in vakken_van(oud) and vak not in vakken_van(nieuw) for waarden in ingevuld for vak in waarden
    )
    assert uit.nieuwe_vakken == len(vakken_van(nieuw) - vakken_van(oud))


def vakken_van(vragenlijst: Vragenlijst) -> set[Vak]:
    return {vak for vraag in vragenlijst.vragen.values() for vak in vraag.vakken}


@given(vragenlijsten(), st.data())
def test_the_same_questionnaire_means_nothing(een: Vragenlijst, data: st.DataObject) -> None:
    uit = gevolgen(een, replace(een, versie="2"), data.draw(antwoorden(een)))
    assert (uit.per_vraag, uit.nieuwe_vakken) == ((), 0)


@pytest.mark.parametrize(
    ("oud", "nieuw", "vak", "waarde", "soort"),
    [
        (KEUZE, None, Vak("k"), "a", Gevolgsoort.PLAATS_WEG),
        (AANTAL, replace(AANTAL, jaren=(2012,)), Vak("n", jaar="2011"), "Nb", Gevolgsoort.PLAATS_WEG),
        (KEUZE, replace(KEUZE, keuzes=KEUZE.keuzes[:2]), Vak("k"), "c", Gevolgsoort.KEUZE_WEG),
        (KEUZE, replace(KEUZE, soort="aantal", keuzes=()), Vak("k"), "a", Gevolgsoort.PAST_NIET),
        (KEUZE, replace(KEUZE, niet_voor=("korps",)), Vak("k"), "a", Gevolgsoort.VERVALT),
        (KEUZE, replace(KEUZE, voorwaarden=(Voorwaarde("n", jaar="2012", meer_dan=0),)), Vak("k"), "a", None),
        (KEUZE, replace(KEUZE, tekst="Welke dan?", keuzes=KEUZE.keuzes[:2]), Vak("k"), "a", None),
        # What did not fit before is not the doing of the new version.
        (KEUZE, replace(KEUZE, keuzes=KEUZE.keuzes[:2]), Vak("k"), "iets anders", None),
        (AANTAL, replace(AANTAL, soort="percentage"), Vak("n", jaar="2012"), "15-20", None),
    ],
)
def test_why_an_answer_no_longer_stands(
    oud: Vraag, nieuw: Vraag | None, vak: Vak, waarde: str, soort: Gevolgsoort | None
) -> None:
    uit = gevolgen(lijst(oud), lijst(*([nieuw] if nieuw else [])), {vak: waarde})
    assert [gevolg.soort for gevolg in uit.per_vraag] == ([soort] if soort else [])
    assert uit.blijven == (0 if soort else 1)


def test_a_condition_that_fails_now_makes_an_answer_lapse_for_who_gave_it() -> None:
    nieuw = replace(KEUZE, voorwaarden=(Voorwaarde("n", jaar="2012", meer_dan=0),))
    antwoord, aantal = Vak("k"), Vak("n", jaar="2012")
    uit = gevolgen(
        lijst(AANTAL, KEUZE), lijst(AANTAL, nieuw), {antwoord: "a", aantal: "0"}, {antwoord: "a", aantal: "3"}
    )
    assert uit.per_vraag == (Gevolg("k", Gevolgsoort.VERVALT, 1, ("korps1",)),)


def test_an_explanation_without_an_answer_is_an_answer_too() -> None:
    uit = gevolgen(lijst(KEUZE), lijst(), {Vak("k"): ""}, {Vak("k"): "a"})
    assert uit.per_vraag == (Gevolg("k", Gevolgsoort.PLAATS_WEG, 2, ("korps1", "korps2")),)
