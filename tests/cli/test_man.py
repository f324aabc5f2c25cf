"""The manual page of the system and the reference of commands name everything, and are read without a complaint."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import WORTEL

if TYPE_CHECKING:
    from tests.cli.conftest import Plaats

_OMGEVING = re.compile(r"\bKORPSMONITOR_[A-Z_]+\b")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(str(WORTEL / "scripts"))
    return runpy.run_path(str(WORTEL / "scripts" / "maak_man.py"))


def test_the_page_is_what_the_script_makes_and_names_every_command(
    boom: list[Plaats], script: dict[str, Any]
) -> None:
    tekst: str = script["maak_tekst"]()
    assert script["DOEL"].read_text("utf-8") == tekst
    secties = [" ".join(plaats.woorden).replace("-", r"\-") for plaats in boom if plaats.woorden]
    assert re.findall(r'^\.SS "(.+)"$', tekst, re.MULTILINE) == secties
    opties = {
        naam for plaats in boom for param in plaats.opdracht.params for naam in param.opts if "--" in naam
    }
    assert [naam for naam in opties if naam.replace("-", r"\-") not in tekst] == []


def test_every_name_that_the_program_looks_for_in_its_surroundings_is_explained(
    script: dict[str, Any],
) -> None:
    gezocht = {
        naam
        for pad in (WORTEL / "korpsmonitor_tui").rglob("*.py")
        for naam in _OMGEVING.findall(pad.read_text("utf-8"))
    }
    assert gezocht == set(script["OMGEVING"])


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (".gitignore", r"\&.gitignore"),
        ("'t is `--als`", r"\(aqt is \fB\-\-als\fR"),
        ("a\\b\nc", r"a\eb c"),
        ("{rood|geel}", r"{rood|\:geel}"),
    ],
)
def test_no_text_is_an_instruction(tekst: str, verwacht: str, script: dict[str, Any]) -> None:
    assert script["troff"](tekst) == verwacht


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is niet geïnstalleerd")
def test_groff_reads_it_without_a_warning(script: dict[str, Any]) -> None:
    opdracht = ["groff", "-man", "-ww", "-Tutf8", "-K", "utf8", "-P-c", str(script["DOEL"])]
    uit = subprocess.run(opdracht, capture_output=True, encoding="utf-8", check=True)
    assert uit.stderr == ""
    # A bold sign is printed twice, with a step back between.
    getoond = re.sub(".\x08", "", uit.stdout)
    assert "--zonder-versleuteling" in getoond
    assert "coördinator" in getoond
