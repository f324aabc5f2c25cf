"""Findings keep their kenmerk whatever their values, and a decision holds for the values it was taken on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.consistentie import (
    Besluit,
    Besluitsoort,
    Bevonden,
    Controle,
    Ernst,
    Lezing,
    Vondst,
    heeft_open_fout,
    lees_besluit,
    orde,
)

VONDST = Vondst(
    Controle.TOTAAL, Ernst.FOUT, "Wat", Lezing("tekst", "12"), Lezing("tabel", "13"), ("totaal", "5")
)


def _besluit(vondst: Vondst) -> Besluit:
    return Besluit(Besluitsoort.TWEEDE, "Nageteld.", vondst.stempel, vondst.een.waarde, vondst.ander.waarde)


@given(st.text(), st.text(), st.text())
def test_the_kenmerk_is_of_what_it_is_about_and_the_stempel_of_the_values(
    een: str, ander: str, wat: str
) -> None:
    anders = replace(VONDST, wat=wat, een=Lezing("elders", een), ander=Lezing("tabel", ander))
    assert anders.kenmerk == VONDST.kenmerk
    assert (anders.stempel == VONDST.stempel) == ((een, ander) == ("12", "13"))


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_two_things_never_share_a_kenmerk(een: list[str], ander: list[str]) -> None:
    kenmerken = {replace(VONDST, sleutel=tuple(delen)).kenmerk for delen in (een, ander)}
    assert len(kenmerken) == (1 if een == ander else 2)


def test_a_decision_lapses_when_a_value_changes_and_says_so() -> None:
    beslist = Bevonden(VONDST, (_besluit(VONDST),))
    assert beslist.besluit is not None
    assert (beslist.open_fout, beslist.vervallen, beslist.vraagt_besluit) == (False, False, False)
    later = Bevonden(replace(VONDST, ander=Lezing("tabel", "14")), beslist.besluiten)
    assert later.besluit is None
    assert later.vervallen
    assert later.open_fout
    assert later.besluiten[0].ander == "13"


def test_two_decisions_on_two_laptops_are_none() -> None:
    een = _besluit(VONDST)
    beide = Bevonden(VONDST, (een, replace(een, besluit=Besluitsoort.EERSTE)))
    assert beide.besluit is None
    assert not beide.vervallen
    assert heeft_open_fout([beide])


def test_only_an_undecided_error_counts_and_information_asks_for_nothing() -> None:
    waarschuwing = Bevonden(replace(VONDST, ernst=Ernst.WAARSCHUWING))
    informatie = Bevonden(replace(VONDST, ernst=Ernst.INFORMATIE))
    assert not heeft_open_fout([waarschuwing, informatie, Bevonden(VONDST, (_besluit(VONDST),))])
    assert (waarschuwing.vraagt_besluit, informatie.vraagt_besluit) == (True, False)


def test_what_is_open_and_worst_comes_first() -> None:
    open_ = Bevonden(VONDST)
    waarschuwing = Bevonden(replace(VONDST, ernst=Ernst.WAARSCHUWING))
    beslist = Bevonden(VONDST, (_besluit(VONDST),))
    assert sorted([beslist, waarschuwing, open_], key=orde) == [open_, waarschuwing, beslist]


def test_a_decision_is_read_back_and_anything_else_is_none() -> None:
    besluit = _besluit(VONDST)
    assert lees_besluit(besluit.naar_json()) == besluit
    vreemde: tuple[object, ...] = (None, "eerste", {}, {"besluit": "weet ik niet"}, {"besluit": 3}, [])
    for vreemd in vreemde:
        assert lees_besluit(vreemd) is None
