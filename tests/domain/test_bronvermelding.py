"""Sources as a reader of a report can find them."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.bronvermelding import bronvermelding, paragraaf

PUBLICATIES = (("000", "Korpsmonitor 2011-2012"), ("002", "Brief over 2010"))


@pytest.mark.parametrize(
    ("bron", "voluit"),
    [
        ("000, 3.1.5 (regel 590)", "Korpsmonitor 2011-2012, 3.1.5"),
        (
            "000, Tabel 1, bevestigd door 4.1 en de telling in 002",
            "Korpsmonitor 2011-2012, Tabel 1, bevestigd door 4.1 en de telling in Brief over 2010",
        ),
        ("001, noot 204", "001, noot 204"),
        ("29.000 euro; 1000 en 000.1", "29.000 euro; 1000 en 000.1"),
        ("ontwerp", "ontwerp"),
    ],
)
def test_a_publication_has_its_name_and_a_scan_no_lines(bron: str, voluit: str) -> None:
    assert bronvermelding(bron, PUBLICATIES) == voluit
    assert bronvermelding(voluit, PUBLICATIES) == voluit


def test_where_the_publication_is_named_already_only_the_place_stands() -> None:
    assert paragraaf("000, 2.4.1, Gedragscode", PUBLICATIES) == "2.4.1, Gedragscode"
    assert paragraaf("ontwerp", PUBLICATIES) == "ontwerp"
    assert paragraaf("000, 2.4.1 (regel 5)", ()) == "000, 2.4.1"
