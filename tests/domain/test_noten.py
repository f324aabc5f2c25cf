"""Notes tell what they refer to in full once, and short after that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.noten import Noot, Nootsoort, Vermelding, lees_noot, schrijf_noten

POLITIE = Noot(Nootsoort.GESPREK, "2012/politie")
OM = Noot(Nootsoort.GESPREK, "2012/om")
BRIEF = Noot(Nootsoort.AANVULLING, "aanvulling-1")
NOTA = Noot(Nootsoort.DESKBRON, "deskbron-1")
VERMELDINGEN = {
    (Nootsoort.GESPREK, "2012/politie"): Vermelding(
        "interview met politie X, 16 januari 2012", "interview politie X", hierna=True
    ),
    (Nootsoort.GESPREK, "2012/om"): Vermelding(
        "interview met het OM, 26 januari 2012", "interview OM", hierna=True
    ),
    (Nootsoort.AANVULLING, "aanvulling-1"): Vermelding(
        "aanvullende informatie politie X, 25 oktober 2012",
        "aanvullende informatie politie X, 25 oktober 2012",
    ),
    (Nootsoort.DESKBRON, "deskbron-1"): Vermelding("Gemeente X, Nota, 2000", "Gemeente X 2000"),
}


def test_the_first_time_in_full_and_short_after_that() -> None:
    assert schrijf_noten([[POLITIE, OM], [], [POLITIE], [POLITIE, BRIEF]], VERMELDINGEN) == (
        "Interview met politie X, 16 januari 2012 (hierna: “interview politie X”); "
        "interview met het OM, 26 januari 2012.",
        "",
        "Interview politie X.",
        "Interview politie X; aanvullende informatie politie X, 25 oktober 2012.",
    )


def test_a_place_in_a_source_stands_behind_it() -> None:
    reeksen = [
        [Noot(Nootsoort.DESKBRON, "deskbron-1", "p. 2")],
        [Noot(Nootsoort.DESKBRON, "deskbron-1", "pp. 5-6")],
    ]
    assert schrijf_noten(reeksen, VERMELDINGEN) == (
        "Gemeente X, Nota, 2000, p. 2.",
        "Gemeente X 2000, pp. 5-6.",
    )


def test_what_is_gone_says_so() -> None:
    assert schrijf_noten([[Noot(Nootsoort.DESKBRON, "weg")]], VERMELDINGEN) == (
        "Een bron die niet meer is vastgelegd.",
    )


@given(
    st.sampled_from(Nootsoort),
    st.text(min_size=1).filter(lambda tekst: "#" not in tekst),
    st.text().map(str.strip),
)
def test_a_reference_is_read_as_it_was_stored(soort: Nootsoort, id_: str, plaats: str) -> None:
    noot = Noot(soort, id_, plaats)
    assert lees_noot(str(noot)) == noot


@given(st.one_of(st.none(), st.integers(), st.text()))
def test_anything_else_is_no_reference(waarde: object) -> None:
    gelezen = lees_noot(waarde)
    assert gelezen is None or str(waarde).startswith(f"{gelezen.soort}:")
