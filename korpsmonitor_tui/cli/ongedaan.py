"""``korpsmonitor ongedaan``: take one's own last handeling back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from korpsmonitor_tui.cli.basis import Opdracht
from korpsmonitor_tui.cli.programma import met_sessie
from korpsmonitor_tui.cli.uitvoer import zeg
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services import ongedaan as dienst

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


@click.command(
    cls=Opdracht,
    help=_(
        "Maak uw laatste handeling ongedaan. Dat kan niet meer als iemand erop heeft voortgebouwd, of na verzending,"
        " ontvangst of vaststelling."
    ),
)
@met_sessie
def ongedaan(sessie: Sessie) -> None:
    """Undo, and say what."""
    zeg(_("Ongedaan gemaakt: {wat}.").format(wat=dienst.ongedaan(sessie).removesuffix(".")))
