"""The analysis names what stands out, compares only what is certain, and says the same every time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.analyse import analyseer
from korpsmonitor_tui.domain.drempels import Drempels, Tolerantie, Vraagdrempels
from korpsmonitor_tui.domain.signaal import Onderzocht, Signaalsoort
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Vak, Vragenlijst
from tests.domain.analyseproef import (
    BRONNEN,
    LIJST,
    bij_emm,
    gevonden,
    maak_onderzoek,
    maak_opgave,
)

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.reeks import Opgave

# -- not answered, lapsed ------------------------------------------------------------------------------------------------


def test_an_empty_questionnaire_is_one_finding() -> None:
    (signaal,) = analyseer(maak_onderzoek({}))
    assert (signaal.kenmerk, signaal.vraag) == ("verplicht_open", "")
    assert signaal.tekst == "De vragenlijst is nog niet beantwoord: 10 vragen, waarvan 2 verplicht."


def test_what_is_open_is_named_by_place_and_required_apart() -> None:
    open_ = {
        s.vraag: s for s in analyseer(maak_onderzoek({"team": "ja", "leden/2011": "3", "rooster/r2": "ja"}))
    }
    assert open_["leden"].soort is Signaalsoort.VERPLICHT_OPEN
    assert open_["leden"].tekst == "Hoeveel leden? Niet beantwoord is: 2012."
    assert open_["aantal"].soort is Signaalsoort.ONBEANTWOORD
    assert open_["aantal"].tekst == "Hoeveel? Deze vraag is niet beantwoord."
    assert open_["rooster"].tekst == "Is het geborgd? Niet beantwoord is: Referentie 1 en Referentie 3."
    assert "team" not in open_


def test_a_question_of_which_nobody_knows_whether_it_is_asked_is_not_missed() -> None:
    vragen = {s.vraag for s in analyseer(maak_onderzoek({"aantal/2012": "1"}))}
    assert "team" in vragen
    assert "leden" not in vragen


def test_an_answer_to_a_question_that_lapsed_is_named_with_why() -> None:
    nu = {"team": "Nee", "leden/2012": "4"}
    (signaal,) = gevonden(nu, {}, Signaalsoort.VERVALLEN)
    assert "Beantwoord met “4”" in signaal.tekst
    assert signaal.tekst.endswith("Eerder antwoord: Was er een team? “Nee”.")
    assert [b.opgegeven for b in signaal.bewijs] == ["4", "Nee"]


@pytest.mark.parametrize("waarde", ["0", "-", "Nb", "n.v.t."])
def test_nothing_is_a_fair_answer_to_a_question_that_lapsed(waarde: str) -> None:
    assert gevonden({"team": "nee", "leden/2012": waarde}, {"leden": "5"}, *Signaalsoort)[0].vraag != "leden"
    assert not gevonden({"team": "nee", "leden/2012": waarde}, {}, Signaalsoort.VERVALLEN)


def test_who_is_not_asked_misses_nothing() -> None:
    niet = replace(LIJST.vragen["open"], niet_voor=("kmar",))
    lijst = Vragenlijst("x", (Hoofdstuk("een", 1, "Een", vragen=(niet,)),))
    assert analyseer(Onderzocht(lijst, {}, "kmar", "korps")) == ()
    assert analyseer(Onderzocht(lijst, {}, "twente", "korps")) != ()


# -- beside the previous edition -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nu", "toen", "soort", "uitleg"),
    [
        ("300", "30", "onaannemelijk:aantal:hoger", "Dat is 10 keer zo veel."),
        ("305", "30", "onaannemelijk:aantal:hoger", "Dat is ten minste 10,1 keer zo veel."),
        ("30", "300", "onaannemelijk:aantal:lager", "Eerder was het 10 keer zo veel."),
        ("20", "0", "onaannemelijk:aantal:hoger", "Eerder was het nul."),
        ("0", "20", "onaannemelijk:aantal:lager", "Nu is het nul."),
        ("90-120", "10-20", "onaannemelijk:aantal:hoger", "Dat is ten minste 4,5 keer zo veel."),
        ("1.869", "168 (schatting)", "onaannemelijk:aantal:hoger", "Dat is ten minste 11,1 keer zo veel."),
    ],
)
def test_a_jump_is_named_with_factor_and_direction(nu: str, toen: str, soort: str, uitleg: str) -> None:
    (signaal,) = gevonden({"aantal/2012": nu}, {"aantal": toen})
    assert signaal.kenmerk == soort
    assert f"Opgegeven is “{nu}” over 2012; eerder “{toen}” in 2010 (Tabel 5)." in signaal.tekst
    assert signaal.tekst.endswith(f". {uitleg}")
    assert [b.opgegeven for b in signaal.bewijs] == [nu, toen]


@pytest.mark.parametrize(
    ("nu", "toen"),
    [
        ("29", "10"),  # not three times
        ("9", "1"),  # nine times, but only eight more
        ("50-400", "20-30"),  # the nearest ends lie too close
        ("168-89", "1"),
        ("45 (600 best waarsch)", "1"),
        ("400", "7 gem. niet"),
        ("400", "Nb"),
        ("400%", "10"),
        ("400", "Incid."),
    ],
)
def test_what_is_near_or_not_certain_is_no_jump(nu: str, toen: str) -> None:
    assert not gevonden({"aantal/2012": nu}, {"aantal": toen})


def test_two_years_of_one_jump_are_one_finding() -> None:
    (signaal,) = gevonden({"aantal/2011": "300", "aantal/2012": "400"}, {"aantal": "30"})
    assert signaal.jaar == "2012"
    assert "Opgegeven is “300” over 2011 en “400” over 2012" in signaal.tekst
    assert "ten minste 10 keer zo veel" in signaal.tekst


def test_the_last_year_before_this_edition_counts_and_no_other() -> None:
    eerder = {
        "aantal": tuple(
            maak_opgave(Vak("aantal"), tekst, jaar) for jaar, tekst in ((2008, "300"), (2010, "Nb"))
        )
    }
    assert not gevonden({"aantal/2012": "1"}, eerder=eerder)
    eerder = {"aantal": (*eerder["aantal"][:1], maak_opgave(Vak("aantal"), "2", 2011))}
    assert gevonden({"aantal/2012": "1"}, eerder=eerder), (
        "2011 is a year of this edition, so 2008 is the last"
    )


def test_a_figure_that_was_printed_in_two_ways_holds_both() -> None:
    toen = tuple(
        maak_opgave(Vak("aantal"), tekst, 2010, plek)
        for tekst, plek in (("30", "Tabel 5"), ("95", "Tabel 7"))
    )
    assert not gevonden({"aantal/2012": "100"}, eerder={"aantal": toen})
    (signaal,) = gevonden({"aantal/2012": "300"}, eerder={"aantal": toen})
    assert "“30” in 2010 (Tabel 5) en “95” in 2010 (Tabel 7)" in signaal.tekst
    onzeker = (*toen, maak_opgave(Vak("aantal"), "168-89", 2010))
    assert not gevonden({"aantal/2012": "300"}, eerder={"aantal": onzeker})


def test_better_is_always_a_discussion_point() -> None:
    (signaal,) = gevonden({"team": "ja", "leden/2012": "12"}, {"leden": "5"})
    assert (signaal.soort, signaal.vast) == (Signaalsoort.VERBETERD, True)
    assert signaal.tekst.endswith("Dat is een opvallende verbetering.")
    (lager,) = gevonden({"deel/2012": "2"}, {"deel": "12"})
    assert lager.kenmerk == "verbeterd:deel:lager"
    assert not gevonden({"team": "ja", "leden/2012": "9"}, {"leden": "5"}), "five more, but not twice as many"


def test_the_other_direction_is_implausible_only() -> None:
    (signaal,) = gevonden({"team": "ja", "leden/2012": "5"}, {"leden": "50"})
    assert (signaal.kenmerk, signaal.vast) == ("onaannemelijk:leden:lager", False)


@pytest.mark.parametrize(
    ("plaats", "toen", "nu", "beter"),
    [
        ("team", "Nee", "Ja", True),
        ("team", "nee", "deels", True),
        ("team", "Deels", "ja", True),
        ("team", "ja", "ja", False),
        ("team", "ja", "nee", False),
        ("team", "-", "ja", False),
        ("team", "Nb", "ja", False),
        ("team", "2 Ja", "ja", False),
        ("team", "nee", "ja, maar", False),
        ("kleur", "rood", "groen", True),
        ("kleur", "geel", "groen", True),
        ("kleur", "rood", "geel", False),
        ("kleur", "blanco", "groen", False),
        ("kleur", "groen", "groen", False),
        ("rooster/r2", "nee", "ja", True),
        ("rooster/r2", "nvt", "ja", False),
    ],
)
def test_a_better_choice_is_an_improvement(plaats: str, toen: str, nu: str, beter: bool) -> None:
    signalen = gevonden({plaats: nu}, {plaats: toen}, Signaalsoort.VERBETERD)
    assert [s.kenmerk for s in signalen] == ([f"verbeterd:{plaats}"] if beter else [])


def test_a_choice_is_better_than_everything_that_was_stated_before() -> None:
    def toen(*teksten: str) -> dict[str, tuple[Opgave, ...]]:
        return {"team": tuple(maak_opgave(Vak("team"), tekst, 2010) for tekst in teksten)}

    assert gevonden({"team": "ja"}, eerder=toen("nee", "deels"))
    assert not gevonden({"team": "ja"}, eerder=toen("nee", "ja"))
    assert not gevonden({"team": "ja"}, eerder=toen("nee", "Nb"))


def test_a_row_of_a_grid_is_laid_beside_its_own_row() -> None:
    assert not gevonden({"rooster/r2": "ja"}, {"rooster/r1": "nee"})


def test_a_question_can_be_left_out_of_improvements() -> None:
    drempels = Drempels(per_vraag={v: Vraagdrempels(verbetering=False) for v in ("team", "leden")})
    nu, toen = {"team": "ja", "leden/2012": "12"}, {"team": "nee", "leden": "5"}
    assert not gevonden(nu, toen, drempels=drempels)


def test_of_percentages_only_the_difference_counts() -> None:
    assert not gevonden({"procent": "12%"}, {"procent": "2"})
    (signaal,) = gevonden({"procent": "80"}, {"procent": "35%"})
    assert "Dat is 45 procentpunt hoger." in signaal.tekst


@pytest.mark.parametrize("waarde", ["Nb", "-", "?", "n.v.t."])
def test_a_figure_that_went_away_is_named(waarde: str) -> None:
    (signaal,) = gevonden({"aantal/2012": waarde}, {"aantal": "12"}, Signaalsoort.VERDWENEN)
    assert f"Opgegeven is “{waarde}” over 2012; eerder “12” in 2010" in signaal.tekst
    assert not gevonden({"aantal/2012": waarde}, {"aantal": "Nb"}, Signaalsoort.VERDWENEN)
    assert not gevonden({"aantal/2011": waarde, "aantal/2012": "3"}, {"aantal": "12"}, Signaalsoort.VERDWENEN)


# -- beside other sources ------------------------------------------------------------------------------------------------


def test_a_difference_with_another_source_names_both_figures() -> None:
    (signaal,) = bij_emm("215", "113")
    assert signaal.kenmerk == "andere_bron:aantal/2012:emm.aantal"
    assert signaal.tekst == (
        "Hoeveel? Het korps geeft “215” op over 2012. Bij EMM staat “113” (signalen). Het korps noemt er 102 meer."
    )
    assert [(b.opgegeven, b.bron) for b in signaal.bewijs] == [("215", "korps"), ("113", "EMM")]
    (minder,) = bij_emm("10-12", "15")
    assert "Het korps noemt er ten minste 3 minder." in minder.tekst


@pytest.mark.parametrize(
    ("nu", "emm"), [("12", "12"), ("10-12", "11"), ("Nb", "12"), ("168-89", "12"), ("0 (2)", "5")]
)
def test_no_difference_where_there_is_none_for_certain(nu: str, emm: str) -> None:
    assert not bij_emm(nu, emm)


def test_what_a_table_prints_in_brackets_behind_the_figure_of_a_source_is_somebody_elses() -> None:
    (signaal,) = bij_emm("1", "0(1)")
    assert "Bij EMM staat “0(1)”" in signaal.tekst


@pytest.mark.parametrize("emm", ["-", "Nb", "?"])
def test_a_source_without_a_figure_is_said_to_be_without_and_not_nought(emm: str) -> None:
    (signaal,) = bij_emm("12", emm)
    assert signaal.soort is Signaalsoort.BRON_ONTBREEKT
    assert f"EMM noemt geen aantal maar “{emm}”. Dat is geen nul" in signaal.tekst


def test_a_source_that_left_this_korps_out_is_named() -> None:
    (signaal,) = bij_emm("12", None)
    assert signaal.kenmerk == "bron_ontbreekt:aantal/2012:emm.aantal"
    assert "EMM noemt hierbij geen cijfer (signalen). Dat is geen nul" in signaal.tekst


def test_a_source_that_sent_nothing_is_one_finding() -> None:
    signalen = gevonden(
        {"aantal/2011": "1", "aantal/2012": "2"}, {}, Signaalsoort.BRON_ONTBREEKT, bronnen=BRONNEN
    )
    assert [s.kenmerk for s in signalen] == ["bron_ontbreekt:emm"]
    assert "nog geen cijfers ontvangen over 2011 en 2012" in signalen[0].tekst


def test_a_tolerance_leaves_small_differences_alone() -> None:
    aantal = Drempels(per_bron={"emm": Tolerantie(Decimal(2))})
    assert not bij_emm("14", "12", drempels=aantal)
    assert bij_emm("15", "12", drempels=aantal)
    procent = Drempels(per_vraag={"aantal": Vraagdrempels(tolerantie=Tolerantie(procent=Decimal(10)))})
    assert not bij_emm("100", "90", drempels=procent)
    assert bij_emm("100", "89", drempels=procent)


# -- contradicting itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nu", "kenmerk", "tekst"),
    [
        ({"team": "ja", "leden/2012": "501"}, "tegenspraak:leden/2012:maximum", "Meer dan 500 kan niet."),
        (
            {"team": "ja", "leden/2012": "2,5"},
            "tegenspraak:leden/2012:geheel",
            "Hier hoort een geheel getal.",
        ),
        ({"som/2012": "0"}, "tegenspraak:som/2012:minimum", "Minder dan 1 kan niet."),
        ({"procent": "101%"}, "tegenspraak:procent:maximum", "Meer dan 100 kan niet."),
        (
            {"aantal/2012": "10", "deel/2012": "11-12"},
            "tegenspraak:deel/2012:hoogstens:aantal",
            "Dat is meer dan bij: Hoeveel? Daar staat “10”.",
        ),
        (
            {"aantal/2012": "10", "deel/2012": "5", "som/2012": "16"},
            "tegenspraak:som/2012:som",
            "De delen (“10” en “5”) zijn samen 15.",
        ),
        (
            {"aantal/2012": "10", "deel/2012": "Nb", "som/2012": "9"},
            "tegenspraak:som/2012:som",
            "De delen (“10”) zijn samen 10. Daar ontbreken nog delen bij, die niet als nul zijn meegeteld.",
        ),
        (
            {"rooster/r1": "ja", "rooster/r2": "nee", "rooster/r3": "deels", "geteld": "2"},
            "tegenspraak:geteld:rooster:rooster",
            "Volgens de rijen bij “Is het geborgd?” zijn het er 1.",
        ),
        (
            {"rooster/r1": "nee", "rooster/r2": "geborgd", "geteld": "3"},
            "tegenspraak:geteld:rooster:rooster",
            "zijn het er 1 tot en met 2.",
        ),
    ],
)
def test_answers_that_cannot_all_be_true_are_named(nu: dict[str, str], kenmerk: str, tekst: str) -> None:
    (signaal,) = gevonden(nu)
    assert signaal.kenmerk == kenmerk
    assert tekst in signaal.tekst


@pytest.mark.parametrize(
    "nu",
    [
        {"aantal/2012": "10", "deel/2012": "8-12"},
        {"aantal/2012": "Nb", "deel/2012": "12"},
        {"aantal/2011": "10", "deel/2012": "12"},
        {"aantal/2012": "10", "deel/2012": "Nb", "som/2012": "16"},
        {"aantal/2012": "10", "deel/2012": "4-6", "som/2012": "15"},
        {"som/2012": "15"},
        {"rooster/r1": "ja", "geteld": "3"},
        {"rooster/r1": "ja", "rooster/r2": "ja, bijna", "rooster/r3": "nee", "geteld": "1-3"},
        {"team": "ja", "leden/2012": "450-550"},
        {"procent": "Nb"},
    ],
)
def test_what_may_be_true_is_let_be(nu: dict[str, str]) -> None:
    assert not gevonden(nu)


@pytest.mark.parametrize(
    ("plaats", "waarde", "uitleg"),
    [
        ("aantal/2012", "168-89", "op meer manieren te lezen"),
        ("aantal/2012", "45 (60 best waarsch)", "een tweede tussen haakjes"),
        ("aantal/2012", "12%", "een percentage, terwijl een aantal is gevraagd"),
        ("aantal/2012", "Incid.", "niet als cijfer te lezen"),
        ("team", "misschien", "geen van de mogelijke antwoorden: ja, nee, deels"),
        ("rooster/r1", "half", "geen van de mogelijke antwoorden: ja, deels, nee, nvt"),
    ],
)
def test_an_answer_that_does_not_fit_is_named_and_kept(plaats: str, waarde: str, uitleg: str) -> None:
    (signaal,) = gevonden({plaats: waarde}, {}, Signaalsoort.ONDUIDELIJK)
    assert uitleg in signaal.tekst
    assert f"Opgegeven is “{waarde}”" in signaal.tekst
    assert signaal.bewijs[0].opgegeven == waarde


@pytest.mark.parametrize(
    ("plaats", "waarde"), [("aantal/2012", "Nb"), ("team", "Ja."), ("aantal/2012", "7 (VP)"), ("open", "?")]
)
def test_an_answer_that_fits_is_not(plaats: str, waarde: str) -> None:
    assert not gevonden({plaats: waarde}, {}, Signaalsoort.ONDUIDELIJK)
