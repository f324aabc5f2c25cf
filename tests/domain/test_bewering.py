"""What a text says of a figure, laid beside what the tables say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.bewering import Beweersoort, Bewering, Marge, Richting, Uitkomst, beoordeel
from korpsmonitor_tui.domain.cijfer import Cijfer
from korpsmonitor_tui.domain.consistentie import Controle, Ernst
from korpsmonitor_tui.domain.dashboard import Plek
from korpsmonitor_tui.domain.dashboardcontrole import controleer_beweringen
from korpsmonitor_tui.domain.dashboardreeks import Reeksgrond, maak_reeks
from tests.domain.dashboards import KLEIN

KLOPT, TEGENSPRAAK, ONTOETSBAAR = Uitkomst.KLOPT, Uitkomst.TEGENSPRAAK, Uitkomst.ONTOETSBAAR
PLEK = Plek("werk.controles", "land")


def _zegt(
    soort: Beweersoort,
    waarde: str = "",
    marge: Marge = Marge.PRECIES,
    *,
    jaar: int = 2022,
    van: int | None = None,
    richting: Richting | None = None,
    over: str = "",
) -> Bewering:
    getal = Decimal(waarde) if waarde else None
    return Bewering(*PLEK, jaar, soort, waarde or "zo", "tekst", getal, marge, richting, van, over)


@pytest.mark.parametrize(
    ("waarde", "marge", "cijfer", "uitkomst"),
    [
        ("32", Marge.PRECIES, "22", TEGENSPRAAK),
        ("22", Marge.PRECIES, "22", KLOPT),
        ("20", Marge.PRECIES, "17+3", KLOPT),
        ("16", Marge.PRECIES, "15-20", KLOPT),
        ("150", Marge.ONGEVEER, "154", KLOPT),
        ("150", Marge.ONGEVEER, "180", TEGENSPRAAK),
        ("150", Marge.BIJNA, "154", TEGENSPRAAK),
        ("150", Marge.BIJNA, "148", KLOPT),
        ("150", Marge.RUIM, "148", TEGENSPRAAK),
        ("150", Marge.MEER, "1.000", KLOPT),
        ("150", Marge.MINDER, "151", TEGENSPRAAK),
        ("0", Marge.PRECIES, "", ONTOETSBAAR),
        ("0", Marge.PRECIES, "?", ONTOETSBAAR),
        ("0", Marge.PRECIES, "-", ONTOETSBAAR),
    ],
)
def test_a_number(waarde: str, marge: Marge, cijfer: str, uitkomst: Uitkomst) -> None:
    oordeel = beoordeel(_zegt(Beweersoort.AANTAL, waarde, marge), Cijfer(cijfer), None, 10)

    assert oordeel.uitkomst is uitkomst


@pytest.mark.parametrize(
    ("waarde", "marge", "toen", "nu", "uitkomst"),
    [
        ("-25", Marge.ONGEVEER, "54", "22", TEGENSPRAAK),
        ("-25", Marge.ONGEVEER, "100", "76", KLOPT),
        ("30", Marge.BIJNA, "100", "128", KLOPT),
        ("30", Marge.BIJNA, "100", "131", TEGENSPRAAK),
        ("30", Marge.PRECIES, "100", "130", KLOPT),
        ("-30", Marge.PRECIES, "100", "130", TEGENSPRAAK),
        ("30", Marge.PRECIES, "0", "130", ONTOETSBAAR),
        ("30", Marge.PRECIES, "?", "130", ONTOETSBAAR),
    ],
)
def test_a_change(waarde: str, marge: Marge, toen: str, nu: str, uitkomst: Uitkomst) -> None:
    bewering = _zegt(Beweersoort.VERANDERING, waarde, marge, van=2019)

    assert beoordeel(bewering, Cijfer(nu), Cijfer(toen), 10).uitkomst is uitkomst


@pytest.mark.parametrize(
    ("richting", "toen", "nu", "uitkomst"),
    [
        (Richting.IETS_LAGER, "203", "188", KLOPT),
        (Richting.IETS_LAGER, "203", "88", TEGENSPRAAK),
        (Richting.LAGER, "54", "22", KLOPT),
        (Richting.HOGER, "54", "22", TEGENSPRAAK),
        (Richting.GELIJK, "100", "104", KLOPT),
        (Richting.GELIJK, "100", "140", TEGENSPRAAK),
        (Richting.IETS_HOGER, "100", "110", KLOPT),
    ],
)
def test_a_direction(richting: Richting, toen: str, nu: str, uitkomst: Uitkomst) -> None:
    bewering = _zegt(Beweersoort.RICHTING, richting=richting, van=2019)

    assert beoordeel(bewering, Cijfer(nu), Cijfer(toen), 10).uitkomst is uitkomst


def test_a_percentage_that_no_whole_number_is() -> None:
    oordeel = beoordeel(_zegt(Beweersoort.AANDEEL, "79"), Cijfer("44"), None, 10)

    assert oordeel.uitkomst is TEGENSPRAAK
    assert oordeel.berekend == "34 van 44 is 77,3% en 35 van 44 is 79,5%"


@given(st.integers(1, 400), st.data())
def test_a_percentage_of_any_whole_number_of_them_holds(geheel: int, data: st.DataObject) -> None:
    aantal = data.draw(st.integers(0, geheel))
    procent = (Decimal(aantal) / geheel * 100).quantize(Decimal(1))

    assert (
        beoordeel(_zegt(Beweersoort.AANDEEL, str(procent)), Cijfer(str(geheel)), None, 10).uitkomst is KLOPT
    )


def test_a_text_against_a_table_is_an_error_and_a_change_a_warning() -> None:
    nu = {2022: {PLEK: Cijfer("22")}}
    aantal = _zegt(Beweersoort.AANTAL, "32")
    vroeger = _zegt(Beweersoort.AANTAL, "54", jaar=2019)
    kwart = _zegt(Beweersoort.VERANDERING, "-25", Marge.ONGEVEER, van=2019)

    fout, waarschuwing = controleer_beweringen(KLEIN, nu, [aantal, vroeger, kwart])

    assert (fout.controle, fout.ernst) == (Controle.TEKST, Ernst.FOUT)
    assert waarschuwing.ernst is Ernst.WAARSCHUWING
    # What only the text says of 2019 is what the change is laid beside.
    assert waarschuwing.ander.waarde == "54 → 22, -59%"


def test_what_cannot_be_checked_and_what_counts_something_else_is_worth_knowing() -> None:
    kwart = _zegt(Beweersoort.VERANDERING, "-25", van=2019, over="iets anders")

    vondsten = list(controleer_beweringen(KLEIN, {2022: {PLEK: Cijfer("22")}}, [kwart]))

    assert [vondst.controle for vondst in vondsten] == [Controle.TEKST, Controle.EENHEID]
    assert {vondst.ernst for vondst in vondsten} == {Ernst.INFORMATIE}
    assert "het cijfer over 2019 staat nergens" in vondsten[0].wat


def test_two_numbers_for_a_year_without_a_table_contradict_each_other() -> None:
    een, ander = (_zegt(Beweersoort.AANTAL, waarde, jaar=2019) for waarde in ("54", "45"))

    vondsten = list(controleer_beweringen(KLEIN, {}, [een, ander]))

    assert [v.controle for v in vondsten if v.ernst is Ernst.FOUT] == [Controle.BRON]


def test_the_same_two_statements_are_two_findings() -> None:
    twee = [_zegt(Beweersoort.AANTAL, "32"), _zegt(Beweersoort.AANTAL, "33")]

    vondsten = list(controleer_beweringen(KLEIN, {2022: {PLEK: Cijfer("22")}}, twee))

    assert len({vondst.kenmerk for vondst in vondsten}) == 2


def test_years_beside_each_other_say_why_they_may_not_be_compared() -> None:
    vroeger = _zegt(Beweersoort.AANTAL, "54", jaar=2019, over="met een andere telling")
    cijfers = {2022: {PLEK: Cijfer("22")}, 2023: {PLEK: Cijfer("20-24")}, 2024: {PLEK: Cijfer("?")}}

    reeks = maak_reeks(Reeksgrond(KLEIN, cijfers, [vroeger]), PLEK)

    assert [(punt.jaar, punt.uit_tekst) for punt in reeks.punten] == [
        (2019, True), (2022, False), (2023, False), (2024, False),
    ]  # fmt: skip
    eerste, tweede, derde = reeks.verschillen
    assert (eerste.aantal, eerste.procent) == ("-32", "-59%")
    assert eerste.let_op == ("2019 staat alleen in de tekst", "2019 telt iets anders: met een andere telling")
    assert (tweede.aantal, tweede.procent) == ("-2 … 2", "-9% tot +9%")
    assert (derde.aantal, derde.procent) == ("", "")
