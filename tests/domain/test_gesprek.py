"""People and notes of an interview."""

from __future__ import annotations

import pytest

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.gesprek import Deelnemer, Tag, controleer_eigen_korps, tagnaam
from korpsmonitor_tui.domain.verslag import Persoon, Rol


def test_a_participant_is_called_by_name_or_else_by_role() -> None:
    zonder = Deelnemer("1", "korpsexpert", "Groningen", "", "geheel", respondent=True)
    met = Deelnemer("2", "korpsexpert", "Groningen", "deelnemer 2", "geheel", respondent=True)
    assert (zonder.label, met.label) == ("korpsexpert", "deelnemer 2")


def test_nobody_is_put_on_their_own_korps_also_with_several_korpsen() -> None:
    auditor = Persoon("a", "auditor B", frozenset({Rol.AUDITOR}), frozenset({"twente", "drenthe"}))
    controleer_eigen_korps(auditor, "groningen", "Groningen")
    for korps in auditor.korpsen:
        with pytest.raises(StapGeweigerd, match="auditor B hoort bij Twente"):
            controleer_eigen_korps(auditor, korps, "Twente")


def test_every_tag_has_a_name() -> None:
    assert all(tagnaam(tag) for tag in Tag)
    assert tagnaam("iets nieuws") == "iets nieuws"
