"""``korpsmonitor shell``: what a shell needs to complete commands with Tab."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import get_completion_class

from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.taal import _

SHELLS: Final = ("bash", "zsh", "fish", "powershell")
VARIABELE: Final = "_KORPSMONITOR_COMPLETE"
"""What click looks at when the shell asks how a line goes on."""


@click.command(
    cls=Opdracht,
    help=_(
        "Geef wat uw shell nodig heeft om opdrachten en opties met Tab aan te vullen."
        ' In ~/.bashrc komt eval "$(korpsmonitor shell bash)"; in ~/.zshrc hetzelfde met zsh;'
        " voor fish in ~/.config/fish/config.fish: korpsmonitor shell fish | source;"
        " voor PowerShell in $PROFILE: korpsmonitor shell powershell | Out-String | Invoke-Expression."
        " In een nieuw venster werkt het."
    ),
)
@click.argument("shell", type=click.Choice(SHELLS), help=_("Voor welke shell."))
def shell(shell: str) -> None:
    """Write the script of one shell."""
    wortel = click.get_current_context().find_root()
    klasse = get_completion_class(shell)
    if klasse is None:
        raise AssertionError(f"click knows no {shell}")
    script = klasse(wortel.command, {}, str(wortel.info_name), VARIABELE).source()
    # Click's script for fish ends what a command does at the first comma.
    zeg(script.replace('string split "," $completion', 'string split --max 1 "," $completion').rstrip())
