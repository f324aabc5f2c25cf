"""A text of a report becomes paragraphs and lists, and no word of it is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.rapporttekst import als_blokken
from korpsmonitor_tui.domain.stuk import Opsomming, Tekst

REGEL = st.text(st.sampled_from("ab -•\t"), max_size=12)


def test_empty_lines_part_paragraphs_and_dashes_make_a_list() -> None:
    tekst = "Eerste regel\ntweede regel\n\n- een punt\n  dat doorloopt\n- nog een\n\n• en een\n\nSlot."
    assert als_blokken(tekst) == (
        Tekst("Eerste regel\ntweede regel"),
        Opsomming(("een punt dat doorloopt", "nog een", "en een")),
        Tekst("Slot."),
    )
    assert als_blokken("Zij wil:\n- rust") == (Tekst("Zij wil:"), Opsomming(("rust",)))
    assert als_blokken("-5% is een cijfer") == (Tekst("-5% is een cijfer"),)
    assert als_blokken(" \n\n ") == ()


@given(st.lists(REGEL, max_size=8).map("\n".join))
def test_no_word_is_lost_and_none_is_added(tekst: str) -> None:
    getoond = []
    for blok in als_blokken(tekst):
        assert isinstance(blok, Tekst | Opsomming)
        stukken = blok.punten if isinstance(blok, Opsomming) else (blok.tekst,)
        assert all(stukken)
        getoond += [woord for stuk in stukken for woord in stuk.split()]
    merken = re.compile(r"^\s*[-•–*]\s+(?=\S)")
    assert getoond == [woord for regel in tekst.splitlines() for woord in merken.sub("", regel).split()]
