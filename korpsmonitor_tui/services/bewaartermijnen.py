"""What is kept longer than it may be: shown to who decides about it. Nothing is ever destroyed by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from korpsmonitor_tui.domain.taal import _
from korpsmonitor_tui.domain.verslag import Status
from korpsmonitor_tui.intake.bewaartermijnen import lees_bewaartermijnen
from korpsmonitor_tui.services import opnamen
from korpsmonitor_tui.services.datums import als_datum
from korpsmonitor_tui.services.sessie import partij_van

if TYPE_CHECKING:
    from korpsmonitor_tui.domain.bewaartermijn import Bewaartermijn
    from korpsmonitor_tui.services.sessie import Sessie


@dataclass(frozen=True, slots=True)
class Verlopen:
    """Something that should have been destroyed by now."""

    soort: str
    """dossier, transcript, opname (the reference to it), or geluid: the recording itself, which lies elsewhere."""
    dossier: str
    kenmerk: str
    """Of the entity; empty for a dossier."""
    naam: str
    """Name of the file; empty for a dossier."""
    laatste_dag: date
    grond: str


def lees_verlopen(sessie: Sessie) -> tuple[Verlopen, ...]:
    """What is past its last day, of every edition of this instrument, the longest overdue first.

    Raises OnbruikbareBestanden if the terms cannot be read.
    """
    termijnen = lees_bewaartermijnen(sessie.instrumenten.map(sessie.editie.instrument))
    dossiers = _definitief(sessie)
    lijst = [een for termijn in termijnen for een in _verlopen(sessie, termijn, dossiers)]
    lijst += [
        Verlopen(
            "geluid",
            opname.dossier,
            opname.id,
            opname.naam,
            opname.bewaren_tot or sessie.vandaag() - timedelta(days=1),
            _("laatste dag van de opname"),
        )
        for opname in opnamen.lees_verlopen(sessie)
    ]
    return tuple(sorted(lijst, key=lambda een: (een.laatste_dag, een.dossier, een.soort, een.kenmerk)))


def _definitief(sessie: Sessie) -> dict[str, date]:
    """Per dossier whose verslag is definitief the day on which it last became so."""
    rijen = (
        sessie.store.lees()
        .execute(
            "SELECT v.dossier, max(v.datum) FROM versie v JOIN verslag s ON s.id = v.dossier AND s.status = ? "
            "JOIN gesprek g ON g.dossier = v.dossier JOIN editie e ON e.id = g.editie AND e.instrument = ? "
            "WHERE v.soort = 'definitief' GROUP BY v.dossier",
            (Status.DEFINITIEF.value, sessie.editie.instrument),
        )
        .fetchall()
    )
    return {dossier: dag for dossier, datum in rijen if (dag := als_datum(datum)) is not None}


def _verlopen(sessie: Sessie, termijn: Bewaartermijn, dossiers: dict[str, date]) -> list[Verlopen]:
    voorbij = {
        dossier: laatste
        for dossier, dag in dossiers.items()
        if (laatste := termijn.laatste_dag(dag)) < sessie.vandaag()
    }
    if termijn.soort == "dossier":
        return [
            Verlopen("dossier", dossier, "", partij_van(dossier), laatste, termijn.grond)
            for dossier, laatste in voorbij.items()
        ]
    db = sessie.store.lees()
    return [
        Verlopen(termijn.soort, dossier, id_, naam or "", laatste, termijn.grond)
        for dossier, laatste in voorbij.items()
        for id_, naam in db.execute(
            f"SELECT id, naam FROM {termijn.soort} WHERE dossier = ? ORDER BY nummer, id", (dossier,)
        ).fetchall()
    ]
