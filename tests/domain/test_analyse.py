"""The analysis names what stands out, compares only what is certain, and says the same every time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.analyse import analyseer, verbeteringen
from korpsmonitor_tui.domain.bronnen import Bron, Gegeven
from korpsmonitor_tui.domain.drempels import Drempels, Roostertelling, Sprong, Tolerantie, Vraagdrempels
from korpsmonitor_tui.domain.reeks import Opgave, zekere_maat
from korpsmonitor_tui.domain.signaal import Onderzocht, Signaalsoort, soortnaam
from korpsmonitor_tui.domain.vragenlijst import Hoofdstuk, Keuze, Vak, Voorwaarde, Vraag, Vragenlijst

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.signaal import Signaal

ROOSTER = tuple(Keuze(f"r{nr}", f"Referentie {nr}") for nr in (1, 2, 3))
KEUZES = (Keuze("ja", "geborgd"), Keuze("deels", "deels"), Keuze("nee", "niet"), Keuze("nvt", "nvt"))
VRAGEN = (
    Vraag("team", "Was er een team?", "ja_nee_deels", verplicht=True),
    Vraag(
        "leden",
        "Hoeveel leden?",
        "aantal",
        verplicht=True,
        jaren=(2011, 2012),
        voorwaarden=(Voorwaarde("team", is_geen_van=("nee",)),),
        gunstig="hoger",
        maximum=500,
        geheel=True,
    ),
    Vraag("open", "Hoe ging het?", "open"),
    Vraag("aantal", "Hoeveel?", "aantal", jaren=(2011, 2012)),
    Vraag("deel", "Hoeveel daarvan?", "aantal", jaren=(2011, 2012), hoogstens="aantal", gunstig="lager"),
    Vraag("som", "Hoeveel samen?", "aantal", jaren=(2012,), som_van=("aantal", "deel"), minimum=1),
    Vraag("procent", "Welk percentage?", "percentage"),
    Vraag("kleur", "Welke kleur?", "kleur"),
    Vraag("rooster", "Is het geborgd?", "rooster", keuzes=KEUZES, rijen=ROOSTER, cel="keuze"),
    Vraag("geteld", "Hoeveel zijn geborgd?", "aantal"),
)
LIJST = Vragenlijst(
    "2011-2012",
    (Hoofdstuk("een", 1, "Een", vragen=VRAGEN[:3]), Hoofdstuk("twee", 2, "Twee", vragen=VRAGEN[3:])),
    peiljaar=2012,
)
BRONNEN = (
    Bron("emm", "EMM", (Gegeven("emm.aantal", "signalen", jaren=(2011, 2012), tegenover=("aantal",)),)),
)
DREMPELS = Drempels(tellingen=(Roostertelling("rooster", "geteld", ("ja",)),))


def _vak(plaats: str) -> Vak:
    """``aantal/2012`` or ``rooster/r1``."""
    vraag, _streep, rest = plaats.partition("/")
    return Vak(vraag, jaar=rest) if rest.isdigit() else Vak(vraag, rest)


def _opgave(vak: Vak, tekst: str, jaar: int | None = None, herkomst: str = "", bron: str = "korps") -> Opgave:
    return Opgave(vak.vraag, vak.rij, jaar or LIJST.jaar_van(vak), tekst, bron=bron, herkomst=herkomst)


def _onderzoek(nu: dict[str, str], toen: dict[str, str] | None = None, **rest: object) -> Onderzocht:
    """``nu`` by place; ``toen`` is what was stated over 2010, by question or question and row."""
    eerder: dict[str, tuple[Opgave, ...]] = {}
    for plaats, tekst in (toen or {}).items():
        vak = _vak(plaats)
        eerder[vak.vraag] = (*eerder.get(vak.vraag, ()), _opgave(vak, tekst, 2010, "Tabel 5"))
    antwoorden = {_vak(plaats): _opgave(_vak(plaats), tekst) for plaats, tekst in nu.items()}
    onderzocht = Onderzocht(LIJST, antwoorden, eerder=eerder, drempels=DREMPELS)
    return replace(onderzocht, **rest)  # type: ignore[arg-type]


def _gevonden(
    nu: dict[str, str], toen: dict[str, str] | None = None, *soorten: Signaalsoort, **rest: object
) -> list[Signaal]:
    return [s for s in analyseer(_onderzoek(nu, toen, **rest)) if s.soort in (soorten or VERGELIJKEND)]


VERGELIJKEND = (
    Signaalsoort.TEGENSPRAAK,
    Signaalsoort.ANDERE_BRON,
    Signaalsoort.ONAANNEMELIJK,
    Signaalsoort.VERBETERD,
)
"""Findings that lay one figure beside another."""


# -- not answered, lapsed ------------------------------------------------------------------------------------------------


def test_an_empty_questionnaire_is_one_finding() -> None:
    (signaal,) = analyseer(_onderzoek({}))
    assert (signaal.kenmerk, signaal.vraag) == ("verplicht_open", "")
    assert signaal.tekst == "De vragenlijst is nog niet beantwoord: 10 vragen, waarvan 2 verplicht."


def test_what_is_open_is_named_by_place_and_required_apart() -> None:
    open_ = {s.vraag: s for s in analyseer(_onderzoek({"team": "ja", "leden/2011": "3", "rooster/r2": "ja"}))}
    assert open_["leden"].soort is Signaalsoort.VERPLICHT_OPEN
    assert open_["leden"].tekst == "Hoeveel leden? Niet beantwoord is: 2012."
    assert open_["aantal"].soort is Signaalsoort.ONBEANTWOORD
    assert open_["aantal"].tekst == "Hoeveel? Deze vraag is niet beantwoord."
    assert open_["rooster"].tekst == "Is het geborgd? Niet beantwoord is: Referentie 1 en Referentie 3."
    assert "team" not in open_


def test_a_question_of_which_nobody_knows_whether_it_is_asked_is_not_missed() -> None:
    vragen = {s.vraag for s in analyseer(_onderzoek({"aantal/2012": "1"}))}
    assert "team" in vragen
    assert "leden" not in vragen


def test_an_answer_to_a_question_that_lapsed_is_named_with_why() -> None:
    nu = {"team": "Nee", "leden/2012": "4"}
    (signaal,) = _gevonden(nu, {}, Signaalsoort.VERVALLEN)
    assert "Beantwoord met “4”" in signaal.tekst
    assert signaal.tekst.endswith("Eerder antwoord: Was er een team? “Nee”.")
    assert [b.opgegeven for b in signaal.bewijs] == ["4", "Nee"]


@pytest.mark.parametrize("waarde", ["0", "-", "Nb", "n.v.t."])
def test_nothing_is_a_fair_answer_to_a_question_that_lapsed(waarde: str) -> None:
    assert _gevonden({"team": "nee", "leden/2012": waarde}, {"leden": "5"}, *Signaalsoort)[0].vraag != "leden"
    assert not _gevonden({"team": "nee", "leden/2012": waarde}, {}, Signaalsoort.VERVALLEN)


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
    (signaal,) = _gevonden({"aantal/2012": nu}, {"aantal": toen})
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
    assert not _gevonden({"aantal/2012": nu}, {"aantal": toen})


def test_two_years_of_one_jump_are_one_finding() -> None:
    (signaal,) = _gevonden({"aantal/2011": "300", "aantal/2012": "400"}, {"aantal": "30"})
    assert signaal.jaar == "2012"
    assert "Opgegeven is “300” over 2011 en “400” over 2012" in signaal.tekst
    assert "ten minste 10 keer zo veel" in signaal.tekst


def test_the_last_year_before_this_edition_counts_and_no_other() -> None:
    eerder = {
        "aantal": tuple(_opgave(Vak("aantal"), tekst, jaar) for jaar, tekst in ((2008, "300"), (2010, "Nb")))
    }
    assert not _gevonden({"aantal/2012": "1"}, eerder=eerder)
    eerder = {"aantal": (*eerder["aantal"][:1], _opgave(Vak("aantal"), "2", 2011))}
    assert _gevonden({"aantal/2012": "1"}, eerder=eerder), (
        "2011 is a year of this edition, so 2008 is the last"
    )


def test_a_figure_that_was_printed_in_two_ways_holds_both() -> None:
    toen = tuple(
        _opgave(Vak("aantal"), tekst, 2010, plek) for tekst, plek in (("30", "Tabel 5"), ("95", "Tabel 7"))
    )
    assert not _gevonden({"aantal/2012": "100"}, eerder={"aantal": toen})
    (signaal,) = _gevonden({"aantal/2012": "300"}, eerder={"aantal": toen})
    assert "“30” in 2010 (Tabel 5) en “95” in 2010 (Tabel 7)" in signaal.tekst
    onzeker = (*toen, _opgave(Vak("aantal"), "168-89", 2010))
    assert not _gevonden({"aantal/2012": "300"}, eerder={"aantal": onzeker})


def test_better_is_always_a_discussion_point() -> None:
    (signaal,) = _gevonden({"team": "ja", "leden/2012": "12"}, {"leden": "5"})
    assert (signaal.soort, signaal.vast) == (Signaalsoort.VERBETERD, True)
    assert signaal.tekst.endswith("Dat is een opvallende verbetering.")
    (lager,) = _gevonden({"deel/2012": "2"}, {"deel": "12"})
    assert lager.kenmerk == "verbeterd:deel:lager"
    assert not _gevonden({"team": "ja", "leden/2012": "9"}, {"leden": "5"}), (
        "five more, but not twice as many"
    )


def test_the_other_direction_is_implausible_only() -> None:
    (signaal,) = _gevonden({"team": "ja", "leden/2012": "5"}, {"leden": "50"})
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
    signalen = _gevonden({plaats: nu}, {plaats: toen}, Signaalsoort.VERBETERD)
    assert [s.kenmerk for s in signalen] == ([f"verbeterd:{plaats}"] if beter else [])


def test_a_choice_is_better_than_everything_that_was_stated_before() -> None:
    def toen(*teksten: str) -> dict[str, tuple[Opgave, ...]]:
        return {"team": tuple(_opgave(Vak("team"), tekst, 2010) for tekst in teksten)}

    assert _gevonden({"team": "ja"}, eerder=toen("nee", "deels"))
    assert not _gevonden({"team": "ja"}, eerder=toen("nee", "ja"))
    assert not _gevonden({"team": "ja"}, eerder=toen("nee", "Nb"))


def test_a_row_of_a_grid_is_laid_beside_its_own_row() -> None:
    assert not _gevonden({"rooster/r2": "ja"}, {"rooster/r1": "nee"})


def test_a_question_can_be_left_out_of_improvements() -> None:
    drempels = Drempels(per_vraag={v: Vraagdrempels(verbetering=False) for v in ("team", "leden")})
    nu, toen = {"team": "ja", "leden/2012": "12"}, {"team": "nee", "leden": "5"}
    assert not _gevonden(nu, toen, drempels=drempels)


def test_of_percentages_only_the_difference_counts() -> None:
    assert not _gevonden({"procent": "12%"}, {"procent": "2"})
    (signaal,) = _gevonden({"procent": "80"}, {"procent": "35%"})
    assert "Dat is 45 procentpunt hoger." in signaal.tekst


@pytest.mark.parametrize("waarde", ["Nb", "-", "?", "n.v.t."])
def test_a_figure_that_went_away_is_named(waarde: str) -> None:
    (signaal,) = _gevonden({"aantal/2012": waarde}, {"aantal": "12"}, Signaalsoort.VERDWENEN)
    assert f"Opgegeven is “{waarde}” over 2012; eerder “12” in 2010" in signaal.tekst
    assert not _gevonden({"aantal/2012": waarde}, {"aantal": "Nb"}, Signaalsoort.VERDWENEN)
    assert not _gevonden(
        {"aantal/2011": waarde, "aantal/2012": "3"}, {"aantal": "12"}, Signaalsoort.VERDWENEN
    )


# -- beside other sources ------------------------------------------------------------------------------------------------


def _bij_emm(nu: str, emm: str | None, geleverd: bool = True, drempels: Drempels = DREMPELS) -> list[Signaal]:
    plek = ("emm.aantal", 2012)
    cijfers = {} if emm is None else {plek: (Opgave("emm.aantal", "", 2012, emm, bron="EMM"),)}
    rest = {"bronnen": BRONNEN, "broncijfers": cijfers, "drempels": drempels}
    soorten = (Signaalsoort.ANDERE_BRON, Signaalsoort.BRON_ONTBREEKT)
    return _gevonden(
        {"aantal/2012": nu}, {}, *soorten, geleverd=frozenset({plek} if geleverd else ()), **rest
    )


def test_a_difference_with_another_source_names_both_figures() -> None:
    (signaal,) = _bij_emm("215", "113")
    assert signaal.kenmerk == "andere_bron:aantal/2012:emm.aantal"
    assert signaal.tekst == (
        "Hoeveel? Het korps geeft “215” op over 2012. Bij EMM staat “113” (signalen). Het korps noemt er 102 meer."
    )
    assert [(b.opgegeven, b.bron) for b in signaal.bewijs] == [("215", "korps"), ("113", "EMM")]
    (minder,) = _bij_emm("10-12", "15")
    assert "Het korps noemt er ten minste 3 minder." in minder.tekst


@pytest.mark.parametrize(
    ("nu", "emm"), [("12", "12"), ("10-12", "11"), ("Nb", "12"), ("168-89", "12"), ("0 (2)", "5")]
)
def test_no_difference_where_there_is_none_for_certain(nu: str, emm: str) -> None:
    assert not _bij_emm(nu, emm)


def test_what_a_table_prints_in_brackets_behind_the_figure_of_a_source_is_somebody_elses() -> None:
    (signaal,) = _bij_emm("1", "0(1)")
    assert "Bij EMM staat “0(1)”" in signaal.tekst


@pytest.mark.parametrize("emm", ["-", "Nb", "?"])
def test_a_source_without_a_figure_is_said_to_be_without_and_not_nought(emm: str) -> None:
    (signaal,) = _bij_emm("12", emm)
    assert signaal.soort is Signaalsoort.BRON_ONTBREEKT
    assert f"EMM noemt geen aantal maar “{emm}”. Dat is geen nul" in signaal.tekst


def test_a_source_that_left_this_korps_out_is_named() -> None:
    (signaal,) = _bij_emm("12", None)
    assert signaal.kenmerk == "bron_ontbreekt:aantal/2012:emm.aantal"
    assert "EMM noemt hierbij geen cijfer (signalen). Dat is geen nul" in signaal.tekst


def test_a_source_that_sent_nothing_is_one_finding() -> None:
    signalen = _gevonden(
        {"aantal/2011": "1", "aantal/2012": "2"}, {}, Signaalsoort.BRON_ONTBREEKT, bronnen=BRONNEN
    )
    assert [s.kenmerk for s in signalen] == ["bron_ontbreekt:emm"]
    assert "nog geen cijfers ontvangen over 2011 en 2012" in signalen[0].tekst


def test_a_tolerance_leaves_small_differences_alone() -> None:
    aantal = Drempels(per_bron={"emm": Tolerantie(Decimal(2))})
    assert not _bij_emm("14", "12", drempels=aantal)
    assert _bij_emm("15", "12", drempels=aantal)
    procent = Drempels(per_vraag={"aantal": Vraagdrempels(tolerantie=Tolerantie(procent=Decimal(10)))})
    assert not _bij_emm("100", "90", drempels=procent)
    assert _bij_emm("100", "89", drempels=procent)


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
    (signaal,) = _gevonden(nu)
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
    assert not _gevonden(nu)


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
    (signaal,) = _gevonden({plaats: waarde}, {}, Signaalsoort.ONDUIDELIJK)
    assert uitleg in signaal.tekst
    assert f"Opgegeven is “{waarde}”" in signaal.tekst
    assert signaal.bewijs[0].opgegeven == waarde


@pytest.mark.parametrize(
    ("plaats", "waarde"), [("aantal/2012", "Nb"), ("team", "Ja."), ("aantal/2012", "7 (VP)"), ("open", "?")]
)
def test_an_answer_that_fits_is_not(plaats: str, waarde: str) -> None:
    assert not _gevonden({plaats: waarde}, {}, Signaalsoort.ONDUIDELIJK)


# -- for every input -----------------------------------------------------------------------------------------------------

ONTBREEKT = ("", "-", "Nb", "?", "n.v.t.", "niet bekend")
ONZEKER = (
    "168-89",
    "45 (60 best waarsch)",
    "2 Ja",
    "7 gem. niet",
    "i.o.",
    "Incid.",
    "ja, maar",
    "12%",
    "0(1)",
)
ZEKER = ("0", "1", "12", "15-20", "300", "1.869", "ja", "nee", "deels", "rood", "groen", "17+3", "2,5")
WAARDEN = st.sampled_from((*ONTBREEKT, *ONZEKER, *ZEKER)) | st.text(max_size=6)
PLAATSEN = [str(vak) for vraag in VRAGEN for vak in vraag.vakken]
EERDER = [str(Vak(vak.vraag, vak.rij)) for vraag in VRAGEN for vak in vraag.vakken[:1]]


@st.composite
def onderzoeken(draw: st.DrawFn, waarden: st.SearchStrategy[str] = WAARDEN) -> Onderzocht:
    cijfers = {
        ("emm.aantal", jaar): (Opgave("emm.aantal", "", jaar, tekst, bron="EMM"),)
        for jaar, tekst in draw(st.dictionaries(st.sampled_from((2011, 2012)), waarden)).items()
    }
    return _onderzoek(
        draw(st.dictionaries(st.sampled_from(PLAATSEN), waarden)),
        draw(st.dictionaries(st.sampled_from(EERDER), waarden)),
        bronnen=BRONNEN,
        broncijfers=cijfers,
        geleverd=frozenset(cijfers),
    )


@given(onderzoeken())
def test_the_same_input_gives_the_same_findings_in_the_order_of_the_questionnaire(
    onderzocht: Onderzocht,
) -> None:
    signalen = analyseer(onderzocht)
    omgekeerd = replace(
        onderzocht,
        antwoorden=dict(reversed(list(onderzocht.antwoorden.items()))),
        eerder=dict(reversed(list(onderzocht.eerder.items()))),
        broncijfers=dict(reversed(list(onderzocht.broncijfers.items()))),
    )
    assert signalen == analyseer(omgekeerd)
    plaatsen = {vraag.id: nr for nr, vraag in enumerate(VRAGEN)}
    orde = [plaatsen.get(signaal.vraag, -1) for signaal in signalen]
    assert orde == sorted(orde)
    assert len({signaal.kenmerk for signaal in signalen}) == len(signalen)
    hoofdstukken = {vraag.id: h.code for h in LIJST.hoofdstukken for vraag in h.vragen}
    assert all(s.hoofdstuk == hoofdstukken.get(s.vraag, "een") for s in signalen)


@given(onderzoeken(st.sampled_from(ZEKER)))
def test_improvements_by_themselves_are_those_of_the_whole_analysis(onderzocht: Onderzocht) -> None:
    assert verbeteringen(onderzocht) == tuple(s for s in analyseer(onderzocht) if s.vast)


@given(onderzoeken(st.sampled_from(ONTBREEKT)))
def test_nothing_is_concluded_from_what_is_missing(onderzocht: Onderzocht) -> None:
    toegestaan = {Signaalsoort.VERPLICHT_OPEN, Signaalsoort.ONBEANTWOORD, Signaalsoort.ONDUIDELIJK}
    assert {signaal.soort for signaal in analyseer(onderzocht)} <= toegestaan


@given(onderzoeken())
def test_no_comparison_rests_on_a_figure_that_is_not_certain(onderzocht: Onderzocht) -> None:
    cijfervragen = {"leden", "aantal", "deel", "som", "procent", "geteld", "emm.aantal"}
    for signaal in analyseer(onderzocht):
        if signaal.soort not in VERGELIJKEND:
            continue
        assert signaal.bewijs
        for bewijs in signaal.bewijs:
            vraag = bewijs.wat.split()[0]
            if vraag in cijfervragen:
                tweede = vraag == "emm.aantal"
                procent = vraag == "procent"
                assert zekere_maat(bewijs.opgegeven, procent=procent, tweede_bron=tweede) is not None


@given(onderzoeken())
def test_every_stated_figure_stands_in_the_sentence_to_the_letter(onderzocht: Onderzocht) -> None:
    for signaal in analyseer(onderzocht):
        for bewijs in signaal.bewijs:
            if signaal.kenmerk != "bron_ontbreekt:emm" and ":rooster:" not in signaal.kenmerk:
                assert f"“{bewijs.opgegeven}”" in signaal.tekst


@given(onderzoeken(), st.data())
def test_a_finding_keeps_its_key_when_something_else_is_answered(
    onderzocht: Onderzocht, data: st.DataObject
) -> None:
    """Only findings about the same question, or that rest on it, can come or go."""
    plaats = _vak(data.draw(st.sampled_from([p for p in PLAATSEN if p.startswith("kleur")])))
    antwoorden = {**onderzocht.antwoorden, plaats: _opgave(plaats, data.draw(WAARDEN.filter(str.strip)))}
    voor = {s.kenmerk: s for s in analyseer(onderzocht) if s.vraag and s.vraag != "kleur"}
    na = {s.kenmerk: s for s in analyseer(replace(onderzocht, antwoorden=antwoorden)) if s.vraag != "kleur"}
    if voor:
        assert voor == na


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_a_jump_up_and_the_same_jump_down_are_found_alike(een: int, ander: int) -> None:
    heen = _gevonden({"aantal/2012": str(een)}, {"aantal": str(ander)})
    terug = _gevonden({"aantal/2012": str(ander)}, {"aantal": str(een)})
    assert [s.kenmerk for s in heen] == [
        s.kenmerk.replace("lager", "h").replace("hoger", "lager").replace(":h", ":hoger") for s in terug
    ]
    klein, groot = sorted((een, ander))
    assert bool(heen) == (groot - klein >= 10 and groot >= 3 * klein)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_another_source_differs_both_ways_or_neither(a: int, b: int, c: int, d: int) -> None:
    een, ander = (f"{min(a, b)}-{max(a, b)}", f"{min(c, d)}-{max(c, d)}")
    assert len(_bij_emm(een, ander)) == len(_bij_emm(ander, een))
    assert bool(_bij_emm(een, ander)) == (max(a, b) < min(c, d) or max(c, d) < min(a, b))


def test_a_jump_is_measured_by_its_own_thresholds() -> None:
    drempels = Drempels(per_vraag={"aantal": Vraagdrempels(Sprong(Decimal(20), Decimal(1), Decimal(1)))})
    assert not _gevonden({"aantal/2012": "300"}, {"aantal": "30"}, drempels=drempels)


def test_every_kind_has_a_name() -> None:
    assert len({soortnaam(soort) for soort in Signaalsoort}) == len(Signaalsoort)
