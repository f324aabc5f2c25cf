"""The bar on top: where one is can always be read in full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from korpsmonitor_tui.tui.widgets.titelbalk import pas_in

_NAAM = st.text(alphabet="abc é", min_size=1, max_size=40).filter(str.strip)


@given(st.integers(80, 200), _NAAM, st.text(alphabet="abc ", min_size=1, max_size=25), _NAAM)
def test_the_place_fits_whoever_works_and_whatever_the_edition_is_called(
    breedte: int, editie: str, plaats: str, naam: str
) -> None:
    met_rollen = f"{naam} (lid van de weegploeg)"
    links, rechts = pas_in(breedte, editie, plaats, (met_rollen, naam))
    assert cell_len(f" {links} · {plaats} ") + cell_len(f" {rechts} ") <= breedte
    assert rechts in {met_rollen, naam}
    if cell_len(f" {editie} · {plaats} ") + cell_len(f" {met_rollen} ") <= breedte:
        assert (links, rechts) == (editie, met_rollen)
    assert links == editie or links.endswith("…")
