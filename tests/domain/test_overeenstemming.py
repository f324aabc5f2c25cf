"""Agreement beside examples from the literature, a kept library's results, and what must hold for any data."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.overeenstemming import cohens_kappa, duiding, krippendorff_alpha, maatgetal, meet

if TYPE_CHECKING:
    from random import Random

X = None

# Krippendorff (2011), example C: four coders, twelve units, values lacking; alpha = 0.743.
VIER_CODEURS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3),
    (X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X),
)
# The same, example A: two coders, two values; alpha = 0.095.
TWEE_WAARDEN = ((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0))
# The same, example B: two coders, five values; alpha = 0.692.
VIJF_WAARDEN = ("aabbdcccedda", "babbbccceddd")
WILLEKEURIG = (
    (3, 2, 2, 3, X, 3, 3, 0, 0, X, X, 3, 3, X, 1, 3, 0, 3, 0, 1),
    (X, 2, 2, 3, 2, 3, X, 0, X, X, 1, 2, 3, 3, 3, 3, 0, 3, 0, 3),
    (3, 2, X, 3, X, 3, 0, X, 1, 1, X, 2, 3, 0, 1, 3, X, 3, X, 1),
)


def test_voorbeelden_uit_de_literatuur() -> None:
    assert krippendorff_alpha(zip(*VIER_CODEURS, strict=True)) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(zip(*TWEE_WAARDEN, strict=True)) == pytest.approx(0.095, abs=5e-4)
    assert krippendorff_alpha(zip(*VIJF_WAARDEN, strict=True)) == pytest.approx(0.692, abs=5e-4)


def test_met_de_hand_nagerekend() -> None:
    # Two coders, four units: three equal (a, a, b), one not (a, b). Values: 5 a, 3 b of 8.
    # Observed 2 of 8; by chance 2 * 5 * 3 of 8 * 7: alpha = 1 - (2/8) / (30/56) = 8/15.
    assert krippendorff_alpha([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]) == pytest.approx(8 / 15)
    # Cohen: 3 of 4 equal; by chance (3/4 * 2/4) + (1/4 * 2/4) = 1/2: kappa = (3/4 - 1/2) / (1/2) = 1/2.
    assert cohens_kappa([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]) == pytest.approx(1 / 2)


def test_als_de_bibliotheken() -> None:
    # krippendorff 0.8.1 (numpy 2.4.6) and scikit-learn 1.9.1 on this input, run once.
    for codeurs, alpha in (
        (VIER_CODEURS, 0.743421052631579),
        (TWEE_WAARDEN, 0.09523809523809534),
        (VIJF_WAARDEN, 0.6919642857142858),
        (WILLEKEURIG, 0.5834710743801653),
    ):
        assert krippendorff_alpha(zip(*codeurs, strict=True)) == pytest.approx(alpha, abs=1e-12)
    een = (1, 3, 3, 2, 3, 1, 0, 1, 0, 3, 0, 1, 0, 3, 0, 2, 3, 2, 3, 3)
    ander = (1, 3, 3, 3, 3, 3, 0, 1, 0, 2, 0, 1, 0, 2, 1, 2, 3, 2, 3, 3)
    assert cohens_kappa(zip(een, ander, strict=True)) == pytest.approx(0.6527777777777778, abs=1e-12)
    assert cohens_kappa(zip(*TWEE_WAARDEN, strict=True)) == pytest.approx(0.09090909090909094, abs=1e-12)


def test_waar_niets_te_onderscheiden_valt_is_er_geen_maat() -> None:
    for eenheden in ([], [("a", None)], [("a", "a"), ("a", "a")]):
        assert krippendorff_alpha(eenheden) is None
        assert cohens_kappa(eenheden) is None


def test_een_meting_telt_eenheden_en_zegt_wat_niet_kan() -> None:
    drie = meet([("ja", "ja", None), ("ja", "nee", "ja"), ("nee", None, None)])
    assert (drie.eenheden, drie.gelijk, drie.kappa) == (2, 1, None)
    twee = meet([("ja", "ja"), ("nee", "nee"), ("nee", None)])
    assert (twee.eenheden, twee.gelijk, twee.alpha, twee.kappa) == (2, 2, 1.0, 1.0)


# -- properties ----------------------------------------------------------------------------------------------------------

waarden = st.sampled_from("abc")
tabellen = st.integers(2, 4).flatmap(
    lambda codeurs: st.lists(st.tuples(*[waarden | st.none()] * codeurs), min_size=1, max_size=12)
)


@given(st.lists(waarden, min_size=2).filter(lambda lijst: len(set(lijst)) > 1), st.integers(2, 4))
def test_volledige_overeenstemming_is_een(lijst: list[str], codeurs: int) -> None:
    assert krippendorff_alpha([(waarde,) * codeurs for waarde in lijst]) == 1
    assert cohens_kappa([(waarde, waarde) for waarde in lijst]) == 1


@given(tabellen, st.randoms(use_true_random=False))
def test_volgorde_van_eenheden_codeurs_en_namen_doet_er_niet_toe(
    tabel: list[tuple[str | None, ...]], toeval: Random
) -> None:
    alpha = krippendorff_alpha(tabel)
    geschud = list(tabel)
    toeval.shuffle(geschud)
    assert krippendorff_alpha(geschud) == alpha
    assert krippendorff_alpha([eenheid[::-1] for eenheid in tabel]) == alpha
    andere_namen = {"a": 1, "b": 2, "c": 3, None: None}
    assert krippendorff_alpha([[andere_namen[w] for w in eenheid] for eenheid in tabel]) == alpha
    assert alpha is None or -1 <= alpha <= 1
    paren = [(eenheid[0], eenheid[1]) for eenheid in tabel]
    assert cohens_kappa([(ander, een) for een, ander in paren]) == cohens_kappa(paren)


@given(tabellen)
def test_een_eenheid_met_een_enkele_waarde_telt_niet(tabel: list[tuple[str | None, ...]]) -> None:
    alleen = ("a", *[None] * (len(tabel[0]) - 1))

    assert krippendorff_alpha([*tabel, alleen]) == krippendorff_alpha(tabel)


@given(st.integers(2, 20), st.integers(1, 10))
def test_meer_verschil_is_minder_overeenstemming(gelijk: int, ongelijk: int) -> None:
    basis = [("a", "a")] * gelijk + [("b", "b")] * gelijk
    reeks = [meet(basis + [("a", "b"), ("b", "a")] * nr).alpha for nr in range(ongelijk + 1)]

    assert all(eerst > later for eerst, later in pairwise(a for a in reeks if a is not None))
    assert None not in reeks


@pytest.mark.parametrize(
    ("alpha", "woorden"),
    [
        (1.0, "betrouwbaar"),
        (0.8, "betrouwbaar"),
        (0.797, "betrouwbaar"),
        (0.79, "bruikbaar met voorbehoud"),
        (0.66, "te laag om op te bouwen"),
        (0.0, "niet meer dan toeval"),
        (-0.2, "niet meer dan toeval"),
    ],
)
def test_in_words(alpha: float, woorden: str) -> None:
    assert duiding(alpha) == woorden


def test_what_cannot_be_determined_is_not_nought() -> None:
    assert duiding(None) == "niet te bepalen"
    assert (maatgetal(None), maatgetal(0.0), maatgetal(-0.125)) == ("n.t.b.", "0,00", "-0,12")
