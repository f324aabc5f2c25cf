"""Finding what a text says about the figures of a dashboard."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.bewering import Beweersoort, Marge, Richting
from korpsmonitor_tui.extract.tellingzinnen import Kader, vind_beweringen
from tests.domain.dashboards import KLEIN


def _vind(tekst: str, onderwerp: str = "") -> list[tuple[str, str, int, str, str]]:
    gevonden = vind_beweringen(tekst, KLEIN, Kader(onderwerp, 2022))
    return [
        (b.indicator, b.gebied, b.jaar, "" if b.waarde is None else str(b.waarde), b.marge.value)
        for b in gevonden
    ]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Er waren 188 signalen.", ("werk.signalen", "land", 2022, "188", "precies")),
        ("In 2021 waren er 1.188 signalen.", ("werk.signalen", "land", 2021, "1188", "precies")),
        ("In Aadorp waren 8 signalen.", ("werk.signalen", "aa", 2022, "8", "precies")),
        ("Er waren bijna 20 controles.", ("werk.controles", "land", 2022, "20", "bijna")),
        ("De signalen gingen naar 14 (dashboard 2022).", ("werk.signalen", "land", 2022, "14", "precies")),
    ],
)
def test_a_number_of_what_is_counted(tekst: str, verwacht: tuple[str, str, int, str, str]) -> None:
    assert _vind(tekst) == [verwacht]


def test_a_text_about_one_figure_need_not_name_it() -> None:
    assert _vind("Door de jaren schommelt het rond de 150.", "werk.controles") == [
        ("werk.controles", "land", 2022, "150", "ongeveer")
    ]


def test_two_years_in_brackets_are_two_numbers() -> None:
    zinnen = "In 2022 (32) was het aantal lager dan in het jaar 2019 (54)."

    assert [(jaar, waarde) for _i, _g, jaar, waarde, _m in _vind(zinnen, "werk.controles") if waarde] == [
        (2022, "32"),
        (2019, "54"),
    ]


def test_this_number_is_that_of_the_sentence_before() -> None:
    gevonden = vind_beweringen(
        "Er waren 188 signalen. Dat aantal is iets lager dan in 2019 (203).",
        KLEIN,
        Kader("werk.controles", 2022),
    )

    assert [(b.indicator, b.jaar, b.soort) for b in gevonden] == [
        ("werk.signalen", 2022, Beweersoort.AANTAL),
        ("werk.signalen", 2019, Beweersoort.AANTAL),
        ("werk.signalen", 2022, Beweersoort.RICHTING),
    ]
    assert (gevonden[2].richting, gevonden[2].van) == (Richting.IETS_LAGER, 2019)


@pytest.mark.parametrize(
    ("tekst", "waarde", "marge", "van"),
    [
        ("Een stijging van bijna 30% in vergelijking tot 2019.", "30", Marge.BIJNA, 2019),
        ("Het aantal is met een kwart afgenomen.", "-25", Marge.ONGEVEER, None),
        ("Sinds 2019 daalde het, een daling van 12,5 procent.", "-12.5", Marge.PRECIES, 2019),
    ],
)
def test_a_change(tekst: str, waarde: str, marge: Marge, van: int | None) -> None:
    (bewering,) = vind_beweringen(tekst, KLEIN, Kader("werk.controles", 2022))

    assert (bewering.soort, bewering.waarde) == (Beweersoort.VERANDERING, Decimal(waarde))
    assert (bewering.marge, bewering.van) == (marge, van)


def test_a_share_in_brackets() -> None:
    gevonden = vind_beweringen(
        "Meestal dagvaarden (79%) of seponeren (21%).", KLEIN, Kader("werk.controles", 2022)
    )

    assert [(b.soort, b.waarde, b.zegt) for b in gevonden] == [
        (Beweersoort.AANDEEL, Decimal(79), "dagvaarden (79%)"),
        (Beweersoort.AANDEEL, Decimal(21), "seponeren (21%)"),
    ]


@pytest.mark.parametrize(
    "tekst",
    [
        "In Aadorp en Beekstad samen 8 signalen.",  # of which of the two
        "In 2019 en 2020 waren er 8 signalen.",  # in which year
        "Per maand zijn er 8 signalen.",
        "Ongeveer 1150 mensen.",
        "Artikel 12 gaat over controles.",
        "Er is 30% meer aanbod.",
    ],
)
def test_what_is_not_certain_is_left_alone(tekst: str) -> None:
    assert _vind(tekst) == []


@given(st.text(max_size=200), st.sampled_from(["", "werk.controles", "werk", "onbekend"]))
def test_no_text_is_too_odd(tekst: str, onderwerp: str) -> None:
    for bewering in vind_beweringen(tekst, KLEIN, Kader(onderwerp, 2022)):
        assert KLEIN.indicator(bewering.indicator) is not None
        assert KLEIN.gebied(bewering.gebied) is not None


@given(st.integers(2, 99_999), st.sampled_from(["signalen", "controles", "slachtoffers"]))
def test_a_number_is_found_as_it_was_written(aantal: int, wat: str) -> None:
    geschreven = f"{aantal:,}".replace(",", ".")
    (bewering,) = vind_beweringen(f"De politie telde {geschreven} {wat} in Ceeburg.", KLEIN, Kader("", 2022))

    assert (bewering.waarde, bewering.gebied) == (Decimal(aantal), "cee")
    assert bewering.zegt == f"{geschreven} {wat}"
