"""Scores of an instrument with judgements of its own on the screen: letters, colours, and keys that do nothing else."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.schaal import STANDAARD, Schaal
from korpsmonitor_tui.tui.kleuren import merk_van
from korpsmonitor_tui.tui.tabs.weging import WegingTab
from korpsmonitor_tui.tui.tabs.weging_toetsen import scoretoetsen
from korpsmonitor_tui.tui.weegwoorden import legenda
from tests.oordelen import VIER, schaal_van

VRIJ = schaal_van(("goed", "G", "2E7D32"), ("fout", "F", "B3261E"))


@pytest.mark.parametrize(
    ("schaal", "toetsen"),
    [
        (STANDAARD, "r rood, g geel, n groen, b blanco, x nvt"),
        (VRIJ, "f fout, g goed, b blanco, x nvt"),
        # U, M and O do something else here: then all judgements have a number, and none a letter.
        (VIER, "1 uitstekend, 2 voldoende, 3 matig, 4 onvoldoende, b blanco, x nvt"),
    ],
)
def test_every_score_has_a_key_that_does_nothing_else(schaal: Schaal, toetsen: str) -> None:
    gekozen = scoretoetsen(schaal, frozenset())
    assert ", ".join(f"{toets} {score}" for toets, score in gekozen.items()) == toetsen
    assert gekozen.keys().isdisjoint(binding.key for binding in WegingTab.OVERIGE)
    assert set(gekozen.values()) == set(schaal.scores)


def test_a_key_of_the_screen_around_it_is_taken_too() -> None:
    assert list(scoretoetsen(VRIJ, frozenset({"f"}))) == ["1", "2", "b", "x"]


def test_a_judgement_looks_as_its_scale_has_it() -> None:
    assert [merk_van(score) for score in VIER.getoond] == [
        ("U", "#ffffff on #1b5e20"),
        ("V", "#1a1a1a on #aed581"),
        ("M", "#1a1a1a on #ffb74d"),
        ("O", "#ffffff on #7b1fa2"),
        ("B", "reverse"),
        ("x", "dim reverse"),
    ]
    assert legenda(VIER, partners=True).plain.startswith(
        "O onvoldoende M matig V voldoende U uitstekend B blanco"
    )
