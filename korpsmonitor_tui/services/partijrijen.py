"""What was recorded of parties while working: those that the instrument did not know, and how far it is with any."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from korpsmonitor_tui.domain.instrument import Gesprekspartij

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.instrument import Instrument
    from korpsmonitor_tui.store.driver import Database


SOORT: Final = "partij"


@dataclass(frozen=True, slots=True)
class Partijrij:
    """What was recorded of one party."""

    code: str
    soort: str
    hoort_bij: str
    naam: str
    barriere: str
    stand: str
    """As a person said; empty if nobody did."""
    reden: str
    aliassen: tuple[str, ...]


def partij_id(editie: str, code: str) -> str:
    """The same for the same party on every laptop."""
    return f"{editie}/{SOORT}/{code}"


def lees_partijrijen(db: Database, editie: str) -> tuple[Partijrij, ...]:
    """Everything that was recorded of parties in an edition, by whom they are heard about and by name."""
    rijen = db.execute(
        "SELECT code, soort, hoort_bij, naam, barriere, stand, reden, aliassen FROM partij WHERE editie = ? "
        "ORDER BY coalesce(hoort_bij, ''), coalesce(naam, ''), code",
        (editie,),
    ).fetchall()
    uit = []
    for rij in rijen:
        code, soort, hoort_bij, naam, barriere, stand, reden = (waarde or "" for waarde in rij[:-1])
        aliassen = tuple(json.loads(rij[-1]))
        uit.append(Partijrij(code, soort, hoort_bij, naam, barriere, stand, reden, aliassen))
    return tuple(rij for rij in uit if rij.code)


def vul_aan(instrument: Instrument, rijen: tuple[Partijrij, ...]) -> Instrument:
    """The instrument with the parties that were added while working, behind its own; itself if there are none."""
    bekend = {partij.code for partij in instrument.partijen}
    nieuw = tuple(
        # Never measured: what is measured is the instrument's own, with a number and norms.
        Gesprekspartij(
            code=rij.code,
            naam=rij.naam or rij.code,
            soort=rij.soort,
            aliassen=rij.aliassen,
            hoort_bij=rij.hoort_bij,
        )
        for rij in rijen
        if rij.code not in bekend
    )
    return replace(instrument, partijen=(*instrument.partijen, *nieuw)) if nieuw else instrument
