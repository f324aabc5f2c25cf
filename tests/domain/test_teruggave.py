"""A return is judged three-way: nothing guessed, nothing lost, and the same again changes nothing."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.formulier import Gelezenveld, Herkenning, Ingelezen, Losse, velden_van
from korpsmonitor_tui.domain.keuzetekst import waarde_van
from korpsmonitor_tui.domain.oordeel import (
    NIET_OVERGENOMEN,
    Bekend,
    Oordeel,
    Plek,
    Regel,
    Twijfelsoort,
    Uitkomst,
    basis,
    twijfelreden,
    vergelijkvorm,
)
from korpsmonitor_tui.domain.teruggave import beoordeel
from korpsmonitor_tui.domain.vragenlijst import (
    TOELICHTING,
    WAARDE,
    Hoofdstuk,
    Keuze,
    Vak,
    Voorwaarde,
    Vraag,
    Vragenlijst,
)

LIJST = Vragenlijst(
    "proef",
    (
        Hoofdstuk(
            "toezicht",
            1,
            "Toezicht",
            vragen=(
                Vraag("t.team", "Is er een team?", "ja_nee_deels", verplicht=True),
                Vraag("t.leden", "Hoeveel leden?", "aantal", jaren=(2011, 2012), verplicht=True,
                      voorwaarden=(Voorwaarde("t.team", is_een_van=("ja", "deels")),)),
                Vraag("t.verhaal", "Vertel.", "open"),
                Vraag("t.rooster", "Geborgd?", "rooster", cel="keuze", rijen=(Keuze("r1", "Een"), Keuze("r2", "Twee")),
                      keuzes=(Keuze("ja", "geborgd"), Keuze("nee", "niet geborgd"))),
            ),
        ),
    ),
)  # fmt: skip
PLEKKEN: list[Plek] = [
    (vak, veld) for vraag in LIJST.vragen.values() for vak in vraag.vakken for veld in velden_van(vraag)
]
TEAM, LEDEN = (Vak("t.team"), WAARDE), (Vak("t.leden", jaar="2012"), WAARDE)


def gelezen(plek: Plek, tekst: str, *, zeker: bool = True, plaats: str = "tabel 1") -> Gelezenveld:
    return Gelezenveld(*plek, tekst, plaats, zeker)


def bestand(*velden: Gelezenveld, los: tuple[Losse, ...] = ()) -> Ingelezen:
    return Ingelezen(Herkenning(), velden, los)


def oordeel_over(plek: Plek, tekst: str, *, vorige: str = "", huidig: str = "", zeker: bool = True) -> Regel:
    uitkomst = beoordeel(bestand(gelezen(plek, tekst, zeker=zeker)), LIJST, {plek: vorige}, {plek: huidig})
    return uitkomst.regels[0]


@pytest.mark.parametrize(
    ("vorige", "huidig", "tekst", "uitkomst", "twijfel"),
    [
        ("", "", "", Uitkomst.LEEG, None),
        ("", "", "12", Uitkomst.NIEUW, None),
        ("", "12", "12", Uitkomst.GELIJK, None),
        ("", "12", " 12 ", Uitkomst.GELIJK, None),
        ("", "12", "", Uitkomst.LEEG, None),
        ("", "12", "15", Uitkomst.TWIJFEL, Twijfelsoort.BOTSING),
        ("12", "12", "15", Uitkomst.GEWIJZIGD, None),
        ("12", "12", "12", Uitkomst.GELIJK, None),
        ("12", "13", "12", Uitkomst.BEHOUDEN, None),
        ("12", "", "12", Uitkomst.BEHOUDEN, None),
        ("12", "13", "13", Uitkomst.GELIJK, None),
        ("12", "13", "15", Uitkomst.TWIJFEL, Twijfelsoort.BOTSING),
        ("12", "", "15", Uitkomst.TWIJFEL, Twijfelsoort.BOTSING),
        ("12", "12", "", Uitkomst.TWIJFEL, Twijfelsoort.LEEGGEMAAKT),
        ("12", "13", "", Uitkomst.TWIJFEL, Twijfelsoort.LEEGGEMAAKT),
        ("12", "", "", Uitkomst.LEEG, None),
        ("", "", "een stuk of tien", Uitkomst.NIEUW, Twijfelsoort.PAST_NIET),
        ("12", "12", "veel", Uitkomst.GEWIJZIGD, Twijfelsoort.PAST_NIET),
    ],
)
def test_three_sides(
    vorige: str, huidig: str, tekst: str, uitkomst: Uitkomst, twijfel: Twijfelsoort | None
) -> None:
    regel = oordeel_over(LEDEN, tekst, vorige=vorige, huidig=huidig)
    assert (regel.uitkomst, regel.twijfel) == (uitkomst, twijfel)
    assert (regel.tekst, regel.huidig) == (tekst, huidig)


def test_text_beside_its_place_is_not_taken_unless_it_says_nothing_new() -> None:
    assert oordeel_over(LEDEN, "12", zeker=False).twijfel is Twijfelsoort.ONZEKER
    assert oordeel_over(LEDEN, "12", huidig="12", zeker=False).uitkomst is Uitkomst.GELIJK
    assert oordeel_over(LEDEN, "12", vorige="12", huidig="13", zeker=False).uitkomst is Uitkomst.BEHOUDEN


def test_a_choice_is_compared_and_kept_as_its_code() -> None:
    regel = oordeel_over(TEAM, "Ja.")
    assert (regel.uitkomst, regel.tekst, regel.waarde, regel.twijfel) == (Uitkomst.NIEUW, "Ja.", "ja", None)
    assert oordeel_over(TEAM, "JA", huidig="ja").uitkomst is Uitkomst.GELIJK
    assert oordeel_over(TEAM, "Nee", vorige="Ja", huidig="ja").uitkomst is Uitkomst.GEWIJZIGD
    regel = oordeel_over(TEAM, "ja, maar klein")
    assert (regel.waarde, regel.twijfel) == ("ja, maar klein", Twijfelsoort.PAST_NIET)


def test_two_texts_for_one_place_are_both_for_a_person() -> None:
    uitkomst = beoordeel(bestand(gelezen(LEDEN, "12"), gelezen(LEDEN, "15")), LIJST, None, {})
    assert [regel.twijfel for regel in uitkomst.regels[:2]] == [Twijfelsoort.DUBBEL] * 2
    assert not uitkomst.over_te_nemen


def test_the_same_text_twice_is_one_answer() -> None:
    velden = (gelezen(LEDEN, "12", zeker=False), gelezen(LEDEN, ""), gelezen(LEDEN, "12 "))
    uitkomst = beoordeel(bestand(*velden), LIJST, None, {})
    assert [r.uitkomst for r in uitkomst.regels] == [Uitkomst.GELIJK, Uitkomst.LEEG, Uitkomst.NIEUW]
    assert uitkomst.over_te_nemen == {LEDEN: "12 "}


@pytest.mark.parametrize(
    "plek",
    [(Vak("t.bestaat_niet"), WAARDE), (Vak("t.leden", jaar="1999"), WAARDE), (Vak("t.verhaal"), TOELICHTING)],
)
def test_a_place_that_this_form_does_not_have_is_for_a_person(plek: Plek) -> None:
    assert oordeel_over(plek, "iets").twijfel is Twijfelsoort.ONBEKEND
    assert oordeel_over(plek, "").uitkomst is Uitkomst.LEEG
    assert oordeel_over(plek, "iets", huidig="iets").uitkomst is Uitkomst.GELIJK


def test_an_answer_whose_place_is_gone_stands_out_and_a_place_that_never_held_any_is_named() -> None:
    uitkomst = beoordeel(bestand(gelezen(TEAM, "ja")), LIJST, {LEDEN: "12"}, {LEDEN: "12"})
    assert [(r.twijfel, r.vak) for r in uitkomst.twijfels] == [(Twijfelsoort.ONTBREEKT, LEDEN[0])]
    assert set(uitkomst.ontbrekend) == set(PLEKKEN) - {TEAM, LEDEN}


def test_required_and_empty_is_told_for_what_is_asked() -> None:
    def leeg(**teksten: str) -> tuple[Vak, ...]:
        return beoordeel(bestand(*(gelezen((Vak(f"t.{k}"), WAARDE), v) for k, v in teksten.items())), LIJST, None, {
            (Vak("t.leden", jaar="2011"), WAARDE): "3"
        }).verplicht_open  # fmt: skip

    assert leeg() == (Vak("t.team"),)
    assert leeg(team="Nee") == ()
    assert leeg(team="ja") == (Vak("t.leden", jaar="2012"),)


def test_every_kind_of_doubt_says_why() -> None:
    assert len({twijfelreden(soort) for soort in Twijfelsoort}) == len(Twijfelsoort)
    assert all(twijfelreden(soort) != soort for soort in Twijfelsoort)


TEKSTEN = st.one_of(
    st.sampled_from(["", "12", "15-20", "Ja", "ja", "nee ", "Nb", "ja, maar\r\nniet"]), st.text(max_size=4)
)
VREEMD: list[Plek] = [(Vak("x.weg"), WAARDE), (Vak("t.verhaal"), TOELICHTING)]
VELDEN = st.builds(
    Gelezenveld,
    vak=st.just(Vak("")),
    veld=st.just(WAARDE),
    tekst=TEKSTEN,
    plaats=st.just("cel A1"),
    zeker=st.booleans(),
).flatmap(
    lambda veld: st.sampled_from(PLEKKEN + VREEMD).map(
        lambda plek: Gelezenveld(*plek, veld.tekst, veld.plaats, veld.zeker)
    )
)
LOS = st.builds(
    Losse,
    tekst=st.text(min_size=1, max_size=4),
    plaats=st.just("onderaan"),
    bij=st.sampled_from([None, TEAM[0]]),
)
BESTANDEN = st.builds(
    Ingelezen,
    herkenning=st.just(Herkenning()),
    velden=st.lists(VELDEN, max_size=12).map(tuple),
    los=st.lists(LOS, max_size=3).map(tuple),
)
STANDEN = st.dictionaries(st.sampled_from(PLEKKEN), TEKSTEN)


@given(BESTANDEN, STANDEN, STANDEN)
def test_every_text_is_in_the_outcome_exactly_once(
    ingelezen: Ingelezen, vorige: dict[Plek, str], huidig: dict[Plek, str]
) -> None:
    uitkomst = beoordeel(ingelezen, LIJST, vorige, huidig)
    uit_bestand: list[tuple[Vak | None, str, str]] = [
        (veld.vak, veld.veld, veld.tekst) for veld in ingelezen.velden
    ]
    uit_bestand += [(los.bij, "", los.tekst) for los in ingelezen.los]
    in_oordeel = [(regel.vak, regel.veld, regel.tekst) for regel in uitkomst.regels]
    assert in_oordeel[: len(uit_bestand)] == uit_bestand
    erbij = uitkomst.regels[len(uit_bestand) :]
    assert all(regel.twijfel is Twijfelsoort.ONTBREEKT for regel in erbij)


@given(BESTANDEN, STANDEN, STANDEN)
def test_what_is_dropped_is_nowhere_and_what_is_taken_is_what_was_stated(
    ingelezen: Ingelezen, vorige: dict[Plek, str], huidig: dict[Plek, str]
) -> None:
    uitkomst = beoordeel(ingelezen, LIJST, vorige, huidig)
    straks = {**huidig, **uitkomst.over_te_nemen}
    for regel in uitkomst.regels:
        assert regel.vak is not None or regel.twijfel
        if not vergelijkvorm(regel.tekst) or regel.twijfel in NIET_OVERGENOMEN or regel.vak is None:
            continue
        vraag = LIJST.vragen.get(regel.vak.vraag)
        waarde = waarde_van(vraag, regel.veld, regel.tekst) if vraag else regel.tekst
        eerder = waarde_van(vraag, regel.veld, vorige.get((regel.vak, regel.veld), "")) if vraag else ""
        hier = straks.get((regel.vak, regel.veld), "")
        hier = waarde_van(vraag, regel.veld, hier) if vraag else hier
        tweede_keer = any(
            r is not regel
            and (r.vak, r.veld) == (regel.vak, regel.veld)
            and vergelijkvorm(r.waarde) == vergelijkvorm(waarde)
            for r in uitkomst.regels
        )
        assert vergelijkvorm(waarde) in {vergelijkvorm(hier), vergelijkvorm(eerder)} or tweede_keer


@given(STANDEN, STANDEN, st.sampled_from(PLEKKEN), TEKSTEN)
def test_only_what_stood_as_it_was_stated_before_is_ever_replaced(
    vorige: dict[Plek, str], huidig: dict[Plek, str], plek: Plek, tekst: str
) -> None:
    vraag = LIJST.vragen[plek[0].vraag]
    uitkomst = beoordeel(bestand(gelezen(plek, tekst)), LIJST, vorige, huidig)
    if uitkomst.over_te_nemen:
        kanten = {vergelijkvorm(waarde_van(vraag, plek[1], kant.get(plek, ""))) for kant in (vorige, huidig)}
        assert len(kanten) == 1
        assert vergelijkvorm(tekst)


def volgende(uitkomst: Oordeel, ingelezen: Ingelezen, huidig: dict[Plek, str]) -> Oordeel:
    """Judge the same contents once more, after what can be taken was taken and nobody decided on the doubts."""
    bekend = Bekend(open=Counter(regel.sleutel for regel in uitkomst.twijfels))
    vorige = basis(ingelezen.velden, bekend.open)
    return beoordeel(ingelezen, LIJST, vorige, {**huidig, **uitkomst.over_te_nemen}, bekend)


@given(BESTANDEN, STANDEN)
def test_the_same_contents_again_change_nothing_and_raise_nothing(
    ingelezen: Ingelezen, huidig: dict[Plek, str]
) -> None:
    eerst = beoordeel(ingelezen, LIJST, None, huidig)
    weer = volgende(eerst, ingelezen, huidig)
    assert weer.over_te_nemen == {}
    assert weer.twijfels == ()


def test_a_doubt_that_was_decided_is_not_raised_again_by_the_same_text() -> None:
    ingelezen = bestand(gelezen(LEDEN, "12", zeker=False), los=(Losse("zie bijlage", "onderaan"),))
    eerst = beoordeel(ingelezen, LIJST, None, {})
    besloten = Bekend(besloten=Counter(regel.sleutel for regel in eerst.twijfels))
    assert beoordeel(ingelezen, LIJST, basis(ingelezen.velden, ()), {}, besloten).twijfels == ()


def test_loose_text_twice_is_two_doubts_and_a_third_is_new() -> None:
    los = (Losse("zie bijlage", "onderaan"),)
    eerst = beoordeel(bestand(los=los * 2), LIJST, None, {})
    assert len(eerst.twijfels) == 2
    bekend = Bekend(open=Counter(regel.sleutel for regel in eerst.twijfels))
    assert len(beoordeel(bestand(los=los * 3), LIJST, None, {}, bekend).twijfels) == 1


def test_censoring_stands_out_again_after_it_was_decided_on_once() -> None:
    eerst = beoordeel(bestand(gelezen(LEDEN, "")), LIJST, {LEDEN: "12"}, {LEDEN: "12"})
    besloten = Bekend(besloten=Counter(regel.sleutel for regel in eerst.twijfels))
    weer = beoordeel(bestand(gelezen(LEDEN, "")), LIJST, {LEDEN: "12"}, {LEDEN: "12"}, besloten)
    assert [regel.twijfel for regel in weer.twijfels] == [Twijfelsoort.LEEGGEMAAKT]


def test_a_corrected_text_beside_an_open_doubt_is_taken() -> None:
    """What was doubtful did not become the answer, so a clear answer later has nothing in its way."""
    eerste = bestand(gelezen(LEDEN, "12", zeker=False))
    bekend = Bekend(open=Counter(regel.sleutel for regel in beoordeel(eerste, LIJST, None, {}).twijfels))
    tweede = bestand(gelezen(LEDEN, "12"))
    uitkomst = beoordeel(tweede, LIJST, basis(eerste.velden, bekend.open), {}, bekend)
    assert uitkomst.over_te_nemen == {LEDEN: "12"}
