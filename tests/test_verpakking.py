"""The wheel carries everything the program needs, and the checkout and the wheel find the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import korpsmonitor_tui

WORTEL = Path(korpsmonitor_tui.__file__).resolve().parent.parent
BOUW = """
import os, sys
from hatchling.build import build_wheel
os.chdir(sys.argv[1])
print(build_wheel(sys.argv[2]))
"""
# Run from the installed program: what it finds, relative to the folder it was installed in.
VRAAG = """
import json
from pathlib import Path
from korpsmonitor_tui import paths
from korpsmonitor_tui.domain import taal
taal.kies_taal()
print(json.dumps({
    "pakket": str(Path(paths.__file__).parent),
    "templates": str(paths.templates()),
    "db": str(paths.db()),
    "data": str(paths.data()),
    "instrument": (paths.templates() / "korpsmonitor" / "instrument.toml").is_file(),
    "click": taal._("Show this message and exit."),
}))
"""


@pytest.fixture(scope="module")
def wiel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("wiel")
    uitkomst = _draai(sys.executable, "-c", BOUW, str(WORTEL), str(map_), cwd=map_)
    return map_ / uitkomst.split()[-1]


@pytest.fixture(scope="module")
def geinstalleerd(wiel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a clean environment that borrows only the libraries; return its Python."""
    map_ = tmp_path_factory.mktemp("omgeving")
    venv.create(map_, with_pip=False, symlinks=sys.platform != "win32")
    python = map_ / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    bibliotheek = Path(_draai(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    _draai(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet"),
        wiel,
    )
    # A plain path: .pth files in the borrowed folder, such as the one back to the checkout, stay unread.
    (bibliotheek / "geleend.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def _draai(*opdracht: str | Path, cwd: Path | None = None) -> str:
    uitkomst = subprocess.run(opdracht, cwd=cwd, capture_output=True, text=True, check=False)
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
    return uitkomst.stdout


def _gegevens() -> set[str]:
    return {
        bestand.relative_to(WORTEL).as_posix()
        for map_ in ("templates", "db", "data")
        for bestand in (WORTEL / map_).rglob("*")
        if bestand.is_file() and "__pycache__" not in bestand.parts
    }


def test_het_wiel_bevat_code_gegevens_vertaling_en_licentie(wiel: Path) -> None:
    with zipfile.ZipFile(wiel) as archief:
        namen = set(archief.namelist())

    assert "korpsmonitor_tui/locale/nl/LC_MESSAGES/korpsmonitor.mo" in namen
    assert any(naam.endswith(".dist-info/licenses/LICENSE") for naam in namen)
    gegevens = {f"korpsmonitor_tui/_gegevens/{naam}" for naam in _gegevens()}
    assert gegevens
    assert gegevens <= namen
    code = {bestand.relative_to(WORTEL).as_posix() for bestand in (WORTEL / "korpsmonitor_tui").rglob("*.py")}
    assert code <= namen


def test_het_wiel_bevat_niets_anders(wiel: Path) -> None:
    with zipfile.ZipFile(wiel) as archief:
        namen = archief.namelist()

    mappen = {naam.split("/")[0] for naam in namen}
    assert {re.sub(r"-.*\.(dist-info|data)$", "", naam) for naam in mappen} == {"korpsmonitor_tui"}
    gedeeld = [naam.partition(".data/")[2] for naam in namen if ".data/" in naam]
    assert gedeeld == ["data/share/man/man1/korpsmonitor.1"]


def test_geinstalleerd_vindt_het_programma_zijn_gegevens(geinstalleerd: Path, tmp_path: Path) -> None:
    gevonden = json.loads(_draai(geinstalleerd, "-c", VRAAG, cwd=tmp_path))
    pakket = Path(gevonden["pakket"])

    assert pakket.is_relative_to(geinstalleerd.parent.parent)
    assert Path(gevonden["templates"]) == pakket / "_gegevens" / "templates"
    assert Path(gevonden["db"]) == pakket / "_gegevens" / "db"
    assert Path(gevonden["data"]) == pakket / "_gegevens" / "data"
    assert gevonden["instrument"] is True
    assert gevonden["click"] == "Toon deze uitleg en stop."


def test_een_checkout_vindt_dezelfde_gegevens(tmp_path: Path) -> None:
    gevonden = json.loads(
        _draai(
            sys.executable, "-c", f"import sys; sys.path.insert(0, {str(WORTEL)!r})\n{VRAAG}", cwd=tmp_path
        )
    )

    assert Path(gevonden["templates"]) == WORTEL / "templates"
    assert Path(gevonden["db"]) == WORTEL / "db"
    assert Path(gevonden["data"]) == WORTEL / "data"
    assert gevonden["instrument"] is True
    assert gevonden["click"] == "Toon deze uitleg en stop."


def test_de_opdracht_wordt_geinstalleerd(geinstalleerd: Path) -> None:
    assert (geinstalleerd.parent / f"korpsmonitor{geinstalleerd.suffix}").is_file()
    assert (geinstalleerd.parent.parent / "share" / "man" / "man1" / "korpsmonitor.1").is_file()


def _vastgelegd(bestand: str) -> dict[str, list[str]]:
    """Versions by package: a package can have another for another Python."""
    tekst = (WORTEL / bestand).read_text(encoding="utf-8")
    versies: dict[str, list[str]] = {}
    for naam, versie in re.findall(r"^([a-z0-9.-]+)==(\S+)", tekst, flags=re.MULTILINE):
        versies.setdefault(naam, []).append(versie)
    return versies


@pytest.mark.parametrize("bestand", ["requirements.txt", "requirements-dev.txt"])
def test_het_slot_noemt_van_alles_een_controlesom_en_nergens_een_adres(bestand: str) -> None:
    tekst = (WORTEL / bestand).read_text(encoding="utf-8")
    blokken = re.split(r"^(?=[a-z0-9])", tekst, flags=re.MULTILINE)[1:]

    assert len(blokken) == sum(map(len, _vastgelegd(bestand).values())) > 20
    assert all("--hash=sha256:" in blok for blok in blokken)
    assert "://" not in tekst
    assert "index" not in tekst


def test_ontwikkelaars_draaien_op_wat_gebruikers_krijgen() -> None:
    gebruikers, ontwikkelaars = _vastgelegd("requirements.txt"), _vastgelegd("requirements-dev.txt")

    assert gebruikers.items() <= ontwikkelaars.items()


def test_het_slot_vervult_elke_afhankelijkheid() -> None:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))
    gevraagd = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"] + project["build-system"]["requires"],
    }

    for bestand, eisen in gevraagd.items():
        vastgelegd = _vastgelegd(bestand)
        for eis in map(Requirement, eisen):
            assert eis.name in vastgelegd, f"{eis} ontbreekt in {bestand}; make lock"
            assert all(map(eis.specifier.contains, vastgelegd[eis.name])), f"{eis} in {bestand}; make lock"


def test_de_verwijzing_noemt_de_versie_van_het_programma() -> None:
    verwijzing = (WORTEL / "CITATION.cff").read_text(encoding="utf-8")

    assert f"\nversion: {korpsmonitor_tui.__version__}\n" in verwijzing
