"""How alike texts are, held against the library that counts it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from korpsmonitor_tui.word.tekstgelijkenis import LIJKT, gelijkenis

WOORDEN = st.lists(st.sampled_from(["een", "twee", "drie"]), max_size=40)


@given(links=WOORDEN, rechts=WOORDEN)
def test_what_is_told_by_the_lengths_alone_is_what_comparing_says(
    links: list[str], rechts: list[str]
) -> None:
    drempel = 0.6 if max(len(links), len(rechts)) < 4 else LIJKT
    assert gelijkenis(" ".join(links), " ".join(rechts)) == Indel.normalized_similarity(
        links, rechts, score_cutoff=drempel
    )


def test_a_text_far_longer_is_another() -> None:
    assert gelijkenis("een zin", "een zin " * 1_000) == 0.0
    assert gelijkenis("een zin van vijf woorden", "een zin van vijf woorden en nog twee") > LIJKT
