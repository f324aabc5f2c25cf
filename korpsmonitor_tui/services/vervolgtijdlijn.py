"""What the timeline, and who must choose between two values, are told about measures and the letters that ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from korpsmonitor_tui.domain.event import BESTAAN, Operatie
from korpsmonitor_tui.domain.opvolging import Opvolgstand, lees_staat, opvolgnaam, staatnaam
from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.tekens import kort
from korpsmonitor_tui.services.datums import als_datum, toon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from korpsmonitor_tui.services.gebeurtenis import Gebeurtenis
    from korpsmonitor_tui.services.sessie import Sessie
    from korpsmonitor_tui.store.driver import Database


def brief(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """A letter that asked for measures."""
    g = next((g for g in gebeurtenissen if (g.soort, g.veld) == ("verbeterbrief", BESTAAN)), None)
    if g is None or not isinstance(g.waarde, dict):
        return None
    termijn = als_datum(g.waarde.get("termijn"))
    return _("verzocht om verbetermaatregelen ({kanaal}), antwoord uiterlijk op {termijn}").format(
        kanaal=g.waarde.get("kanaal"), termijn=toon(termijn) if termijn else "?"
    ), ""


def maatregel(_sessie: Sessie, gebeurtenissen: list[Gebeurtenis]) -> tuple[str, str] | None:
    """Where a measure is, or what was told of it; that it was promised says its text."""
    eigen = [g for g in gebeurtenissen if g.soort == "maatregel"]
    if any(g.operatie in {Operatie.MAAK, Operatie.VERWIJDER, Operatie.HERSTEL} for g in eigen):
        return None
    for g in eigen:
        if not isinstance(g.waarde, dict):
            continue
        if g.veld == "staat":
            wat = (
                _("gekozen hoe het met een maatregel staat: {staat}") if g.keuze else _("maatregel: {staat}")
            )
            return wat.format(staat=staatnaam(lees_staat(g.waarde.get("staat")))), str(
                g.waarde.get("reden") or ""
            )
        if g.veld == "voortgang":
            tekst = kort(str(g.waarde.get("tekst") or ""))
            return _("voortgang van een maatregel: “{tekst}”").format(tekst=tekst), ""
    return None


def staattekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """The state of a measure, for who must choose."""
    if not isinstance(waarde, dict):
        return None
    naam = staatnaam(lees_staat(waarde.get("staat")))
    return "\n".join(filter(None, (naam, str(waarde.get("reden") or ""))))


def opvolgtekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """What came of a recommendation, for who must choose."""
    if not isinstance(waarde, dict):
        return None
    stand = waarde.get("stand")
    naam = opvolgnaam(Opvolgstand(stand)) if stand in set(Opvolgstand) else str(stand)
    return "\n".join(filter(None, (naam, str(waarde.get("tekst") or ""))))


def adrestekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """To whom a recommendation goes, for who must choose."""
    return "\n".join(map(str, waarde)) if isinstance(waarde, list) else None


def grondtekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """What a recommendation or a point rests on, for who must choose."""
    if isinstance(waarde, dict):
        return "\n".join(str(deel) for lijst in waarde.values() if isinstance(lijst, list) for deel in lijst)
    if isinstance(waarde, list):
        return "\n".join(" ".join(map(str, regel)) for regel in waarde if isinstance(regel, list))
    return None


def vasttekst(_db: Database, _soort: str, waarde: Any, _namen: Mapping[str, str]) -> str | None:
    """A recommendation as it was laid down, for who must choose."""
    if not isinstance(waarde, dict):
        return None
    return _("nummer {nummer}: {tekst}").format(nummer=waarde.get("nummer"), tekst=waarde.get("tekst"))
