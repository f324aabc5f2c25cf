"""Which actions and screens belong to which part of an instrument: of a part that it has not nothing is offered."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from korpsmonitor_tui.domain.instrument import Onderdeel
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument

_GESPROKEN: Final = frozenset({Onderdeel.VRAGENLIJST, Onderdeel.GESPREKKEN})
"""What is asked from parties, each of which has a dossier."""
_ACTIES: Final = {
    "plan": frozenset({Onderdeel.GESPREKKEN}),
    "planning": frozenset({Onderdeel.GESPREKKEN}),
    "teruggekomen": frozenset({Onderdeel.GESPREKKEN}),
    "goedkeuring": frozenset({Onderdeel.GESPREKKEN}),
    "versieverschil": frozenset({Onderdeel.GESPREKKEN}),
    "terugkoppeling": frozenset({Onderdeel.GESPREKKEN}),
    "verzend": frozenset({Onderdeel.VRAGENLIJST}),
    "vragenlijsten": frozenset({Onderdeel.VRAGENLIJST}),
    "teruggaven": frozenset({Onderdeel.VRAGENLIJST}),
    "weging": frozenset({Onderdeel.WEGING}),
    "dekking": frozenset({Onderdeel.WEGING}),
    "trends": frozenset({Onderdeel.WEGING}),
    "bewijs": frozenset({Onderdeel.WEGING}),
    "codeerverschillen": frozenset({Onderdeel.WEGING}),
    "consistentie": frozenset({Onderdeel.VRAGENLIJST, Onderdeel.DASHBOARD}),
    "rapportage": _GESPROKEN,
    "praktijken": _GESPROKEN,
    "praktijk": _GESPROKEN,
    "sneeuwbal": frozenset({Onderdeel.DESKSTUDIE}),
    "genoemd": frozenset({Onderdeel.DESKSTUDIE}),
    "deskbronnen": frozenset({Onderdeel.DESKSTUDIE}),
    "aanvullingen": frozenset({Onderdeel.DESKSTUDIE}),
}
"""By the name of the action, of every screen that offers it: one of these parts is enough."""


@dataclass(frozen=True, slots=True)
class Onderdeelscherm:
    """The screen of a part, loaded when it is needed."""

    onderdeel: Onderdeel
    toets: str
    naam: str
    uitleg: str
    module: str
    klasse: str
    stijlen: tuple[str, ...]
    """Its style sheets, beside this module."""

    def laad(self) -> type[Any]:
        """The class of the screen."""
        return getattr(importlib.import_module(self.module), self.klasse)  # type: ignore[no-any-return]

    @property
    def stijlpaden(self) -> list[Path]:
        """Where its style sheets are."""
        return [Path(__file__).parent / stijl for stijl in self.stijlen]


SCHERMEN: Final = (
    Onderdeelscherm(
        Onderdeel.DASHBOARD,
        "alt+d",
        _("dashboard"),
        _("de cijfers per gebied en jaar, met wat zij betekenen en wat elkaar tegenspreekt"),
        "korpsmonitor_tui.tui.screens.dashboard",
        "DashboardScreen",
        ("screens/dashboard.tcss",),
    ),
    Onderdeelscherm(
        Onderdeel.PLAN,
        "alt+p",
        _("plan van aanpak"),
        _("de acties van het plan, hun termijn en stand, en wat er per peildatum is gemeld"),
        "korpsmonitor_tui.tui.screens.plan",
        "PlanScreen",
        ("schrijflijst.tcss", "screens/plan.tcss"),
    ),
)
"""In the order in which an instrument that asks nobody anything begins with them."""


def beginscherm(instrument: Instrument) -> Onderdeelscherm | None:
    """The screen under every other; None for the overzicht, which everything begins with that is asked from parties."""
    if any(map(instrument.heeft, _GESPROKEN)):
        return None
    return next((scherm for scherm in SCHERMEN if instrument.heeft(scherm.onderdeel)), None)


def hoort_erbij(instrument: Instrument, actie: str, argumenten: tuple[object, ...] = ()) -> bool:
    """Whether an instrument with these parts has this action."""
    if actie == "bronnen":
        return bool(instrument.bronnen)
    onderdelen = (
        frozenset(map(Onderdeel, map(str, argumenten))) if actie == "onderdeel" else _ACTIES.get(actie)
    )
    return onderdelen is None or any(map(instrument.heeft, onderdelen))
