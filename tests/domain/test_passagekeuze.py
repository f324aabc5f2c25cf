"""Which passages go out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.passagekeuze import Kiesbaar, Passagekeuze, lees_reeksen, schrijf_nummers

PASSAGES = tuple(
    Kiesbaar(nr, f"p{nr}", "toezicht" if nr % 2 else "prognose", frozenset({"actie"} if nr == 4 else ()))
    for nr in (1, 2, 3, 4, 6, 7, 12)
)


def nummers(keuze: Passagekeuze) -> list[int]:
    return [passage.nummer for passage in keuze.kies(PASSAGES)]


@given(st.sets(st.integers(1, 99_999)))
def test_what_is_written_is_read_again(gekozen: set[int]) -> None:
    gelezen = lees_reeksen(schrijf_nummers(gekozen))
    assert {nr for van, tot in gelezen for nr in range(van, tot + 1)} == gekozen


@given(st.text("0123456789,-– ;enx", max_size=20))
def test_what_is_read_is_all_that_was_typed(tekst: str) -> None:
    try:
        gelezen = lees_reeksen(tekst)
    except OnbruikbareInvoer:
        return
    assert all(van <= tot for van, tot in gelezen)
    cijfers = "".join(f"{van}" if van == tot else f"{van}{tot}" for van, tot in gelezen)
    assert set(cijfers) <= set(tekst)
    assert bool(gelezen) == any(teken.isdigit() for teken in tekst)


@pytest.mark.parametrize("tekst", ["9-5", "vijf", "3-", "-3", "1-2-3", "3 4", "1234567"])
def test_what_is_no_series_is_refused(tekst: str) -> None:
    with pytest.raises(OnbruikbareInvoer, match="schrijf bijvoorbeeld 3, 5-9"):
        lees_reeksen(tekst)


@pytest.mark.parametrize(
    ("tekst", "reeksen"),
    [
        ("3,5-9", ((3, 3), (5, 9))),
        (" 3 ; 5 – 9 en 12 ", ((3, 3), (5, 9), (12, 12))),
        ("", ()),
    ],
)
def test_numbers_as_people_write_them(tekst: str, reeksen: tuple[tuple[int, int], ...]) -> None:
    assert lees_reeksen(tekst) == reeksen


def test_numbers_chapters_and_marks_add_up_in_the_order_of_the_verslag() -> None:
    assert nummers(Passagekeuze(((6, 12),))) == [6, 7, 12], "a number that fell out is no mistake in a series"
    assert nummers(Passagekeuze(((12, 12), (1, 1)), kenmerken=("actie",))) == [1, 4, 12]
    assert nummers(Passagekeuze(hoofdstukken=("prognose",))) == [2, 4, 6, 12]
    assert not Passagekeuze()


@pytest.mark.parametrize(
    "keuze",
    [
        Passagekeuze(((5, 5),)),
        Passagekeuze(((1, 3), (8, 11))),
        Passagekeuze(hoofdstukken=("opsporing",)),
        Passagekeuze(((1, 1),), kenmerken=("citaat",)),
    ],
)
def test_what_chooses_nothing_is_refused_with_the_numbers_there_are(keuze: Passagekeuze) -> None:
    with pytest.raises(OnbruikbareInvoer, match="1-4, 6-7, 12"):
        keuze.kies(PASSAGES)
