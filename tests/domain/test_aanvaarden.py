"""One author's changes accepted: what is left is open, and what everybody's acceptance gives stays the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.aanvaarden import aanvaard
from korpsmonitor_tui.domain.wijzigingen import Leesalinea, Merk, Segment, Spoor, Waar, Woordlezing

_MERKEN = st.lists(
    st.builds(Merk, st.sampled_from([Spoor.INVOEGING, Spoor.VERWIJDERING]), st.sampled_from("AB"), st.none()),
    max_size=2,
).map(tuple)
_SEGMENTEN = st.builds(Segment, st.sampled_from("xyz"), _MERKEN, st.just(()), st.just(()), st.just(0))
_ALINEAS = st.lists(
    st.builds(
        Leesalinea, st.just(Waar.TEKST), st.integers(0, 1), st.lists(_SEGMENTEN, max_size=3), einde=_MERKEN
    ),
    max_size=5,
)


def _nieuw(alineas: tuple[Leesalinea, ...]) -> list[str]:
    return [regel for regel in Woordlezing(alineas, (), (), 0, 0, ()).nieuw if regel]


@given(_ALINEAS)
def test_accepting_one_and_then_all_gives_what_accepting_all_gives(alineas: list[Leesalinea]) -> None:
    over = aanvaard(alineas, "A")
    assert sorted(_nieuw(over)) == sorted(_nieuw(tuple(alineas)))
    assert "A" not in {merk.auteur for deel in over for segment in deel.segmenten for merk in segment.merken}
    assert "A" not in {merk.auteur for deel in over for merk in deel.einde}


@given(_ALINEAS)
def test_what_nobody_by_that_name_changed_is_left_alone(alineas: list[Leesalinea]) -> None:
    assert aanvaard(alineas, "C") == tuple(alineas)
