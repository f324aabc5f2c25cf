"""Two versions of a questionnaire, side by side: nothing vanishes without being named."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vak, Voorwaarde, Vraag, Vragenlijst
from korpsmonitor_tui.domain.vragenlijstverschil import (
    Verandering,
    Wijziging,
    Wijzigingsoort,
    vergelijk,
)
from tests.domain.vragenlijsten import vragenlijsten

NIEUW, VERVALLEN, VERPLAATST, GEWIJZIGD = Wijzigingsoort
GESPIEGELD = {NIEUW: VERVALLEN, VERVALLEN: NIEUW, GEWIJZIGD: GEWIJZIGD}
VRAAG = Vraag("v", "Hoeveel?", "aantal", jaren=(2011, 2012))


def lijst(*vragen: Vraag, tweede: tuple[Vraag, ...] = ()) -> Vragenlijst:
    return Vragenlijst(
        "1", (Hoofdstuk("een", 1, "Een", vragen=vragen), Hoofdstuk("twee", 2, "Twee", vragen=tweede))
    )


def enige(oud: Vragenlijst, nieuw: Vragenlijst) -> Wijziging:
    (wijziging,) = vergelijk(oud, nieuw)
    return wijziging


def vakken(vragenlijst: Vragenlijst) -> set[Vak]:
    return {vak for vraag in vragenlijst.vragen.values() for vak in vraag.vakken}


def volgorde(vragenlijst: Vragenlijst) -> list[tuple[str, str]]:
    return [(h.code, vraag.id) for h in vragenlijst.hoofdstukken for vraag in h.vragen]


@given(vragenlijsten())
def test_a_questionnaire_does_not_differ_from_itself(een: Vragenlijst) -> None:
    assert vergelijk(een, een) == ()
    assert vergelijk(een, replace(een, versie="een andere naam", sha256="x")) == ()


@given(vragenlijsten(), vragenlijsten())
def test_every_place_is_kept_or_said_to_vanish_or_appear(oud: Vragenlijst, nieuw: Vragenlijst) -> None:
    wijzigingen = vergelijk(oud, nieuw)
    weg = {vak for wijziging in wijzigingen for vak in wijziging.vakken_weg}
    erbij = {vak for wijziging in wijzigingen for vak in wijziging.vakken_erbij}
    assert weg == vakken(oud) - vakken(nieuw)
    assert erbij == vakken(nieuw) - vakken(oud)


@given(vragenlijsten(), vragenlijsten())
def test_the_way_back_is_the_mirror_image(oud: Vragenlijst, nieuw: Vragenlijst) -> None:
    heen, terug = vergelijk(oud, nieuw), vergelijk(nieuw, oud)
    assert {(GESPIEGELD[w.soort], w.vraag, w.oud, w.nieuw) for w in heen if w.soort != VERPLAATST} == {
        (w.soort, w.vraag, w.nieuw, w.oud) for w in terug if w.soort != VERPLAATST
    }
    # Of two questions that changed places either can be the one that moved.
    assert sum(w.soort == VERPLAATST for w in heen) == sum(w.soort == VERPLAATST for w in terug)
    veranderd = {
        (w.vraag, v.kenmerk, v.code, v.oud, v.nieuw)
        for w in heen
        for v in w.veranderingen
        if w.soort == GEWIJZIGD
    }
    assert veranderd == {
        (w.vraag, v.kenmerk, v.code, v.nieuw, v.oud)
        for w in terug
        for v in w.veranderingen
        if w.soort == GEWIJZIGD
    }


@given(vragenlijsten(), vragenlijsten())
def test_what_is_not_named_is_as_it_was(oud: Vragenlijst, nieuw: Vragenlijst) -> None:
    genoemd = {(w.soort, w.vraag) for w in vergelijk(oud, nieuw)}
    for id_ in oud.vragen.keys() & nieuw.vragen.keys():
        assert ((GEWIJZIGD, id_) in genoemd) is (oud.vragen[id_] != nieuw.vragen[id_])
    assert {id_ for soort, id_ in genoemd if soort == NIEUW} == nieuw.vragen.keys() - oud.vragen.keys()
    assert {id_ for soort, id_ in genoemd if soort == VERVALLEN} == oud.vragen.keys() - nieuw.vragen.keys()
    blijft = [
        {
            plaats
            for plaats in volgorde(een)
            if plaats[1] in ander.vragen and (VERPLAATST, plaats[1]) not in genoemd
        }
        for een, ander in ((oud, nieuw), (nieuw, oud))
    ]
    assert blijft[0] == blijft[1]
    assert [p for p in volgorde(oud) if p in blijft[0]] == [p for p in volgorde(nieuw) if p in blijft[0]]


@given(st.permutations(range(6)))
def test_no_fewer_questions_can_have_moved(volgorde_: list[int]) -> None:
    vragen = [replace(VRAAG, id=f"v{nr}") for nr in range(6)]
    langste = max(
        lengte
        for lengte in range(1, 7)
        for deel in combinations(volgorde_, lengte)
        if list(deel) == sorted(deel)
    )
    verplaatst = vergelijk(lijst(*vragen), lijst(*(vragen[nr] for nr in volgorde_)))
    assert len(verplaatst) == len(vragen) - langste


ANDERS: dict[str, Any] = {
    "id": "w",
    "tekst": "Hoeveel precies?",
    "soort": "percentage",
    "toelichting": "x",
    "dimensies": ("toezicht.kwaliteit",),
    "verplicht": True,
    "keuzes": (Keuze("a", "A"), Keuze("b", "B")),
    "jaren": (2012,),
    "eenheid": "zaken",
    "bron": "000",
    "rijen": (Keuze("r1", "Rij"),),
    "cel": "aantal",
    "voorwaarden": (Voorwaarde("u", meer_dan=0),),
    "alleen_voor": ("korps",),
    "niet_voor": ("klpd",),
    "minimum": 0,
    "maximum": 9,
    "geheel": True,
    "hoogstens": "u",
    "som_van": ("u", "t"),
    "gunstig": "hoger",
    "praktijk": "knelpunt",
}


@pytest.mark.parametrize("veld", [veld.name for veld in fields(Vraag) if veld.name not in {"id", "schaal"}])
def test_every_attribute_is_compared(veld: str) -> None:
    # An attribute that this list does not know yet is compared all the same; the scale is the instrument's.
    anders = ANDERS.get(veld, Keuze("iets", "anders"))
    wijziging = enige(lijst(VRAAG), lijst(replace(VRAAG, **{veld: anders})))
    assert wijziging.soort == GEWIJZIGD
    assert {verandering.kenmerk for verandering in wijziging.veranderingen} == {veld}
    assert all(verandering.oud != verandering.nieuw for verandering in wijziging.veranderingen)


def test_options_are_compared_one_by_one() -> None:
    oud = Vraag("v", "Welke?", "keuze", keuzes=(Keuze("a", "A"), Keuze("b", "B"), Keuze("c", "C")))
    nieuw = replace(oud, keuzes=(Keuze("c", "C"), Keuze("a", "Aa"), Keuze("d", "D")))
    wijziging = enige(lijst(oud), lijst(nieuw))
    assert wijziging.veranderingen == (
        Verandering("keuzes", "A", "Aa", "a"),
        Verandering("keuzes", "B", "", "b"),
        Verandering("keuzes", "", "D", "d"),
        Verandering("keuzes", "a, c", "c, a"),
    )
    assert wijziging.codes_weg == ("b",)
    assert (wijziging.vakken_weg, wijziging.vakken_erbij) == ((), ())


def test_years_and_rows_that_go_take_their_places_with_them() -> None:
    rooster = Vraag(
        "v", "?", "rooster", jaren=(2011, 2012), rijen=(Keuze("r1", "1"), Keuze("r2", "2")), cel="aantal"
    )
    wijziging = enige(lijst(rooster), lijst(replace(rooster, jaren=(2012, 2013), rijen=rooster.rijen[:1])))
    assert wijziging.vakken_weg == (Vak("v", "r1", "2011"), Vak("v", "r2", "2011"), Vak("v", "r2", "2012"))
    assert wijziging.vakken_erbij == (Vak("v", "r1", "2013"),)


def test_another_id_for_the_same_text_is_pointed_out() -> None:
    nieuw = replace(VRAAG, id="anders", tekst="  hoeveel")
    gewijzigd = vergelijk(lijst(VRAAG), lijst(nieuw))
    assert [(w.soort, w.vraag, w.lijkt_op) for w in gewijzigd] == [
        (NIEUW, "anders", ("v",)),
        (VERVALLEN, "v", ("anders",)),
    ]
    # A question that stays is no reason to think that an id was changed.
    erbij = vergelijk(lijst(VRAAG), lijst(VRAAG, nieuw))
    assert [(w.soort, w.lijkt_op) for w in erbij] == [(NIEUW, ())]


def test_another_chapter_is_a_move() -> None:
    wijziging = enige(lijst(VRAAG, replace(VRAAG, id="w")), lijst(VRAAG, tweede=(replace(VRAAG, id="w"),)))
    assert (wijziging.soort, wijziging.hoofdstuk) == (VERPLAATST, "twee")
    assert wijziging.veranderingen == (Verandering("plaats", "een, na v", "twee, vooraan"),)


def test_another_year_of_reference_is_told_for_the_whole() -> None:
    wijziging = enige(replace(lijst(VRAAG), peiljaar=2010), replace(lijst(VRAAG), peiljaar=2012))
    assert (wijziging.vraag, wijziging.tekst) == ("", "")
    assert wijziging.veranderingen == (Verandering("peiljaar", "2010", "2012"),)
