"""What the timeline says about sending the questionnaire out, taking it in and deciding on doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.taal import _, ngettext
from korpsmonitor_tui.services.datums import als_datum, toon
from korpsmonitor_tui.services.twijfels import besluitnaam

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie

_KOMT = (Operatie.MAAK, Operatie.HERSTEL)
"""A return that was undone and taken in again comes back; it is not made anew."""


def uitzending(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A form that was sent, with its deadline."""
    gemaakt = next(_die_komen(gebeurtenissen, "uitzending"), None)
    if gemaakt is None:
        return None
    gegevens = gemaakt.waarde if isinstance(gemaakt.waarde, dict) else {}
    termijn = next(
        (als_datum(g.waarde) for g in gebeurtenissen if (g.soort, g.veld) == ("uitzending", "termijn")), None
    )
    wat = _("vragenlijst verzonden ({delen})").format(
        delen=", ".join(str(gegevens[naam]) for naam in ("vorm", "versie") if gegevens.get(naam))
    )
    return (wat if gegevens else _("vragenlijst verzonden")) + (
        _(", terug voor {dag}").format(dag=toon(termijn)) if termijn else ""
    ), ""


def teruggave(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A return that was taken in: which file, how many answers it changed, and how many doubts it raised."""
    if not any(_die_komen(gebeurtenissen, "teruggave")):
        return None
    # All texts of a return are too long to read here; the file that came with it has its name.
    bestand = next(_die_komen(gebeurtenissen, "bijlage"), None)
    naam = bestand.waarde.get("naam") if bestand and isinstance(bestand.waarde, dict) else None
    antwoorden = {g.entiteit for g in gebeurtenissen if g.soort == "antwoord"}
    twijfels = {g.entiteit for g in _die_komen(gebeurtenissen, "twijfel")}
    delen = [
        ngettext("{aantal} antwoord", "{aantal} antwoorden", len(antwoorden)).format(aantal=len(antwoorden)),
        ngettext("{aantal} twijfel", "{aantal} twijfels", len(twijfels)).format(aantal=len(twijfels)),
    ]
    wat = _("vragenlijst ingelezen") + (f" ({naam})" if naam else "")
    return f"{wat}: {', '.join(delen)}", ""


def twijfelbesluit(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """What was decided on doubts."""
    besluiten = [g for g in gebeurtenissen if (g.soort, g.veld) == ("twijfel", "besluit")]
    if not besluiten:
        return None
    wat = ngettext(
        "besluit over een twijfel: {besluit}", "besluit over {aantal} twijfels: {besluit}", len(besluiten)
    )
    return wat.format(aantal=len(besluiten), besluit=besluitnaam(str(besluiten[0].waarde or ""))), ""


def _die_komen(gebeurtenissen: Iterable[Gebeurtenis], soort: str) -> Iterator[Gebeurtenis]:
    return (g for g in gebeurtenissen if (g.soort, g.veld) == (soort, BESTAAN) and g.operatie in _KOMT)
