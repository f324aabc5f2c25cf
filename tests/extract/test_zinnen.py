"""Which sentences state something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.extract.zinnen import is_uitspraak


@pytest.mark.parametrize(
    "zin",
    ["En de gedragscode?", "Klopt dat (voor 2012)?", "“Wie doet dat?”", "Ja.", "Hm-hm.", "Oké, dank u.", "Eh …", "…", ""],
)  # fmt: skip
def test_wat_niets_zegt(zin: str) -> None:
    assert not is_uitspraak(zin)


@pytest.mark.parametrize(
    "zin", ["Goed.", "Acht rechercheurs.", "Ja, zes.", "12.", "Nee, dat is niet geborgd.", "De norm? Die halen wij."]
)  # fmt: skip
def test_wat_iets_zegt(zin: str) -> None:
    assert is_uitspraak(zin)


@given(st.text())
def test_een_vraag_is_nooit_een_uitspraak(tekst: str) -> None:
    assert not is_uitspraak(f"{tekst}?")
