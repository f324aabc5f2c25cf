"""A user's own instruments: found beside those of the program, and begun as a copy that is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout, NietGevonden, OnbruikbareInvoer
from korpsmonitor_tui.services import instrumentbeheer, instrumentcontrole, instrumentmappen
from korpsmonitor_tui.services.definities import Definities

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def eigen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder for instruments of one's own that is not there yet."""
    map_ = tmp_path / "eigen"
    monkeypatch.setenv(paths.OMGEVING_INSTRUMENTEN, str(map_))
    return map_


def test_own_instruments_lie_among_the_users_data_unless_another_folder_is_named(eigen: Path) -> None:
    assert paths.instrumenten() == eigen
    with pytest.MonkeyPatch.context() as zonder:
        zonder.delenv(paths.OMGEVING_INSTRUMENTEN)
        assert paths.instrumenten() == paths.gebruikersmap() / "instrumenten"


def test_the_starter_is_complete_and_found_by_its_code(eigen: Path) -> None:
    gemaakt = instrumentbeheer.nieuw("opvang")
    assert gemaakt.map == eigen / "opvang"
    controle = instrumentcontrole.controleer(gemaakt.map)
    assert (controle.fouten, controle.waarschuwingen) == ((), ())
    gelezen = Definities()("opvang")
    assert (gelezen.code, len(gelezen.hoofdstukken), len(gelezen.dimensies)) == ("opvang", 3, 4)
    assert Definities().weegregels("opvang").dimensies == tuple(d.code for d in gelezen.dimensies)
    # What it has no file of is the general one.
    assert Definities().sjabloon("opvang") == Definities().sjabloon("korpsmonitor")
    assert Definities().brieven("opvang").afzender == "Onderzoeksteam"
    eerste = instrumentbeheer.lijst()[0]
    assert (eerste.plaats.code, eerste.plaats.eigen, eerste.fout) == ("opvang", True, "")
    # Nothing stays beside it of how it was made.
    assert [pad.name for pad in eigen.iterdir()] == ["opvang"]


@pytest.mark.parametrize("code", [plaats.code for plaats in instrumentmappen.alle()])
def test_every_instrument_of_the_program_can_be_copied_and_its_copy_is_whole(code: str, eigen: Path) -> None:
    gemaakt = instrumentbeheer.nieuw("kopie-van", van=code)
    controle = instrumentcontrole.controleer(gemaakt.map)
    assert (controle.fouten, controle.waarschuwingen) == ((), ())
    kopie, bron = Definities()("kopie-van"), Definities()(code)
    assert (kopie.naam, kopie.partijen, kopie.vragen) == (bron.naam, bron.partijen, bron.vragen)
    # Who is monitored can be changed in the copy without touching the program.
    assert all((gemaakt.map / naam).is_file() for naam in ("korpsen.toml",) if code == "korpsmonitor")


@pytest.mark.parametrize(
    "code", ["Opvang", "op vang", "../opvang", "", "algemeen", "korpsmonitor", "con", "a/b"]
)
def test_what_cannot_be_a_code_makes_nothing(code: str, eigen: Path) -> None:
    with pytest.raises(OnbruikbareInvoer):
        instrumentbeheer.nieuw(code)
    assert not eigen.exists()


def test_nothing_is_overwritten(eigen: Path, tmp_path: Path) -> None:
    kern = instrumentbeheer.nieuw("opvang").map / "instrument.toml"
    kern.write_text("# van mij\n", "utf-8")
    for onder in (None, eigen):
        with pytest.raises(OnbruikbareInvoer, match="er is niets gemaakt"):
            instrumentbeheer.nieuw("opvang", onder=onder)
    assert kern.read_text("utf-8") == "# van mij\n"
    (tmp_path / "bestand").write_text("x", "utf-8")
    with pytest.raises(KorpsmonitorFout):
        instrumentbeheer.nieuw("ander", onder=tmp_path / "bestand")
    with pytest.raises(NietGevonden, match="Er is geen instrument “zoek”"):
        instrumentbeheer.nieuw("ander", van="zoek")


def test_a_copy_of_what_cannot_be_read_is_not_made(eigen: Path) -> None:
    kern = instrumentbeheer.nieuw("opvang").map / "instrument.toml"
    kern.write_text(
        kern.read_text("utf-8").replace('code = "opvang"', "", 1).replace("[[hoofdstuk", "[["), "utf-8"
    )
    with pytest.raises(OnbruikbareInvoer, match="er is niets gemaakt"):
        instrumentbeheer.nieuw("ander", van="opvang")
    assert [pad.name for pad in eigen.iterdir()] == ["opvang"]


def test_one_code_in_two_folders_is_used_from_neither(eigen: Path) -> None:
    instrumentbeheer.nieuw("korpsmonitor", onder=eigen)
    with pytest.raises(OnbruikbareInvoer, match="twee instrumenten “korpsmonitor”") as fout:
        Definities()("korpsmonitor")
    assert str(eigen / "korpsmonitor") in str(fout.value)
    assert str(paths.templates() / "korpsmonitor") in str(fout.value)
    fouten = {(r.plaats.code, r.plaats.eigen): r.fout for r in instrumentbeheer.lijst()}
    assert "twee instrumenten" in fouten["korpsmonitor", True]
    assert "twee instrumenten" in fouten["korpsmonitor", False]


def test_a_folder_that_is_named_otherwise_than_its_code_is_refused(eigen: Path) -> None:
    instrumentbeheer.nieuw("opvang").map.rename(eigen / "elders")
    with pytest.raises(OnbruikbareInvoer, match="noemt zich “opvang”"):
        Definities()("elders")
    (bevinding,) = instrumentcontrole.controleer(eigen / "elders").fouten
    assert "de map heet" in bevinding.melding


def test_an_instrument_that_cannot_be_used_is_in_the_list_with_why(eigen: Path) -> None:
    (instrumentbeheer.nieuw("opvang").map / "dimensies.toml").unlink()
    eerste = instrumentbeheer.lijst()[0]
    assert eerste.instrument is None
    assert "dimensies.toml" in eerste.fout
