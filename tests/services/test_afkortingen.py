"""Abbreviations that are written out while typing: chosen by people, per edition, and never more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import NietGevonden, OnbruikbareInvoer, StapGeweigerd
from korpsmonitor_tui.domain.schrijfuit import schrijf_uit, woord_voor
from korpsmonitor_tui.services import afkortingen, conflicten
from korpsmonitor_tui.services.ongedaan import ongedaan
from tests.services.conftest import wissel_uit
from tests.services.samen import strijd

if TYPE_CHECKING:
    from tests.services.conftest import Laptop


def eigen(laptop: Laptop) -> dict[str, str]:
    return afkortingen.lees_eigen(laptop.store.lees(), laptop.notulist.editie.id)


def test_nothing_is_written_out_until_somebody_asks(laptop: Laptop) -> None:
    assert eigen(laptop) == {}
    assert afkortingen.bewaar(laptop.notulist, "mh", "mensenhandel") == "mensenhandel"
    assert afkortingen.bewaar(laptop.notulist, "RIEC").startswith("Regionaal Informatie")
    assert list(eigen(laptop)) == ["RIEC", "mh"]
    afkortingen.verwijder(laptop.notulist, "RIEC")
    assert list(eigen(laptop)) == ["mh"]
    ongedaan(laptop.notulist)
    assert list(eigen(laptop)) == ["RIEC", "mh"]


@pytest.mark.parametrize(
    ("kort", "lang"), [("a", "b"), ("a b", "c"), ("qq", ""), ("qq", "qq"), ("qq", "x" * 201)]
)
def test_what_cannot_be_an_abbreviation_is_refused(laptop: Laptop, kort: str, lang: str) -> None:
    with pytest.raises(OnbruikbareInvoer):
        afkortingen.bewaar(laptop.notulist, kort, lang)
    with pytest.raises(NietGevonden):
        afkortingen.verwijder(laptop.notulist, "qq")
    with pytest.raises(StapGeweigerd):
        afkortingen.bewaar(laptop.lezer, "mh", "mensenhandel")
    assert eigen(laptop) == {}


def test_two_laptops_that_mean_the_same_agree_and_else_a_person_chooses(hier: Laptop, daar: Laptop) -> None:
    for laptop, ke in ((hier, "korpsexpert"), (daar, "korpsexperts")):
        afkortingen.bewaar(laptop.notulist, "mh", "mensenhandel")
        afkortingen.bewaar(laptop.notulist, "ke", ke)
    wissel_uit(hier, daar)
    assert eigen(hier) == eigen(daar)
    assert eigen(hier)["mh"] == "mensenhandel"
    assert not strijd(hier)


def test_two_laptops_that_write_a_code_out_differently_are_settled_by_a_person(
    hier: Laptop, daar: Laptop
) -> None:
    for laptop, voluit in ((hier, "mensenhandel"), (daar, "mondeling horen")):
        afkortingen.bewaar(laptop.notulist, "mh", voluit)
    wissel_uit(hier, daar)
    (conflict,) = conflicten.lees_conflicten(hier.coordinator, "")
    assert conflict.label.startswith("een afkorting")
    conflicten.los_op(hier.coordinator, "", conflict.soort, conflict.entiteit, conflict.veld, "mensenhandel")
    wissel_uit(hier, daar)
    for laptop in (hier, daar):
        assert eigen(laptop)["mh"] == "mensenhandel"
        assert conflicten.lees_conflicten(laptop.coordinator, "") == ()


CODES = {"mh": "mensenhandel", "OM": "Openbaar Ministerie", "P&M": "Prostitutie en Mensenhandel"}


@pytest.mark.parametrize(
    ("voor", "woord", "voluit"),
    [
        ("aanpak mh", "mh", "mensenhandel"),
        ("Mh", "Mh", "Mensenhandel"),
        ("het om", "om", ""),
        ("(OM", "OM", "Openbaar Ministerie"),
        ("team P&M", "P&M", "Prostitutie en Mensenhandel"),
        ("anti-mh", "anti-mh", ""),
        ("mh ", "", ""),
        ("mh\n", "", ""),
        ("", "", ""),
    ],
)
def test_only_a_whole_word_that_is_a_code_is_written_out(voor: str, woord: str, voluit: str) -> None:
    assert woord_voor(voor) == woord
    assert schrijf_uit(woord, CODES) == voluit


@given(st.text())
def test_a_text_without_codes_is_left_alone(tekst: str) -> None:
    woord = woord_voor(tekst)
    assert tekst.endswith(woord)
    assert schrijf_uit(woord, {}) == ""
