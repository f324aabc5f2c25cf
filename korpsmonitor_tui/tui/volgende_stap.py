"""How a state of the process looks, and in which tab its next step is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.services.volgendestap import volgende_stap as volgende_stap

if TYPE_CHECKING:
    from korpsmonitor_tui.services.overzicht import Regel

LETTERS: Final[dict[Status, str]] = {
    Status.GEPLAND: "G",
    Status.IN_OPMAAK: "O",
    Status.EERSTE_CHECK: "E",
    Status.RETOUR: "N",
    Status.TER_VERIFICATIE: "T",
    Status.AKKOORD: "A",
    Status.REACTIE_ONTVANGEN: "R",
    Status.IN_VERWERKING: "V",
    Status.DEFINITIEF: "D",
}
"""One letter a status, beside the words and the colour."""

KLEUREN: Final[dict[Status, str]] = {
    Status.GEPLAND: "text-muted",
    Status.IN_OPMAAK: "text-accent",
    Status.EERSTE_CHECK: "text-accent",
    Status.RETOUR: "text-warning",
    Status.TER_VERIFICATIE: "text-accent",
    Status.AKKOORD: "text-success",
    Status.REACTIE_ONTVANGEN: "text-warning",
    Status.IN_VERWERKING: "text-warning",
    Status.DEFINITIEF: "text-success",
}
"""Theme variable per status."""


def tab_voor(regel: Regel) -> str:
    """The tab of the dossier in which the next step is taken."""
    if regel.conflicten:
        return "verslag"
    if not regel.met_gesprek:
        return "vragenlijst"
    if regel.status == Status.GEPLAND and not regel.notities and not regel.hoofdstuk:
        return "gesprek"
    if regel.status in {
        Status.TER_VERIFICATIE,
        Status.AKKOORD,
        Status.REACTIE_ONTVANGEN,
        Status.IN_VERWERKING,
    }:
        return "wederhoor"
    return "verslag"
