"""What a sentence states about figures and colours, and when that contradicts what was stated elsewhere."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.betekenis import Bereik
from korpsmonitor_tui.domain.extractie import Spanne
from korpsmonitor_tui.domain.instrument import EINDSCORE
from korpsmonitor_tui.domain.uitspraak import Uitspraak, weerspreekt
from korpsmonitor_tui.extract.uitspraken import vind_kleuren, vind_uitspraken
from korpsmonitor_tui.services.definities import Definities
from tests.oordelen import GEEL, ROOD

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.schaal import Score

DEFINITIES = Definities()
REGELS = DEFINITIES.tekstregels("korpsmonitor")
NAMEN = {d.code: d.naam.lower() for d in DEFINITIES("korpsmonitor").dimensies}

GECERTIFICEERD = "toezicht.pcm_gecertificeerden"
TEAM = "opsporing.teamleden"
VAST = "opsporing.vast_team"


@pytest.mark.parametrize(
    ("zin", "onderdeel", "vraag", "genoemd", "jaren"),
    [
        (
            "Het korps beschikt over vijf gecertificeerde toezichthouders.",
            "toezicht",
            GECERTIFICEERD,
            "vijf gecertificeerde toezichthouders",
            (),
        ),
        (
            "Alle negen toezichthouders zijn gecertificeerd.",
            "toezicht",
            GECERTIFICEERD,
            "negen toezichthouders",
            (),
        ),
        ("In 2010 waren er dertien rechercheurs.", "opsporing", TEAM, "dertien rechercheurs", (2010,)),
        ("Er is geen vast team voor de opsporing.", "opsporing", VAST, "geen vast team", ()),
        (
            "In 2011 en 2012 waren er geen controles vergunde escort.",
            "toezicht",
            "toezicht.escort_controles",
            "geen controles",
            (2011, 2012),
        ),
    ],
)
def test_a_statement_is_found_with_its_words_and_years(
    zin: str, onderdeel: str, vraag: str, genoemd: str, jaren: tuple[int, ...]
) -> None:
    (uitspraak,) = vind_uitspraken(zin, onderdeel, REGELS)
    assert uitspraak.vragen == (vraag,)
    assert uitspraak.plaats.van(zin) == genoemd
    assert uitspraak.jaren == jaren


@pytest.mark.parametrize(
    ("zin", "onderdeel"),
    [
        ("Er worden zes controles van escort per jaar gehouden.", "toezicht"),  # per period: no total
        ("Het korps wil negen gecertificeerde toezichthouders.", "toezicht"),  # a wish
        ("Vijf gecertificeerde toezichthouders.", "prognose"),  # another part of the text
        ("Het team telt vier medewerkers in opleiding voor PCT, een training.", "toezicht"),
        ("De gedragscode is bekend.", "organisatie"),
        ("", "toezicht"),
    ],
)
def test_what_is_no_total_of_how_things_are_is_left_out(zin: str, onderdeel: str) -> None:
    assert vind_uitspraken(zin, onderdeel, REGELS) == ()


@pytest.mark.parametrize(
    ("zin", "uitkomst"),
    [
        ("De eindscore voor het regiokorps Utrecht is: AANDACHT", [(EINDSCORE, GEEL)]),
        (
            "Op de dimensie vergunde branche is een roodscore gegeven.",
            [("toezicht.vergunde_branche", ROOD)],
        ),
        ("Op de dimensie vergunde branche is geen roodscore gegeven.", []),  # negation
        ("Vergunde branche en gedragscode kregen een groenscore.", []),  # two dimensions
        ("De gedragscode was een geelscore en is nu een groenscore.", []),  # two colours
        ("De gedragscode verdient aandacht.", []),  # said in passing
        ("De geelscores van het aandachtsgebied toezicht.", []),  # no dimension
    ],
)
def test_a_colour_is_only_read_where_it_is_certain(zin: str, uitkomst: list[tuple[str, Score]]) -> None:
    gevonden = vind_kleuren(zin, NAMEN, REGELS.kleuren)
    assert [(u.dimensie, u.kleur) for u in gevonden] == uitkomst


def _aantal(laag: int, hoog: int, *vragen: str) -> Uitspraak:
    return Uitspraak(vragen, Bereik(Decimal(laag), Decimal(hoog)), Spanne(0, 0))


@given(st.integers(0, 999), st.integers(0, 999))
def test_the_same_figure_never_contradicts_and_another_always_does(een: int, ander: int) -> None:
    assert weerspreekt(_aantal(een, een, "a"), {"a": [str(ander)]}) == (een != ander)


@given(st.integers(0, 99), st.integers(0, 99))
def test_a_text_may_state_one_of_two_or_their_sum(een: int, ander: int) -> None:
    opgaven = {"a": [str(een)], "b": [str(ander)]}
    for genoemd in (een, ander, een + ander):
        assert not weerspreekt(_aantal(genoemd, genoemd, "a", "b"), opgaven)
    assert weerspreekt(_aantal(een + ander + 1, een + ander + 1, "a", "b"), opgaven)


@pytest.mark.parametrize("opgave", ["-", "Nb", "?", "", "7 gem. niet", "50%", "168-89", "Incid."])
def test_what_is_missing_or_not_certain_contradicts_nothing(opgave: str) -> None:
    assert not weerspreekt(_aantal(3, 3, "a"), {"a": [opgave]})
    assert not weerspreekt(_aantal(3, 3, "a"), {})


def test_a_range_agrees_where_it_touches_and_a_remark_in_brackets_is_no_figure() -> None:
    assert not weerspreekt(_aantal(2, 4, "a"), {"a": ["4-6"]})
    assert not weerspreekt(_aantal(7, 7, "a"), {"a": ["7 (VP)"]})
    assert weerspreekt(_aantal(6, 6, "a"), {"a": ["7 (VP)"]})


@given(st.text(max_size=300), st.sampled_from(["toezicht", "opsporing", "prognose", ""]))
def test_any_text_can_be_read(tekst: str, onderdeel: str) -> None:
    for uitspraak in vind_uitspraken(tekst, onderdeel, REGELS):
        assert uitspraak.plaats.van(tekst)
    for kleur in vind_kleuren(tekst, NAMEN, REGELS.kleuren):
        assert kleur.plaats.van(tekst)
