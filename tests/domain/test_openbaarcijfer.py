"""A figure as it leaves: what is missing has no value, and free text stays here."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.cijfertabel import KORPS
from korpsmonitor_tui.domain.openbaarcijfer import cijfercellen


@pytest.mark.parametrize(
    ("opgegeven", "bron", "verwacht"),
    [
        ("29.764", KORPS, ("29.764", "getal", 29764, None, False, None, None)),
        ("0", KORPS, ("0", "getal", 0, None, False, None, None)),
        ("-", KORPS, ("-", "ontbreekt", None, None, False, "niet_opgegeven", None)),
        ("Nb", KORPS, ("Nb", "ontbreekt", None, None, False, "niet_bekend", None)),
        ("", KORPS, (None, "ontbreekt", None, None, False, "leeg", None)),
        ("15-20", KORPS, ("15-20", "bereik", 15, 20, False, None, None)),
        ("168-89", KORPS, (None, "onduidelijk", None, None, False, None, None)),
        ("17+3", KORPS, ("17+3", "som", 20, None, False, None, None)),
        ("40%", KORPS, ("40%", "getal", 40, None, True, None, None)),
        ("Deels", KORPS, ("Deels", "woord", None, None, False, None, "deels")),
        # Of a korps nobody knows what stands in brackets; of a source the report prints what the korps says there.
        ("0(1)", KORPS, ("0(1)", "haakjes", None, None, False, None, None)),
        ("0(1)", "emm", ("0(1)", "haakjes", 0, None, False, None, None)),
        ("7 (VP)", KORPS, (None, "haakjes", 7, None, False, None, None)),
        ("7 gem. niet", KORPS, (None, "getal_met_tekst", None, None, False, None, None)),
    ],
)
def test_the_figures_of_the_report(opgegeven: str, bron: str, verwacht: tuple[object, ...]) -> None:
    assert cijfercellen(opgegeven, bron, vrij=False) == verwacht


@given(
    st.one_of(
        st.text(max_size=12),
        st.from_regex(r"[0-9]{1,4}([-+.,][0-9]{1,3})?%?( ?\([a-z0-9]{1,5}\))?", fullmatch=True),
    ),
    st.sampled_from([KORPS, "emm"]),
)
def test_what_is_missing_has_no_value_and_free_text_stays_here(opgegeven: str, bron: str) -> None:
    letterlijk, vorm, waarde, tot, _procent, ontbreekt, woord = cijfercellen(opgegeven, bron, vrij=False)
    assert ontbreekt is None or (waarde, tot, woord) == (None, None, None)
    assert tot is None or (isinstance(waarde, Decimal) and isinstance(tot, Decimal) and waarde < tot)
    assert waarde is None or vorm in {"getal", "bereik", "som", "haakjes"}
    assert letterlijk is None or vorm in {"getal", "bereik", "som", "haakjes", "woord", "ontbreekt"}
    assert cijfercellen(opgegeven, bron, vrij=True)[1:] == (vorm, waarde, tot, _procent, ontbreekt, woord)
