"""Charts as data: beside each a table of the same, and the same in words."""

from __future__ import annotations

from decimal import Decimal

from korpsmonitor_tui.domain.betekenis import Bereik
from korpsmonitor_tui.domain.grafiek import (
    Staaf,
    Staafgrafiek,
    Staafgroep,
    Stapel,
    Stapelgrafiek,
    scoreletter,
    staafblokken,
    stapelblokken,
)
from korpsmonitor_tui.domain.stuk import Afbeelding, Tabel, Verwezen
from tests.oordelen import BLANCO, GROEN, ROOD, SCORES

GRAFIEK = Stapelgrafiek(
    "Mandaat",
    (
        Stapel("2008", ((GROEN, 9), (ROOD, 3), (None, 13))),
        Stapel("2012", ((GROEN, 20), (BLANCO, 7))),
    ),
)
CIJFERS = Staafgrafiek(
    "Controles",
    (
        Staafgroep("Vergund", (Staaf("2010", Bereik(Decimal(1200), Decimal(1200))), Staaf("2012", Bereik(Decimal(15), Decimal(20)))), 22, 27),
        Staafgroep("Escort", (Staaf("2008", Bereik(Decimal(0), Decimal(0))), Staaf("2012", Bereik(Decimal(4), Decimal(4)))), 5, 27),
    ),
)  # fmt: skip


def test_a_chart_of_scores_has_its_table_and_says_of_how_many_korpsen() -> None:
    beeld, tabel = stapelblokken(GRAFIEK, lambda grafiek: grafiek.titel.encode())
    assert isinstance(beeld, Afbeelding)
    assert isinstance(tabel, Tabel)
    assert beeld.png == b"Mandaat"
    assert beeld.beschrijving.endswith(
        "2008: 9 groen, 3 rood, 13 niet bekend (25 korpsen). 2012: 20 groen, 7 blanco (27 korpsen)."
    )
    assert [titel for titel, _deel in tabel.kolommen] == [
        *("Editie", "groen", "rood", "blanco", "niet bekend", "korpsen"),
    ]
    assert tabel.rijen == (("2008", "9", "3", "0", "13", "25"), ("2012", "20", "0", "7", "0", "27"))


def test_a_year_that_a_figure_lacks_is_empty_and_no_nought() -> None:
    beeld, tabel = staafblokken(CIJFERS, lambda _grafiek: b"")
    assert isinstance(beeld, Afbeelding)
    assert isinstance(tabel, Tabel)
    leeg = Verwezen("", "")
    assert tabel.rijen == (
        ("Vergund", leeg, Verwezen("1.200", ""), Verwezen("15-20", ""), "22 van 27 korpsen"),
        ("Escort", Verwezen("0", ""), leeg, Verwezen("4", ""), "5 van 27 korpsen"),
    )
    assert "Vergund: 2010 1.200, 2012 15-20 (22 van 27 korpsen)." in beeld.beschrijving


def test_every_way_to_be_counted_has_a_letter_of_its_own() -> None:
    assert len({scoreletter(score) for score in (*SCORES, None)}) == len(SCORES) + 1
