"""A user's own instruments by command: begun, listed, checked, and never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from tests.cli.conftest import is_een_regel

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Opdrachtregel


@pytest.fixture
def eigen(regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of an instrument that was begun, beside a command line that finds it."""
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(tmp_path / "eigen"))
    gemaakt = regel.goed("instrument", "nieuw", "opvang").uit
    assert "weegregels/1.toml" in gemaakt
    assert "korpsmonitor instrument controleer opvang" in gemaakt
    return tmp_path / "eigen" / "opvang"


def test_wat_begonnen_is_staat_bovenaan_de_lijst_en_klopt(regel: Opdrachtregel, eigen: Path) -> None:
    lijst = regel.goed("instrument", "lijst").uit.splitlines()
    assert lijst[2].startswith("opvang")
    assert " eigen " in lijst[2]
    assert str(eigen.parent) in lijst[-1]
    uit = regel.goed("instrument", "controleer", "opvang").uit
    assert "Er is niets te verbeteren." in uit
    assert "zonder huisstijl.docx: documenten krijgen de algemene huisstijl." in uit
    assert str(paths.templates() / "korpsmonitor") in regel.goed("instrument", "controleer").uit


def test_wat_mis_is_wordt_genoemd_met_bestand_regel_en_wat_wel_kan(regel: Opdrachtregel, eigen: Path) -> None:
    regels = eigen / "weegregels" / "1.toml"
    tekst = regels.read_text("utf-8").replace('"vrij"', '"los"')
    regels.write_text(tekst, "utf-8")
    uitkomst = regel("instrument", "controleer", "opvang")
    assert (uitkomst.status, uitkomst.fout) == (1, "")
    nummer = tekst.splitlines().index('soort = "los"') + 1
    assert (
        f'fout: weegregels/1.toml, regel {nummer}, [[regel]] 5: soort "los" bestaat niet. Hier kan:'
        in uitkomst.uit
    )
    assert "1 punt te verbeteren." in uitkomst.uit
    # Another that cannot be used is in the list, with why.
    (eigen / "dimensies.toml").unlink()
    assert "opvang: opvang/dimensies.toml: het bestand ontbreekt." in regel.goed("instrument", "lijst").uit


@pytest.mark.parametrize(
    "woorden",
    [("nieuw", "opvang"), ("nieuw", "Op vang"), ("nieuw", "x", "--van", "zoek"), ("controleer", "zoek")],
)
def test_wat_niet_kan_is_een_regel_en_verandert_niets(
    regel: Opdrachtregel, eigen: Path, woorden: tuple[str, ...]
) -> None:
    voor = sorted(eigen.parent.rglob("*"))
    uitkomst = regel("instrument", *woorden)
    assert (uitkomst.status, uitkomst.uit) == (2, "")
    assert is_een_regel(uitkomst.fout)
    assert sorted(eigen.parent.rglob("*")) == voor


def test_elders_gemaakt_zegt_hoe_het_daar_wordt_gebruikt(regel: Opdrachtregel, tmp_path: Path) -> None:
    uit = regel.goed("instrument", "nieuw", "opvang", "--map", str(tmp_path / "gedeeld")).uit
    assert f"Zet KORPSMONITOR_INSTRUMENTEN op {tmp_path / 'gedeeld'}" in uit
    assert regel.goed("instrument", "controleer", str(tmp_path / "gedeeld" / "opvang")).status == 0
