"""Writes what lies ahead as a calendar file (RFC 5545) for anybody's calendar: roles, never names of people."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from korpsmonitor_tui.domain.planning import Planpunt, Plansoort, soortnaam
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


def schrijf_agenda(punten: Iterable[Planpunt], naam: str, editie: str, gemaakt: datetime) -> bytes:
    """One entry a point; who takes a later file in sees days that changed move, for an entry keeps its id."""
    agenda = Calendar()
    agenda.add("prodid", "-//korpsmonitor//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", naam)
    for punt in punten:
        agenda.add_component(_afspraak(punt, naam, editie, gemaakt))
    return bytes(agenda.to_ical())


def _afspraak(punt: Planpunt, naam: str, editie: str, gemaakt: datetime) -> Event:
    afspraak = Event()
    kenmerk = hashlib.sha256(f"{editie}|{punt.kenmerk}".encode()).hexdigest()[:32]
    afspraak.add("uid", f"{kenmerk}@korpsmonitor")
    afspraak.add("dtstamp", gemaakt)
    afspraak.add("summary", _opschrift(punt))
    afspraak.add("description", "\n".join((punt.wat, _("Voor: {wie}").format(wie=punt.wie), naam)))
    if punt.plaats:
        afspraak.add("location", punt.plaats)
    if punt.tijd:
        # In universal time: then no calendar needs to know our zone. How long it takes nobody recorded.
        begin = datetime.combine(punt.dag, time.fromisoformat(punt.tijd), _AMSTERDAM)
        afspraak.add("dtstart", begin.astimezone(UTC))
    else:
        afspraak.add("dtstart", punt.dag)
    # A day on which something is due does not make anybody busy.
    afspraak.add("transp", "OPAQUE" if punt.soort == Plansoort.GESPREK else "TRANSPARENT")
    afspraak.add("class", "PRIVATE")
    return afspraak


def _opschrift(punt: Planpunt) -> str:
    tekst = f"{soortnaam(punt.soort).capitalize()}: {punt.waarover}"
    return _("{tekst} (te laat)").format(tekst=tekst) if punt.te_laat else tekst
