"""How documents of a plan are written, as a file says it; every mistake is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.domain.plan import Actiestand
from korpsmonitor_tui.domain.plandefinitie import Plandefinitie
from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.plandefinitie import lees_plandefinitie
from korpsmonitor_tui.services.definities import Definities

if TYPE_CHECKING:
    from pathlib import Path


def _lees(map_: Path, tekst: str) -> Plandefinitie:
    (map_ / "plan.toml").write_text(tekst, encoding="utf-8")
    return lees_plandefinitie(map_, "plan.toml")


def test_wat_er_niet_staat_is_zoals_plannen_zijn(tmp_path: Path) -> None:
    assert _lees(tmp_path, "") == Plandefinitie()


def test_het_meegeleverde_plan_stelt_iedere_stand_voor() -> None:
    definitie = Definities().plan("voortgang")
    assert definitie.vanaf == 2011
    for tekst, stand in (
        ("De actie komt daarmee te vervallen.", Actiestand.VERVALLEN),
        ("De uitvoering is niet gestart.", Actiestand.NIET_GESTART),
        ("Er is een herstart gemaakt; de eerste versie is afgerond.", Actiestand.VERTRAAGD),
        ("De training heeft plaatsgevonden en zal volgend jaar weer worden gegeven.", Actiestand.LOOPT),
        ("Het project is afgerond.", Actiestand.GEREED),
        ("Zie hoofdstuk 4.", Actiestand.ONBEKEND),
    ):
        assert definitie.stel_voor(tekst).stand is stand, tekst


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("stil_na = 0", "kleiner dan 1"),
        ("vanaf = 11", "geen jaar"),
        ("[standwoorden]\ngereed = [' … ']", "noemt geen woord"),
        ("[standwoorden]\nbijna = ['a']", "bijna"),
        ("onbekend = 1", "onbekend"),
    ],
)
def test_een_fout_wordt_genoemd(tmp_path: Path, tekst: str, melding: str) -> None:
    with pytest.raises(OnbruikbareBestanden, match=melding):
        _lees(tmp_path, tekst)
