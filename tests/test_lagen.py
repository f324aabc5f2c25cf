"""The layers hold, the contracts that guard them bite, and a start imports only what it needs."""

from __future__ import annotations

import ast
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


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """Copy the code and its contracts, to break them in."""
    map_ = tmp_path / "kopie"
    shutil.copytree(PAKKET, map_ / PAKKET.name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(WORTEL / "pyproject.toml", map_)
    return map_


def test_de_lagen_houden(kopie: Path) -> None:
    uitkomst = _lint_imports(kopie)

    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
    assert "0 broken" in uitkomst.stdout


@pytest.mark.parametrize(
    ("contract", "bestand", "regel"),
    [
        (LAGEN, "domain/taal.py", "import korpsmonitor_tui.bestanden.schrijf"),
        (LAGEN, "intake/__init__.py", "import korpsmonitor_tui.word"),
        (LAGEN, "word/__init__.py", "import korpsmonitor_tui.paths"),
        (LAGEN, "services/__init__.py", "import korpsmonitor_tui.cli"),
        (LAGEN, "naast_de_lagen.py", "import korpsmonitor_tui.domain"),
        ("The domain needs the standard library only", "domain/taal.py", "import babel"),
        ("Only store knows the database", "services/__init__.py", "import sqlcipher3.dbapi2"),
        ("Only store knows the database", "cli/__init__.py", "import sqlite_utils"),
        ("Only word knows Word", "intake/__init__.py", "from docx import Document"),
        ("Only intake and report know openpyxl", "services/__init__.py", "import openpyxl"),
        ("Only report knows iCalendar", "services/__init__.py", "import icalendar"),
        ("Only the charts of reports know matplotlib", "report/__init__.py", "import matplotlib"),
        ("Only the bars of screens know plotext", "tui/app.py", "import textual_plotext"),
        ("Only tui knows Textual", "services/__init__.py", "from textual.app import App"),
        ("Only cli knows click", "services/__init__.py", "import click"),
        ("Only the learning process knows scikit-learn", "services/__init__.py", "import sklearn"),
        ("Only hub knows PostgreSQL", "services/__init__.py", "import psycopg"),
    ],
)
def test_elk_contract_wordt_gehandhaafd(contract: str, bestand: str, regel: str, kopie: Path) -> None:
    with (kopie / PAKKET.name / bestand).open("a", encoding="utf-8") as code:
        code.write(f"\n{regel}\n")

    uitkomst = _lint_imports(kopie)

    assert uitkomst.returncode == 1, uitkomst.stdout + uitkomst.stderr
    assert f"{contract} BROKEN" in " ".join(uitkomst.stdout.split())


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
