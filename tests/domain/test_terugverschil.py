"""One author's change on the text as it was sent, though others changed that text without tracking."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.terugstukken import met_alleen
from korpsmonitor_tui.domain.terugverschil import over_op_basis
from korpsmonitor_tui.domain.wijzigingen import Merk, Segment, Spoor

BIJ, AF = Merk(Spoor.INVOEGING, "A", None), Merk(Spoor.VERWIJDERING, "A", None)


def s(tekst: str, *merken: Merk) -> Segment:
    return Segment(tekst, merken, (), (), 0)


def over(basis: str, *segmenten: Segment) -> str:
    return over_op_basis(basis, segmenten, met_alleen("A", overgezet=False))


def test_the_silent_edit_stays_out_of_it() -> None:
    assert over("een korps meldt iets", s("een "), s("team", BIJ), s("korps", AF), s(" zegt iets")) == (
        "een team meldt iets"
    )
    assert over("een korps meldt iets", s("een korps iets"), s(" erbij", BIJ)) == "een korps meldt iets erbij"
    assert over("a b c d", s("a "), s("c ", AF), s("d")) == "a b d"


def test_a_change_within_a_silent_one_has_both() -> None:
    assert over("een korps", s("een te"), s("xx", BIJ), s("am")) == "een texxam"


_WOORDEN = st.lists(st.sampled_from(["een", "korps", "meldt", "iets", "niet", "12"]), max_size=8)


@given(_WOORDEN, st.lists(st.tuples(st.booleans(), st.sampled_from(["", "nieuw "])), max_size=8))
def test_on_a_text_that_nobody_changed_silently_it_is_the_change_itself(
    woorden: list[str], gedaan: list[tuple[bool, str]]
) -> None:
    segmenten: list[Segment] = []
    for nr, woord in enumerate(woorden):
        weg, erbij = gedaan[nr] if nr < len(gedaan) else (False, "")
        segmenten += [s(f"{woord} ", AF) if weg else s(f"{woord} "), *([s(erbij, BIJ)] if erbij else [])]
    basis = "".join(f"{woord} " for woord in woorden)
    assert over(basis, *segmenten) == "".join(segment.tekst for segment in segmenten if segment.in_nieuw)


@given(_WOORDEN, _WOORDEN, st.integers(0, 8))
def test_what_the_author_added_is_always_in_it(basis: list[str], nu: list[str], plaats: int) -> None:
    voor, na = nu[:plaats], nu[plaats:]
    tekst = over(" ".join(basis), s(" ".join(voor)), s(" TOEGEVOEGD ", BIJ), s(" ".join(na)))
    assert "TOEGEVOEGD" in tekst
