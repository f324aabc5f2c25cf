"""docs/toetsen.md is what the screens bind, in signs that stand on a keyboard."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from textual.binding import Binding

import hatch_build
from korpsmonitor_tui.tui.toetsen import toetsnaam

WORTEL: Final = Path(hatch_build.__file__).resolve().parent
BLAD: Final = WORTEL / "docs" / "toetsen.md"
_BINDING: Final = re.compile(r'Binding\(\s*"[^"]*",\s*f?"[^"]*",\s*_\("([^"{]+)"\)')


def test_the_page_is_what_the_script_makes(tmp_path: Path) -> None:
    """In a process of its own: there no instrument has put the texts in its own words."""
    doel = tmp_path / "toetsen.md"
    subprocess.run([sys.executable, str(WORTEL / "scripts" / "maak_toetsen.py"), str(doel)], check=True)
    assert BLAD.read_text("utf-8") == doel.read_text("utf-8")


def test_every_key_of_a_screen_or_tab_stands_on_it() -> None:
    tekst = BLAD.read_text("utf-8")
    genoemd = {
        naam
        for map_ in ("screens", "tabs", "widgets")
        for pad in (WORTEL / "korpsmonitor_tui" / "tui" / map_).glob("*.py")
        for naam in _BINDING.findall(pad.read_text("utf-8"))
    }
    assert len(genoemd) > 200
    # What closes a form stands on it once, under Esc.
    assert sorted(naam for naam in genoemd - {"sluiten"} if f"| {naam} |" not in tekst) == []


@pytest.mark.parametrize(
    ("toets", "naam"),
    [
        ("exclamation_mark", "!"),
        ("greater_than_sign", ">"),
        ("question_mark", "?"),
        ("slash", "/"),
        ("insert", "Ins"),
        ("a", "a"),
        ("W", "W"),
        ("alt+s", "Alt+S"),
        ("ctrl+pagedown", "Ctrl+PgDn"),
        ("shift+up", "Shift+↑"),
        ("f12", "F12"),
    ],
)
def test_keys_are_named_as_they_stand_on_a_keyboard(toets: str, naam: str) -> None:
    assert toetsnaam(Binding(toets, "doe", "doen")) == naam
