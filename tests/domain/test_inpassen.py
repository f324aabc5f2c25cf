"""One person's change put into what a text has become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.inpassen import Botsing, pas_in, voegt_alleen_toe

OUD = "De korpsexpert werkt 32 uur per week aan mensenhandel, naast het toezicht."


@pytest.mark.parametrize(
    ("nu", "nieuw", "samen"),
    [
        (OUD, OUD.replace("32", "36"), OUD.replace("32", "36")),
        (OUD.replace("32", "36"), OUD, OUD.replace("32", "36")),
        (
            OUD.replace("De korpsexpert", "De deskundige"),
            OUD.replace("32", "36"),
            OUD.replace("De korpsexpert", "De deskundige").replace("32", "36"),
        ),
        (OUD.replace("32", "36"), OUD.replace("32", "36"), OUD.replace("32", "36")),
        (OUD.replace(", naast het toezicht", ""), OUD.replace("32", "36"), None),
        (OUD.replace(" per week", ""), OUD.replace("toezicht", "werk"), None),
    ],
)
def test_changes_apart_go_together(nu: str, nieuw: str, samen: str | None) -> None:
    verwacht = samen if samen is not None else _beide(nu, nieuw)
    assert pas_in(OUD, nu, nieuw).tekst == verwacht


def _beide(nu: str, nieuw: str) -> str:
    """The only text that has what both did: by hand, for the two cases above."""
    return {
        (OUD.replace(", naast het toezicht", ""), OUD.replace("32", "36")): (
            "De korpsexpert werkt 36 uur per week aan mensenhandel."
        ),
        (OUD.replace(" per week", ""), OUD.replace("toezicht", "werk")): (
            "De korpsexpert werkt 32 uur aan mensenhandel, naast het werk."
        ),
    }[nu, nieuw]


@pytest.mark.parametrize(
    ("oud", "nu", "nieuw", "botsing"),
    [
        ("Er zijn 3,5 fte.", "Er zijn 4,5 fte.", "Er zijn 3,6 fte.", Botsing("3,5", "4,5", "3,6")),
        (
            "De inzet is voldoende.",
            "De inzet is niet voldoende.",
            "De inzet is onvoldoende.",
            Botsing("voldoende", "niet voldoende", "onvoldoende"),
        ),
        ("Er zijn 32 zaken nu.", "Er zijn 36 zaken nu.", "Er zijn 32 meldingen nu.", None),
        ("a b c", "a c", "a B c", None),
        ("a", "a b", "a c", None),
        ("", "links", "rechts", None),
    ],
)
def test_changes_that_touch_are_for_a_person(oud: str, nu: str, nieuw: str, botsing: Botsing | None) -> None:
    uitkomst = pas_in(oud, nu, nieuw)
    assert uitkomst.tekst is None
    assert len(uitkomst.botsingen) == 1
    if botsing is not None:
        assert uitkomst.botsingen == (botsing,)


woord = st.sampled_from(["niet", "wel", "32", "3,5", "uur", "de", "De", "korps.", "(zie", "a)", "\n", "–"])
tekst = st.lists(woord, max_size=14).map(" ".join) | st.text(" ab1.,\n", max_size=12)


@given(tekst, tekst)
def test_with_one_change_nothing_is_lost(oud: str, nieuw: str) -> None:
    assert pas_in(oud, oud, nieuw).tekst == nieuw
    assert pas_in(oud, nieuw, oud).tekst == nieuw
    assert pas_in(oud, nieuw, nieuw).tekst == nieuw


@given(tekst, tekst, tekst)
def test_who_comes_first_makes_no_difference(oud: str, een: str, ander: str) -> None:
    links, rechts = pas_in(oud, een, ander), pas_in(oud, ander, een)
    assert links.tekst == rechts.tekst
    assert (links.tekst is None) == bool(links.botsingen)
    assert [(b.oud, b.nu, b.nieuw) for b in links.botsingen] == [
        (b.oud, b.nieuw, b.nu) for b in rechts.botsingen
    ]


@given(st.lists(st.sampled_from(["uno", "due", "tre", "7", "9"]), min_size=3, max_size=12), st.data())
def test_both_changes_are_in_the_outcome_and_nothing_else(woorden: list[str], data: st.DataObject) -> None:
    """Each side replaces one word by one that occurs nowhere else."""
    plaatsen = st.integers(0, len(woorden) - 1)
    links, rechts = data.draw(plaatsen), data.draw(plaatsen)

    def met(*vervangen: tuple[int, str]) -> str:
        nieuw = list(woorden)
        for plaats, ander in vervangen:
            nieuw[plaats] = ander
        return " ".join(nieuw)

    uitkomst = pas_in(met(), met((links, "LINKS")), met((rechts, "RECHTS")))
    if uitkomst.tekst is None:
        # Without repetitions only neighbours meet; with them a difference can be read in more than one way.
        assert abs(links - rechts) <= 1 or len(set(woorden)) < len(woorden)
    else:
        assert uitkomst.tekst == met((links, "LINKS"), (rechts, "RECHTS"))


@pytest.mark.parametrize(
    ("oud", "nieuw", "uit"),
    [
        ("Dat klopt.", "Dat klopt. Het gold alleen in 2011.", True),
        ("Dat klopt.", "In 2011 gold: Dat klopt.", True),
        ("Dat klopt.", "Dat klopt.", False),
        ("Dat klopt.", "Dat  klopt.", False),
        ("Dat klopt.", "Dat klopte.", False),
        ("Er zijn 3,5 fte.", "Er zijn 3,6 fte en meer.", False),
        ("a b", "b a c", False),
        ("", "iets", True),
    ],
)
def test_adding_leaves_every_word_where_it_was(oud: str, nieuw: str, uit: bool) -> None:
    assert voegt_alleen_toe(oud, nieuw) is uit


def test_very_long_texts_are_merged_where_they_can_be_and_never_guessed() -> None:
    woorden = [f"woord{nr}" for nr in range(2_000)]

    def met(*plaatsen: int) -> str:
        return " ".join("ANDERS" if nr in plaatsen else woord for nr, woord in enumerate(woorden))

    assert pas_in(met(), met(3), met(1_990)).tekst == met(3, 1_990)
    assert pas_in(met(), met(3, 1_000), met(500)).tekst is None
    assert pas_in(met(), met(3), met()).tekst == met(3)
