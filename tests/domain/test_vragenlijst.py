"""Places for answers, when a question is asked, and what an answer can be read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.vragenlijst import (
    CELSOORTEN,
    Geldigheid,
    Hoofdstuk,
    Keuze,
    Vak,
    Voorwaarde,
    Vraag,
    Vragenlijst,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

AB = (Keuze("a", "eerste"), Keuze("b", "tweede"))
ANTWOORDEN = st.sampled_from(
    ["", " ", "ja", " Ja ", "nee", "deels", "a", "a b", "0", "3", "0-3", "Nb", "soms"]
)
STELSELS = st.sampled_from(["ja_nee_deels", "meerkeuze", "aantal", "keuze"])
G, V, O = Geldigheid.GELDT, Geldigheid.VERVALT, Geldigheid.ONBEKEND  # noqa: E741


def vraag(id_: str, soort: str = "ja_nee_deels", *voorwaarden: Voorwaarde, **meer: object) -> Vraag:
    keuzes = AB if soort in ("keuze", "meerkeuze") else ()
    return Vraag(id_, f"{id_}?", soort, keuzes=keuzes, voorwaarden=voorwaarden, **meer)  # type: ignore[arg-type]


def lijst(vragen: Sequence[Vraag]) -> Vragenlijst:
    return Vragenlijst("1", (Hoofdstuk("h", 1, "H", vragen=tuple(vragen)),), 2012)


def opgave(gegeven: Mapping[str, str]) -> Callable[[Vak], str]:
    """Answers by the printed form of their place."""
    return lambda vak: gegeven.get(str(vak), "")


def oordeel(voorwaarde: Voorwaarde, soort: str, antwoord: str) -> Geldigheid:
    """Whether a question with this condition is asked, if the earlier question ``v`` was answered so."""
    vragen = [vraag("v", soort), vraag("w", "open", voorwaarde)]
    return lijst(vragen).geldigheid(vragen[1], opgave({"v": antwoord}))


# -- places ------------------------------------------------------------------------------------------------------------


def test_places_go_row_by_row_and_year_by_year() -> None:
    rooster = Vraag("v", "?", "rooster", rijen=AB, cel="aantal", jaren=(2011, 2012))
    assert [str(vak) for vak in rooster.vakken] == ["v/a/2011", "v/a/2012", "v/b/2011", "v/b/2012"]
    assert (rooster.vraagt, rooster.antwoordcodes) == ("aantal", ())
    assert vraag("v").vakken == (Vak("v"),)


def test_an_answer_without_a_year_speaks_of_the_peiljaar() -> None:
    vragenlijst = lijst([])
    assert vragenlijst.jaar_van(Vak("v")) == 2012
    assert vragenlijst.jaar_van(Vak("v", jaar="2008")) == 2008


# -- when a question is asked ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("voorwaarde", "soort", "antwoord", "verwacht"),
    [
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", "", O),
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", "  ", O),
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", "deels", G),
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", " JA ", G),
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", "nee", V),
        # Something else than asked was stated: that is no reason to drop a question.
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", "7 gem. niet", O),
        (Voorwaarde("v", is_een_van=("ja", "deels")), "ja_nee_deels", "Nb", O),
        (Voorwaarde("v", is_geen_van=("nee",)), "ja_nee_deels", "nee", V),
        (Voorwaarde("v", is_geen_van=("nee",)), "ja_nee_deels", "deels", G),
        (Voorwaarde("v", is_geen_van=("nee",)), "ja_nee_deels", "i.o.", O),
        (Voorwaarde("v", is_een_van=("b",)), "meerkeuze", "a b", G),
        (Voorwaarde("v", is_een_van=("b",)), "meerkeuze", "a", V),
        (Voorwaarde("v", is_een_van=("b",)), "meerkeuze", "a,b", O),
        (Voorwaarde("v", is_een_van=("b",)), "meerkeuze", "zomaar b", G),
        (Voorwaarde("v", is_geen_van=("b",)), "meerkeuze", "a", G),
        (Voorwaarde("v", is_geen_van=("b",)), "meerkeuze", "a zomaar", O),
        (Voorwaarde("v", meer_dan=0), "aantal", "0", V),
        (Voorwaarde("v", meer_dan=0), "aantal", "1", G),
        (Voorwaarde("v", meer_dan=2), "aantal", "1-2", V),
        (Voorwaarde("v", meer_dan=2), "aantal", "2-3", O),
        (Voorwaarde("v", meer_dan=2), "aantal", "3-4", G),
        (Voorwaarde("v", meer_dan=2), "aantal", "1.869", G),
        (Voorwaarde("v", meer_dan=0), "aantal", "-", O),
        (Voorwaarde("v", meer_dan=0), "aantal", "168-89", O),
    ],
)
def test_a_condition_is_decided_by_what_is_certain(
    voorwaarde: Voorwaarde, soort: str, antwoord: str, verwacht: Geldigheid
) -> None:
    assert oordeel(voorwaarde, soort, antwoord) is verwacht


def test_all_conditions_must_hold_and_one_that_fails_decides() -> None:
    ja = {"is_een_van": ("ja",)}
    drie = vraag("c", "open", Voorwaarde("a", **ja), Voorwaarde("b", **ja))  # type: ignore[arg-type]
    vragenlijst = lijst([vraag("a"), vraag("b"), drie])
    for a, b, verwacht in [("ja", "ja", G), ("ja", "", O), ("", "nee", V), ("nee", "soms", V)]:
        assert vragenlijst.geldigheid(drie, opgave({"a": a, "b": b})) is verwacht


def test_what_hangs_on_a_lapsed_question_lapses_whatever_was_answered_there() -> None:
    eerste = vraag("a", niet_voor=("kmar",))
    tweede = vraag("b", "ja_nee_deels", Voorwaarde("a", is_een_van=("ja",)))
    derde = vraag("c", "open", Voorwaarde("b", is_een_van=("ja",)))
    vragenlijst = lijst([eerste, tweede, derde])
    alles_ja = opgave({"a": "ja", "b": "ja"})
    assert vragenlijst.geldigheid(derde, alles_ja, "klpd", "korps") is G
    assert vragenlijst.geldigheid(derde, alles_ja, "kmar", "korps") is V
    assert vragenlijst.geldigheid(derde, opgave({"a": "nee", "b": "ja"})) is V
    assert vragenlijst.geldigheid(derde, opgave({"b": "ja"})) is O


@pytest.mark.parametrize(
    ("alleen", "niet", "partij", "verwacht"),
    [
        ((), (), "", G),
        (("korps",), (), "", G),
        (("korps",), (), "zeeland", G),
        (("kmar",), (), "zeeland", V),
        (("kmar", "zeeland"), (), "zeeland", G),
        ((), ("korps",), "zeeland", V),
        (("korps",), ("zeeland",), "zeeland", V),
    ],
)
def test_a_question_is_asked_of_parties_and_kinds_of_them(
    alleen: tuple[str, ...], niet: tuple[str, ...], partij: str, verwacht: Geldigheid
) -> None:
    een = vraag("a", alleen_voor=alleen, niet_voor=niet)
    assert lijst([een]).geldigheid(een, opgave({}), partij, "korps" if partij else "") is verwacht


def test_conditions_in_a_circle_are_a_fault_and_no_endless_loop() -> None:
    vragen = [
        vraag("a", "ja_nee_deels", Voorwaarde("b", is_een_van=("ja",))),
        vraag("b", "ja_nee_deels", Voorwaarde("a", is_een_van=("ja",))),
    ]
    with pytest.raises(ValueError, match="a"):
        lijst(vragen).geldigheid(vragen[0], opgave({}))


def test_long_chains_and_many_ways_through_them_end() -> None:
    # Each question hangs on the one before by two conditions: 2 to the power 2,000 ways back to the first.
    dubbel = ("is_een_van", "is_geen_van")
    vragen = [vraag("v0")]
    for nummer in range(1, 2000):
        eisen = [
            Voorwaarde(f"v{nummer - 1}", **{eis: (("ja",) if eis == "is_een_van" else ("nee",))})  # type: ignore[arg-type]
            for eis in dubbel
        ]
        vragen.append(vraag(f"v{nummer}", "ja_nee_deels", *eisen))
    ja = {str(vak): "ja" for een in vragen for vak in een.vakken}
    assert lijst(vragen).geldigheid(vragen[-1], opgave(ja)) is G
    assert lijst(vragen).geldigheid(vragen[-1], opgave(ja | {"v0": "nee"})) is V


@st.composite
def geketend(draw: st.DrawFn) -> tuple[Vragenlijst, dict[str, str]]:
    """Questions that hang on earlier ones in any way, and answers to some of them."""
    vragen: list[Vraag] = []
    for nummer in range(draw(st.integers(1, 7))):
        voorwaarden = [
            draw(eisen(een))
            for een in draw(st.lists(st.sampled_from(vragen), max_size=3) if vragen else st.just([]))
        ]
        niet_voor = draw(st.sampled_from([(), ("kmar",)]))
        vragen.append(vraag(f"v{nummer}", draw(STELSELS), *voorwaarden, niet_voor=niet_voor))
    return lijst(vragen), {een.id: draw(ANTWOORDEN) for een in vragen}


@st.composite
def eisen(draw: st.DrawFn, eerder: Vraag) -> Voorwaarde:
    if eerder.soort == "aantal":
        return Voorwaarde(eerder.id, meer_dan=draw(st.integers(0, 3)))
    codes = tuple(draw(st.lists(st.sampled_from(eerder.antwoordcodes), min_size=1, max_size=2)))
    if draw(st.booleans()):
        return Voorwaarde(eerder.id, is_een_van=codes)
    return Voorwaarde(eerder.id, is_geen_van=codes)


@given(geketend(), st.sampled_from(["", "kmar"]))
def test_a_question_is_asked_if_all_it_hangs_on_is_asked_and_answered_so(
    geval: tuple[Vragenlijst, dict[str, str]], partij: str
) -> None:
    vragenlijst, gegeven = geval

    def volgens_de_regel(een: Vraag) -> Geldigheid:
        if partij and partij in een.niet_voor:
            return V
        uitkomsten = [van_eis(eis) for eis in een.voorwaarden]
        return V if V in uitkomsten else O if O in uitkomsten else G

    def van_eis(eis: Voorwaarde) -> Geldigheid:
        eerder = vragenlijst.vragen[eis.vraag]
        zelf = volgens_de_regel(eerder)
        op_v = Voorwaarde("v", is_een_van=eis.is_een_van, is_geen_van=eis.is_geen_van, meer_dan=eis.meer_dan)
        return oordeel(op_v, eerder.soort, gegeven[eis.vraag]) if zelf is G else zelf

    for een in vragenlijst.vragen.values():
        assert vragenlijst.geldigheid(een, opgave(gegeven), partij) is volgens_de_regel(een)


@given(geketend())
def test_without_answers_nothing_follows_and_each_answer_can_only_decide(
    geval: tuple[Vragenlijst, dict[str, str]],
) -> None:
    vragenlijst, gegeven = geval
    for een in vragenlijst.vragen.values():
        zonder = vragenlijst.geldigheid(een, opgave({}))
        assert zonder is (O if een.voorwaarden else G)
        # What was certain with part of the answers stays so with all of them, if none of those was taken back.
        deel: dict[str, str] = {}
        vorige = zonder
        for id_, antwoord in gegeven.items():
            deel[id_] = antwoord
            nu = vragenlijst.geldigheid(een, opgave(deel))
            assert vorige in (O, nu)
            vorige = nu


# -- what an answer can be read as -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("soort", "past", "past_niet"),
    [
        ("open", ["wat dan ook", "?"], []),
        ("ja_nee_deels", ["ja", " deels "], ["misschien", "ja nee", "2 Ja"]),
        ("kleur", ["rood", "blanco"], ["oranje", "rood geel"]),
        ("keuze", ["a"], ["a b", "c"]),
        ("meerkeuze", ["a", "b a", " a  b "], ["a c", "a,b"]),
        (
            "aantal",
            ["12", "1.869", "15-20", "Nb", "-", "?", "0(1)", "17+3", "12%"],
            ["168-89", "i.o.", "veel"],
        ),
        ("percentage", ["80", "80%", "80-90%", "Nb"], ["bijna alle"]),
        (
            "datum",
            ["31-12-2012", "1/3/2012", "2012-12-31", "12-2012", "2012", "Nb"],
            [
                "31-13-2012",
                "13-2012",
                "32-1-2012",
                "voorjaar",
                "1-1-12",
                "31-12-2012-1",
                "²-2012",
                "Nb (zie bijlage)",
            ],
        ),
    ],
)
def test_what_fits_a_question(soort: str, past: list[str], past_niet: list[str]) -> None:
    een = vraag("v", soort)
    assert [antwoord for antwoord in past if not een.past(antwoord)] == []
    assert [antwoord for antwoord in past_niet if een.past(antwoord)] == []
    assert een.past("")
    assert een.past(" \n")


@given(soort=st.sampled_from(CELSOORTEN), antwoord=st.text())
def test_any_text_fits_or_does_not(soort: str, antwoord: str) -> None:
    enkel = vraag("v", soort)
    rooster = Vraag("v", "?", "rooster", keuzes=enkel.keuzes, rijen=AB, cel=soort)
    assert enkel.past(antwoord) is rooster.past(antwoord)
    assert enkel.past(antwoord) is enkel.past(f" {antwoord}\n")


@pytest.mark.parametrize("soort", CELSOORTEN)
@pytest.mark.parametrize("antwoord", ["9" * 5000, "1-" * 5000, "1." * 5000, "(" * 5000, "9" * 5000 + "-2012"])
def test_hostile_lengths_are_only_an_answer_that_does_not_fit(soort: str, antwoord: str) -> None:
    assert isinstance(vraag("v", soort).past(antwoord), bool)


@given(
    codes=st.lists(st.sampled_from(["a", "b"]), min_size=1, unique=True),
    spaties=st.sampled_from([" ", "\n", "  "]),
)
def test_a_multiple_choice_may_be_written_in_any_order(codes: list[str], spaties: str) -> None:
    assert vraag("v", "meerkeuze").past(spaties.join(codes))
