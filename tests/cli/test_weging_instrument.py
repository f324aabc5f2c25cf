"""Weighing files of another instrument: by its own judgements and rules, without a database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from tests.cli import eigen_instrument

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel

EIGEN = ("--instrument", eigen_instrument.CODE)


@pytest.fixture
def scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a file with scores of an instrument that somebody made."""
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / "instrumenten"))
    eigen_instrument.schrijf(tmp_path / "instrumenten")
    bestand = tmp_path / "linde.json"
    bestand.write_text(
        json.dumps({"gebouw.toegang": "matig", "gebouw.brand": "uitstekend"}), encoding="utf-8"
    )
    return str(bestand)


def test_scores_in_a_file_are_weighed_by_the_instrument_that_is_named(
    regel: Opdrachtregel, scores: str
) -> None:
    uit = regel.goed("weging", "bereken", scores, *EIGEN, "--json").json
    assert (uit["eindscore"], uit["toegestaan"]) == (None, ["matig", "onvoldoende"])
    assert "Toegestaan: matig of onvoldoende" in regel.goed("weging", "bereken", scores, *EIGEN).uit
    # The Korpsmonitor has no such dimensions.
    assert 'dimensie "gebouw.toegang" bestaat niet' in regel("weging", "bereken", scores).fout


def test_rules_are_shown_and_compared_by_the_instrument_that_is_named(
    regel: Opdrachtregel, scores: str
) -> None:
    regels = regel.goed("weging", "regels", *EIGEN, "--json").json
    assert regels["versie"] == "2025"
    versies = ("--regels", "2025", "--regels", "2025")
    (naast,) = regel.goed("weging", "vergelijk", scores, *EIGEN, *versies, "--json").json
    assert not naast["verschilt"]


@pytest.mark.parametrize(
    "opdracht", [("bereken", "Twente"), ("vergelijk", "--regels", "2011-2012"), ("regels", "--van-editie")]
)
def test_an_edition_has_its_own_instrument(regel: Opdrachtregel, opdracht: tuple[str, ...]) -> None:
    uitkomst = regel("weging", *opdracht, "--instrument", "korpsmonitor")
    assert uitkomst.status == 2
    assert "een editie heeft haar eigen instrument" in uitkomst.fout
