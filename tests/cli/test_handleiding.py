"""The handbook on a study with interviews: its commands run, one after the other, as they are printed."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from tests.cli.conftest import Opdrachtregel

HANDLEIDING: Final = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "interviews.md"


def _opdrachten() -> Iterator[list[str]]:
    """Words of every command in a block between fences; what is only shown is indented."""
    for blok in HANDLEIDING.read_text("utf-8").split("```\n")[1::2]:
        for regel in blok.splitlines():
            programma, *woorden = shlex.split(regel)
            assert programma == "korpsmonitor", regel
            yield woorden


def test_every_command_runs_and_the_notes_read_as_shown(
    regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    regel.klok.zet(2025, 10, 9)
    uit = {}
    for woorden in _opdrachten():
        erbij = ["--zonder-versleuteling"] if woorden[0] == "init" else []
        uit[" ".join(woorden)] = regel.goed(*woorden, *erbij).uit
    getoond = [r[2:] for r in HANDLEIDING.read_text("utf-8").splitlines() if r.startswith("> ")]
    noten = regel.goed("verslag", "noten", "Arnhem", "--json").json["passages"]
    assert [passage["noot"] for passage in noten] == getoond
    assert "Bestaat niet meer." in uit["partij toon Arnhem"]
    assert {pad.suffix for pad in tmp_path.iterdir()} >= {".docx", ".xlsx"}
