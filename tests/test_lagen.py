"""The layers hold, the contracts that guard them bite, and a start imports only what it needs."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import korpsmonitor_tui

PAKKET = Path(korpsmonitor_tui.__file__).resolve().parent
WORTEL = PAKKET.parent
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

LAGEN = "Layers: rules inside, screens outside, adapters apart from one another"

# Slow to import, or absent where it is not needed: none may come along before somebody asks for it.
LAAT = ("docx", "holidays", "icalendar", "matplotlib", "openpyxl", "plotext", "psycopg", "sklearn", "textual")

START = ("korpsmonitor_tui.paths", "korpsmonitor_tui.services", "korpsmonitor_tui.cli")
# What the user's command loads first, as far as it is part of this program.
INGANG = ("korpsmonitor_tui.__main__", "korpsmonitor_tui.cli.hoofd")


def _lint_imports(map_: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-logo", "--cache-dir", str(map_ / ".cache")],
        cwd=map_,
        capture_output=True,
        text=True,
        check=False,
    )


def _kopieer(map_: Path) -> Path:
    """Copy the code and its contracts, to break them in."""
    shutil.copytree(PAKKET, map_ / PAKKET.name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(WORTEL / "pyproject.toml", map_)
    return map_


def test_de_lagen_houden(tmp_path: Path) -> None:
    uitkomst = _lint_imports(_kopieer(tmp_path))

    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
    assert "0 broken" in uitkomst.stdout


# Contract, the file that breaks it, the line that does, and how the linter names that.
OVERTREDINGEN = (
    (
        LAGEN,
        "domain/taal.py",
        "import korpsmonitor_tui.bestanden.schrijf",
        "domain.taal -> .bestanden.schrijf",
    ),
    (LAGEN, "intake/__init__.py", "import korpsmonitor_tui.word", "intake -> .word"),
    (LAGEN, "word/__init__.py", "import korpsmonitor_tui.paths", "word -> .paths"),
    (LAGEN, "services/__init__.py", "import korpsmonitor_tui.cli", "services -> .cli"),
    (LAGEN, "naast_de_lagen.py", "import korpsmonitor_tui.domain", "naast_de_lagen"),
    ("The domain needs the standard library only", "domain/taal.py", "import babel", "domain.taal -> babel"),
    (
        "Only store knows the database",
        "services/__init__.py",
        "import sqlcipher3.dbapi2",
        "services -> sqlcipher3",
    ),
    ("Only store knows the database", "cli/__init__.py", "import sqlite_utils", "cli -> sqlite_utils"),
    ("Only word knows Word", "intake/__init__.py", "from docx import Document", "intake -> docx"),
    (
        "Only intake and report know openpyxl",
        "services/__init__.py",
        "import openpyxl",
        "services -> openpyxl",
    ),
    ("Only report knows iCalendar", "services/__init__.py", "import icalendar", "services -> icalendar"),
    (
        "Only the charts of reports know matplotlib",
        "report/__init__.py",
        "import matplotlib",
        "report -> matplotlib",
    ),
    (
        "Only the bars of screens know plotext",
        "tui/app.py",
        "import textual_plotext",
        "tui.app -> textual_plotext",
    ),
    ("Only tui knows Textual", "services/__init__.py", "from textual.app import App", "services -> textual"),
    ("Only cli knows click", "services/__init__.py", "import click", "services -> click"),
    (
        "Only the learning process knows scikit-learn",
        "services/__init__.py",
        "import sklearn",
        "services -> sklearn",
    ),
    ("Only hub knows PostgreSQL", "services/__init__.py", "import psycopg", "services -> psycopg"),
    (
        "Only the browser server knows textual-serve",
        "cli/__init__.py",
        "import textual_serve",
        "cli -> textual_serve",
    ),
    (
        "Keys are kept and passphrases judged in one place each",
        "cli/__init__.py",
        "import zxcvbn",
        "cli -> zxcvbn",
    ),
)


@pytest.fixture(scope="module")
def bezwaren(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the linter says, by contract, of a copy with every offence in it: it names each, so none hides another."""
    kopie = _kopieer(tmp_path_factory.mktemp("kopie"))
    for _contract, bestand, regel, _bezwaar in OVERTREDINGEN:
        with (kopie / PAKKET.name / bestand).open("a", encoding="utf-8") as code:
            code.write(f"\n{regel}\n")
    uitkomst = _lint_imports(kopie)
    assert uitkomst.returncode == 1, uitkomst.stdout + uitkomst.stderr
    _lijst, _kop, uitleg = uitkomst.stdout.partition("\nBroken contracts\n")
    _voor, *delen = re.split(r"^(\S.*)\n-{5,}$", uitleg, flags=re.MULTILINE)
    return dict(zip(delen[::2], delen[1::2], strict=True))


@pytest.mark.parametrize(("contract", "bestand", "regel", "bezwaar"), OVERTREDINGEN)
def test_elk_contract_wordt_gehandhaafd(
    contract: str, bestand: str, regel: str, bezwaar: str, bezwaren: dict[str, str]
) -> None:
    genoemd = f"korpsmonitor_tui.{bezwaar.replace('-> .', '-> korpsmonitor_tui.')}"

    assert re.search(rf"^- +{re.escape(genoemd)}( \(l\.\d+\))?$", bezwaren[contract], re.MULTILINE)


def test_het_domein_gebruikt_alleen_de_standaardbibliotheek() -> None:
    buiten = [
        f"{bestand.relative_to(PAKKET)}:{regel}: {naam}"
        for bestand in (PAKKET / "domain").rglob("*.py")
        for regel, naam in _invoer(bestand)
        if naam.partition(".")[0] not in sys.stdlib_module_names
        and not naam.startswith("korpsmonitor_tui.domain")
    ]

    assert buiten == []


def _invoer(bestand: Path) -> list[tuple[int, str]]:
    """Return line and module of every import, also of those inside functions and for types only."""
    gevonden: list[tuple[int, str]] = []
    for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import):
            gevonden.extend((knoop.lineno, naam.name) for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            gevonden.append((knoop.lineno, knoop.module or "."))
    return gevonden


def _geladen_na(module: str) -> set[str]:
    """Return the names of all top-level modules that a fresh interpreter holds after importing ``module``."""
    code = f"import sys, {module}; print(*sorted({{naam.partition('.')[0] for naam in sys.modules}}))"
    uitkomst = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(uitkomst.stdout.split())


@pytest.mark.parametrize("module", [*START, *filter(find_spec, INGANG)])
def test_een_start_laadt_niets_wat_wachten_kan(module: str) -> None:
    geladen = _geladen_na(module)

    assert "korpsmonitor_tui" in geladen
    assert geladen.isdisjoint(LAAT)


def test_de_paden_laden_pas_bij_gebruik_een_bibliotheek() -> None:
    assert "platformdirs" not in _geladen_na("korpsmonitor_tui.paths")
