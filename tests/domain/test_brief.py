"""Letters: what stands in them, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.brief import VELDEN, Briefsjabloon, Briefsoort, genoemd, vul

LEEG = dict.fromkeys(VELDEN, "")


def _sjabloon(*alineas: str) -> Briefsjabloon:
    return Briefsjabloon(Briefsoort.RAPPEL, "Over {partij}", "Geachte {respondenten},", alineas, "Groet")


def test_a_paragraph_of_which_a_place_is_empty_is_left_out() -> None:
    sjabloon = _sjabloon("Tot en met {termijn}.", "Alleen {passages} van {partij}.", "Zonder plaats.")
    brief = vul(sjabloon, LEEG | {"termijn": "3 mei 2012", "partij": "Twente", "respondenten": "korpsexpert"})
    assert brief.alineas == ("Tot en met 3 mei 2012.", "Zonder plaats.")
    assert (brief.onderwerp, brief.aanhef) == ("Over Twente", "Geachte korpsexpert,")


def test_a_place_without_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        vul(_sjabloon("{termijn}"), {"partij": "Twente"})


@given(st.text(min_size=1))
def test_what_is_filled_in_is_never_read_as_a_place(waarde: str) -> None:
    brief = vul(_sjabloon("{{a}} {partij}"), LEEG | {"partij": waarde, "respondenten": "x"})
    assert brief.onderwerp == f"Over {waarde}"
    assert brief.alineas == ((f"{{a}} {waarde}",) if waarde.strip() else ())


def test_what_is_no_plain_name_is_known_nowhere() -> None:
    assert genoemd("{partij} {a.b} {c[0]} {d!r} {e:>9} {}") == ("partij", "a.b", "c[0]", "d!r", "e:>9", "")
