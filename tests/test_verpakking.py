"""The wheel carries everything the program needs, and the checkout and the wheel find the same."""

from __future__ import annotations

import importlib
import json
import re
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import korpsmonitor_tui

if TYPE_CHECKING:
    from collections.abc import Iterator

WORTEL = Path(korpsmonitor_tui.__file__).resolve().parent.parent
# As whoever builds a release again gives it; seconds since 1970.
TIJD = {"SOURCE_DATE_EPOCH": "1700000000"}
# Which package a module comes in, where it is called otherwise.
MODULES = {"docx": "python-docx", "nacl": "pynacl", "sklearn": "scikit-learn"}
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
def uitgave() -> Iterator[Any]:
    """The script that makes a release: what it builds and tries is what is tested here."""
    with pytest.MonkeyPatch.context() as plek:
        plek.syspath_prepend(str(WORTEL / "scripts"))
        yield importlib.import_module("maak_uitgave")


@pytest.fixture(scope="module")
def archief(uitgave: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cast("Path", uitgave.bouw(uitgave.ARCHIEF, WORTEL, tmp_path_factory.mktemp("archief"), TIJD))


@pytest.fixture(scope="module")
def uitgepakt(uitgave: Any, archief: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that somebody has who has the source archive alone, in another folder and of another time."""
    return cast("Path", uitgave.pak_uit(archief, tmp_path_factory.mktemp("uitgepakt")))


@pytest.fixture(scope="module")
def wiel(uitgave: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cast("Path", uitgave.bouw(uitgave.WIEL, WORTEL, tmp_path_factory.mktemp("wiel"), TIJD))


@pytest.fixture(scope="module")
def geinstalleerd(wiel: Path, uitgave: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a clean environment that borrows only the libraries; return its Python."""
    map_ = tmp_path_factory.mktemp("omgeving")
    venv.create(map_, with_pip=False, symlinks=sys.platform != "win32")
    python = map_ / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    bibliotheek = Path(
        uitgave.draai(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    )
    uitgave.draai(
        *(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet"),
        wiel,
    )
    # A plain path: .pth files in the borrowed folder, such as the one back to the checkout, stay unread.
    (bibliotheek / "geleend.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def _code() -> list[Path]:
    return sorted((WORTEL / "korpsmonitor_tui").rglob("*.py"))


def _ingelezen(bestand: Path) -> list[str]:
    return re.findall(r"^ *(?:from|import) ([a-zA-Z]\w*)", bestand.read_text(encoding="utf-8"), re.MULTILINE)


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

    catalogi = {
        po.relative_to(WORTEL).with_suffix(".mo").as_posix()
        for po in (WORTEL / "korpsmonitor_tui").rglob("*.po")
    }
    assert "korpsmonitor_tui/locale/nl/LC_MESSAGES/korpsmonitor.mo" in catalogi
    assert catalogi <= namen
    assert any(naam.endswith(".dist-info/licenses/LICENSE") for naam in namen)
    gegevens = {f"korpsmonitor_tui/_gegevens/{naam}" for naam in _gegevens()}
    assert gegevens
    assert gegevens <= namen
    code = {bestand.relative_to(WORTEL).as_posix() for bestand in _code()}
    assert code <= namen


def test_het_wiel_bevat_niets_anders(wiel: Path) -> None:
    with zipfile.ZipFile(wiel) as archief:
        namen = archief.namelist()

    mappen = {naam.split("/")[0] for naam in namen}
    assert {re.sub(r"-.*\.(dist-info|data)$", "", naam) for naam in mappen} == {"korpsmonitor_tui"}
    gedeeld = [naam.partition(".data/")[2] for naam in namen if ".data/" in naam]
    assert gedeeld == ["data/share/man/man1/korpsmonitor.1"]


def test_geinstalleerd_vindt_het_programma_zijn_gegevens(
    geinstalleerd: Path, uitgave: Any, tmp_path: Path
) -> None:
    gevonden = json.loads(uitgave.draai(geinstalleerd, "-c", VRAAG, cwd=tmp_path))
    pakket = Path(gevonden["pakket"])

    assert pakket.is_relative_to(geinstalleerd.parent.parent)
    assert Path(gevonden["templates"]) == pakket / "_gegevens" / "templates"
    assert Path(gevonden["db"]) == pakket / "_gegevens" / "db"
    assert Path(gevonden["data"]) == pakket / "_gegevens" / "data"
    assert gevonden["instrument"] is True
    assert gevonden["click"] == "Toon deze uitleg en stop."


def test_een_checkout_vindt_dezelfde_gegevens(uitgave: Any, tmp_path: Path) -> None:
    gevonden = json.loads(
        uitgave.draai(
            sys.executable, "-c", f"import sys; sys.path.insert(0, {str(WORTEL)!r})\n{VRAAG}", cwd=tmp_path
        )
    )

    assert Path(gevonden["templates"]) == WORTEL / "templates"
    assert Path(gevonden["db"]) == WORTEL / "db"
    assert Path(gevonden["data"]) == WORTEL / "data"
    assert gevonden["instrument"] is True
    assert gevonden["click"] == "Toon deze uitleg en stop."


def test_geinstalleerd_komt_men_van_niets_tot_een_verslag(
    geinstalleerd: Path, uitgave: Any, tmp_path: Path
) -> None:
    korpsmonitor = geinstalleerd.parent / f"korpsmonitor{geinstalleerd.suffix}"
    versie = uitgave.draai(
        korpsmonitor, "--version", cwd=tmp_path, omgeving={"LANGUAGE": "nl", "LC_ALL": "C.UTF-8"}
    )
    verslag = uitgave.proefrit(geinstalleerd, tmp_path)

    assert versie == f"korpsmonitor, versie {korpsmonitor_tui.__version__}\n"
    with zipfile.ZipFile(verslag) as word:
        assert "Het korps controleert elke maand." in word.read("word/document.xml").decode()
    assert (geinstalleerd.parents[1] / "share" / "man" / "man1" / "korpsmonitor.1").is_file()


def test_wie_alleen_het_bronarchief_heeft_bouwt_tot_op_de_byte_hetzelfde(
    archief: Path, wiel: Path, uitgepakt: Path, uitgave: Any, tmp_path: Path
) -> None:
    elders = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C"}

    for soort, eerder in ((uitgave.ARCHIEF, archief), (uitgave.WIEL, wiel)):
        nagebouwd = uitgave.bouw(soort, uitgepakt, tmp_path, TIJD | elders, umask=0o077)
        assert nagebouwd.name == eerder.name
        assert nagebouwd.read_bytes() == eerder.read_bytes()


def test_elk_bestand_in_het_wiel_heeft_de_gevraagde_tijd(wiel: Path) -> None:
    with zipfile.ZipFile(wiel) as inhoud:
        assert {lid.date_time for lid in inhoud.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_het_bronarchief_bevat_geen_vertaling_die_hier_toevallig_is_gemaakt(archief: Path) -> None:
    with tarfile.open(archief) as inhoud:
        namen = inhoud.getnames()

    assert any(naam.endswith("korpsmonitor.po") for naam in namen)
    assert [naam for naam in namen if naam.endswith((".mo", ".pyc", ".db", ".docx.tmp"))] == []


def test_de_versie_staat_op_een_plaats(wiel: Path) -> None:
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["dynamic"] == ["version"]
    assert wiel.name.split("-")[1] == korpsmonitor_tui.__version__


def test_wat_wordt_ingelezen_is_een_afhankelijkheid() -> None:
    """Also what another library happens to bring: in a Python of one's own it would be missing the day that one lets go."""
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = [eis for eisen in project["optional-dependencies"].values() for eis in eisen]
    genoemd = {canonicalize_name(Requirement(eis).name) for eis in project["dependencies"] + extra}
    modules = {naam for bestand in _code() for naam in _ingelezen(bestand)}
    buiten = modules - sys.stdlib_module_names - {"korpsmonitor_tui"}

    assert len(buiten) > 15
    assert {MODULES.get(naam, canonicalize_name(naam)) for naam in buiten} == genoemd


def _vastgelegd(bestand: str) -> dict[str, list[str]]:
    """Versions by package: a package can have another for another Python."""
    tekst = (WORTEL / bestand).read_text(encoding="utf-8")
    versies: dict[str, list[str]] = {}
    for naam, versie in re.findall(r"^([a-z0-9.-]+)==(\S+)", tekst, flags=re.MULTILINE):
        versies.setdefault(naam, []).append(versie)
    return versies


@pytest.mark.parametrize("bestand", sorted(pad.name for pad in WORTEL.glob("requirements*.txt")))
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
        "requirements-uitgave.txt": project["dependency-groups"]["uitgave"],
    }

    for bestand, eisen in gevraagd.items():
        vastgelegd = _vastgelegd(bestand)
        for eis in map(Requirement, eisen):
            assert eis.name in vastgelegd, f"{eis} ontbreekt in {bestand}; make lock"
            assert all(map(eis.specifier.contains, vastgelegd[eis.name])), f"{eis} in {bestand}; make lock"


def test_de_verwijzing_noemt_de_versie_van_het_programma() -> None:
    verwijzing = (WORTEL / "CITATION.cff").read_text(encoding="utf-8")

    assert f"\nversion: {korpsmonitor_tui.__version__}\n" in verwijzing
