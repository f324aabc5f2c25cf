"""Figures keep what was stated, and totals never count what is not there."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.betekenis import Bereik, Ontbreekreden
from korpsmonitor_tui.domain.cijfer import Cijfer, Totaal, tel_op

ONTBREKEND = ("", "-", "Nb", "?", "n.v.t.")
NIET_TELBAAR = ("Deels", "i.o.", "168-89", "2 Ja", "12%", "Pol", "_")

teksten = st.one_of(
    st.text(),
    st.sampled_from(
        [*ONTBREKEND, *NIET_TELBAAR, "0", "12", "1.869", "3,5", "15-20", "0(1)", "17+3", "7 (VP)"]
    ),
)
cijfers = st.lists(st.none() | teksten.map(Cijfer))


def tel(*opgegeven: str) -> Totaal:
    return tel_op(Cijfer(tekst) for tekst in opgegeven)


def vast(waarde: str) -> Bereik:
    return Bereik(Decimal(waarde), Decimal(waarde))


@given(teksten)
def test_what_was_stated_is_given_back_to_the_letter(opgegeven: str) -> None:
    cijfer = Cijfer(opgegeven, 2012, "korps", "14")
    assert cijfer.betekenis is not None
    assert str(cijfer) == cijfer.opgegeven == opgegeven


@pytest.mark.parametrize(
    ("opgegeven", "telbaar"),
    [
        ("12", Bereik(Decimal(12), Decimal(12))),
        ("15-20", Bereik(Decimal(15), Decimal(20))),
        ("7 (VP)", Bereik(Decimal(7), Decimal(7))),
        ("17+3", Bereik(Decimal(20), Decimal(20))),
        ("17+3 (x)", Bereik(Decimal(20), Decimal(20))),
        *((tekst, None) for tekst in (*ONTBREKEND, *NIET_TELBAAR, "10-12%", "- (3)", "Ja (2 teams)")),
    ],
)
def test_what_a_total_counts(opgegeven: str, telbaar: Bereik | None) -> None:
    assert Cijfer(opgegeven).telbaar == telbaar


def test_a_figure_behind_brackets_can_be_missing() -> None:
    assert Cijfer("- (3)").ontbreekt is Ontbreekreden.NIET_OPGEGEVEN
    assert Cijfer("1 (-)").ontbreekt is None
    assert Cijfer("Deels").ontbreekt is None


def test_brackets_hold_the_figure_of_another_source() -> None:
    emm = Cijfer("0 (1)", 2012, "emm", "26")
    assert emm.uit_haakjes("korps") == Cijfer("1", 2012, "korps", "26")
    assert Cijfer("1 (-)").uit_haakjes("korps") == Cijfer("-", None, "korps")
    assert Cijfer("12").uit_haakjes("korps") is None
    assert Cijfer("(5)").uit_haakjes("korps") is None


def test_a_total_names_what_it_lacks() -> None:
    assert str(tel("1.000", "234", "Nb", "nb", "Nb")) == "1.234 (3 korpsen niet bekend)"
    assert str(tel("12", "-")) == "12 (1 korps niet opgegeven)"
    assert str(tel("345", "12-17")) == "357-362"
    assert str(tel("1", "", "Nb", "168-89", "7 (VP)")) == (
        "8 (1 korps niet ingevuld, 1 korps niet bekend, 1 korps niet op te tellen, "
        "1 korps met een toevoeging die niet is meegeteld)"
    )
    assert str(tel_op([Cijfer("3"), None, None])) == "3 (2 korpsen zonder cijfer)"
    assert str(tel("1", "?", "nvt")) == "1 (1 korps met een vraagteken, 1 korps niet van toepassing)"


def test_a_total_of_other_things_than_korpsen() -> None:
    totaal = tel("1", "-", "-")
    assert totaal.weergave(lambda aantal: "rij" if aantal == 1 else "rijen") == "1 (2 rijen niet opgegeven)"


def test_nothing_to_count_is_not_nought() -> None:
    assert tel("Nb", "-") == Totaal(
        None, ontbreekt=((Ontbreekreden.NIET_OPGEGEVEN, 1), (Ontbreekreden.NIET_BEKEND, 1))
    )
    assert str(tel("Nb")) == "geen totaal (1 korps niet bekend)"
    assert str(tel_op([])) == "geen totaal"
    assert tel("0").som == vast("0")
    assert str(tel("0")) == "0"


def test_a_total_is_complete_only_if_all_is_counted() -> None:
    assert tel("1", "15-20").volledig
    for tekst in (*ONTBREKEND, *NIET_TELBAAR, "0(1)"):
        assert not tel("1", tekst).volledig, tekst
    assert not tel_op([Cijfer("1"), None]).volledig


@pytest.mark.parametrize("opgegeven", [*ONTBREKEND, *NIET_TELBAAR])
def test_missing_and_worded_figures_change_no_sum(opgegeven: str) -> None:
    assert tel("12", opgegeven).som == tel("12").som
    assert tel(opgegeven).som is None


@given(cijfers)
def test_every_figure_is_accounted_for_once(rij: list[Cijfer | None]) -> None:
    totaal = tel_op(rij)
    ontbreekt = sum(aantal for _reden, aantal in totaal.ontbreekt)
    assert totaal.geteld + ontbreekt + totaal.zonder + totaal.niet_telbaar == len(rij)
    assert (totaal.som is None) is (totaal.geteld == 0)
    assert totaal.met_toevoeging <= totaal.geteld


@given(cijfers, st.none() | teksten.map(Cijfer))
def test_a_total_never_falls_by_adding_a_figure(rij: list[Cijfer | None], erbij: Cijfer | None) -> None:
    voor, na = tel_op(rij), tel_op([*rij, erbij])
    if voor.som is not None:
        assert na.som is not None
        assert na.som.laag >= voor.som.laag
        assert na.som.hoog >= voor.som.hoog
    if erbij is None or erbij.telbaar is None:
        assert na.som == voor.som


@given(cijfers)
def test_the_order_of_figures_does_not_matter(rij: list[Cijfer | None]) -> None:
    assert tel_op(rij) == tel_op(rij[::-1])
