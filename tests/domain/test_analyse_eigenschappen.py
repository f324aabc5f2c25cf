"""What holds of the analysis for every questionnaire."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.analyse import analyseer, verbeteringen
from korpsmonitor_tui.domain.drempels import Drempels, Sprong, Vraagdrempels
from korpsmonitor_tui.domain.reeks import Opgave, zekere_maat
from korpsmonitor_tui.domain.signaal import Onderzocht, Signaalsoort, soortnaam
from korpsmonitor_tui.domain.vragenlijst import Vak
from tests.domain.analyseproef import (
    BRONNEN,
    LIJST,
    VERGELIJKEND,
    VRAGEN,
    bij_emm,
    gevonden,
    maak_onderzoek,
    maak_opgave,
    vak_op,
)

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
    return maak_onderzoek(
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
    plaats = vak_op(data.draw(st.sampled_from([p for p in PLAATSEN if p.startswith("kleur")])))
    antwoorden = {**onderzocht.antwoorden, plaats: maak_opgave(plaats, data.draw(WAARDEN.filter(str.strip)))}
    voor = {s.kenmerk: s for s in analyseer(onderzocht) if s.vraag and s.vraag != "kleur"}
    na = {s.kenmerk: s for s in analyseer(replace(onderzocht, antwoorden=antwoorden)) if s.vraag != "kleur"}
    if voor:
        assert voor == na


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_a_jump_up_and_the_same_jump_down_are_found_alike(een: int, ander: int) -> None:
    heen = gevonden({"aantal/2012": str(een)}, {"aantal": str(ander)})
    terug = gevonden({"aantal/2012": str(ander)}, {"aantal": str(een)})
    assert [s.kenmerk for s in heen] == [
        s.kenmerk.replace("lager", "h").replace("hoger", "lager").replace(":h", ":hoger") for s in terug
    ]
    klein, groot = sorted((een, ander))
    assert bool(heen) == (groot - klein >= 10 and groot >= 3 * klein)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_another_source_differs_both_ways_or_neither(a: int, b: int, c: int, d: int) -> None:
    een, ander = (f"{min(a, b)}-{max(a, b)}", f"{min(c, d)}-{max(c, d)}")
    assert len(bij_emm(een, ander)) == len(bij_emm(ander, een))
    assert bool(bij_emm(een, ander)) == (max(a, b) < min(c, d) or max(c, d) < min(a, b))


def test_a_jump_is_measured_by_its_own_thresholds() -> None:
    drempels = Drempels(per_vraag={"aantal": Vraagdrempels(Sprong(Decimal(20), Decimal(1), Decimal(1)))})
    assert not gevonden({"aantal/2012": "300"}, {"aantal": "30"}, drempels=drempels)


def test_every_kind_has_a_name() -> None:
    assert len({soortnaam(soort) for soort in Signaalsoort}) == len(Signaalsoort)
