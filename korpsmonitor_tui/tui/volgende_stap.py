"""How a state of the process looks, and in which tab its next step is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status, statusnaam
from korpsmonitor_tui.services.volgendestap import is_pas_gehouden, standnaam
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

NIETS: Final = "niets"
GEHOUDEN: Final = "gehouden"
STANDEN: Final = (
    NIETS,
    Status.GEPLAND.value,
    GEHOUDEN,
    *(status.value for status in Status if status != Status.GEPLAND),
)
"""Codes of where a party can stand: the statuses, and what comes before the first passage."""
_LETTER_GEHOUDEN: Final = "H"


def standcode(regel: Regel) -> str:
    """Which of ``STANDEN`` this is."""
    if not regel.gepland:
        return NIETS
    return GEHOUDEN if is_pas_gehouden(regel) else regel.status.value


def standletter(code: str) -> str:
    """Its letter; of what was not planned a dash."""
    return {NIETS: "–", GEHOUDEN: _LETTER_GEHOUDEN}.get(code) or LETTERS[Status(code)]


def standwoord(code: str) -> str:
    """What it is called."""
    return {NIETS: _("nog niet gepland"), GEHOUDEN: _("gehouden")}.get(code) or statusnaam(code)


def standtekst(regel: Regel) -> tuple[str, str]:
    """Letter and words of where a party stands, and the theme variable to show them in."""
    if not regel.gepland:
        return standnaam(regel), "text-muted"
    kleur = "text-accent" if is_pas_gehouden(regel) else KLEUREN[regel.status]
    return f"{standletter(standcode(regel))} {standnaam(regel)}", kleur


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
