"""Dates as they are stored, typed and shown."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.errors import OnbruikbareInvoer
from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


def als_datum(tekst: object) -> date | None:
    """A stored date; None for none, and for what another program may have left there."""
    if isinstance(tekst, str):
        with suppress(ValueError):
            return date.fromisoformat(tekst)
    return None


def toon(dag: date) -> str:
    """A date for people."""
    return dag.strftime("%d-%m-%Y")


def toon_moment(moment: str | None) -> str:
    """A moment from a file as people write it; one in another zone, or that is none, as it stands."""
    try:
        gelezen = datetime.fromisoformat(moment or "")
    except ValueError:
        return moment or ""
    if gelezen.utcoffset():
        return moment or ""
    return gelezen.strftime("%d-%m-%Y %H:%M") + (" UTC" if gelezen.tzinfo else "")


def eis_verleden(sessie: Sessie, dag: date | None, *, vanaf: date | None = None) -> date:
    """The day on which something happened, by default today. Raises OnbruikbareInvoer if it cannot have been."""
    dag = dag or sessie.vandaag()
    if dag > sessie.vandaag():
        raise OnbruikbareInvoer(
            _(
                "{dag} ligt in de toekomst; er is niets vastgelegd. Geef de dag op waarop het gebeurde."
            ).format(dag=toon(dag))
        )
    if vanaf is not None and dag < vanaf:
        raise OnbruikbareInvoer(
            _("{dag} ligt vóór de verzending op {vanaf}; er is niets vastgelegd.").format(
                dag=toon(dag), vanaf=toon(vanaf)
            )
        )
    return dag
