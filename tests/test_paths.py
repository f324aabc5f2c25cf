"""Every path of the program is found from one module, wherever the program was installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from korpsmonitor_tui import paths
from korpsmonitor_tui.domain.errors import KorpsmonitorFout

WORTEL = Path(paths.__file__).resolve().parent.parent


def _installatie(map_: Path, *mappen: str) -> Path:
    pakket = map_ / "korpsmonitor_tui"
    pakket.mkdir()
    for naam in mappen:
        (map_ / naam).mkdir(parents=True)
    return pakket


def test_in_een_checkout_liggen_de_gegevens_naast_het_pakket() -> None:
    assert paths.templates() == WORTEL / "templates"
    assert paths.db() == WORTEL / "db"


def test_een_installatie_gebruikt_wat_in_het_pakket_ligt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pakket = _installatie(tmp_path, "korpsmonitor_tui/_gegevens/templates", "templates", "db")
    monkeypatch.setattr(paths, "_PAKKET", pakket)

    assert paths.templates() == pakket / "_gegevens" / "templates"
    assert paths.db() == tmp_path / "db"


@pytest.mark.parametrize("naam", ["templates", "db"])
def test_ontbrekende_gegevens_worden_gemeld(
    naam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_PAKKET", _installatie(tmp_path))

    with pytest.raises(paths.GegevensOntbreken) as fout:
        getattr(paths, naam)()

    assert isinstance(fout.value, KorpsmonitorFout)
    assert f"De map {naam} met gegevens van het programma ontbreekt" in str(fout.value)
    assert "\n" not in str(fout.value)


def test_eigen_mappen_liggen_in_het_huis_van_de_gebruiker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.OMGEVING_TOESTAND)

    for map_ in (paths.gebruikersmap(), paths.toestandsmap()):
        assert map_.is_relative_to(tmp_path)
        assert map_.name == "korpsmonitor"
        assert not map_.exists()


def test_de_toestandsmap_is_te_verleggen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KORPSMONITOR_TOESTAND", str(tmp_path / "elders"))

    assert paths.toestandsmap() == tmp_path / "elders"


def test_de_database_is_de_gekozene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KORPSMONITOR_DB", str(tmp_path / "omgeving.db"))

    assert paths.database(tmp_path / "optie.db") == tmp_path / "optie.db"
    assert paths.database() == tmp_path / "omgeving.db"


@pytest.mark.parametrize("waarde", [None, ""])
def test_zonder_keuze_ligt_de_database_in_de_gebruikersmap(
    waarde: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if waarde is not None:
        monkeypatch.setenv("KORPSMONITOR_DB", waarde)

    assert paths.database() == paths.gebruikersmap() / "korpsmonitor.db"


def test_een_tilde_is_het_huis_van_de_gebruiker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KORPSMONITOR_DB", "~/monitor.db")

    assert paths.database() == Path.home() / "monitor.db"
    assert paths.database(Path("~/ander.db")) == Path.home() / "ander.db"
