"""A command that is imported on use, for tests/cli/test_hulp.py only."""

from __future__ import annotations

import click

from korpsmonitor_tui.domain.taal import _


@click.command(help=_("Toon het korps."))
def opdracht() -> None:
    """Do nothing."""
