"""The command ``model``: learning, looking at the figures, choosing and going back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import is_een_regel
from tests.services.leervoorbeeld import ALTIJD, goede_leerder, leerder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

AUDITOR = "auditor 1"


@pytest.fixture
def gecodeerd(gesprek: Opdrachtregel) -> Opdrachtregel:
    """Give a gesprek with one code, finished by its auditor."""
    gesprek.goed(
        *("codering", "nieuw", "Groningen", "Er zijn acht rechercheurs."),
        *("--code", "opsporing.kwaliteit", "--oordeel", "positief"),
        als=AUDITOR,
    )
    gesprek.goed("codering", "rond-af", "Groningen", als=AUDITOR)
    gesprek.goed("status", als="coördinator")
    return gesprek


def voorgesteld(regel: Opdrachtregel) -> set[tuple[str, str]]:
    gegeven = regel.goed("codering", "suggesties", "Groningen", "--alles", "--json").json["suggesties"]
    return {(s["code"], s["model"]) for s in gegeven if s["soort"] == "dimensie"}


def test_leren_bekijken_kiezen_en_terug(gecodeerd: Opdrachtregel, tmp_path: Path) -> None:
    leeg = gecodeerd.goed("model", "toon").uit
    assert "nog niets geleerd" in leeg
    begin = voorgesteld(gecodeerd)

    uit = gecodeerd.goed("model", "leer", "--python", goede_leerder(tmp_path)).uit

    assert "van 1 zin van deze editie (groningen)" in uit
    assert "meegeleverd  zonder hoofdstuk" in uit
    assert "van één korps geleerd" in uit
    assert "`korpsmonitor model kies 1`" in uit
    assert voorgesteld(gecodeerd) == begin
    (model,) = gecodeerd.goed("model", "toon", "--json").json["modellen"]
    assert [c["f1"] for c in model["cijfers"][:2]] == [0.8621, 0.8730]
    assert (model["in_gebruik"], model["zinnen"], model["partijen"]) == (False, 1, ["groningen"])

    assert model["versie"] in gecodeerd.goed("model", "kies", "1").uit
    assert "was al in gebruik" in gecodeerd.goed("model", "kies", model["versie"]).uit
    assert voorgesteld(gecodeerd) == {(ALTIJD, model["versie"])}
    assert gecodeerd.goed("model", "toon", "--json").json["in_gebruik"] == model["versie"]
    assert "(in gebruik)" in gecodeerd.goed("model", "toon").uit

    assert "komen weer van korpsmonitor-2" in gecodeerd.goed("model", "terug").uit
    assert voorgesteld(gecodeerd) == begin
    gecodeerd.goed("controleer")


def test_zonder_scikit_learn_zegt_een_regel_wat_te_doen(gecodeerd: Opdrachtregel, tmp_path: Path) -> None:
    uitkomst = gecodeerd("model", "leer", "--python", leerder(tmp_path, '{"ontbreekt": "sklearn"}'))
    assert uitkomst.status == 2
    assert is_een_regel(uitkomst.fout)
    assert "-m pip install scikit-learn" in uitkomst.fout


def test_wat_niet_kan_zegt_een_regel(gesprek: Opdrachtregel) -> None:
    for woorden, melding in (
        (("leer",), "Er is nog niets om van te leren"),
        (("kies", "7"), "geen model “7”"),
        (("terug",), "al in gebruik"),
    ):
        uitkomst = gesprek("model", *woorden)
        assert uitkomst.status == 2
        assert is_een_regel(uitkomst.fout)
        assert melding in uitkomst.fout
