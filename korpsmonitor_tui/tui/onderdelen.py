"""Which actions belong to which part of an instrument: of a part that it has not nothing is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import Onderdeel

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument

_ACTIES: Final = {
    "plan": Onderdeel.GESPREKKEN,
    "planning": Onderdeel.GESPREKKEN,
    "teruggekomen": Onderdeel.GESPREKKEN,
    "goedkeuring": Onderdeel.GESPREKKEN,
    "versieverschil": Onderdeel.GESPREKKEN,
    "terugkoppeling": Onderdeel.GESPREKKEN,
    "verzend": Onderdeel.VRAGENLIJST,
    "vragenlijsten": Onderdeel.VRAGENLIJST,
    "teruggaven": Onderdeel.VRAGENLIJST,
    "weging": Onderdeel.WEGING,
    "dekking": Onderdeel.WEGING,
    "trends": Onderdeel.WEGING,
    "bewijs": Onderdeel.WEGING,
    "codeerverschillen": Onderdeel.WEGING,
    "consistentie": Onderdeel.VRAGENLIJST,
}
"""By the name of the action, of every screen that offers it."""


def hoort_erbij(instrument: Instrument, actie: str) -> bool:
    """Whether an instrument with these parts has this action."""
    if actie == "bronnen":
        return bool(instrument.bronnen)
    onderdeel = _ACTIES.get(actie)
    return onderdeel is None or instrument.heeft(onderdeel)
