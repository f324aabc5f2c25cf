"""What the timeline says about an edition: its questionnaire, and the files of its instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.services.gebeurtenis import eerste
from korpsmonitor_tui.services.instrumentdefinitie import VELD as DEFINITIE
from korpsmonitor_tui.services.vragenlijstversies import versietekst

if TYPE_CHECKING:
    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie


def publicatie(sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A questionnaire that was published, or chosen where two laptops published one."""
    g = eerste(gebeurtenissen, "editie", "vragenlijst")
    if (
        g is None
        or len({gebeurtenis.veld for gebeurtenis in gebeurtenissen if gebeurtenis.soort == "editie"}) > 1
    ):
        return None  # a new edition, of which its questionnaire is one part
    wat = _("gekozen welke vragenlijst geldt: {versie}") if g.keuze else _("gepubliceerd: {versie}")
    return wat.format(versie=versietekst(sessie.store.lees(), g.waarde)), ""


def definitie(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """The files of an instrument of one's own, laid down for everybody; with a new edition they are one part of it."""
    if {(g.soort, g.veld) for g in gebeurtenissen} != {("editie", DEFINITIE)}:
        return None
    if gebeurtenissen[0].keuze:
        return _("gekozen welke bestanden van het instrument gelden"), ""
    return _("bestanden van het instrument vastgelegd"), ""
