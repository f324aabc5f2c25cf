"""A date as it is written out in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _

if TYPE_CHECKING:
    from datetime import date


def datumtekst(datum: date) -> str:
    """A date as it is written out, e.g. ``3 april 2012``."""
    maanden = (
        _("januari"),
        _("februari"),
        _("maart"),
        _("april"),
        _("mei"),
        _("juni"),
        _("juli"),
        _("augustus"),
        _("september"),
        _("oktober"),
        _("november"),
        _("december"),
    )
    return _("{dag} {maand} {jaar}").format(dag=datum.day, maand=maanden[datum.month - 1], jaar=datum.year)
