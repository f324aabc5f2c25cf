"""Tab completes commands: what the shell gets, and what it is answered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from korpsmonitor_tui.cli.shell import SHELLS, VARIABELE
from tests.cli.conftest import WORTEL, draai_proces

if TYPE_CHECKING:
    from tests.cli.conftest import Opdrachtregel


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_a_script_that_asks_the_program(shell: str, regel: Opdrachtregel) -> None:
    script = regel.goed("shell", shell).uit
    assert f"{shell}_complete" in script
    assert VARIABELE in script
    assert not regel.db.exists()


def test_an_unknown_shell_is_refused(regel: Opdrachtregel) -> None:
    uitkomst = regel("shell", "csh")
    assert uitkomst.status == 2
    assert "'csh' is niet een van 'bash', 'zsh', 'fish', 'powershell'." in uitkomst.fout


def _aangevuld(*woorden: str) -> list[str]:
    """What fish is answered when the last word is being typed: value and explanation, divided by a tab."""
    omgeving = {VARIABELE: "fish_complete", "COMP_WORDS": " ".join(woorden), "COMP_CWORD": woorden[-1]}
    uit = draai_proces(omgeving=omgeving).uit
    return [regel.removeprefix("plain,") for regel in uit.splitlines()]


def test_commands_are_completed_with_what_they_do() -> None:
    assert _aangevuld("korpsmonitor", "versl") == [
        "verslag\tHet gespreksverslag, van concept tot definitief."
    ]


def test_fixed_values_are_completed() -> None:
    assert _aangevuld("korpsmonitor", "verslag", "besluit", "Twente", "1", "over") == ["overgenomen"]


def test_the_list_of_commands_is_completed_without_importing_them() -> None:
    code = (
        "import sys, korpsmonitor_tui.bootstrap as b\n"
        "try:\n    b.main()\nexcept SystemExit:\n    pass\n"
        "print(*(m for m in sys.modules if m.startswith('korpsmonitor_tui.cli.')))"
    )
    omgeving = {VARIABELE: "bash_complete", "COMP_WORDS": "korpsmonitor ", "COMP_CWORD": "1"}
    uit = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | omgeving,
        cwd=WORTEL,
    ).stdout
    assert "plain,verslag\n" in uit
    assert not {"korpsmonitor_tui.cli.verslag", "korpsmonitor_tui.cli.gesprek"} & set(uit.split())


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is niet geïnstalleerd")
def test_bash_takes_its_script(regel: Opdrachtregel) -> None:
    script = regel.goed("shell", "bash").uit
    vraag = f"{script}\ncomplete -p korpsmonitor"
    uit = subprocess.run(["bash", "--norc", "-c", vraag], capture_output=True, text=True, check=True).stdout
    assert "-F _korpsmonitor_completion korpsmonitor" in uit


def test_fish_shows_the_whole_of_what_a_command_does(regel: Opdrachtregel) -> None:
    assert 'string split --max 1 ","' in regel.goed("shell", "fish").uit
