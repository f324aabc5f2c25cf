"""A form is recognised by the properties of its file, and else by a line that can be read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.formulier import Formulierkop, Herkenning
from korpsmonitor_tui.domain.formulierkenmerk import (
    SOORT,
    eigenschappen,
    kenmerkregel,
    uit_eigenschappen,
    uit_kenmerkregel,
)

if TYPE_CHECKING:
    from datetime import date

CODES = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,15}", fullmatch=True)


@given(CODES, CODES, CODES, CODES, CODES, st.none() | st.dates())
def test_wat_een_formulier_zegt_komt_langs_beide_wegen_terug(
    instrument: str, editie: str, versie: str, vingerafdruk: str, partij: str, termijn: date | None
) -> None:
    kop = Formulierkop(instrument, "Titel", editie, versie, vingerafdruk, partij, "Naam", termijn)
    verwacht = Herkenning(
        instrument, editie, versie, vingerafdruk, partij, termijn.isoformat() if termijn else ""
    )

    assert uit_eigenschappen(eigenschappen(kop)) == verwacht
    assert uit_kenmerkregel(f"Kenmerk: {kenmerkregel(kop)} (niet wijzigen)") == verwacht


def test_een_ander_bestand_zegt_niets() -> None:
    assert uit_eigenschappen({SOORT: "verslag", "korpsmonitor_partij": "groningen"}) == Herkenning()
    assert uit_eigenschappen({"korpsmonitor_partij": "groningen"}) == Herkenning()
    assert uit_kenmerkregel("partij=groningen; editie=2012") is None
