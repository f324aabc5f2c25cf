"""People and notes of an interview."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.gesprek import (
    Deelnemer,
    Tag,
    controleer_eigen_korps,
    labels,
    naamloos,
    tagnaam,
)
from korpsmonitor_tui.domain.verslag import Persoon, Rol


def _deelnemer(id_: str, rol: str, naam: str = "") -> Deelnemer:
    return Deelnemer(id_, rol, "Groningen", naam, "geheel", respondent=True)


TAFEL = (
    _deelnemer("1", "korpsexpert", "Testa van der Proef"),
    _deelnemer("2", "portefeuillehouder", "deelnemer 4"),
    _deelnemer("3", "korpsexpert"),
)


def test_participants_are_called_by_role_with_a_number_where_that_is_needed() -> None:
    assert [deelnemer.label for deelnemer in TAFEL] == ["korpsexpert", "portefeuillehouder", "korpsexpert"]
    assert labels(TAFEL) == {"1": "korpsexpert (1)", "2": "portefeuillehouder", "3": "korpsexpert (2)"}


@pytest.mark.parametrize(
    ("tekst", "naamloos_"),
    [
        ("Testa van der Proef zegt van wel.", "korpsexpert (1) zegt van wel."),
        (
            "Volgens mevrouw van der Proef, en deelnemer 4.",
            "Volgens mevrouw korpsexpert (1), en portefeuillehouder.",
        ),
        ("4 van de 14, Proefman en testa", "4 van de 14, Proefman en testa"),
        ("Testa van der Proeflokaal", "Testa van der Proeflokaal"),
    ],
)
def test_names_are_replaced_by_roles(tekst: str, naamloos_: str) -> None:
    assert naamloos(tekst, TAFEL) == naamloos_


@given(st.text(), st.lists(st.text(max_size=8), max_size=3))
def test_no_full_name_stays_and_without_names_nothing_changes(tekst: str, namen: list[str]) -> None:
    assert naamloos(tekst, ()) == tekst
    tafel = [_deelnemer(str(nr), "rol", naam) for nr, naam in enumerate(namen)]
    uit = naamloos(f"{tekst} Testa Proef {tekst}", [*tafel, _deelnemer("x", "expert", "Testa Proef")])
    assert " Testa Proef " not in uit


def test_nobody_is_put_on_their_own_korps_also_with_several_korpsen() -> None:
    auditor = Persoon("a", "auditor B", frozenset({Rol.AUDITOR}), frozenset({"twente", "drenthe"}))
    controleer_eigen_korps(auditor, "groningen", "Groningen")
    for korps in auditor.korpsen:
        with pytest.raises(StapGeweigerd, match="auditor B hoort bij Twente"):
            controleer_eigen_korps(auditor, korps, "Twente")


def test_every_tag_has_a_name() -> None:
    assert all(tagnaam(tag) for tag in Tag)
    assert tagnaam("iets nieuws") == "iets nieuws"
