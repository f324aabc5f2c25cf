"""What an instrument consists of, for people: what it has not, and what it has with the command that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import StapGeweigerd
from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument


def onderdeelnaam(onderdeel: Onderdeel) -> str:
    """A part of an instrument."""
    return {
        Onderdeel.VRAGENLIJST: _("vragenlijst"),
        Onderdeel.GESPREKKEN: _("gesprekken"),
        Onderdeel.WEGING: _("weging"),
        Onderdeel.DASHBOARD: _("dashboard"),
        Onderdeel.PLAN: _("plan van aanpak"),
        Onderdeel.DESKSTUDIE: _("deskstudie"),
    }[onderdeel]


def wat_er_is(instrument: Instrument) -> str:
    """The parts of an instrument, each with the command that shows it."""
    opdrachten = {
        Onderdeel.VRAGENLIJST: "status",
        Onderdeel.GESPREKKEN: "status",
        Onderdeel.WEGING: "weging toon",
        Onderdeel.DASHBOARD: "dashboard toon",
        Onderdeel.PLAN: "plan toon",
        Onderdeel.DESKSTUDIE: "deskbron toon",
    }
    return ", ".join(
        f"{onderdeelnaam(onderdeel)} (`korpsmonitor {opdracht}`)"
        for onderdeel, opdracht in opdrachten.items()
        if instrument.heeft(onderdeel)
    )


def eis_onderdeel(instrument: Instrument, onderdeel: Onderdeel) -> None:
    """Raise StapGeweigerd, with what there is instead, if an instrument has not got this part."""
    if not instrument.heeft(onderdeel):
        raise StapGeweigerd(
            _("{instrument} heeft geen {onderdeel}. Wel is er: {wat}. Er is niets gedaan.").format(
                instrument=instrument.naam, onderdeel=onderdeelnaam(onderdeel), wat=wat_er_is(instrument)
            )
        )
