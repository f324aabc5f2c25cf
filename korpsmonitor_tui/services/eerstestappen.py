"""Whether a monitor has only just begun: nobody to work with, or nothing planned yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from korpsmonitor_tui.services.sessie import Sessie


class Begin(NamedTuple):
    """What is still to be done before the work of an edition runs."""

    alleen: bool
    """Nobody but the first coördinator."""
    leeg: bool
    """No interview in this edition."""


def lees_begin(sessie: Sessie) -> Begin:
    """How far the beginning is."""
    mensen, gesprekken = (
        sessie.store.lees()
        .execute(
            "SELECT (SELECT count(*) FROM medewerker), (SELECT count(*) FROM gesprek WHERE editie = ?)",
            (sessie.editie.id,),
        )
        .fetchone()
    )
    return Begin(mensen < 2, not gesprekken)
