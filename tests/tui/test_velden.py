"""What people type in forms."""

from __future__ import annotations

from datetime import date

import pytest

from korpsmonitor_tui.tui import velden
from korpsmonitor_tui.tui.velden import VeldFout


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("05-03-2013", date(2013, 3, 5)),
        (" 5/3/2013 ", date(2013, 3, 5)),
        ("5.3.13", date(2013, 3, 5)),
        ("29-02-2012", date(2012, 2, 29)),
        ("", None),
    ],
)
def test_een_datum(tekst: str, verwacht: date | None) -> None:
    assert velden.lees_datum(tekst, "datum") == verwacht


@pytest.mark.parametrize(
    "tekst", ["29-02-2013", "2013-03-05", "5 maart", "00-01-2013", "1-13-2013", "٥-٣-٢٠١٣x"]
)
def test_geen_datum(tekst: str) -> None:
    with pytest.raises(VeldFout) as fout:
        velden.lees_datum(tekst, "datum")

    assert fout.value.veld == "datum"
    assert tekst in str(fout.value)


def test_een_datum_die_er_moet_zijn() -> None:
    with pytest.raises(VeldFout, match="vul een datum in"):
        velden.eis_datum(" ", "datum")


@pytest.mark.parametrize(("tekst", "verwacht"), [("9.30", "09:30"), ("23:59", "23:59"), ("", "")])
def test_een_tijd(tekst: str, verwacht: str) -> None:
    assert velden.lees_tijd(tekst, "tijd") == verwacht


@pytest.mark.parametrize("tekst", ["24:00", "12:60", "12", "half tien"])
def test_geen_tijd(tekst: str) -> None:
    with pytest.raises(VeldFout):
        velden.lees_tijd(tekst, "tijd")


@pytest.mark.parametrize("tekst", ["", "-1", "1,5", "x", "²", "1234567890"])
def test_geen_getal(tekst: str) -> None:
    with pytest.raises(VeldFout):
        velden.lees_getal(tekst, "werkdagen")


def test_een_getal() -> None:
    assert velden.lees_getal(" 10 ", "werkdagen") == 10


def test_opmerkingen_per_regel_met_of_zonder_nummer() -> None:
    tekst = "12: het zijn 36 uren\n\n  3. iedere maand \nHet geheel klopt.\n2012 was anders\n7:\n"

    assert velden.lees_opmerkingen(tekst) == [
        (12, "het zijn 36 uren"),
        (3, "iedere maand"),
        (None, "Het geheel klopt."),
        (None, "2012 was anders"),
        (None, "7:"),
    ]
