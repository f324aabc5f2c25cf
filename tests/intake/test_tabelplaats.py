"""A mistake in a key is placed at its line; where that cannot be told, at the heading of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.definitiebestand import lees_toml

if TYPE_CHECKING:
    from korpsmonitor_tui.intake.bevindingen import Bevinding

TEKST = """\
naam = "x"

[[partij]]
code = "een"
nummer = "1"

[[partij]]
"code" = "twee"
tekst = \"\"\"
nummer = 3
\"\"\"
nummer = "2"

[[partij]]
nummer = 'a' # een getal
zoek = 1
delen = [{ nummer = "x" }]
"""


@pytest.mark.parametrize(
    ("nummer", "plaats"),
    [
        (0, "regel 5, [[partij]] 1"),
        # Within a text of several lines stands the same: which of both it is cannot be told.
        (1, "regel 7, [[partij]] 2"),
        (2, "regel 15, [[partij]] 3"),
    ],
)
def test_a_wrong_value_is_placed_at_its_line(nummer: int, plaats: str) -> None:
    bevindingen: list[Bevinding] = []
    bestand = lees_toml("x.toml", TEKST, bevindingen)
    assert bestand is not None
    bestand.tabellen("partij")[nummer].geheel("nummer")
    assert [een.plaats for een in bevindingen] == [plaats]


def test_an_unknown_key_a_missing_one_and_a_part_of_a_list_have_their_place_too() -> None:
    bevindingen: list[Bevinding] = []
    bestand = lees_toml("x.toml", TEKST, bevindingen)
    assert bestand is not None
    derde = bestand.tabellen("partij")[2]
    derde.waarde("nummer")
    derde.tekst("naam")
    derde.delen("delen", "deel")[0].geheel("nummer")
    derde.sluit()
    assert [een.plaats for een in bevindingen] == [
        "regel 14, [[partij]] 3",
        "regel 14, [[partij]] 3, deel 1",
        "regel 16, [[partij]] 3",
    ]
