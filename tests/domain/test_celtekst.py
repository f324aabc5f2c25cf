"""Texts in a workbook keep every character."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.celtekst import ONDERSTREEP, codeer, lengte, ontcijfer

CODES = st.lists(
    st.sampled_from(["_x000D_", "_x005F_", "_x", "x0041_", "_", "\x00", "\r", "a", "é", "😀"])
).map("".join)


@given(st.text(st.characters(codec="utf-8")) | CODES)
@example("_x005F_x000D_")
@example("\x0b\x1f\ufffe\uffff")
def test_elke_tekst_komt_terug(tekst: str) -> None:
    gecodeerd = codeer(tekst)

    assert ontcijfer(gecodeerd) == tekst
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", gecodeerd)
    # What a reader hands over, after it put a code of its own for that of the underscore.
    assert ontcijfer(gecodeerd.replace("_x005F_", ONDERSTREEP)) == tekst


def test_een_halve_surrogaat_ontstaat_nooit() -> None:
    assert ontcijfer("_xD800_ _xDBFF_ _xDC00_") == "_xD800_ _xDBFF_ _xDC00_"


def test_de_lengte_telt_zoals_een_rekenblad() -> None:
    assert (lengte("aé"), lengte("😀")) == (2, 2)
