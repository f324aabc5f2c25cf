"""Barrières and kinds of sources, as an instrument's file gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.intake.bevindingen import OnbruikbareBestanden
from korpsmonitor_tui.intake.deskstudie import lees_deskstudie
from korpsmonitor_tui.services.definities import Definities

if TYPE_CHECKING:
    from pathlib import Path


def test_the_municipal_study_has_five_barrieres() -> None:
    """Those of the barrièremodel (001, 2.3.1)."""
    deskstudie = Definities().deskstudie("gemeenten")
    assert {b.code for b in deskstudie.barrieres} == {
        "entree",
        "huisvesting",
        "identiteit",
        "arbeid",
        "financien",
    }
    assert deskstudie.barriere("arbeid") in deskstudie.barrieres
    assert deskstudie.barriere("vervoer") is None
    assert deskstudie.bronsoort("beleid") in deskstudie.bronsoorten


def test_an_instrument_without_a_desk_study_has_nothing_to_choose_from() -> None:
    deskstudie = Definities().deskstudie("korpsmonitor")
    assert (deskstudie.barrieres, deskstudie.bronsoorten) == ((), ())


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "deskstudie.toml").write_text(
        '[[barriere]]\ncode = "entree"\n[[barriere]]\ncode = "entree"\nnaam = "Entree"\nkleur = "rood"\n'
        '[[bronsoort]]\nnaam = "krant"\n',
        encoding="utf-8",
    )
    with pytest.raises(OnbruikbareBestanden) as fout:
        lees_deskstudie(tmp_path, "deskstudie.toml")
    assert len(fout.value.bevindingen) == 4
