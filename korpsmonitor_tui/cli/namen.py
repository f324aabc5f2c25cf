"""Names of participants in what commands show: their role, unless who asks says ``--met-namen``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.namen import lees_namen

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie

met_namen_optie: Final = click.option(
    "--met-namen",
    is_flag=True,
    help=_("Noem deelnemers bij hun naam; anders staat overal hun rol, ook in teksten."),
)


def te_verbergen(sessie: Sessie, dossier: str, *, met_namen: bool) -> dict[str, str]:
    """Names that do not go out -> what to say instead."""
    return {} if met_namen else lees_namen(sessie.store.lees(), dossier)
