"""docs/betrouwbaarheid.md: every kind of fault has its place and its tests, and figures come out as they were delivered."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.fouten.cijfers import Cijfer, Uitkomst

WORTEL = Path(__file__).resolve().parents[2]
SOORTEN: list[dict[str, Any]] = tomllib.loads((WORTEL / "scripts" / "fouten.toml").read_text("utf-8"))[
    "soort"
]
BLAD = WORTEL / "docs" / "betrouwbaarheid.md"


@pytest.fixture(scope="module")
def blad() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(WORTEL / "scripts" / "meet_fouten.py")))


TESTS = "".join(bestand.read_text("utf-8") for bestand in sorted((WORTEL / "tests").rglob("test_*.py")))


@pytest.mark.parametrize("soort", [soort["id"] for soort in SOORTEN])
def test_every_kind_has_a_test_and_stands_on_the_page_with_a_figure(soort: str) -> None:
    assert re.search(rf"\bfouten\(\s*\"{soort}\"", TESTS)
    titel = next(s["titel"] for s in SOORTEN if s["id"] == soort)
    _voor, deel = BLAD.read_text("utf-8").split(f"## {titel}\n", 1)
    assert "| niet uitgevoerd |" not in deel.split("\n## ", 1)[0]
    assert re.search(r"^\| [^|]+ \| .* `test_\w+` \|", deel.split("\n## ", 1)[0], re.MULTILINE)


def test_of_every_kind_a_guard_was_taken_out_to_see_a_test_fail() -> None:
    assert [soort["id"] for soort in SOORTEN if not soort.get("gezien")] == []


def test_every_guard_that_was_taken_out_names_a_test_that_is_there() -> None:
    genoemd = [gezien["test"] for soort in SOORTEN for gezien in soort.get("gezien", [])]
    assert [naam for naam in genoemd if f"def {naam}(" not in TESTS] == []


def test_a_figure_is_told_with_its_target_and_whether_it_was_met(blad: SimpleNamespace) -> None:
    cijfers = [
        Cijfer("kill", "t.py::test_a[8]", "verloren", 0, hoogstens=0, keren=8),
        Cijfer("kill", "t.py::test_a[60]", "verloren", 1, hoogstens=0, keren=60),
        Cijfer("kill", "t.py::test_a[60]", "tijd", 1234.5, eenheid="ms"),
    ]
    uitkomsten = [
        Uitkomst("kill", "t.py::test_a[8]", "passed", 1),
        Uitkomst("kill", "t.py::test_a[60]", "passed", 1),
        Uitkomst("kill", "t.py::test_b[x]", "failed", 1),
        Uitkomst("kill", "t.py::test_b[y]", "passed", 1),
        Uitkomst("kill", "t.py::test_c", "skipped", 0, "geen PostgreSQL"),
    ]
    soort = {
        "id": "kill",
        "titel": "T",
        "gedaan": "G.",
        "gezien": [{"test": "test_a", "bewaking": "fsync", "faalde": "x"}],
    }
    deel = blad.deel(soort, cijfers, uitkomsten)
    assert "| verloren | 60 | 1 | ≤ 0 | **nee** | `test_a` | fsync |" in deel
    assert "| tijd |  | 1.234,5 ms |  |  | `test_a` | fsync |" in deel
    assert "| de test zelf | 2 | 1 mislukt | geen | **nee** | `test_b` |  |" in deel
    assert "overgeslagen: geen PostgreSQL" in deel
    assert "- Zonder fsync faalt `test_a`: x" in deel
    assert blad.vat_samen(cijfers, uitkomsten) == 1
    assert blad.vat_samen(cijfers[:1], uitkomsten[:1]) == 0
