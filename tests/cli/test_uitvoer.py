"""Text that cannot steer a terminal, tables that fit, and dates as people write them."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.cli import uitvoer
from korpsmonitor_tui.cli.basis import Datum, Tijd
from korpsmonitor_tui.cli.invoer import lees_opmerking

if TYPE_CHECKING:
    from collections.abc import Callable

STUREND = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u2028\u2029\u202a\u202e\u2066\u2069"} - {
    "\n"
}


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda deel: st.lists(deel) | st.dictionaries(st.text(), deel)
    )
)
def test_json_bewaart_elke_tekst_en_stuurt_geen_terminal(waarde: object) -> None:
    terminal = io.StringIO()
    oud, sys.stdout = sys.stdout, terminal
    try:
        uitvoer.zeg_json(waarde)
    finally:
        sys.stdout = oud

    assert json.loads(terminal.getvalue()) == waarde
    assert not STUREND & set(terminal.getvalue())


def test_een_tabel_lijnt_uit_en_laat_lege_kolommen_weg() -> None:
    tekst = uitvoer.tabel(
        ("nr", "naam", ""), [(1, "Twente", ""), (12, "om\x1b[2J\nstreken", "")], rechts=(0,)
    )

    assert tekst.splitlines() == [
        "nr  naam",
        "──  ──────────────",
        " 1  Twente",
        "12  om␛[2J streken",
    ]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_een_tabel_past_op_het_scherm_en_een_bestand_heeft_geen_breedte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rijen = [("Twente", "een lange reden " * 10, "x" * 50)]
    monkeypatch.setenv("COLUMNS", "60")

    in_bestand = uitvoer.tabel(("naam", "reden", "code"), rijen)
    monkeypatch.setattr(sys, "stdout", _Terminal())
    op_scherm = uitvoer.tabel(("naam", "reden", "code"), rijen)

    assert max(map(len, in_bestand.splitlines())) > 200
    assert max(map(len, op_scherm.splitlines())) == 60
    assert "Twente" in op_scherm
    assert "…" in op_scherm


def test_voortgang_staat_alleen_op_een_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stroom, verwacht in ((io.StringIO(), ""), (_Terminal(), "\r1/2 Twente\r2/2 Om    \r      \r")):
        monkeypatch.setattr(sys, "stderr", stroom)
        voortgang = uitvoer.Voortgang()
        voortgang(1, 2, "Twente")
        voortgang(2, 2, "Om")
        voortgang.klaar()
        assert stroom.getvalue() == verwacht


@pytest.mark.parametrize("vorm", [date.isoformat, uitvoer.datumtekst, lambda d: f"{d.day}-{d.month}-{d:%Y}"])
@given(datum=st.dates(min_value=date(1900, 1, 1)))
def test_een_datum_komt_terug_in_elke_vorm(vorm: Callable[[date], str], datum: date) -> None:
    assert Datum().convert(vorm(datum), None, None) == datum


@pytest.mark.parametrize(
    "tekst", ["", "morgen", "2013", "29-02-2013", "2013-13-01", "12-02-13", "1-2-3-4", "12-02-2013 10:00"]
)
def test_wat_geen_datum_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(click.BadParameter, match="geen datum"):
        Datum().convert(tekst, None, None)


@pytest.mark.parametrize(("tekst", "tijd"), [("9.05", "09:05"), ("14:00", "14:00"), (" 23:59 ", "23:59")])
def test_een_tijd(tekst: str, tijd: str) -> None:
    assert Tijd().convert(tekst, None, None) == tijd


@pytest.mark.parametrize("tekst", ["", "24:00", "9:60", "9", "9:5", "kwart over negen"])
def test_wat_geen_tijd_is_wordt_geweigerd(tekst: str) -> None:
    with pytest.raises(click.BadParameter, match="geen tijd"):
        Tijd().convert(tekst, None, None)


@pytest.mark.parametrize(
    ("opmerking", "verwacht"),
    [
        ("12: klopt niet", (12, "klopt niet")),
        (" 3 :  twee\nregels ", (3, "twee\nregels")),
        ("10:30 uur klopt niet", (None, "10:30 uur klopt niet")),
        ("Zie 12: daar", (None, "Zie 12: daar")),
        ("12:", (None, "12:")),
        ("", (None, "")),
    ],
)
def test_een_opmerking_noemt_haar_passage(opmerking: str, verwacht: tuple[int | None, str]) -> None:
    assert lees_opmerking(opmerking) == verwacht
