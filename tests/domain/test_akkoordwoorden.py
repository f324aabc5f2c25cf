"""Words of agreement: a condition, a denial or a question is not agreement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.akkoordwoorden import is_akkoord


@pytest.mark.parametrize(
    "tekst",
    [
        "Akkoord",
        "akkoord.",
        "Hiermee ga ik akkoord.",
        "Gezien en akkoord, 12 mei 2012",
        "Geen opmerkingen.",
        "Ik heb geen verdere opmerkingen en ga akkoord met het verslag.",
        "Geen op- of aanmerkingen",
        "Wij stemmen hiermee in.",
        "Het verslag is wat ons betreft goedgekeurd.",
    ],
)
def test_agreement(tekst: str) -> None:
    assert is_akkoord(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Niet akkoord",
        "Geen akkoord.",
        "Ik ga hier niet mee akkoord.",
        "Akkoord, mits passage 3 vervalt.",
        "Akkoord onder voorbehoud van de cijfers.",
        "Akkoord, maar het cijfer klopt niet.",
        "Geen opmerkingen, behalve bij de prognose.",
        "Akkoord met passage 4.",
        "Akkoord na verwerking van het bovenstaande.",
        "Kunnen wij hiermee akkoord gaan?",
        "Nog niet akkoord.",
        "Gedeeltelijk akkoord",
        "Wij komen hierop terug.",
        "Het akkoord met de gemeenten " + "is vaak besproken en " * 20,
    ],
)
def test_no_agreement(tekst: str) -> None:
    assert not is_akkoord(tekst)


@given(st.sampled_from(["niet", "mits", "tenzij", "behalve", "onder voorbehoud", "maar", "?"]), st.booleans())
def test_what_agreement_hangs_on_takes_it_away_wherever_it_stands(voorbehoud: str, vooraan: bool) -> None:
    assert not is_akkoord(f"{voorbehoud} akkoord" if vooraan else f"akkoord {voorbehoud}")
