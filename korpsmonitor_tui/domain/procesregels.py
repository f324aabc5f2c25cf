"""What no state may rest on, whatever the screens allowed: the rules on who does what, as they are checked on events.

A step is refused when it is taken; what two laptops did apart can still come together to what each would have refused.
That is found here, shown, and holds up what would build on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from korpsmonitor_tui.domain.taal import _


class Regel(StrEnum):
    """A rule, in the order in which departures from it are shown."""

    SCHRIJVER = "schrijver"
    """Who wrote the verslag as notulist never checks, sends, decides, confirms or lays down."""
    AANBIEDER = "aanbieder"
    """Nobody checks or sends what they offered for the first check themselves."""
    BEVESTIGER = "bevestiger"
    """Who decided that a remark is not taken over does not confirm it."""
    EIGEN_KORPS = "eigen_korps"
    """Nobody works on the judgement of their own korps."""
    ROL = "rol"
    """A step is taken in a role that goes with it."""
    LEZER = "lezer"
    """Who only reads writes nothing."""
    MENSEN = "mensen"
    """Only a coördinator adds and changes people."""
    ONBEKEND = "onbekend"
    """Everything is written by a medewerker."""


class Daad(StrEnum):
    """What was done."""

    CHECK = "check"
    VERSTUREN = "versturen"
    VASTSTELLEN = "vaststellen"
    BESLUIT = "besluit"
    BEVESTIGING = "bevestiging"
    SCORE = "score"
    EINDSCORE = "eindscore"
    SCHRIJVEN = "schrijven"
    MENSEN = "mensen"
    VERNIETIGING = "vernietiging"


@dataclass(frozen=True, slots=True)
class Afwijking:
    """Something that was done against a rule."""

    regel: Regel
    daad: Daad
    wie: str
    """Id of who did it."""
    dossier: str
    """Empty for what belongs to none."""
    event: str
    """Id of the (first) event."""
    geldt: bool
    """Whether what holds now rests on it. What was done over by somebody who may is history."""


def daadnaam(daad: Daad) -> str:
    """What was done, as in "{naam} heeft …"."""
    return {
        Daad.CHECK: _("het verslag in de eerste check beoordeeld"),
        Daad.VERSTUREN: _("het verslag verstuurd"),
        Daad.VASTSTELLEN: _("het verslag vastgesteld"),
        Daad.BESLUIT: _("over een opmerking beslist"),
        Daad.BEVESTIGING: _("een afwijzing bevestigd"),
        Daad.SCORE: _("een score gegeven"),
        Daad.EINDSCORE: _("de eindscore gegeven"),
        Daad.SCHRIJVEN: _("iets vastgelegd"),
        Daad.MENSEN: _("medewerkers gewijzigd"),
        Daad.VERNIETIGING: _("iets vernietigd"),
    }[daad]


def regeltekst(afwijking: Afwijking, naam: str) -> str:
    """What is wrong, in a Dutch sentence; ``naam`` is who did it."""
    return {
        Regel.SCHRIJVER: _("{naam} schreef dit verslag als notulist en heeft {daad}; dat doet een ander."),
        Regel.AANBIEDER: _("{naam} bood dit verslag zelf aan en heeft {daad}; dat doet een ander."),
        Regel.BEVESTIGER: _("{naam} heeft {daad} die van {naam} zelf is; dat doet een ander."),
        Regel.EIGEN_KORPS: _("{naam} hoorde bij dit korps en heeft {daad}."),
        Regel.ROL: _("{naam} had op dat moment niet de rol ervoor en heeft {daad}."),
        Regel.LEZER: _("{naam} had op dat moment geen rol die schrijft en heeft {daad}."),
        Regel.MENSEN: _("{naam} was op dat moment geen coördinator en heeft {daad}."),
        Regel.ONBEKEND: _("{naam} is geen medewerker en heeft {daad}."),
    }[afwijking.regel].format(naam=naam, daad=daadnaam(afwijking.daad))


def herstel(afwijking: Afwijking) -> str:
    """What to do about it."""
    if not afwijking.geldt:
        return _("Wat nu geldt, rust hier niet op; zeg bij de consistentie waarom het zo is.")
    return {
        Daad.VERSTUREN: _("Neem het verslag in verwerking en laat een ander het checken en versturen."),
        Daad.VASTSTELLEN: _("Heropen het verslag met een reden en laat een ander het vaststellen."),
        Daad.BESLUIT: _("Laat een andere auditor opnieuw beslissen."),
        Daad.BEVESTIGING: _("Laat een andere auditor opnieuw beslissen en een ander bevestigen."),
        Daad.SCORE: _("Laat een ander lid van de weegploeg de score opnieuw geven."),
        Daad.EINDSCORE: _("Laat een ander lid van de weegploeg de eindscore opnieuw geven."),
        Daad.VERNIETIGING: _(
            "Zie `vernietig toon`; wat er niet weg had gemogen, staat nog in een reservekopie van daarvoor."
        ),
    }.get(afwijking.daad, _("Zoek uit wie dit was en hoe het kon."))
