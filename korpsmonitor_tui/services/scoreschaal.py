"""Scores that were given by files with another scale than those of now: told, never taken for not scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.gegeven_score import lees_score, vreemde_score
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.gegeven_score import GegevenScore
    from korpsmonitor_tui.domain.schaal import Schaal


def eis_op_schaal(waarde: object, schaal: Schaal, plaats: str) -> None:
    """Raise OnbruikbareInvoer if the value of an event holds a score that the scale does not have.

    ``plaats`` is the id of what it was given to.
    """
    if code := vreemde_score(waarde, schaal):
        raise OnbruikbareInvoer(
            _(
                "Bij {plaats} is de score “{code}” gegeven, en die staat niet op de schaal van het instrument; er is niets"
                " gewijzigd. Zet dit oordeel terug in instrument.toml, of werk met de bestanden waarmee is gescoord."
            ).format(plaats=plaats, code=code)
        )


def lees_op_schaal(waarde: object, schaal: Schaal, plaats: str) -> GegevenScore | None:
    """The score in the value of an event, None if there is none. Raises as :func:`eis_op_schaal`."""
    eis_op_schaal(waarde, schaal, plaats)
    return lees_score(waarde, schaal)
